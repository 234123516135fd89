"""The ranking as bars: rank, name, closeness, and where the shortlist ends."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.result import FloatArray, MethodResult, Ranking
from mcda.ranking.wording import closeness_decimals

ROW = 28
NAMES = listing.share(0.46, 228)
MOST_ROWS = 60
BELOW_SHORTLIST = 10
SHORTEST = 0.04
MOST_DECIMALS = 6


def shown_rows(ranking: Ranking | MethodResult) -> int:
    """Return how many regions the bars show: all up to 60, else the shortlist and ten below."""
    total = len(ranking.regions)
    if total <= MOST_ROWS:
        return total
    return min(total, MOST_ROWS, len(ranking.shortlist) + BELOW_SHORTLIST)


def bar_lengths(result: Ranking | MethodResult) -> FloatArray:
    """Return how long each region's bar is drawn, (m,), as a part of the room.

    Closeness is drawn as it is. The scores of other methods have no scale in common: the best
    one fills the room and the worst one leaves a stub, whether high or low scores are good.
    """
    if isinstance(result, Ranking):
        return result.score
    low, high = result.score.min(), result.score.max()
    if low == high:
        return np.full(len(result.score), 0.5)
    place = (result.score - low) / (high - low)
    if result.method.low_is_better:
        place = 1 - place
    return np.asarray(SHORTEST + (1 - SHORTEST) * place)


def score_decimals(result: Ranking | MethodResult) -> int:
    """Return the decimals of all scores of a ranking wherever people read them.

    Of closeness see :func:`closeness_decimals`; of other scores two, or as many as tell the
    ranks apart, up to six.
    """
    if isinstance(result, Ranking):
        return closeness_decimals(result.score.tolist(), len(result.shortlist))
    ranks, decimals = len(set(result.rank.tolist())), 2
    while decimals < MOST_DECIMALS and len(_written(result.score, decimals)) < ranks:
        decimals += 1
    return decimals


def score_texts(result: Ranking | MethodResult) -> tuple[str, ...]:
    """Write scores with the same decimals, see :func:`score_decimals`."""
    decimals = score_decimals(result)
    # adding 0 takes the sign from what is rounded to nothing
    rounded = (round(float(score), decimals) + 0.0 for score in result.score)
    return tuple(f"{score:,.{decimals}f}".replace("-", "−") for score in rounded)


def _written(scores: FloatArray, decimals: int) -> set[str]:
    return {f"{score:.{decimals}f}" for score in scores}


def ranking_bars(
    ranking: Ranking | MethodResult, *, region: str, closeness: str, edge: str
) -> Picture:
    """Draw the ranking.

    Parameters
    ----------
    ranking : what to draw, by TOPSIS or another method
    region, closeness : column headings, the second of the scores
    edge : text of the line under the shortlist, for example "shortlist of 5 ends"

    Returns
    -------
    Picture
        as wide as its container, of the same height for every order of the same regions. The
        bars' scale is fixed at 0 to 1, so that a longer bar always means a higher closeness; for
        other methods see :func:`bar_lengths`.
    """
    height = listing.HEADER + ROW * shown_rows(ranking) + listing.GAP
    edge_row = {
        "middle": listing.HEADER + len(ranking.shortlist) * ROW + listing.GAP / 2,
        "label": edge,
        "text": "quiet",
        "line": "rest",
    }
    return Picture(
        _drawing(height, region, closeness), {"regions": _records(ranking), "edge": [edge_row]}
    )


@sketched
def _drawing(height: int, region: str, closeness: str) -> Drawing:
    pixels = listing.down(height)
    base = rows("regions")
    tooltip = [
        alt.Tooltip("name:N", title=region),
        alt.Tooltip("place:N", title="rank"),
        alt.Tooltip("shown:N", title=closeness),
    ]
    bars = base.mark_rect(cornerRadius=2).encode(
        x=alt.X("length:Q", scale=listing.across(NAMES, 60, 1), axis=None),
        x2=alt.X2(datum=0),
        y=listing.y("top", pixels),
        y2="bottom:Q",
        color=meaning("meaning"),
        tooltip=tooltip,
    )
    large: dict[str, Any] = {"fontSize": 15}
    layers = [
        bars,
        listing.text(base, "place", "24", "right", pixels, tooltip, **large),
        listing.text(base, "name", "38", "left", pixels, tooltip, **large, limit=f"{NAMES} - 44"),
        listing.text(base, "shown", "width", "right", pixels, tooltip, **large, fontWeight=600),
        listing.heading(region, "38", "left", pixels),
        listing.heading(closeness, "width", "right", pixels),
        *listing.edge("edge", "38", NAMES, pixels),
    ]
    return drawing(layers, width="container", height=height)


def _records(ranking: Ranking | MethodResult) -> list[dict[str, object]]:
    """Return one record per region with its place in pixels."""
    lengths, texts = bar_lengths(ranking), score_texts(ranking)
    shortlist = set(ranking.shortlist)
    shared = [int((ranking.rank == rank).sum()) > 1 for rank in ranking.rank]
    records: list[dict[str, object]] = []
    for position, row in enumerate(ranking.order[: shown_rows(ranking)]):
        listed = ranking.regions[row] in shortlist
        top = listing.HEADER + position * ROW + (0 if listed else listing.GAP)
        rank = int(ranking.rank[row])
        records.append(
            {
                "name": ranking.names[row],
                "place": f"{rank}=" if shared[row] else str(rank),
                "score": float(ranking.score[row]),
                "length": float(lengths[row]),
                "shown": texts[row],
                "top": top + 6,
                "middle": top + ROW / 2,
                "bottom": top + ROW - 6,
                "meaning": "shortlist" if listed else "rest",
                "text": "ink" if listed else "quiet",
            }
        )
    return records
