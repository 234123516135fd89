"""A plain table from a text file: which encoding, which separator, which cells."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re

from mcda.case.finding import Finding, Sentence, error, sentence, warning
from mcda.case.propose_grid import Grid, Opened
from mcda.case.propose_numbers import Sense, understand
from mcda.case.tables import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "vertical bars"}
_LINES = 200  # read to find the separator
_BOTH = re.compile(r"[a-zA-Z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][a-zA-Z]")
_CYRILLIC = re.compile("[а-яёА-ЯЁўқғҳЎҚҒҲ]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_LOOKS_LIKE = (
    ("%pdf", "{name} is a PDF document, not a table."),
    ("<!doctype html", "{name} is a web page that was saved under another name."),
    ("<html", "{name} is a web page that was saved under another name."),
    ("<table", "{name} is a web page that was saved under another name."),
    ("<?xml", "{name} is an XML file, not a table."),
    ("{\\rtf", "{name} is a text document, not a table."),
)
_SAVE_AS = sentence(
    'Open it in Excel and save it as "Excel workbook (.xlsx)" or as "CSV UTF-8 (comma delimited)".'
)


def open_text(name: str, content: bytes) -> Opened:
    """Split the bytes of a text file into cells; nothing is raised.

    UTF-8, UTF-16 and the Windows code pages 1251 and 1252 are told apart, as are tabs,
    semicolons, commas and vertical bars between cells.
    """
    if not content.strip():
        return _refused("{name} is empty.", name)
    if len(content) > MAX_BYTES:
        return _refused("{name} is larger than 10 MB.", name)
    text, steps = _decoded(content)
    start = text[:2000].lstrip().lower()
    for beginning, message in _LOOKS_LIKE:
        if start.startswith(beginning):
            return _refused(message, name)
    if _BINARY.search(text):
        return _refused("{name} is neither an Excel workbook nor a text file.", name)
    findings = _damage(text)
    text, separator = _declared_separator(text)
    separator = separator or _separator(text)
    try:
        rows = _cells(text, separator)
    except csv.Error:
        return _refused("{name} has a cell that is far too long.", name)
    problem = _too_large(rows)
    if problem:
        return Opened(None, findings=(problem,))
    steps.append(
        sentence("Cells are separated by {separator}.", separator=sentence(_SEPARATORS[separator]))
    )
    comma = separator == ";" or bool(_CYRILLIC.search(text))
    return Opened(Grid("", rows, comma=comma), steps=tuple(steps), findings=findings)


def _refused(template: str, name: str) -> Opened:
    problem = error("", None, "", sentence(template, name=name), _SAVE_AS)
    return Opened(None, findings=(problem,))


def _decoded(content: bytes) -> tuple[str, list[Sentence]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), [_read_as(encoding)]
    if b"\0" in content[:2000]:  # every second byte of UTF-16 text in Latin letters
        even = content[:2000:2].count(0) > content[1:2000:2].count(0)
        encoding = "utf-16-be" if even else "utf-16-le"
        return content.decode(encoding, "replace"), [_read_as(encoding)]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        damaged = content.decode("utf-8", "replace")
    beyond = sum(byte > 127 for byte in content)
    if damaged.count("\ufffd") * 20 < beyond:  # UTF-8 with a few broken letters
        return damaged, []
    cyrillic = content.decode("cp1251", "replace")
    western = len(_BOTH.findall(cyrillic)) * 4 > len(_CYRILLIC.findall(cyrillic))
    encoding = "cp1252" if western else "cp1251"
    return content.decode(encoding, "replace"), [_read_as(encoding)]


def _read_as(encoding: str) -> Sentence:
    if encoding.startswith("cp"):
        return sentence(
            "The text does not say how its letters are kept; it was read as Windows-{number}:"
            " check that names look right.",
            number=encoding[2:],
        )
    return sentence("The text was read as {encoding}.", encoding=encoding.upper())


def _damage(text: str) -> tuple[Finding, ...]:
    broken = text.count("\ufffd")
    if not broken:
        return ()
    message = sentence("{number} letters of the file are damaged and shown as \ufffd.",
                       number=broken)  # fmt: skip
    return (warning("damaged_letters", "", "", ["\ufffd"], message, _SAVE_AS),)


def _declared_separator(text: str) -> tuple[str, str]:
    """Take off a first line such as ``sep=;``, which Excel understands."""
    found = re.match(r"\s*sep=([;,|\t])\r?\n", text, re.IGNORECASE)
    return (text[found.end() :], found.group(1)) if found else (text, "")


def _separator(text: str) -> str:
    """Return the separator with which the first lines hold the most figures, else cells."""
    start = "".join(text.splitlines(keepends=True)[:_LINES])[:200_000]

    def gain(separator: str) -> tuple[int, int]:
        try:
            rows = _cells(start, separator)
        except csv.Error:
            return (0, 0)
        figures = sum(understand(cell).sense is Sense.NUMBER for row in rows for cell in row)
        return figures, sum(len(row) - 1 for row in rows if row)

    return max(_SEPARATORS, key=gain)


def _cells(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    enough = itertools.islice(lines, MAX_ROWS + 1)  # one more shows that there are too many
    return tuple(tuple(cell.strip() for cell in line) for line in enough)


def _too_large(rows: tuple[tuple[str, ...], ...]) -> Finding | None:
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS:
        return too_many_columns("", width)
    if len(rows) > MAX_ROWS:
        return too_many_rows("")
    if sum(map(len, rows)) > MAX_CELLS:
        return too_many_cells("")
    return None
