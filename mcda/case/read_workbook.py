"""Raw tables from an .xlsx workbook; formulas, macros and links are never followed."""

from __future__ import annotations

import datetime
import io
import math
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from mcda.case.archive import inspect
from mcda.case.exact_reader import ExactReader, shows_percent
from mcda.case.finding import CaseError, Finding, error, sentence
from mcda.case.living import LIVING, READ
from mcda.case.model import TABLES
from mcda.case.numbers import number_text
from mcda.case.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_REACH,
    MAX_ROWS,
    Cell,
    Fault,
    Percent,
    RawCase,
    RawSheet,
    RawTable,
    empty_table,
    too_many_cells,
    too_many_columns,
    too_many_rows,
    too_wide,
    without_empty_end,
)

_LAST_ROW = 1_048_576  # of any sheet
_UNREADABLE = sentence('Open it in Excel and save it again as "Excel workbook (.xlsx)".')
_NO_RESULT = Fault(
    sentence("The cell holds a formula whose result is not saved in the file."),
    sentence("Open the file in Excel and save it, or write the value itself."),
)

Positions = frozenset[tuple[int, int]]


def read_workbook(name: str, content: bytes) -> RawCase:
    """Read every sheet of a workbook whose name is a table's; nothing is raised.

    Sheets whose name begins with ``_`` are no tables; those on which the ranking is computed are
    kept, since people change them.

    Parameters
    ----------
    name : name of the file, for messages and for the case's id
    content : bytes of the file
    """
    stem = PurePath(name).stem
    findings = inspect(name, content)
    if any(finding.is_error for finding in findings):
        return RawCase(stem, findings=tuple(findings))
    try:
        with warnings.catch_warnings():
            # what openpyxl does not know of (extensions, layouts) holds no figures
            warnings.simplefilter("ignore")
            return _read(stem, content, findings)
    except CaseError as problem:
        return RawCase(stem, findings=(*findings, *problem.findings))
    except Exception:  # any part of a hostile or damaged file may break the XML reader
        message = sentence("{name} is damaged and cannot be opened.", name=name)
        return RawCase(stem, findings=(*findings, error("", None, "", message, _UNREADABLE)))


def _read(stem: str, content: bytes, findings: list[Finding]) -> RawCase:
    reader = ExactReader(content, results=True)
    sheets = reader.sheets()
    formulas = formula_positions(content)
    tables: dict[str, RawTable] = {}
    unknown: list[str] = []
    unreadable: set[str] = set()
    for sheet in sheets:
        name = sheet.title.strip()
        if name.startswith("_"):
            continue
        if name not in TABLES:
            unknown.append(name)
            continue
        found = formulas.get(sheet.title, frozenset())
        table = _read_sheet(name, sheet, found, reader.percents)
        if isinstance(table, RawTable):
            tables[name] = table
        else:
            findings.append(table)
            unreadable.add(name)
    return RawCase(
        stem, tables, frozenset(unreadable), tuple(unknown), tuple(findings),
        sheets=_living(content, sheets, reader.percents),
    )  # fmt: skip


def _living(content: bytes, sheets: list[Any], percents: dict[int, str]) -> dict[str, RawSheet]:
    """Read the sheets on which the ranking is computed; of those that cannot be read, none."""
    found = [sheet for sheet in sheets if sheet.title.strip() in LIVING]
    if not found:
        return {}
    try:
        formulas = formula_positions(content, lambda title: title.strip() in LIVING)
        return {
            sheet.title.strip(): RawSheet(
                _cells_of(sheet, percents) if sheet.title.strip() in READ else {},
                formulas.get(sheet.title, frozenset()),
            )
            for sheet in found
        }
    except Exception:  # see read_workbook; a case needs none of these sheets
        return {}


def formula_positions(
    content: bytes, wanted: Callable[[str], bool] = lambda title: title.strip() in TABLES
) -> dict[str, Positions]:
    """Return row and column of every formula by sheet; reads again only if there are any."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(part) for part in parts):
            return {}
    return {
        sheet.title: frozenset(
            (cell.row, cell.column)
            for row in sheet_rows(sheet)
            for cell in row
            if cell.data_type == "f"
        )
        for sheet in ExactReader(content, results=False).sheets()
        if wanted(sheet.title)
    }


def sheet_rows(sheet: Any, table: str = "") -> Iterator[Any]:
    """Iterate over the rows of a sheet, as far as a sheet can have rows.

    Raises
    ------
    CaseError
        A cell far to the right makes rows so wide that reading on takes too long.
    """
    reach = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            return
        reach += len(row)
        if reach > MAX_REACH:
            raise CaseError(too_wide(table))
        yield row


def _read_sheet(
    name: str, sheet: Any, formulas: Positions, percents: dict[int, str]
) -> RawTable | Finding:
    header: tuple[str, ...] | None = None
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    count = 0
    try:
        for number, row in enumerate(sheet_rows(sheet, name)):
            read = [_cell(cell, formulas, percents) for cell in row]
            cells = without_empty_end(read) if read else ()
            if len(cells) > MAX_COLUMNS:
                return too_many_columns(name, len(cells))
            if header is None:
                header = tuple("" if isinstance(cell, Fault) else cell.strip() for cell in cells)
            elif cells:
                rows.append((number, cells))
            count += len(cells)
            if len(rows) > MAX_ROWS:
                return too_many_rows(name)
            if count > MAX_CELLS:
                return too_many_cells(name)
    except CaseError as problem:
        return problem.findings[0]
    except Exception:  # see read_workbook; the other sheets may still be usable
        message = sentence("The sheet is damaged and cannot be read.")
        return error(name, None, "", message, _UNREADABLE)
    if not header and not rows:
        return empty_table(name)
    return RawTable(name, header or (), tuple(rows))


def _cells_of(sheet: Any, percents: dict[int, str]) -> dict[tuple[int, int], Cell]:
    """Return the cells of a sheet of results by their place.

    Raises
    ------
    CaseError
        It is larger than any table may be.
    """
    cells: dict[tuple[int, int], Cell] = {}
    for row in sheet_rows(sheet):
        for cell in row:
            if cell.value is not None:
                cells[cell.row, cell.column] = _cell(cell, frozenset(), percents)
        if len(cells) > MAX_CELLS:
            raise CaseError(too_many_cells(sheet.title))
    return cells


def _cell(cell: Any, formulas: Positions, percents: dict[int, str]) -> Cell:
    value = cell.value
    if cell.data_type == "e":
        return Fault(
            sentence("The cell shows the error {text}.", text=str(value)),
            sentence("Correct its formula, or write the value itself."),
        )
    if value is None:
        # a formula with an empty text as its result has the type "str"
        missing = cell.data_type != "str" and formulas and (cell.row, cell.column) in formulas
        return _NO_RESULT if missing else ""
    text = cell_text(value)
    return Percent(text) if is_percent(cell, percents) else text


def is_percent(cell: Any, percents: dict[int, str]) -> bool:
    """Whether a cell of a workbook is a number that is shown as percent."""
    value = cell.value
    if not percents or isinstance(value, bool) or not isinstance(value, int | float):
        return False
    code = percents.get(cell._style_id)
    return code is not None and math.isfinite(value) and shows_percent(value, code)


def cell_text(value: object) -> str:
    """Return the value of a cell as text that reads back as the same value."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)
