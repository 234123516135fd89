"""Pieces of pictures that are lists: rows in pixels, headings, text columns, a line between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from mcda.charts.palette import meaning
from mcda.charts.picture import rows

HEADER = 26
GAP = 22
LEGEND_ROW = 20


def down(height: float) -> alt.Scale:
    """Return a vertical scale in pixels from the top."""
    return alt.Scale(zero=False, nice=False, domain=[0, height], reverse=True)


def y(field: str, pixels: alt.Scale) -> alt.Y:
    """Return a vertical place in pixels."""
    return alt.Y(f"{field}:Q", scale=pixels, axis=None)


def share(part: float, most: int) -> str:
    """Return an expression: a part of the width, on wide screens no more than ``most`` pixels."""
    return f"min({part} * width, {most})"


def across(left: str, right: int, largest: float | None = None) -> alt.Scale:
    """Return a horizontal scale that leaves room on both sides.

    It begins at the expression ``left`` and ends ``right`` pixels before the edge; it runs from
    0 to ``largest``, or to the largest value there is.
    """
    ends: Any = [{"expr": left}, {"expr": f"width - {right}"}]
    if largest is None:
        return alt.Scale(range=ends, zero=True, nice=False)
    return alt.Scale(domain=[0, largest], range=ends)


def from_zero(largest: float) -> dict[str, Any]:
    """Return scale and axis of a channel that begins at 0; where all is 0, that alone is marked.

    Left to itself an axis of nothing but zeros is marked ``0.000000`` many times over.
    """
    if largest > 0:
        return {"scale": alt.Scale(zero=True, nice=True)}
    return {"scale": alt.Scale(domain=[0, 1]), "axis": alt.Axis(values=[0], format="d")}


def text(
    base: alt.Chart, field: str, x: str, align: Any, pixels: alt.Scale,
    tooltip: Sequence[alt.Tooltip] = (), **style: Any,
) -> alt.Chart:  # fmt: skip
    """Return a column of text; each record says its place ``middle`` and its meaning ``text``.

    ``x`` is an expression in pixels from the left, such as "38" or "width". A style ``limit``,
    likewise an expression, cuts longer texts.
    """
    mark = {"fontSize": 14, "baseline": "middle", "align": align} | style
    if "limit" in mark:
        mark["limit"] = alt.expr(mark["limit"])
    return base.mark_text(**mark).encode(
        x=alt.value(alt.expr(x)),
        y=y("middle", pixels),
        text=f"{field}:N",
        color=meaning("text"),
        tooltip=list(tooltip),
    )


def heading(label: str, x: str, align: Any, pixels: alt.Scale) -> alt.Chart:
    """Return a column heading."""
    record = {"middle": 10, "label": label, "text": "quiet"}
    return text(_one(record), "label", x, align, pixels, fontSize=12)


def edge(name: str, x: str, line_from: str, pixels: alt.Scale) -> list[alt.Chart]:
    """Return a dashed line across the list with words at its left end.

    The rows of this name say ``middle``, ``label``, ``text`` and ``line``, a meaning.
    """
    line = (
        rows(name)
        .mark_rule(strokeDash=[3, 3])
        .encode(
            x=alt.value(alt.expr(line_from)),
            x2=alt.value(alt.expr("width")),
            y=y("middle", pixels),
            color=meaning("line"),
        )
    )
    return [line, text(rows(name), "label", x, "left", pixels, fontSize=12)]


def legend(entries: Sequence[tuple[str, str]], top: float, pixels: alt.Scale) -> list[alt.Chart]:
    """Return coloured squares with words, two to a line; entries are (words, meaning)."""
    layers = []
    for place, (label, colour) in enumerate(entries):
        line, column = divmod(place, 2)
        left, at = 6 + 110 * column, top + LEGEND_ROW * (line + 0.5)
        record = {"label": label, "meaning": colour, "text": "quiet", "middle": at}
        square = (
            _one(record)
            .mark_square(size=90, opacity=1)
            .encode(x=alt.value(left), y=y("middle", pixels), color=meaning("meaning"))
        )
        words = text(_one(record), "label", f"{left + 10}", "left", pixels, fontSize=12)
        layers += [square, words]
    return layers


def _one(record: dict[str, Any]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[record]))
