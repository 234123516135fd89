"""A plain table from an .xlsx workbook: the sheet with the figures, its cells and merged areas."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mcda.case.archive import inspect
from mcda.case.exact_reader import ExactReader
from mcda.case.finding import CaseError, Finding, error, listed, sentence, warning
from mcda.case.numbers import number_text, shown_as_percent
from mcda.case.propose_grid import Area, Grid, Opened, Value, address
from mcda.case.read_workbook import cell_text, formula_positions, is_percent, sheet_rows
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
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_MOST_MERGED = 20_000


@dataclass(frozen=True)
class _Sheet:
    """A sheet and its cells; ``resulted`` are those of formulas that give an empty text."""

    sheet: Any
    rows: tuple[tuple[Value, ...], ...]
    resulted: frozenset[tuple[int, int]]


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
        with warnings.catch_warnings():
            # what openpyxl does not know of (extensions, layouts) holds no figures
            warnings.simplefilter("ignore")
            return _open(name, content, sheet, findings)
    except CaseError as problem:
        return Opened(None, findings=(*findings, *problem.findings))
    except Exception:  # any part of a hostile or damaged file may break the XML reader
        message = sentence("{name} is damaged and cannot be opened.", name=name)
        return Opened(None, findings=(*findings, error("", None, "", message, _SAVE_AGAIN)))


def _open(name: str, content: bytes, wanted: str, findings: list[Finding]) -> Opened:
    reader = ExactReader(content, results=True)
    sheets = reader.sheets()
    titles = {sheet.title.strip() for sheet in sheets}
    if {"case", "regions"} <= titles:
        step = sentence(
            "{name} is already a case of this program: it is opened as it is.", name=name
        )
        return Opened(None, tuple(sorted(titles)), is_case=True, steps=(step,))
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    names = tuple(sheet.title for sheet in shown)
    asked = [sheet for sheet in sheets if wanted and sheet.title == wanted]
    if wanted and not asked:
        message = sentence("{name} has no sheet {sheet}.", name=name, sheet=wanted)
        fix = sentence("Choose one of: {sheets}.", sheets=listed(names))
        return Opened(None, names, findings=(*findings, error("", None, "", message, fix)))
    best = _fullest(asked or shown, reader.percents)
    if best is None:
        message = sentence("{name} has no sheet with cells.", name=name)
        return Opened(None, names, findings=(*findings, error("", None, "", message, _SAVE_AGAIN)))
    findings += _without_result(content, best)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        merged = _merged(archive.read(best.sheet._worksheet_path))
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


def _fullest(sheets: list[Any], percents: dict[int, str]) -> _Sheet | None:
    """Return the sheet with the most numbers, and its cells; None if all are empty."""
    best = None
    most, count = -1, 0
    for sheet in sheets:
        resulted: set[tuple[int, int]] = set()
        rows = tuple(_rows(sheet, percents, resulted))
        numbers = sum(isinstance(cell, float) for row in rows for cell in row)
        if rows and numbers > most:
            best, most = _Sheet(sheet, rows, frozenset(resulted)), numbers
        count += sum(map(len, rows))
        if count > _ENOUGH:
            break
    return best


def _rows(
    sheet: Any, percents: dict[int, str], resulted: set[tuple[int, int]]
) -> Iterator[tuple[Value, ...]]:
    count, filled, waiting = 0, 0, 0
    for row in sheet_rows(sheet):
        cells = _without_empty_end([_value(cell, percents) for cell in row])
        # a formula with an empty text as its result has the type "str" and no value
        resulted |= {
            (cell.row, cell.column) for cell in row if cell.data_type == "str" and not cell.value
        }
        if not cells:
            waiting += 1  # rows that only have a format are forgotten unless one with cells follows
            continue
        if len(cells) > MAX_COLUMNS:
            raise CaseError(too_many_columns("", len(cells)))
        count += len(cells)
        filled += waiting + 1
        if filled > MAX_ROWS:
            raise CaseError(too_many_rows(""))
        if count > MAX_CELLS:
            raise CaseError(too_many_cells(""))
        yield from [()] * waiting
        waiting = 0
        yield cells


def _without_empty_end(cells: list[Value]) -> tuple[Value, ...]:
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return tuple(cells[:end])


def _value(cell: Any, percents: dict[int, str]) -> Value:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if is_percent(cell, percents):
            return f"{number_text(shown_as_percent(value))}%"
        return float(value)
    return cell_text(value).strip()


def _without_result(content: bytes, read: _Sheet) -> list[Finding]:
    """Report formulas whose result the file does not hold; their cells look empty."""
    title, rows = read.sheet.title, read.rows
    formulas = formula_positions(content, lambda name: name == title).get(title, frozenset())
    empty = [
        address(row - 1, column - 1)
        for row, column in sorted(formulas - read.resulted)
        if row > len(rows) or column > len(rows[row - 1]) or rows[row - 1][column - 1] == ""
    ]
    if not empty:
        return []
    message = sentence(
        "These cells hold formulas whose results are not saved in the file: {cells}.",
        cells=listed(empty),
    )
    fix = sentence("Open the file in Excel and save it, or write the values themselves.")
    return [warning("formula_without_result", "", "", empty, message, fix)]


def _merged(xml: bytes) -> tuple[Area, ...]:
    areas = []
    for left, top, right, bottom in _MERGED.findall(xml)[:_MOST_MERGED]:
        areas.append((int(top) - 1, _column(left), int(bottom) - 1, _column(right)))
    return tuple(areas)


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
