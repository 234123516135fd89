"""Why a venture that may be funded got nothing or only part, in plain words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case, Limit
from tests.allocation.instances import (
    budget_knapsack,
    case,
    choices,
    impossible_floor,
    programme,
    project,
    region,
    shared_region,
    two_programmes,
)
from tests.allocation.made import cases


def reasons(case: Case, **options) -> dict[str, str]:
    plan = allocate(case, None, role="none", **options)
    return {p.id: str(unfunded_reason(plan, p, case)) for p in case.projects}


def test_what_would_let_it_in() -> None:
    assert reasons(budget_knapsack()) == {
        "A": "It is carried out as far as it can be.",
        "B": "It is funded at 80 %. No money is left for the rest of it in 1 from N.",
        "C": "No money is left for it in 1 from N. It would need at least 20.0 % more value to be "
        "funded in place of others.",
    }


def test_what_is_funded_nearly_whole_or_hardly_is_told_as_neither_whole_nor_nothing() -> None:
    """A takes 60 first, so B, which is worth as much as 50, gets 49.99 or 0.01."""
    assert reasons(budget_knapsack(budget=109.99))["B"].startswith("It is funded at 99.9 %. ")
    hardly = reasons(budget_knapsack(budget=60.01))["B"]
    assert hardly.startswith("It is funded at less than 0.1 %. ")


def test_a_region_that_absorbs_no_more() -> None:
    rich = shared_region()
    rich = replace(rich, programmes=(programme("N", {1: 200}),))
    assert reasons(rich)["P2"] == "It is funded at 50 %. R2 cannot absorb more public money in 1."


def test_years_that_follow_each_other_are_a_span() -> None:
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {2026: 1, 2027: 1, 2028: 1})],
        [project("A", 50, 9, "R1 R2"), project("B", 50, 3, "R1 R2", start=2027)],
    )
    assert reasons(made)["A"] == (
        "It is funded at 6 %. No money is left for the rest of it in 2026–2028 from N."
    )
    assert reasons(made)["B"].startswith("No money is left for it in 2027, 2028 from N.")


def test_a_region_that_cannot_absorb_enough_at_once() -> None:
    made = case(
        [region("R1", absorption=10), region("R2")],
        [programme("N", {1: 100})],
        [project("A", 50, 9, "R1 R2", min_fraction=0.5)],
    )
    assert reasons(made)["A"] == "R1 cannot absorb enough more public money for it in 1."


def test_too_little_is_left_for_all_or_nothing() -> None:
    said = reasons(budget_knapsack(min_fraction=1.0, budget=110))
    assert said["C"] == ("No money is left for it in 1 from N.")
    said = reasons(budget_knapsack(min_fraction=1.0, budget=120))
    assert said["C"] == (
        "What is left for it in 1 from N pays for 25 % of it, and at least 100 % must be carried "
        "out."
    )


def test_what_is_left_and_what_is_needed_do_not_read_alike() -> None:
    made = budget_knapsack(min_fraction=0.9, budget=35.999)
    said = reasons(replace(made, projects=made.projects[2:]))["C"]
    assert "pays for 89.9975 % of it, and at least 90 % must" in said


def test_a_ceiling_keeps_the_money_that_is_left_away() -> None:
    """N has 10 left, but pays at most half of A, and T is spent."""
    assert reasons(two_programmes())["A"] == (
        "It is funded at 20 %. N may pay no larger part of its cost, and no money for the rest is "
        "left in 1."
    )


def test_prices_of_one_selection_tell_nothing_of_another() -> None:
    made = choices()
    made = replace(made, projects=(*made.projects, project("E", 25, 2, "R1 R2", min_fraction=1.0)))
    plan = allocate(made, None, role="none")
    part = plan.projects[-1]
    assert plan.given_selection
    assert part.reduced_value < 0
    assert "more value" not in str(unfunded_reason(plan, made.projects[-1], made))


@given(cases())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_with_less_than_it_is_said_to_need_nothing_is_won(case: Case) -> None:
    plan = allocate(case, None, role="none", relax=True)
    for venture in case.projects:
        said = re.search(r"at least ([\d.]+) % more", str(unfunded_reason(plan, venture, case)))
        if said is None:
            continue
        factor = 1 + float(said[1]) / 100
        raised = replace(venture, impacts={k: factor * v for k, v in venture.impacts.items()})
        more = replace(case, projects=tuple(raised if p is venture else p for p in case.projects))
        again = allocate(more, None, role="none", relax=True)
        assert again.objective == pytest.approx(plan.objective, rel=1e-5, abs=1e-6)


def test_other_ventures() -> None:
    assert reasons(choices())["C"] == "A is funded, and only one of the two may be."
    poor = choices()
    poor = replace(poor, projects=(replace(poor.projects[0], cost=500), *poor.projects[1:]))
    assert reasons(poor)["B"] == (
        "It goes no further than A, which it requires and of which 0 % is funded."
    )


def test_people() -> None:
    made = case(
        [region("R1", personnel=10), region("R2")],
        [programme("N", {1: 100})],
        [project("A", 50, 9, "R1 R2", personnel=40)],
    )
    assert reasons(made)["A"] == (
        "It is funded at 50 %. R1 has no skilled people left for more of it."
    )


@pytest.mark.parametrize(("scope", "name"), [("sector", "S"), ("region", "R1"), ("zone", "West")])
def test_limits(scope: str, name: str) -> None:
    made = case(
        [region("R1", "West"), region("R2")],
        [programme("N", {1: 100})],
        [project("A", 50, 9, "R1 R2")],
        [Limit(scope=scope, name=name, unit="money", maximum=20)],
    )
    assert reasons(made)["A"].endswith(f"A limit is reached: At most 20 M may go to {name}.")


def test_no_money_to_begin_with() -> None:
    said = reasons(budget_knapsack(), budget_scale=0)
    assert said["A"] == "There is no money for 1 in N."


def test_worthless() -> None:
    made = budget_knapsack()
    made = replace(made, projects=(replace(made.projects[0], impacts={}), *made.projects[1:]))
    assert reasons(made)["A"] == "It brings no value, so it is not funded for its own sake."


def test_not_eligible_and_no_plan() -> None:
    late = case([region("R1"), region("R2")], [programme("N", {1: 1})],
                [project("A", 1, 1, "R1 R2", start=5, end=6)])  # fmt: skip
    assert reasons(late)["A"].startswith("Its years (5 to 6) lie outside")
    assert reasons(impossible_floor())["P"] == (
        "There is no plan, because the rules contradict each other."
    )
    stopped = replace(allocate(late, None, role="none"), status=Status.TIME_LIMIT)
    plain = budget_knapsack()
    stopped = replace(allocate(plain, None, role="none"), status=Status.TIME_LIMIT)
    assert str(unfunded_reason(stopped, plain.projects[0], plain)) == (
        "There is no plan yet. Allow more time."
    )


@given(cases())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_there_is_always_a_sentence(case: Case) -> None:
    for said in reasons(case).values():
        assert said.endswith(".")
        assert "{" not in said
        assert "None" not in said
        assert "nan" not in said
