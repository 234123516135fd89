"""What was written into cells that people change, so that a reader can tell what they changed."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.case.living import WRITTEN, WRITTEN_HEADS
from mcda.report.audit.grid import Formula, LiveCell, Sheet
from mcda.report.tables import Cell, Heading


def written_sheet(sheets: Iterable[Sheet]) -> Sheet:
    """List what the inputs, and all else that is no formula, hold on some sheets.

    A cell is named by its sheet, by what the first cell of its row says and by its heading.
    """
    rows: list[tuple[LiveCell, ...]] = [
        (f"_{sheet.name}", str(cells[0]), sheet.headings[column].text, _value(cell))
        for sheet in sheets
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if (row, column) in sheet.inputs
        or (column and cell not in (None, "") and not isinstance(cell, Formula))
    ]
    return Sheet(
        WRITTEN.removeprefix("_"),
        "What the shaded cells, and others without a formula, held when this file was written: by "
        "this the program tells what was changed on the sheets _weights and _matrix.",
        tuple(Heading(head) for head in WRITTEN_HEADS),
        tuple(rows),
    )


def _value(cell: LiveCell) -> Cell:
    return cell.value if isinstance(cell, Formula) else cell
