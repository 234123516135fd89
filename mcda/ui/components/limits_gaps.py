"""What happens to a region with a missing figure: left out, or filled, and never silently."""

from __future__ import annotations

import numpy as np
import streamlit as st

from mcda.case.columns import MISSING as MISSING_CHOICES
from mcda.case.model import Case
from mcda.report.marked_figures import filled_figures
from mcda.ui import cache
from mcda.ui.bound import bind
from mcda.ui.components.headline import draw_note, draw_reasons
from mcda.ui.room import Room
from mcda.ui.state import MISSING
from mcda.ui.text import say


def draw_gaps(case: Case, room: Room) -> None:
    """Draw the choice about missing figures, and whom it concerns.

    Parameters
    ----------
    case : the case as in its file
    room : the room with the case as changed
    """
    words = {
        "leave_out": say("The region is not ranked, and listed with the reason"),
        "zone_median": say("It gets the median of its zone, marked † wherever it stands"),
    }
    options = {item: words[item] for item in MISSING_CHOICES}
    chosen = bind(case, MISSING, "limits_missing", options=options)
    st.radio(say("When a figure is missing"), **chosen.one)
    matrix = cache.matrix(room.digest, room.scenario.sector, room.case)
    gaps = np.isnan(matrix.values)
    if not gaps.any() and not matrix.filled.any():
        draw_note(say("No figure is missing, so both choices give the same ranking."))
    filled = dict(zip(matrix.names, filled_figures(matrix)))
    draw_reasons(say("Filled figures"), {name: text for name, text in filled.items() if text})
    missing = {
        name: "; ".join(item.name for item, is_gap in zip(matrix.criteria, row) if is_gap)
        for name, row in zip(matrix.names, gaps)
        if row.any()
    }
    draw_reasons(say("Missing figures"), missing)
    if missing:
        draw_note(say("A region is left out only where the criterion has points."))
