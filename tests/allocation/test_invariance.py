"""What must not matter: names, the order of rows, the unit of money, when it was asked."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from tests.allocation.instances import choices, two_programmes, two_years
from tests.allocation.made import cases

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def figures(plan: Plan) -> list:
    """Return all figures of a plan without the names."""
    return [
        plan.status,
        plan.objective,
        [(part.fraction, [pay.amount for pay in part.money]) for part in plan.projects],
        list(plan.regions.values()),
        [(price.slack, price.price, price.valid_to) for price in plan.prices],
        [part.reduced_value for part in plan.projects],
        [(part.year, part.amount) for part in plan.funds],
    ]


def renamed(case: Case) -> Case:
    """Give everything a name that sorts the other way round."""

    def new(name: str) -> str:
        return "z" + "".join(chr(155 - ord(c)) if c.isalnum() else c for c in name)

    places = {region.id: new(region.id) for region in case.regions}
    return replace(
        case,
        regions=tuple(replace(r, id=places[r.id], name="Ташкент " + r.name) for r in case.regions),
        programmes=tuple(replace(p, id=new(p.id), name="=1+1") for p in case.programmes),
        projects=tuple(
            replace(
                p,
                id=new(p.id),
                name="A-1 [b] -> c",
                partners={places[r]: share for r, share in p.partners.items()},
                requires=tuple(map(new, p.requires)),
                excludes=tuple(map(new, p.excludes)),
                group=tuple(map(new, p.group)),
            )
            for p in case.projects
        ),
        funds=tuple(replace(f, programme=new(f.programme), fund=new(f.fund)) for f in case.funds),
        groups=tuple(replace(g, id=new(g.id), name="<b>") for g in case.groups),
        limits=tuple(
            replace(limit, name=new(limit.name))
            if limit.scope in ("region", "programme")
            else limit
            for limit in case.limits
        ),
    )


def in_money(case: Case, factor: float) -> Case:
    """Count all money in another unit."""

    def times(value: float | None) -> float | None:
        return None if value is None else value * factor

    return replace(
        case,
        regions=tuple(replace(r, absorption=times(r.absorption)) for r in case.regions),
        programmes=tuple(
            replace(p, budgets={t: b * factor for t, b in p.budgets.items()})
            for p in case.programmes
        ),
        funds=tuple(
            replace(f, budgets={t: b * factor for t, b in f.budgets.items()}) for f in case.funds
        ),
        groups=tuple(replace(g, maximum=times(g.maximum)) for g in case.groups),
        projects=tuple(replace(p, cost=p.cost * factor) for p in case.projects),
        limits=tuple(
            limit
            if limit.unit == "share"
            else replace(limit, minimum=times(limit.minimum), maximum=times(limit.maximum))
            for limit in case.limits
        ),
    )


@given(cases())
@QUICK
def test_renaming_never_changes_the_plan(case: Case) -> None:
    assert figures(allocate(renamed(case), None, role="none")) == figures(
        allocate(case, None, role="none")
    )


@given(cases(), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_rows_never_changes_the_value(case: Case, random) -> None:
    def shuffled(rows: tuple) -> tuple:
        return tuple(random.sample(rows, len(rows)))

    other = replace(
        case,
        regions=shuffled(case.regions),
        programmes=shuffled(case.programmes),
        funds=shuffled(case.funds),
        groups=shuffled(case.groups),
        projects=shuffled(case.projects),
    )
    plan, again = allocate(case, None, role="none"), allocate(other, None, role="none")
    assert again.status is plan.status
    if plan.has_plan:
        assert again.objective == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("factor", [1e-6, 1e6, 1e12])
@pytest.mark.parametrize("case", [two_years(), two_programmes(), choices()])
def test_the_unit_of_money_does_not_matter(case: Case, factor: float) -> None:
    """Trillions or single soums: raw currency units make solvers answer wrongly."""
    plan = allocate(case, None, role="none")
    other = allocate(in_money(case, factor), None, role="none")
    assert other.objective == pytest.approx(plan.objective, rel=1e-9)
    for part, again in zip(plan.projects, other.projects):
        assert again.fraction == pytest.approx(part.fraction, abs=1e-9)
        assert again.amount == pytest.approx(part.amount * factor, rel=1e-9)
        assert again.reduced_value == pytest.approx(part.reduced_value, rel=1e-6, abs=1e-6)
    for price, again in zip(plan.prices, other.prices):
        assert again.price == pytest.approx(price.price / factor, rel=1e-6)


@given(cases(), st.sampled_from([1e-3, 1e9]))
@QUICK
def test_the_unit_of_money_never_changes_the_value(case: Case, factor: float) -> None:
    """Cost is the value of cases without impacts, so there it changes with the unit."""
    plan = allocate(case, None, role="none")
    again = allocate(in_money(case, factor), None, role="none")
    assert again.status is plan.status
    if plan.has_plan:
        expected = plan.objective * (factor if plan.objective_is_cost else 1)
        assert again.objective == pytest.approx(expected, rel=1e-6, abs=1e-6 * expected + 1e-9)


@given(cases())
@settings(parent=QUICK, max_examples=10)
def test_the_same_question_has_the_same_answer(case: Case) -> None:
    first, again = allocate(case, None, role="none"), allocate(case, None, role="none")
    assert first == again


def test_a_plan_can_be_kept() -> None:
    """A solved PuLP problem cannot be pickled, so a cache could not hold it."""
    plan = allocate(two_years(), None, role="none")
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_a_budget_without_limit_does_not_blur_the_others() -> None:
    """A budget of 1e15, meant as "any amount", must not set the scale of all money."""
    case = two_programmes()
    plenty = replace(case.programmes[0], budgets={1: 1e15})
    case = replace(case, programmes=(plenty, case.programmes[1]))
    plan = allocate(case, None, role="none")
    assert [part.fraction for part in plan.projects] == pytest.approx([0.2, 1], abs=1e-9)
