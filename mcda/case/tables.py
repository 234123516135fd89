"""Raw tables: rows of text as they stand in the file, before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mcda.case.borders import Borders
from mcda.case.finding import Finding, Sentence, error, sentence
from mcda.case.numbers import number_text, shown_as_percent

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 2_000
MAX_CELLS = 1_000_000
MAX_LETTERS = 40_000_000


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be used: what is wrong with it, and what to do."""

    message: Sentence
    fix: Sentence


class Percent(str):
    """A number that its cell shows as percent: ``0.05`` where the sheet shows 5 %.

    Whether the part of 1 or the number shown is meant, the unit of its column decides.
    """

    __slots__ = ()

    @property
    def shown(self) -> str:
        """The number before the percent sign."""
        return number_text(shown_as_percent(float(self)))


Cell = str | Fault


@dataclass(frozen=True)
class RawTable:
    """One table of a file.

    Parameters
    ----------
    name : name of the file or sheet
    header : column names, trimmed; an unreadable or missing name is empty
    rows : 1-based data row and cells, cut after the last cell that is not empty; rows that are
        empty altogether are left out but keep their number
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class RawSheet:
    """A sheet of results, as it stands in the file.

    Parameters
    ----------
    cells : (row, column), both from 1 as in the file -> a cell that is not empty; none where only
        formulas matter
    formulas : where formulas stand, with a result in the file or without
    """

    cells: Mapping[tuple[int, int], Cell]
    formulas: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class RawCase:
    """All tables of a folder or workbook.

    Parameters
    ----------
    stem : name of the folder or file without its ending
    tables : by name; only those of the case format
    unreadable : tables that are there but could not be read; a Finding says why
    unknown : names of tables that the case format does not have
    findings : problems met on the way
    borders : what the folder says about where regions lie
    sheets : by name, those of the program's own calculation in which people try things out
    """

    stem: str
    tables: Mapping[str, RawTable] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    borders: Borders | None = None
    sheets: Mapping[str, RawSheet] = field(default_factory=dict)


def letters(column: int) -> str:
    """Return the name that Excel shows above a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def without_empty_end(cells: list[Cell]) -> tuple[Cell, ...]:
    """Return the cells up to the last one that holds more than white space."""
    end = len(cells)
    while end and is_empty(cells[end - 1]):
        end -= 1
    return tuple(cells[:end])


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def empty_table(name: str) -> Finding:
    """Say that a table has no column names."""
    message = sentence("The table is empty: not even column names are there.")
    fix = sentence("Write the column names into the first row, or delete the table.")
    return error(name, None, "", message, fix)


def too_many_rows(name: str) -> Finding:
    """Say that a table is too long to be read."""
    message = sentence("The table has more than {limit} rows.", limit=MAX_ROWS)
    fix = sentence("Keep only the rows that the decision needs.")
    return error(name, None, "", message, fix)


def too_many_cells(name: str) -> Finding:
    """Say that a table is too large to be read."""
    message = sentence("The table has more than {limit} cells.", limit=MAX_CELLS)
    fix = sentence("Keep only the rows and columns that the decision needs.")
    return error(name, None, "", message, fix)


def too_many_letters() -> Finding:
    """Say that the cells of a file have too much text to be read."""
    message = sentence("The cells have more than {limit:,} letters together.", limit=MAX_LETTERS)
    fix = sentence("Keep only the texts that the decision needs.")
    return error("", None, "", message, fix)


def too_many_columns(name: str, columns: int) -> Finding:
    """Say that a table is too wide to be read."""
    message = sentence(
        "The table has {columns} columns; {limit} are possible.", columns=columns, limit=MAX_COLUMNS
    )
    fix = sentence("Keep only the columns that the decision needs.")
    return error(name, None, "", message, fix)
