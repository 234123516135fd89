"""A case written to a folder of CSV files or to an .xlsx workbook, without loss."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from mcda import PRODUCT
from mcda.case.borders import BORDERS_FILE, borders_text
from mcda.case.canonical import (
    Table,
    Value,
    canonical_tables,
    case_hash,
    content_hash,
    csv_text,
)
from mcda.case.cells import MAX_TEXT, storable
from mcda.case.disk import write_file, write_files
from mcda.case.model import TABLES, Case

__all__ = [
    "CREATED",
    "WORKBOOK_OPTIONS",
    "add_tables",
    "case_hash",
    "content_hash",
    "write_cell",
    "write_folder",
    "write_workbook",
]

WORKBOOK_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  # fixed, so that files are identical
_WIDEST = 60


class _Exact(float):
    """A float that XlsxWriter, which formats to 16 digits, writes with all that it needs."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def write_folder(case: Case, path: Path) -> None:
    """Write a case as CSV files into a folder, which is made if it is not there.

    Files of tables that the case does not have are deleted from the folder, and so are borders;
    others are left alone.

    Raises
    ------
    OSError
        The folder cannot be written to; all files in it are as they were.
    """
    path.mkdir(parents=True, exist_ok=True)
    tables = {table.name: csv_text(table) for table in canonical_tables(case)}
    written = {f"{name}.csv": text for name, text in tables.items()}
    if case.borders is not None:
        written[BORDERS_FILE] = borders_text(case.borders)
    write_files({path / name: text.encode("utf-8") for name, text in written.items()})
    for name in (*(f"{table}.csv" for table in TABLES), BORDERS_FILE):
        if name not in written:
            (path / name).unlink(missing_ok=True)


def write_workbook(case: Case, target: Path | BinaryIO) -> None:
    """Write a case as an .xlsx workbook; the same case always gives the same bytes.

    Raises
    ------
    ValueError
        A text is longer than the 32,767 characters that a cell of a workbook can hold.
    OSError
        The file cannot be written; what was there before is as it was.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS)
    title = storable(case.settings.title)[:255]
    book.set_properties({"title": title, "author": PRODUCT, "created": CREATED})
    add_tables(book, case)
    book.close()
    if isinstance(target, Path):
        write_file(target, buffer.getvalue())
    else:
        target.write(buffer.getvalue())


def add_tables(book: Any, case: Case) -> None:
    """Add a sheet per table to an XlsxWriter workbook opened with ``WORKBOOK_OPTIONS``."""
    bold = book.add_format({"bold": True})
    plain = book.add_format()
    for table in canonical_tables(case):
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for column, header in enumerate(table.header):
            write_cell(sheet, 0, column, header, bold)
            sheet.set_column(column, column, _width(table, column))
        for row, values in enumerate(table.rows, start=1):
            for column, value in enumerate(values):
                write_cell(sheet, row, column, value, plain)


def write_cell(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    """Write a number or a text exactly as it is; an empty text leaves the cell alone.

    Raises
    ------
    ValueError
        The text is longer than the 32,767 characters that a cell can hold.
    """
    if not isinstance(value, str):
        sheet.write_number(row, column, _Exact(value), style)
        return
    if len(value) > MAX_TEXT // 2 and len(value.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise ValueError(f"The text {value[:40]!r}... is longer than {MAX_TEXT} characters.")
    if value.startswith("<r>") and value.endswith("</r>"):
        # XlsxWriter takes such a text for markup of its own, unless it comes in pieces
        sheet.write_rich_string(row, column, value[:1], style, value[1:], style)
    elif value:
        sheet.write_string(row, column, value, style)


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column])) for row in table.rows), default=0)
    return min(_WIDEST, max(len(str(table.header[column])), longest) + 2)
