"""Sheets whose cells may be formulas, each together with the value that it gives.

Addresses are those of Excel; the first row of every sheet holds the headings. Only functions
that Excel 2016 and LibreOffice 7.4 share are used, and no formula spills into other cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from mcda.report.tables import Cell, Heading

FIRST = 2  # column of the first criterion, behind id and name, on every sheet that has them


@dataclass(frozen=True)
class Formula:
    """A formula and what it gives.

    Parameters
    ----------
    text : as Excel writes it, without the equals sign
    value : its present result, for viewers that do not calculate
    decimals : shown decimals where they are not those of the column
    """

    text: str
    value: Cell
    decimals: int | None = None


LiveCell = Cell | Formula


@dataclass(frozen=True)
class Choices:
    """A cell that takes only some texts."""

    row: int
    column: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook.

    Parameters
    ----------
    name : lower-case word; the sheet is ``_name``
    about : what it shows, in one or two sentences
    headings : of the columns
    rows : cells as they follow the headings
    feet : how many of the last rows are not regions or criteria but what belongs to all of them
    inputs : (row, column) of the cells that are meant to be changed, counted from 0 below the
        headings
    choices : input cells with a list of texts
    """

    name: str
    about: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[LiveCell, ...], ...]
    feet: int = 0
    inputs: frozenset[tuple[int, int]] = frozenset()
    choices: tuple[Choices, ...] = ()


def at(row: int, column: int, sheet: str = "", *, fix: str = "") -> str:
    """Return the address of a cell.

    Parameters
    ----------
    row : counted from 0 below the headings
    column : counted from 0
    sheet : of the workbook, where it is another one
    fix : ``r``, ``c`` or ``rc``: what stays the same when the formula is copied
    """
    cell: str = xl_rowcol_to_cell(row + 1, column, row_abs="r" in fix, col_abs="c" in fix)
    return f"{sheet}!{cell}" if sheet else cell


def span(first: tuple[int, int], last: tuple[int, int], sheet: str = "", *, fix: str = "rc") -> str:
    """Return the address of an area, from its first to its last cell."""
    return f"{at(*first, sheet, fix=fix)}:{at(*last, fix=fix)}"


def down(count: int, column: int, sheet: str = "") -> str:
    """Return the address of a column of ``count`` rows below the headings."""
    return span((0, column), (count - 1, column), sheet)


def quoted(text: str) -> str:
    """Write a text inside a formula. Only for texts of the program, never for those of a user."""
    return '"' + text.replace('"', '""') + '"'


def padded(label: str, cells: Iterable[LiveCell], width: int) -> tuple[LiveCell, ...]:
    """Return a row at the foot of a sheet: its label, a gap, the cells of the criteria."""
    row = (label, None, *cells)
    return (*row, *(None,) * (width - len(row)))
