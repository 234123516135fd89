"""The story in sections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.equally_good import EquallyGood, Substitute
from mcda.case.finding import sentence
from mcda.case.model import Decision, FigureEdit, Region
from mcda.report.certainty import with_certainty
from mcda.report.origin import story_header
from mcda.report.sections import sections, title_lines
from mcda.report.story import Certainty, tell


def by_id(story):
    return {section.id: section for section in sections(story)}


def test_sections_come_in_the_order_of_the_meeting(case):
    order = ["weights", "ranking", "why", "map", "regions", "years", "funded", "unfunded"]
    told = [section.id for section in sections(tell(case))]
    assert [item for item in told if item in order] == [item for item in order if item in told]
    assert {"weights", "ranking", "why", "map", "regions", "funded", "sources"} <= set(told)


def test_who_is_not_ranked_stands_in_the_ranking_with_the_reason(case):
    table = by_id(tell(case))["ranking"].table
    assert table is not None
    assert any("Damson: " in str(row[1]) for row in table.rows)


def test_weights_add_up_to_the_whole(case):
    table = by_id(tell(case))["weights"].table
    *rows, last = table.rows
    assert last[0] == "All"
    assert last[-1] == sum(row[-1] for row in rows) == 1


def test_every_venture_is_told_as_funded_or_not(case):
    story = tell(case)
    told = by_id(story)
    names = {str(row[0]) for id_ in ("funded", "unfunded") for row in told[id_].table.rows}
    assert names == {project.name for project in case.projects} | {"All"}


def test_ventures_that_could_take_a_place_are_told_in_a_section_and_in_the_header(case):
    story = tell(case)
    assert "equals" not in by_id(story)
    assert "no other choice of ventures" in dict(story_header(story))["Equally good plans"]
    one, other = (project for project in case.projects[:2])
    twin = Substitute(other.id, 0.0, 1.0, (one.id,), ())
    story = replace(story, equals=EquallyGood((twin,), 1, 1, is_proven=True, was_near=None))
    told = f"In place of {one.name}, {other.name} could be funded with the same value."
    assert str(by_id(story)["equals"].lines[0]) == told
    assert dict(story_header(story))["Equally good plans"].startswith(told)


def test_each_answer_of_a_file_begins_with_the_changed_figures_it_stands_on(case):
    edited = replace(case, edits=(FigureEdit("A", "jobs", 2.0),))
    story = with_certainty(tell(edited), samples=100)
    answers = [story.answer[0], story.money, by_id(story)["certainty"].lead]
    assert [str(told).partition(": ")[0] for told in answers] == ["With 1 changed figure"] * 3


def test_the_first_page_never_calls_filled_figures_as_in_their_sources(case):
    criteria = tuple(replace(item, source=("S1",)) for item in case.criteria)
    settings = replace(case.settings, missing="zone_median")
    filled = replace(case, criteria=criteria, settings=settings)
    story = tell(filled)
    told = " ".join(map(str, title_lines(story)))
    header = " ".join(str(value) for _, value in story_header(story))
    for text in (told, header):
        assert "One figure is filled with the median of the zone, not published." in text
        assert "as in their sources" not in text


def test_where_nothing_is_paid_the_section_says_why_and_at_which_budgets(case):
    lead = str(by_id(tell(case, budget_scale=0.0))["plan"].lead)
    assert "Budgets at 0 % of the case's." in lead


def test_without_money_there_is_no_section_about_it(case):
    told = by_id(tell(replace(case, projects=())))
    assert not {"regions", "years", "funded", "unfunded", "plan"} & set(told)


def test_how_sure_it_is_stands_in_it_when_it_was_examined(case):
    story = tell(case)
    assert "certainty" not in by_id(story)
    certainty = Certainty(
        verdict=sentence("Clear."),
        question=sentence("With weights like these"),
        drawn=sentence("with weights like these"),
        draws=1000,
        error=0.01,
        first={"A": 0.9, "B": 0.1, "C": 0.0},
        shortlist={"A": 1.0, "B": 1.0, "C": 0.0},
    )
    told = by_id(replace(story, certainty=certainty))
    assert str(told["certainty"].lead) == "Clear."
    assert told["certainty"].table.rows[0] == ("Alder", 0.9, 1.0)
    # also who never is on the shortlist, and who is not ranked
    assert [row[0] for row in told["certainty"].table.rows] == [
        *story.ranking.names, "Damson: not ranked, so not drawn",
    ]  # fmt: skip
    assert any("weights like these" in item.text for item in told["ranking"].table.headings)


def test_the_title_names_decision_and_what_is_illustrative(case):
    assert [str(line) for line in title_lines(tell(case))] == ["Illustrative budgets and ventures."]
    decided = Decision("d1", "2026-05-04", who="The council", why="It leads in both.")
    lines = [str(line) for line in title_lines(tell(replace(case, decisions=(decided,))))]
    assert lines[:2] == ["Decided on 2026-05-04 by The council.", "Reason: It leads in both."]


def test_the_title_names_figures_that_are_not_published(case):
    settings = replace(case.settings, missing="zone_median")
    edits = (FigureEdit("B", "grp", 9.0),)
    story = tell(replace(case, settings=settings, edits=edits))
    said = " ".join(str(line) for line in title_lines(story))
    assert "One figure is changed, not as published. It concerns Birch (*)." in said
    assert said.startswith("Illustrative budgets and ventures.")
    assert said.count("figure is changed") == 1, "once is enough"
    assert (
        "One figure is filled with the median of the zone, not published. It concerns Damson"
        in said
    )
    names = " ".join(by_id(story)["ranking"].figure.names)
    assert "Birch *" in names
    assert "Damson †" in names
    assert "Alder *" not in names


def test_what_topsis_says_is_labelled_where_another_method_ranks(case, scenario):
    certainty = Certainty(
        verdict=sentence("Clear."),
        question=sentence("With weights like these"),
        drawn=sentence("with weights like these"),
        draws=1000,
        error=0.01,
        shortlist={"A": 1.0},
    )
    story = replace(tell(case, replace(scenario, method="mairca")), certainty=certainty)
    told = by_id(story)
    for part in ("why", "certainty"):
        assert "By TOPSIS with the same weights, not by MAIRCA." in str(told[part].lead)
        assert "TOPSIS" in str(told[part].title)
    heads = [heading.text for heading in told["ranking"].table.headings]
    assert "Score (low is good)" in heads
    assert heads[-1].endswith("(TOPSIS)")
    assert "MAIRCA" in str(told["weights"].lead)
    assert "A low score is good." in str(told["weights"].lead)
    assert "The money follows the ranking by TOPSIS" in str(told["funded"].lead)
    own = by_id(replace(tell(case), certainty=certainty))
    assert not any("TOPSIS" in str(own[part].title) for part in ("why", "certainty"))
    assert str(own["certainty"].lead) == "Clear."


def test_weights_stand_beside_their_points(case):
    table = by_id(tell(case))["weights"].table
    assert [heading.text for heading in table.headings[-2:]] == ["Points", "Weight"]
    assert [(row[0], row[-2]) for row in table.rows[:-1]] == [("Output", 60.0), ("Jobs", 40.0)]
    assert [row[-1] for row in table.rows] == pytest.approx([0.6, 0.4, 1.0])


def test_sources_are_listed_by_the_ids_that_criteria_name(case):
    table = by_id(tell(case))["sources"].table
    assert table.rows[0][:2] == ("S1", "Yearbook")


def test_money_of_regions_that_the_figure_leaves_out_stands_in_its_table(case, plan):
    story = tell(case)
    assert by_id(story)["regions"].table is None
    regions = tuple(Region(f"R{i}", f"Region {i}") for i in range(20))
    shared = replace(case.projects[0], partners={region.id: 0.05 for region in regions})
    case = replace(case, regions=(*case.regions, *regions), projects=(shared, *case.projects[1:]))
    landed = {region.id: 5.0 for region in regions} | {"B": 15.0, "C": 15.0, "D": 0.0}
    section = by_id(replace(story, case=case, plan=replace(plan, regions=landed)))["regions"]
    assert "the first 16 of 22 regions" in section.figure.axis
    names = ["Birch", "Cedar", *(region.name for region in regions), "All"]
    assert [row[0] for row in section.table.rows] == names


def test_the_last_section_tells_the_latest_decisions_after_the_header_facts(case):
    decisions = tuple(
        Decision(f"d{n}", f"2026-05-0{n}", who=f"Board {n}", why="Jobs", shortlist=("A",))
        for n in range(1, 8)
    )
    *_, about, last = sections(tell(replace(case, decisions=decisions)))
    assert (about.id, last.id) == ("about", "decisions")
    assert [row[1] for row in last.table.rows] == [f"Board {n}" for n in range(7, 2, -1)]
    assert last.table.rows[0][3] == "Alder"
    assert "The latest 5 of 7 decisions" in str(last.lead)
    assert dict(about.table.rows)["Decided by"] == "Board 7"
