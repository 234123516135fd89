"""The way back from a click that clears or replaces several things: told there, one click long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from mcda.case.model import Case
from mcda.ui import state
from mcda.ui.components.headline import draw_note
from mcda.ui.state import Choice
from mcda.ui.text import say

Held = TypeVar("Held")


@dataclass(frozen=True)
class Clearable(Generic[Held]):
    """Something of the session that one click may clear, or put something else in the place of.

    Parameters
    ----------
    name : tells it, and its case, from others
    read : returns what is there now; what compares equal counts as the same
    write : puts something in its place
    """

    name: str
    read: Callable[[], Held]
    write: Callable[[Held], None]


def of_choices(case: Case, name: str, *choices: Choice) -> Clearable[tuple[Any, ...]]:
    """Return choices of the session as one thing that may be cleared.

    Parameters
    ----------
    case : whose choices
    name : begins the name of what may be cleared
    choices : in any number
    """

    def write(values: tuple[Any, ...]) -> None:
        for choice, value in zip(choices, values, strict=True):
            state.keep(case, choice, value)

    return Clearable(
        f"{name}_{case.id}", lambda: tuple(state.kept(case, choice) for choice in choices), write
    )


def clear(thing: Clearable[Any], act: Callable[..., None], *given: Any) -> None:
    """Act on something, and remember what was there before.

    Parameters
    ----------
    thing : what the act changes
    act : clears or replaces it
    given : to the act
    """
    before = thing.read()
    act(*given)
    after = thing.read()
    if before != after:
        st.session_state[_key(thing)] = (before, after)


def draw_way_back(thing: Clearable[Held], told: Callable[[Held, Held], str]) -> None:
    """Say what was cleared last, and offer it back, as long as nothing else was put in its place.

    Parameters
    ----------
    thing : what :func:`clear` acted on
    told : says what was cleared, of what was there before and after; empty = nothing to tell
    """
    if _key(thing) not in st.session_state:
        return
    before, after = st.session_state[_key(thing)]
    line = told(before, after) if thing.read() == after else ""
    if not line:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw_note(line)
        st.button(
            say("Bring back"), key=f"way_back_{thing.name}", type="tertiary",
            on_click=thing.write, args=(before,),
        )  # fmt: skip


def _key(thing: Clearable[Any]) -> str:
    return f"cleared_{thing.name}"
