"""The dialog that helps to weigh: one helper at a time, its weights beside the present ones.

It is open while the session says so, and costs a run nothing while it is closed. Each helper
returns the points that it proposes, or None as long as there is nothing to propose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from mcda.case.finding import CaseError, Sentence
from mcda.case.model import Case
from mcda.ranking.points import square_roots
from mcda.ui import sliders
from mcda.ui.bound import hold
from mcda.ui.components.headline import draw_note, draw_problem
from mcda.ui.components.tables import ROW_HEIGHT
from mcda.ui.components.weigh_data import draw_data
from mcda.ui.components.weigh_groups import draw_groups
from mcda.ui.components.weigh_lenses import draw_lenses
from mcda.ui.components.weigh_order import draw_order
from mcda.ui.components.weigh_pairwise import draw_pairwise
from mcda.ui.components.weigh_swing import draw_swing
from mcda.ui.labels import labels
from mcda.ui.room import Room, ranked
from mcda.ui.text import say

_OPEN = "weighing"
_ROW = 28
_MOST_ROWS = 14
_MOST_RANKED = 5
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
        judged = _HELPERS[helper or "lenses"](room)
    with outcome:
        _draw_outcome(room, _handed_over(room, helper or "lenses", judged))


def _handed_over(
    room: Room, helper: str, judged: Mapping[str, float] | None
) -> Mapping[str, float] | None:
    """Choose whether the sliders get what was judged, or its square roots, since TOPSIS squares.

    Swings ask for trade-offs, so their square roots are meant unless somebody says otherwise;
    the literature hands over all others as they are.
    """
    squared = say("In TOPSIS weights enter squared: twice the weight pulls four times as hard.")
    if judged is None or helper == "lenses" or room.scenario.method != "topsis":
        draw_note(squared)
        return judged
    words = {
        "plain": say("As they are: twice as much counts four times"),
        "roots": say("As square roots: twice as much counts twice"),
    }
    usual = ["roots", "plain"] if helper == "swing" else ["plain", "roots"]
    chosen = st.radio(
        say("How they go to the sliders"),
        usual,
        key=f"weigh_handed_{helper}_{room.case.id}",
        format_func=lambda item: words[item],
        persist_state="session",
        help=squared,
    )
    draw_note(
        say(
            "{squared} Handed over as square roots, whole swings count exactly as judged, and "
            "parts of a swing nearly so, since TOPSIS measures distances.",
            squared=squared,
        )
        if helper == "swing"
        else squared
    )
    return square_roots(judged) if chosen == "roots" else judged


def _draw_outcome(room: Room, proposed: Mapping[str, float] | None) -> None:
    """Show what the sliders would become, what ranking follows, and move them on request."""
    case = room.case
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
    if moved is not None and any(points.values()):
        _draw_ranking(room, points)


def _draw_ranking(room: Room, points: Mapping[str, float]) -> None:
    """Show who would be first, and where they stand now."""
    try:
        found = ranked(room, points)
    except CaseError as problem:
        draw_problem(problem.findings)
        return
    if isinstance(found, Sentence):
        draw_note(say(found))
        return
    before = {} if room.result is None else dict(zip(room.result.regions, room.result.rank))
    shown = found.order[:_MOST_RANKED]
    frame = pd.DataFrame(
        {
            "then": [int(found.rank[row]) for row in shown],
            "region": [found.names[row] for row in shown],
            "now": [before.get(found.regions[row]) for row in shown],
        }
    )
    st.dataframe(
        frame.astype({"now": float}),
        hide_index=True,
        key="weigh_ranking",
        row_height=_ROW,
        placeholder="–",
        height=len(frame) * _ROW + ROW_HEIGHT + 3,
        alt=say("The ranking that follows"),
        column_config={
            "then": st.column_config.NumberColumn(say("Rank then"), format="%d", width=76),
            "region": st.column_config.TextColumn(say("Region"), width=130),
            "now": st.column_config.NumberColumn(say("Now"), format="%d", width=60),
        },
    )


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
            "criterion": st.column_config.TextColumn(say("Criterion"), width=132),
            "now": st.column_config.NumberColumn(say("Now"), format="%.1f %%", width=72),
            "then": st.column_config.NumberColumn(say("Proposed"), format="%.1f %%", width=84),
        },
    )


def _percents(case: Case, points: Mapping[str, float]) -> list[float | None]:
    """Return weights in percent; empty where all points are 0, since nothing is weighed then."""
    total = sum(points.values())
    return [round(100 * points[item.id] / total, 9) if total else None for item in case.criteria]
