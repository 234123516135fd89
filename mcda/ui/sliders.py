"""The points on the sliders: set by helpers, undone, redone, locked.

Points live in session state under their sliders' keys, which bind them to the address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any

import streamlit as st

from mcda.case.model import Case
from mcda.ranking.points import Moved, redistribute

MOST_UNDO = 20
PRESSED = 10.0
"""Points that a key press moves at most."""
PAUSE = 2.0
"""Seconds without a key press after which the next one is a step of its own for Undo."""


def points_key(case: str, criterion: str) -> str:
    """Return the key, and address parameter, of a criterion's slider, by the ids of both."""
    return f"w_{case}_{criterion}"


def default_points(case: Case) -> dict[str, float]:
    """Return the points that the case declares."""
    return {criterion.id: float(criterion.points) for criterion in case.criteria}


def current_points(case: Case) -> dict[str, float]:
    """Return the points on the sliders, all of them drawn already in this run."""
    return {
        criterion.id: float(st.session_state[points_key(case.id, criterion.id)])
        for criterion in case.criteria
    }


def set_points(case: Case, points: Mapping[str, float]) -> None:
    """Move every slider; the one way in which helpers, lenses, Reset and Undo set points."""
    for criterion in case.criteria:
        value = min(100.0, max(0.0, float(points.get(criterion.id, 0.0))))
        seed(points_key(case.id, criterion.id), value)
    hear_move(case)
    st.session_state.pop(_burst_key(case), None)


def hear_move(case: Case) -> None:
    """Take the sliders' next points as meant: somebody moved them."""
    st.session_state[_moved_key(case)] = True


def restore_points(case: Case) -> None:
    """Put back the points that nobody changed.

    Those of a case that was left, whose sliders were not drawn meanwhile; and those that the
    browser's Back or Forward replaced by what stood in an older address.
    """
    history = st.session_state.get(_history_key(case))
    if history and (
        st.session_state.pop(_replaced_key(case), False)
        or any(points_key(case.id, item.id) not in st.session_state for item in case.criteria)
    ):
        set_points(case, history[-1])


def remember_points(case: Case, clock: Callable[[], float] = monotonic) -> None:
    """Put the sliders' present points on the list that Undo walks back.

    Key presses on one slider that follow each other are one step, until there is a pause, or
    something else is used. A drag, which goes further, is a step of its own.

    Points that differ although nobody moved a slider came with the browser's Back or Forward,
    which go between pages and change nothing: the run begins anew with the former points.
    """
    history = st.session_state.setdefault(_history_key(case), [])
    points = current_points(case)
    moved = st.session_state.pop(_moved_key(case), False)
    same_criteria = bool(history) and history[-1].keys() == points.keys()
    if same_criteria and history[-1] != points and not moved:
        st.session_state[_replaced_key(case)] = True
        st.rerun()
    burst, now = st.session_state.pop(_burst_key(case), None), clock()
    if history and history[-1] == points:
        return
    pressed = _pressed(history[-1], points) if same_criteria else None
    if burst is not None and burst[0] == pressed and now - burst[1] <= PAUSE:
        history.pop()
    history.append(points)
    del history[: -(MOST_UNDO + 1)]
    st.session_state.pop(_undone_key(case), None)
    if pressed is not None:
        st.session_state[_burst_key(case)] = (pressed, now)


def _pressed(before: Mapping[str, float], after: Mapping[str, float]) -> str | None:
    """Return the one criterion whose points differ, by what keys do; None where there is none."""
    moved = {item: abs(points - before[item]) for item, points in after.items()}
    moved = {item: far for item, far in moved.items() if far}
    return next(iter(moved)) if len(moved) == 1 and sum(moved.values()) <= PRESSED else None


def can_undo(case: Case) -> bool:
    """Whether there is a move to take back."""
    return len(st.session_state.get(_history_key(case), [])) > 1


def undo(case: Case) -> None:
    """Take back the last move of the sliders."""
    history = st.session_state[_history_key(case)]
    if len(history) > 1:
        st.session_state.setdefault(_undone_key(case), []).append(history.pop())
        set_points(case, history[-1])


def can_redo(case: Case) -> bool:
    """Whether a move was taken back, and no other was made since."""
    return bool(st.session_state.get(_undone_key(case)))


def redo(case: Case) -> None:
    """Make the move again that was taken back last."""
    undone = st.session_state.get(_undone_key(case))
    if undone:
        points = undone.pop()
        st.session_state[_history_key(case)].append(points)
        set_points(case, points)


def reset_points(case: Case) -> None:
    """Go back to the points that the case declares, and unlock all."""
    lock(case, ())
    set_points(case, default_points(case))


def locked(case: Case) -> tuple[str, ...]:
    """Return the locked criteria, whose points stay as they are."""
    found: tuple[str, ...] = st.session_state.get(_locked_key(case), ())
    return found


def lock(case: Case, criteria: Iterable[str]) -> None:
    """Lock these criteria, and no others."""
    st.session_state[_locked_key(case)] = tuple(criteria)


def around_locked(case: Case, proposed: Mapping[str, float]) -> Moved:
    """Return the sliders as proposed; where some are locked, the others share around them."""
    fixed = locked(case)
    if any(proposed.values()) and not fixed:
        return Moved({item.id: proposed.get(item.id, 0.0) for item in case.criteria})
    return redistribute(current_points(case), proposed, fixed)


def _history_key(case: Case) -> str:
    return f"history_{case.id}"


def _burst_key(case: Case) -> str:
    return f"points_burst_{case.id}"


def _moved_key(case: Case) -> str:
    return f"points_moved_{case.id}"


def _replaced_key(case: Case) -> str:
    return f"points_replaced_{case.id}"


def _undone_key(case: Case) -> str:
    return f"undone_{case.id}"


def _locked_key(case: Case) -> str:
    return f"locked_{case.id}"


def key_showing(name: str, value: Any, label: object = None) -> str:
    """Return the key of a widget that shows a value which also changes without its user.

    The browser hears of such a change one answer late. What it sends until then is the value of
    before, which would be taken for a choice. So the widget gets a new key, and what is still
    said under the former one is passed over: see :func:`is_shown`. So it is where an option is
    called otherwise now, since its label is all that the browser says of what was chosen.

    Parameters
    ----------
    name : begins the key, and is the key until the value changes
    value : what the widget shows; in session state under the key returned
    label : what the value is called where it is one of several options
    """
    key = _present_key(name)
    place = f"label_of_{name}"
    before, called = st.session_state.get(place, (value, label))
    relabelled = before == value and called != label
    st.session_state[place] = (value, label)
    if key in st.session_state and (relabelled or st.session_state[key] != value):
        st.session_state[_changes_key(name)] = st.session_state.get(_changes_key(name), 0) + 1
        key = _present_key(name)
    seed(key, value)
    return key


def is_shown(name: str, key: str) -> bool:
    """Whether a widget of :func:`key_showing` is the present one, whose user is to be heard."""
    return key == _present_key(name)


def _present_key(name: str) -> str:
    changes: int = st.session_state.get(_changes_key(name), 0)
    return f"{name}_{changes}" if changes else name


def _changes_key(name: str) -> str:
    return f"changes_of_{name}"


def seed(widget: str, value: Any) -> None:
    """Give a widget its value, only where it differs.

    Setting a value that a widget already has would overwrite what the user does meanwhile.
    """
    if st.session_state.get(widget) != value:
        st.session_state[widget] = value
