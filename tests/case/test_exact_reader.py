import datetime
import io
from collections.abc import Callable

import openpyxl
import pytest

from mcda.case.exact_reader import ExactReader, shows_percent
from mcda.case.read_workbook import read_workbook

Make = Callable[..., bytes]


def test_sheets_are_read_row_by_row(workbook: Make) -> None:
    content = workbook({"regions": [["id"], ["=1+1"]], "other": []})
    results, formulas = (ExactReader(content, results=flag).sheets() for flag in (True, False))
    assert [sheet.title for sheet in results] == ["regions", "other"]
    assert [row[0].value for row in results[0].iter_rows()] == ["id", 0]
    assert [row[0].value for row in formulas[0].iter_rows()] == ["id", "=1+1"]


def test_a_workbook_without_styles_is_read(workbook: Make, with_parts: Make) -> None:
    content = with_parts(workbook({"regions": [["id"]]}), {"xl/styles.xml": None})
    assert len(ExactReader(content, results=True).sheets()) == 1


def test_numbers_formatted_by_the_user_stay_numbers_and_dates_become_dates() -> None:
    book = openpyxl.Workbook()
    for column, form in enumerate(["0.00", "[h]:mm", "dd/mm/yyyy", '0 "days"', "# ##0"], start=1):
        cell = book.active.cell(1, column, 46_000.5)
        cell.number_format = form
    buffer = io.BytesIO()
    book.save(buffer)
    (sheet,) = ExactReader(buffer.getvalue(), results=True).sheets()
    (row,) = sheet.iter_rows()
    assert [cell.data_type for cell in row] == ["n", "d", "d", "n", "n"]


def test_dates_are_written_as_dates() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "sources"
    sheet.append(["id", datetime.date(2026, 1, 5), datetime.datetime(2026, 1, 5, 6, 7)])  # noqa: DTZ001
    sheet.append([datetime.time(6, 7)])
    buffer = io.BytesIO()
    book.save(buffer)
    table = read_workbook("a.xlsx", buffer.getvalue()).tables["sources"]
    assert table.header == ("id", "2026-01-05", "2026-01-05 06:07:00")
    assert table.rows == ((1, ("06:07:00",)),)


def test_texts_come_out_as_excel_shows_them(workbook: Make) -> None:
    texts = ["_x0041_", "x005F_", "_x005F_", "a\nb", "'quoted", "<b>&amp;", "‮مرحبا"]
    raw = read_workbook("a.xlsx", workbook({"regions": [["id"], *([text] for text in texts)]}))
    assert [cells[0] for _, cells in raw.tables["regions"].rows] == texts


def test_rich_text_is_read_without_its_phonetic_guide(workbook: Make, with_parts: Make) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>To</t>'
        "</r><r><t>kyo</t></r><rPh sb='0' eb='1'><t>ruby</t></rPh></si></sst>"
    )
    content = with_parts(
        workbook({"regions": [["id"]]}), {"xl/sharedStrings.xml": strings.encode()}
    )
    assert read_workbook("a.xlsx", content).tables["regions"].header == ("Tokyo",)


def test_a_declared_size_is_not_believed(workbook: Make, with_parts: Make) -> None:
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>5</v></c></row>'
        b"</sheetData></worksheet>"
    )
    content = with_parts(workbook({"regions": [["id"]]}), {"xl/worksheets/sheet1.xml": xml})
    assert read_workbook("a.xlsx", content).tables["regions"].header == ("5",)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0%", (True, True, True)),
        ("0.0 %", (True, True, True)),
        ("0%;[Red]-0%", (True, True, True)),
        ('_-* #,##0.0%_-;-* #,##0.0%_-;_-* "-"%_-', (True, True, True)),
        ("[$-419]0.00%", (True, True, True)),
        ("0%;-0.00", (True, False, True)),
        ("0%;-0%;0.0", (True, True, False)),
        ("0%;;", (True, True, True)),
        ("[>=0.1]0%;0.00", (False, False, False)),
        ("[<0.1]0%;0.00", (True, True, True)),
        ("[<x]0%", (True, True, True)),
        ('0.0"%"', (False, False, False)),
        (r"0.0\%", (False, False, False)),
        ("0_%", (False, False, False)),
        ("[$%]0.0", (False, False, False)),
        ("General", (False, False, False)),
    ],
)
def test_a_percent_sign_counts_only_as_a_sign_of_format(
    code: str, shown: tuple[bool, bool, bool]
) -> None:
    assert tuple(shows_percent(value, code) for value in (0.05, -0.05, 0.0)) == shown
