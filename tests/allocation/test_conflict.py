"""Clashing rules in sentences: how many they are, and how far ventures could meet one alone."""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation.conflict import find_conflict
from mcda.allocation.model import Model
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.solve import Outcome, solve
from mcda.allocation.wishes import Wish
from mcda.case.model import Case, Limit
from tests.allocation.instances import (
    budget_knapsack,
    case,
    choices,
    impossible_floor,
    programme,
    project,
    region,
    three_zones,
)


def found(made: Case, *wishes: Wish):
    question = Question(made, None, {"role": "none", "extra_rows": wishes})
    return find_conflict(question.model(), solve)


def test_rules_are_told_in_their_own_sentences() -> None:
    conflict = found(impossible_floor())
    assert conflict.is_irreducible
    assert [clash.family for clash in conflict.clashes] == ["absorption", "limits"]
    assert str(conflict.summary) == (
        "These rules cannot hold together; without any one of them the others can."
    )


def test_what_was_not_found_out_in_time_is_not_claimed() -> None:
    calls = []

    def once(model: Model) -> Outcome:
        calls.append(model)
        return solve(model) if len(calls) == 1 else Outcome(Status.TIME_LIMIT)

    conflict = find_conflict(Question(impossible_floor(), None, {"role": "none"}).model(), once)
    assert not conflict.is_irreducible
    assert str(conflict.summary).endswith("fewer of them clash already was not found in time.")


def test_a_rule_that_stands_alone_says_how_far_ventures_get() -> None:
    assert "at most 50 M" in str(found(three_zones(60)).summary)
    hardly = found(three_zones(50.0000002))
    assert [str(clash.sentence) for clash in hardly.clashes] == [
        "At least 50.0000002 M must go to East."
    ]
    assert str(hardly.summary).endswith("can bring this to at most 50 M.")
    too_much = found(budget_knapsack(), Wish("amount", "A", 80))
    assert "at most 60 M" in str(too_much.summary)
    lonely = replace(impossible_floor(), limits=(replace(impossible_floor().limits[0], name="X"),))
    assert "No joint venture" in str(found(lonely).summary)
    part = found(budget_knapsack(min_fraction=1.0), Wish("amount", "A", 30))
    assert "cannot keep this rule" in str(part.summary)


def test_what_excludes_is_blamed_before_what_is_scarce() -> None:
    """A (50) and C (60) exclude each other, and together they exceed the budget of 100."""
    conflict = found(choices(), Wish("in", "A"), Wish("in", "C"))
    assert {clash.family for clash in conflict.clashes} == {"wishes", "excludes"}


def test_nothing_is_said_without_a_proof() -> None:
    assert found(budget_knapsack()) is None
    model = Question(impossible_floor(), None, {"role": "none"}).model()
    assert find_conflict(model, lambda _: Outcome(Status.TIME_LIMIT)) is None


def test_the_years_of_one_programme_are_told_together() -> None:
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 10, 2: 20, 3: 20})],
        [project("A", 200, 20, "R1 R2")],
        [Limit(scope="region", name="R1", unit="money", minimum=60)],
    )
    assert [str(said) for said in found(made).told] == [
        "N has 10 M to spend in 1. It is limited in 2 and 3 as well.",
        "At least 60 M must go to R1.",
    ]
