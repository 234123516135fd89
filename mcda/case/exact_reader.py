"""The sheets of an .xlsx workbook row by row: values, whether shown as percent, and formulas."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.styles.numbers import builtin_format_code
from openpyxl.utils import coordinate_to_tuple
from openpyxl.utils.datetime import (
    CALENDAR_MAC_1904,
    CALENDAR_WINDOWS_1900,
    from_excel,
    from_ISO8601,
)
from openpyxl.xml.constants import (
    ARC_CONTENT_TYPES,
    ARC_STYLE,
    ARC_WORKBOOK,
    SHARED_STRINGS,
    SHEET_MAIN_NS,
    XLSM,
    XLSX,
    XLTM,
    XLTX,
)

from mcda.case.cells import MAX_TEXT
from mcda.case.finding import CaseError
from mcda.case.number_format import NumberFormat, read_number_format
from mcda.case.package import local, read_xml
from mcda.case.tables import MAX_LETTERS, too_many_letters

Area = tuple[int, int, int, int]

_WORKBOOKS = frozenset({XLSX, XLSM, XLTX, XLTM})
_LAST_ROW = 1_048_576  # of any sheet
_LONGEST_WHOLE = 300  # digits; a number with more is beyond what can be computed with
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_THAI_PERCENT = {67: "t0%", 68: "t0.00%"}  # the only built-in formats of percents that are local


def _tag(name: str) -> str:
    return f"{SHEET_MAIN_NS} {name}"


_ROW, _CELL, _VALUE, _FORMULA, _INLINE = map(_tag, ("row", "c", "v", "f", "is"))
_ITEM, _TEXT, _GUIDE = map(_tag, ("si", "t", "rPh"))
_FORMATS, _STYLES, _FORMAT, _STYLE = map(_tag, ("numFmts", "cellXfs", "numFmt", "xf"))
_MERGED = _tag("mergeCell")


@dataclass(frozen=True)
class Sheet:
    """A worksheet: its name, whether people see it, and the part of the file that holds it."""

    title: str
    is_visible: bool
    part: str


class SheetCell(NamedTuple):
    """One cell of a sheet.

    Parameters
    ----------
    value : a text, a number, a date, or what else it holds; None where nothing
    is_error : it shows an error such as #DIV/0!
    is_percent : it is a number that is shown as percent
    is_formula : it holds a formula
    lacks_result : it holds a formula whose result is not saved in the file
    """

    value: object
    is_error: bool = False
    is_percent: bool = False
    is_formula: bool = False
    lacks_result: bool = False


class ExactReader:
    """Opens a workbook for reading row by row.

    Only what cells show is read, each part once for each question, and nothing is computed or
    looked up: neither formulas nor names, links or drawings. Texts come out as Excel shows them,
    cut where no cell could hold more.

    Parameters
    ----------
    content : bytes of the file
    """

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        names = frozenset(self._archive.namelist())
        workbook, strings = self._main_parts()
        self._epoch = CALENDAR_WINDOWS_1900
        self.sheets = tuple(self._sheets(workbook, names))
        self._strings = self._shared_strings(strings) if strings else []
        self._formats = self._cell_formats() if ARC_STYLE in names else {}
        self._letters = 0

    def _main_parts(self) -> tuple[str, str]:
        """Return the parts of the workbook and of its texts; the latter may be empty."""
        found: dict[str, str] = {}

        def start(name: str, attributes: Mapping[str, str]) -> None:
            kind = attributes.get("ContentType", "")
            if local(name) == "Override":
                found.setdefault(kind, attributes.get("PartName", "").removeprefix("/"))
            elif kind in _WORKBOOKS:
                found.setdefault(kind, ARC_WORKBOOK)

        self._read(ARC_CONTENT_TYPES, start)
        workbook = next(found[kind] for kind in found if kind in _WORKBOOKS)
        return workbook, found.get(SHARED_STRINGS, "")

    def _sheets(self, workbook: str, names: frozenset[str]) -> Iterator[Sheet]:
        declared: list[tuple[str, bool, str]] = []
        targets: dict[str, str] = {}
        folder, name = posixpath.split(workbook)

        def sheet(name: str, attributes: Mapping[str, str]) -> None:
            if local(name) == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                self._epoch = CALENDAR_MAC_1904
            elif local(name) == "sheet":
                key = next((attributes[key] for key in attributes if key.endswith(" id")), "")
                visible = attributes.get("state", "visible") == "visible"
                declared.append((attributes["name"], visible, key))

        def relation(_: str, attributes: Mapping[str, str]) -> None:
            if "chartsheet" not in attributes.get("Type", "") and "Id" in attributes:
                target = attributes.get("Target", "")
                path = posixpath.normpath(posixpath.join("/", folder, target))
                targets[attributes["Id"]] = path.removeprefix("/")

        self._read(workbook, sheet)
        self._read(posixpath.join(folder, "_rels", f"{name}.rels"), relation)
        taken = set()  # a part is the one sheet that is declared first
        for title, visible, key in declared:
            part = targets.get(key, "")
            if part in names and part not in taken:
                taken.add(part)
                yield Sheet(title, visible, part)

    def _shared_strings(self, part: str) -> list[str]:
        """Read the table of texts that cells point to."""
        texts: list[str] = []
        gathered = _Gathered()

        def end(name: str) -> None:
            gathered.end(name)
            if name == _ITEM:
                texts.append(gathered.take())

        self._read(part, gathered.start, end, gathered.text)
        return texts

    def _cell_formats(self) -> dict[int, NumberFormat]:
        """Return the number format by cell style, of those that say more than a number.

        Styles and formats come by the ten thousands in workbooks that were copied together, so
        each format is read once.
        """
        own: dict[int, str] = {}
        styles: list[int] = []
        inside = ""

        def start(name: str, attributes: Mapping[str, str]) -> None:
            nonlocal inside
            if name in (_FORMATS, _STYLES):
                inside = name
            elif name == _FORMAT and inside == _FORMATS:
                own[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif name == _STYLE and inside == _STYLES:
                styles.append(int(attributes.get("numFmtId", 0)))

        def end(name: str) -> None:
            nonlocal inside
            inside = "" if name == inside else inside

        self._read(ARC_STYLE, start, end)
        codes = {
            number: own.get(number) or _THAI_PERCENT.get(number) or builtin_format_code(number)
            for number in set(styles)
        }
        formats = {number: read_number_format(code) for number, code in codes.items() if code}
        telling = {
            number: form for number, form in formats.items() if form.is_date or form.has_percent
        }
        return {place: telling[number] for place, number in enumerate(styles) if number in telling}

    def _read(self, part: str, *handlers: object) -> None:
        for _ in read_xml(self._archive, part, *handlers):  # type: ignore[arg-type]
            pass

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, dict[int, SheetCell]]]:
        """Iterate over the rows that have cells: their number, and cells by column, from 1.

        Rows that come after one with a higher number are passed over.

        Raises
        ------
        CaseError
            The cells of this sheet and those read before have more text than a case can need: a
            long text of the table of texts may stand in any number of cells.
        """
        gathered = _Rows()
        last = 0
        for _ in read_xml(self._archive, sheet.part, gathered.start, gathered.end, gathered.text):
            for number, cells in gathered.ready:
                if number > _LAST_ROW:
                    return
                if number <= last:
                    continue
                last = number
                yield number, {column: self._cell(cell) for column, cell in cells.items()}
            gathered.ready.clear()

    def merged(self, sheet: Sheet, most: int) -> tuple[Area, ...]:
        """Return the first groups of merged cells: top row, left column, bottom, right, from 0."""
        areas: list[Area] = []

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if name == _MERGED and len(areas) < most:
                found = _AREA.fullmatch(attributes.get("ref", ""))
                if found:
                    top, left = coordinate_to_tuple(found[1] + found[2])
                    bottom, right = coordinate_to_tuple(found[3] + found[4])
                    areas.append((top - 1, left - 1, bottom - 1, right - 1))

        self._read(sheet.part, start)
        return tuple(areas)

    def _cell(self, cell: _Written) -> SheetCell:
        kind, text = cell.kind, cell.text
        if kind != "inlineStr" and not text:
            return SheetCell(
                None, is_formula=cell.is_formula,
                # a formula with an empty text as its result has the type "str"
                lacks_result=cell.is_formula and kind != "str",
            )  # fmt: skip
        value: object = text or None
        if kind == "n":
            return self._number(cell)
        if kind == "s":
            value = self._strings[int(text)]
        elif kind == "b":
            value = bool(int(text))
        elif kind == "d":
            value = from_ISO8601(text)
        if isinstance(value, str):
            self._letters += len(value)
            if self._letters > MAX_LETTERS:
                raise CaseError(too_many_letters())
        return SheetCell(value, is_error=kind == "e", is_formula=cell.is_formula)

    def _number(self, cell: _Written) -> SheetCell:
        text = cell.text
        whole = len(text) <= _LONGEST_WHOLE and not any(sign in text for sign in ".eE")
        value: float = int(text) if whole else float(text)
        form = self._formats.get(cell.style)
        if form is not None and form.is_date:
            try:
                shown = from_excel(value, self._epoch, timedelta=form.is_elapsed)
            except (OverflowError, ValueError):  # beyond all days that there are
                return SheetCell("#VALUE!", is_error=True, is_formula=cell.is_formula)
            return SheetCell(shown, is_formula=cell.is_formula)
        percent = form is not None and form.shows_percent(value)
        return SheetCell(value, is_percent=percent, is_formula=cell.is_formula)


class _Gathered:
    """The text of one item: of its runs, without the phonetic guide, as Excel shows it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_text = False
        self._is_guide = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self._is_guide = self._is_guide or name == _GUIDE
        self._is_text = name == _TEXT and not self._is_guide

    def end(self, name: str) -> None:
        self._is_text = False
        self._is_guide = self._is_guide and name != _GUIDE

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)

    def take(self) -> str:
        """Return the text and begin with the next one."""
        written = "".join(self._pieces)[: 7 * MAX_TEXT + 7]  # an escaped letter takes seven
        self._pieces.clear()
        return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), written)[: MAX_TEXT + 1]


class _Written(NamedTuple):
    """A cell as it stands in the file."""

    kind: str
    style: int
    text: str
    is_formula: bool


class _Rows:
    """Gathers the cells of a sheet, row by row; ``ready`` has the rows that ended."""

    def __init__(self) -> None:
        self.ready: list[tuple[int, dict[int, _Written]]] = []
        self._number = 0
        self._column = 0
        self._cells: dict[int, _Written] = {}
        self._kind = ""  # of the cell that is read; empty outside of cells
        self._style = 0
        self._value = ""
        self._is_value = False
        self._is_formula = False
        self._pieces: list[str] = []
        self._inline: _Gathered | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._inline is not None:
            self._inline.start(name, attributes)
        elif name == _CELL:
            place = attributes.get("r", "")
            self._column = coordinate_to_tuple(place)[1] if place else self._column + 1
            self._kind = attributes.get("t") or "n"
            self._style = int(attributes.get("s", 0))
            self._value, self._is_formula = "", False
        elif name == _ROW:
            place = attributes.get("r", "")
            self._number = int(float(place)) if place else self._number + 1
            self._column, self._cells = 0, {}
        elif self._kind:
            self._is_value = name == _VALUE
            self._is_formula = self._is_formula or name == _FORMULA
            if name == _INLINE:
                self._inline = _Gathered()

    def text(self, text: str) -> None:
        if self._inline is not None:
            self._inline.text(text)
        elif self._is_value:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == _VALUE and self._is_value:
            self._value = "".join(self._pieces)[: MAX_TEXT + 1]
            self._pieces.clear()
            self._is_value = False
        elif self._inline is not None:
            self._inline.end(name)
            if name == _INLINE:
                if self._kind == "inlineStr":
                    self._value = self._inline.take()
                self._inline = None
        elif name == _CELL:
            self._cells[self._column] = _Written(
                self._kind, self._style, self._value, self._is_formula
            )
            self._kind = ""
        elif name == _ROW and self._cells:
            self.ready.append((self._number, self._cells))
            self._cells = {}
