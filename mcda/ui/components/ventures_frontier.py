"""Equity: value against the smallest amount, plans to take, and how evenly this one lands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from mcda.allocation.asked import Asked
from mcda.allocation.equity import equity, readable
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.frontier import POINTS, Frontier, FrontierPoint, gathered
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.taken import floor_rule, without
from mcda.case.model import Case
from mcda.charts.frontier import PICKED, FrontierWords, frontier_picture
from mcda.report.equity_tables import equity_table, frontier_table
from mcda.report.equity_wording import (
    cheap_sentence,
    fairest_sentence,
    floor_sentences,
    measure_sentences,
    point_sentence,
    worst_sentence,
)
from mcda.report.plan_wording import unproven_sentence
from mcda.ui import cache, plan_cache
from mcda.ui.bound import bind_own, choose_own, hold, own_choice
from mcda.ui.components.headline import (
    draw_list,
    draw_note,
    draw_paragraph,
    draw_subheading,
)
from mcda.ui.components.tables import draw_table
from mcda.ui.components.ventures_steps import worked
from mcda.ui.components.ventures_taken import change_rules
from mcda.ui.money import asked, let_go, remember, take
from mcda.ui.room import Room
from mcda.ui.steps import Steps
from mcda.ui.text import say

_SAME = 1e-6  # of a venture: the solver's own rounding
_WORST = 3  # regions or zones with least that are looked at together


def draw_equity(room: Room, plan: Plan) -> None:
    """Draw the frontier with its plans to choose from, then how evenly the present plan lands."""
    by, per = _choose()
    present = asked(room.case)
    free = replace(present, taken=without(present.taken, ["equity"]))
    _draw_floor(room, plan, EquityFloor(by, per, 0.0), free)
    question = free.question(room.case, room.ranking)
    key = (room.digest, room.choices, free, by, per)
    steps = plan_cache.frontier(*key, POINTS, question)
    is_whole = worked(steps, "frontier", key, _part)
    found = gathered(question, by, per, steps.found)
    cheap = cheap_sentence(found.points, by, per, room.case)
    for told in (*found.sentences[:1], *((cheap,) if cheap else ()), *found.sentences[1:]):
        draw_paragraph(say(told))
    if found.points:
        _draw_frontier(room.case, found, plan if free == present else None)
        if is_whole:
            _draw_extremes(room, found, key[2], question)
    draw_subheading(say("How evenly the present plan lands"))
    spread = equity(plan, room.case, by, per)
    draw_list(
        say("Three measures of inequality"),
        (f"{name} {say(told)}" for name, told in measure_sentences(spread).items()),
    )
    draw_table(
        equity_table(room.case, plan, spread), key=f"equity_{by}_{per}",
        alt=say("What lands where, those with least first"),
    )  # fmt: skip


def _draw_floor(room: Room, plan: Plan, floor: EquityFloor, free: Asked) -> None:
    """Let the amount for everybody be typed, and answer whether and at what cost it can be had."""
    case = room.case
    spread = equity(plan, case, floor.by, floor.per)
    mean = sum(spread.amounts.values()) / max(len(spread.amounts), 1)
    factor, heads = readable(mean, floor.per)
    name = f"floor_typed_{case.id}_{floor.by}_{floor.per}"
    # as typed, so that the number is not written anew after a division and a multiplication
    typed, of = own_choice(name) or (0.0, factor)
    typing = hold(name, typed if of == factor else typed / of * factor,
                  lambda moved: choose_own(name, (moved, factor)))  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="floor_row"):
        st.number_input(
            say("At least, for every region")
            if floor.by == "region"
            else say("At least, for every zone"),
            min_value=0.0, step=1.0, format="%.2f", width=220, **typing.plain,
        )  # fmt: skip
        st.text(f"{case.settings.money_unit}{say(heads) if heads else ''}", width="content")
        if typing.value <= 0:
            draw_note(say("Type an amount: the answer, its cost and its plan follow."))
            return
        asked_for = replace(floor, level=typing.value / factor)
        question = free.question(case, room.ranking)
        with st.spinner(say("Solving with this amount"), show_time=False):
            answer = plan_cache.floor_answer(room.digest, room.choices, free, asked_for, question)
        point = answer.point or answer.most
        if point is not None:
            st.button(
                say("Take this plan")
                if answer.point is not None
                else say("Take the plan with the most for each"),
                key="take_typed", on_click=change_rules, args=(case, _take, case, point),
            )  # fmt: skip
    best = cache.plan(room.digest, room.choices, free, (), case, room.ranking).objective
    told = floor_sentences(answer, best or 0.0, case)
    draw_subheading(say(told[0]))
    for sentence in told[1:]:
        draw_paragraph(say(sentence))


def _choose() -> tuple[str, str]:
    places = {"region": say("Regions"), "zone": say("Zones")}
    measures = {"head": say("Per inhabitant"), "money": say("In all")}
    with st.container(horizontal=True, gap="large"):
        by = st.segmented_control(
            say("Who is compared"), list(places), default="region", required=True,
            format_func=places.__getitem__, key="equity_by", persist_state="session",
        )  # fmt: skip
        per = st.segmented_control(
            say("Money"), list(measures), default="head", required=True,
            format_func=measures.__getitem__, key="equity_per", persist_state="session",
        )  # fmt: skip
    return by or "region", per or "head"


def _part(steps: Steps[FrontierPoint]) -> tuple[float, str]:
    done = len(steps.found)
    return min(done / POINTS, 1.0), say("{done} of {count} plans", done=done, count=POINTS)


def _draw_frontier(case: Case, found: Frontier, present: Plan | None) -> None:
    """Draw the plans, and the choice of one; the ``present`` one, if it is free, stands already."""
    points, chart, choice = found.points, "frontier_chart", f"frontier_plan_{found.by}_{found.per}"
    best = points[0].objective
    told = [say(point_sentence(p, best, found.by, found.per, case)) for p in points]
    titles = {place: f"{place + 1}: {text}" for place, text in enumerate(told)}
    choosing = bind_own(choice, 0, titles)
    chosen: int = choosing.value
    _, heads = readable(max(point.smallest for point in points), found.per)
    words = FrontierWords(
        smallest=say(
            "Region with least, {unit}{heads}"
            if found.by == "region"
            else "Zone with least, {unit}{heads}",
            unit=case.settings.money_unit,
            heads=say(heads) if heads else "",
        ),
        value=say("Value, percent of the most possible"),
        least=say("Smallest amount"),
        worth=say("Value"),
        plan=say("Plan"),
        funded=say("Funded ventures"),
    )

    def pick() -> None:
        picked: Any = st.session_state[chart]["selection"].get(PICKED, [])
        if picked:
            choose_own(choice, int(picked[0]["place"]))

    with st.container(key="frontier_picture"):
        st.vega_lite_chart(
            cache.specification(frontier_picture(points, found.per, chosen, words)),
            key=chart,
            on_select=pick,
            selection_mode=PICKED,
            alt=say("Plans by their smallest amount and their value"),
        )
    draw_note(
        say(
            "Each point is a whole plan: further right, those who get least get more; further "
            "down, the plan is worth less. Click a point, or choose it below."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(say("Plan to take"), width=520, **choosing.one)
        st.button(
            say("Take this plan"), key="take_floor", on_click=change_rules,
            args=(case, _take, case, points[chosen]),
            disabled=present is not None and _is_same(points[chosen], present),
            help=say("Every page and file then shows this plan. The present one stands already."),
        )  # fmt: skip
    doubt = unproven_sentence(points[chosen].plan)
    if doubt is not None:
        draw_note(say(doubt))
    draw_table(
        frontier_table(case, points, found.per), key=f"frontier_{found.by}_{found.per}",
        alt=say("Plans of the frontier"),
    )  # fmt: skip


def _draw_extremes(room: Room, found: Frontier, free: Asked, question: Question) -> None:
    points, case = found.points, room.case
    best = points[0].objective
    told = [say(fairest_sentence(points[-1], best, found.by, found.per, case))]
    worst = plan_cache.worst(room.digest, room.choices, free, found.by, found.per, _WORST, question)
    if worst is not None:
        told.append(say(worst_sentence(worst, _WORST, best, found.by, found.per, case)))
    draw_list(say("As much as possible for those with least"), told)


def _is_same(point: FrontierPoint, plan: Plan) -> bool:
    """Whether a point sets no floor and is the plan that stands: taking it changes nothing."""
    mine, its = ((each.exact or each).fractions for each in (point.plan, plan))
    is_near = all(abs(mine[name] - its[name]) <= _SAME for name in mine)
    return not isinstance(point.floor, EquityFloor) and is_near


def _take(case: Case, point: FrontierPoint) -> None:
    if isinstance(point.floor, EquityFloor):
        take(case, [floor_rule(point.floor)], point.plan.fractions)
    else:
        let_go(case, ["equity"])
        remember(case, point.plan.fractions)
