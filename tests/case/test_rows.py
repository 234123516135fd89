import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

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
    rows, _, findings = typed_rows(RawTable(table, ("id",), ((1, ("a",)),)), {})
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


def formatted(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook in which a pair is a number and the format of its cell."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    value, code = cell if isinstance(cell, tuple) else (cell, "General")
                    sheet.write(row, column, value, book.add_format({"num_format": code}))
    return buffer.getvalue()


def test_a_cell_shown_as_percent_means_the_number_shown_where_percents_are_meant() -> None:
    share, shown = (0.6, "0%"), (0.05, "0.0%;[Red]-0.0%")
    content = formatted({
        "case": [["key", "value"], ["title", "Percents"], ["size_floor", shown],
                 ["sector_measure", "% of the employed"]],
        "criteria": [
            ["id", "name", "objective", "unit", "target", "lower", "upper", "minimum", "maximum",
             "uncertainty", "points"],
            ["jobless", "Jobless", "target", "% of the active", shown, (0.01, "0%"), (0.2, "0%"),
             (0.03, "0%"), 15, (0.1, "0%"), (0.4, "0%")],
            ["ratio", "Ratio", "max", "per head", None, None, None, (0.5, '0.0"%"')],
        ],
        "regions": [["id", "name", "jobless", "ratio"], ["A", "A", shown, 0.5], ["B", "B", 6, 0.7],
                    ["C", "C", (0.07, "0.0%"), 0.9], ["D", "D", (4, '0"%"'), 1.1]],
        "sectors": [["region", "sector", "value"], ["A", "Food", shown], ["B", "Food", 6]],
        "presets": [["id", "name", "jobless", "ratio"], ["p", "P", (0.55, "0%"), 45]],
        "programmes": [["id", "name", "kind", "ceiling", "carry_over", 2027],
                       ["N", "N", "national", share, share, 10]],
        "projects": [["id", "name", "sector", "cost", "partners", "public_share", "growth"],
                     ["J", "J", "Food", 5, "A:0.5;B:0.5", share, shown]],
        "impacts": [["id", "name", "unit", "weight", "reference"],
                    ["growth", "Growth", "%", 1, (0.02, "0%")]],
        "limits": [["scope", "name", "unit", "maximum"], ["region", "A", "share", share]],
        "edits": [["region", "criterion", "value"], ["B", "jobless", (0.065, "0.0%")]],
    })  # fmt: skip
    reading = read_workbook_bytes("a.xlsx", content)
    assert reading.findings == ()
    case = reading.case
    assert case is not None
    assert [region.figures["jobless"] for region in case.regions] == [5, 6, 7, 4]
    jobless, ratio = case.criteria
    assert (jobless.target, jobless.lower, jobless.upper) == (5, 1, 20)
    assert (jobless.minimum, jobless.maximum, jobless.uncertainty) == (3, 15, 10)
    assert (jobless.points, ratio.minimum, case.edits[0].value) == (40, 0.5, 6.5)
    assert case.presets[0].points == {"jobless": 55, "ratio": 45}
    assert [figure.value for figure in case.sectors] == [5, 6]
    assert (case.impacts[0].reference, case.projects[0].impacts) == (2, {"growth": 5})
    shares = case.programmes[0].ceiling, case.programmes[0].carry_over, case.limits[0].maximum
    assert (*shares, case.projects[0].public_share) == (0.6, 0.6, 0.6, 0.6)
    assert case.settings.size_floor == 0.05


def test_percents_in_a_column_of_another_unit_are_read_as_parts_of_one_and_said(only: Only) -> None:
    content = formatted({
        "case": [["key", "value"], ["title", "Parts"]],
        "criteria": [["id", "name", "objective", "unit"], ["jobless", "Jobless", "min", "people"]],
        "regions": [["id", "name", "jobless"], ["A", "A", (0.05, "0%")], ["B", "B", 6]],
    })  # fmt: skip
    reading = read_workbook_bytes("a.xlsx", content)
    finding = only(reading)
    assert (finding.kind, finding.table, finding.where) == ("percent_cells", "regions", "jobless")
    assert "let the unit begin with %" in str(finding.fix)
    assert reading.case is not None
    assert [region.figures["jobless"] for region in reading.case.regions] == [0.05, 6]
