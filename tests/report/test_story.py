"""What all exports tell: from the saved view, else from what the case declares."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.case.finding import CaseError
from mcda.case.model import Decision, Taken
from mcda.case.read import read_case, read_workbook_bytes
from mcda.case.record import NOW
from mcda.case.write import case_hash, content_hash, write_workbook
from mcda.ranking.result import MethodResult
from mcda.ranking.saved import rank_saved
from mcda.report.story import asked_scenario, saved_view, settled, tell


def test_a_story_holds_ranking_reasons_plan_and_findings(case, ranking):
    story = tell(case)
    assert story.ranking.score.tolist() == ranking.score.tolist()
    assert story.result is story.ranking
    assert [item.region for item in story.obstacles] == ["A", "B", "C"]
    assert [(c.region, c.other) for c in story.comparisons] == [("A", "B"), ("B", "C")]
    assert set(story.reasons) == {"J1", "J2", "J3"}
    assert story.plan is not None
    assert "ventures" in str(story.money)
    assert story.decision is None
    assert [str(said) for said in story.answer] == [
        "Alder leads; Birch follows.",
        "Damson is not ranked.",
    ]


def test_the_question_is_the_cases_or_about_the_sector(case):
    assert str(tell(case).question) == "Which regions should host innovative clusters?"
    asked = replace(case, settings=replace(case.settings, question="Where to?"))
    assert str(tell(asked).question) == "Where to?"


def test_a_figure_that_a_bound_cuts_is_told_with_the_answer(case, scenario):
    bounds = tuple(replace(item, lower=0.0, upper=10.0) for item in case.criteria)
    story = tell(replace(case, criteria=bounds), replace(scenario, normalization="goalposts"))
    assert any("beyond a bound and count" in str(told) for told in story.answer)


def test_a_case_without_ventures_has_no_plan(case):
    story = tell(replace(case, projects=()))
    assert story.plan is None
    assert story.money is None
    assert story.reasons == {}


def test_nothing_to_rank_is_said(case):
    with pytest.raises(CaseError):
        tell(replace(case, criteria=()))


def test_another_method_keeps_the_evidence_of_topsis(case, scenario):
    story = tell(case, replace(scenario, method="wsm"))
    assert isinstance(story.result, MethodResult)
    assert story.scenario.method == "wsm"
    assert story.ranking.scenario.method == "topsis"


def test_the_saved_view_comes_back(case, scenario):
    asked = replace(scenario, points={"grp": 10.0, "jobs": 90.0}, without=("C",), shortlist_size=1)
    own = {case.programmes[0].id: 0.8}
    story = tell(case, asked, role="none", budget_scale=0.5, programme_scales=own)
    content = io.BytesIO()
    write_workbook(story.saved_case, content)
    opened = read_workbook_bytes("work.xlsx", content.getvalue()).case
    again = tell(opened)
    assert asked_scenario(opened) == asked
    assert (again.plan.role, again.plan.budget_scale) == ("none", 0.5)
    assert again.plan.programme_scales == own
    assert again.digest == story.digest
    assert case_hash(again.saved_case) == case_hash(story.saved_case)
    assert saved_view(opened).id == NOW
    assert saved_view(case) is None


def test_what_sessions_save_is_not_part_of_the_hash(case):
    decided = replace(case, decisions=(Decision("D1", "2026-05-01"), Decision("D2", "2026-06-01")))
    story = tell(decided)
    assert story.digest == content_hash(case)
    assert story.decision.id == "D2"


def test_a_plan_seen_again_is_told_in_the_same_figures_to_the_bit():
    """Kept near to itself, a plan would come back with other rounding and other small payments."""
    case = read_case(Path(__file__).parents[2] / "data" / "uzbekistan").case
    story = tell(case)
    again = tell(story.saved_case)
    assert again.plan == story.plan
    assert again.view == story.view
    assert settled(story).saved_case == story.saved_case


def test_a_plan_that_was_kept_near_to_another_stays(case):
    first = tell(case)
    half = {name: 0.5 for name, y in first.plan.fractions.items() if y > 0}
    kept = replace(first.saved_case, scenarios=(replace(first.view, plan=half),))
    story = tell(kept)
    assert story.plan.objective == pytest.approx(first.plan.objective)
    assert settled(settled(story)).view == settled(story).view


def test_a_floor_of_an_earlier_file_is_told_and_kept_as_taken(case):
    first = tell(case)
    view = replace(first.view, least=1e-9, least_by="zone", least_per="money")
    story = tell(replace(first.saved_case, scenarios=(view,)))
    floor = Taken("least", "zone:money", None, 1e-9)
    assert "for every zone that a joint venture can reach, as was taken." in str(story.money)
    assert "Without that its value would be the same." in str(story.money)
    assert story.saved_case.taken == story.plan.taken == (floor,)
    assert saved_view(story.saved_case).least is None
    assert settled(story).plan.taken == (floor,)
    assert "as was taken" not in str(first.money)


def test_what_was_taken_is_told_in_every_story_and_not_part_of_the_hash(case):
    first = tell(case)
    gone = next(item.project for item in first.plan.projects if item.is_funded)
    name = next(project.name for project in case.projects if project.id == gone)
    story = tell(replace(case, taken=(Taken("out", gone),)))
    assert f"The plan leaves out {name}, as was wished." in str(story.money)
    assert story.free == pytest.approx(first.plan.objective)
    assert story.plan.fractions[gone] == 0
    assert story.digest == first.digest
    assert case_hash(settled(story).saved_case) == case_hash(story.saved_case)


def test_the_view_keeps_wishes_and_locks(case):
    row = replace(tell(case).view, wishes=("out:mill",), locked=("grp",))
    view = tell(replace(case, scenarios=(row,))).view
    assert (view.wishes, view.locked) == (("out:mill",), ("grp",))


def test_a_view_saved_with_limits_and_filled_gaps_is_told_with_them(case):
    view = replace(tell(case).view, limits=("grp:minimum:3", "grp:upper:20"), missing="zone_median")
    other = replace(view, id="s1", name="Without limits", limits=(), missing="")
    first = tell(replace(case, scenarios=(other, view)))
    assert set(first.ranking.regions) == {"A", "B", "D"}
    assert first.case.settings.missing == "zone_median"
    again = tell(first.saved_case)
    assert case_hash(again.saved_case) == case_hash(first.saved_case)
    assert again.ranking.score.tolist() == first.ranking.score.tolist()
    kept = again.saved_case.scenarios[0]
    assert set(rank_saved(again.saved_case, kept).regions) == {"A", "B", "C"}
