"""How far each slider may move before the winner, the shortlist or the order changes."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt
import numpy as np

from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.robustness.stability import Stability, on_points_scale

ROW = 34
LANES = (("winner", "shortlist", 9), ("shortlist", "second", 17), ("order", "third", 25))
"""Interval, the meaning of its colour, and its middle below the top of the row."""

NAMES = listing.share(0.4, 260)
AXIS = 10
"""Room between the rows and the legend."""


class RangeWords(NamedTuple):
    """Words of :func:`safe_range_bars`."""

    criterion: str
    points: str
    winner: str
    shortlist: str
    order: str


def safe_range_bars(found: Stability, words: RangeWords) -> Picture:
    """Draw three intervals for each criterion on the scale of its slider, and where it stands.

    Parameters
    ----------
    found : intervals of weights; those that are not defined are left out
    words : criterion and points (headings); winner, shortlist and order (what an interval keeps)
    """
    ranking = found.ranking
    points = ranking.scenario.points
    top = listing.HEADER
    names, bars, now = [], [], []
    for place, criterion in enumerate(ranking.matrix.criteria):
        middle = top + ROW * place + 17
        names.append({"name": criterion.name, "middle": middle, "text": "ink"})
        now.append(
            {
                "points": points.get(criterion.id, 0.0),
                "top": top + ROW * place + 4,
                "bottom": top + ROW * place + 30,
                "meaning": "ink",
            }
        )
        for lane, colour, below in LANES:
            low, high = on_points_scale(ranking, getattr(found, lane))[place]
            if not np.isnan(low):
                bars.append(
                    {
                        "name": criterion.name,
                        "lane": getattr(words, lane),
                        "from": float(low),
                        "to": float(high),
                        "told": f"{low:.1f} – {high:.1f}",
                        "top": top + ROW * place + below - 3,
                        "bottom": top + ROW * place + below + 3,
                        "meaning": colour,
                    }
                )
    rows_of = {"names": names, "bars": bars, "now": now}
    return Picture(_drawing(len(names), words), rows_of)


@sketched
def _drawing(count: int, words: RangeWords) -> Drawing:
    top = listing.HEADER
    height = top + ROW * count + AXIS + 2 * listing.LEGEND_ROW
    pixels = listing.down(height)
    x = alt.X(
        "from:Q",
        scale=listing.across(NAMES, 14, 100),
        axis=alt.Axis(
            title=words.points, orient="bottom", values=[0, 25, 50, 75, 100], domain=False
        ),
    )
    tip = [
        alt.Tooltip("name:N", title="title"),
        alt.Tooltip("lane:N", title=" "),
        alt.Tooltip("told:N", title=words.points),
    ]
    bars = (
        rows("bars")
        .mark_rect(cornerRadius=2)
        .encode(
            x=x,
            x2="to:Q",
            y=listing.y("top", pixels),
            y2="bottom:Q",
            color=meaning("meaning"),
            tooltip=tip,
        )
    )
    now = (
        rows("now")
        .mark_rule(strokeWidth=2)
        .encode(
            x=alt.X("points:Q", scale=listing.across(NAMES, 14, 100)),
            y=listing.y("top", pixels),
            y2="bottom:Q",
            color=meaning("meaning"),
        )
    )
    layers = [
        bars,
        now,
        listing.text(rows("names"), "name", "0", "left", pixels, limit=f"{NAMES} - 12"),
        listing.heading(words.criterion, "0", "left", pixels),
        *listing.legend(
            [(getattr(words, lane), colour) for lane, colour, _ in LANES],
            top + ROW * count + AXIS,
            pixels,
        ),
    ]
    return drawing(layers, width="container", height=height)
