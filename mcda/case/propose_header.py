"""Where the table begins on its sheet: first row of figures, header rows, what stands above."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mcda.case.numbers import number_text
from mcda.case.propose_grid import Grid
from mcda.case.propose_labels import is_unit, tidy
from mcda.case.propose_numbers import Sense, Written
from mcda.case.propose_words import CODE, REGION, folded

Cells = Sequence[Sequence[Written]]
Header = tuple[int, int]

_ENOUGH = 3  # rows with figures after which no further header is expected
_MOST_ROWS = 8
_MOST_LINES = 50
_LONGEST = 500  # characters of a header or title; the rest tells nothing more
_LETTER = re.compile(r"[A-Za-zА-Яа-я]")


@dataclass(frozen=True)
class _Sheet:
    """A sheet as it was written and as it was understood; merged cells by their first."""

    grid: Grid
    cells: Cells

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; empty for numbers and beyond the edge."""
        values = self.grid.rows[row] if row < len(self.grid.rows) else ()
        value = values[column] if column < len(values) else ""
        return value if isinstance(value, str) else ""

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row that hold anything."""
        return [c for c, cell in enumerate(self.cells[row]) if cell.sense is not Sense.EMPTY]

    def numbers(self, row: int) -> list[Written]:
        return [cell for cell in self.cells[row] if cell.sense is Sense.NUMBER]

    def texts(self, row: int) -> list[str]:
        return [
            self.text(row, c)
            for c, cell in enumerate(self.cells[row])
            if cell.sense is Sense.TEXT
        ]  # fmt: skip


def first_row(grid: Grid, cells: Cells) -> int | None:
    """Return the first row with figures that no further header follows; None if there is none."""
    sheet = _Sheet(grid, cells)
    columns = {
        column
        for row in cells
        for column, cell in enumerate(row)
        if cell.sense is Sense.NUMBER
    }  # fmt: skip
    candidate, run, headed, begun = None, 0, False, False
    for number, row in enumerate(cells):
        senses = {cell.sense for cell in row}
        if _is_header(sheet, number, columns, headed, run > 0):
            candidate, run, headed = None, 0, True
        elif Sense.NUMBER in senses or (begun and Sense.MISSING in senses):
            candidate = number if candidate is None else candidate
            run += Sense.NUMBER in senses
            if run >= _ENOUGH:
                break
        begun = begun or len(sheet.filled(number)) > 1
    return candidate if run else None


def _is_header(sheet: _Sheet, row: int, columns: set[int], headed: bool, figures: bool) -> bool:
    """Return whether a row can only be one of the header.

    Its numbers are years or count the columns, or it has text where figures stand elsewhere;
    below rows with ``figures`` more must speak for that.
    """
    if sheet.numbers(row):
        return _holds_years(sheet, row, headed) or counts_columns(sheet.grid, sheet.cells, row)
    senses = [cell.sense for cell in sheet.cells[row]]
    texts = sum(sense is Sense.TEXT and c in columns for c, sense in enumerate(senses))
    if not texts or len(sheet.filled(row)) < 2 or Sense.MISSING in senses:
        return False
    first = folded(sheet.text(row, sheet.filled(row)[0]))
    return not figures or texts > 1 or bool(REGION.search(first))


def _holds_years(sheet: _Sheet, row: int, headed: bool) -> bool:
    years = [cell.value for cell in sheet.numbers(row) if not cell.percent]
    known = [year for year in years if year is not None and 1900 <= year <= 2100]
    if len(known) < len(sheet.numbers(row)) or any(year != int(year) for year in known):
        return False
    names = sheet.texts(row)
    expected = all(REGION.search(folded(name)) or CODE.search(folded(name)) for name in names)
    if len(known) == 1:
        return expected and len(sheet.cells[row]) > 1
    steps = [later - sooner for sooner, later in itertools.pairwise(known)]
    in_order = all(0 < step <= 10 for step in steps) or all(-10 <= step < 0 for step in steps)
    alike = in_order or not names or len(set(known)) < len(known)
    return alike and (expected or not headed)


def counts_columns(grid: Grid, cells: Cells, row: int) -> bool:
    """Return whether a row holds nothing but the numbers of the columns: ``A 1 2 3``."""
    sheet = _Sheet(grid, cells)
    values = [cell.value for cell in sheet.numbers(row)]
    start = values[0] if values else None
    if start not in (1.0, 2.0) or values != [start + place for place in range(len(values))]:
        return False
    texts = sheet.texts(row)
    if any(not _LETTER.fullmatch(text) for text in texts):
        return False
    following = next((r for r in range(row + 1, len(cells)) if sheet.filled(r)), None)
    names = sheet.texts(following) if following is not None else []
    return len(values) + len(texts) > 2 and any(len(name) > 1 for name in names)


def header_above(grid: Grid, cells: Cells, first: int) -> Header | None:
    """Return first and last of the header rows above the first row of figures.

    Special cases: None if nothing but a title, or nothing at all, stands above.
    """
    sheet = _Sheet(grid, cells)
    last = first - 1
    while last >= 0 and (not sheet.filled(last) or counts_columns(grid, cells, last)):
        last -= 1
    if last < 0:
        return None
    top = last
    while top > 0 and last - top + 1 < _MOST_ROWS and _continues(sheet, top - 1):
        top -= 1
    left = min(min(sheet.filled(row), default=0) for row in range(first, len(cells)))
    while last > top and sheet.filled(last) == [left] and len(sheet.filled(last - 1)) > 1:
        last -= 1  # a heading of the first group of regions
    while top < last and _is_title(sheet, top, left):
        top += 1
    if top == last and sheet.filled(top) == [left]:
        return None
    return top, last


def _continues(sheet: _Sheet, row: int) -> bool:
    return bool(sheet.filled(row)) and (
        not sheet.numbers(row) or _holds_years(sheet, row, headed=False)
    )


def _is_title(sheet: _Sheet, row: int, left: int) -> bool:
    """Return whether a row above others of the header says something about the whole table."""
    filled = sheet.filled(row)
    area = {column: _area(sheet.grid, row, column) for column in filled}
    if any(bottom > row for _, _, bottom, _ in area.values()):
        return False
    if len(filled) == 1:
        return filled[0] <= left or is_unit(sheet.text(row, filled[0]))
    below = sheet.filled(row + 1)
    if filled[0] > left or left not in below:
        return False
    covered = sum(right - start + 1 for _, start, _, right in area.values())
    return covered * 2 < len(below) or all(is_unit(sheet.text(row, c)) for c in filled[1:])


def _area(grid: Grid, row: int, column: int) -> tuple[int, int, int, int]:
    """Return the merged cells that begin at a cell, cut to the sheet's width; else the cell."""
    top, left, bottom, right = grid.merged_from.get((row, column), (row, column, row, column))
    return top, left, bottom, min(right, grid.width - 1)


def headings(grid: Grid, header: Header, name_column: int) -> tuple[tuple[str, ...], ...]:
    """Return by column the header cells above it, from top to bottom, equal ones once.

    Merged cells count for all columns and rows they cover. Where a row merges nothing, a cell
    counts for the empty ones to its right that have a header of their own below.
    """
    rows = [_spread(grid, row, header) for row in range(header[0], header[1] + 1)]
    for upper, lower in itertools.pairwise(rows):
        if upper.merged:
            continue
        for column in range(name_column + 2, grid.width):
            has_own = lower.texts[column] and lower.texts[column - 1]
            if has_own and not upper.texts[column]:
                upper.texts[column] = upper.texts[column - 1]
    parts = zip(*(row.texts for row in rows))
    return tuple(
        tuple(part for part, _ in itertools.groupby(texts) if part) for texts in parts
    )  # fmt: skip


@dataclass(frozen=True)
class _Spread:
    texts: list[str]
    merged: bool


def _spread(grid: Grid, row: int, header: Header) -> _Spread:
    values = grid.rows[row] if row < len(grid.rows) else ()
    texts = [_shown(value) for value in values] + [""] * (grid.width - len(values))
    merged = False
    free = [True] * grid.width
    for top, left, bottom, right in grid.merged_from.values():
        if not top <= row <= bottom or top < header[0] or left >= grid.width:
            continue
        source = grid.rows[top] if top < len(grid.rows) else ()
        text = _shown(source[left]) if left < len(source) else ""
        merged = merged or right > left
        for column in range(left, min(right, grid.width - 1) + 1):
            if not free[column]:
                break  # merged cells never overlap in a sound file, and must not cost here
            texts[column], free[column] = text, False
    return _Spread(texts, merged)


def _shown(value: str | float) -> str:
    return tidy(value)[:_LONGEST] if isinstance(value, str) else number_text(value)


def texts_of(grid: Grid, rows: Iterable[int]) -> tuple[str, ...]:
    """Return the texts of some rows, cell by cell, each once."""
    found = (
        tidy(value[: 2 * _LONGEST])[:_LONGEST]
        for row in rows
        for value in grid.rows[row]
        if isinstance(value, str)
    )
    return tuple(dict.fromkeys(text for text in found if text))[:_MOST_LINES]
