"""Raw tables from an .xlsx workbook; formulas, macros and links are never followed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from mcda.case.archive import inspect
from mcda.case.exact_reader import ExactReader, SheetCell
from mcda.case.finding import CaseError, Finding, error, sentence
from mcda.case.living import LIVING, READ
from mcda.case.model import TABLES
from mcda.case.numbers import number_text
from mcda.case.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Fault,
    Percent,
    RawCase,
    RawSheet,
    RawTable,
    empty_table,
    is_empty,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)

_UNREADABLE = sentence('Open it in Excel and save it again as "Excel workbook (.xlsx)".')
_NO_RESULT = Fault(
    sentence("The cell holds a formula whose result is not saved in the file."),
    sentence("Open the file in Excel and save it, or write the value itself."),
)

Rows = Iterator[tuple[int, dict[int, SheetCell]]]


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
        return _read(stem, content, findings)
    except CaseError as problem:
        return RawCase(stem, findings=(*findings, *problem.findings))
    except Exception:  # any part of a hostile or damaged file may break the XML reader
        message = sentence("{name} is damaged and cannot be opened.", name=name)
        return RawCase(stem, findings=(*findings, error("", None, "", message, _UNREADABLE)))


def _read(stem: str, content: bytes, findings: list[Finding]) -> RawCase:
    reader = ExactReader(content)
    tables: dict[str, RawTable] = {}
    unknown: list[str] = []
    unreadable: set[str] = set()
    for sheet in reader.sheets:
        name = sheet.title.strip()
        if name.startswith("_"):
            continue
        if name not in TABLES:
            unknown.append(name)
            continue
        table = _read_sheet(name, reader.rows(sheet))
        if isinstance(table, RawTable):
            tables[name] = table
        else:
            findings.append(table)
            unreadable.add(name)
    return RawCase(
        stem, tables, frozenset(unreadable), tuple(unknown), tuple(findings),
        sheets=_living(reader),
    )  # fmt: skip


def _living(reader: ExactReader) -> dict[str, RawSheet]:
    """Read the sheets on which the ranking is computed; of those that cannot be read, none."""
    try:
        return {
            name: _raw_sheet(reader.rows(sheet), keeps_cells=name in READ)
            for sheet in reader.sheets
            if (name := sheet.title.strip()) in LIVING
        }
    except Exception:  # see read_workbook; a case needs none of these sheets
        return {}


def _read_sheet(name: str, found: Rows) -> RawTable | Finding:
    header: tuple[str, ...] | None = None
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    count = 0
    try:
        for number, row in found:
            read = {column: _cell(cell) for column, cell in row.items()}
            width = max((column for column, cell in read.items() if not is_empty(cell)), default=0)
            if width > MAX_COLUMNS:
                return too_many_columns(name, width)
            cells = tuple(read.get(column, "") for column in range(1, width + 1))
            if number == 1:
                header = tuple("" if isinstance(cell, Fault) else cell.strip() for cell in cells)
            elif cells:
                rows.append((number - 1, cells))
            count += width
            if len(rows) > MAX_ROWS:
                return too_many_rows(name)
            if count > MAX_CELLS:
                return too_many_cells(name)
    except CaseError as problem:
        return replace(problem.findings[0], table=name)
    except Exception:  # see read_workbook; the other sheets may still be usable
        message = sentence("The sheet is damaged and cannot be read.")
        return error(name, None, "", message, _UNREADABLE)
    if not header and not rows:
        return empty_table(name)
    return RawTable(name, header or (), tuple(rows))


def _raw_sheet(found: Rows, *, keeps_cells: bool) -> RawSheet:
    """Return the cells of a sheet of results by their place, and the places of its formulas.

    Raises
    ------
    CaseError
        It is larger than any table may be.
    """
    cells: dict[tuple[int, int], Cell] = {}
    formulas: set[tuple[int, int]] = set()
    for number, row in found:
        formulas |= {(number, column) for column, cell in row.items() if cell.is_formula}
        if keeps_cells:
            held = ((column, cell) for column, cell in row.items() if cell.value is not None)
            cells |= {(number, column): _cell(cell) for column, cell in held}
    if len(cells) > MAX_CELLS:
        raise CaseError(too_many_cells(""))
    return RawSheet(cells, frozenset(formulas))


def _cell(cell: SheetCell) -> Cell:
    if cell.is_error:
        return Fault(
            sentence("The cell shows the error {text}.", text=str(cell.value)),
            sentence("Correct its formula, or write the value itself."),
        )
    if cell.value is None:
        return _NO_RESULT if cell.lacks_result else ""
    text = cell_text(cell.value)
    return Percent(text) if cell.is_percent else text


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
