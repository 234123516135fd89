"""What was taken: told beside the plan that keeps it, and let go of with one click."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from mcda.allocation.plan import Plan
from mcda.allocation.taken import groups_of
from mcda.case.model import Case, Taken
from mcda.report.wish_wording import taken_sentence, taken_value
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.money import free_value, let_go, take
from mcda.ui.room import Room
from mcda.ui.session_work import taken
from mcda.ui.text import say


def draw_taken(room: Room, plan: Plan | None) -> None:
    """Draw what was taken, each with "Let go", and what the value would be without; else nothing.

    Parameters
    ----------
    room : the open case and what is asked of it
    plan : the plan that keeps it; None where there is none to speak of
    """
    case = room.case
    groups = groups_of(taken(case))
    if not groups:
        return
    free = free_value(room)
    with st.container(key="taken", gap=None):
        if plan is not None and not plan.has_plan:
            _draw_lost(free)
        for place, (name, rules) in enumerate(groups.items()):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                draw_paragraph(say(taken_sentence(rules, case)))
                st.button(
                    say("Let go"), key=f"let_go_{place}", type="tertiary",
                    help=say("Take this rule back: the plan is sought without it"),
                    on_click=let_go, args=(case, [name]),
                )  # fmt: skip
        value = None if plan is None else taken_value(plan, free)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if value is not None:
                draw_note(say(value))
            if len(groups) > 1:
                st.button(
                    say("Let go of all"), key="let_go_all", type="tertiary", on_click=let_go,
                    args=(case,),
                )  # fmt: skip


def draw_take(
    case: Case, rules: Iterable[Taken], key: str, fractions: dict[str, float] | None = None
) -> None:
    """Draw the button that makes rules of what is shown: the plan of every page keeps them.

    Parameters
    ----------
    case : the open case
    rules : what is taken
    key : of the button
    fractions : the plan that is meant where several are equally good
    """
    st.button(
        say("Take this plan"), key=key, on_click=take, args=(case, tuple(rules), fractions),
        help=say(
            "It becomes a rule: every page and file shows the plan that keeps it, sought anew at "
            "each move of a slider, until you let go of it."
        ),
    )  # fmt: skip


def _draw_lost(free: float | None) -> None:
    if free is None:
        draw_paragraph(say("There is no plan, with what was taken or without it."))
    else:
        draw_paragraph(
            say(
                "What was taken can hold no longer: no plan keeps it under the present choices. "
                "Let go of it, and there is a plan again."
            )
        )
