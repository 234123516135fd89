"""Blended programmes and the funds that feed them; the working stands with each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Payment, Plan, Status
from mcda.allocation.price_wording import price_sentence
from mcda.case.model import Case, Fund
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region

SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def fed(*funds: Fund, carry_over: float = 0.0, **columns: object) -> Case:
    """A (0.2 per money) and B (0.1), both of cost 100, from one blended programme of two years."""
    payer = replace(programme("N", {}, carry_over=carry_over), kind="blended", name="Facility")
    made = case(
        [region("R1"), region("R2")],
        [payer],
        [project("A", 100, 20, "R1 R2", **columns), project("B", 100, 10, "R1 R2", **columns)],
    )
    return replace(made, funds=funds)


def fund(name: str, first: float, second: float, **shares: float) -> Fund:
    return Fund(programme="N", fund=name, budgets={2027: first, 2028: second}, **shares)


def solved(made: Case, solver: str = "highs") -> Plan:
    plan = allocate(made, None, role="none", solver=solver)
    assert plan.status is Status.OPTIMAL
    check(plan, made)
    return plan


def given(plan: Plan) -> dict[tuple[str, int], float]:
    return {(part.fund, part.year): part.amount for part in plan.funds}


def close(expected: object) -> object:
    return pytest.approx(expected, rel=1e-6, abs=1e-6)


@SOLVERS
def test_all_that_the_funds_have_is_spent(solver: str) -> None:
    plan = solved(fed(fund("Bank", 20, 10), fund("State", 5, 0)), solver)
    assert plan.budgets == {"N": {2027: 25, 2028: 10}}
    assert given(plan) == close({("Bank", 2027): 20, ("Bank", 2028): 10, ("State", 2027): 5})
    assert plan.objective == close(7)
    assert [(p.name, p.rhs, p.slack, p.price) for p in plan.prices] == [
        ("N,2027", 25, 0, close(0.2)), ("N,2028", 10, 0, close(0.2)),
    ]  # fmt: skip


@SOLVERS
def test_a_largest_share_holds_the_whole_programme_back(solver: str) -> None:
    """The bank may pay half, and the state has only 15: so the programme spends 30 of 95.

    Money from elsewhere is not the bank's: of one more unit in all, the bank pays half.
    """
    plan = solved(fed(fund("Bank", 40, 40, share_max=0.5), fund("State", 15, 0)), solver)
    assert plan.amount == close(30)
    assert sum(part.amount for part in plan.funds if part.fund == "Bank") == close(15)
    assert plan.prices[0].slack + plan.prices[1].slack == close(95 - 30)
    assert max(price.price for price in plan.prices) == close(0.4)
    (price,) = plan.further
    assert (price.name, price.unit, price.rhs, price.slack) == ("N,Bank:maximum", "share", 0.5, 0)
    assert price.price == close(0.2 * (15 / 0.49 - 30))
    assert str(price_sentence(price, plan)) == (
        "Raising what Bank may pay of Facility by one percentage point adds 0.122 value."
    )


@SOLVERS
def test_a_smallest_share_holds_the_whole_programme_back(solver: str) -> None:
    """The state must pay half and has 15 over both years."""
    plan = solved(fed(fund("Bank", 40, 40), fund("State", 10, 5, share_min=0.5)), solver)
    assert plan.amount == close(30)
    assert sum(part.amount for part in plan.funds if part.fund == "State") == close(15)
    (price,) = plan.further
    assert price.price == close(0.2 * (15 / 0.51 - 30))
    assert str(price_sentence(price, plan)) == (
        "Raising what State must pay of Facility by one percentage point costs 0.118 value."
    )


def test_funds_named_first_pay_first_and_early() -> None:
    """Of 150 the bank may pay 90: all it has in 2027, the rest in 2028."""
    made = fed(fund("Bank", 50, 50, share_max=0.6), fund("State", 50, 50), max_fraction=0.75)
    plan = solved(made)
    assert plan.by_year == close({2027: 100, 2028: 50})
    assert given(plan) == close(
        {("Bank", 2027): 50, ("Bank", 2028): 40, ("State", 2027): 50, ("State", 2028): 10}
    )


@SOLVERS
def test_a_fund_carries_over_its_own_money(solver: str) -> None:
    """Both ventures run in 2028 only, when the funds have 10: half of 80 may come from 2027."""
    made = fed(fund("Bank", 80, 10), carry_over=0.5, start=2028)
    plan = solved(made, solver)
    assert plan.amount == close(50)
    assert plan.carried == {"N": {2027: close(80)}}
    assert [price.price for price in plan.prices] == close([0.1, 0.2])
    assert plan.prices[0].slack == close(0)


def test_a_payment_is_split_as_its_year_is() -> None:
    plan = solved(fed(fund("Bank", 30, 0), fund("State", 10, 0)))
    (payment,) = plan.projects[0].money
    assert plan.split_by_funds(payment) == close({"Bank": 30, "State": 10})
    assert plan.split_by_funds(Payment("other", 2027, 5.0)) == {}


def test_money_by_year_adds_up() -> None:
    plan = solved(fed(fund("Bank", 30, 20), end=2029))
    assert plan.by_year == close({2027: 30, 2028: 20})
    assert plan.cumulative == close({2027: 30, 2028: 50})
    assert plan.beyond == close(25)


def test_a_blended_programme_without_funds_spends_its_own_budgets() -> None:
    own = fed()
    own = replace(own, programmes=(replace(own.programmes[0], budgets={2027: 30}),))
    plan = solved(own)
    assert plan.amount == close(30)
    assert plan.funds == ()
