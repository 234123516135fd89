"""What an unfunded venture needs is what lets it in, and no less."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.entry import Entry, entries, entry
from mcda.allocation.question import Question
from mcda.case.model import Case
from mcda.case.read import read_case
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.allocation.instances import (
    budget_knapsack,
    case,
    choices,
    equal_ventures,
    programme,
    project,
    region,
)
from tests.allocation.made import cases

BUNDLED = Path(__file__).parents[2] / "data"
QUICK = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def asked(made: Case) -> Question:
    return Question(made, None, {"role": "none"})


def with_factor(made: Case, name: str, factor: float) -> Case:
    return replace(
        made,
        projects=tuple(
            replace(p, impacts={key: factor * value for key, value in p.impacts.items()})
            if p.id == name
            else p
            for p in made.projects
        ),
    )


def test_c_needs_a_fifth_more() -> None:
    """At 0.12 a unit C's 40 cost 4.8, and it is worth 4."""
    question = asked(budget_knapsack())
    plan = question.plan()
    found = entry(question, plan, "C")
    assert found.factor == pytest.approx(1.2)
    assert found.percents == pytest.approx({"value": 20})
    assert str(found.sentence) == "It would need 20 % more value to enter."
    for funded in ("A", "B"):
        assert entry(question, plan, funded) is None
    assert [found.project for found in entries(question, plan)] == ["C"]


def test_a_selection_is_made_anew() -> None:
    """C (60) excludes A, and then B, which requires A: C and D (30) must beat 19 + 1."""
    question = asked(choices())
    plan = question.plan()
    found = entry(question, plan, "C")
    assert found.value == pytest.approx(plan.objective - 3)
    assert found.factor == pytest.approx((plan.objective - 3) / 11)


def test_where_no_value_helps() -> None:
    made = budget_knapsack()
    blocked = replace(
        made, projects=(*made.projects, project("D", 500, 1, "R1 R2", min_fraction=1.0))
    )
    question = asked(blocked)
    found = entry(question, question.plan(), "D")
    assert found.factor is None
    assert "No value would let it in" in str(found.sentence)


def test_equal_worth_needs_next_to_nothing() -> None:
    question = asked(equal_ventures()).with_options(budget_scale=50 / 75)
    plan = question.with_options(previous={"A": 1.0}).plan()
    assert plan.fractions == {"A": 1, "B": 0}
    assert str(entry(question, plan, "B").sentence) == (
        "Plans with it are worth as much: any more value would let it in."
    )


def test_an_answer_that_is_not_sure_in_time_is_none() -> None:
    question = asked(choices())
    found = entry(question.with_options(time_limit=0.0), question.plan(), "C")
    assert found.factor is None
    assert str(found.sentence) == "What it would need was not found in the time allowed."


def test_without_impacts_only_cost_counts() -> None:
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 50}, ceiling=0.5)],
        [
            project("A", 50, None, "R1 R2", public_share=0.5, min_fraction=1.0),
            project("B", 60, None, "R1 R2", public_share=0.5, min_fraction=1.0),
        ],
        impacts=(),
    )
    question = asked(made)
    plan = question.plan()
    out = next(part.project for part in plan.projects if not part.fraction)
    assert "table impacts" in str(entry(question, plan, out).sentence)


@given(cases())
@QUICK
def test_with_what_it_needs_it_enters_and_with_less_it_does_not(made: Case) -> None:
    question = asked(made)
    plan = question.plan()
    assume(plan.has_plan and made.impacts)
    for part in plan.projects:
        found = entry(question, plan, part.project)
        if found is None or found.factor is None or not 1 + 1e-3 < found.factor < 1e3:
            continue
        more = question.of(with_factor(made, part.project, found.factor * (1 + 1e-3))).plan()
        assert more.fractions[part.project] > 0, found
        assert more.objective > plan.objective
        less = question.of(with_factor(made, part.project, found.factor * (1 - 1e-3))).plan()
        assert less.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", ["uzbekistan", "kazakhstan"])
def test_each_sentence_about_a_bundled_case_is_true(name: str) -> None:
    """All-or-nothing ventures: what is written lets it in, and a hair less does not."""
    made = read_case(BUNDLED / name).case
    question = Question(made, rank(made, default_scenario(made)))
    plan = question.plan()
    best = question.ask(question.model()).objective
    told = list(entries(question, plan))
    assert [found.project for found in told] == [
        part.project for part in plan.projects if part.eligible and not part.is_funded
    ]
    assert any(part.eligible and not part.fraction and part.reduced_value >= 0
               for part in plan.projects)  # fmt: skip
    for found in told:
        less = with_factor(made, found.project, 1 + (found.factor - 1) * 0.995)
        assert optimum(question, less) == pytest.approx(best, rel=1e-6)
        percent = written(found, "all that it brings")
        more = with_factor(made, found.project, 1 + 1.005 * percent / 100)
        assert optimum(question, more) > best * (1 + 1e-9), found
        for impact in made.impacts:
            percent = written(found, impact.name.lower())
            assert found.percents[impact.id] <= percent <= 1.1 * found.percents[impact.id]


def optimum(question: Question, made: Case) -> float:
    return question.ask(question.of(made).model()).objective


def written(found: Entry, what: str) -> float:
    """Return the percentage that the sentence states."""
    return float(re.search(rf"([\d.,]+) % more (?:of )?{what}", str(found.sentence))[1])
