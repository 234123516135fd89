"""Widgets of kept choices: what each begins with, is called, and does when it is moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from mcda.case.model import Case
from mcda.ui import sliders, state
from mcda.ui.state import Choice


@dataclass(frozen=True)
class Bound:
    """What a widget needs to show a choice and to keep it.

    Parameters
    ----------
    key : of the widget
    value : what it shows
    on_change : keeps what it was moved to
    """

    key: str
    value: Any
    on_change: Callable[[], None]


def bind(
    case: Case,
    choice: Choice,
    key: str = "",
    *,
    shown: Callable[[Any], Any] = lambda kept: kept,
    read: Callable[[Any], Any] = lambda moved: moved,
) -> Bound:
    """Tie a widget to a choice of the session, which may also change without it.

    Parameters
    ----------
    case, choice : what is kept
    key : begins the widget's key, where a choice has several widgets; empty = by its name
    shown : the widget's value for what is kept
    read : what to keep for the widget's value
    """
    value = shown(state.kept(case, choice))
    name = f"{key or f'widget_{choice.name}'}_{case.id}"
    widget = sliders.key_showing(name, value)

    def keep() -> None:
        if sliders.is_shown(name, widget):
            state.keep(case, choice, read(st.session_state[widget]))

    return Bound(widget, value, keep)
