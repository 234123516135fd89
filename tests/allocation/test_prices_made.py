"""Prices of made cases are the change of the optimum, as an independent solver finds it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan, Price
from mcda.case.model import Case
from tests.allocation.made import cases
from tests.allocation.oracle import optimum

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def selection(plan: Plan) -> dict[str, bool]:
    return {part.project: part.fraction > 0 for part in plan.projects}


class Values:
    """The optimum of a case when one rule is moved."""

    def __init__(self, plan: Plan, case: Case, kept: dict[str, bool] | None) -> None:
        self.case, self.kept = case, kept
        self.eligible = {part.project for part in plan.projects if part.eligible}

    def at(self, price: Price, level: float) -> float | None:
        shift = (price.family, price.name, level - price.rhs)
        return optimum(self.case, self.eligible, selection=self.kept, shift=shift)


def check_price(price: Price, values: Values) -> None:
    """Compare a price with (V(b + d) - V(b)) / d, and over the range in which it holds."""
    is_share = price.unit == "share"
    step = 0.01 if is_share else 1.0
    if price.valid_to is not None:
        step = min(step, price.valid_to - price.rhs)
    elif price.price and not is_share:
        step = 1e-3
    here, more = values.at(price, price.rhs), values.at(price, price.rhs + step)
    if price.price is None:
        assert more is None, price
        return
    assert more is not None, price
    assert step > 1e-6, price
    found = more - here if is_share else (more - here) / step
    assert price.price == pytest.approx(found, rel=1e-4, abs=2e-5), price
    for end in (price.valid_from, price.valid_to):
        if end is not None:
            expected = here + price.price * (end - price.rhs)
            assert values.at(price, end) == pytest.approx(expected, rel=1e-6, abs=1e-5), price


@given(cases(divisible=True))
@QUICK
def test_a_price_is_what_one_more_unit_brings(case: Case) -> None:
    plan = allocate(case, None, role="none")
    assume(plan.has_plan)
    assert not plan.given_selection
    for price in plan.every_price:
        check_price(price, Values(plan, case, None))


@given(cases())
@settings(parent=QUICK, max_examples=20)
def test_prices_of_all_or_nothing_plans_hold_for_their_selection(case: Case) -> None:
    plan = allocate(case, None, role="none")
    assume(plan.has_plan and plan.given_selection)
    for price in plan.every_price:
        check_price(price, Values(plan, case, selection(plan)))
