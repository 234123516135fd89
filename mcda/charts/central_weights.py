"""The weights that put a region first, beside the present ones."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt
import numpy as np

from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent
from mcda.robustness.result import Acceptability

ROW = 30
NAMES = listing.share(0.4, 260)


class CentralWords(NamedTuple):
    """Words of :func:`central_weight_bars`."""

    criterion: str
    present: str
    central: str


def central_weight_bars(found: Acceptability, region: int, words: CentralWords) -> Picture:
    """Draw two bars for each criterion with points: its weight now, and in a region's favour.

    Parameters
    ----------
    found : gives the central weights
    region : row of a region that is first in some draws
    words : heading, and what the two bars are
    """
    ranking = found.ranking
    columns = [int(j) for j in np.flatnonzero(ranking.weights > 0)]
    names, bars = [], []
    for place, j in enumerate(columns):
        top = listing.HEADER + ROW * place
        weights = float(ranking.weights[j]), float(found.central_weights[region, j])
        names.append(
            {
                "name": ranking.matrix.criteria[j].name,
                "shown": f"{percent(weights[0]).removesuffix(' %')} → {percent(weights[1])}",
                "middle": top + ROW / 2,
                "text": "ink",
            }
        )
        for lane, (told, colour) in enumerate(_lanes(words)):
            bars.append(
                {
                    "name": ranking.matrix.criteria[j].name,
                    "told": told,
                    "from": 0.0,
                    "to": weights[lane],
                    "weight": percent(weights[lane], 1),
                    "top": top + 5 + 10 * lane,
                    "bottom": top + 13 + 10 * lane,
                    "meaning": colour,
                }
            )
    return Picture(_drawing(len(names), words), {"names": names, "bars": bars})


def _lanes(words: CentralWords) -> tuple[tuple[str, str], tuple[str, str]]:
    return (words.present, "rest"), (words.central, "shortlist")


@sketched
def _drawing(count: int, words: CentralWords) -> Drawing:
    legend_at = listing.HEADER + ROW * count + 4
    height = legend_at + listing.LEGEND_ROW
    pixels = listing.down(height)
    tip = [
        alt.Tooltip("name:N", title="title"),
        alt.Tooltip("told:N", title=" "),
        alt.Tooltip("weight:N", title=" "),
    ]
    bars = (
        rows("bars")
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X("from:Q", scale=listing.across(NAMES, 100), axis=None),
            x2="to:Q",
            y=listing.y("top", pixels),
            y2="bottom:Q",
            color=meaning("meaning"),
            tooltip=tip,
        )
    )
    layers = [
        bars,
        listing.text(rows("names"), "name", "0", "left", pixels, limit=f"{NAMES} - 12"),
        listing.text(rows("names"), "shown", "width", "right", pixels, fontWeight=600),
        listing.heading(words.criterion, "0", "left", pixels),
        *listing.legend(_lanes(words), legend_at, pixels),
    ]
    return drawing(layers, width="container", height=height)
