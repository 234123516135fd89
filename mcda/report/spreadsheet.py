"""Tables as bytes: CSV and Excel files in which no name ever becomes a formula."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from mcda import PRODUCT
from mcda.case.numbers import number_text
from mcda.report.numbers import excel_format
from mcda.report.tables import Cell, Table

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
_MARKUP = "<r>"  # how rich text begins in a workbook
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # fixed: same tables, same bytes
_SHEET_NAME_LENGTH = 31  # Excel's limit
_WIDEST = 60  # characters; longer texts run on or are cut by the cell's edge
_BEYOND_EXCEL = 32_767  # characters that a cell can hold


@dataclass(frozen=True)
class Dialect:
    """How a CSV is written.

    Parameters
    ----------
    separator : between cells, one letter
    decimal : before the decimals of numbers, a point or a comma
    """

    separator: str = ","
    decimal: str = "."


PLAIN = Dialect()
"""For other programs, and for Excel where it writes a point before decimals."""

LOCAL = Dialect(";", ",")
"""For Excel in the many countries that write a comma before decimals."""


def neutralize(text: str) -> str:
    """Prefix an apostrophe to what a spreadsheet might evaluate (OWASP ASVS 1.2.10)."""
    return "'" + text if text.startswith(TRIGGERS) else text


def csv_text(
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    newline: str = "\r\n",
    dialect: Dialect = PLAIN,
    measured: Collection[int] = (),
) -> str:
    """Write a table as text, a line per row, its cells with a comma or another sign between them.

    Text cells and headers are neutralized. Numbers stay numbers at full precision and are never
    prefixed; missing, undefined and infinite ones are empty.

    Parameters
    ----------
    header, rows : the table
    newline : ends each line
    dialect : what separates cells and decimals
    measured : columns whose whole numbers are written like the others, as 3.0; elsewhere as 3
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.separator, lineterminator=newline)
    writer.writerow([neutralize(_encodable(text)) for text in header])
    writer.writerows(
        [_csv_cell(cell, dialect, column in measured) for column, cell in enumerate(row)]
        for row in rows
    )
    return out.getvalue()


def csv_bytes(table: Table, dialect: Dialect = PLAIN) -> bytes:
    """Write a table as a CSV file: UTF-8 with a byte order mark, lines end with CR LF (RFC 4180).

    The mark makes Excel read the file as UTF-8.
    """
    heads = [heading.text for heading in table.headings]
    measured = [
        column for column, heading in enumerate(table.headings)
        if heading.decimals or heading.percent
    ]  # fmt: skip
    text = csv_text(heads, table.rows, dialect=dialect, measured=measured)
    return text.encode("utf-8-sig")


def workbook_bytes(tables: Iterable[Table]) -> bytes:
    """Write tables as sheets of one Excel workbook, byte for byte the same for the same tables.

    Sheet names begin with ``_``, so that the reader of cases passes over them.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        formats: dict[str, Format] = {}

        def form(shown: str) -> Format:
            if shown not in formats:
                formats[shown] = book.add_format({"num_format": shown})
            return formats[shown]

        book.set_properties({"author": PRODUCT, "created": _CREATED})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        # A quoted cell stays text even when someone edits it.
        quoted = book.add_format({"quote_prefix": True})
        for table in tables:
            sheet = book.add_worksheet(f"_{table.name}"[:_SHEET_NAME_LENGTH])
            sheet.freeze_panes(1, 0)
            print_across(sheet)
            signs = {(mark.row, mark.column): f'" {mark.sign}"' for mark in table.marks}
            for column, heading in enumerate(table.headings):
                write_text(sheet, 0, column, heading.text, bold)
                sheet.set_column(column, column, _width(table, column))
                for row, cells in enumerate(table.rows):
                    # a sign is part of the format, so that the cell stays a number
                    shown = _number_format(table, row, column) + signs.get((row, column), "")
                    style = quoted if isinstance(cells[column], str) else form(shown)
                    _write_cell(sheet, row + 1, column, cells[column], style)
    return buffer.getvalue()


def print_across(sheet: Any, pages: int = 1) -> None:
    """Print a sheet across so many A4 pages, its headings on each."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    if isinstance(cell, str):
        if cell:
            steers = cell.startswith((*TRIGGERS, _MARKUP))
            write_text(sheet, row, column, cell, style if steers else None)
    elif cell is not None and math.isfinite(cell):
        sheet.write_number(row, column, cell + 0.0, style)


def write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text as it is, whatever it looks like."""
    written = excel_text(text)
    if written.startswith(_MARKUP) and written.endswith("</r>"):
        # XlsxWriter takes such a text for markup of its own, unless it comes in styled pieces
        sheet.write_rich_string(row, column, written[:1], style, written[1:], style)
    else:
        sheet.write_string(row, column, written, style)


def number_format(decimals: int | None, *, percent: bool = False) -> str:
    """Return Excel's number format; without decimals all that a number has."""
    if decimals is None and not percent:
        return "General"
    return excel_format(decimals or 0, percent=percent)


def _number_format(table: Table, row: int, column: int) -> str:
    decimals = table.decimals(row, column)
    return number_format(decimals, percent=table.headings[column].percent)


def _width(table: Table, column: int) -> int:
    """Width of a column: its longest text, or the room a number takes."""
    texts = [row[column] for row in table.rows]
    longest = max((len(text) if isinstance(text, str) else 12 for text in texts), default=0)
    header = max((len(word) for word in table.headings[column].text.split()), default=0)
    return min(max(longest, header, 8) + 2, _WIDEST)


def _csv_cell(cell: Cell, dialect: Dialect, is_measured: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralize(_encodable(cell))
    if not math.isfinite(cell):
        return ""
    text = number_text(cell) if isinstance(cell, float) and not is_measured else str(cell)
    return text.replace(".", dialect.decimal)


def _encodable(text: str) -> str:
    """Replace halves of surrogate pairs, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def excel_text(text: str) -> str:
    """Return what of a text a cell can hold."""
    return _encodable(text)[:_BEYOND_EXCEL]
