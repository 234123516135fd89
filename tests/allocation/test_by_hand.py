"""Allocations small enough to be solved by hand; the working stands with each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan, Status
from mcda.case.model import Case, Limit
from tests.allocation.checker import check
from tests.allocation.instances import (
    budget_knapsack,
    carried_over,
    case,
    choices,
    equal_ventures,
    impossible_floor,
    programme,
    project,
    region,
    shared_region,
    three_zones,
    two_programmes,
    two_years,
)

SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def solved(case: Case, solver: str, **options: object) -> Plan:
    plan = allocate(case, None, role="none", solver=solver, **options)
    assert plan.status is Status.OPTIMAL
    check(plan, case, relax=bool(options.get("relax")))
    return plan


def fractions(plan: Plan) -> dict[str, float]:
    return {part.project: part.fraction for part in plan.projects}


def reduced(plan: Plan) -> dict[str, float | None]:
    return {part.project: part.reduced_value for part in plan.projects}


def prices(plan: Plan) -> dict[str, float | None]:
    return {price.name: price.price for price in plan.prices}


def close(expected: object) -> object:
    """Compare as exactly as CBC writes its answers, with eight digits."""
    return pytest.approx(expected, rel=1e-6, abs=1e-6)


@SOLVERS
def test_fractional_knapsack(solver: str) -> None:
    """Best value per money first: A (0.15) whole, B (0.12) with the other 40 of its 50.

    One more unit goes to B: 0.12, from 60 (B gets nothing) to 110 (B is whole). A is worth
    9 - 60 x 0.12 = 1.8 more than it takes, C 4 - 40 x 0.12 = -0.8.
    """
    plan = solved(budget_knapsack(), solver)
    assert plan.objective == close(13.8)
    assert fractions(plan) == close({"A": 1, "B": 0.8, "C": 0})
    assert prices(plan) == close({"N,1": 0.12})
    assert reduced(plan) == close({"A": 1.8, "B": 0, "C": -0.8})
    if solver == "highs":
        assert (plan.prices[0].valid_from, plan.prices[0].valid_to) == close((60, 110))


@SOLVERS
def test_all_or_nothing_knapsack(solver: str) -> None:
    """A and C use up 100; B has the better ratio, but does not fit beside A.

    Given this selection more money brings nothing: price 0, and each JV's reduced value is its
    value.
    """
    plan = solved(budget_knapsack(min_fraction=1.0), solver)
    assert plan.objective == close(13)
    assert fractions(plan) == {"A": 1, "B": 0, "C": 1}
    assert plan.given_selection
    assert prices(plan) == {"N,1": 0}
    assert reduced(plan) == close({"A": 9, "B": 6, "C": 4})
    assert plan.gap == close(0)


@SOLVERS
def test_relaxed_knapsack_is_the_fractional_one(solver: str) -> None:
    plan = solved(budget_knapsack(min_fraction=1.0), solver, relax=True)
    assert plan.objective == close(13.8)
    assert not plan.given_selection


@SOLVERS
def test_two_scarce_things(solver: str) -> None:
    """Budget 80 and absorption 30 of R2, which P1 and P2 share.

    P1 whole takes 20 of R2, P2 then at most half (10), P3 the remaining 20. One unit of money
    goes to P3: 5/40 = 0.125. One unit of R2 moves 2 from P3 to P2: 2 (6 - 5)/40 = 0.05.
    """
    plan = solved(shared_region(), solver)
    assert plan.objective == close(13.5)
    assert fractions(plan) == close({"P1": 1, "P2": 0.5, "P3": 0.5})
    assert prices(plan) == close({"N,1": 0.125, "R1,1": 0, "R2,1": 0.05, "R3,1": 0})
    assert reduced(plan) == close({"P1": 2, "P2": 0, "P3": 0})
    assert plan.regions == close({"R1": 30, "R2": 30, "R3": 20})


@SOLVERS
def test_without_absorption(solver: str) -> None:
    plan = solved(shared_region(with_absorption=False), solver)
    assert plan.objective == close(14)
    assert [price.family for price in plan.prices] == ["budget"]


@pytest.mark.parametrize(
    ("floor", "objective"),
    [(0, 17), (10, 16.6), (25, 16), (30, 15.2), (100 / 3, 44 / 3)],
)
def test_floors_cost_value(floor: float, objective: float) -> None:
    """Two slopes: money moves from PW to PN (-0.04 a unit), from 25 on also from PE (-0.16)."""
    assert solved(three_zones(floor), "highs").objective == close(objective)


@SOLVERS
def test_prices_of_floors(solver: str) -> None:
    """With 30 for each zone PE gives way: raising either other floor costs 0.2 less its own."""
    plan = solved(three_zones(30), solver)
    assert fractions(plan) == close({"PE": 0.4, "PW": 0.6, "PN": 0.6})
    expected = {
        "N,1": 0.2,
        "zone:East:minimum": 0,
        "zone:West:minimum": 0.14 - 0.2,
        "zone:North:minimum": 0.1 - 0.2,
    }
    assert prices(plan) == close(expected)
    assert reduced(plan) == close({"PE": 0, "PW": 0, "PN": 0})


@SOLVERS
@pytest.mark.parametrize("case", [three_zones(33.4), impossible_floor()])
def test_floors_that_cannot_be_met(solver: str, case: Case) -> None:
    plan = allocate(case, None, role="none", solver=solver)
    assert plan.status is Status.INFEASIBLE
    assert plan.objective is plan.bound is plan.gap is None
    assert plan.prices == ()
    assert [part.fraction for part in plan.projects] == [0] * len(case.projects)
    assert not any(part.money or part.reduced_value for part in plan.projects)
    assert set(plan.regions.values()) == {0}


def test_a_floor_that_just_can_be_met_cannot_be_raised() -> None:
    """The West absorbs 25, so 25 for the West is the end: no price, and all else has one."""
    plan = solved(impossible_floor(25), "highs")
    assert fractions(plan) == close({"P": 0.5, "Q": 0.5})
    assert prices(plan)["zone:West:minimum"] is None
    assert prices(plan)["N,1"] == close(0.12)


@SOLVERS
def test_equal_ventures(solver: str) -> None:
    """Any split of 1.5 is optimal: the even one leaves R1 and R3 half of 0.75 x 50 each.

    Where a plan was {A: 0.5, B: 1} before, that one is as good and stays.
    """
    plan = solved(equal_ventures(), solver)
    assert plan.objective == close(9)
    assert fractions(plan) == close({"A": 0.75, "B": 0.75})
    assert min(plan.regions.values()) == close(18.75)
    assert prices(plan) == close({"N,1": 0.12})
    for before in ({"A": 0.5, "B": 1.0}, {"A": 1.0, "B": 0.5}, {"A": 0.6, "B": 0.9}):
        assert fractions(solved(equal_ventures(), solver, previous=before)) == close(before)


@SOLVERS
def test_two_years(solver: str) -> None:
    """Annual share, absorption and two budgets bind together.

    A may take 0.6 of its money in year 1. It takes all 36 of year 2, so year 1 is at most
    1.5 x 36 = 54, together 90: 18 of value. B (0.15 per money) runs in year 1, half of it in
    R3, which absorbs 10: 20 for B, value 3. C takes the remaining 6 of year 1: 0.6.

    Money of year 1 goes to C: 0.1. A unit of year 2 brings A 2.5 units, of which 1.5 are taken
    from C: 0.5 - 0.15 = 0.35. A unit of R3 in year 1 moves 2 from C to B: 0.3 - 0.2 = 0.1.
    A in full: 60 at 0.1 and 40 at 0.35 cost 20, its value.
    """
    plan = solved(two_years(), solver)
    assert plan.objective == close(21.6)
    assert fractions(plan) == close({"A": 0.9, "B": 1 / 3, "C": 0.15})
    assert prices(plan) == close({"N,1": 0.1, "N,2": 0.35, "R3,1": 0.1, "R3,2": 0})
    assert reduced(plan) == close({"A": 0, "B": 0, "C": 0})


@SOLVERS
def test_two_programmes(solver: str) -> None:
    """N pays at most half of a cost, T has only 30.

    B in full needs 60, of which N pays 40 and T 20; A needs half of its money from T. Per money
    of T, B brings 8/20 = 0.4 and A 12/50 = 0.24: B whole, A with the other 10 of T and 10 of N.
    N keeps 10. B is worth 8 - 20 x 0.24 = 3.2 more than it takes.
    """
    plan = solved(two_programmes(), solver)
    assert plan.objective == close(10.4)
    assert fractions(plan) == close({"A": 0.2, "B": 1})
    paid = {
        (part.project, pay.programme): pay.amount for part in plan.projects for pay in part.money
    }
    assert paid == close({("A", "N"): 10, ("A", "T"): 10, ("B", "N"): 40, ("B", "T"): 20})
    assert prices(plan) == close({"N,1": 0, "T,1": 0.24})
    assert [price.slack for price in plan.prices] == close([10, 0])
    assert reduced(plan) == close({"A": 0, "B": 3.2})


@SOLVERS
def test_choices(solver: str) -> None:
    """A with B (which requires it) and 10 for D: 10 + 9 + 1 = 20, against C with D: 11 + 3.

    Given this selection the next unit goes to D: 0.1, from 90 to 120.
    """
    plan = solved(choices(), solver)
    assert plan.objective == close(20)
    assert fractions(plan) == close({"A": 1, "B": 1, "C": 0, "D": 1 / 3})
    assert prices(plan) == close({"N,1": 0.1})
    assert reduced(plan) == close({"A": 5, "B": 5, "C": 5, "D": 0})
    if solver == "highs":
        assert (plan.prices[0].valid_from, plan.prices[0].valid_to) == close((90, 120))


@SOLVERS
def test_carried_over(solver: str) -> None:
    """A in year 2 needs 20, so 40 of year 1 stay unspent; the other 10 go to B.

    Money of year 1 brings B 0.08; a unit in year 2 frees two of year 1: 0.16.
    """
    plan = solved(carried_over(), solver)
    assert plan.objective == close(4.8)
    assert fractions(plan) == close({"A": 1, "B": 1 / 6})
    assert prices(plan) == close({"N,1": 0.08, "N,2": 0.16})
    assert [price.slack for price in plan.prices] == close([0, 0])
    assert reduced(plan) == close({"A": 0.8, "B": 0})


def test_share_limit() -> None:
    """B costs as much as A and brings less, but a quarter of all money must be for machines.

    Of 80, 60 go to A and 20 to B: 12 + 2. One percentage point moves 0.8: -0.8 (0.2 - 0.1).
    """
    case = budget_knapsack()
    projects = (
        replace(case.projects[0], cost=100, impacts={"value": 20}, sector="Textiles"),
        replace(case.projects[1], cost=100, impacts={"value": 10}, sector="Machines"),
    )
    floor = Limit(scope="sector", name="Machines", unit="share", minimum=0.25)
    case = replace(case, projects=projects, limits=(floor,))
    plan = solved(case, "highs", budget_scale=0.8)
    assert plan.objective == close(14)
    limit = plan.prices[-1]
    assert (limit.name, limit.unit, limit.rhs) == ("sector:Machines:minimum", "share", 0.25)
    assert limit.slack == close(0)
    assert limit.price == close(-0.08)


@pytest.mark.parametrize(
    ("scope", "name"),
    [("zone", "Far"), ("region", "R3"), ("sector", "Machines"), ("programme", "T")],
)
@pytest.mark.parametrize("unit", ["money", "share"])
def test_floors_and_ceilings_of_every_scope(scope: str, name: str, unit: str) -> None:
    """80 in all: 60 of N for A (0.2 per money) and 20 of T for B (0.1), in R3 and the Far.

    T alone funds machines, and only those, so zone, region, sector and programme all mean B.
    A ceiling of 10 on it leaves 70; a ceiling of an eighth leaves 60/7 beside 60. A floor of 25
    cannot be met with 20, but one of 25/80 can: less is spent on A.
    """
    made = case(
        [region("R1", "Near"), region("R2", "Near"), region("R3", "Far;Rim"), region("R4", "Far")],
        [
            programme("N", {1: 60}, sectors=("Textiles",)),
            programme("T", {1: 20}, sectors=("Machines",)),
        ],
        [
            project("A", 100, 20, "R1 R2", sector="Textiles"),
            project("B", 100, 10, "R3:1 R4:0", sector="Machines"),
        ],
    )
    assert solved(made, "highs").objective == close(14)
    part = 1.0 if unit == "money" else 1 / 80

    def limited(**bounds: float) -> Case:
        return replace(made, limits=(Limit(scope=scope, name=name, unit=unit, **bounds),))

    ceiling = solved(limited(maximum=10 * part), "highs")
    paid = ceiling.projects[1].amount
    assert paid == close(10 if unit == "money" else 60 / 7)
    assert ceiling.prices[-1].slack == close(0)
    floor = solved(limited(minimum=16 * part), "highs")
    assert floor.objective == close(14)
    high = limited(minimum=25 * part)
    if unit == "money":
        assert allocate(high, None, role="none").status is Status.INFEASIBLE
    else:
        plan = solved(high, "highs")
        assert plan.amount == close(20 * 80 / 25)
