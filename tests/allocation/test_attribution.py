"""How the spending of blended programmes is split among funds, and what they carry over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.attribution import attributed
from mcda.allocation.changes import Factors
from mcda.allocation.feeders import feeders_of
from mcda.allocation.instance import build_instance
from mcda.allocation.model import build_model
from mcda.allocation.payments import tidy
from mcda.allocation.plan import Status
from mcda.allocation.solve import Outcome, solve
from mcda.case.model import Case, Fund
from tests.allocation.instances import case, programme, project, region


def fed(carry_over: float = 0.0) -> Case:
    """One venture of 60 from a facility of two funds with 50 and 40 over two years."""
    payer = replace(programme("N", {}, carry_over=carry_over), kind="blended")
    made = case(
        [region("R1"), region("R2")],
        [programme("M", {1: 0, 2: 0}), payer],
        [project("A", 60, 6, "R1 R2", start=2)],
    )
    funds = (
        Fund(programme="N", fund="Bank", share_max=0.5, budgets={1: 20, 2: 30}),
        Fund(programme="N", fund="State", budgets={1: 20, 2: 20}),
        Fund(programme="M", fund="None", budgets={1: 99}),
    )
    return replace(made, funds=funds)


def test_only_blended_programmes_are_fed() -> None:
    feeders = feeders_of(fed(0.5), Factors(2.0))
    assert list(feeders) == [1]
    bank, state = feeders[1]
    assert bank.budgets == (40, 60)
    assert (bank.fund.fund, state.fund.fund) == ("Bank", "State")
    assert bank.kept(0) == {bank.keeps(0): 1.0}
    assert bank.kept(1) == {bank.keeps(1): 1.0, bank.keeps(0): -0.5}
    assert bank.gives({bank.keeps(0): 40.0, bank.keeps(1): 50.0}, 1) == 60 - (50 - 20)


def test_each_fund_carries_over_what_it_gives_later() -> None:
    """In year 2 the funds have 30 + 20 and 20 + 20 of before; the bank may pay 30 of 60."""
    plan = allocate(fed(1.0), None, role="none")
    given = {(part.fund, part.year): part.amount for part in plan.funds}
    assert given == pytest.approx({("Bank", 2): 30, ("State", 2): 30})
    assert plan.carried == {"N": {1: pytest.approx(10)}}


def test_without_a_split_that_of_the_solver_is_shown() -> None:
    made = fed()
    instance = build_instance(made, None, "none")
    model = build_model(instance)
    optimum = solve(model)
    clean = tidy(model, optimum.values, instance)
    failed = Outcome(Status.TIME_LIMIT)
    _, first = attributed(model, optimum.values, clean, instance, lambda _: failed)
    assert sum(part.amount for part in first) == pytest.approx(40)
    assert {part.fund: part.amount for part in first} == pytest.approx({"Bank": 20, "State": 20})
