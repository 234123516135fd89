"""Sheets written into a workbook: formats, widths, page setup; texts never become formulas."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from mcda.report.audit.grid import Formula, LiveCell, Sheet
from mcda.report.audit.room import height_of, is_numeric, needs_lines, pages_across, width_of
from mcda.report.spreadsheet import TRIGGERS, excel_text, number_format, print_across, write_text
from mcda.report.tables import Cell, Heading, as_shown

_HEAD = "#DDE9EA"
_INPUT = "#FBF0DA"
_RULE = "#9AA5A6"
_NOTE = 110  # characters in a line of the note below a sheet


class _Page(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet that takes formulas as they are.

    XlsxWriter searches each for some thirty functions that are newer than any used here, which
    takes most of the time that a workbook needs.
    """

    def _prepare_formula(self, formula: str, *_: object) -> str:
        return formula.removeprefix("=")


class Paper:
    """A workbook being written.

    Parameters
    ----------
    book : an XlsxWriter workbook in which texts stay texts
    living : whether formulas are written, or only what they give
    footer : printed below each page; ids only, since ``&`` would be a command
    """

    def __init__(self, book: Any, *, living: bool, footer: str) -> None:
        self._book, self._living, self._footer = book, living, footer
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add(self, sheet: Sheet) -> Any:
        """Write a sheet and return it."""
        page = self._book.add_worksheet(f"_{sheet.name}"[:31], _Page)
        body = sheet.rows[: len(sheet.rows) - sheet.feet]
        columns = [[_shown(row[place]) for row in body] for place in range(len(sheet.headings))]
        heads = as_shown(sheet.headings, [[_shown(cell) for cell in row] for row in sheet.rows])
        widths = [width_of(head, cells, len(columns)) for head, cells in zip(heads, columns)]
        self._set_up(page, sheet, widths)
        self._write_headings(page, sheet, columns, widths)
        for row, cells in enumerate(sheet.rows):
            height = height_of(map(_shown, cells), widths)
            if height is not None:
                page.set_row(row + 1, height)
            for column, cell in enumerate(cells):
                style = self._style(sheet, heads, row, column, widths[column])
                self._put(page, row + 1, column, cell, style)
        for choice in sheet.choices:
            page.data_validation(
                choice.row + 1, choice.column, choice.row + 1, choice.column,
                {"validate": "list", "source": list(choice.texts)},
            )  # fmt: skip
        if sheet.feet or sheet.inputs:
            note = self._format(italic=True, font_color="#5A6465")
            for line, text in enumerate(textwrap.wrap(sheet.about, _NOTE)):
                write_text(page, len(sheet.rows) + 2 + line, 0, text, note)
        return page

    def prepare(self, page: Any, *, across: int = 1) -> None:
        """Set up how a sheet is printed: landscape, headings repeated, the footer below."""
        print_across(page, across)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        page.set_footer(f"&L&8{self._footer}&C&8&A&R&8&P / &N")

    def _set_up(self, page: Any, sheet: Sheet, widths: Sequence[int]) -> None:
        self.prepare(page, across=pages_across(widths))
        if [heading.text for heading in sheet.headings[1:2]] == ["Name"]:
            page.freeze_panes(1, 2)
            page.repeat_columns(0, 1)
        else:
            page.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)

    def _write_headings(
        self, page: Any, sheet: Sheet, columns: Sequence[Sequence[Cell]], widths: Sequence[int]
    ) -> None:
        texts = [heading.text for heading in sheet.headings]
        height = height_of(texts, widths, bold=True)
        if height is not None:
            page.set_row(0, height)
        for column, text in enumerate(texts):
            right = is_numeric(columns[column])
            style = self._format(
                bold=True, text_wrap=True, valign="top", bg_color=_HEAD, bottom=1,
                bottom_color=_RULE, align="right" if right else "left",
                indent=0 if right or not column else 1,
            )  # fmt: skip
            write_text(page, 0, column, text, style)

    def _style(
        self, sheet: Sheet, heads: Sequence[Heading], row: int, column: int, width: int
    ) -> Any:
        cell = sheet.rows[row][column]
        first_foot = len(sheet.rows) - sheet.feet
        style: dict[str, object] = {"valign": "top"}
        if row >= first_foot:
            style |= {"italic": True, "top": int(row == first_foot)}
        if (row, column) in sheet.inputs:
            style["bg_color"] = _INPUT
        value = _shown(cell)
        if isinstance(value, str):
            style |= {"align": "left", "indent": int(column > 0)}
            style["text_wrap"] = needs_lines(value, width)
            # stays text even when someone edits it
            style["quote_prefix"] = value.startswith(TRIGGERS)
        elif value is not None:
            decimals = cell.decimals if isinstance(cell, Formula) else None
            heading = heads[column] if decimals is None else Heading("", decimals)
            style["num_format"] = _figures(value, heading)
        return self._format(**style)

    def _put(self, page: Any, row: int, column: int, cell: LiveCell, style: Any) -> None:
        value = _shown(cell)
        if isinstance(cell, Formula) and self._living:
            result = excel_text(value) if isinstance(value, str) else value
            page.write_formula(row, column, f"={cell.text}", style, result)
        elif isinstance(value, str) and value:
            write_text(page, row, column, value, style)
        elif isinstance(value, int | float) and math.isfinite(value):
            page.write_number(row, column, value + 0.0, style)
        else:
            page.write_blank(row, column, None, style)

    def _format(self, **style: object) -> Any:
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(style)
        return self._formats[key]


def _shown(cell: LiveCell) -> Cell:
    return cell.value if isinstance(cell, Formula) else cell


def _figures(value: float, heading: Heading) -> str:
    """Return the number format of a cell: years and counts as they are, others cut for the eye."""
    if heading.decimals is not None or value == round(value) or abs(value) < 1e-3:
        return number_format(heading.decimals, percent=heading.percent)
    return "#,##0.0###"
