"""How sure a plan is, against what can be worked out by hand and against its own definition."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.plan_draws import can_be_drawn, draw_plans
from mcda.allocation.question import Question
from mcda.allocation.sureness import Sureness, VentureSureness, summarize, sureness
from mcda.allocation.sureness_wording import sureness_sentences
from mcda.case.model import Case, Impact
from mcda.case.read import read_case
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.allocation.instances import (
    budget_knapsack,
    case,
    impossible_floor,
    programme,
    project,
    region,
)
from tests.allocation.made import cases

QUICK = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"


def rivals() -> Question:
    """A brings jobs, B brings output, C both in plenty; there is money for two of them."""
    impacts = tuple(
        Impact(id=name, name=name, unit="u", weight=1.0, reference=1.0)
        for name in ("jobs", "output")
    )
    ventures = [
        project(name, 50, None, "R1 R2", min_fraction=1.0).__class__(
            **{**vars(project(name, 50, None, "R1 R2", min_fraction=1.0)), "impacts": brings}
        )
        for name, brings in (
            ("A", {"jobs": 10.0}),
            ("B", {"output": 9.0}),
            ("C", {"jobs": 20.0, "output": 20.0}),
            ("D", {"jobs": 0.1}),
        )
    ]
    made = case([region("R1"), region("R2")], [programme("N", {1: 100})], ventures, impacts=impacts)
    return Question(made, None, {"role": "none"})


def found(question: Question, **options) -> Sureness:
    return sureness(question, question.plan(), **options)


def test_what_is_funded_whatever_the_weights() -> None:
    """A beats B where 10 w > 9 (1 - w), that is w > 9 / 19: in 10 / 19 of the uniform draws."""
    result = found(rivals(), width=None, draws=400)
    assert [venture.place for venture in result.ventures] == [
        "borderline", "borderline", "core", "exterior",
    ]  # fmt: skip
    assert result.ventures[0].frequency == pytest.approx(10 / 19, abs=0.08)
    assert result.ventures[1].frequency == pytest.approx(1 - result.ventures[0].frequency)
    assert [(v.low, v.high) for v in result.ventures] == [(0, 50), (0, 50), (50, 50), (0, 0)]
    assert result.kept == pytest.approx(result.ventures[0].frequency)
    # with total weight 2 and w = 0 the plan lacks 18 of 58
    assert 12 < result.max_regret <= 18
    assert result.max_regret_share <= 18 / 58
    says = [str(said) for said in sureness_sentences(result)]
    assert says[0] == "Whatever the weights of the impacts, in 400 draws:"
    assert says[1] == "Funded in at least 95 % of 400 draws: C."
    assert re.match(r"Depends on the weights: A \(5\d % ±5\), B \(4\d % ±5\)\.", says[2])
    assert says[3].startswith("Funded in at most 5 % of 400 draws: ")
    assert re.search(r"in 2\d\d of 400 draws it loses nothing", says[4])


def test_with_nearly_the_same_weights_nothing_changes() -> None:
    result = found(rivals(), width=0.001, draws=20)
    assert result.kept == 1
    assert result.max_regret == 0
    says = [str(said) for said in sureness_sentences(result)]
    assert "off by about 0.1 percentage points" in says[0]
    assert says[2:] == [
        "No joint venture depends on the weights: all draws fund the same.",
        "Funded in at most 5 % of 20 draws: B, D.",
        "In every draw the current plan is worth as much as the best, within 0.01 %.",
    ]


def test_a_venture_that_differs_in_a_single_draw_depends_on_the_weights() -> None:
    """In 1 of 40 draws B is funded in place of A: core and exterior, yet not in all."""
    question = rivals()
    plan = question.plan()
    draws = [d for step in draw_plans(question, plan, draws=40, width=0.001) for d in step]
    other = replace(draws[0], fractions={"B": 1.0, "C": 1.0})
    result = summarize(question, plan, "impacts", 0.001, [other, *draws[1:]])
    assert not result.those("borderline")
    assert [venture.varies for venture in result.ventures] == [True, True, False, False]
    says = [str(said) for said in sureness_sentences(result)]
    assert any("in single draws these do: A, B." in said for said in says)


def test_the_same_seed_gives_the_same_draws_whatever_the_steps() -> None:
    question = rivals()
    plan = question.plan()
    whole = [d for step in draw_plans(question, plan, draws=23, seed=4, chunk=5) for d in step]
    single = [d for step in draw_plans(question, plan, draws=23, seed=4, chunk=1) for d in step]
    assert whole == single
    assert len(whole) == 23
    assert summarize(question, plan, "impacts", 0.05, whole).draws == 23


def test_where_there_is_nothing_to_draw() -> None:
    question = Question(budget_knapsack(), None, {"role": "none"})
    assert not can_be_drawn(question, "impacts")
    assert not can_be_drawn(question, "criteria")
    with pytest.raises(ValueError, match="cannot be drawn"):
        list(draw_plans(question, question.plan()))


def test_draws_without_a_plan_are_counted_apart() -> None:
    made = impossible_floor()
    impacts = (*made.impacts, Impact(id="x", name="X", unit="u", weight=1.0, reference=1.0))
    question = Question(Case(**{**vars(made), "impacts": impacts}), None, {"role": "none"})
    result = found(question, draws=3)
    assert (result.draws, result.failed) == (0, 3)
    assert "none of the drawn weights" in str(sureness_sentences(result)[0])


def test_other_weights_of_the_criteria_change_who_may_take_part() -> None:
    bundled = read_case(UZBEKISTAN).case
    question = Question(bundled, rank(bundled, default_scenario(bundled)))
    plan = question.plan()
    result = sureness(question, plan, "criteria", draws=20)
    assert result.draws == 20
    by_place = [len(result.those(place)) for place in ("core", "borderline", "exterior")]
    assert sum(by_place) == len(bundled.projects)
    assert all(v.low <= v.high for v in result.ventures)
    same = sureness(question, plan, "criteria", width=0.0, draws=3)
    assert same.max_regret == 0
    assert {v.project for v in same.those("core")} == {
        part.project for part in plan.projects if part.fraction > 0
    }


@given(cases())
@QUICK
def test_with_the_weights_as_they_are_the_plan_loses_nothing(made: Case) -> None:
    question = Question(made, None, {"role": "none"})
    plan = question.plan()
    assume(plan.has_plan and can_be_drawn(question, "impacts"))
    result = sureness(question, plan, width=0.0, draws=2)
    assert result.max_regret == 0
    assert result.kept == 1


def test_of_many_names_the_first_are_said() -> None:
    few = [VentureSureness(f"P{i}", f"P{i}", 1.0, 1.0, 1.0, 1.0) for i in range(9)]
    result = replace(found(rivals(), draws=5), ventures=tuple(few))
    said = [str(item) for item in sureness_sentences(result)]
    assert said[1] == "Funded in at least 95 % of 5 draws: P0, P1, P2, P3, P4 and 4 more."
