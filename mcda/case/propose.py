"""From a plain table, as statistical offices publish them, to the proposal of a case.

Nothing is decided here: every guess stands in the :class:`Proposal` with its reason, and
:func:`mcda.case.build_case.build_case` makes a case of what a person confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from mcda.case.cells import storable
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.proposal import Proposal
from mcda.case.propose_columns import Columns, find_columns
from mcda.case.propose_doubts import cell_doubts
from mcda.case.propose_figures import Figures, Holds, read_figures
from mcda.case.propose_grid import Grid, Opened
from mcda.case.propose_header import Cells, Header
from mcda.case.propose_labels import LONGEST_NAME, Label, joined, read_label, read_title, tidy
from mcda.case.propose_layout import Layout, cell_name, find_layout
from mcda.case.propose_numbers import Written, understand
from mcda.case.propose_rows import Rows, find_rows
from mcda.case.propose_text import open_text
from mcda.case.propose_words import REGION, SEVERAL, folded
from mcda.case.propose_workbook import open_workbook

_WORKBOOK = (b"PK", bytes.fromhex("d0cf11e0"))  # a zip archive, or Excel before 2007
_NAMELESS_SHEET = re.compile(r"(?:sheet|лист|list|varaq|worksheet|tab)\s*\d*", re.IGNORECASE)
_MOST_HEADER_ROWS = 20
_SIDEWAYS = 3  # headers that look like names of regions before the table is taken for turned
_SHOW_HEADER = sentence(
    "Say in which row the column names stand, or choose another sheet; each region needs a row with"
    " its name and its figures."
)


def propose(name: str, content: bytes, sheet: str = "") -> Proposal:
    """Recognize a table of regions by indicators; nothing is raised, whatever the file holds.

    Parameters
    ----------
    name : name of the file, CSV or .xlsx; what it is shows from its content
    content : bytes of the file
    sheet : the sheet wanted; empty for the one that holds the most figures
    """
    if content.startswith(_WORKBOOK):
        opened = open_workbook(name, content, sheet)
    else:
        opened = open_text(name, content)
    return _recognize(name, opened)


def propose_again(
    proposal: Proposal, header: Header | None = None, name_column: int | None = None
) -> Proposal:
    """Recognize the same sheet anew, with what a person says about its layout.

    Parameters
    ----------
    proposal : what was recognized before
    header : first and last header row, counted from 0; None to look for them
    name_column : column of the names, counted from 0; None to look for it
    """
    return _recognize(proposal.file, proposal.opened, header, name_column)


def _recognize(
    name: str, opened: Opened, header: Header | None = None, name_column: int | None = None
) -> Proposal:
    grid = opened.grid
    if grid is None:
        return Proposal(name, opened, steps=opened.steps, findings=opened.findings)
    header, name_column = _within(grid, header, name_column)
    cells = _understood(grid)
    layout = find_layout(grid, cells, header, name_column)
    if layout is None:
        return Proposal(
            name, opened, header=header, steps=opened.steps,
            findings=(*opened.findings, _no_figures()),
        )  # fmt: skip
    figures = read_figures(grid, cells, layout)
    rows = find_rows(grid, cells, layout, figures)
    steps, doubts = cell_doubts(grid, cells, figures, rows)
    title = joined(_indicator(grid, layout, figures, rows), read_title(layout.above))
    named = grid.name if grid.name and not _NAMELESS_SHEET.fullmatch(grid.name.strip()) else ""
    otherwise = storable(tidy(named or PurePath(name).stem))[:LONGEST_NAME] or "Table"
    columns = find_columns(layout, figures, rows, title, otherwise)
    return Proposal(
        name,
        opened,
        _title(title, columns, otherwise),
        (*layout.above, *rows.notes),
        layout.header,
        layout.name_column,
        layout.id_column,
        columns.columns,
        rows.rows,
        (*opened.steps, *steps, *rows.steps, *columns.steps),
        (
            *opened.findings,
            *_doubts(layout, rows, columns),
            *doubts,
            *figures.findings,
            *rows.findings,
            *columns.findings,
        ),
    )


def _within(
    grid: Grid, header: Header | None, name_column: int | None
) -> tuple[Header | None, int | None]:
    """Return what a person said, as far as the sheet has such rows and columns."""
    if header is not None and not (
        0 <= header[0] <= header[1] < len(grid.rows) and header[1] - header[0] < _MOST_HEADER_ROWS
    ):
        header = None
    if name_column is not None and not 0 <= name_column < grid.width:
        name_column = None
    return header, name_column


def _understood(grid: Grid) -> Cells:
    known: dict[str, Written] = {}

    def understood(cell: str | float) -> Written:
        if isinstance(cell, float):
            return understand(cell)
        if cell not in known:
            known[cell] = understand(cell)
        return known[cell]

    return [[understood(cell) for cell in row] for row in grid.rows]


def _indicator(grid: Grid, layout: Layout, figures: Figures, rows: Rows) -> Label:
    """Return what a column says that names the one indicator of the table in every row."""
    regions = [row.place for row in rows.rows if not row.drop]
    for place, holds in figures.holds.items():
        if holds is Holds.TEXT and SEVERAL.search(folded(" ".join(layout.headings[place]))):
            texts = {cell_name(grid, row, place) for row in regions}
            if len(texts) == 1:
                return read_label(sorted(texts))
    return Label("")


def _turned(columns: Columns) -> Iterator[Finding]:
    """Report a table whose columns look like regions."""
    used = [column for column in columns.columns if column.use]
    alike = [column.header for column in used if REGION.search(folded(column.header))]
    if len(alike) >= _SIDEWAYS and len(alike) * 2 > len(used):
        message = sentence(
            "The columns look like regions: {names}. Each region needs a row of its own.",
            names=listed(alike),
        )
        fix = sentence("In Excel, copy the table and paste it with Paste Special, Transpose.")
        yield warning("turned", "", "", alike, message, fix)


def _title(title: Label, columns: Columns, otherwise: str) -> str:
    return storable(title.name or columns.whole or otherwise)[:LONGEST_NAME] or "Table"


def _no_figures() -> Finding:
    message = sentence("No row with figures was found.")
    return error("", None, "", message, _SHOW_HEADER)


def _doubts(layout: Layout, rows: Rows, columns: Columns) -> Iterator[Finding]:
    if layout.header is None:
        message = sentence("No row with column names was found above the figures.")
        fix = sentence("Give each column a name, or say in which row their names stand.")
        yield warning("no_header", "", "", [], message, fix)
    if layout.name_column is None:
        message = sentence("No column with the names of regions was found.")
        fix = sentence("Say in which column the names stand; until then rows have numbers.")
        yield warning("no_names", "", "", [], message, fix)
    regions = sum(not row.drop for row in rows.rows)
    if not regions:
        message = sentence("No row looks like a region.")
        yield error("", None, "", message, _SHOW_HEADER)
    elif regions == 1:
        message = sentence("Only one region was found, so there is nothing to compare it with.")
        yield warning("one_region", "", "", [], message, _SHOW_HEADER)
    yield from _turned(columns)
    if not any(column.is_usable for column in columns.columns):
        message = sentence("No column holds figures.")
        yield error("", None, "", message, _SHOW_HEADER)
