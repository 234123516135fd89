"""How sure the plan is: what stays funded when the weights are somewhat different."""

from __future__ import annotations

import math

import streamlit as st

from mcda.allocation.plan import Plan
from mcda.allocation.plan_draws import DRAWS, Draw, can_be_drawn
from mcda.allocation.sureness import CORE, Sureness, summarize
from mcda.allocation.sureness_wording import sureness_sentences
from mcda.case.model import Case
from mcda.charts.selection import SelectionWords, selection_picture
from mcda.report.sureness_tables import sureness_table
from mcda.robustness.weightings import USUAL_WIDTH
from mcda.ui import plan_cache, state
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.tables import draw_table
from mcda.ui.components.ventures_steps import worked
from mcda.ui.money import asked, question_of
from mcda.ui.room import Room
from mcda.ui.steps import Steps
from mcda.ui.text import say

_ANY = "any"


def draw_sureness(room: Room, plan: Plan) -> None:
    """Draw plans under other weights one after the other, then what they have in common."""
    question = question_of(room)
    possible = [over for over in ("criteria", "impacts") if can_be_drawn(question, over)]
    if not possible:
        draw_note(
            say(
                "There are no weights to vary: give two impacts a weight, or let the ranking "
                "decide about the money by two criteria at least."
            )
        )
        return
    over, width = _choose(room.case, possible)
    near = tuple(plan.fractions.items())
    key = (room.digest, room.choices, asked(room.case), near, over, width)
    steps = plan_cache.plan_draws(*key, DRAWS, question, plan)
    worked(steps, "sureness", key, _part)
    drawn = [draw for some in steps.found for draw in some]
    if not drawn:
        draw_note(say("Nothing is drawn yet: go on to see what stays funded."))
        return
    _draw_found(room.case, summarize(question, plan, over, width, drawn))


def _choose(case: Case, possible: list[str]) -> tuple[str, float | None]:
    whose = {"criteria": say("Criteria of the ranking"), "impacts": say("Impacts of ventures")}
    around = state.kept(case, state.WIDTH) / 100 or USUAL_WIDTH
    widths = {
        "near": say("About {points}", points=f"{100 * around:.0f}"),
        _ANY: say("Whatever the weights"),
    }
    with st.container(horizontal=True, gap="large"):
        over = st.segmented_control(
            say("Whose weights may be different"), possible, default=possible[0], required=True,
            format_func=whose.__getitem__, key="sureness_over", persist_state="session",
        )  # fmt: skip
        far = st.segmented_control(
            say("By how many percentage points"), list(widths), default="near", required=True,
            format_func=widths.__getitem__, key="sureness_width", persist_state="session",
        )  # fmt: skip
    return over if over in possible else possible[0], None if far == _ANY else around


def _part(steps: Steps[tuple[Draw, ...]]) -> tuple[float, str]:
    done = sum(map(len, steps.found))
    told = say("{done} of {count} plans under drawn weights", done=done, count=DRAWS)
    return min(done / DRAWS, 1.0), told


def _draw_found(case: Case, found: Sureness) -> None:
    for told in sureness_sentences(found):
        draw_paragraph(say(told))
    if not found.draws:
        return
    words = SelectionWords(
        project=say("Joint venture"),
        share=say("funded in"),
        money=say("public money, {unit}", unit=case.settings.money_unit),
        now=say("Now"),
        low=say("From"),
        high=say("To"),
    )
    draw_picture(
        selection_picture(found, words), key="sureness_picture",
        alt=say("How often each joint venture is funded, and between which amounts"),
    )  # fmt: skip
    draw_note(
        say(
            "Dark: funded in at least {most} % of the draws. Ochre: depends on the weights. Grey: "
            "in at most {least} %. On the right, the money in nine of ten draws as a line, and "
            "that of the present plan as a mark. Shares are exact to about {margin} percentage "
            "points.",
            most=f"{100 * CORE:.0f}",
            least=f"{100 - 100 * CORE:.0f}",
            margin=f"{100 / math.sqrt(found.draws):.0f}",
        )
    )
    draw_table(
        sureness_table(case, found), key="sureness_table",
        alt=say("How often each joint venture is funded"),
    )  # fmt: skip
