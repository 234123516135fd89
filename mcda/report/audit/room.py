"""How wide columns and how high rows must be, so that nothing is cut and pages stay readable."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence

from mcda.report.tables import Cell, Heading

_NARROWEST, _NUMBER, _NAME, _SENTENCE, _PARAGRAPH = 7, 17, 44, 60, 105  # characters
_LINE = 15.0  # points
_HIGHEST = 405.0  # points; Excel's limit is 409
_PAGE = 215  # characters across a landscape page that are still readable
_GENERAL = 11  # characters of a number without fixed decimals


def width_of(heading: Heading, cells: Iterable[Cell], beside: int) -> int:
    """Return the width of a column: its longest text within reason, and room for its heading.

    Longer texts are broken into lines: sentences in wider columns than names.

    Parameters
    ----------
    heading, cells : of the column
    beside : number of columns of the sheet; where there are few, sentences have more room
    """
    known = [cell for cell in cells if cell is not None and cell != ""]
    texts = [_longest_line(cell) for cell in known if isinstance(cell, str)]
    numbers = [_digits(cell, heading) for cell in known if isinstance(cell, int | float)]
    longest = max(texts, default=0)
    if longest > _NAME:
        wide = _PARAGRAPH if beside <= 3 else _SENTENCE
        longest = min(longest, wide) if longest > _SENTENCE else _NAME
    most = _NUMBER if not texts else _SENTENCE
    words = max((len(word) for word in heading.text.split()), default=0)
    room = max(math.ceil(len(heading.text) / 3), min(words, most))
    return max(longest, *numbers, min(room, most), _NARROWEST) + (3 if texts else 2)


def height_of(cells: Iterable[Cell], widths: Sequence[int], *, bold: bool = False) -> float | None:
    """Return the height of a row in points; None where a single line is enough."""
    lines = max(
        (
            _lines(cell, int(width * 0.9) if bold else width - 1)
            for cell, width in zip(cells, widths)
            if isinstance(cell, str)
        ),
        default=1,
    )
    return None if lines <= 1 else min(_LINE * lines, _HIGHEST)


def needs_lines(cell: Cell, width: int) -> bool:
    """Whether a text must be broken into lines."""
    return isinstance(cell, str) and (len(cell) > width or "\n" in cell)


def pages_across(widths: Sequence[int]) -> int:
    """Return over how many pages side by side a sheet is printed."""
    return max(1, math.ceil(sum(widths) / _PAGE))


def _lines(text: str, room: int) -> int:
    return sum(max(1, len(textwrap.wrap(line, max(room, 4)))) for line in text.split("\n"))


def is_numeric(cells: Iterable[Cell]) -> bool:
    """Whether a column holds numbers rather than texts, so that it stands to the right."""
    known = [isinstance(cell, str) for cell in cells if cell is not None and cell != ""]
    return sum(known) < len(known) / 2


def _longest_line(text: str) -> int:
    return max(len(line) for line in text.split("\n"))


def _digits(value: float, heading: Heading) -> int:
    if heading.decimals is None:
        return min(len(f"{value:.10g}"), _GENERAL)
    shown = 100 * value if heading.percent else value
    return len(f"{shown:,.{heading.decimals}f}") + 2 * heading.percent
