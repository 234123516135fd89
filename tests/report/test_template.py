"""The template is a case that explains itself, and nothing is lost by going through it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mcda.case.columns import METHODS
from mcda.case.layout import columns_of, fixed_columns
from mcda.case.model import TABLES, Case, Criterion, Programme, Region, Settings
from mcda.case.read import read_case, read_workbook_bytes
from mcda.case.record import Decision
from mcda.report.template import README, SESSION, template_workbook
from tests.hostile import hostile_case

ROOT = Path(__file__).parents[2]


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rules(sheet: Any, cell: str) -> list[Any]:
    return [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]


SMALL = Case(
    Settings(title="Small", id="small", money_unit="bn"),
    (
        Region("R1", "=1+1", zone=("West",), figures={"jobs": 0.1 + 0.2}),
        Region("R2", "South", population=5.0),
    ),
    (Criterion("jobs", "Jobs", "max", unit="persons", year="2022/23"),),
    programmes=(Programme("N", "National", "national", budgets={2027: 1.0, 2028: 0.0}),),
    decisions=(Decision("D1", "2027-01-01"),),
)


PERCENT = Case(
    Settings(title="Percents", id="percents"),
    tuple(
        Region(f"R{value}", f"Region {value}", figures={"jobless": value, "hard": value})
        for value in (5.5, 0.1 + 0.2, 1 / 3, 7.0)
    ),
    (
        Criterion("jobless", "Jobless", "min", unit="%", maximum=6.5, uncertainty=10.0),
        Criterion("hard", "Hard", "max", unit="persons", minimum=1.0),
    ),
)


@pytest.mark.parametrize(
    "case", [SMALL, PERCENT, hostile_case()], ids=["small", "percent", "hostile"]
)
def test_a_case_comes_back_without_loss(case: Case) -> None:
    reading = read_workbook_bytes("other.xlsx", template_workbook(case))
    assert reading.case == case
    assert reading.findings == ()


def test_the_bundled_case_comes_back_without_loss() -> None:
    case = read_case(ROOT / "data" / "uzbekistan").case
    assert case is not None
    reading = read_workbook_bytes("other.xlsx", template_workbook(case))
    assert reading.case == case
    assert reading.findings == ()


@pytest.mark.parametrize("case", [None, SMALL], ids=["empty", "small"])
def test_the_same_case_gives_the_same_bytes(case: Case | None) -> None:
    assert template_workbook(case) == template_workbook(case)


def test_an_empty_template_only_lacks_its_title_and_regions() -> None:
    reading = read_workbook_bytes("template.xlsx", template_workbook())
    assert [str(finding.described) for finding in reading.findings] == [
        "In table case, row 1, value: The key title is missing. Add a row with the key title and"
        " the name of the case as its value.",
        "In table regions: The table has no rows. Write one row per region.",
    ]


def test_a_filled_template_is_a_case() -> None:
    filled = book(template_workbook())
    filled["case"]["B2"] = "Filled in"
    filled["criteria"].append(["jobs", "Jobs", "max"])
    regions = filled["regions"]
    regions.cell(1, regions.max_column + 1, "jobs")
    last = regions.max_column
    for row, (key, jobs) in enumerate((("A", 1), ("B", 2)), start=2):
        regions.cell(row, 1, key)
        regions.cell(row, 2, f"Region {key}")
        regions.cell(row, last, jobs)
    buffer = io.BytesIO()
    filled.save(buffer)
    reading = read_workbook_bytes("filled.xlsx", buffer.getvalue())
    assert reading.findings == ()
    assert reading.case is not None
    assert [region.figures for region in reading.case.regions] == [{"jobs": 1.0}, {"jobs": 2.0}]


def test_a_typed_percent_is_a_percent_and_is_shown_as_one() -> None:
    filled = book(template_workbook(PERCENT))
    regions, criteria = filled["regions"], filled["criteria"]
    (region,) = (row for row in regions.iter_rows(min_row=2) if row[0].value == "R5.5")
    assert (region[-2].value, region[-2].number_format) == (0.055, "0.00%")
    assert (region[-1].value, region[-1].number_format) == (5.5, "General")
    assert regions.column_dimensions[region[-2].column_letter].number_format == "0.00%"
    region[-2].value = 0.05  # what a spreadsheet keeps of a typed 5% in a cell of this format
    columns = {cell.value: cell.column for cell in criteria[1]}
    for typed, value in (("target", 0.04), ("lower", 0.01), ("maximum", 0.08)):
        criteria.cell(2, columns[typed]).value = value
    criteria.cell(3, columns["uncertainty"]).value = 0.02
    buffer = io.BytesIO()
    filled.save(buffer)
    reading = read_workbook_bytes("filled.xlsx", buffer.getvalue())
    assert reading.findings == ()
    assert reading.case is not None
    assert reading.case.regions[0].figures == {"jobless": 5, "hard": 5.5}
    jobless, hard = reading.case.criteria
    assert (jobless.target, jobless.lower, jobless.maximum) == (4, 1, 8)
    assert (jobless.uncertainty, hard.uncertainty, hard.minimum) == (10, 2, 1)


def test_every_table_has_its_columns_a_frozen_header_and_notes() -> None:
    template = book(template_workbook())
    expected = [README, *(name for name in TABLES if name not in SESSION)]
    assert template.sheetnames == expected
    for name in expected[2:]:
        sheet = template[name]
        header = [cell.value for cell in sheet[1]]
        assert header == list(fixed_columns(name))
        assert sheet.freeze_panes == "A2"
        for cell, (_, column) in zip(sheet[1], fixed_columns(name).items(), strict=True):
            assert column.contract.help[1:] in cell.comment.text
            assert ("Required." in cell.comment.text) == column.contract.required


def test_required_columns_look_different() -> None:
    header = book(template_workbook())["criteria"][1]
    colours = {cell.value: cell.fill.fgColor.rgb for cell in header}
    assert colours["id"] == colours["name"] == colours["objective"] != colours["unit"]


def test_all_settings_are_listed_with_their_meaning() -> None:
    rows = list(book(template_workbook(SMALL))["case"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [column.header for column in columns_of("case")]
    values = {row[0]: row[1] for row in rows}
    assert values["title"] == "Small"
    assert values["method"] is None
    assert all(row[2] for row in rows)


def test_words_are_chosen_from_a_list() -> None:
    template = book(template_workbook())
    (objective,) = rules(template["criteria"], "C2")
    assert objective.type == "list"
    assert objective.formula1 == '"max,min,target"'
    place = [column.header for column in columns_of("case")].index("method") + 2
    (method,) = rules(template["case"], f"B{place}")
    assert method.formula1 == f'"{",".join(METHODS)}"'
    (region,) = rules(template["sectors"], "A2")
    assert region.formula1 == "regions!$A$2:$A$5000"


@pytest.mark.parametrize(
    ("table", "column", "operator", "bounds"),
    [
        ("criteria", "points", None, ("0", "100")),
        ("regions", "latitude", None, ("-90", "90")),
        ("regions", "population", "greaterThan", ("0", None)),
        ("regions", "absorption", "greaterThanOrEqual", ("0", None)),
        ("criteria", "lower", None, ("-1000000000000000", "1000000000000000")),
    ],
)
def test_numbers_have_their_bounds(
    table: str, column: str, operator: str | None, bounds: tuple[str, str | None]
) -> None:
    sheet = book(template_workbook())[table]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == column)
    (rule,) = rules(sheet, f"{letter}2")
    assert rule.type == "decimal"
    assert (rule.operator, (rule.formula1, rule.formula2)) == (operator, bounds)
    assert rule.error.startswith("number")


def test_a_share_above_zero_and_at_most_one_is_checked() -> None:
    sheet = book(template_workbook())["projects"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "public_share")
    (rule,) = rules(sheet, f"{letter}2")
    assert rule.type == "custom"
    assert rule.formula1 == f"AND(ISNUMBER({letter}2),{letter}2>0,{letter}2<=1)"


def test_columns_of_criteria_and_years_are_explained() -> None:
    template = book(template_workbook(SMALL))
    last = template["regions"][1][-1]
    assert last.value == "jobs"
    assert last.comment.text.startswith("Jobs (persons)\n")
    assert [cell.value for cell in template["programmes"][1]][-2:] == [2027, 2028]


def test_no_name_becomes_a_formula() -> None:
    template = book(template_workbook(SMALL))
    name = template["regions"]["B2"]
    assert (name.value, name.data_type) == ("=1+1", "s")
    cells = (cell for sheet in template for row in sheet.iter_rows() for cell in row)
    assert all(cell.data_type != "f" for cell in cells)


def test_the_first_sheet_explains_every_column() -> None:
    sheet = book(template_workbook())[README]
    rows = [row[:2] for row in sheet.iter_rows(min_row=10, values_only=True)]
    assert ("criteria", "objective") in rows
    assert ("regions", "one per criterion") in rows
    assert ("case", "title") in rows


def test_texts_stay_texts_while_they_are_typed() -> None:
    sheet = book(template_workbook(SMALL))["criteria"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "year")
    assert sheet[f"{letter}2"].number_format == "@"


def test_a_text_that_no_cell_holds_is_refused() -> None:
    case = Case(Settings(title="x" * 40_000), (Region("A", "A"),))
    with pytest.raises(ValueError, match="longer than 32767"):
        template_workbook(case)
