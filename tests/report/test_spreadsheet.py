"""Files in which no name becomes a formula, and the same table always gives the same bytes."""

import csv
import io
import math

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.report.spreadsheet import LOCAL, csv_bytes, csv_text, neutralize, workbook_bytes
from mcda.report.tables import Heading, Mark, Table

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "http://example.org",
    "mailto:a@b.c",
    "{=1+1}",
    "<script>",
    "_x0041_",
    "1234",
    "Ўзбекистон",
    "مرحبا",
    "a\x01b\ufffe",
    "\ud800",
]


def table(*rows, heads=("Name", "Value")):
    return Table("things", tuple(Heading(head) for head in heads), rows)


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_sheet(content, name="_things"):
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def test_bytes_of_a_csv():
    content = csv_bytes(table(("a, b", 1.5), ('say "x"', None)))
    assert content == b'\xef\xbb\xbfName,Value\r\n"a, b",1.5\r\n"say ""x""",\r\n'


def test_a_csv_for_excel_where_a_comma_stands_before_decimals():
    written = table(("a; b", -1.5), ("=1,5", 1200.0), ("c, d", 3))
    content = csv_bytes(written, LOCAL)
    assert content == (b'\xef\xbb\xbfName;Value\r\n"a; b";-1,5\r\n\'=1,5;1200\r\nc, d;3\r\n')


def test_counts_have_no_decimals_and_what_is_measured_has():
    heads = (Heading("Jobs", 0), Heading("Money", 2), Heading("Share", percent=True))
    counted = Table("things", heads, ((1200.0, 30.0, 1.0), (766.5, 0.25, 0.5)))
    assert read_csv(csv_bytes(counted))[1:] == [["1200", "30.0", "1.0"], ["766.5", "0.25", "0.5"]]


@pytest.mark.parametrize("start", TRIGGERS)
def test_text_that_could_be_evaluated_gets_an_apostrophe(start):
    assert neutralize(f"{start}1+1") == f"'{start}1+1"
    header, row = csv.reader(
        io.StringIO(csv_text([f"{start}head"], [[f"{start}cell"]]), newline="")
    )
    assert header == [f"'{start}head"]
    assert row == [f"'{start}cell"]


@pytest.mark.parametrize("text", ["", "a=1", "1-1", "'=1", "Navoi"])
def test_other_text_is_left_alone(text):
    assert neutralize(text) == text


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_no_text_is_evaluated_and_none_is_lost(text):
    encodable = text.encode("utf-8", "replace").decode()
    ((cell,),) = read_csv(csv_text(["h"], [[text]]).encode("utf-8-sig"))[1:] or [("",)]
    assert not cell.startswith(TRIGGERS)
    assert cell == (f"'{encodable}" if encodable.startswith(TRIGGERS) else encodable)


@settings(max_examples=150, deadline=None)
@given(st.floats() | st.integers(-(10**12), 10**12))
def test_numbers_stay_numbers_at_full_precision(value):
    cell = read_csv(csv_bytes(table(("x", value))))[1][1]
    if math.isfinite(value):
        assert float(cell) == value
    else:
        assert cell == ""


def test_negative_numbers_are_never_prefixed():
    assert read_csv(csv_bytes(table(("x", -1.5))))[1] == ["x", "-1.5"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_text_in_a_workbook(text):
    sheet = read_sheet(workbook_bytes([table((text, 1), heads=(text, "Value"))]))
    assert {sheet["A1"].data_type, sheet["A2"].data_type} == {"s"}
    assert sheet["A2"].hyperlink is None
    assert sheet["B2"].value == 1


def test_a_cell_that_looks_like_a_formula_is_quoted():
    sheet = read_sheet(workbook_bytes([table(("=1+1", 1), ("plain", 2))]))
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].quotePrefix
    assert not sheet["A3"].quotePrefix


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=20))
def test_no_text_breaks_a_workbook(texts):
    sheet = read_sheet(workbook_bytes([table(*((text, 1.0) for text in texts))]))
    assert all(cell.data_type in ("s", "n") for (cell,) in sheet.iter_rows(max_col=1))


def test_numbers_keep_their_value_and_get_a_format():
    heads = (Heading("Share", 1, percent=True), Heading("Money", 2), Heading("Count", 0))
    rows = ((0.123456, 1234.5678, 7), (None, math.nan, math.inf))
    sheet = read_sheet(workbook_bytes([Table("things", heads, rows)]))
    assert [cell.value for cell in sheet[2]] == [0.123456, 1234.5678, 7]
    assert [cell.number_format for cell in sheet[2]] == ["0.0%", "#,##0.00", "#,##0"]
    assert sheet.max_row == 2 or [cell.value for cell in sheet[3]] == [None, None, None]


def test_no_share_in_a_workbook_reads_all_or_nothing_where_it_is_not():
    heads = (Heading("Share", percent=True), Heading("Part", 1, percent=True))
    rows = ((1.0, 0.5), (0.9996, 0.0))
    sheet = read_sheet(workbook_bytes([Table("things", heads, rows)]))
    assert {cell.number_format for row in sheet["A2:B3"] for cell in row} == {"0.00%"}
    assert sheet["A3"].value == 0.9996


def test_rows_of_a_criterion_have_its_decimals_in_a_workbook():
    heads = (Heading("Name"), Heading("Figure"), Heading("Share", 1, percent=True))
    rows = (("a", 328.64, 0.5), ("b", 0.25, 0.5), ("c", 7.125, 0.5))
    made = Table("things", heads, rows, (Mark(1, 1, "*"),), alike=(1, 4, None))
    sheet = read_sheet(workbook_bytes([made]))
    formats = [cell.number_format for (cell,) in sheet["B2:B4"]]
    assert formats == ["#,##0.0", '#,##0.0000" *"', "General"]


def test_header_is_bold_and_frozen_and_columns_are_wide_enough():
    sheet = read_sheet(workbook_bytes([table(("A rather long name of a region", 1))]))
    assert sheet["A1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > 30


def test_sheets_are_results_that_the_reader_passes_over():
    long = Table("a" * 40, (Heading("Name"),), ())
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([table(), long])))
    assert book.sheetnames == ["_things", "_" + "a" * 30]


def test_same_tables_same_bytes():
    tables = [table(("a", 1.5), ("=b", None))]
    assert workbook_bytes(tables) == workbook_bytes(tables)


def test_a_text_longer_than_a_cell_is_cut_only_in_the_workbook():
    sheet = read_sheet(workbook_bytes([table(("x" * 40_000, 1))]))
    assert len(sheet["A2"].value) == 32_767


def test_a_name_like_markup_of_rich_text_stays_itself():
    table = Table("t", (Heading("<r>head</r>"),), (("<r><b>x</b></r>",), ("<r></r>",)))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([table])))["_t"]
    assert [cell.value for cell in sheet["A"]] == ["<r>head</r>", "<r><b>x</b></r>", "<r></r>"]


def test_a_sheet_prints_on_pages_as_wide_as_itself_with_its_headings():
    page = read_sheet(workbook_bytes([table(("A", 1.0))]))
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$1:$1"
