import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter

from mcda.case.propose_workbook import open_workbook

Make = Callable[..., bytes]


def made(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def test_numbers_stay_numbers_and_empty_rows_keep_their_place(workbook: Make) -> None:
    content = workbook({"Data": [["Region", 2023, "x"], [], ["North", 1.5, True], ["", " ", ""]]})
    opened = open_workbook("a.xlsx", content)
    assert opened.grid is not None
    assert opened.grid.name == "Data"
    assert opened.grid.rows == (("Region", 2023.0, "x"), (), ("North", 1.5, "TRUE"))


def test_the_sheet_with_the_most_figures_is_taken(workbook: Make) -> None:
    content = workbook(
        {"Contents": [["Table 1", 5]], "Data": [["a", 1, 2], ["b", 3, 4]], "Empty": []}
    )
    opened = open_workbook("a.xlsx", content)
    assert opened.sheets == ("Contents", "Data", "Empty")
    assert opened.grid is not None
    assert opened.grid.name == "Data"
    assert [str(step) for step in opened.steps] == [
        "The sheet Data was taken, since it holds the most figures."
    ]


def test_another_sheet_can_be_asked_for(workbook: Make) -> None:
    content = workbook({"A": [["a", 1]], "B": [["b", 1, 2]]})
    opened = open_workbook("a.xlsx", content, "A")
    assert opened.grid is not None
    assert opened.grid.rows == (("a", 1.0),)
    assert opened.steps == ()
    missing = open_workbook("a.xlsx", content, "C")
    assert missing.grid is None
    assert [str(finding.described) for finding in missing.findings] == [
        "a.xlsx has no sheet C. Choose one of: A, B."
    ]


def test_hidden_sheets_are_not_offered() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Seen").write_row(0, 0, ["a", 1])
        hidden = book.add_worksheet("Hidden")
        hidden.write_row(0, 0, ["a", 1, 2, 3])
        hidden.hide()

    opened = open_workbook("a.xlsx", made(fill))
    assert opened.sheets == ("Seen",)
    assert opened.grid is not None
    assert opened.grid.name == "Seen"


def test_percent_formats_show_what_the_sheet_shows() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["North", 0.07])
        sheet.write_number(0, 2, 0.07, percent)
        sheet.write_number(0, 3, 0.125, percent)
        sheet.write_number(0, 4, 0.07, book.add_format({"num_format": '0.00"%"'}))

    opened = open_workbook("a.xlsx", made(fill))
    assert opened.grid is not None
    assert opened.grid.rows == (("North", 0.07, "7%", "12.5%", 0.07),)


def test_merged_cells_are_known() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 1, 0, 3, "wide")
        sheet.merge_range(0, 0, 1, 0, "high")
        sheet.write_row(2, 0, ["a", 1])

    opened = open_workbook("a.xlsx", made(fill))
    assert opened.grid is not None
    assert set(opened.grid.merged) == {(0, 1, 0, 3), (0, 0, 1, 0)}


def test_formulas_without_a_result_are_reported() -> None:
    book = openpyxl.Workbook()
    book.active.append(["North", 1, "=B1*2"])
    buffer = io.BytesIO()
    book.save(buffer)
    (finding,) = open_workbook("a.xlsx", buffer.getvalue()).findings
    assert str(finding.described).startswith(
        "These cells hold formulas whose results are not saved in the file: C1."
    )


def test_saved_results_are_used_an_empty_text_too(workbook: Make, with_parts: Make) -> None:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c></row></sheetData></worksheet>'
    )
    content = with_parts(workbook({"A": [["a"]]}), {"xl/worksheets/sheet1.xml": xml.encode()})
    opened = open_workbook("a.xlsx", content)
    assert opened.grid is not None
    assert opened.grid.rows == ((1.0, 2.0),)
    assert opened.findings == ()


def test_a_case_is_recognized(workbook: Make) -> None:
    content = workbook({"case": [["key", "value"]], "regions": [["id", "name"]], "other": []})
    opened = open_workbook("a.xlsx", content)
    assert opened.is_case
    assert opened.grid is None
    assert [str(step) for step in opened.steps] == [
        "a.xlsx is already a case of this program: it is opened as it is."
    ]


def test_a_workbook_without_cells_is_reported(workbook: Make) -> None:
    opened = open_workbook("a.xlsx", workbook({"A": [], "B": []}))
    assert [str(finding.described) for finding in opened.findings] == [
        'a.xlsx has no sheet with cells. Open it in Excel and save it again as "Excel workbook'
        ' (.xlsx)".'
    ]


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"x")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + b"\0" * 600, "a.xlsx is in the format of Excel before 2007."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx is protected by a password."),
        (b"PK\x03\x04 and nothing more", "a.xlsx is not an Excel workbook."),
        (b"PK" + b"x" * 10_500_000, "a.xlsx is larger than 10 MB."),
        (bomb(), "a.xlsx unpacks to far more than a case can need."),
    ],
    ids=["old", "password", "damaged", "large", "bomb"],
)
def test_what_is_no_workbook_is_refused_in_words(content: bytes, said: str) -> None:
    opened = open_workbook("a.xlsx", content)
    assert opened.grid is None
    (finding,) = opened.findings
    assert str(finding.message) == said


def test_too_many_cells_are_refused(workbook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook({"A": [["a", 1, 2], ["b", 3, 4], ["c", 5, 6]]})
    for limit, said in (("MAX_ROWS", "rows"), ("MAX_CELLS", "cells"), ("MAX_COLUMNS", "columns")):
        with monkeypatch.context() as patch:
            patch.setattr(f"mcda.case.propose_workbook.{limit}", 2)
            opened = open_workbook("a.xlsx", content)
        assert opened.grid is None
        assert said in str(opened.findings[0].message)


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.xml": b"<x"},
        {"xl/worksheets/sheet1.xml": b"<worksheet"},
        {"xl/sharedStrings.xml": b"<sst"},
        {"xl/styles.xml": b"nothing"},
        {"[Content_Types].xml": b""},
    ],
)
def test_a_damaged_workbook_is_reported(
    workbook: Make, with_parts: Make, parts: dict[str, bytes]
) -> None:
    opened = open_workbook("a.xlsx", with_parts(workbook({"A": [["a", 1]]}), parts))
    assert opened.grid is None
    assert "damaged" in str(opened.findings[0].message)


def test_an_infinite_number_in_the_file_is_kept_as_it_is(workbook: Make, with_parts: Make) -> None:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1e999</v></c></row></sheetData><mergeCells count="1">'
        '<mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    content = with_parts(workbook({"A": [["a"]]}), {"xl/worksheets/sheet1.xml": xml.encode()})
    opened = open_workbook("a.xlsx", content)
    assert opened.grid is not None
    assert opened.grid.rows == ((float("inf"),),)
    assert opened.grid.merged == ((0, 0, 1_048_575, 16_383),)
