"""Weighing by swings: what a change from the worst to the best figure is worth."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.case.finding import CaseError
from mcda.ranking.elicitation import from_swings
from mcda.ranking.exclusion import left_out
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.swings import Swing, swings
from mcda.ui import cache, sliders
from mcda.ui.components.headline import draw_paragraph, draw_problem
from mcda.ui.room import Room
from mcda.ui.text import plain_label, say

_STEP = 5


def figures(room: Room) -> tuple[DecisionMatrix, tuple[str, ...]]:
    """Return the decision matrix and the ids of the regions that were not left out by choice."""
    matrix = cache.matrix(room.digest, room.scenario.sector, room.case)
    out = left_out(room.case, room.scenario.without)
    return matrix, tuple(region for region in matrix.regions if region not in out)


def draw_swing(room: Room) -> Mapping[str, float] | None:
    """Judge each swing between 0 and 100, starting from the present points; returns points."""
    case = room.case
    matrix, compared = figures(room)
    draw_paragraph(
        say(
            "Imagine a region that is worst in everything, and that you may lift it to the best "
            "in one criterion. Give 100 to the lift you would choose first, and to each other "
            "one what it is worth beside it. The start is what the sliders say now."
        )
    )
    present = sliders.current_points(case)
    largest = max(present.values(), default=0.0) or 1.0
    # what counts of a lift in TOPSIS is the square of its weight
    power = 2 if room.scenario.method == "topsis" else 1
    judged: dict[str, float] = {}
    for swing in swings(matrix, compared, room.scenario.normalization):
        with st.container(gap=None):
            start = 100 * (present[swing.criterion] / largest) ** power
            judged[swing.criterion] = _draw_one(case.id, swing, start)
    try:
        found = from_swings(case.criteria, judged)
    except CaseError as error:
        draw_problem(error.findings)
        return None
    draw_paragraph(say(found.meaning))
    return found.points


def _draw_one(case: str, swing: Swing, start: float) -> float:
    """Ask for one swing; one that is not possible is worth 0."""
    draw_paragraph(say(swing.question))
    if not abs(swing.best - swing.worst) > 0:
        return 0.0
    return float(
        st.slider(
            plain_label(swing.name),
            0,
            100,
            value=_STEP * round(start / _STEP),
            step=_STEP,
            key=f"weigh_swing_{case}_{swing.criterion}",
            label_visibility="collapsed",
            persist_state="session",
        )
    )
