"""Plain tables: the common ground of terminal, CSV and workbook."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, SupportsFloat

from mcda.case.model import Criterion
from mcda.ranking.wording import percent, share_decimals
from mcda.report.numbers import written

Cell = str | float | int | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Heading:
    """Head of a column.

    Parameters
    ----------
    text : what stands in the header, with the unit
    decimals : decimals shown; the cell keeps full precision. None = as many as it has. Shares
        are shown with at least these, see :func:`as_shown`
    percent : shares of 1 shown as percent
    is_id : the cells are ids, for auditors and other programs: files hold them, the screen does
        not show them
    """

    text: str
    decimals: int | None = None
    percent: bool = False
    is_id: bool = False


class Mark(NamedTuple):
    """A sign behind the number of one cell, which stays a number.

    Parameters
    ----------
    row, column : place of the cell
    sign : what it means is said in ``mcda.report.marked_figures``
    """

    row: int
    column: int
    sign: str


@dataclass(frozen=True)
class Table:
    """A table with nothing but values in it.

    Parameters
    ----------
    name : lower-case word; in a workbook the sheet is ``_name``
    headings : n heads, their texts distinct
    rows : n cells each: text, numbers in full precision, None where nothing is known
    marks : signs behind the numbers of single cells, where the form has room for them
    alike : decimals of each row's numbers, in columns whose heading fixes none: where a row is a
        criterion, its figures read as on every other page. None in a row, or empty, fixes none
    """

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...] = ()
    alike: tuple[int | None, ...] = ()

    def only(self, columns: Iterable[int]) -> Table:
        """Return this table with only these columns, by their place."""
        kept = tuple(columns)
        rows = tuple(tuple(row[column] for column in kept) for row in self.rows)
        marks = tuple(
            mark._replace(column=place)
            for place, column in enumerate(kept)
            for mark in self.marks
            if mark.column == column
        )
        heads = tuple(self.headings[column] for column in kept)
        return Table(self.name, heads, rows, marks, self.alike)

    @cached_property
    def shown(self) -> tuple[Heading, ...]:
        """The headings with the decimals with which shares are shown wherever people read them."""
        return as_shown(self.headings, self.rows)

    def decimals(self, row: int, column: int) -> int | None:
        """Return the decimals with which a number is shown; None where nothing fixes them."""
        fixed = self.shown[column].decimals
        return self.alike[row] if fixed is None and self.alike else fixed

    def text(self, row: int, column: int) -> str:
        """Write a cell as people read it; nothing where nothing is known."""
        cell = self.rows[row][column]
        if cell is None:
            return ""
        if isinstance(cell, str):
            return cell
        decimals = self.decimals(row, column)
        if self.headings[column].percent:
            return percent(float(cell), decimals or 0)
        # A whole number without declared decimals is a label such as a year.
        return str(cell) if isinstance(cell, int) else written(float(cell), decimals)

    def is_number(self, column: int) -> bool:
        """Whether a column holds numbers and nothing else, and so stands to the right."""
        known = [row[column] for row in self.rows if row[column] is not None]
        return bool(known) and not any(isinstance(cell, str) for cell in known)

    def beside(self, other: Table) -> Table:
        """Return this table with the columns of ``other``, which has as many rows, to its right.

        A header that this table already has gets the other table's name.
        """
        taken = {heading.text for heading in self.headings}
        added = tuple(
            replace(heading, text=f"{heading.text} [{other.name}]")
            if heading.text in taken
            else heading
            for heading in other.headings
        )
        rows = tuple(left + right for left, right in zip(self.rows, other.rows, strict=True))
        width = len(self.headings)
        moved = tuple(mark._replace(column=width + mark.column) for mark in other.marks)
        return Table(self.name, self.headings + added, rows, self.marks + moved, self.alike)


def as_shown(headings: Iterable[Heading], rows: Iterable[Sequence[Cell]]) -> tuple[Heading, ...]:
    """Return headings with the decimals of shares, which are the same in a whole table.

    They are the most that a heading asks for, or as many more as it takes that no share wrongly
    reads 0 % or 100 %.
    """
    heads = tuple(headings)
    shares = [place for place, heading in enumerate(heads) if heading.percent]
    if not shares:
        return heads
    cells = (row[place] for row in rows for place in shares)
    needed = share_decimals(float(cell) for cell in cells if isinstance(cell, int | float))
    most = max(needed, *(heads[place].decimals or 0 for place in shares))
    return tuple(replace(head, decimals=most) if head.percent else head for head in heads)


def number(value: SupportsFloat | None) -> float | None:
    """Return a plain float for a cell; None for what is missing, undefined or infinite."""
    if value is None:
        return None
    plain = float(value)
    return plain if math.isfinite(plain) else None


def yes_no(flag: object) -> str:
    """Write a flag the way the case format does."""
    return "yes" if flag else "no"


def with_unit(name: str, unit: str) -> str:
    """Name a column with its unit: ``Exports per head (USD)``."""
    return f"{name} ({unit})" if unit else name


def distinct(texts: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Make headers unique by adding the id in brackets where a text occurs twice.

    Parameters
    ----------
    texts : (text, id) pairs
    taken : texts already used by other columns
    """
    pairs, used = tuple(texts), set(taken)
    counts: dict[str, int] = {}
    for text, _ in pairs:
        counts[text] = counts.get(text, 0) + 1
    return tuple(f"{t} [{key}]" if counts[t] > 1 or t in used else t for t, key in pairs)


def criterion_headers(criteria: Iterable[Criterion], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Header of each criterion's column: its name and unit."""
    return distinct(((with_unit(c.name, c.unit), c.id) for c in criteria), taken)
