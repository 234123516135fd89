"""What each region is strong in: location quotients of regions by sectors."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import numpy as np

from mcda.charts.heat import FIT_ROWS, ROW, column_axis, row_axis
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent
from mcda.specialization.clusters import apart
from mcda.specialization.quotients import Specialization

MOST_REGIONS = 60
MOST_SECTORS = 60
# Symmetric quotients at which colours end: quotients of 1/4 and of 4, about which little is
# to be told apart by eye; the figure in the cell says the rest.
STRONGEST_COLOUR = 0.6
# Beyond this the cell's colour is so strong that its text needs the colour of paper. Colours of
# less than the nation stay weak, since strength is what is looked for.
_PAPER_FROM = 0.43


@dataclass(frozen=True)
class QuotientWords:
    """Words in the picture.

    Parameters
    ----------
    quotient, size_share, focus_share, strong : what the tooltip calls its figures
    legend : what the colours mean
    yes, no : whether the region is strong in the sector
    """

    quotient: str
    size_share: str
    focus_share: str
    strong: str
    legend: str
    yes: str
    no: str


def quotient_map(
    found: Specialization,
    names: tuple[str, ...],
    words: QuotientWords,
    *,
    threshold: float,
    focus: str = "",
) -> Picture:
    """Draw regions by sectors, coloured by symmetric location quotient.

    Parameters
    ----------
    found : measures of m regions by s sectors; beyond 60 of either the first 60 are drawn
    names : m names of the regions
    words : words in the picture
    threshold : quotient from which a sector is strong; no cell reads like it without reaching it
    focus : sector to be framed; empty = none

    Returns
    -------
    Picture
        a cell says its location quotient and is coloured on either side of 1; a strong one has
        a dot. A region without the figure has no cell.
    """
    sectors = found.sectors[:MOST_SECTORS]
    regions = names[:MOST_REGIONS]
    records = [
        _record(found, (row, column), regions[row], words, threshold)
        for row in range(len(regions))
        for column in range(len(sectors))
        if np.isfinite(found.lq[row, column])
    ]
    framed = sectors.index(focus) if focus in sectors else -1
    cells = {"cells": records, "strong": [record for record in records if record["is_strong"]]}
    return Picture(_drawing(sectors, regions, words, framed), cells)


def _record(
    found: Specialization,
    cell: tuple[int, int],
    region: str,
    words: QuotientWords,
    threshold: float,
) -> dict[str, object]:
    row, column = cell
    quotient, symmetric = float(found.lq[cell]), float(found.rsca[cell])
    strong = bool(found.strong[cell])
    return {
        "region": region,
        "sector": found.sectors[column],
        "place": f"{region}, {found.sectors[column]}",
        "row": row,
        "column": column,
        "quotient": quotient,
        "symmetric": symmetric,
        "exact": apart(quotient, 2, threshold) if quotient else "0",
        "short": f"{quotient:.{1 if 0 < quotient < 10 else 0}f}",
        "size_share": percent(float(found.size_share[cell]), 1),
        "focus_share": percent(float(found.focus_share[cell]), 1),
        "is_strong": strong,
        "strong": words.yes if strong else words.no,
        "text": "paper" if symmetric > _PAPER_FROM else "ink",
    }


@sketched
def _drawing(
    sectors: tuple[str, ...], regions: tuple[str, ...], words: QuotientWords, framed: int
) -> Drawing:
    count = max(1, len(sectors))
    # Layers share their axes, so each must name the same ones.
    x = alt.X(
        "column:O", scale=alt.Scale(paddingInner=0.06), axis=column_axis(sectors, bold=framed)
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0.12), axis=row_axis(regions))
    layers = [_cells(words), _figures(count), _dots(count)]
    tips = _tooltip(words)
    placed = [layer.encode(x=x, y=y, tooltip=tips) for layer in layers]
    if framed >= 0:
        placed.append(_frame(framed).encode(x=x))
    return drawing(placed, width="container", height=ROW * len(regions), autosize=FIT_ROWS)


def _cells(words: QuotientWords) -> alt.Chart:
    ends = [-STRONGEST_COLOUR, STRONGEST_COLOUR]
    quotient = "format((1 + datum.value) / (1 - datum.value), '.2~f')"
    legend = alt.Legend(
        title=words.legend,
        orient="bottom",
        direction="horizontal",
        titleLimit=0,
        gradientLength=160,
        values=[-STRONGEST_COLOUR, 0, STRONGEST_COLOUR],
        labelExpr=f"(datum.value < -0.5 ? '≤ ' : datum.value > 0.5 ? '≥ ' : '') + {quotient}",
    )
    scale = alt.Scale(domain=ends, domainMid=0, clamp=True)
    return (
        rows("cells")
        .mark_rect(cornerRadius=2)
        .encode(color=alt.Color("symmetric:Q", scale=scale, legend=legend))
    )


def _figures(count: int) -> alt.Chart:
    """Write the quotients, with fewer decimals where cells are narrow and not at all on a phone."""
    text = f"width < {26 * count} ? '' : width < {46 * count} ? datum.short : datum.exact"
    return (
        rows("cells")
        .mark_text(text=alt.expr(text), fontSize=11, baseline="middle", aria=False)
        .encode(color=meaning("text"))
    )


def _dots(count: int) -> alt.Chart:
    """Mark strong cells in their corner, or in the middle where no figure is written."""
    roomy = f"width >= {26 * count}"
    aside, above = f"width / {2 * count} - 5", f"{5 - ROW // 2}"
    return (
        rows("strong")
        .mark_point(
            aria=False,  # the cell below says that it is strong
            shape="circle",
            filled=True,
            opacity=1,
            size=16,
            xOffset=alt.expr(f"{roomy} ? {aside} : 0"),
            yOffset=alt.expr(f"{roomy} ? {above} : 0"),
        )
        .encode(color=meaning("text"))
    )


def _frame(framed: int) -> alt.Chart:
    record = {"column": framed, "text": "ink"}
    return (
        alt.Chart(alt.InlineData(values=[record]))
        .mark_rect(filled=False, strokeWidth=2, cornerRadius=3)
        .encode(y=alt.value(0), y2=alt.value("height"), color=meaning("text"))
    )


def _tooltip(words: QuotientWords) -> list[alt.Tooltip]:
    return [
        # This title makes it the tooltip's heading; two of the same would hide one.
        alt.Tooltip("place:N", title="title"),
        alt.Tooltip("exact:N", title=words.quotient),
        alt.Tooltip("size_share:N", title=words.size_share),
        alt.Tooltip("focus_share:N", title=words.focus_share),
        alt.Tooltip("strong:N", title=words.strong),
    ]
