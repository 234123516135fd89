"""Sums at the foot of the sheets that tell where the money goes, as formulas."""

from __future__ import annotations

from mcda.report.audit.grid import Formula, LiveCell, Sheet, down
from mcda.report.tables import Table

_SUMMED = {
    "money": ("Amount",),
    "regions": ("Public money", "Share"),
    "programmes": ("Budget", "Used"),
    "years": ("2", "Used", "Budget"),
}
"""Sheet -> how the headings of its columns that can be added up begin; years begin with a 2."""


def with_total(table: Table, about: str) -> Sheet:
    """Return a table as a sheet, with a last row of sums where sums say something."""
    starts = _SUMMED.get(table.name, ())
    summed = [heading.text.startswith(starts) for heading in table.headings] if starts else []
    if not table.rows or not any(summed):
        return Sheet(table.name, about, table.headings, table.rows)
    cells = (_sum(table, column) if add else None for column, add in enumerate(summed))
    total: tuple[LiveCell, ...] = ("All", *list(cells)[1:])
    return Sheet(table.name, about, table.headings, (*table.rows, total), feet=1)


def _sum(table: Table, column: int) -> Formula:
    found = [row[column] for row in table.rows]
    value = sum(cell for cell in found if isinstance(cell, int | float))
    return Formula(f"SUM({down(len(table.rows), column)})", value)
