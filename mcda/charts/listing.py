"""Pieces of pictures that are lists: rows in pixels, headings, text columns, a line between."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from mcda.charts.palette import meaning
from mcda.charts.picture import rows

HEADER = 26
GAP = 22
LEGEND_ROW = 20
_NARROW = 480  # pixels of a picture, below which names have less room and smaller letters
_MOST_LINES = 3


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


def broken(name: str, wide: int, narrow: int) -> dict[str, object]:
    """Return the fields of a record that :func:`names` writes: a name broken into lines.

    Parameters
    ----------
    name : any text
    wide, narrow : letters of a line in a wide picture, and in one of a phone
    """
    return {"wide": _lines(name, wide), "narrow": _lines(name, narrow)}


def _lines(name: str, letters: int) -> str:
    whole = name.replace(" – ", "\N{NO-BREAK SPACE}– ")  # no line begins with a dash
    return "\n".join(
        textwrap.wrap(
            whole, letters, break_on_hyphens=False, max_lines=_MOST_LINES, placeholder="…"
        )
    )


def names(
    base: alt.Chart, pixels: alt.Scale, tooltip: Sequence[alt.Tooltip], limit: str,
    sizes: tuple[int, int], narrow: int = _NARROW,
) -> alt.Chart:  # fmt: skip
    """Return a column of names at the left edge, whole in up to three lines; see :func:`broken`.

    ``sizes`` are those of the letters in a wide and in a narrow picture, below ``narrow`` pixels.
    """
    size = f"(width < {narrow} ? {sizes[1]} : {sizes[0]})"
    chosen = base.transform_calculate(
        label=f"width < {narrow} ? datum.narrow : datum.wide"
    ).transform_calculate(
        label_at=f"datum.middle - (length(split(datum.label, '\\n')) - 1) * ({size} + 1) / 2"
    )
    return text(
        chosen, "label", "0", "left", pixels, tooltip, at="label_at", lineBreak="\n",
        fontSize=alt.expr(size), lineHeight=alt.expr(f"{size} + 1"), limit=limit,
    )  # fmt: skip


def text(
    base: alt.Chart, field: str, x: str, align: Any, pixels: alt.Scale,
    tooltip: Sequence[alt.Tooltip] = (), at: str = "middle", **style: Any,
) -> alt.Chart:  # fmt: skip
    """Return a column of text; each record says its place ``at`` and its meaning ``text``.

    ``x`` is an expression in pixels from the left, such as "38" or "width". A style ``limit``,
    likewise an expression, cuts longer texts.
    """
    mark = {"fontSize": 14, "baseline": "middle", "align": align} | style
    if "limit" in mark:
        mark["limit"] = alt.expr(mark["limit"])
    return base.mark_text(**mark).encode(
        x=alt.value(alt.expr(x)),
        y=y(at, pixels),
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
