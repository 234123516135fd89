"""A sheet of a plain table as a grid of cells, before anything in it is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mcda.case.finding import Finding, Sentence
from mcda.case.tables import letters

Value = str | float
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Parameters
    ----------
    name : name of the sheet; empty for a text file
    rows : text, or a number where the file keeps numbers as such; an empty cell is ``""``.
        Row ``i`` is row ``i + 1`` of the file
    merged : first row, first column, last row and last column of each group of merged cells
    comma : the file shows that it is from where decimals follow a comma
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Area, ...] = ()
    comma: bool = False

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def merged_from(self) -> Mapping[tuple[int, int], Area]:
        """Top row and left column -> the merged cells that begin there, the first if several."""
        return {(area[0], area[1]): area for area in reversed(self.merged)}


@dataclass(frozen=True)
class Opened:
    """What opening a file gave.

    Parameters
    ----------
    grid : the sheet that was asked for or chosen; None if there is none that can be read
    sheets : names of all sheets that could be chosen instead
    is_case : the file is already a case of this program
    steps : what was done
    findings : what is wrong with the file
    """

    grid: Grid | None
    sheets: tuple[str, ...] = ()
    is_case: bool = False
    steps: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()


def address(row: int, column: int) -> str:
    """Return the name of a cell, such as C7, of row and column counted from 0."""
    return f"{letters(column)}{row + 1}"
