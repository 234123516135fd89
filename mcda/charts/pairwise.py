"""How often each region is ahead of which other one, as a heat chart."""

from __future__ import annotations

import altair as alt

from mcda.charts.heat import FIT_ROWS, column_axis, row_axis
from mcda.charts.palette import PAPER_FROM, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent
from mcda.robustness.result import Acceptability

ROW = 26
MOST_ROWS = 30


def pairwise_heat(drawn: Acceptability, *, ahead: str, share: str) -> Picture:
    """Draw regions by regions, both in rank order; the darker, the oftener the row's is ahead.

    Parameters
    ----------
    drawn : gives the shares; beyond 30 regions the first are drawn
    ahead, share : words between two regions of which one is ahead, and for what a cell holds

    Raises
    ------
    ValueError
        where it was not counted who is ahead of whom
    """
    if drawn.pairwise is None:
        raise ValueError("it was not counted who is ahead of whom")
    ranking, wins = drawn.ranking, drawn.pairwise
    order = ranking.order[:MOST_ROWS]
    cells = [
        {
            "place": f"{ranking.names[i]} {ahead} {ranking.names[k]}",
            "row": line,
            "column": column,
            "share": float(wins[i, k]),
            "told": percent(float(wins[i, k]), 1),
            "shown": percent(float(wins[i, k])).removesuffix(" %"),
            "text": "paper" if wins[i, k] >= PAPER_FROM else "ink",
        }
        for line, i in enumerate(order)
        for column, k in enumerate(order)
        if i != k
    ]
    regions = tuple(f"{ranking.rank[i]}  {ranking.names[i]}" for i in order)
    return Picture(
        _drawing(regions, tuple(ranking.names[i] for i in order), share), {"cells": cells}
    )


@sketched
def _drawing(regions: tuple[str, ...], columns: tuple[str, ...], share: str) -> Drawing:
    places = list(range(len(regions)))
    base = rows("cells").encode(
        x=alt.X(
            "column:O",
            scale=alt.Scale(domain=places, paddingInner=0.06),
            axis=column_axis(columns),
        ),
        y=alt.Y("row:O", scale=alt.Scale(domain=places, paddingInner=0.12), axis=row_axis(regions)),
    )
    told = [
        alt.Tooltip("place:N", title="title"),
        alt.Tooltip("told:N", title=share),
    ]
    color = alt.Color("share:Q", scale=alt.Scale(domain=[0, 1]), legend=None)
    layers = [
        base.mark_rect(cornerRadius=2).encode(color=color, tooltip=told),
        base.mark_text(
            fontSize=11, opacity=alt.expr(f"width < {22 * len(regions)} ? 0 : 1")
        ).encode(text="shown:N", color=meaning("text"), tooltip=told),
    ]
    # shares and meanings are two scales of colour
    apart = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
    return drawing(
        layers, width="container", height=ROW * len(regions), autosize=FIT_ROWS, resolve=apart
    )
