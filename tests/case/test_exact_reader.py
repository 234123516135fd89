import datetime
import io
import tracemalloc
from collections.abc import Callable

import openpyxl
import pytest

from mcda.case.exact_reader import ExactReader, SheetCell
from mcda.case.finding import CaseError
from mcda.case.number_format import read_number_format
from mcda.case.read_workbook import read_workbook

Make = Callable[..., bytes]


def test_sheets_are_read_row_by_row(workbook: Make) -> None:
    reader = ExactReader(workbook({"regions": [["id"], [], ["", "=1+1"]], "other": []}))
    assert [sheet.title for sheet in reader.sheets] == ["regions", "other"]
    rows = [*reader.rows(reader.sheets[0])]
    assert rows == [(1, {1: SheetCell("id")}), (3, {2: SheetCell(0, is_formula=True)})]


def test_a_workbook_without_styles_is_read(workbook: Make, with_parts: Make) -> None:
    content = with_parts(workbook({"regions": [["id"]]}), {"xl/styles.xml": None})
    assert len(ExactReader(content).sheets) == 1


def test_numbers_formatted_by_the_user_stay_numbers_and_dates_become_dates() -> None:
    book = openpyxl.Workbook()
    for column, form in enumerate(["0.00", "[h]:mm", "dd/mm/yyyy", '0 "days"', "# ##0"], start=1):
        cell = book.active.cell(1, column, 46_000.5)
        cell.number_format = form
    buffer = io.BytesIO()
    book.save(buffer)
    reader = ExactReader(buffer.getvalue())
    ((_, row),) = reader.rows(reader.sheets[0])
    assert [type(cell.value) for cell in row.values()] == [
        float, datetime.timedelta, datetime.datetime, float, float,
    ]  # fmt: skip


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


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows: str, after: str = "") -> dict[str, bytes]:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return {"xl/worksheets/sheet1.xml": xml.encode()}


def test_a_shared_formula_is_not_written_out_for_each_of_its_cells(
    workbook: Make, with_parts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("openpyxl.formula.translate.Translator.translate_formula")
    below = "".join(f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in (2, 3))
    first = '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+C1</f><v>1</v></c></row>'
    reader = ExactReader(with_parts(workbook({"regions": [["id"]]}), sheet_xml(first + below)))
    cells = [row[1] for _, row in reader.rows(reader.sheets[0])]
    assert all(cell.is_formula for cell in cells)
    assert [cell.lacks_result for cell in cells] == [False, True, True]


def test_merged_cells_are_read_as_xml_not_searched_for(workbook: Make, with_parts: Make) -> None:
    merged = (
        "<!-- " + "<mergeCell " * 50_000 + '--><mergeCells><mergeCell ref="A1:B2"/><mergeCell'
        " ref='$C$1:D1' /><mergeCell/><mergeCell ref=\"A1:B\"/></mergeCells>"
    )
    content = with_parts(workbook({"regions": [["id"]]}), sheet_xml("", merged))
    reader = ExactReader(content)
    assert reader.merged(reader.sheets[0], 9) == ((0, 0, 1, 1), (0, 2, 0, 3))
    assert reader.merged(reader.sheets[0], 1) == ((0, 0, 1, 1),)


def test_each_number_format_is_understood_once(
    workbook: Make, with_parts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = '<xf numFmtId="164"/>' * 5_000
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        f"<cellStyleXfs>{'<xf/>' * 7}</cellStyleXfs><cellXfs>{own}"
        '</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs></styleSheet>'
    )
    rows = "".join(f'<row><c s="{style}"><v>0.5</v></c></row>' for style in (0, 4_999, 5_000))
    content = with_parts(
        workbook({"regions": [["id"]]}), {"xl/styles.xml": styles.encode(), **sheet_xml(rows)}
    )
    read: list[str] = []
    monkeypatch.setattr(
        "mcda.case.exact_reader.read_number_format",
        lambda code: read.append(code) or read_number_format(code),
    )
    reader = ExactReader(content)
    found = [row[1].is_percent for _, row in reader.rows(reader.sheets[0])]
    assert found == [True, True, False]
    assert read == ["0.0%"]


def test_a_long_text_that_fills_many_cells_is_refused(
    workbook: Make, with_parts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = workbook({"regions": [["id"], *[["A" * 50]] * 3]})
    monkeypatch.setattr("mcda.case.exact_reader.MAX_LETTERS", 100)
    reader = ExactReader(content)
    with pytest.raises(CaseError, match="more than 40,000,000 letters together"):
        list(reader.rows(reader.sheets[0]))
    (finding,) = read_workbook("a.xlsx", content).findings
    assert finding.table == "regions"


def test_texts_end_where_no_cell_holds_more(workbook: Make, with_parts: Make) -> None:
    long = "<si><t>" + "_x0041_" * 32_767 + "B" * 500_000 + "</t></si>"
    inline = '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>' + "B" * 99_999 + "</t></is></c>"
    parts = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{long}</sst>'.encode()}
    content = with_parts(workbook({"regions": [["id"]]}), parts | sheet_xml(inline + "</row>"))
    reader = ExactReader(content)
    ((_, row),) = reader.rows(reader.sheets[0])
    assert row[1].value == "A" * 32_767 + "B"
    assert row[2].value == "B" * 32_768


def test_a_part_is_one_sheet_however_often_it_is_named(workbook: Make, with_parts: Make) -> None:
    content = workbook({"regions": [["id"]], "other": []})
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://x/relationships"><sheets>'
        + "".join(f'<sheet name="{name}" r:id="rId1"/>' for name in ("a", "b", "c"))
        + '<sheet name="d" r:id="rId2" state="hidden"/><sheet name="e" r:id="none"/></sheets>'
        "</workbook>"
    )
    reader = ExactReader(with_parts(content, {"xl/workbook.xml": book.encode()}))
    assert [(sheet.title, sheet.is_visible) for sheet in reader.sheets] == [
        ("a", True),
        ("d", False),
    ]


def test_elements_however_many_leave_nothing_behind(workbook: Make, with_parts: Make) -> None:
    many = "<a b='c'/>" * 100_000
    inline = f'<c t="inlineStr"><is>{many}<t>x</t></is></c>'
    rows = f"<row>{many}{inline}<c><v>{many}5</v></c></row>"
    reader = ExactReader(with_parts(workbook({"regions": [["id"]]}), sheet_xml(rows)))
    tracemalloc.start()
    ((_, row),) = reader.rows(reader.sheets[0])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert row[1].value == "x"
    assert peak < 10_000_000
