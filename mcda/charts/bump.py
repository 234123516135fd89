"""Orders side by side: a line for each region, from its place in one order to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import altair as alt
import numpy as np
from numpy.typing import NDArray

from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched

IntArray = NDArray[np.int64]

MOST_ROWS = 60
MOST_NAMED = 24
HEADER = 76
SIDE = listing.share(0.28, 176)


class BumpWords(NamedTuple):
    """Words of the tooltip."""

    order: str
    rank: str


def bump_chart(
    names: Sequence[str],
    orders: Mapping[str, IntArray],
    highlighted: Collection[int],
    words: BumpWords,
) -> Picture:
    """Draw how regions change places from order to order.

    Parameters
    ----------
    names : m names of regions
    orders : name of each order -> (m,) ranks, 1 = best; at least one
    highlighted : rows of regions drawn in colour, and always named at both ends
    words : of the tooltip

    Returns
    -------
    Picture
        Tied regions stand one under the other, with the same rank beside the name. Beyond 24
        regions only the highlighted ones are named; beyond 60 only those and the first 60 of the
        first order are drawn.
    """
    places = {name: _places(rank) for name, rank in orders.items()}
    shown = _shown(next(iter(places.values())), highlighted)
    named = set(highlighted) if len(shown) > MOST_NAMED else set(shown)
    points: list[dict[str, object]] = []
    ends: dict[str, list[dict[str, object]]] = {"left": [], "right": []}
    for row in shown:
        colour = "shortlist" if row in highlighted else "rest"
        text = "ink" if row in highlighted else "quiet"
        for column, (name, place) in enumerate(places.items()):
            rank = int(orders[name][row])
            points.append(
                {
                    "row": int(row), "name": names[row], "order": name, "column": column,
                    "middle": int(place[row]), "rank": rank, "meaning": colour,
                    "front": int(row in highlighted),
                }
            )  # fmt: skip
        if row in named:
            for side, order in (("left", next(iter(orders))), ("right", list(orders)[-1])):
                ends[side].append(
                    {
                        "middle": int(places[order][row]), "name": names[row],
                        "rank": str(int(orders[order][row])), "text": text,
                    }
                )  # fmt: skip
    last = max((int(place[list(shown)].max()) for place in places.values()), default=1)
    picture = _drawing(tuple(orders), last, words)
    return Picture(picture, {"points": points, **ends})


def _places(rank: IntArray) -> IntArray:
    """Give tied regions places of their own, in table order, (m,) from 1 on."""
    places = np.empty(len(rank), dtype=np.int64)
    places[np.argsort(rank, kind="stable")] = np.arange(1, len(rank) + 1)
    return places


def _shown(first: IntArray, highlighted: Collection[int]) -> list[int]:
    """Return the rows to draw, those in colour last and so on top."""
    drawn = [int(row) for row in np.argsort(first) if first[row] <= MOST_ROWS]
    plain = [row for row in drawn if row not in highlighted]
    return [*plain, *sorted(highlighted, key=lambda row: int(first[row]))]


@sketched
def _drawing(orders: tuple[str, ...], last: int, words: BumpWords) -> Drawing:
    row = 24 if last <= MOST_NAMED else 12 if last <= MOST_ROWS else 720 / last
    height = round(HEADER + row * last)
    pixels = alt.Scale(domain=[0.5, last + 0.5], range=[HEADER, height], reverse=False, zero=False)
    across = alt.Scale(
        domain=[0, max(1, len(orders) - 1)],
        range=[{"expr": SIDE}, {"expr": f"width - {SIDE}"}],
        nice=False,
        zero=False,
    )
    tip = [
        alt.Tooltip("name:N", title="title"),
        alt.Tooltip("order:N", title=words.order),
        alt.Tooltip("rank:Q", title=words.rank),
    ]
    x, y = alt.X("column:Q", scale=across, axis=None), listing.y("middle", pixels)
    base = rows("points")
    in_front = alt.condition("datum.front == 1", alt.value(2.6), alt.value(1.2))
    lines = base.mark_line(interpolate="monotone").encode(
        x=x, y=y, detail="row:N", color=meaning("meaning"), strokeWidth=in_front,
        order="column:Q",
    )  # fmt: skip
    dots = base.mark_circle(opacity=1).encode(
        x=x, y=y, color=meaning("meaning"), tooltip=tip,
        size=alt.condition("datum.front == 1", alt.value(70), alt.value(36)),
    )  # fmt: skip
    inner = f"(width - 2 * {SIDE})"
    narrow = f"{inner} < {92 * max(1, len(orders) - 1)}"
    records = [
        {"column": place, "label": name, "text": "quiet"} for place, name in enumerate(orders)
    ]
    heads = (
        alt.Chart(alt.InlineData(values=records))
        .mark_text(
            fontSize=12,
            baseline="middle",
            align=alt.expr(f"{narrow} ? 'left' : 'center'"),
            angle=alt.expr(f"{narrow} ? 300 : 0"),
            limit=110,
        )
        .encode(
            x=x, y=alt.value(alt.expr(f"{HEADER} - ({narrow} ? 10 : 16)")), text="label:N",
            color=meaning("text"),
        )
    )  # fmt: skip
    size = 13 if last <= MOST_NAMED else 12
    texts = [
        layer
        for side, edge, sign, align in (
            ("left", SIDE, "-", "right"), ("right", f"width - {SIDE}", "+", "left"),
        )
        for layer in (
            listing.text(
                rows(side), "rank", f"{edge} {sign} 12", align, pixels, fontSize=size
            ),
            listing.text(
                rows(side), "name", f"{edge} {sign} 34", align, pixels, fontSize=size,
                limit=f"{SIDE} - 36",
            ),
        )
    ]  # fmt: skip
    return drawing([lines, dots, heads, *texts], width="container", height=height)
