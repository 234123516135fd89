"""A plain table from an .xlsx workbook: the sheet with the figures, its cells and merged areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mcda.case.archive import inspect
from mcda.case.exact_reader import ExactReader, Sheet, SheetCell
from mcda.case.finding import CaseError, Finding, error, listed, sentence, warning
from mcda.case.numbers import number_text, shown_as_percent
from mcda.case.propose_grid import Grid, Opened, Value, address
from mcda.case.read_workbook import cell_text
from mcda.case.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)

_ENOUGH = 400_000  # cells read in search of the sheet with the most figures
_SAVE_AGAIN = sentence('Open it in Excel and save it again as "Excel workbook (.xlsx)".')
_MOST_MERGED = 20_000


@dataclass(frozen=True)
class _Sheet:
    """A sheet and its cells; ``without_result`` are formulas whose result the file lacks."""

    sheet: Sheet
    rows: tuple[tuple[Value, ...], ...]
    without_result: tuple[tuple[int, int], ...]


def open_workbook(name: str, content: bytes, sheet: str = "") -> Opened:
    """Read one sheet of a workbook; nothing is raised, and formulas and links are not followed.

    Parameters
    ----------
    name : name of the file, for messages
    content : bytes of the file
    sheet : the sheet wanted; empty for the one that holds the most figures
    """
    findings = inspect(name, content)
    if any(finding.is_error for finding in findings):
        return Opened(None, findings=tuple(findings))
    try:
        return _open(name, content, sheet, findings)
    except CaseError as problem:
        return Opened(None, findings=(*findings, *problem.findings))
    except Exception:  # any part of a hostile or damaged file may break the XML reader
        message = sentence("{name} is damaged and cannot be opened.", name=name)
        return Opened(None, findings=(*findings, error("", None, "", message, _SAVE_AGAIN)))


def _open(name: str, content: bytes, wanted: str, findings: list[Finding]) -> Opened:
    reader = ExactReader(content)
    sheets = reader.sheets
    titles = {sheet.title.strip() for sheet in sheets}
    if {"case", "regions"} <= titles:
        step = sentence(
            "{name} is already a case of this program: it is opened as it is.", name=name
        )
        return Opened(None, tuple(sorted(titles)), is_case=True, steps=(step,))
    shown = [sheet for sheet in sheets if sheet.is_visible] or sheets
    names = tuple(sheet.title for sheet in shown)
    asked = [sheet for sheet in sheets if wanted and sheet.title == wanted]
    if wanted and not asked:
        message = sentence("{name} has no sheet {sheet}.", name=name, sheet=wanted)
        fix = sentence("Choose one of: {sheets}.", sheets=listed(names))
        return Opened(None, names, findings=(*findings, error("", None, "", message, fix)))
    best = _fullest(reader, asked or shown)
    if best is None:
        message = sentence("{name} has no sheet with cells.", name=name)
        return Opened(None, names, findings=(*findings, error("", None, "", message, _SAVE_AGAIN)))
    findings += _without_result(best)
    merged = reader.merged(best.sheet, _MOST_MERGED)
    comma = any(isinstance(cell, str) and _cyrillic(cell) for row in best.rows for cell in row)
    steps = []
    if len(names) > 1 and not asked:
        steps.append(
            sentence(
                "The sheet {sheet} was taken, since it holds the most figures.",
                sheet=best.sheet.title,
            )
        )
    grid = Grid(best.sheet.title, best.rows, merged, comma)
    return Opened(grid, names, steps=tuple(steps), findings=tuple(findings))


def _cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def _fullest(reader: ExactReader, sheets: Iterable[Sheet]) -> _Sheet | None:
    """Return the sheet with the most numbers, and its cells; None if all are empty."""
    best = None
    most, count = -1, 0
    for sheet in sheets:
        lacking: list[tuple[int, int]] = []
        rows = tuple(_rows(reader, sheet, lacking))
        numbers = sum(isinstance(cell, float) for row in rows for cell in row)
        if rows and numbers > most:
            best, most = _Sheet(sheet, rows, tuple(lacking)), numbers
        count += sum(map(len, rows))
        if count > _ENOUGH:
            break
    return best


def _rows(
    reader: ExactReader, sheet: Sheet, lacking: list[tuple[int, int]]
) -> Iterator[tuple[Value, ...]]:
    count, filled = 0, 0
    for number, row in reader.rows(sheet):
        lacking += [(number, column) for column, cell in row.items() if cell.lacks_result]
        read = {column: _value(cell) for column, cell in row.items()}
        width = max((column for column, value in read.items() if value != ""), default=0)
        if not width:
            continue  # it only has a format
        if width > MAX_COLUMNS:
            raise CaseError(too_many_columns("", width))
        count += width
        if number > MAX_ROWS:
            raise CaseError(too_many_rows(""))
        if count > MAX_CELLS:
            raise CaseError(too_many_cells(""))
        yield from [()] * (number - filled - 1)
        filled = number
        yield tuple(read.get(column, "") for column in range(1, width + 1))


def _value(cell: SheetCell) -> Value:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if cell.is_percent:
            return f"{number_text(shown_as_percent(value))}%"
        return float(value)
    return cell_text(value).strip()


def _without_result(read: _Sheet) -> list[Finding]:
    """Report formulas whose result the file does not hold; their cells look empty."""
    empty = [address(row - 1, column - 1) for row, column in sorted(read.without_result)]
    if not empty:
        return []
    message = sentence(
        "These cells hold formulas whose results are not saved in the file: {cells}.",
        cells=listed(empty),
    )
    fix = sentence("Open the file in Excel and save it, or write the values themselves.")
    return [warning("formula_without_result", "", "", empty, message, fix)]
