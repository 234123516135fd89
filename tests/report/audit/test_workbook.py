"""The audit workbook as an auditor uses it: computed anew, changed, and opened as a case."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import pytest

from mcda import PRODUCT
from mcda.case.columns import NORMALIZATIONS
from mcda.case.finding import sentence
from mcda.case.model import Case, Decision, FigureEdit
from mcda.case.read import read_case, read_workbook_bytes
from mcda.case.write import content_hash
from mcda.charts.palette import PROGRAMME_MEANINGS
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.report.audit.workbook import audit_workbook
from mcda.report.figures import colour
from mcda.report.story import Certainty, Story, tell
from mcda.report.tables import Heading, Table
from tests.hostile import hostile_case
from tests.ranking.ranking_cases import case_of
from tests.report.large import provinces
from tests.report.office import converted

ROOT = Path(__file__).parents[3]
OTHER_POINTS = {"c1": 10.0, "c2": 80.0, "c3": 35.0, "c4": 0.0, "c5": 20.0, "c6": 5.0}
RTL = "\u05d0\u05d6\u05d5\u05e8 \u202e1"


def everything() -> Case:
    """Objectives of each kind, limits, gaps, ties, a constant column, names that mean trouble."""
    none = None
    figures = [
        [12.0, 5.0, 40.0, 8.0, 3.0, 7.0],
        [30.0, 9.0, 55.0, 6.0, none, 7.0],
        [30.0, 9.0, 55.0, 6.0, 2.0, 7.0],
        [18.0, 2.5, 48.0, 1.0, 5.0, 7.0],  # below the knock-out limit of c4
        [25.0, 7.0, none, 9.0, 1.0, 7.0],  # no figure for c3
        [30.0, 9.0, 55.0, 6.0, 2.0, 7.0],  # like the third region
        [-4.0, 3.0, 52.0, 7.5, 0.0, 7.0],
        [22.0, 4.0, 50.0, 5.0, 8.0, 7.0],  # left out by choice
        [16.0, 6.0, 47.0, 12.0, 4.0, 7.0],
    ]
    made = case_of(
        figures,
        ["max", "min", "target", "max", "max", "min"],
        points=[50.0, 30.0, 40.0, 20.0, 0.0, 10.0],
        settings={"shortlist_size": 3, "id": "everything"},
        criteria={
            1: {"lower": 0.0, "upper": 28.0},
            3: {"target": 50.0},
            4: {"minimum": 2.0, "maximum": 20.0, "lower": 0.0, "name": "=1+1"},
        },
    )
    names = ("=1+1", "@sum", "<r>b</r>", "N" * 200, RTL, "\N{ROCKET} one", "+2", "-3", "a & b")
    regions = tuple(replace(r, name=name) for r, name in zip(made.regions, names, strict=True))
    return replace(made, regions=regions)


def asked(case: Case, normalization: str, points: Mapping[str, float] | None = None) -> Scenario:
    own = default_scenario(case)
    return replace(own, normalization=normalization, without=("R8",), points=points or own.points)


def gaps_filled() -> Case:
    case = everything()
    return replace(case, settings=replace(case.settings, missing="zone_median", id="filled"))


def with_choices(
    content: bytes, points: Mapping[str, float], normalization: str | None = None
) -> bytes:
    """Type other points, and another normalization, on the sheet of weights, as an auditor does."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["_weights"]
    column = {cell.value: cell.column for cell in sheet[1]}["Points"]
    typed = {**points, **({"Normalization": normalization} if normalization else {})}
    for cell in sheet["A"]:
        if cell.value in typed:
            sheet.cell(cell.row, column).value = typed[cell.value]
    return saved(book)


def with_everything_tried(content: bytes) -> bytes:
    """Change an input of each kind on the sheets of weights and of the matrix."""
    book = openpyxl.load_workbook(io.BytesIO(with_choices(content, {"c2": 80.0}, "minmax")))
    for sheet, typed in {
        "_weights": {
            ("c1", "Objective"): "min",
            ("c3", "Target"): 45,
            ("c1", "Knock-out above"): 29,
            ("c4", "Knock-out below"): None,
            ("c4", "Upper bound given"): 18,
            ("Shortlist size", "Points"): 2,
        },
        "_matrix": {("R8", "Left out by choice"): None, ("R1", "Left out by choice"): "yes"},
    }.items():
        columns = {cell.value: cell.column for cell in book[sheet][1]}
        rows = {cell.value: cell.row for cell in book[sheet]["A"]}
        for (row, column), value in typed.items():
            book[sheet].cell(rows[row], columns[column]).value = value
    return saved(book)


def with_wrong_results(content: bytes) -> bytes:
    """Replace the results that the file brings along, so that only computing mends them."""
    sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    spoiled = f"xl/worksheets/sheet{sheets.index('_closeness') + 1}.xml"
    return edited(content, {spoiled: (b"<v>0\\.", b"<v>7.")})


def without_pages(content: bytes) -> bytes:
    """Take out how sheets are printed, which costs LibreOffice more time than all formulas."""
    pages = rb"<sheetPr>.*?</sheetPr>|<pageSetup [^>]*/>|<headerFooter>.*?</headerFooter>"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    return edited(content, dict.fromkeys(sheets, (pages, b"")))


def edited(content: bytes, changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """Replace what a pattern finds in some parts of a workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for part in source.namelist():
            text = source.read(part)
            if part in changes:
                text = re.sub(*changes[part], text)
            archive.writestr(part, text)
    return target.getvalue()


def saved(book) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@dataclass(frozen=True)
class Audited:
    story: Story
    written: bytes
    files: dict[str, bytes]  # as LibreOffice computed them


STORIES = {
    "vector": lambda: tell(everything(), asked(everything(), "vector")),
    "goalposts": lambda: tell(everything(), asked(everything(), "goalposts")),
    "minmax": lambda: tell(gaps_filled(), asked(gaps_filled(), "minmax")),
    "bundled": lambda: tell(read_case(ROOT / "data" / "uzbekistan").case),
}


@pytest.fixture(scope="module")
def audited(tmp_path_factory) -> dict[str, Audited]:
    """All files of this module, computed in one start of LibreOffice."""
    stories = {name: make() for name, make in STORIES.items()}
    written = {name: audit_workbook(story) for name, story in stories.items()}
    plain = {name: without_pages(content) for name, content in written.items()}
    files = {f"{name}.xlsx": with_wrong_results(content) for name, content in plain.items()}
    files["vector-points.xlsx"] = with_choices(plain["vector"], OTHER_POINTS)
    files["minmax-points.xlsx"] = with_choices(plain["minmax"], OTHER_POINTS)
    files["goalposts-points.xlsx"] = with_choices(plain["vector"], OTHER_POINTS, "goalposts")
    files["tried.xlsx"] = with_everything_tried(plain["vector"])
    opened = converted(files, "xlsx", tmp_path_factory.mktemp("office"))
    return {name: Audited(stories[name], written[name], opened) for name in stories}


def cells(content: bytes, sheet: str) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in rows]


def standing(content: bytes) -> dict[str, tuple[float, int]]:
    """Return closeness and rank by region, as the sheet of closeness shows them."""
    return {
        row["Region"]: (row["Closeness"], row["Rank"])
        for row in cells(content, "_closeness")
        if isinstance(row["Rank"], int)
    }


def same_as(content: bytes, ranking: Ranking) -> None:
    found = standing(content)
    assert set(found) == set(ranking.regions)
    for region, score, rank in zip(ranking.regions, ranking.score, ranking.rank):
        assert found[region][0] == pytest.approx(score, abs=1e-9)
        assert found[region][1] == rank
    listed = [row["Region"] for row in cells(content, "_ranking")]
    gone = [item.region for item in ranking.excluded]
    assert listed == [ranking.regions[row] for row in ranking.order] + gone
    on_list = [r["Region"] for r in cells(content, "_ranking") if r["On the shortlist"] == "yes"]
    assert tuple(on_list) == ranking.shortlist


@pytest.mark.parametrize("name", STORIES)
def test_all_results_that_the_file_brings_along_are_what_its_formulas_give(audited, name):
    given = openpyxl.load_workbook(io.BytesIO(audited[name].written), data_only=True)
    computed = openpyxl.load_workbook(
        io.BytesIO(audited[name].files[f"{name}.xlsx"]), data_only=True
    )
    formulas = openpyxl.load_workbook(io.BytesIO(audited[name].written))
    places = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(places) > 300
    for sheet, place in places:
        before, after = given[sheet][place].value, computed[sheet][place].value
        if isinstance(before, int | float) and isinstance(after, int | float):
            assert after == pytest.approx(before, abs=1e-9), (sheet, place)
        else:
            assert (after or "") == (before or ""), (sheet, place)


@pytest.mark.parametrize("name", STORIES)
def test_closeness_and_ranks_computed_by_the_sheets_are_the_programs(audited, name):
    same_as(audited[name].files[f"{name}.xlsx"], audited[name].story.ranking)


@pytest.mark.parametrize("name", NORMALIZATIONS)
def test_with_other_points_typed_in_the_sheets_rank_as_the_program_does(audited, name):
    case = audited[name].story.case
    normalization = audited[name].story.scenario.normalization
    wanted = tell(case, asked(case, normalization, OTHER_POINTS)).ranking
    assert wanted.rank.tolist() != audited[name].story.ranking.rank.tolist()
    same_as(audited[name].files[f"{name}-points.xlsx"], wanted)


def test_what_was_tried_on_the_sheets_ranks_alike_in_the_program(audited):
    tried = audited["vector"].files["tried.xlsx"]
    reading = read_workbook_bytes("tried.xlsx", tried)
    assert {finding.kind for finding in reading.findings} == {"sheet_taken"}
    assert len(reading.findings) == 9
    ranking = tell(reading.case).ranking
    assert ranking.scenario.points["c2"] == 80
    assert ranking.regions == ("R4", "R7", "R8", "R9")
    same_as(tried, ranking)


@pytest.mark.parametrize("name", STORIES)
def test_a_file_that_is_only_computed_anew_was_not_changed(audited, name):
    for content in (audited[name].written, audited[name].files[f"{name}.xlsx"]):
        assert not read_workbook_bytes("again.xlsx", content).findings


def test_the_files_computed_here_had_wrong_results(audited):
    spoiled = with_wrong_results(audited["minmax"].written)
    assert max(score for score, _ in standing(spoiled).values()) > 7


def test_ties_share_a_rank(audited):
    found = standing(audited["vector"].files["vector.xlsx"])
    assert found["R3"][1] == found["R6"][1]


def test_a_region_that_takes_no_part_says_why(audited):
    why = {row["Region"]: row["Not ranked because"] for row in cells(
        audited["vector"].files["vector.xlsx"], "_ranking")}  # fmt: skip
    assert why["R4"] == "Outside a knock-out limit: =1+1."
    assert why["R5"] == "No figure for Criterion 3."
    assert why["R8"] == "Left out by choice."
    assert not why["R1"]


def test_what_holds_back_most_is_named(audited):
    story = audited["minmax"].story
    shown = {row["Region"]: row["Held back above all by"]
             for row in cells(audited["minmax"].written, "_ranking")}  # fmt: skip
    for item in story.obstacles:
        assert shown[item.region] == item.obstacles[0].criterion.name


@pytest.mark.parametrize("name", STORIES)
def test_opened_in_the_program_it_is_the_same_view(audited, name):
    story = audited[name].story
    reading = read_workbook_bytes("audit.xlsx", audited[name].written)
    assert reading.is_valid
    again = tell(reading.case)
    assert again.scenario == story.scenario
    assert again.ranking.score.tolist() == story.ranking.score.tolist()
    assert again.digest == story.digest
    assert audit_workbook(again) == audited[name].written


def test_no_text_of_a_user_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(audit_workbook(tell(hostile_case()))))
    users = {sheet.title for sheet in book if not sheet.title.startswith("_")}
    living = {
        sheet.title
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert not users & living
    assert living == {
        *("_about", "_ranking", "_charts", "_weights", "_matrix", "_compared", "_normalized"),
        *("_weighted", "_distances", "_closeness", "_explanation"),
        *("_money", "_regions", "_programmes", "_years"),
    }
    formulas = [
        str(cell.value)
        for name in living
        for row in book[name].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert not [text for text in formulas if "1+1" in text or "<i>" in text]


def test_names_stay_what_they_are(audited):
    names = [row["Name"] for row in cells(audited["minmax"].files["minmax.xlsx"], "_matrix")[:9]]
    assert names == [region.name for region in everything().regions]


def test_too_many_figures_are_values(monkeypatch):
    monkeypatch.setattr("mcda.report.audit.workbook.MOST_CELLS", 10)
    story = tell(everything(), asked(everything(), "minmax"))
    content = audit_workbook(story)
    same_as(content, story.ranking)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


def test_absurd_figures_are_values():
    case = case_of([[1e200, 1.0], [3e200, 2.0], [2e200, 5.0]], points=[0, 50])
    content = audit_workbook(tell(case))
    same_as(content, tell(case).ranking)


def test_one_region_and_no_sectors():
    content = audit_workbook(tell(case_of([[1.0, 2.0]])))
    assert [row["Region"] for row in cells(content, "_ranking")] == ["R1"]


def test_date_who_and_why_come_from_the_decision(case):
    decided = replace(
        case,
        decisions=(Decision("D1", "2026-05-01", "The board", "Jobs", shortlist=("A", "B")),),
    )
    facts = {row["Fact"]: row["Value"] for row in cells(audit_workbook(tell(decided)), "_about")}
    assert (facts["Decision date"], facts["Decided by"]) == ("2026-05-01", "The board")
    assert facts["Why decided"] == "Jobs"
    assert facts["Shows the shortlist decided on"] == "yes"
    (row,) = cells(audit_workbook(tell(decided)), "_decisions")
    assert row["Shortlist"] == "Alder; Birch"


def test_plan_prices_findings_sources_and_methods_are_told(case):
    content = audit_workbook(tell(case))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[:5] == ["_about", "_ranking", "_charts", "_weights", "_matrix"]
    for name in ("plan", "money", "prices", "findings", "sources", "doubts", "methods", "reasons"):
        assert f"_{name}" in book.sheetnames
    assert book.sheetnames.index("case") > book.sheetnames.index("_methods")
    assert len(book["_charts"]._charts) == 3
    about = {row["Fact"]: row["Value"] for row in cells(content, "_about")}
    assert about["First region in this file"] == "Alder"
    assert about["Sheet _prices"].startswith("What one more unit")


def test_money_is_added_up_by_the_sheets(case):
    story = tell(case)
    content = audit_workbook(story)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, head in (
        ("_money", "Amount (bn)"), ("_regions", "Public money (bn)"),
        ("_programmes", "Used (bn)"), ("_years", "Used (bn)"),
    ):  # fmt: skip
        (total,) = [row for row in cells(content, sheet) if next(iter(row.values())) == "All"]
        assert total[head] == pytest.approx(story.plan.amount)
        page = formulas[sheet]
        place = [cell.value for cell in page[1]].index(head)
        foot = next(row for row in page.iter_rows(min_row=2) if row[0].value == "All")
        assert str(foot[place].value).startswith("=SUM(")


def test_charts_of_many_regions_say_how_many_they_leave_out(case):
    made = provinces(50)
    partners = {region.id: 1 / 50 for region in made.regions}
    venture = replace(case.projects[0], partners=partners)
    made = replace(
        made, programmes=case.programmes, projects=(venture,), impacts=case.impacts,
        settings=replace(made.settings, role="none"),
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(audit_workbook(tell(made)))) as archive:
        charts = "".join(archive.read(n).decode() for n in archive.namelist() if "charts/" in n)
    assert "the first 40 of 49 regions, all of them on _ranking" in charts
    assert "the first 40 of 50 regions, all of them on _regions" in charts


def test_charts_name_their_unit_and_kinds_have_the_colours_of_the_slides(case):
    with zipfile.ZipFile(io.BytesIO(audit_workbook(tell(case)))) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/" in name]
    years = next(text for text in charts if "by year" in text)
    assert "Public money by year and programme (bn)" in years
    for programme in case.programmes:
        assert colour(PROGRAMME_MEANINGS[programme.kind])[1:].lower() in years.lower()
    assert any("Closeness to the ideal, 0 to 1" in text for text in charts)


def test_changed_figures_are_listed_and_used(case):
    edited = replace(case, edits=(FigureEdit("B", "grp", 12.0, "typing error"),))
    content = audit_workbook(tell(edited))
    (row,) = cells(content, "_changed_figures")
    assert (row["Published"], row["Now"]) == (8, 12)
    assert cells(content, "_matrix")[1]["Output (m)"] == 12


def test_certainty_stands_beside_the_ranking(case):
    table = Table("acceptability", (Heading("Region"),), (("A",),))
    sure = Certainty(
        sentence("Alder stays first."), sentence("With weights like these"),
        sentence("with weights like these"), 1000, 0.03,
        first={"A": 0.9}, shortlist={"A": 1.0, "B": 0.75, "C": 0.25}, tables=(table,),
    )  # fmt: skip
    content = audit_workbook(tell(case, certainty=sure))
    shown = cells(content, "_ranking")
    head = "Shortlist probability with weights like these"
    assert [row[head] for row in shown][:3] == [1, 0.75, 0.25]
    assert "_acceptability" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames


def test_nothing_in_the_file_tells_the_time():
    story = tell(everything(), asked(everything(), "minmax"))
    with zipfile.ZipFile(io.BytesIO(audit_workbook(story))) as archive:
        times = {part.date_time for part in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
    assert len(times) == 1
    assert "2000-01-01" in core
    assert f"<dc:creator>{PRODUCT}</dc:creator>" in core
    assert f"<dc:title>{story.case.settings.title}</dc:title>" in core
    assert content_hash(story.case)[:8] == story.digest[:8]
