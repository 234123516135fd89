"""Weighing by a lens of the case: ready-made points, and the reasoning behind them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_lenses(room: Room) -> Mapping[str, float] | None:
    """Choose a lens and read why its points are what they are; returns its points."""
    case = room.case
    presets = {preset.id: preset for preset in case.presets}
    if not presets:
        draw_paragraph(
            say("This case brings no lenses. Weigh in another way, or add the table “presets”.")
        )
        return None
    names = labels(case.presets)
    chosen = st.selectbox(
        say("Lens"),
        list(presets),
        key=f"weigh_lens_{case.id}",
        format_func=lambda item: names[item],
        persist_state="session",
    )
    lens = presets[chosen]
    draw_paragraph(lens.description or say("The case gives no reasoning for this lens."))
    titles = [source.title for source in case.sources if source.id in lens.source]
    if titles:
        draw_note(say("Source: {titles}", titles="; ".join(titles)))
    return {criterion.id: lens.points.get(criterion.id, 0.0) for criterion in case.criteria}
