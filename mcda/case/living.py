"""The sheets of the audit workbook on which the ranking is computed: their names, and a look in.

The writer (:mod:`mcda.report.audit`) and the reader share the words of this page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mcda.case.cells import clean
from mcda.case.tables import Cell, RawSheet, letters

WEIGHTS, MATRIX, WRITTEN = "_weights", "_matrix", "_written"
ABOUT = "_about"
COMPUTED = (
    "_ranking", WEIGHTS, MATRIX, "_compared", "_normalized", "_weighted", "_distances",
    "_closeness", "_explanation",
)  # fmt: skip
"""Sheets whose formulas follow each other."""

READ = frozenset({WEIGHTS, MATRIX, WRITTEN, ABOUT})
"""Sheets whose cells matter; of the other computed ones it matters where formulas are."""

LIVING = frozenset({*COMPUTED, *READ})

LIMITS = {
    "objective": "Objective",
    "target": "Target",
    "minimum": "Knock-out below",
    "maximum": "Knock-out above",
    "lower": "Lower bound given",
    "upper": "Upper bound given",
}
"""Column of the table ``criteria`` -> its heading on the sheet of weights."""

POINTS = "Points"
NORMALIZATION, SIZE = "Normalization", "Shortlist size"  # rows of the sheet of weights
LEFT_OUT, REMARK = "Left out by choice", "Not the published figure"  # columns of the matrix
WRITTEN_HEADS = ("Sheet", "Row", "Column", "As written")
CASE_HASH = "Case hash"  # a fact of the sheet _about


@dataclass(frozen=True)
class Spot:
    """One cell of a sheet.

    Parameters
    ----------
    place : its address, such as ``G8``
    cell : what it holds; empty where nothing
    formula : whether that is what a formula gave
    """

    place: str
    cell: Cell
    formula: bool


@dataclass(frozen=True)
class LivingSheet:
    """A sheet whose cells are found by what its first column and its first row say.

    So sorted rows, and rows and columns put between, do not matter. Of two rows or columns that
    say the same, the first counts.
    """

    raw: RawSheet

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """What the first column says -> number of the row, from 1."""
        return _places((row, cell) for (row, column), cell in self.raw.cells.items() if column == 1)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """What the first row says -> number of the column, from 1."""
        return _places((column, cell) for (row, column), cell in self.raw.cells.items() if row == 1)

    def spot(self, row: str, column: str) -> Spot | None:
        """Return a cell; None where there is no such row or column."""
        if row not in self.rows or column not in self.columns:
            return None
        return self.at(self.rows[row], self.columns[column])

    def at(self, row: int, column: int) -> Spot:
        """Return a cell by its place."""
        place = (row, column)
        text = f"{letters(column - 1)}{row}"
        return Spot(text, self.raw.cells.get(place, ""), place in self.raw.formulas)


def _places(found: Iterator[tuple[int, Cell]]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in sorted(found, key=lambda item: item[0]):
        if isinstance(cell, str):
            places.setdefault(clean(cell), place)
    return places


def written_cells(sheet: LivingSheet) -> dict[tuple[str, str, str], Cell]:
    """Return (sheet, row, column) -> what each cell without a formula held when it was written."""
    at = [sheet.columns.get(head) for head in WRITTEN_HEADS]
    cells = sheet.raw.cells
    found: dict[tuple[str, str, str], Cell] = {}
    for number in sorted({row for row, _ in cells if row > 1}):
        values = ["" if column is None else cells.get((number, column), "") for column in at]
        keys = [clean(value) if isinstance(value, str) else "" for value in values[:3]]
        found[keys[0], keys[1], keys[2]] = values[3]
    return found
