"""openpyxl's reader, made exact for texts and quick for styles."""

from __future__ import annotations

import io
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_THAI_PERCENT = {67: "t0%", 68: "t0.00%"}  # the only built-in formats of percents that are local
_UNSEEN = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')  # quoted, bracketed, escaped: no sign of format
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip


class ExactReader(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
    """Opens a workbook for reading row by row.

    Texts come out as Excel shows them, while openpyxl leaves ``_x000D_`` in them and takes
    ``x005F_`` out. Of the styles only those of dates are read: openpyxl builds objects for all,
    which takes minutes where copying between workbooks has left tens of thousands.
    """

    def __init__(self, content: bytes, *, results: bool) -> None:
        super().__init__(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)
        self.percents: dict[int, str] = {}  # formats with a percent sign, by cell style

    def sheets(self) -> list[Any]:
        """Return the worksheets; their rows are read when they are iterated over."""
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        if ARC_STYLE in self.valid_files:
            self._read_date_styles()
        self.read_worksheets()
        sheets: list[Any] = list(self.wb.worksheets)
        for sheet in sheets:
            sheet.reset_dimensions()  # the declared size may be wrong, and a trap
        return sheets

    def read_strings(self) -> None:
        """Read the table of texts that cells point to."""
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_shared_strings(source))

    def _read_date_styles(self) -> None:
        with self.archive.open(ARC_STYLE) as source:
            formats = list(_cell_formats(source))
        self.wb._date_formats = {n for n, code in enumerate(formats) if is_date_format(code)}
        self.wb._timedelta_formats = {
            n for n, code in enumerate(formats) if is_timedelta_format(code)
        }
        self.percents = {n: code for n, code in enumerate(formats) if code and "%" in code}


def shows_percent(value: float, code: str) -> bool:
    """Whether a number format shows a value as percent, 0.05 as 5 %.

    A percent sign in quotation marks, or behind a backslash, is a mere letter. Parts of the
    format for negative numbers, for zero, or with a condition hold for these alone.
    """
    parts = _UNSEEN.sub(_only_condition, code).split(";")
    conditions = [_CONDITION.search(part) for part in parts]
    if any(conditions):
        fitting = (
            part for part, found in zip(parts, conditions) if not found or _fits(value, found)
        )
        part = next(fitting, parts[0])
    elif value == 0 and len(parts) > 2:
        part = parts[2]
    else:
        part = parts[1] if value < 0 and len(parts) > 1 else parts[0]
    return "%" in (part or parts[0])


def _only_condition(found: re.Match[str]) -> str:
    return found.group() if _CONDITION.fullmatch(found.group()) else ""


def _fits(value: float, condition: re.Match[str]) -> bool:
    sign, bound = condition.groups()
    try:
        return _HOLDS[sign](value, float(bound))
    except ValueError:
        return False


def _tag(name: str) -> str:
    return f"{{{SHEET_MAIN_NS}}}{name}"


def _shared_strings(source: Any) -> Iterator[str]:
    item, run, text = _tag("si"), _tag("r"), _tag("t")
    for _, node in iterparse(source):
        if node.tag == item:
            pieces = [node.find(text), *(part.find(text) for part in node.findall(run))]
            written = "".join(piece.text or "" for piece in pieces if piece is not None)
            yield _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), written)
            node.clear()


def _cell_formats(source: Any) -> Iterator[str | None]:
    """Iterate over the number format of each cell style, in order."""
    own: dict[int, str] = {}
    for _, node in iterparse(source):
        if node.tag == _tag("numFmts"):
            own = {int(child.get("numFmtId")): child.get("formatCode") for child in node}
        elif node.tag == _tag("cellXfs"):
            for style in node:
                number = int(style.get("numFmtId", 0))
                yield own.get(number) or _THAI_PERCENT.get(number) or builtin_format_code(number)
