"""What arithmetic says about rules is true, and says what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.screens import screen_rules
from mcda.case.model import Case, Limit
from tests.allocation.clashing import clashing_cases
from tests.allocation.instances import budget_knapsack, impossible_floor, three_zones

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def said(made: Case, *limits: Limit, **options) -> list[str]:
    made = replace(made, limits=limits or made.limits)
    found = screen_rules(Question(made, None, {"role": "none"} | options).instance())
    return [str(finding.message) for finding in found]


def floor(scope: str, name: str, minimum: float, unit: str = "money") -> Limit:
    return Limit(scope=scope, name=name, unit=unit, minimum=minimum)


def share(name: str, maximum: float) -> Limit:
    return Limit(scope="zone", name=name, unit="share", maximum=maximum)


def test_floors_above_what_is_possible() -> None:
    made = three_zones()
    assert said(made, floor("zone", "West", 60)) == [
        "At least 60 M must go to West, but the joint ventures that may be funded can take at "
        "most 50 M there."
    ]
    assert said(made, floor("zone", "South", 1)) == [
        "At least 1 M must go to South, but no joint venture that may be funded counts there."
    ]
    assert "its budgets add up to 100 M" in said(made, floor("programme", "N", 120))[0]
    assert "all budgets add up to 100 M" in said(made, floor("sector", "S", 120))[0]
    (lower,) = screen_rules(
        Question(
            replace(made, limits=(floor("zone", "West", 120),)),
            None,
            {"role": "none", "budget_scale": 0.2},
        ).instance()
    )
    assert str(lower.fix) == "Lower the minimum to 20 M or less."
    absorbing = said(impossible_floor(), floor("region", "W1", 40))
    assert "what can be put to work there adds up to 25 M over all years" in absorbing[0]


def test_what_misses_by_very_little_shows_the_digits_that_do() -> None:
    made = three_zones()
    assert said(made, floor("zone", "West", 50.0000002)) == [
        "At least 50.0000002 M must go to West, but the joint ventures that may be funded can "
        "take at most 50 M there."
    ]
    assert said(three_zones(33.333334)) == [
        "The floors of the zones add up to 100.000002 M, but all budgets add up to 100 M."
    ]
    thirds = [share(zone, 0.3333333) for zone in ("East", "West", "North")]
    assert "add up to 99.99999 %, less than all" in said(made, *thirds)[0]


@pytest.mark.parametrize(
    ("changed", "limit", "remedy"),
    [
        ({"budget_scale": 0.0}, floor("zone", "West", 20), "Raise “Budgets of the programmes”"),
        ({"programme_scales": {"N": 0.0}}, floor("programme", "N", 20), "Raise “Budgets of the"),
        ({}, floor("zone", "South", 20), "Make a joint venture possible there."),
    ],
)
def test_what_is_nothing_is_lifted_by_what_makes_it_nothing(
    changed: dict, limit: Limit, remedy: str
) -> None:
    made = replace(three_zones(), limits=(limit,))
    *_, found = screen_rules(Question(made, None, {"role": "none"} | changed).instance())
    assert str(found.fix).startswith(remedy)
    assert str(found.fix).endswith("Or take the minimum out.")


def test_a_minimum_may_be_what_is_possible_rounded_down() -> None:
    made = replace(three_zones(), limits=(floor("zone", "West", 120),))
    options = {"role": "none", "budget_scale": 0.16667}
    (found,) = screen_rules(Question(made, None, options).instance())
    assert str(found.fix) == "Lower the minimum to 16.6 M or less."


def test_floors_that_together_exceed_all_money() -> None:
    assert said(three_zones(40)) == [
        "The floors of the zones add up to 120 M, but all budgets add up to 100 M."
    ]
    assert not said(three_zones(30))


def test_shares_that_leave_nothing_to_spend() -> None:
    zones = ("East", "West", "North")
    low = said(three_zones(), *(share(zone, 0.3) for zone in zones))
    assert low == [
        "The largest shares of all zones add up to 90 %, less than all. So no money can be spent "
        "at all."
    ]
    high = said(three_zones(), *(floor("zone", zone, 0.4, "share") for zone in zones))
    assert "add up to 120 %, more than all" in high[0]
    assert not said(three_zones(), share("East", 0.1), share("West", 0.1))


def test_no_money_at_all() -> None:
    (says,) = said(budget_knapsack(), budget_scale=0.0)
    assert says.startswith("No programme has any money")


@given(clashing_cases())
@QUICK
def test_what_is_called_impossible_is(made: Case) -> None:
    plan = allocate(made, None, role="none")
    found = plan.findings
    assert found == screen_rules(Question(made, None, {"role": "none"}).instance())
    if any(finding.is_error for finding in found):
        assert plan.status is Status.INFEASIBLE
    if any("no money can be spent" in str(finding.message) for finding in found):
        assert plan.amount == pytest.approx(0)
    assert all(str(finding.fix).endswith(".") for finding in found)
