"""A workbook in the case format that explains itself: to be filled in, or to be edited further.

Notes at the headers, drop-downs and checks of numbers follow from the declared columns, so they
cannot drift from what the reader accepts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from mcda import PRODUCT
from mcda.case.canonical import Table, Value, canonical_tables
from mcda.case.cells import storable
from mcda.case.columns import Column, Kind
from mcda.case.document import holds, if_empty
from mcda.case.layout import (
    NUMERIC,
    TableColumn,
    Units,
    columns_of,
    dynamic_column,
    fixed_columns,
    unit_of,
    units_of,
)
from mcda.case.model import TABLES, Case
from mcda.case.numbers import kept_as_percent
from mcda.case.write import CREATED, WORKBOOK_OPTIONS, write_cell
from mcda.report.tables import with_unit

README = "_readme"
SESSION = ("edits", "scenarios", "decisions")  # written by a session, not by hand
_NEEDED = "#F3D9B1"
_OPTIONAL = "#E3EEEF"
_ROWS = 1_000  # rows below the last one that are checked while they are filled in
_LARGEST = 10**15  # a figure beyond it is a slip of the hand
_WIDEST = 50
_LONGEST_NOTE = 255  # characters that Excel takes in a message
_FLAG = ("yes",)

_HOW = (
    "This workbook is a case: each sheet is a table, its first row holds the column names.",
    "The order of sheets and columns does not matter. Sheets and columns whose names begin with _"
    " are ignored: use them for notes.",
    "Columns with an ochre header are required, those with a pale one may stay empty; the note at"
    " a header says what the column holds.",
    "To rank regions, fill in case, criteria and regions: one row per region, and in regions one"
    " column per criterion, with the criterion's id as its name.",
    "To allocate money, fill in programmes and projects too; a programme has one column per year,"
    " with the year as its name.",
    "An empty cell is a missing figure; it is never filled in silently. Write 0 where there is"
    " none.",
    "Cells of figures whose unit begins with % are shown as percent: type 5 or 5%, both mean 5 %."
    " What a cell shows is what counts, also where others of its column are plain numbers.",
    "Tables that you do not need may stay empty or be deleted.",
)


def template_workbook(case: Case | None = None) -> bytes:
    """Write a workbook to be filled in, or a case with the same help for editing it.

    The same case gives the same bytes. What is opened again is the same case; an empty template
    is a case without regions, and the reader says so.

    Parameters
    ----------
    case : the case to be edited; None for an empty template

    Raises
    ------
    ValueError
        A text is longer than the 32,767 characters that a cell of a workbook can hold.
    """
    written = {table.name: table for table in canonical_tables(case)} if case else {}
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS) as book:
        title = storable(case.settings.title)[:255] if case else "Template of a case"
        book.set_properties({"title": title, "author": PRODUCT, "created": CREATED})
        styles = _styles(book)
        units = units_of(case.settings, case.criteria, case.impacts) if case else {}
        _add_readme(book, styles)
        for name in TABLES:
            if name == "case":
                _add_settings(book, case, styles)
            elif name not in SESSION or name in written:
                _add_table(book, name, written.get(name), _notes_of_criteria(case), styles, units)
        if case:
            book.get_worksheet_by_name("case").activate()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    head = {"bold": True, "border": 1, "border_color": "#C8C8C8", "valign": "top"}
    return {
        "required": book.add_format({**head, "bg_color": _NEEDED}),
        "optional": book.add_format({**head, "bg_color": _OPTIONAL}),
        "text": book.add_format({"num_format": "@"}),  # 2022/23 and 1-2 stay what they are
        "number": book.add_format(),
        "percent": book.add_format({"num_format": "0.00%"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }


def _add_readme(book: Any, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(README)
    sheet.write_string(0, 0, "How to fill in this workbook", styles["title"])
    for row, line in enumerate(_HOW, start=1):
        sheet.merge_range(row, 0, row, 4, "", styles["wrapped"])
        sheet.write_string(row, 0, line, styles["wrapped"])
        sheet.set_row(row, 32)
    top = len(_HOW) + 2
    for column, (header, width) in enumerate(
        (("table", 14), ("column", 24), ("holds", 44), ("if empty", 16), ("meaning", 70))
    ):
        sheet.write_string(top, column, header, styles["optional"])
        sheet.set_column(column, column, width)
    sheet.freeze_panes(top + 1, 0)
    for row, texts in enumerate(_explained(), start=top + 1):
        for column, text in enumerate(texts):
            write_cell(sheet, row, column, text, styles["wrapped"])


def _explained() -> Iterator[tuple[str, ...]]:
    for table in TABLES:
        if table in SESSION:
            continue
        about = (TABLES[table].__doc__ or "").strip().splitlines()[0]
        yield table, "", "", "", about
        for column in columns_of(table):
            name = column.header or f"one per {column.contract.dynamic}"
            yield table, name, _plain(holds(column)), _plain(if_empty(column)), column.contract.help


def _plain(markdown: str) -> str:
    return markdown.replace("`", "").replace("**", "")


def _add_settings(book: Any, case: Case | None, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet("case")
    sheet.freeze_panes(1, 1)
    rows = canonical_tables(case)[0].rows if case else ()
    values = {str(key): value for key, value in rows}
    for column, (header, style, width) in enumerate(
        (("key", "required", 20), ("value", "required", 60), ("_meaning", "optional", 90))
    ):
        sheet.write_string(0, column, header, styles[style])
        sheet.set_column(column, column, width)
    for row, setting in enumerate(columns_of("case"), start=1):
        needed = "required" if setting.contract.required else "optional"
        sheet.write_string(row, 0, setting.header, styles[needed])
        write_cell(sheet, row, 1, values.get(setting.header, ""), _style(setting, styles))
        sheet.write_string(row, 2, _note(setting))
        _validate(sheet, (row, 1, row, 1), setting.contract)


def _add_table(
    book: Any,
    name: str,
    table: Table | None,
    notes: dict[str, str],
    styles: dict[str, Any],
    units: Units,
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    fixed = fixed_columns(name)
    own = {} if table is None else dict(zip(table.header, zip(*table.rows, strict=True)))
    rows = len(table.rows) if table else 0
    others = [dict(zip(own, cells)) for cells in table.rows] if table else []
    gathered = dynamic_column(name)
    headers = [*fixed, *(header for header in own if header not in fixed)]
    for place, header in enumerate(headers):
        column = fixed.get(str(header)) or gathered
        if column is None:
            continue
        needed = "required" if column.contract.required else "optional"
        write_cell(sheet, 0, place, header, styles[needed])
        note = _note(column)
        if column is gathered and header in notes:
            note = f"{notes[str(header)]}\n{note}"
        sheet.write_comment(0, place, note, {"x_scale": 2.5, "y_scale": 1.5, "author": ""})
        values = own.get(header, ("",) * rows)
        style = _style(column, styles)
        below = styles["percent"] if _is_percent(column, str(header), {}, units) else style
        sheet.set_column(place, place, _width(str(header), values), below)
        for row, value in enumerate(values, start=1):
            if _is_percent(column, str(header), others[row - 1], units):
                _write_percent(sheet, (row, place), value, styles)
            else:
                write_cell(sheet, row, place, value, style)
        _validate(sheet, (1, place, rows + _ROWS, place), column.contract)


def _is_percent(
    column: TableColumn, header: str, row: dict[str | int, Value], units: Units
) -> bool:
    """Whether the figures of a column are in percent in a row, given by its other cells."""
    unit = unit_of(column.contract, header, lambda name: str(row.get(name, "")), units)
    return unit.lstrip().startswith("%")


def _write_percent(
    sheet: Any, place: tuple[int, int], value: Value, styles: dict[str, Any]
) -> None:
    """Write a figure so that it is shown as percent, even where there is none yet."""
    part = kept_as_percent(value) if not isinstance(value, str) else None
    if value == "":
        sheet.write_blank(*place, None, styles["percent"])
    elif part is None:
        write_cell(sheet, *place, value, styles["number"])
    else:
        write_cell(sheet, *place, part, styles["percent"])


def _notes_of_criteria(case: Case | None) -> dict[str, str]:
    """Return what stands first in the note of a criterion's or impact's column."""
    if case is None:
        return {}
    impacts = {impact.id: with_unit(impact.name, impact.unit) for impact in case.impacts}
    return impacts | {item.id: with_unit(item.name, item.unit) for item in case.criteria}


def _note(column: TableColumn) -> str:
    help_text = column.contract.help
    lines = [f"{help_text[:1].upper()}{help_text[1:]}.", f"Holds: {_plain(holds(column))}."]
    empty = _plain(if_empty(column))
    if column.contract.required:
        lines.append("Required.")
    elif column.header and empty:
        lines.append(f"If empty: {empty}.")
    return "\n".join(lines)


def _style(column: TableColumn, styles: dict[str, Any]) -> Any:
    return styles["number" if column.contract.kind in NUMERIC else "text"]


def _width(header: str, values: tuple[Value, ...]) -> int:
    longest = max((len(str(value)) for value in values), default=0)
    return min(_WIDEST, max(len(header), longest, 6) + 2)


def _validate(sheet: Any, area: tuple[int, int, int, int], column: Column) -> None:
    """Let Excel refuse what the reader would refuse."""
    rule = _choices(column) or _bounds(column, area)
    if rule is not None:
        note = _plain(holds(TableColumn("", "x", column, "")))[:_LONGEST_NOTE]
        sheet.data_validation(*area, {**rule, "error_title": "Not possible here",
                                      "error_message": note})  # fmt: skip


def _choices(column: Column) -> dict[str, Any] | None:
    if column.kind is Kind.FLAG:
        return {"validate": "list", "source": list(_FLAG)}
    if column.kind is Kind.CHOICE:
        return {"validate": "list", "source": list(column.choices)}
    if column.kind is Kind.ID and column.refers in TABLES:
        return {"validate": "list", "source": f"={column.refers}!$A$2:$A${5 * _ROWS}"}
    return None


def _bounds(column: Column, area: tuple[int, int, int, int]) -> dict[str, Any] | None:
    if column.kind not in NUMERIC:
        return None
    whole = "integer" if column.kind is Kind.INTEGER else "decimal"
    if column.above is not None and column.high is not None:
        cell = xlsxwriter.utility.xl_rowcol_to_cell(area[0], area[1])
        text = f"=AND(ISNUMBER({cell}),{cell}>{column.above:g},{cell}<={column.high:g})"
        return {"validate": "custom", "value": text}
    if column.above is not None:
        return {"validate": whole, "criteria": ">", "value": column.above}
    if column.low is not None and column.high is not None:
        return {
            "validate": whole, "criteria": "between",
            "minimum": column.low, "maximum": column.high,
        }  # fmt: skip
    if column.low is not None:
        return {"validate": whole, "criteria": ">=", "value": column.low}
    if column.high is not None:
        return {"validate": whole, "criteria": "<=", "value": column.high}
    return {"validate": whole, "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST}
