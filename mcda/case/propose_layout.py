"""How a plain table is laid out: its header, and which columns hold names and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mcda.case.numbers import number_text
from mcda.case.propose_grid import Grid
from mcda.case.propose_header import Cells, Header, first_row, header_above, headings, texts_of
from mcda.case.propose_numbers import EMPTY, Sense, Written
from mcda.case.propose_words import CODE, ORDINAL, REGION, folded

_CODE_LIKE = re.compile(r"[A-Z]{1,3}|[A-Z]{1,4}[-._]?[A-Z]*\d+|[A-Z]{2}-[A-Z0-9]{1,4}|\d+")
_NAMED = 0.5  # part of the rows that a column of names must fill


@dataclass(frozen=True)
class Layout:
    """How a sheet is laid out; rows and columns are counted from 0.

    Parameters
    ----------
    header : first and last header row; None if the table begins with its figures
    first : first row below the header
    name_column : column of the names; None if no column can be one
    id_column : column of the codes, if there is one
    ordinals : columns that count the rows
    headings : by column, the header cells above it from top to bottom, merged ones once
    above : texts above the header, from top to bottom
    """

    header: Header | None
    first: int
    name_column: int | None
    id_column: int | None
    ordinals: frozenset[int]
    headings: tuple[tuple[str, ...], ...]
    above: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    """The cells of a column in rows that hold figures."""

    place: int
    heading: str
    texts: tuple[str, ...]
    cells: tuple[Written, ...]

    def share(self, sense: Sense) -> float:
        return sum(cell.sense is sense for cell in self.cells) / max(1, len(self.cells))


def find_layout(
    grid: Grid, cells: Cells, header: Header | None = None, name_column: int | None = None
) -> Layout | None:
    """Find header, names and codes; None if no row holds a figure.

    Parameters
    ----------
    grid : the sheet
    cells : its cells, understood
    header, name_column : what a person says instead of what would be found
    """
    if header is None:
        first = first_row(grid, cells)
        if first is None:
            return None
        header = header_above(grid, cells, first)
    else:
        below = range(header[1] + 1, len(cells))
        found = next((r for r in below if any(c is not EMPTY for c in cells[r])), None)
        if found is None:
            return None
        first = found
    parts: tuple[tuple[str, ...], ...] = ((),) * grid.width
    if header is not None:
        parts = headings(grid, header, name_column or 0)
    columns = _columns(grid, cells, first, parts)
    ordinals = frozenset(column.place for column in columns if _counts_rows(column))
    names = name_column
    if names is None:
        names = _name_column([column for column in columns if column.place not in ordinals])
    codes = _id_column([c for c in columns if c.place not in ordinals | {names}])
    if header is not None and names:
        parts = headings(grid, header, names)
    top = first if header is None else header[0]
    return Layout(
        header, first, names, codes, ordinals - {names}, parts, texts_of(grid, range(top))
    )


def cell_name(grid: Grid, row: int, column: int) -> str:
    """Return the text of a cell; a number as it is written."""
    values = grid.rows[row]
    value = values[column] if column < len(values) else ""
    return value if isinstance(value, str) else number_text(value)


def _columns(
    grid: Grid, cells: Cells, first: int, parts: Sequence[tuple[str, ...]]
) -> list[_Column]:
    rows = [
        row
        for row in range(first, len(cells))
        if any(cell.sense in (Sense.NUMBER, Sense.MISSING) for cell in cells[row])
    ]
    return [
        _Column(
            place,
            folded(" ".join(parts[place])),
            tuple(cell_name(grid, row, place).strip() for row in rows),
            tuple(cells[row][place] if place < len(cells[row]) else EMPTY for row in rows),
        )
        for place in range(grid.width)
    ]


def _counts_rows(column: _Column) -> bool:
    values = [cell.value for cell in column.cells if cell.sense is Sense.NUMBER]
    counting = len(values) > 1 and values == [float(n) for n in range(1, len(values) + 1)]
    return bool(ORDINAL.fullmatch(column.heading)) or (
        counting and not column.heading and column.place == 0
    )


def _name_column(columns: Sequence[_Column]) -> int | None:
    """Return the leftmost of the columns whose texts are most like names of regions."""
    best, place = 0.0, None
    for column in columns:
        texts = {
            text
            for text, cell in zip(column.texts, column.cells)
            if cell.sense is Sense.TEXT
        }  # fmt: skip
        if column.share(Sense.TEXT) < _NAMED:
            continue
        score = len(texts) / len(column.texts)
        score += 0.5 * bool(REGION.search(column.heading))
        score -= 0.7 * bool(CODE.search(column.heading) or _is_code_like(texts))
        if place is None or score > best:
            best, place = score, column.place
    if place is not None:
        return place
    coded = (column for column in columns if _may_name(column))
    return next((column.place for column in coded), None)


def _is_code_like(texts: set[str]) -> bool:
    return len(texts) > 1 and all(map(_CODE_LIKE.fullmatch, texts))


def _may_name(column: _Column) -> bool:
    """Return whether numbers can stand for the names of regions, where no column has names."""
    known = CODE.search(column.heading) or REGION.search(column.heading)
    return bool(known) and len(set(column.texts)) == len(column.texts)


def _id_column(columns: Sequence[_Column]) -> int | None:
    for column in columns:
        if CODE.search(column.heading) and _is_distinct(column):
            return column.place
    for column in columns:
        texts = {text for text in column.texts if text}
        if not column.share(Sense.NUMBER) and _is_code_like(texts) and _is_distinct(column):
            return column.place
    return None


def _is_distinct(column: _Column) -> bool:
    """Return whether a column tells its rows apart; totals may lack a code."""
    texts = [text for text in column.texts if text]
    empty = len(column.texts) - len(texts)
    return 1 < len(texts) == len(set(texts)) and empty <= max(1, len(texts) // 5)
