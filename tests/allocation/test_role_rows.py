"""What the ranking does to the money under each role; the working stands with each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.closeness import factor, floor_level, mean_of, venture_closeness
from mcda.allocation.plan import Status
from mcda.ranking.result import Cause
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region
from tests.allocation.rankings import ranking

SCORES = {"R1": 0.9, "R2": 0.5, "R3": 0.1}
SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def two_pairs(**columns: object):
    """A is close to the ideal (0.7), B far from it (0.3) and worth more per money."""
    return case(
        [region(name) for name in SCORES],
        [programme("N", {1: 100})],
        [
            project("A", 100, 10, "R1 R2", **columns),
            project("B", 100, 20, "R2 R3", **columns),
        ],
    )


def fractions(plan) -> list[float]:
    return [part.fraction for part in plan.projects]


def close(expected: object) -> object:
    return pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_closeness_of_a_venture_is_that_of_its_ranked_partners() -> None:
    venture = project("A", 1, 1, "R1:0.6 R2:0.3 R3:0.1")
    assert venture_closeness(venture, SCORES) == pytest.approx(0.54 + 0.15 + 0.01)
    assert venture_closeness(venture, {"R2": 0.5, "R3": 0.1}) == pytest.approx(0.4)
    assert venture_closeness(venture, {}) is None
    assert mean_of([0.2, None, 0.4]) == pytest.approx(0.3)
    assert mean_of([None]) == 0


@SOLVERS
def test_a_floor_moves_money_to_what_is_close(solver: str) -> None:
    """All money goes to B (20). At 0.4, a quarter of it must go to A: 0.7 / 4 + 0.3 x 3 / 4.

    Of 100, A gets 25 and B 75: 2.5 + 15. One percentage point more moves 2.5 from B to A, each
    of which costs 0.1. One more unit of money is split likewise: 0.25 x 0.1 + 0.75 x 0.2.
    """
    pairs = two_pairs()
    first = ranking(pairs, SCORES, 1)
    plan = allocate(pairs, first, role="floor", floor=0.4, solver=solver)
    check(plan, pairs, first)
    assert fractions(plan) == close([0.25, 0.75])
    assert plan.objective == close(17.5)
    assert plan.tau == 0.4
    budget, tau = plan.prices
    assert (tau.family, tau.name, tau.unit) == ("role_floor", "tau", "closeness")
    assert (tau.rhs, tau.slack, tau.price) == close((0.4, 0, -0.25))
    assert "at least 0.40" in str(tau.sentence)
    assert budget.price == close(0.175)


def test_the_floor_is_asked_for_then_set_then_the_mean_of_the_regions() -> None:
    pairs = two_pairs()
    first = ranking(pairs, SCORES, 1)
    assert floor_level(pairs, first, None) == pytest.approx(0.5)
    held = replace(pairs, settings=replace(pairs.settings, role_floor=0.6, role="floor"))
    assert floor_level(held, first, None) == 0.6
    assert floor_level(held, first, 0.0) == 0.0
    assert fractions(allocate(pairs, first, role="floor")) == close([0.5, 0.5])
    assert fractions(allocate(held, first)) == close([0.75, 0.25])


def test_a_floor_that_nothing_reaches_leaves_no_money_to_spend() -> None:
    pairs = two_pairs()
    plan = allocate(pairs, ranking(pairs, SCORES, 1), role="floor", floor=0.8)
    assert plan.status is Status.OPTIMAL
    assert plan.amount == 0


def test_without_a_ranked_partner_a_venture_leaves_the_mean_as_it_is() -> None:
    pairs = two_pairs()
    first = ranking(pairs, {"R1": 0.9}, 1, R2=Cause.CHOICE, R3=Cause.CHOICE)
    plan = allocate(pairs, first, role="floor", floor=0.9)
    assert fractions(plan) == [0, 1]
    assert [part.closeness for part in plan.projects] == [0.9, None]


@SOLVERS
def test_closeness_raises_and_lowers_values(solver: str) -> None:
    """The mean is 0.5: A counts 10 (1 + 0.2 m), B 20 (1 - 0.2 m); at m = 1 that is 12 and 16."""
    pairs = two_pairs()
    first = ranking(pairs, SCORES, 1)
    plan = allocate(pairs, first, role="value", multiplier=1.0, budget_scale=2, solver=solver)
    check(plan, pairs, first)
    assert plan.objective == close(28)
    assert [part.factor for part in plan.projects] == close([1.2, 0.8])
    assert [part.closeness for part in plan.projects] == close([0.7, 0.3])
    default = allocate(pairs, first, role="value", budget_scale=2, solver=solver)
    assert default.objective == close(11 + 18)
    assert allocate(pairs, first, role="value", multiplier=0, budget_scale=2).objective == close(30)
    assert factor(None, 0.5, 1.0) == 1


def test_the_other_roles_weigh_nothing() -> None:
    pairs = two_pairs()
    first = ranking(pairs, SCORES, 1)
    gate = allocate(pairs, first, role="gate")
    assert [part.factor for part in gate.projects] == [1, 1]
    assert [part.eligible for part in gate.projects] == [True, False]
    assert [part.closeness for part in gate.projects] == close([0.7, 0.3])
    assert [part.closeness for part in allocate(pairs, None, role="none").projects] == [None] * 2


def test_a_near_tie_at_the_gate_is_marked_with_its_reason() -> None:
    pairs = two_pairs()
    near = ranking(pairs, {"R1": 0.51, "R2": 0.2, "R3": 0.5}, 1)
    marks = [part.near_tie for part in allocate(pairs, near).projects]
    assert [str(mark) for mark in marks] == [
        "Near tie: its partner R1 is on the shortlist only 0.01 of closeness ahead of R3, which "
        "is not.",
        "Near tie: its partner R3 misses the shortlist by only 0.01 of closeness, behind R1.",
    ]
    assert not any(part.near_tie for part in allocate(pairs, near, role="value").projects)
    unable = two_pairs(start=7)
    assert not any(part.near_tie for part in allocate(unable, near).projects)
