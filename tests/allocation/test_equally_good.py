"""Plans that are worth as much are told, with who takes whose place and what chose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.equally_good import EquallyGood, equally_good, equally_good_sentences
from mcda.allocation.question import Question
from mcda.case.model import Case
from tests.allocation.instances import (
    budget_knapsack,
    case,
    equal_ventures,
    programme,
    project,
    region,
)


def five(**columns: object) -> Case:
    """Five ventures that are alike, a poor one, and money for one."""
    alike = [project(f"V{n}", 100, 10, "R1 R2", **columns) for n in range(1, 6)]
    poor = project("Poor", 100, 9.99, "R1 R2", **columns)
    return case([region("R1"), region("R2")], [programme("N", {1: 100})], [*alike, poor])


def found_in(made: Case, **options: object) -> EquallyGood:
    question = Question(made, None, {"role": "none"} | options)
    return equally_good(question, question.plan(), bool(options.get("previous")))


def said(made: Case, **options: object) -> list[str]:
    return [str(told) for told in equally_good_sentences(found_in(made, **options), made)]


@pytest.mark.parametrize("min_fraction", [0.0, 1.0])
def test_whoever_could_take_a_place_is_named_with_the_rule(min_fraction: float) -> None:
    """Poor is worth a thousandth less and is not named."""
    place, rule = said(five(min_fraction=min_fraction))
    assert place == (
        "In place of V1, each one of these could be funded with the same value: V2, V3, V4, V5."
    )
    assert "the region within reach that gets least gets the most" in rule
    assert "first rows" in rule
    found = found_in(five(min_fraction=min_fraction))
    assert (found.looked_at, found.of) == (5, 5)


def test_they_are_named_too_where_there_is_money_for_a_hundredth_of_one() -> None:
    alike = [project(f"V{n}", 100, 10, "R1 R2") for n in range(1, 3)]
    made = case([region("R1"), region("R2")], [programme("N", {1: 1})], alike)
    assert said(made)[0] == "In place of V1, V2 could be funded with the same value."


def test_a_plan_seen_before_is_named_as_what_chose() -> None:
    place, rule = said(five(), previous={"V4": 1.0})
    assert place.startswith("In place of V4, each one of these could be funded")
    assert "the one nearest to the plan seen before was taken" in rule


def test_two_that_share_what_is_left_may_share_it_otherwise() -> None:
    """Money for one and a half of two that are alike."""
    told = said(equal_ventures())
    assert any("could be carried out up to 100 % instead of" in text for text in told)
    assert any("with less of " in text for text in told)


def test_a_pair_that_is_worth_one_large_venture_enters_together() -> None:
    """Two halves of 50 for 5 each are worth the whole of 100 for 10, and must be done in full."""
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100})],
        [
            project("Whole", 100, 10, "R1 R2", min_fraction=1.0),
            project("Left", 50, 5, "R1 R2", min_fraction=1.0),
            project("Right", 50, 5, "R1 R2", min_fraction=1.0),
        ],
    )
    question = Question(made, None, {"role": "none", "previous": {"Whole": 1.0}})
    found = equally_good(question, question.plan(), None)
    assert [(one.project, one.instead, one.along) for one in found.substitutes] == [
        ("Left", ("Whole",), ("Right",)),
        ("Right", ("Whole",), ("Left",)),
    ]


@pytest.mark.parametrize("min_fraction", [0.0, 1.0])
def test_where_no_other_plan_is_as_good_nothing_is_said(min_fraction: float) -> None:
    assert said(budget_knapsack(min_fraction)) == []


def test_what_was_not_looked_at_is_counted() -> None:
    """With one solve the five are known to have equals, but not which of them."""
    made = five(min_fraction=1.0)
    question = Question(made, None, {"role": "none"})
    found = equally_good(question, question.plan(), None, most=1)
    assert found.substitutes == ()
    (told,) = equally_good_sentences(found, made)
    assert str(told).endswith(
        f"was looked into for {found.looked_at} of 5 ventures that could get more."
    )
    assert found.looked_at < 5


def test_nothing_is_said_of_a_plan_that_is_not_proven_best() -> None:
    question = Question(five(), None, {"role": "none"})
    stopped = replace(question.plan(), status="feasible")
    assert not equally_good(question, stopped, None).is_proven
    assert equally_good_sentences(equally_good(question, stopped, None), five()) == ()
