"""Reduced values against the definition and against what the plan does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.instance import build_instance
from mcda.allocation.model import build_model
from mcda.allocation.reduced import reduced_values
from mcda.allocation.rows import SHARED
from mcda.allocation.solve import solve
from mcda.case.model import Case
from tests.allocation.instances import case, programme, project, region
from tests.allocation.made import cases

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(cases(divisible=True))
@QUICK
def test_reduced_values_agree_with_what_the_plan_does(case: Case) -> None:
    """Worth more than it takes: as far as possible; worth less: nothing. (A venture that
    requires another is held back by it, which its reduced value contains.)"""
    plan = allocate(case, None, role="none")
    assume(plan.has_plan)
    for venture, part in zip(case.projects, plan.projects):
        if part.eligible and part.fraction < venture.max_fraction:
            assert part.reduced_value <= 1e-5
        if part.fraction > 0:
            assert part.reduced_value >= -1e-5
        assert (part.reduced_value is None) == (not part.eligible)


@given(cases(divisible=True))
@QUICK
def test_prices_and_reduced_values_add_up_to_the_value(case: Case) -> None:
    """Strong duality: what the scarce things are worth and what ventures earn above that."""
    instance = build_instance(case, None, "none", 1.0, False)
    model = build_model(instance)
    optimum = solve(model)
    assume(optimum.has_plan)
    reduced = reduced_values(model, optimum.duals, instance, solve)
    scarce = sum(
        dual * row.rhs for dual, row in zip(optimum.duals, model.rows) if row.family in SHARED
    )
    earned = sum(
        max(reduced[venture.project.id], 0.0) * venture.project.max_fraction
        for venture in instance.ventures
    )
    assert scarce + earned == pytest.approx(optimum.objective, rel=1e-5, abs=1e-5)


def test_two_rules_that_stop_the_same_venture_have_no_price_each() -> None:
    """Budget and absorption end together, so more of either alone brings A nothing.

    More money alone goes to B (0.05), more absorption alone takes it from nobody (0). At these
    prices A would seem worth more than it takes although it cannot grow, so reduced values use
    prices that hold when both get more room: A breaks even at 0.2 per money, and B would have
    to be worth 100 x 0.2 = 20, not 5, to take its place.
    """
    made = case(
        [region("R1", absorption=20), region("R2"), region("R3")],
        [programme("N", {1: 40})],
        [project("A", 100, 20, "R1 R2"), project("B", 100, 5, "R2 R3")],
    )
    for solver in ("highs", "cbc"):
        plan = allocate(made, None, role="none", solver=solver)
        assert [part.fraction for part in plan.projects] == pytest.approx([0.4, 0])
        found = {price.name: price.price for price in plan.prices}
        assert found == pytest.approx({"N,1": 0.05, "R1,1": 0.0}, abs=1e-6)
        assert [part.reduced_value for part in plan.projects] == pytest.approx([0, -15], abs=1e-5)
