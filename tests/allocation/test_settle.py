"""Which of many equally good plans is shown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.instance import build_instance
from mcda.allocation.model import build_model
from mcda.allocation.plan import Plan, Status
from mcda.allocation.settle import settle
from mcda.allocation.solve import Outcome, solve
from mcda.case.model import Case
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region
from tests.allocation.made import cases


def payments(plan: Plan) -> list[tuple[str, str, int, float]]:
    return [
        (part.project, pay.programme, pay.year, pay.amount)
        for part in plan.projects
        for pay in part.money
    ]


def plenty(**columns: object) -> Case:
    """Two ventures, and twice the money that they need from each of two programmes."""
    return case(
        [region("R1"), region("R2")],
        [programme(name, {1: 100, 2: 100}) for name in ("N", "T")],
        [project(name, 50, 5, "R1 R2", **columns) for name in ("A", "B")],
    )


@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_first_programmes_and_early_years_pay_first(solver: str) -> None:
    plan = allocate(plenty(), None, role="none", solver=solver)
    assert payments(plan) == [("A", "N", 1, 50), ("B", "N", 1, 50)]
    chosen = allocate(plenty(min_fraction=1.0), None, role="none", solver=solver)
    assert payments(chosen) == payments(plan)


def test_what_cannot_be_paid_early_is_paid_next() -> None:
    plan = allocate(plenty(year_share=0.6), None, role="none")
    assert payments(plan) == [
        ("A", "N", 1, pytest.approx(30)),
        ("A", "N", 2, pytest.approx(20)),
        ("B", "N", 1, pytest.approx(30)),
        ("B", "N", 2, pytest.approx(20)),
    ]


def test_of_equal_ventures_in_equal_regions_the_first_in_the_table_is_paid() -> None:
    equal = plenty()
    plan = allocate(equal, None, role="none", budget_scale=0.1875)
    assert [part.fraction for part in plan.projects] == pytest.approx([1, 0.5])


def alike(budget: float, **columns: object) -> Case:
    """Three ventures of one cost and value between different regions."""
    return case(
        [region(f"R{n}") for n in range(6)],
        [programme("N", {1: budget})],
        [
            project(name, 50, 5, f"R{2 * n} R{2 * n + 1}", **columns)
            for n, name in enumerate(("A", "B", "C"))
        ],
    )


@pytest.mark.parametrize("whole", [0.0, 1.0])
@pytest.mark.parametrize("kept", ["A", "B", "C"])
@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_a_slider_that_moves_a_little_keeps_equal_ventures(
    whole: float, kept: str, solver: str
) -> None:
    before = {kept: 1.0}
    for budget in (50, 51, 60, 99, 52):
        plan = allocate(
            alike(budget, min_fraction=whole), None, role="none", previous=before, solver=solver
        )
        assert plan.fractions[kept] == pytest.approx(1)
        before = {kept: 1.0} if budget == 99 else plan.fractions


def test_calm_moves_as_little_money_as_possible() -> None:
    before = {"A": 0.0, "B": 1.0, "C": 0.5}
    plan = allocate(alike(75), None, role="none", previous=before)
    assert plan.fractions == pytest.approx(before)
    plan = allocate(alike(100), None, role="none", previous=before)
    moved = [abs(plan.fractions[name] - fraction) for name, fraction in before.items()]
    assert sum(moved) == pytest.approx(0.5)


def test_ventures_that_an_earlier_plan_does_not_name_had_nothing() -> None:
    plan = allocate(alike(50), None, role="none", previous={"B": 1.0, "gone": 1.0})
    assert plan.fractions == pytest.approx({"A": 0, "B": 1, "C": 0})


def test_without_an_earlier_plan_no_region_is_left_behind() -> None:
    plan = allocate(alike(75), None, role="none")
    assert list(plan.regions.values()) == pytest.approx([12.5] * 6)
    whole = allocate(alike(100, min_fraction=1.0), None, role="none")
    assert sorted(whole.fractions.values()) == [0, 1, 1]


@given(cases(), st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=5, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_calm_costs_a_millionth_of_the_value_at_most(case: Case, before: list[float]) -> None:
    previous = dict(zip((p.id for p in case.projects), before))
    plain = allocate(case, None, role="none")
    calm = allocate(case, None, role="none", previous=previous)
    assert calm.status is plain.status
    if plain.has_plan:
        check(calm, case)
        assert calm.objective >= plain.objective - 2e-6 * abs(plain.objective) - 1e-9
        again = allocate(case, None, role="none", previous=calm.fractions)
        assert again.fractions == pytest.approx(calm.fractions, abs=1e-5)


def test_what_is_worth_nothing_gets_nothing() -> None:
    worthless = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100})],
        [project("A", 50, 0, "R1 R2"), project("B", 50, 1, "R1 R2")],
    )
    plan = allocate(worthless, None, role="none")
    assert [part.fraction for part in plan.projects] == [0, 1]


@given(cases(divisible=True))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_choice_costs_no_value(case: Case) -> None:
    instance = build_instance(case, None, "none", 1.0, False)
    model = build_model(instance)
    optimum = solve(model)
    assume(optimum.has_plan and instance.ventures)
    values = settle(model, optimum, instance, solve)
    worth = sum(a * values[name] for name, a in model.value.items())
    assert worth == pytest.approx(optimum.objective, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("status", [Status.TIME_LIMIT, Status.INFEASIBLE])
def test_when_choosing_fails_the_first_plan_is_kept(status: Status) -> None:
    instance = build_instance(plenty(), None, "none", 1.0, False)
    model = build_model(instance)
    optimum = solve(model)
    assert settle(model, optimum, instance, lambda _: Outcome(status)) is optimum.values


def test_a_worse_choice_is_not_taken() -> None:
    instance = build_instance(plenty(), None, "none", 1.0, False)
    model = build_model(instance)
    optimum = solve(model)
    nothing = dict.fromkeys(model.variables, 0.0)
    worse = Outcome(Status.OPTIMAL, values=nothing, objective=0.0)
    assert settle(model, optimum, instance, lambda _: worse) is optimum.values
