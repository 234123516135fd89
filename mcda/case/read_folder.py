"""Raw tables from a folder of CSV files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from mcda.case.borders import BORDERS_FILE, Borders
from mcda.case.finding import Finding, error, sentence
from mcda.case.model import TABLES
from mcda.case.read_borders import parse_borders, unreadable_borders
from mcda.case.tables import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    RawCase,
    RawTable,
    empty_table,
    too_many_cells,
    too_many_columns,
    too_many_rows,
    without_empty_end,
)

_SAVE_AS_UTF8 = sentence('Open it in Excel and save it as "CSV UTF-8 (comma delimited)".')
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, which Excel calls "Unicode text"


def read_folder(path: Path) -> RawCase:
    """Read every CSV file of a folder whose name is a table's, and the borders beside them.

    Names beginning with ``_`` or ``.`` and files that are not CSV are ignored.

    Raises
    ------
    OSError
        The folder itself cannot be listed.
    """
    tables: dict[str, RawTable] = {}
    unknown: list[str] = []
    findings: list[Finding] = []
    unreadable: set[str] = set()
    for file in _csv_files(path):
        name = file.stem
        if name not in TABLES:
            unknown.append(name)
            continue
        table, found = _read_file(file)
        findings += found
        if table is None:
            unreadable.add(name)
        else:
            tables[name] = table
    borders, found = _read_borders(path / BORDERS_FILE)
    return RawCase(
        path.resolve().name, tables, frozenset(unreadable), tuple(unknown), (*findings, *found),
        borders,
    )  # fmt: skip


def _read_borders(file: Path) -> tuple[Borders | None, list[Finding]]:
    try:
        if not file.is_file():
            return None, []
        if file.stat().st_size > MAX_BYTES:
            return None, [unreadable_borders(sentence("it is larger than 10 MB."))]
        return parse_borders(file.read_bytes())
    except OSError:
        return None, [unreadable_borders(sentence("it cannot be read from the disk."))]


def _csv_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() == ".csv" and not file.name.startswith(("_", "."))
    )


def _read_file(file: Path) -> tuple[RawTable | None, list[Finding]]:
    try:
        if not file.is_file():
            return _unreadable(file, "{file} is not a file.")
        if file.stat().st_size > MAX_BYTES:
            return _unreadable(file, "{file} is larger than 10 MB.")
        content = file.read_bytes()
    except OSError:
        return _unreadable(file, "{file} cannot be read from the disk.")
    return parse_csv(file.stem, content)


def _unreadable(file: Path, template: str) -> tuple[None, list[Finding]]:
    message = sentence(template, file=file.name)
    fix = sentence("Put a CSV file of at most 10 MB there that this program may read.")
    return None, [error(file.stem, None, "", message, fix)]


def parse_csv(name: str, content: bytes) -> tuple[RawTable | None, list[Finding]]:
    """Split the bytes of a CSV file into cells.

    UTF-8 with or without a byte order mark; separated by commas, or by semicolons where the
    header shows them. Rows with more cells than there are columns are left out, with a Finding.

    Returns
    -------
    tuple of RawTable and list of Finding
        The table is None where a Finding says that it cannot be used at all.
    """
    if content.startswith(_BYTE_ORDER_MARKS) or b"\0" in content:
        message = sentence("The file is not plain UTF-8 text.")
        return None, [error(name, None, "", message, _SAVE_AS_UTF8)]
    try:
        text = content.decode("utf-8-sig").lstrip("\r\n")
    except UnicodeDecodeError as problem:
        message = sentence(
            "The file is not in UTF-8: line {line} holds a letter in another encoding.",
            line=content.count(b"\n", 0, problem.start) + 1,
        )
        return None, [error(name, None, "", message, _SAVE_AS_UTF8)]
    if not text.strip():
        return None, [empty_table(name)]
    return _split(name, text)


def _split(name: str, text: str) -> tuple[RawTable | None, list[Finding]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    findings: list[Finding] = []
    count = 0
    try:
        header = tuple(cell.strip() for cell in next(lines))
        if len(header) > MAX_COLUMNS:
            return None, [too_many_columns(name, len(header))]
        for number, cells in enumerate(lines, start=1):
            kept = without_empty_end(list(cells))
            if len(kept) > len(header):
                findings.append(_too_many_cells(name, number, len(kept), len(header)))
            elif kept:
                rows.append((number, kept))
            count += len(kept)
            if len(rows) + len(findings) > MAX_ROWS:
                return None, [too_many_rows(name)]
            if count > MAX_CELLS:
                return None, [too_many_cells(name)]
    except csv.Error:
        message = sentence(
            "In line {line} or before it, quotation marks are not in pairs, or a cell is far too"
            " long.",
            line=lines.line_num,
        )
        fix = sentence('Write text that holds a quotation mark like this: "the ""new"" works".')
        return None, [error(name, None, "", message, fix)]
    return RawTable(name, header, tuple(rows)), findings


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    if "," in header:
        return ","
    return ";" if ";" in header else ","


def _too_many_cells(name: str, number: int, cells: int, columns: int) -> Finding:
    message = sentence(
        "The row has {cells} cells, but there are {columns} columns.", cells=cells, columns=columns
    )
    fix = sentence("Put text that holds the separator in quotation marks.")
    return error(name, number, "", message, fix)
