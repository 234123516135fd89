"""The plan to tell where another was seen before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mcda.allocation.asked import Asked
from mcda.allocation.plan import Status
from mcda.allocation.seen import kept, settled
from mcda.case.read import read_case
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank


class Answers:
    """Plans by what they are kept near to, and what was asked."""

    def __init__(self, plan, near, again=None, status=Status.OPTIMAL):
        self.plan, self.near, self.again, self.status = plan, near, again or near, status
        self.asked = []

    def __call__(self, seen):
        self.asked.append(dict(seen))
        fractions = (1.0, self.near, self.again)[min(len(self.asked) - 1, 2)]
        first = replace(self.plan.projects[0], fraction=fractions)
        return replace(self.plan, status=self.status, projects=(first, *self.plan.projects[1:]))


@pytest.fixture
def plan():
    case = read_case(Path(__file__).parents[2] / "data" / "uzbekistan").case
    return Asked(role="none").question(case, None).plan()


def seen_with(plan, fraction):
    return plan.fractions | {plan.projects[0].project: fraction}


def test_without_a_plan_seen_the_one_found_by_itself_is_told(plan):
    solve = Answers(plan, 0.5)
    assert settled(solve, {}).projects[0].fraction == 1.0
    assert solve.asked == [{}]


def test_a_plan_that_carries_out_the_same_is_the_one_found_by_itself(plan):
    solve = Answers(plan, 0.5)
    assert settled(solve, seen_with(plan, 1.0 - 1e-7)).projects[0].fraction == 1.0
    assert solve.asked == [{}]


def test_a_plan_of_equal_value_that_was_seen_stays(plan):
    seen = seen_with(plan, 0.5)
    solve = Answers(plan, 0.5)
    assert settled(solve, seen).projects[0].fraction == 0.5
    assert solve.asked == [{}, seen]


def test_nothing_is_near_a_plan_that_is_no_longer_possible(plan):
    solve = Answers(plan, 1.0 - 1e-7)
    assert settled(solve, seen_with(plan, 0.5)).projects[0].fraction == 1.0


def test_a_plan_moved_towards_the_one_seen_is_told_as_it_will_be_told_again(plan):
    solve = Answers(plan, 0.7500000000001, 0.75)
    assert settled(solve, seen_with(plan, 0.5)).projects[0].fraction == 0.75
    assert solve.asked[2][plan.projects[0].project] == 0.75


def test_a_search_that_stopped_early_knows_of_no_equally_good_plans(plan):
    solve = Answers(plan, 0.5, status=Status.FEASIBLE)
    settled(solve, seen_with(plan, 0.5))
    assert solve.asked == [{}]


def test_what_is_kept_is_rounded_and_stays_where_it_is_the_same(plan):
    first = kept(plan, {})
    assert 0.0 not in first.values()
    assert all(y == float(f"{y:.9g}") for y in first.values())
    nearly = {name: y * (1 + 1e-8) for name, y in first.items()}
    assert kept(plan, nearly) is nearly


def test_a_plan_told_again_pays_the_same_in_the_same_years():
    case = read_case(Path(__file__).parents[2] / "data" / "uzbekistan").case
    ranking = rank(case, default_scenario(case))
    less = Asked(budget_scale=0.9).question(case, ranking).plan()

    def solve(near):
        return Asked().question(case, ranking, near).plan()

    first = settled(solve, kept(less, {}))
    assert settled(solve, kept(first, {})) == first
