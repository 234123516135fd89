"""What the data alone would say about weights: a mirror, not a judgement."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.ranking.objective_weights import CAUTION, objective_weights
from mcda.ui.components.headline import draw_banner, draw_paragraph, draw_reasons
from mcda.ui.components.weigh_swing import figures
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_data(room: Room) -> Mapping[str, float] | None:
    """Choose by which measure the data speak; returns the points of its weights."""
    case = room.case
    draw_banner(say(CAUTION))
    found = objective_weights(*figures(room))
    methods = {method.method: method for method in found.methods}
    if methods:
        chosen = st.selectbox(
            say("Measure"),
            list(methods),
            key=f"weigh_data_{case.id}",
            format_func=lambda item: say(methods[item].name),
            persist_state="session",
        )
        draw_paragraph(say(methods[chosen].meaning))
    names = {criterion.id: criterion.name for criterion in case.criteria}
    draw_reasons(
        say("Criteria that get no weight"),
        {names[item]: say(reason) for item, reason in found.left_out.items()},
    )
    draw_reasons(
        say("Measures that cannot be used"),
        {say(refused.name): say(refused.reason) for refused in found.refused},
    )
    return methods[chosen].points if methods else None
