"""How sure a ranking is, as files tell it."""

from __future__ import annotations

import pytest

from mcda.report.certainty import with_certainty
from mcda.report.exports import story_csv
from mcda.report.sections import sections
from mcda.report.story import tell
from mcda.robustness.acceptability import acceptability
from mcda.robustness.examination import usual_question
from tests.ranking.ranking_cases import case_of


def test_shares_are_those_of_draws_with_weights_like_these(case):
    story = with_certainty(tell(case), samples=600)
    drawn = acceptability(story.ranking, usual_question(story.ranking), 600)
    sure = story.certainty
    assert sure.draws == 600
    assert list(sure.shortlist.values()) == drawn.shortlist_probability.tolist()
    assert sure.first["A"] == drawn.first_probability[0]
    assert sure.error == pytest.approx(0.04, abs=1e-3)
    assert str(sure.question) == (
        "With weights like these (weights off by about 4.9 percentage points)"
    )
    assert [table.name for table in sure.tables] == [
        "verdict",
        "acceptability",
        "pairwise",
        "stability",
        "central_weights",
    ]


def test_the_same_story_has_the_same_certainty(case):
    first, again = (with_certainty(tell(case), samples=500) for _ in range(2))
    assert story_csv(first) == story_csv(again)
    assert "Shortlist probability. With weights like these" in story_csv(first).decode("utf-8-sig")


def test_the_error_of_a_share_is_told_in_percentage_points(case):
    story = with_certainty(tell(case), samples=600)
    told = next(section for section in sections(story) if section.id == "certainty")
    (how,) = map(str, told.lines)
    assert how.endswith(": 600 draws, ±4.0 percentage points.")


def test_the_smallest_joint_change_has_a_table_where_weights_can_do_it():
    rivals = case_of([[9, 1], [1, 9], [1, 1]], points=[60, 40])
    tables = {table.name: table for table in with_certainty(tell(rivals), 100).certainty.tables}
    assert {row[-1] for row in tables["joint_change"].rows} == {"Region 2 overtakes Region 1"}


def test_one_region_is_certain(case):
    story = with_certainty(tell(case, tell(case).scenario), samples=500)
    assert set(story.certainty.shortlist) == {"A", "B", "C"}


def test_where_nothing_is_drawn_no_width_and_no_error_are_told():
    """A single criterion with points, and figures without uncertainty: nothing can differ."""
    story = with_certainty(tell(case_of([[3.0], [1.0]], points=[50])), samples=500)
    told = next(part for part in sections(story) if part.id == "certainty")
    assert str(told.lead) == "Region 1 stays first: nothing is drawn that could differ."
    assert [str(line) for line in told.lines] == [
        "With these weights and figures: none of these is drawn, so the shares are exact."
    ]
    assert "weights off by" not in story_csv(story).decode("utf-8-sig")


def test_with_uncertain_figures_files_say_that_they_were_drawn_too():
    """The figures of both criteria may be off by 15 %, so that they are the whole doubt."""
    bounds = {"lower": 0.0, "upper": 100.0, "uncertainty": 15.0}
    case = case_of(
        [[60, 60], [52, 52]],
        points=[50, 50],
        criteria={1: bounds, 2: bounds},
        settings={"normalization": "goalposts", "shortlist_size": 1},
    )
    story = with_certainty(tell(case), samples=10_000)
    told = next(part for part in sections(story) if part.id == "certainty")
    assert str(told.lead) == (
        "With weights and figures like these Region 1 stays first in 83 % of draws."
    )
    assert str(told.lines[0]) == (
        "Region 1 is first in 83 % of 10,000 draws of weights and figures like these, in 100 % of "
        "the weights alone, in 83 % of the figures alone."
    )
    heads = [heading.text for heading in told.table.headings]
    assert heads[1] == "First with weights and figures like these"
    csv = story_csv(story).decode("utf-8-sig")
    assert "Shortlist probability. With weights and figures like these (weights off by" in csv
