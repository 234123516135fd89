"""What if: wishes about the plan, what they cost, and plans side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcda.allocation.comparison import compare
from mcda.allocation.plan import Plan
from mcda.allocation.taken import plan_rules, rule_of, with_rules
from mcda.allocation.wishes import Granted, Wish
from mcda.case.finding import CaseError
from mcda.case.model import Case
from mcda.report.comparison_tables import regions_beside, totals_beside, ventures_beside
from mcda.report.plan_wording import doubts, obstacles
from mcda.report.wish_wording import price_of_wish, wish_sentence
from mcda.ui import cache, plan_cache, session_work
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import (
    draw_list,
    draw_note,
    draw_paragraph,
    draw_subheading,
)
from mcda.ui.components.tables import draw_table
from mcda.ui.components.ventures_taken import change_rules, draw_take
from mcda.ui.components.way_back import Clearable, clear, draw_way_back
from mcda.ui.labels import labels, scenario_names
from mcda.ui.money import asked, question_of, take
from mcda.ui.room import Room
from mcda.ui.text import say
from mcda.ui.view import saved_views


def draw_wishes(room: Room, plan: Plan) -> None:
    """Draw the wishes with their price, then the plan that fulfils them beside the present one."""
    case = room.case
    _draw_form(case, plan)
    draw_way_back(_wishes_of(case), _gone)
    wishes = session_work.wishes(case)
    plans = {say("Present plan"): plan}
    if wishes:
        near = tuple(plan.fractions.items())
        with st.spinner(say("Solving with the wishes"), show_time=False):
            granted = plan_cache.granted(
                room.digest, room.choices, asked(case), near, wishes, question_of(room), plan
            )
        _draw_list(case, plan, granted)
        if granted.plan.has_plan:
            plans[say("With the wishes")] = granted.plan
            st.button(
                say("Take this plan"), key="take_wishes", on_click=change_rules,
                args=(case, _take, case, granted),
                help=say(
                    "The wishes become rules: every page and file shows the plan that keeps "
                    "them, sought anew at each move of a slider, until you let go of them."
                ),
            )  # fmt: skip
        else:
            _draw_clash(granted)
    else:
        draw_note(say("Nothing is wished yet: choose something above to see what it costs."))
    other = _other_plan(room)
    if other is not None:
        plans[other[0]] = other[1]
        _draw_take_other(room, other[1])
    if len(plans) > 1:
        _draw_beside(case, plans)


def _draw_form(case: Case, plan: Plan) -> None:
    kinds = {
        "out": say("Leave a joint venture out"),
        "in": say("Carry a joint venture out in full"),
        "amount": say("Give a joint venture a fixed amount"),
        "budget": say("Change a programme's budget in a year"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.selectbox(
            say("What if"), list(kinds), key=f"wish_kind_{case.id}", width=300,
            format_func=kinds.__getitem__,
        )  # fmt: skip
        wish = _choose_budget(case, plan) if kind == "budget" else _choose(case, plan, kind)
        st.button(say("Add this wish"), key="add_wish", on_click=_add, args=(case, *wish))


def _choose(case: Case, plan: Plan, kind: str) -> tuple[Wish, str]:
    names = labels(case.projects)
    amounts = {part.project: part.amount for part in (plan.exact or plan).projects}
    # those first that a wish would change
    order = sorted(names, key=lambda item: (amounts[item] > 0) == (kind == "in"))
    subject: str = st.selectbox(
        say("Joint venture"), order, key=f"wish_venture_{case.id}_{kind}", width=420,
        format_func=names.__getitem__,
    )  # fmt: skip
    if kind != "amount":
        return Wish(kind, subject), ""
    field = f"wish_amount_{case.id}_{subject}"
    level = st.number_input(
        say("Amount"), min_value=0.0,
        value=float(amounts[subject]), step=10.0, format="%.2f", width=160, key=field,
    )  # fmt: skip
    st.text(case.settings.money_unit, width="content")
    return Wish(kind, subject, level), field


def _choose_budget(case: Case, plan: Plan) -> tuple[Wish, str]:
    names = labels(case.programmes)
    subject: str = st.selectbox(
        say("Programme"), list(names), key=f"wish_programme_{case.id}", width=260,
        format_func=names.__getitem__,
    )  # fmt: skip
    year: int = st.selectbox(say("Year"), list(case.years), key=f"wish_year_{case.id}", width=100)
    field = f"wish_budget_{case.id}_{subject}_{year}"
    level = st.number_input(
        say("Budget"), min_value=0.0,
        value=float(plan.budgets[subject].get(year, 0.0)), step=10.0, format="%.2f", width=160,
        key=field,
    )  # fmt: skip
    st.text(case.settings.money_unit, width="content")
    return Wish("budget", subject, level, year), field


def _add(case: Case, wish: Wish, field: str) -> None:
    """Add a wish; of two about the same, the later one counts.

    A level that was typed just before the click came with it: the field is asked once more.
    """
    if field:
        wish = replace(wish, level=st.session_state[field])
    about = (wish.kind == "budget", wish.subject, wish.year)
    kept = session_work.wishes(case)
    others = [w for w in kept if (w.kind == "budget", w.subject, w.year) != about]
    session_work.wish(case, [*others, wish])


def _wishes_of(case: Case) -> Clearable[tuple[Wish, ...]]:
    return Clearable(
        f"wishes_{case.id}", lambda: session_work.wishes(case),
        lambda wanted: session_work.wish(case, wanted),
    )  # fmt: skip


def _gone(_before: tuple[Wish, ...], _after: tuple[Wish, ...]) -> str:
    return say("A wish was taken back.")


def _remove(case: Case, wish: Wish) -> None:
    session_work.wish(case, [kept for kept in session_work.wishes(case) if kept != wish])


def _take(case: Case, granted: Granted) -> None:
    """Make rules of the wishes; they are wished no longer."""
    take(case, map(rule_of, granted.wishes), granted.plan.fractions)
    session_work.wish(case, ())


def _draw_list(case: Case, plan: Plan, granted: Granted) -> None:
    draw_subheading(say(granted.sentence))
    for place, (wish, cost) in enumerate(zip(granted.wishes, granted.costs)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            told = say(wish_sentence(wish, case))
            price = say(price_of_wish(cost, plan.objective)) if len(granted.wishes) > 1 else ""
            draw_paragraph(f"{told} {price}".rstrip())
            st.button(
                say("Undo"), key=f"undo_wish_{place}", type="tertiary", on_click=clear,
                args=(_wishes_of(case), _remove, case, wish),
            )  # fmt: skip


def _draw_clash(granted: Granted) -> None:
    for told in obstacles(granted.plan):
        draw_paragraph(say(told))
    found = granted.diagnosis
    if found.conflict is None:
        draw_paragraph(say("The rules that clash were not found in time: undo a wish."))
        return
    draw_paragraph(say(found.conflict.summary))
    draw_list(say("These rules cannot hold together"), (say(told) for told in found.conflict.told))
    draw_list(
        say("Each of these alone would let them hold"),
        (say(repair.sentence) for repair in found.repairs),
    )


def _other_plan(room: Room) -> tuple[str, Plan] | None:
    """Let a saved scenario be chosen, and return its name and plan."""
    rows = {row.id: row for row in saved_views(room)}
    names = {"": say("none")} | scenario_names(rows.values())
    if not rows:
        draw_note(say("A scenario saved on the page Ranking can stand beside it."))
        return None
    chosen = bind_own(f"wish_beside_{room.case.id}", "", names)
    st.selectbox(say("Scenario beside it"), width=320, **chosen.one)
    if not chosen.value:
        return None
    row = rows[chosen.value]
    try:
        return row.name, plan_cache.scenario_plan(room.digest, row, room.case)
    except CaseError as problem:
        draw_note(say(problem.findings[0].message))
        return None


def _draw_take_other(room: Room, other: Plan) -> None:
    """Offer to take the plan beside as it is, where the present rules let it stand."""
    case, rules = room.case, plan_rules(other.fractions)
    if not rules:
        return
    present = asked(case)
    wanted = replace(present, taken=with_rules(present.taken, rules))
    kept = cache.plan(room.digest, room.choices, wanted, (), case, room.ranking)
    if kept.has_plan:
        draw_take(case, rules, "take_other", other.fractions)
    else:
        draw_note(
            say(
                "Under the present choices this plan cannot be kept as it is; the scenario it "
                "comes from can be gone back to on the page Ranking, under Scenarios."
            )
        )


def _draw_beside(case: Case, plans: dict[str, Plan]) -> None:
    (first, present), *others = plans.items()
    for name, plan in others:
        draw_list(
            say("From “{first}” to “{second}”", first=first, second=name),
            (say(told) for told in compare(present, plan, case).sentences),
        )
    draw_table(totals_beside(case, plans), key="wish_totals", alt=say("Plans side by side"))
    for doubt in doubts(plans):
        draw_note(say(doubt))
    draw_table(
        ventures_beside(case, plans), key="wish_ventures",
        alt=say("Money of joint ventures in each plan"),
    )  # fmt: skip
    draw_table(
        regions_beside(case, plans), key="wish_regions",
        alt=say("Money of regions in each plan"),
    )  # fmt: skip
