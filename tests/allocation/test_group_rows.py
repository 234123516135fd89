"""Groups of joint ventures; the working stands with each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.confirming import confirm
from mcda.allocation.plan import Plan, Status
from mcda.allocation.price_wording import price_sentence
from mcda.allocation.question import Question
from mcda.case.model import Case, Group
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region

SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def grouped(group: Group, *members: str, **columns: object) -> Case:
    """Of 100: A (0.2 per money), B (0.1), C (0.05), all of cost 50."""
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100})],
        [
            project(name, 50, value, "R1 R2", group=(group.id,) if name in members else (),
                    **columns)
            for name, value in (("A", 10), ("B", 5), ("C", 2.5))
        ],
    )  # fmt: skip
    return replace(made, groups=(group,))


def solved(case: Case, solver: str = "highs") -> Plan:
    plan = allocate(case, None, role="none", solver=solver)
    assert plan.status is Status.OPTIMAL
    check(plan, case)
    return plan


def fractions(plan: Plan) -> list[float]:
    return [part.fraction for part in plan.projects]


def close(expected: object) -> object:
    return pytest.approx(expected, rel=1e-6, abs=1e-6)


@SOLVERS
def test_all_or_none(solver: str) -> None:
    """With C, A still leads: B gives way by the least part of C that counts as going ahead."""
    plan = solved(grouped(Group("G", "all_or_none"), "A", "C"), solver)
    assert fractions(plan) == close([1, 0.99, 0.01])
    whole = solved(grouped(Group("G", "all_or_none"), "A", "C", min_fraction=1.0), solver)
    assert fractions(whole) == [1, 0, 1]
    without = grouped(Group("G", "all_or_none"), "B", "C", min_fraction=1.0)
    assert fractions(solved(without, solver)) == [1, 0, 0]


@SOLVERS
def test_all_or_none_with_one_that_cannot_be_funded(solver: str) -> None:
    group = grouped(Group("G", "all_or_none", name="Textile group"), "A", "C")
    outside = replace(group.projects[2], start=9)
    group = replace(group, projects=(*group.projects[:2], outside))
    plan = solved(group, solver)
    assert fractions(plan) == [0, 1, 0]


@SOLVERS
def test_at_most(solver: str) -> None:
    plan = solved(grouped(Group("G", "at_most", count=1), "A", "B"), solver)
    assert fractions(plan) == close([1, 0, 1])
    assert fractions(solved(grouped(Group("G", "at_most", count=0), "A", "B"))) == [0, 0, 1]


@SOLVERS
def test_at_least(solver: str) -> None:
    """C must go ahead, and one percent of it does."""
    plan = solved(grouped(Group("G", "at_least", count=2), "A", "C"), solver)
    assert fractions(plan) == close([1, 0.99, 0.01])
    small = grouped(Group("G", "at_least", count=1), "C", max_fraction=0.005)
    assert fractions(solved(small)) == close([0.005, 0.005, 0.005])


def test_at_least_more_than_there_are_cannot_be_met() -> None:
    plan = allocate(grouped(Group("G", "at_least", count=2), "C"), None, role="none")
    assert plan.status is Status.INFEASIBLE
    nobody = allocate(grouped(Group("G", "at_least", count=1)), None, role="none")
    assert nobody.status is Status.INFEASIBLE


@SOLVERS
def test_a_cap_on_the_money_of_a_group(solver: str) -> None:
    """A and B get 60 of the 100 together, A first; the other 40 go to C."""
    capped = grouped(Group("G", "at_most", maximum=60), "A", "B")
    plan = solved(capped, solver)
    assert fractions(plan) == close([1, 0.2, 0.8])
    assert not plan.given_selection
    (price,) = plan.further  # one more for B (0.1) is one less for C (0.05)
    assert (price.name, price.rhs, price.slack) == ("G:maximum", 60, 0)
    assert price.price == close(0.05)
    assert str(price_sentence(price, plan)).startswith(
        "Raising what the group G may get by one M adds 0.05 value"
    )
    assert confirm(Question(capped, None, {"role": "none"}), plan, price).gain == close(0.05)
    both = solved(grouped(Group("G", "all_or_none", maximum=60), "A", "B", "C"), solver)
    assert fractions(both) == close([1, 0.19, 0.01])


def test_relaxed_groups_hold_on_average() -> None:
    """Selections are continuous: of at most one in all, A takes all of it."""
    group = grouped(Group("G", "at_most", count=1), "A", "B")
    plan = allocate(group, None, role="none", relax=True)
    assert fractions(plan) == close([1, 0, 1])
