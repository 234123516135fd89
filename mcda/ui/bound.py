"""Widgets of what is kept: what each begins with, is called, and does when it is moved.

A widget that comes onto the screen late, such as one in a popover, begins with what it is given
as its value, index or default, not with what session state held in an earlier run, and tells that
with the next move of anything, as if it had been chosen. So each widget of something kept is given
the kept value in every run. The sliders of points alone are not: what they are given is what
leaves no trace in the address, and they are on the screen from the start.

Streamlit tells one option from another by its label. Labels change when other data do, so what a
widget says is heard only where it is an option, and a widget whose labels changed begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from mcda.case.model import Case
from mcda.ui import sliders, state
from mcda.ui.state import Choice


@dataclass(frozen=True)
class Bound:
    """What a widget needs to show something kept and to keep what it is moved to.

    Parameters
    ----------
    key : of the widget
    value : what it shows
    on_change : keeps what it was moved to
    options : id -> label of what can be chosen; empty where anything can
    """

    key: str
    value: Any
    on_change: Callable[[], None]
    options: Mapping[Any, str] = field(default_factory=dict)

    @property
    def plain(self) -> dict[str, Any]:
        """What a slider, a number or a switch is given."""
        return {"value": self.value, **self._shared}

    @property
    def one(self) -> dict[str, Any]:
        """What a selectbox or a radio is given."""
        ids = list(self.options)
        index = None if self.value is None else ids.index(self.value)
        return {"index": index, **self._chosen}

    @property
    def several(self) -> dict[str, Any]:
        """What a multiselect or a segmented control is given."""
        return {"default": self.value, **self._chosen}

    @property
    def _chosen(self) -> dict[str, Any]:
        shared = {"options": list(self.options), "format_func": self.options.__getitem__}
        return {**shared, **self._shared}

    @property
    def _shared(self) -> dict[str, Any]:
        return {"key": self.key, "on_change": self.on_change}


def bind(
    case: Case,
    choice: Choice,
    key: str = "",
    *,
    options: Mapping[Any, str] | None = None,
    shown: Callable[[Any], Any] = lambda kept: kept,
    read: Callable[[Any], Any] = lambda moved: moved,
) -> Bound:
    """Tie a widget to a choice of the session, which may also change without it.

    Parameters
    ----------
    case, choice : what is kept
    key : begins the widget's key, where a choice has several widgets; empty = by its name
    options : id -> label of what can be chosen
    shown : the widget's value for what is kept
    read : what to keep for the widget's value
    """
    return hold(
        f"{key or f'widget_{choice.name}'}_{case.id}",
        shown(state.kept(case, choice)),
        lambda moved: state.keep(case, choice, read(moved)),
        options,
    )


def bind_own(name: str, default: Any, options: Mapping[Any, str]) -> Bound:
    """Tie a widget to a choice of this session alone, by id; survives pages without the widget.

    Parameters
    ----------
    name : begins the widget's key; tells the choice, and its case, from others
    default : id, or list of ids, until something is chosen, and where that is gone
    options : id -> label of what can be chosen now
    """
    kept = own_choice(name)
    value = default if kept is None else kept
    if isinstance(value, list):
        value = [item for item in value if item in options]
    elif value not in options:
        value = default
    return hold(name, value, lambda moved: choose_own(name, moved), options)


def own_choice(name: str) -> Any:
    """Return what was chosen by a widget of :func:`bind_own`; None before anything was."""
    return st.session_state.get(f"chosen_{name}")


def choose_own(name: str, value: Any) -> None:
    """Choose what a widget of :func:`bind_own` shows, without it."""
    st.session_state[f"chosen_{name}"] = value


def hold(
    name: str,
    value: Any,
    keep: Callable[[Any], None],
    options: Mapping[Any, str] | None = None,
) -> Bound:
    """Tie a widget to a value that is kept anywhere, and may also change without it.

    Parameters
    ----------
    name : begins the widget's key
    value : what is kept now
    keep : keeps what the widget was moved to
    options : id -> label of what can be chosen; None where anything can
    """
    known = {} if options is None else options
    label = [known.get(item) for item in _each(value)]
    widget = sliders.key_showing(name, value, label)

    def on_change() -> None:
        moved = st.session_state[widget]
        is_known = options is None or all(item in options for item in _each(moved))
        if sliders.is_shown(name, widget) and is_known:
            keep(moved)

    return Bound(widget, value, on_change, known)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
