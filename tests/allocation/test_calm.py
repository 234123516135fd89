"""What is asked of equally good plans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.calm import calmer, held
from mcda.allocation.instance import build_instance
from mcda.allocation.model import build_model
from mcda.allocation.plan import GAP, Status
from mcda.allocation.solve import solve
from tests.allocation.instances import (
    budget_knapsack,
    case,
    equal_ventures,
    programme,
    project,
    region,
)


def asked(made):
    instance = build_instance(made, None, "none")
    return build_model(instance), instance


def test_the_value_is_held_within_half_the_gap_of_the_bound() -> None:
    model, _ = asked(budget_knapsack())
    kept = held(model, 13.8, 13.8)
    assert kept.rows[-1].rhs == pytest.approx(13.8 * (1 - GAP / 2), rel=1e-12)
    assert held(model, 13.0, 13.8).rows[-1].rhs == 13.0
    least = solve(replace(kept, value={name: -a for name, a in model.value.items()}))
    assert -least.objective == pytest.approx(13.8, rel=GAP)
    assert solve(held(model, 13.9, 13.9)).status is Status.INFEASIBLE


def test_without_value_there_is_nothing_to_hold() -> None:
    model, _ = asked(replace(budget_knapsack(), projects=()))
    assert held(model, 0.0, 0.0) is model


def test_the_distance_is_counted_in_cost() -> None:
    """A and B may share 75; {A: 1, B: 0} is 25 of B's cost away from the nearest optimum."""
    model, instance = asked(equal_ventures())
    near = solve(calmer(held(model, 9.0, 9.0), instance, {"A": 1.0}))
    assert near.objective == pytest.approx(-25, rel=1e-4)
    assert near.values["y00000"] == pytest.approx(1, abs=1e-4)


def test_the_worst_off_region_gets_the_most_it_can() -> None:
    model, instance = asked(equal_ventures())
    fair = solve(calmer(held(model, 9.0, 9.0), instance, None))
    assert fair.values["t"] == pytest.approx(18.75)


def test_where_no_venture_is_worth_anything_no_region_is_asked_about() -> None:
    made = equal_ventures()
    worthless = tuple(replace(project, impacts={}) for project in made.projects)
    model, instance = asked(replace(made, projects=worthless))
    assert calmer(model, instance, None).variables == model.variables


@pytest.mark.parametrize("min_fraction", [0.0, 1.0])
@pytest.mark.parametrize("previous", [None, {"E": 1.0}])
def test_of_ventures_that_are_alike_the_first_row_is_taken(
    min_fraction: float, previous: dict[str, float] | None
) -> None:
    """Five that are alike and money for one; that of a former plan is kept all the same."""
    alike = [
        project(name, 100, 10, "R1 R2", min_fraction=min_fraction) for name in ("V", "C", "D", "E")
    ]
    made = case([region("R1"), region("R2")], [programme("N", {1: 100})], alike)
    plan = allocate(made, None, role="none", previous=previous)
    assert [p.project for p in plan.projects if p.is_funded] == ["E" if previous else "V"]
