"""The mark under each slider: between which points the winner stays first."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
import streamlit as st

from mcda.ranking.result import Ranking
from mcda.report.numbers import listing
from mcda.report.robustness_wording import MOST_POINTS, safe_range_sentence
from mcda.robustness.stability import on_points_scale, winner_stability
from mcda.ui.components.sidebar import LEGEND
from mcda.ui.room import Room
from mcda.ui.text import say

Slots = Mapping[str, st.delta_generator.DeltaGenerator]

_NAMED = 3  # regions sharing the first place that are named; more are only counted


def fill_safe_ranges(room: Room, slots: Slots) -> None:
    """Draw the marks into their slots below the sliders; takes no room in the sidebar.

    The marks are those of TOPSIS, whose bounds are exact. Without a ranking, and for another
    method, there are none.

    Parameters
    ----------
    room : of this run
    slots : criterion id -> place below its slider; LEGEND -> place of the line that explains them
    """
    shown = room.result
    marks = safe_range_marks(shown) if isinstance(shown, Ranking) else {}
    keeps = html.escape(say("Range in which the first place stays"))
    shows = "" if marks else ' style="visibility: hidden"'
    slots[LEGEND].html(f'<div class="mcda-keeps"{shows}><span></span>{keeps}</div>')
    for criterion, slot in slots.items():
        if criterion == LEGEND:
            continue
        slot.html(f'<div class="mcda-range">{marks.get(criterion, "")}</div>')


def safe_range_marks(ranking: Ranking) -> dict[str, str]:
    """Return the mark of each criterion whose weight can be moved alone, as HTML."""
    intervals, _ = winner_stability(ranking)
    points = on_points_scale(ranking, intervals)
    winners = [ranking.names[row] for row in ranking.order if ranking.rank[row] == 1]
    names = (
        say("{count} regions", count=len(winners))
        if len(winners) > _NAMED
        else say(listing(winners))
    )
    marks = {}
    for criterion, (low, high), (least, most) in zip(ranking.matrix.criteria, points, intervals):
        if np.isnan(low):
            continue
        told = say(safe_range_sentence(names, low, high if least < most else low))
        title = html.escape(told)
        whole = ' class="whole"' if low <= 0 and high >= MOST_POINTS else ""
        marks[criterion.id] = (
            f'<span{whole} role="img" title="{title}" aria-label="{title}" '
            f'style="left:{low:.2f}%;width:{high - low:.2f}%"></span>'
        )
    return marks
