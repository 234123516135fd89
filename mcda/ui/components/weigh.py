"""The dialog that helps to weigh: one helper at a time, its weights beside the present ones.

It is open while the session says so, and costs a run nothing while it is closed. Each helper
returns the points that it proposes, or None as long as there is nothing to propose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from mcda.case.model import Case
from mcda.ui import sliders
from mcda.ui.bound import hold
from mcda.ui.components.headline import draw_note
from mcda.ui.components.tables import ROW_HEIGHT
from mcda.ui.components.weigh_data import draw_data
from mcda.ui.components.weigh_groups import draw_groups
from mcda.ui.components.weigh_lenses import draw_lenses
from mcda.ui.components.weigh_order import draw_order
from mcda.ui.components.weigh_pairwise import draw_pairwise
from mcda.ui.components.weigh_swing import draw_swing
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.text import say

_OPEN = "weighing"
_ROW = 28
_MOST_ROWS = 14
_HELPERS: dict[str, Callable[[Room], Mapping[str, float] | None]] = {
    "lenses": draw_lenses,
    "order": draw_order,
    "swing": draw_swing,
    "pairwise": draw_pairwise,
    "groups": draw_groups,
    "data": draw_data,
}


def open_weighing() -> None:
    """Open the dialog in the run that follows."""
    st.session_state[_OPEN] = True


def draw_weighing(room: Room) -> None:
    """Draw the dialog if it is open."""
    if st.session_state.get(_OPEN):
        title = say("What should count, and how much?")
        st.dialog(title, width="large", on_dismiss=_close)(_draw)(room)


def _close() -> None:
    st.session_state[_OPEN] = False


def _draw(room: Room) -> None:
    if not st.session_state[_OPEN]:
        st.rerun()  # the weights were used: draw the whole page, without the dialog
    labels = {
        "lenses": say("Lenses"),
        "order": say("Order"),
        "swing": say("Swing"),
        "pairwise": say("In pairs"),
        "groups": say("Equal within groups"),
        "data": say("What the data alone would say"),
    }
    helper = st.segmented_control(
        say("Way of weighing"),
        list(_HELPERS),
        key="weigh_helper",
        default="lenses",
        required=True,
        format_func=lambda item: labels[item],
        label_visibility="collapsed",
        persist_state="session",
    )
    questions, outcome = st.columns([4, 3], gap="large")
    with questions:
        proposed = _HELPERS[helper or "lenses"](room)
    with outcome:
        _draw_outcome(room.case, proposed)


def _draw_outcome(case: Case, proposed: Mapping[str, float] | None) -> None:
    """Show what the sliders would become, and move them on request."""
    present = sliders.current_points(case)
    _draw_locks(case)
    moved = None if proposed is None else sliders.around_locked(case, proposed)
    points = present if moved is None else moved.points
    if moved is not None and moved.note is not None:
        draw_note(say(moved.note))
    now, then = _percents(case, present), _percents(case, points)
    st.button(
        say("Use these weights"),
        key="weigh_use",
        type="primary",
        on_click=_use,
        args=(case, points),
        disabled=moved is None or not any(points.values()) or now == then,
    )
    _draw_weights(case, now, None if moved is None else then)


def _use(case: Case, points: Mapping[str, float]) -> None:
    sliders.set_points(case, points)
    _close()


def _draw_locks(case: Case) -> None:
    kept = list(sliders.locked(case))
    names = labels(case.criteria)
    chosen = hold(f"weigh_locked_{case.id}", kept, lambda told: sliders.lock(case, told), names)
    st.multiselect(
        say("Locked criteria"),
        **chosen.several,
        placeholder=say("none"),
        help=say("Their sliders keep their points; the other criteria share the rest."),
    )


def _draw_weights(case: Case, now: list[float | None], then: list[float | None] | None) -> None:
    names = [criterion.name for criterion in case.criteria]
    frame = pd.DataFrame({"criterion": names, "now": now, "then": then or [None] * len(names)})
    st.dataframe(
        frame.astype({"now": float, "then": float}),
        hide_index=True,
        key="weigh_weights",
        row_height=_ROW,
        placeholder="–",
        height=min(len(frame), _MOST_ROWS) * _ROW + ROW_HEIGHT + 3,
        alt=say("Weights now and as proposed, in percent"),
        column_config={
            "criterion": st.column_config.TextColumn(say("Criterion"), width="medium"),
            "now": st.column_config.NumberColumn(say("Now"), format="%.1f %%", width=72),
            "then": st.column_config.NumberColumn(say("Proposed"), format="%.1f %%", width=84),
        },
    )


def _percents(case: Case, points: Mapping[str, float]) -> list[float | None]:
    """Return weights in percent; empty where all points are 0, since nothing is weighed then."""
    total = sum(points.values())
    return [round(100 * points[item.id] / total, 9) if total else None for item in case.criteria]
