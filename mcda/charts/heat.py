"""The decision matrix at a glance: each criterion's figures from the weakest to the strongest."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from mcda.case.model import Criterion
from mcda.charts.palette import PAPER_FROM, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.charts.profiles import toward_ideal
from mcda.ranking.result import DecisionMatrix, FloatArray, Ranking
from mcda.ranking.wording import Alike, figure_alike

ROW = 24
MOST_ROWS = 60
LINES = 4
# Rows keep their height however much room the names of the columns take.
FIT_ROWS = {"type": "fit-x", "contains": "padding"}


def heat_map(matrix: DecisionMatrix, *, weakest: str, strongest: str) -> Picture:
    """Draw regions by criteria.

    Parameters
    ----------
    matrix : figures of all regions; beyond 60 regions the first 60 are drawn
    weakest, strongest : words for the two ends of the colour scale

    Returns
    -------
    Picture
        a criterion's figures are scaled from its weakest (light) to its strongest (dark), as
        its objective says; a missing figure has no colour. A figure that is not as published
        has its sign: * changed, † the median of the zone; ? is in doubt. The tooltip gives the
        figure.
    """
    values, alike = matrix.values[:MOST_ROWS], [Alike(column) for column in matrix.values.T]
    levels = np.column_stack(
        [_levels(item, column) for item, column in zip(matrix.criteria, matrix.values.T)]
    )
    records = [
        {
            "region": matrix.names[i],
            "criterion": criterion.name,
            "place": f"{matrix.names[i]}, {criterion.name}",
            "row": i,
            "column": j,
            "figure": figure_alike(float(values[i, j]), criterion.unit, alike[j]),
            **_look(float(levels[i, j]), matrix, i, j),
        }
        for i in range(len(values))
        for j, criterion in enumerate(matrix.criteria)
        if np.isfinite(values[i, j])
    ]
    words = (tuple(item.name for item in matrix.criteria), matrix.names[:MOST_ROWS])
    return Picture(_drawing(*words, weakest, strongest), {"cells": records})


def normalized_heat_map(ranking: Ranking, *, weakest: str, strongest: str) -> Picture:
    """Draw the compared regions, in rank order, by the criteria that have points.

    Parameters
    ----------
    ranking : gives normalized figures; beyond 60 regions the first 60 are drawn
    weakest, strongest : words for the two ends of the colour scale

    Returns
    -------
    Picture
        coloured by where a figure stands between anti-ideal and ideal, so the darker the better;
        a criterion that cannot tell regions apart has no colour. Signs as in :func:`heat_map`.
    """
    order = ranking.order[:MOST_ROWS]
    shown = [int(j) for j in np.flatnonzero(ranking.weights > 0)]
    reached, table_row = toward_ideal(ranking), ranking.rows
    alike = [Alike(column) for column in ranking.matrix.values.T]
    records = [
        {
            "place": f"{ranking.names[i]}, {ranking.matrix.criteria[j].name}",
            "row": line,
            "column": column,
            "figure": figure_alike(
                float(ranking.matrix.values[table_row[i], j]),
                ranking.matrix.criteria[j].unit,
                alike[j],
            ),
            **_look(float(reached[i, j]), ranking.matrix, int(table_row[i]), j),
        }
        for line, i in enumerate(order)
        for column, j in enumerate(shown)
        if np.isfinite(reached[i, j])
    ]
    criteria = tuple(ranking.matrix.criteria[j].name for j in shown)
    regions = tuple(f"{ranking.rank[i]}  {ranking.names[i]}" for i in order)
    return Picture(_drawing(criteria, regions, weakest, strongest), {"cells": records})


@sketched
def _drawing(
    criteria: tuple[str, ...], regions: tuple[str, ...], weakest: str, strongest: str
) -> Drawing:
    legend = alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        gradientLength=160,
        values=[0, 1],
        labelExpr=f"{json.dumps([weakest, strongest])}[datum.value]",
    )
    # Layers share their axes, so each must name the same ones.
    x = alt.X("column:O", scale=alt.Scale(paddingInner=0.06), axis=column_axis(criteria))
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0.12), axis=row_axis(regions))
    tip = [
        # This title makes it the tooltip's heading; two of the same would hide one.
        alt.Tooltip("place:N", title="title"),
        alt.Tooltip("told:N", title=" "),
    ]
    told = "datum.figure + ' ' + datum.sign"
    base = rows("cells").transform_calculate(told=told)
    cells = base.mark_rect(cornerRadius=2).encode(
        x=x,
        y=y,
        color=alt.Color("level:Q", scale=alt.Scale(domain=[0, 1]), legend=legend),
        tooltip=tip,
    )
    signs = base.mark_text(fontSize=14, baseline="middle").encode(
        x=x, y=y, text="sign:N", color=meaning("text"), tooltip=tip
    )
    apart = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
    # Rows keep their height however much room the names of the columns take.
    fit = {"type": "fit-x", "contains": "padding"}
    return drawing(
        [cells, signs], width="container", height=ROW * len(regions), autosize=fit, resolve=apart
    )


def _look(level: float, matrix: DecisionMatrix, row: int, column: int) -> dict[str, object]:
    """Return a cell's level, its sign, and the sign's colour upon it."""
    marked = (("*", matrix.edited), ("†", matrix.filled), ("?", matrix.doubted))
    sign = "".join(sign for sign, cells in marked if cells[row, column])
    return {"level": level, "sign": sign, "text": "paper" if level >= PAPER_FROM else "ink"}


def row_axis(names: Sequence[str]) -> alt.Axis:
    """Label rows 0, 1, ... with names at their left."""
    return _axis(
        f"{json.dumps(list(names))}[datum.value]",
        orient="left",
        labelAngle=0,
        labelFontSize=13,
        labelLimit=180,
    )


def column_axis(names: Sequence[str], *, bold: int = -1) -> alt.Axis:
    """Label columns 0, 1, ... with names of up to four lines, upright where there is little room.

    Parameters
    ----------
    names : names of the columns; may repeat and hold any character
    bold : place of a column whose name is bold; -1 = none
    """
    wrapped = [
        textwrap.wrap(name, 11, max_lines=LINES, placeholder="…", break_long_words=False)
        for name in names
    ]
    narrow = f"width < {60 * len(names)}"
    return _axis(
        f"{narrow} ? {json.dumps(list(names))}[datum.value] : {json.dumps(wrapped)}[datum.value]",
        orient="top",
        labelAngle=alt.expr(f"{narrow} ? -90 : 0"),
        labelAlign=alt.expr(f"{narrow} ? 'left' : 'center'"),
        labelBaseline=alt.expr(f"{narrow} ? 'middle' : 'top'"),
        labelPadding=alt.expr(f"{narrow} ? 6 : {13 * LINES}"),
        labelFontSize=11,
        labelLimit=170,
        **({"labelFontWeight": _weight(bold)} if bold >= 0 else {}),
    )


def _weight(bold: int) -> dict[str, Any]:
    """Return a label's weight as Vega-Lite's condition."""
    test = {"test": f"datum.value === {bold}", "value": "bold"}
    return {"condition": test, "value": "normal"}


def _axis(labels: str, **style: Any) -> alt.Axis:
    """Label places 0, 1, ... by an expression; names may repeat and hold any character."""
    return alt.Axis(
        title=None, labelExpr=labels, labelOverlap=False, domain=False, ticks=False, **style
    )


def _levels(criterion: Criterion, column: FloatArray) -> FloatArray:
    """Return 0 for the weakest and 1 for the strongest figure; 0.5 where all are alike."""
    if criterion.objective == "target":
        column = -np.abs(column - (criterion.target or 0.0))
    known = column[np.isfinite(column)]
    if not known.size or known.min() == known.max():
        return np.full(len(column), 0.5)
    level = (column - known.min()) / (known.max() - known.min())
    return 1 - level if criterion.objective == "min" else level
