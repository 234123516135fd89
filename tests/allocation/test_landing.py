"""Who pays for which region: parts of payments that add up both ways."""

from __future__ import annotations

from collections import defaultdict
from math import fsum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.allocation.landing import landings
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.shown_plan import shown_plan
from mcda.case.model import Case, Limit
from tests.allocation.instances import case, programme, project, region
from tests.allocation.made import cases


def adds_up(of: Case, plan: Plan) -> None:
    """Each payment is shared out, and each region's parts are what it gets."""
    parts = landings(of, plan)
    by_region, by_payment = defaultdict(list), defaultdict(list)
    for part in parts:
        assert part.amount > 0
        by_region[part.region].append(part.amount)
        by_payment[part.project, part.programme, part.year].append(part.amount)
    for name, amount in plan.regions.items():
        assert fsum(by_region[name]) == pytest.approx(amount, abs=1e-9)
    paid = {
        (part.project, pay.programme, pay.year): pay.amount
        for part in plan.projects
        for pay in part.money
    }
    assert by_payment.keys() == paid.keys()
    for pay, amount in paid.items():
        assert fsum(by_payment[pay]) == pytest.approx(amount, abs=1e-9)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(), st.sampled_from([1.0, 0.37]))
def test_parts_add_up_to_payments_and_regions_as_solved_and_as_shown(of: Case, by: float) -> None:
    question = Question(of, None, {"role": "none", "budget_scale": by})
    plan = question.plan()
    if plan.has_plan:
        adds_up(of, plan)
        adds_up(of, shown_plan(question, plan))


def test_a_payment_falls_to_the_partners_by_their_shares() -> None:
    """A pays 100 of its 3:1 venture, of which 10.005 and 3.335 are rounded so that they add up."""
    of = case(
        [region("A"), region("B"), region("C")],
        [programme("N", {1: 13.34, 2: 7.0})],
        [
            project("J", 13.34, 5, "A:0.75 B:0.25", start=1, end=1),
            project("K", 7, 5, "B C", start=2, end=2),
        ],
    )
    question = Question(of, None, {"role": "none"})
    plan = shown_plan(question, question.plan())
    adds_up(of, plan)
    parts = {(part.region, part.year): part for part in landings(of, plan)}
    assert parts["C", 2].amount == 3.5
    assert {parts["A", 1].amount, parts["B", 1].amount} in ({10.0, 3.34}, {10.01, 3.33})
    assert (parts["C", 2].project, parts["C", 2].programme) == ("K", "N")


def test_a_limit_of_a_region_moves_its_rounding_and_the_parts_follow() -> None:
    ceiling = [Limit(scope="region", name="A", unit="money", maximum=10.0)]
    of = case(
        [region("A"), region("B")],
        [programme("N", {1: 13.34})],
        [project("J", 13.34, 5, "A:0.75 B:0.25")],
        ceiling,
    )
    question = Question(of, None, {"role": "none"})
    adds_up(of, shown_plan(question, question.plan()))
