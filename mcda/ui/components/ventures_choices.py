"""What is asked of the money: how much, what the ranking does to it, whether agreements count."""

from __future__ import annotations

import streamlit as st

from mcda.allocation.role_wording import ROLE_EXPLANATIONS, ROLE_NAMES
from mcda.case.columns import ROLES
from mcda.case.model import Case
from mcda.ui import state
from mcda.ui.bound import bind
from mcda.ui.state import AGREEMENTS, AUTOMATIC, BUDGET, FLOOR, MULTIPLIER, ROLE
from mcda.ui.text import say

_OWN_FLOOR = 40  # hundredths of closeness, where the mean is no longer the floor


def draw_ventures_choices(case: Case) -> None:
    """Draw the choices; each says what it does where it is chosen."""
    budget, ranking, rules = st.columns([4, 6, 5], gap="medium", vertical_alignment="top")
    with budget:
        _slide(case, BUDGET, say("Budgets of the programmes"), 300, 5)
    with ranking:
        role = _choose_role(case)
    with rules, st.container(gap=None):
        _draw_explanations()
        if case.agreements:
            _draw_agreements(case)
    if role == "floor":
        _draw_floor(case)
    if role == "value":
        _slide(case, MULTIPLIER, say("How strongly closeness tips the balance, percent"), 100, 5)


def _draw_explanations() -> None:
    with st.popover(say("What these mean"), key="roles_told", type="tertiary"):
        for item in ROLES:
            st.markdown(f"**{say(ROLE_NAMES[item])}**")
            st.caption(say(ROLE_EXPLANATIONS[item]))


def _choose_role(case: Case) -> str:
    role = bind(case, ROLE)
    chosen: str = st.selectbox(
        say("What the ranking does to the money"),
        list(ROLES),
        index=list(ROLES).index(role.value),
        format_func=lambda item: say(ROLE_NAMES[item]),
        key=role.key,
        on_change=role.on_change,
    )
    return chosen


def _draw_floor(case: Case) -> None:
    """Draw the floor; until it is moved it is the regions' mean closeness."""
    automatic = bind(
        case, FLOOR, "widget_floor_automatic",
        shown=lambda floor: floor == AUTOMATIC, read=lambda on: AUTOMATIC if on else _OWN_FLOOR,
    )  # fmt: skip
    st.toggle(
        say("The floor is the mean closeness of the regions"),
        key=automatic.key,
        on_change=automatic.on_change,
    )
    if not automatic.value:
        _slide(case, FLOOR, say("Mean closeness that the money must reach, in hundredths"), 100, 1)


def _draw_agreements(case: Case) -> None:
    required = bind(case, AGREEMENTS, shown=bool, read=int)
    st.toggle(
        say("Only with agreements in force"),
        key=required.key,
        help=say(
            "Only ventures whose partners all have an agreement in force at their start. The tab "
            "Agreements tells which missing ones block the most value."
        ),
        on_change=required.on_change,
    )


def _slide(case: Case, choice: state.Choice, label: str, most: int, step: int) -> None:
    """Draw a slider of a choice in percent or hundredths."""
    moved = bind(case, choice)
    st.slider(
        label,
        0,
        most,
        value=moved.value,
        step=step,
        format="%d %%" if choice is not FLOOR else "%d",
        key=moved.key,
        on_change=moved.on_change,
    )
