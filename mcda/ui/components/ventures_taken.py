"""What was taken: told beside the plan that keeps it, and let go of with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from mcda.allocation.openings import Opening
from mcda.allocation.plan import Plan
from mcda.allocation.role_wording import ROLE_NAMES
from mcda.allocation.taken import groups_of
from mcda.case.model import Case, Taken
from mcda.report.wish_wording import taken_sentence, taken_value
from mcda.ui import state
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.components.way_back import Clearable, clear, draw_way_back
from mcda.ui.money import Rules, free_value, let_go, put_rules, rules, take
from mcda.ui.room import Room
from mcda.ui.session_work import taken
from mcda.ui.state import AGREEMENTS, AUTOMATIC, BUDGET, ROLE, SHORTLIST, Choice
from mcda.ui.text import say

_CHOICES = {"shortlist": SHORTLIST, "role": ROLE, "agreements": AGREEMENTS, "budget": BUDGET}


def draw_taken(room: Room, plan: Plan | None) -> None:
    """Draw what was taken, each with "Let go", and what the value would be without; else nothing.

    Parameters
    ----------
    room : the open case and what is asked of it
    plan : the plan that keeps it; None where there is none to speak of
    """
    case = room.case
    _draw_moves(case)
    draw_way_back(_rules_of(case), _gone)
    groups = groups_of(taken(case))
    if not groups:
        return
    free = free_value(room)
    with st.container(key="taken", gap=None):
        if plan is not None and not plan.has_plan:
            _draw_lost(free)
        for place, (name, group) in enumerate(groups.items()):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                draw_paragraph(say(taken_sentence(group, case)))
                st.button(
                    say("Let go"), key=f"let_go_{place}",
                    help=say("Take this rule back: the plan is sought without it"),
                    on_click=change_rules, args=(case, let_go, case, [name]),
                )  # fmt: skip
        value = None if plan is None else taken_value(plan, free)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if value is not None:
                draw_note(say(value))
            if len(groups) > 1:
                st.button(
                    say("Let go of all"), key="let_go_all", on_click=change_rules,
                    args=(case, let_go, case),
                )  # fmt: skip


def draw_take(
    case: Case, wanted: Iterable[Taken], key: str, fractions: dict[str, float] | None = None
) -> None:
    """Draw the button that makes rules of what is shown: the plan of every page keeps them.

    Parameters
    ----------
    case : the open case
    wanted : what is taken
    key : of the button
    fractions : the plan that is meant where several are equally good
    """
    st.button(
        say("Take this plan"), key=key, on_click=change_rules,
        args=(case, take, case, tuple(wanted), fractions),
        help=say(
            "It becomes a rule: every page and file shows the plan that keeps it, sought anew at "
            "each move of a slider, until you let go of it."
        ),
    )  # fmt: skip


def change_rules(case: Case, act: Callable[..., None], *given: Any) -> None:
    """Act on what was taken, so that what is let go or replaced can be taken again.

    Parameters
    ----------
    case : the open case
    act : lets go or takes
    given : to the act
    """
    clear(_rules_of(case), act, *given)


def _rules_of(case: Case) -> Clearable[Rules]:
    return Clearable(f"rules_{case.id}", lambda: rules(case), lambda held: put_rules(case, held))


def _gone(before: Rules, after: Rules) -> str:
    kept = groups_of(after.taken)
    count = sum(kept.get(name) != group for name, group in groups_of(before.taken).items())
    if count == 1:
        return say("What was taken was let go.")
    return say("{count} rules that were taken were let go.", count=count) if count else ""


def open_up(case: Case, opening: Opening) -> None:
    """Move a choice so that the rules hold, and remember where it stood."""
    move(case, _CHOICES[opening.choice], opening.value)


def move(case: Case, choice: Choice, value: int | str) -> None:
    """Move a choice of the session, so that letting go of the move brings it back.

    Parameters
    ----------
    case : the open case
    choice : what is moved
    value : what to
    """
    before = state.kept(case, choice)
    state.keep(case, choice, value)
    moved = dict(st.session_state.get(_moves_key(case), {}))
    st.session_state[_moves_key(case)] = moved | {choice.name: (choice, before, value)}


def _bring_back(case: Case, choice: Choice, before: int | str) -> None:
    state.keep(case, choice, before)


def _draw_moves(case: Case) -> None:
    """Tell the choices that were moved so that rules hold and still stand so, each let go alone."""
    moves: dict[str, tuple[Choice, int | str, int | str]] = st.session_state.get(
        _moves_key(case), {}
    )
    for name, (choice, before, after) in moves.items():
        if state.kept(case, choice) != after:
            continue
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            draw_paragraph(_told(choice, before, after))
            st.button(
                say("Let go"), key=f"bring_back_{name}", on_click=_bring_back,
                help=say("Bring this choice back to what it was"), args=(case, choice, before),
            )  # fmt: skip


def _told(choice: Choice, before: int | str, after: int | str) -> str:
    if choice.name == ROLE.name:
        return say(
            "The ranking has no say in the money, as was taken; before it was: {before}.",
            before=say(ROLE_NAMES[str(before)]),
        )
    if choice.name == AGREEMENTS.name:
        return say("Agreements in force are no longer required, as was taken.")
    if choice.name == SHORTLIST.name:
        return say(
            "The shortlist is {after} regions long instead of {before}, as was taken.",
            before=before, after=after,
        )  # fmt: skip
    if choice.name == BUDGET.name:
        return say(
            "The budgets of all programmes are at {after} % instead of {before} %, as was taken.",
            before=before, after=after,
        )  # fmt: skip
    if before == AUTOMATIC:
        return say(
            "The mean closeness asked of the money is {after} hundredths instead of the mean of "
            "the regions, as was taken.",
            after=after,
        )
    return say(
        "The mean closeness asked of the money is {after} hundredths instead of {before}, as was "
        "taken.",
        before=before, after=after,
    )  # fmt: skip


def _moves_key(case: Case) -> str:
    return f"moved_to_hold_{case.id}"


def _draw_lost(free: float | None) -> None:
    if free is None:
        draw_paragraph(say("There is no plan, with what was taken or without it. Taken was:"))
    else:
        draw_paragraph(
            say(
                "What was taken can hold no longer: no plan keeps it under the present choices. "
                "Let go of it, and there is a plan again. Taken was:"
            )
        )
