"""Decisions, and what has changed since."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from mcda.case.adjusted import adjusted, restated
from mcda.case.model import FigureEdit
from mcda.case.read import read_workbook_bytes
from mcda.case.write import case_hash, write_workbook
from mcda.report.decided import between, decide, since
from mcda.report.story import tell


def words(story, decision) -> list[str]:
    return [str(item) for item in since(story, decision)]


@pytest.fixture
def decided(case):
    """A case with a decision in it, and the decision."""
    decision, row = decide(tell(case), date="2026-05-04", who="The council", why="It leads.")
    return replace(case, decisions=(decision,), scenarios=(*case.scenarios, row)), decision


def test_a_decision_keeps_what_was_seen_chosen_and_funded(case, decided):
    _, decision = decided
    story = tell(case)
    assert (decision.date, decision.who, decision.why) == ("2026-05-04", "The council", "It leads.")
    assert decision.shortlist == story.ranking.shortlist
    assert story.plan is not None
    assert decision.money == pytest.approx(story.plan.amount)
    assert set(decision.plan) == {p.project for p in story.plan.projects if p.amount > 0}
    assert "Alder leads" in decision.seen
    assert decision.version == story.digest


def test_decisions_get_ids_of_their_own(decided):
    case, _ = decided
    second, _ = decide(tell(case), date="2026-05-05", who="", why="")
    assert second.id == "d2"


def test_nothing_has_changed_right_after(decided):
    case, decision = decided
    assert words(tell(case), decision) == [
        "The shortlist is the same.",
        "The weights are the same.",
        "The same joint ventures are funded.",
    ]


def called(case, name):
    return replace(case, settings=replace(case.settings, id=name))


def test_another_id_given_on_opening_changes_nothing(decided):
    case, decision = decided
    for name in (f"{case.id}_2", "my_copy"):
        assert "changed since" not in " ".join(words(tell(called(case, name)), decision))


@pytest.mark.parametrize("given", ["{id}", "{id}_2"])
def test_decisions_that_were_kept_with_the_id_in_their_hash_are_known(case, decided, given):
    _, decision = decided
    former = case_hash(replace(case, scenarios=(), decisions=()))
    kept = replace(decision, version=former, published=former)
    again = called(replace(case, decisions=(kept,)), given.format(id=case.id))
    assert "changed since" not in " ".join(words(tell(again), kept))
    older = replace(kept, published="")
    assert "changed since" not in " ".join(words(tell(again), older))
    other = replace(again, settings=replace(again.settings, shortlist_size=1))
    assert "The case has changed since" in words(tell(other), kept)[0]


def test_who_entered_and_who_left_and_why(decided):
    case, decision = decided
    asked = replace(
        tell(case).scenario, points={"grp": 10.0, "jobs": 90.0}, shortlist_size=1, without=("A",)
    )
    told = words(tell(case, asked), decision)
    assert told[0] == "Off the shortlist: Alder."
    assert "Jobs from 40 % to 90 %" in told[1]
    assert told[2] == (
        "Also changed: size of the shortlist from 2 to 1; regions left out from none to Alder."
    )


def test_limits_that_have_changed_since_are_said(decided):
    case, decision = decided
    limited = adjusted(case, ("grp:minimum:3",)).case
    rows = tuple(restated(row, case, limited) for row in case.scenarios)
    told = words(tell(replace(limited, scenarios=rows)), decision)
    assert told[1] == "The shortlist is the same."
    assert "Also changed: limits." in told


def test_other_figures_are_said(decided):
    case, decision = decided
    better = replace(case.regions[2], figures={"grp": 30.0, "jobs": 9.0})
    changed = replace(case, regions=(*case.regions[:2], better, *case.regions[3:]))
    told = words(tell(changed), decision)
    assert told[0].startswith("The case has changed since")


def test_a_changed_figure_that_moves_the_shortlist_is_said(decided):
    case, decision = decided
    edits = (FigureEdit("C", "grp", 90.0, "new yearbook"), FigureEdit("B", "jobs"))
    told = words(tell(replace(case, edits=edits)), decision)
    assert told[:3] == [
        "Onto the shortlist: Cedar. Off it: Birch.",
        "Figures changed since: Cedar, Output from 2.00 m to 90.00 m; Birch, Jobs from 3 to –.",
        "The weights are the same.",
    ]


def test_figures_that_were_changed_when_it_was_decided_are_no_change_since(case):
    edited = replace(case, edits=(FigureEdit("C", "grp", 90.0, "a; note: with signs"),))
    decision, row = decide(tell(edited), date="2026-05-04", who="", why="")
    kept = replace(edited, decisions=(decision,), scenarios=(row,))
    assert words(tell(kept), decision)[:2] == [
        "The shortlist is the same.",
        "The weights are the same.",
    ]
    assert words(tell(replace(kept, edits=())), decision)[:2] == [
        "Onto the shortlist: Birch. Off it: Cedar.",
        "Figures changed since: Cedar, Output from 90.00 m to 2.00 m.",
    ]


def test_many_changed_figures_are_counted(decided):
    case, decision = decided
    edits = tuple(
        FigureEdit(region, criterion, 7.0 + place)
        for place, region in enumerate("ABCD")
        for criterion in ("grp", "jobs")
    )
    (told,) = (w for w in words(tell(replace(case, edits=edits)), decision) if "Figures" in w)
    assert told.endswith("; and 1 more.")  # Birch has 8 as published


@pytest.mark.parametrize(
    ("points", "value", "cause"),
    [
        ({"grp": 60.0, "jobs": 41.0}, 90.0, "With the figures of then, it is the shortlist"),
        ({"grp": 1.0, "jobs": 99.0}, 2.1, "With the weights and choices of then, it is"),
    ],
)
def test_whether_figures_or_weights_move_the_shortlist_is_said(case, points, value, cause):
    case = replace(case, regions=(*case.regions[:2], _full(case.regions[2]), *case.regions[3:]))
    decision, row = decide(tell(case), date="2026-05-04", who="", why="")
    case = replace(case, decisions=(decision,), scenarios=(row,))
    edited = replace(case, edits=(FigureEdit("C", "grp", value),))
    told = words(tell(edited, replace(tell(case).scenario, points=points)), decision)
    assert told[0] == "Onto the shortlist: Cedar. Off it: Birch."
    assert told[1].startswith(cause)


def _full(region):
    """Cedar with more jobs than Birch."""
    return replace(region, figures={"grp": 2.0, "jobs": 3.5})


def test_other_choices_about_money_are_said(decided):
    case, decision = decided
    told = words(tell(case, role="none", budget_scale=0.5), decision)
    assert "Also changed: role of the ranking; budgets from 100 % to 50 %." in told


def test_a_budget_of_one_programme_that_was_changed_is_said(decided):
    case, decision = decided
    own = {case.programmes[0].id: 0.5}
    told = words(tell(case, programme_scales=own), decision)
    name = case.programmes[0].name
    assert f"Also changed: budget of {name} from 100 % to 50 %." in told


def test_two_decisions_are_compared_with_each_other(case, decided):
    case, first = decided
    edited = replace(case, edits=(FigureEdit("C", "grp", 2.1),))
    asked = replace(
        tell(case).scenario,
        points={"grp": 10.0, "jobs": 90.0},
        method="vikor",
        without=("A",),
        normalization="goalposts",
    )
    story = tell(edited, asked, role="none", budget_scale=0.4)
    second, row = decide(story, date="2026-05-04", who="", why="")
    assert row.name == "Decision of 2026-05-04 (2)"
    both = replace(case, decisions=(first, second), scenarios=(*case.scenarios, row))
    told = [str(item) for item in between(tell(both), first, second)]
    page = " ".join(told)
    assert "Off the shortlist" in told[0] or "Onto the shortlist" in told[0]
    assert "Figures changed: Cedar" in page
    assert "Jobs from 40 % to 90 %" in page
    assert "method from TOPSIS to VIKOR" in page
    assert "normalization from “smallest to largest” to “fixed bounds”" in page
    assert "regions left out from none to Alder" in page
    assert "budgets from 100 % to 40 %" in page
    assert "Public money: " in page
    assert "The case was changed" not in page
    same = [str(item) for item in between(tell(both), second, second)]
    assert same == [
        "The shortlist is the same.",
        "The weights are the same.",
        "The same joint ventures are funded.",
    ]
    gone = replace(both, scenarios=case.scenarios[:-1])
    assert "was deleted" in " ".join(str(item) for item in between(tell(gone), first, second))


def test_less_money_is_said(decided):
    case, decision = decided
    told = words(tell(case, budget_scale=0.2), decision)
    assert any(text.startswith("Public money: ") for text in told)


def test_a_view_that_was_not_kept_is_compared_by_its_shortlist(decided):
    case, decision = decided
    told = words(tell(replace(case, scenarios=())), replace(decision, shortlist=("A", "C")))
    assert told[0] == "Onto the shortlist: Birch. Off it: Cedar."


def test_a_decision_survives_saving_and_opening(decided):
    case, decision = decided
    content = io.BytesIO()
    write_workbook(case, content)
    opened = read_workbook_bytes("saved.xlsx", content.getvalue()).case
    assert opened is not None
    assert opened.decisions == (decision,)
    assert words(tell(opened), decision)[0] == "The shortlist is the same."
