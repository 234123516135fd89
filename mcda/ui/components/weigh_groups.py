"""Weighing groups of criteria, and equally within each group."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.case.finding import CaseError
from mcda.ranking.elicitation import equal_by_group
from mcda.ui import sliders
from mcda.ui.components.headline import draw_paragraph, draw_problem
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_groups(room: Room) -> Mapping[str, float] | None:
    """Choose what a group gets; returns the points of equal parts within each group."""
    case = room.case
    totals: dict[str, float] | None = None
    if len({criterion.group for criterion in case.criteria}) < 2:
        draw_paragraph(say("The criteria form no groups, so that all of them count the same."))
    else:
        labels = {
            "same": say("Every group weighs the same"),
            "kept": say("Every group keeps the weight that it has now"),
        }
        choice = st.radio(
            say("Weight of a group"),
            list(labels),
            key=f"weigh_groups_{case.id}",
            format_func=lambda item: labels[item],
            persist_state="session",
        )
        totals = _present_totals(room) if choice == "kept" else None
    if not case.criteria:
        return None
    try:
        found = equal_by_group(case.criteria, totals)
    except CaseError as error:
        draw_problem(error.findings)
        return None
    draw_paragraph(say(found.meaning))
    return found.points


def _present_totals(room: Room) -> dict[str, float]:
    points = sliders.current_points(room.case)
    totals: dict[str, float] = {}
    for criterion in room.case.criteria:
        totals[criterion.group] = totals.get(criterion.group, 0.0) + points[criterion.id]
    return totals
