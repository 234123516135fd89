"""What binds and what it costs: prices in words, solved again, and who would enter."""

from __future__ import annotations

import streamlit as st

from mcda.allocation.asked import Asked
from mcda.allocation.confirming import BudgetStep, planned_steps
from mcda.allocation.entry import Entry, unfunded
from mcda.allocation.plan import Plan, Price
from mcda.allocation.price_wording import price_sentences, steps_sentences
from mcda.allocation.taken import floor_of
from mcda.report.plan_tables import prices_table
from mcda.report.price_tables import budget_steps_table
from mcda.ui import cache, plan_cache
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import (
    draw_list,
    draw_note,
    draw_paragraph,
    draw_reasons,
    draw_subheading,
)
from mcda.ui.components.tables import draw_table
from mcda.ui.components.ventures_steps import worked
from mcda.ui.money import asked, question_of, seen
from mcda.ui.room import Room
from mcda.ui.session_work import taken
from mcda.ui.steps import Steps
from mcda.ui.text import say

_SHOWN = 12  # sentences before the table


def draw_prices(room: Room, plan: Plan) -> None:
    """Draw the prices of binding rules, one of them confirmed, and larger budgets.

    Larger budgets come first where prices say little: where ventures are all or nothing, and
    where no price is above 0.
    """
    binding = sorted(
        (price for price in plan.every_price if price.price),
        key=lambda price: -abs(price.price or 0.0),
    )
    steps_first = plan.given_selection or not binding
    if steps_first:
        _draw_budget_steps(room, plan)
    if binding:
        _draw_confirmation(room, plan, binding)
    else:
        draw_subheading(say("What one more of each rule brings"))
        draw_paragraph(_no_price(room, plan))
    if not steps_first:
        _draw_budget_steps(room, plan)
    _draw_entries(room, plan)
    with st.expander(say("All rules with a price"), on_change="rerun", key="all_prices") as every:
        if every.open:
            draw_table(prices_table(plan), key="prices", alt=say("Prices of all rules"), wide=True)


def _no_price(room: Room, plan: Plan) -> str:
    """Say that no rule has a price above 0, what that was computed for, and of what not."""
    prices = plan.every_price
    unknown = sum(price.price is None for price in prices)
    if unknown:
        return say(
            "No rule is known to bring more; {unknown} of {all} rules have no price here.",
            unknown=unknown, all=len(prices),
        )  # fmt: skip
    if plan.given_selection:
        return say(
            "Some ventures are all or nothing, and with the same of them carried out every price "
            "is 0: a little more of any one rule alone would bring nothing. That says nothing of "
            "choosing anew, nor of more of several rules at once; the larger budgets above do."
        )
    if floor_of(taken(room.case)) is not None:
        return say(
            "The floor for those who get least apart, no rule about money or people has a price: "
            "a little more of any one of them alone would bring nothing."
        )
    return say(
        "No rule about money or people has a price: a little more of any one of them alone would "
        "bring nothing."
    )


def _draw_confirmation(room: Room, plan: Plan, binding: list[Price]) -> None:
    draw_subheading(say("What one more of each binding rule brings"))
    if plan.given_selection:
        draw_note(
            say(
                "Some ventures are all or nothing: these prices hold as long as the same of them "
                "are carried out. Rules without a price are 0 in that sense alone. The larger "
                "budgets above choose all ventures anew."
            )
        )
    sentences = [say(told) for told in price_sentences(binding, plan)]
    rules = {(price.family, price.name): price for price in binding}
    chosen = bind_own(f"price_{room.case.id}", next(iter(rules)), dict(zip(rules, sentences)))
    st.selectbox(say("Rule to solve again"), **chosen.one)
    price = rules[chosen.value]
    found = cache.confirmation(
        *_asked(room), (price.family, price.name), question_of(room), plan, price
    )
    draw_paragraph(say(found.sentence))
    draw_list(say("Binding rules, the dearest first"), sentences[:_SHOWN])


def _draw_budget_steps(room: Room, plan: Plan) -> None:
    draw_subheading(say("Larger budgets, solved again"))
    key = _asked(room)
    count = len(planned_steps(question_of(room), plan))
    steps = plan_cache.budget_steps(*key, question_of(room), plan)

    def part(steps: Steps[BudgetStep]) -> tuple[float, str]:
        done = len(steps.found)
        return done / max(count, 1), say("{done} of {count} plans", done=done, count=count)

    worked(steps, "budget_steps", key, part)
    for told in steps_sentences(steps.found):
        draw_paragraph(say(told))
    table = budget_steps_table(room.case, steps.found)
    if not any(step.of_case for step in steps.found):
        # All are of the present budget, as the sentence says: what is gained stays in sight.
        table = table.only((0, 1, 3, 4, 5))
    draw_table(
        table, key="budget_steps",
        alt=say("What larger budgets of each programme bring"),
    )  # fmt: skip


def _draw_entries(room: Room, plan: Plan) -> None:
    draw_subheading(say("What unfunded ventures would need, solved again"))
    count = len(unfunded(plan))
    if not count:
        draw_paragraph(
            say("Every joint venture that may be funded gets money.")
            if any(part.eligible for part in plan.projects)
            else say("No joint venture may be funded; the reasons stand under Why not.")
        )
        return
    key = _asked(room)
    steps = plan_cache.entries(*key, question_of(room), plan)

    def part(steps: Steps[Entry]) -> tuple[float, str]:
        done = len(steps.found)
        return done / count, say("{done} of {count} ventures", done=done, count=count)

    worked(steps, "entries", key, part)
    names = {project.id: project.name for project in room.case.projects}
    draw_reasons(
        say("From this on it is funded, as long as all else stays as it is"),
        {names[found.project]: say(found.sentence) for found in steps.found},
    )


def _asked(room: Room) -> tuple[str, tuple[object, ...], Asked, plan_cache.Near]:
    return room.digest, room.choices, asked(room.case), tuple(seen(room.case).items())
