"""How often each region takes which rank, as a heat chart."""

from __future__ import annotations

import altair as alt

from mcda.charts.heat import row_axis
from mcda.charts.palette import PAPER_FROM, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.result import Ranking
from mcda.ranking.wording import percent
from mcda.robustness.result import Acceptability

ROW = 26
MOST_ROWS = 30
MOST_RANKS = 20
LEAST = 0.005  # what would read 0 is not written


def acceptability_heat(drawn: Acceptability, *, rank: str, share: str) -> Picture:
    """Draw regions, in rank order, by ranks; the darker, the more draws put a region there.

    A line stands behind the last rank of the shortlist. Percentages are written into the cells
    where there is room; up to half a percent nothing is written.

    Parameters
    ----------
    drawn : gives the shares; beyond 30 regions and 20 ranks the first are drawn
    rank, share : words for the axis, and for what a cell holds
    """
    ranking = drawn.ranking
    order = ranking.order[:MOST_ROWS]
    count = min(len(ranking.rank), MOST_RANKS)
    shares = drawn.rank_acceptability
    cells = [
        {
            "place": f"{ranking.names[i]}, {rank} {place + 1}",
            "row": line,
            "column": place + 1,
            "share": float(shares[i, place]),
            "told": percent(float(shares[i, place]), 1),
            "shown": _shown(float(shares[i, place])),
            "text": "paper" if shares[i, place] >= PAPER_FROM else "ink",
        }
        for line, i in enumerate(order)
        for place in range(count)
    ]
    regions = tuple(f"{ranking.rank[i]}  {ranking.names[i]}" for i in order)
    edge = listed_places(ranking)
    return Picture(
        _drawing(regions, count, edge if 0 < edge < count else 0, rank, share), {"cells": cells}
    )


def _shown(share: float) -> str:
    """Write what stands in a cell: 100 only where all draws agree."""
    return "" if share <= LEAST else percent(share).removesuffix(" %")


def listed_places(ranking: Ranking) -> int:
    """Return how many ranks belong to the shortlist."""
    return min(ranking.scenario.shortlist_size, len(ranking.rank))


@sketched
def _drawing(regions: tuple[str, ...], count: int, edge: int, rank: str, share: str) -> Drawing:
    x = alt.X(
        "column:O",
        scale=alt.Scale(domain=list(range(1, count + 1)), paddingInner=0.06, paddingOuter=0),
        axis=alt.Axis(title=rank, orient="top", labelAngle=0, domain=False, ticks=False),
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0.12), axis=row_axis(regions))
    base = rows("cells").encode(x=x, y=y)
    told = [
        alt.Tooltip("place:N", title="title"),
        alt.Tooltip("told:N", title=share),
    ]
    color = alt.Color("share:Q", scale=alt.Scale(domain=[0, 1]), legend=None)
    layers = [
        base.mark_rect(cornerRadius=2).encode(color=color, tooltip=told),
        base.mark_text(fontSize=11, opacity=alt.expr(f"width < {19 * count} ? 0 : 1")).encode(
            text="shown:N", color=meaning("text"), tooltip=told
        ),
    ]
    if edge:
        # in the gap behind the shortlist's last rank
        place = f"(bandwidth('x') * {edge} + (bandwidth('x') / 0.94) * 0.06 * ({edge} - 0.5))"
        layers.append(
            rows("cells")
            .transform_filter(f"datum.row === 0 && datum.column === {edge}")
            .transform_calculate(text="'ink'")
            .mark_rule(strokeDash=[4, 3], strokeWidth=1.5)
            .encode(
                x=alt.value(alt.expr(place)),
                y=alt.value(0),
                y2=alt.value(alt.expr("height")),
                color=meaning("text"),
            )
        )
    # shares and meanings are two scales of colour
    apart = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
    return drawing(layers, width="container", height=ROW * len(regions) + 44, resolve=apart)
