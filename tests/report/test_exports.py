"""The files behind the download buttons, read back as their receivers read them."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from mcda import __version__
from mcda.case.build_case import build_case
from mcda.case.model import FigureEdit, Impact, Region, Settings
from mcda.case.propose import propose
from mcda.case.write import content_hash
from mcda.ranking.topsis import rank
from mcda.report.exports import (
    plan_csv,
    plan_workbook,
    shortlist_csv,
    shortlist_workbook,
    story_csv,
)
from mcda.report.spreadsheet import LOCAL, PLAIN
from mcda.report.story import tell

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def rows(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def facts(content):
    return {row[0].value: row[1].value for row in book(content)["_about"].iter_rows(min_row=2)}


@pytest.fixture
def hostile(case):
    """The same case with every name an attempt at a formula."""
    return replace(
        case,
        settings=replace(case.settings, title="=1+1", money_unit="@bn", illustrative="+x"),
        regions=tuple(
            Region(r.id, f"=HYPERLINK({i})", ("-zone",), figures=r.figures)
            for i, r in enumerate(case.regions)
        ),
        criteria=tuple(replace(c, name=f"=c{c.id}", unit="@u", group="+g") for c in case.criteria),
        programmes=tuple(replace(p, name="\t=p") for p in case.programmes),
        projects=tuple(replace(p, name="@j", sector="-s") for p in case.projects),
        impacts=tuple(Impact(i.id, f"+{i.id}", "=u", i.weight, 1) for i in case.impacts),
    )


def test_shortlist_csv(case, ranking):
    table = rows(shortlist_csv(case, ranking))
    assert [row["Region"] for row in table] == ["A", "B", "C", "D"]
    assert table[0]["Output (m)"] == "10.5"
    assert float(table[1]["Closeness"]) == ranking.score[1]
    assert table[3]["Closeness"] == ""
    assert {row["Case hash"] for row in table} == {content_hash(case)}
    assert {row["Title"] for row in table} == {"Four valleys"}
    assert {row["Program version"] for row in table} == {__version__}
    assert {row["Illustrative"] for row in table} == {"Illustrative budgets and ventures."}
    assert "Output 60" in table[0]["Points"]


def test_plan_csv(case, plan):
    mill, dam, dairy = rows(plan_csv(case, plan))
    assert float(mill["T 2026 (bn)"]) == 1 / 3
    assert dam["N 2027 (bn)"] == "30.0"
    assert dairy["Not eligible because"] == "No partner is on the shortlist."
    assert mill["Illustrative [origin]"] == "Illustrative budgets and ventures."


def test_the_list_of_a_story_tells_what_lands_in_each_region(case):
    story = tell(case)
    money = {row["Region"]: row["Public money (bn)"] for row in rows(story_csv(story))}
    assert {name: float(cell) for name, cell in money.items()} == story.plan.regions
    assert sum(story.plan.regions.values()) > 0


def test_both_kinds_of_csv_open_alike_as_a_table_of_ones_own(case):
    """Of the same figures, whatever separates cells and decimals."""
    case = replace(case, criteria=tuple(replace(c, name=f"{c.name}; x") for c in case.criteria))
    built = [
        build_case(propose("list.csv", story_csv(tell(case), dialect)))
        for dialect in (PLAIN, LOCAL)
    ]
    assert built[0] == built[1]
    figures = {region.name: set(region.figures.values()) for region in built[0].regions}
    assert 10.5 in figures["Alder"]


def test_a_case_of_published_figures_says_so(case, ranking):
    real = replace(case, settings=Settings("Real", id="real"), projects=(), programmes=())
    assert rows(shortlist_csv(real, ranking))[0]["Illustrative"] == "no"
    assert facts(shortlist_workbook(real, ranking))["Illustrative"] == "no"
    assert (
        facts(shortlist_workbook(real, ranking))["Figures"]
        == "as in the file, none changed or filled"
    )


def test_a_criterion_named_like_a_fact_keeps_its_column(case, scenario):
    odd = replace(case, criteria=(replace(case.criteria[0], name="Case", unit=""),))
    row = rows(shortlist_csv(odd, rank(odd, replace(scenario, points={"grp": 1}))))[0]
    assert row["Case"] == "10.5"
    assert row["Case [origin]"] == "valleys"


def test_shortlist_workbook(case, ranking):
    content = shortlist_workbook(case, ranking)
    assert book(content).sheetnames == [
        "_about",
        "_ranking",
        "_excluded",
        "_weights",
        "_matrix",
        "_normalized",
        "_sources",
        "_doubts",
    ]
    about = facts(content)
    assert about["Title"] == "Four valleys"
    assert about["Case hash"] == content_hash(case)
    assert about["Program version"] == __version__
    assert about["Illustrative"] == "Illustrative budgets and ventures."
    assert "minmax" in about["Ranking"]
    doubts = [[cell.value for cell in row] for row in book(content)["_doubts"].iter_rows(min_row=2)]
    assert doubts == [
        ["Birch", "Output", "provisional"],
        ["All regions", "Output and Jobs", "both matter"],
    ]


@pytest.fixture
def edited(case):
    edits = (FigureEdit("C", "grp", 9.0, "new yearbook"), FigureEdit("A", "jobs"))
    return replace(case, edits=edits)


def test_changed_figures_are_marked_and_listed(edited, scenario):
    content = shortlist_workbook(edited, rank(edited, scenario))
    assert facts(content)["Figures"] == "2 changed"
    sheet = book(content)["_changed_figures"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Region", "Criterion", "Unit", "Published", "Now", "Note"],
        ["Cedar", "Output", "m", 2, 9, "new yearbook"],
        ["Alder", "Jobs", None, 4, None, None],
    ]
    matrix = book(content)["_matrix"]
    head = [cell.value for cell in matrix[1]]
    cell = matrix.cell(4, 1 + head.index("Output (m)"))
    assert (cell.value, cell.number_format) == (9, '#,##0.00" *"')
    assert matrix.cell(2, 1 + head.index("Output (m)")).number_format == "#,##0.00"
    assert matrix.cell(4, 1 + head.index("Changed figures")).value == "Output: published 2.00"


def test_doubtful_figures_are_marked_and_listed(edited, scenario):
    content = shortlist_workbook(edited, rank(edited, scenario))
    matrix = book(content)["_matrix"]
    column = 1 + [cell.value for cell in matrix[1]].index("Output (m)")
    assert matrix.cell(3, column).number_format == '#,##0.00" ?"'
    listed = [[cell.value for cell in row] for row in book(content)["_doubts"]]
    assert any("provisional" in map(str, row) for row in listed)


def test_a_csv_names_changed_figures(edited, scenario):
    table = {row["Region"]: row for row in rows(shortlist_csv(edited, rank(edited, scenario)))}
    assert table["C"]["Output (m)"] == "9.0"
    assert table["C"]["Changed figures"] == "Output: published 2.00"
    assert table["A"]["Changed figures"] == "Jobs: published 4"
    assert table["B"]["Changed figures"] == ""
    assert {row["Figures"] for row in table.values()} == {"2 changed"}


def test_plan_workbook(case, ranking, plan):
    content = plan_workbook(case, ranking, plan)
    names = ["_about", "_plan", "_money", "_regions", "_programmes", "_prices"]
    assert book(content).sheetnames[:6] == names
    assert "one partner is on the shortlist" in facts(content)["Allocation"]
    assert facts(content)["Money unit"] == "bn"
    amounts = [cell.value for cell in book(content)["_money"]["F"][1:]]
    assert amounts == [100, 1 / 3, 30]


def test_a_plan_without_a_ranking_has_no_ranking_sheets(case, plan):
    content = plan_workbook(case, None, replace(plan, role="none"))
    assert "_ranking" not in book(content).sheetnames
    assert "Ranking" not in facts(content)


def test_same_inputs_same_bytes(case, ranking, plan):
    for make in (
        lambda: shortlist_csv(case, ranking),
        lambda: shortlist_workbook(case, ranking),
        lambda: plan_csv(case, plan),
        lambda: plan_workbook(case, ranking, plan),
    ):
        assert make() == make()


def test_hostile_names_never_become_formulas(hostile, scenario, plan):
    ranking = rank(hostile, scenario)
    cells = [
        cell
        for content in (shortlist_workbook(hostile, ranking), plan_workbook(hostile, ranking, plan))
        for sheet in book(content)
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_hostile_names_are_neutralized_in_csv(hostile, scenario, plan):
    for content in (shortlist_csv(hostile, rank(hostile, scenario)), plan_csv(hostile, plan)):
        table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        cells = [cell for row in table for cell in row]
        assert any(cell.startswith("'=") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(TRIGGERS)]
