"""The experiment on scale: a bound that no plan exceeds, and a plan that keeps every rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.aggregation import arrays, pool
from benchmarks.disaggregation import disaggregate
from benchmarks.experiment_scale import case_of, experiment, over_table
from benchmarks.linear import solve
from benchmarks.made_allocation import made_case
from benchmarks.rules import value_of, violations
from mcda.allocation.allocate import allocate
from mcda.allocation.instance import build_instance
from mcda.allocation.plan import Payment, Plan
from mcda.case.model import Case, Limit
from tests.allocation.checker import check

SIZE = (12, 60, 3, 5)
CEILINGS = (0.8, 0.5, 0.4)


def plan_of(case: Case, fraction: np.ndarray, paid: np.ndarray, exact: Plan) -> Plan:
    """Write a plan given as arrays as the program writes its own."""
    years = exact.years
    parts = tuple(
        replace(
            part,
            fraction=float(fraction[j]),
            money=tuple(
                Payment(case.programmes[p].id, years[t], float(paid[j, p, t]))
                for p, t in np.argwhere(paid[j] > 0)
            ),
            impacts={i.id: v.impacts.get(i.id, 0.0) * float(fraction[j]) for i in case.impacts},
            beyond=0.0,
        )
        for j, (v, part) in enumerate(zip(case.projects, exact.projects))
    )
    regions = {
        region.id: sum(v.partners.get(region.id, 0.0) * part.amount
                       for v, part in zip(case.projects, parts))
        for region in case.regions
    }  # fmt: skip
    return replace(exact, objective=value_of(case, fraction), projects=parts, regions=regions)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_the_optimum_lies_between_the_bound_and_the_plan_made_of_pooled_money(ceiling: float):
    case = case_of(SIZE, ceiling)
    exact = allocate(case, None, role="none")
    found = experiment(case)
    value = value_of(case, found.fraction)
    assert found.bound >= exact.objective * (1 - 1e-9)
    assert exact.objective >= value * (1 - 1e-9)
    assert value > 0.9 * found.bound
    assert max(violations(case, found.fraction, found.paid).values()) < 1e-9
    check(replace(plan_of(case, found.fraction, found.paid, exact), bound=found.bound), case)


def test_nothing_is_lost_where_no_ceiling_can_bind():
    case = case_of(SIZE, 0.8)
    found = experiment(case)
    assert value_of(case, found.fraction) == pytest.approx(found.bound, rel=1e-7)


@pytest.mark.parametrize("seed", range(20))
def test_the_bound_holds_whatever_prices_it_is_computed_from(seed: int):
    case = case_of(SIZE, 0.5)
    optimum = allocate(case, None, role="none").objective
    linear = pool(arrays(build_instance(case, None, "none"))).linear
    draw = np.random.default_rng(seed)
    best = solve(linear, crossover=False).prices
    near = best * draw.uniform(0.5, 1.5, len(best))
    anything = draw.normal(0, abs(best).max(), len(best))
    for prices in (near, anything, 0 * best):
        assert linear.bound(prices) >= optimum


@pytest.mark.parametrize("ceiling", CEILINGS)
@pytest.mark.parametrize(("crossover", "factor"), [(True, 1.0), (False, 1.2)])
def test_any_pooled_figures_become_a_plan(ceiling: float, crossover: bool, factor: float):
    """A vertex, which serves few payers well, and figures that break rules by a fifth."""
    case = case_of(SIZE, ceiling)
    instance = build_instance(case, None, "none")
    ventures = arrays(instance)
    pooled = pool(ventures)
    answer = solve(pooled.linear, crossover=crossover)
    plan = disaggregate(ventures, pooled, factor * answer.values)
    fraction, paid = (over_table(figures, instance) for figures in plan)
    assert max(violations(case, fraction, paid).values()) < 1e-9
    assert 0 < value_of(case, fraction) <= pooled.linear.bound(answer.prices)


def test_the_check_tells_which_rule_is_broken():
    case = case_of(SIZE, 0.5)
    found = experiment(case)
    j = int(np.argmax(found.fraction))
    t = int(np.flatnonzero(found.paid[j].sum(axis=0))[0])

    def broken(case: Case = case, fraction: float = 1.0, paid: np.ndarray = found.paid) -> set[str]:
        told = violations(case, fraction * found.fraction, paid)
        return {family for family, by in told.items() if by > 1e-9}

    assert not broken()
    assert "balance" in broken(fraction=0.5)
    assert broken(fraction=30.0) >= {"balance", "size", "personnel"}
    assert broken(paid=30 * found.paid) >= {"budget", "absorption", "annual", "cofinancing"}
    assert "size" in broken(paid=-found.paid)
    nobody = tuple(replace(programme, sectors=("Another",)) for programme in case.programmes)
    assert broken(replace(case, programmes=nobody)) == {"eligibility"}
    late = replace(case.projects[j], start=case.years[t] + 1, end=case.years[t] + 3)
    moved = (*case.projects[:j], late, *case.projects[j + 1 :])
    assert "eligibility" in broken(replace(case, projects=moved))


def test_cases_with_rules_that_are_not_pooled_are_refused():
    plain = made_case(*SIZE)
    carrying = tuple(replace(programme, carry_over=0.5) for programme in plain.programmes)
    limit = Limit(scope="programme", name="P0", unit="money", maximum=1.0)
    for case, says in (
        (made_case(*SIZE, whole=0.4), "All-or-nothing"),
        (replace(plain, programmes=carrying), "carried over"),
        (replace(plain, limits=(limit,)), "limits"),
    ):
        with pytest.raises(ValueError, match=says):
            arrays(build_instance(case, None, "none"))
