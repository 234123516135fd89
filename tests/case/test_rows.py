import io
import zipfile
from collections.abc import Callable

import pytest

from mcda.case.cells import parse_cell
from mcda.case.columns import Column, Kind
from mcda.case.finding import Finding
from mcda.case.read import Reading, read_workbook_bytes
from mcda.case.rows import typed_rows
from mcda.case.tables import RawTable

Read = Callable[..., Reading]
Only = Callable[[Reading], Finding]


def test_an_unknown_column_is_reported_with_the_likely_name(read: Read, only: Only) -> None:
    finding = only(
        read(
            projects="id,name,sector,cost,partners,Personel,_note\nJ1,F,Food,40,R1:0.6;R2:0.4,x,y\n"
        )
    )
    assert (finding.kind, finding.where, finding.table) == (
        "unknown_column",
        "Personel",
        "projects",
    )
    assert "personnel is meant" in str(finding.fix)


def test_unknown_columns_without_a_likely_name(read: Read, only: Only) -> None:
    finding = only(read(sources="id,title,xyz,qqq\nS,Source,1,2\n"))
    assert str(finding.message) == "These columns are not used: xyz, qqq."
    assert 'begin with "_"' in str(finding.fix)


def test_a_criterion_of_another_case_is_an_unknown_column(read: Read, only: Only) -> None:
    finding = only(read(presets="id,name,investment,exports\nequal,Equal,50,50\n"))
    assert finding.where == "exports"


def test_a_doubled_column_is_an_error_and_the_first_is_used(read: Read, only: Only) -> None:
    reading = read(programmes="id,name,kind,2026,2026\nN,National,national,100,50\n")
    finding = only(reading)
    assert (finding.table, finding.row, finding.column) == ("programmes", None, "2026")
    assert reading.case is not None
    assert reading.case.programmes[0].budgets == {2026: 100}


def test_years_may_be_written_in_two_ways_only_once(read: Read, only: Only) -> None:
    finding = only(read(programmes="id,name,kind,27,027\nN,National,national,100,50\n"))
    assert (finding.is_error, finding.column) == (True, "027")


def test_columns_without_a_name_are_reported_by_their_letter(
    workbook: Callable[..., bytes], rows_of_valid: dict[str, list[list[object]]]
) -> None:
    rows_of_valid["criteria"][1] += [None] * 23 + ["stray"]
    rows_of_valid["criteria"][0] = ["id", "name", "objective", None]
    rows_of_valid["criteria"][2] += ["figures under a merged header"]
    reading = read_workbook_bytes("a.xlsx", workbook(rows_of_valid))
    (finding,) = reading.findings
    assert (finding.kind, finding.where) == ("unnamed_column", "D;AA")
    assert "undo merged cells" in str(finding.fix)


def test_blank_budgets_are_zero_and_their_years_count(read: Read) -> None:
    case = read(programmes="id,name,kind,2026,2027\nN,National,national,100,\n").case
    assert case is not None
    assert case.programmes[0].budgets == {2026: 100, 2027: 0}


def test_an_unusable_optional_cell_takes_its_default(read: Read, only: Only) -> None:
    reading = read(
        programmes="id,name,kind,ceiling,2026,2027\nN,National,national,most,100,fifty\n"
    )
    assert [(finding.row, finding.column) for finding in reading.findings] == [
        (1, "ceiling"),
        (1, "2027"),
    ]
    assert reading.case is not None
    assert reading.case.programmes[0].ceiling == 1
    assert reading.case.programmes[0].budgets == {2026: 100, 2027: 0}


def test_faulty_cells_of_unused_columns_do_not_matter(
    workbook: Callable[..., bytes], rows_of_valid: dict[str, list[list[object]]]
) -> None:
    rows_of_valid["criteria"][0].append("_check")
    rows_of_valid["criteria"][1].append("=1/0")
    content = workbook(rows_of_valid)
    assert read_workbook_bytes("a.xlsx", content).is_valid


def test_a_formula_that_was_never_computed_is_an_error(
    workbook: Callable[..., bytes],
    with_parts: Callable[..., bytes],
    rows_of_valid: dict[str, list[list[object]]],
) -> None:
    rows_of_valid["regions"][1][3] = "=5+5"
    content = workbook(rows_of_valid)
    assert read_workbook_bytes("a.xlsx", content).case is not None
    sheet = "xl/worksheets/sheet3.xml"
    without_result = _part(content, sheet).replace(b"<v>0</v></c>", b"</c>", 1)
    assert b"<f>5+5</f></c>" in without_result
    reading = read_workbook_bytes("a.xlsx", with_parts(content, {sheet: without_result}))
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == ("regions", 1, "investment")
    assert "formula whose result is not saved" in str(finding.message)
    assert reading.case is not None
    assert reading.case.regions[0].figures == {"jobless": 5.5}


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("table", ["criteria", "projects", "sources"])
def test_a_table_without_a_required_column_gives_no_rows(table: str) -> None:
    rows, findings = typed_rows(RawTable(table, ("id",), ((1, ("a",)),)), {})
    assert rows == []
    assert all(finding.is_error and finding.row is None for finding in findings)
    assert all("Add a column with the name" in str(finding.fix) for finding in findings)


def test_white_space_is_a_missing_value() -> None:
    assert parse_cell("\u00a0 ", Column(Kind.NUMBER)) is None


@pytest.mark.parametrize("value", ["many", "inf", "1e999", "nan"])
def test_an_edit_whose_figure_cannot_be_read_changes_nothing(
    read: Read, only: Only, value: str
) -> None:
    reading = read(edits=f"region,criterion,value\nR1,jobless,{value}\nR2,jobless,\n")
    finding = only(reading)
    assert (finding.is_error, finding.table, finding.row) == (True, "edits", 1)
    assert reading.case is not None
    assert [(edit.region, edit.value) for edit in reading.case.edits] == [("R2", None)]
