"""Why one region stands above another: what each criterion adds to the difference."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt

from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.explanation import Comparison

ROW = 26
NAMES = listing.share(0.5, 240)


class ComparisonWords(NamedTuple):
    """Column headings of :func:`comparison_bars`."""

    criterion: str
    difference: str


def comparison_bars(compared: Comparison, words: ComparisonWords) -> Picture:
    """Draw the parts of a difference in closeness, what speaks most for the region first.

    Parts that speak for the region go to the right in the shortlist's colour, parts against it
    to the left in the colour of doubt. The parts add up to the difference.
    """
    # no part of the column reads as nothing while it is something
    fine = any(part.closeness and abs(part.closeness) < 0.005 for part in compared.parts)
    decimals = 3 if fine else 2
    records = [
        {
            "name": part.criterion.name,
            "from": min(0.0, part.closeness),
            "to": max(0.0, part.closeness),
            "shown": f"{part.closeness:+.{decimals}f}".replace("-", "−"),
            "top": listing.HEADER + ROW * position + 5,
            "middle": listing.HEADER + ROW * (position + 0.5),
            "bottom": listing.HEADER + ROW * (position + 1) - 5,
            "meaning": "shortlist" if part.closeness >= 0 else "doubt",
            "text": "ink",
        }
        for position, part in enumerate(compared.parts)
    ]
    return Picture(_drawing(len(records), words), {"parts": records})


@sketched
def _drawing(count: int, words: ComparisonWords) -> Drawing:
    height = listing.HEADER + ROW * count + 4
    pixels = listing.down(height)
    base = rows("parts")
    tip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=words.difference)]
    bars = base.mark_rect().encode(
        x=alt.X("from:Q", scale=listing.across(NAMES, 70), axis=None),
        x2="to:Q",
        y=listing.y("top", pixels),
        y2="bottom:Q",
        color=meaning("meaning"),
        tooltip=tip,
    )
    layers = [
        bars,
        listing.text(base, "name", "0", "left", pixels, tip, limit=f"{NAMES} - 8"),
        listing.text(base, "shown", "width", "right", pixels, tip, fontWeight=600),
        listing.heading(words.criterion, "0", "left", pixels),
        listing.heading(words.difference, "width", "right", pixels),
    ]
    return drawing(layers, width="container", height=height)
