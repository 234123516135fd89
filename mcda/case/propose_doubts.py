"""Cells of a plain table that are no plain numbers: what they were taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mcda.case.cells import shown
from mcda.case.finding import Finding, Sentence, listed, sentence, warning
from mcda.case.propose_figures import Figures
from mcda.case.propose_grid import Grid, address
from mcda.case.propose_header import Cells
from mcda.case.propose_layout import cell_name
from mcda.case.propose_numbers import Sense, Written
from mcda.case.propose_rows import Rows

_Placed = Sequence[tuple[int, int, Written]]


def cell_doubts(
    grid: Grid, cells: Cells, figures: Figures, rows: Rows
) -> tuple[list[Sentence], list[Finding]]:
    """Say what the cells of regions were taken for where they are no plain numbers.

    Returns
    -------
    tuple of steps and findings
        Steps tell of missing figures and footnote marks; findings of what could not be read.
    """
    regions = [row.place for row in rows.rows if not row.drop]
    found = [
        (row, place, cell)
        for place in figures.values
        for row in regions
        if place < len(cells[row])
        and ((cell := cells[row][place]).mark or cell.sense not in (Sense.NUMBER, Sense.EMPTY))
    ]
    findings = [*_unreadable(grid, found), *_infinite(found), *_lost_digits(found)]
    return list(_steps(found)), findings


def _unreadable(grid: Grid, cells: _Placed) -> Iterator[Finding]:
    found = [
        (address(row, place), shown(cell_name(grid, row, place)))
        for row, place, cell in cells
        if cell.sense is Sense.TEXT
    ]
    if found:
        message = sentence(
            "These cells hold neither a number nor a mark of a missing figure, and count as"
            " missing: {cells}.",
            cells=listed([f"{cell} ({text})" for cell, text in found]),
        )
        fix = sentence("Write the figures as numbers in the file, or leave the cells empty.")
        yield warning("not_a_number", "", "", [cell for cell, _ in found[:50]], message, fix)


def _infinite(cells: _Placed) -> Iterator[Finding]:
    found = _where(cells, lambda cell: cell.sense is Sense.INFINITE)
    if found:
        message = sentence("These cells are infinite and count as missing: {cells}.",
                           cells=listed(found))  # fmt: skip
        fix = sentence("Write a number, or leave the cells empty.")
        yield warning("infinite", "", "", found[:50], message, fix)


def _lost_digits(cells: _Placed) -> Iterator[Finding]:
    found = _where(cells, lambda cell: cell.mark[:1].isdigit() and cell.mark[1:2] == ")")
    if found:
        message = sentence(
            "In these cells a figure ends with a bracket; its last digit was taken for a"
            " footnote: {cells}.",
            cells=listed(found),
        )
        fix = sentence("Compare them with the file; delete the bracket where the digit belongs.")
        yield warning("footnote_digit", "", "", found[:50], message, fix)


def _where(cells: _Placed, test: Callable[[Written], bool]) -> list[str]:
    return [address(row, place) for row, place, cell in cells if test(cell)]


def _steps(cells: _Placed) -> Iterator[Sentence]:
    missing = _where(cells, lambda cell: cell.sense is Sense.MISSING)
    if missing:
        yield sentence(
            "Cells with a dash, dots or words such as n/a count as missing ({number} of them); a"
            " zero stays a zero. Where a dash means none at all, write 0 in the file.",
            number=len(missing),
        )
    marked = _where(cells, lambda cell: bool(cell.mark) and cell.sense is Sense.NUMBER)
    if marked:
        yield sentence("Footnote marks were taken off these figures: {cells}.",
                       cells=listed(marked))  # fmt: skip
