"""Rounded payments add up and break no rule."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.allocation.plan import Payment, Plan
from mcda.allocation.question import Question
from mcda.allocation.rounding import Shown, largest_remainder, shown, shown_funds
from mcda.case.model import Case, Fund, Limit
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region
from tests.allocation.made import cases

EXACT = re.compile(r": paid |: its funds give |: F\d gives |funds give")


def thirds(**columns: object) -> Case:
    """Three alike ventures and 100 to be shared by them."""
    return case(
        [region(f"R{n}") for n in range(4)],
        [programme("N", {1: 100})],
        [project(f"J{n}", 100, 10, f"R{n} R{n + 1}", **columns) for n in range(3)],
    )


def answered(made: Case) -> tuple[Question, Plan]:
    question = Question(
        made, None, {"role": "none", "previous": {f"J{n}": 1 / 3 for n in range(3)}}
    )
    return question, question.plan()


def as_plan(plan: Plan, found: Shown) -> Plan:
    """Return the plan with the amounts that are shown."""
    projects = tuple(
        replace(
            part,
            money=tuple(
                Payment(p.programme, p.year, found.amounts[part.project, p.programme, p.year])
                for p in part.money
                if found.amounts[part.project, p.programme, p.year] > 0
            ),
        )
        for part in plan.projects
    )
    return replace(plan, projects=projects)


def test_a_budget_is_shown_spent_to_the_last_unit() -> None:
    question, plan = answered(thirds())
    found = shown(question, plan, 1)
    assert found.digits == 1
    assert sorted(found.amounts.values()) == [33.3, 33.3, 33.4]
    assert found.total(found.amounts) == 100.0


def test_a_rule_keeps_an_amount_from_going_up() -> None:
    """R0 takes half of J0 and absorbs half of what J0 gets: J0 may not be shown as 33.4."""
    made = thirds()
    held = replace(made.regions[0], absorption=100 / 6)
    question, plan = answered(replace(made, regions=(held, *made.regions[1:])))
    found = shown(question, plan, 1)
    assert found.amounts["J0", "N", 1] == 33.3
    assert found.total(found.amounts) == 100.0


def test_a_floor_keeps_an_amount_from_going_down() -> None:
    made = thirds()
    floor = Limit("region", "R3", "money", minimum=16.68)
    question, plan = answered(replace(made, limits=(floor,)))
    found = shown(question, plan, 1)
    assert found.amounts["J2", "N", 1] == 33.4


def test_more_decimals_are_shown_where_one_would_break_a_rule() -> None:
    made = thirds()
    exactly = Limit("region", "R3", "money", minimum=16.673, maximum=16.674)
    question, plan = answered(replace(made, limits=(exactly,)))
    found = shown(question, plan, 1)
    assert found.digits == 3
    assert found.amounts["J2", "N", 1] / 2 == pytest.approx(16.6735, abs=0.0006)


def test_exact_amounts_stay_where_no_rounding_will_do() -> None:
    made = thirds()
    exactly = Limit("region", "R3", "money", minimum=50 / 3, maximum=50 / 3)
    question, plan = answered(replace(made, limits=(exactly,)))
    found = shown(question, plan, 1)
    assert found.digits is None
    assert found.total(found.amounts) == pytest.approx(100)


def test_an_empty_plan_is_shown_as_it_is() -> None:
    question, plan = answered(replace(thirds(), projects=()))
    assert shown(question, plan, 1) == Shown(1, {})


@given(cases(), st.sampled_from([0.37, 1.0]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_rounded_payments_add_up_and_break_no_rule(made: Case, scale: float) -> None:
    question = Question(made, None, {"role": "none", "budget_scale": scale})
    plan = question.plan()
    if not plan.has_plan:
        return
    found = shown(question, plan, 1)
    unit = 0.0 if found.digits is None else 10.0**-found.digits
    rounded = as_plan(plan, found)
    for part, exact in zip(rounded.projects, plan.projects):
        paid = {(p.programme, p.year): p.amount for p in exact.money}
        for payment in part.money:
            gap = abs(payment.amount - paid[payment.programme, payment.year])
            assert gap < unit + 1e-6
    landed = {
        r.id: sum(
            p.partners.get(r.id, 0.0) * part.amount
            for p, part in zip(made.projects, rounded.projects)
        )
        for r in made.regions
    }
    try:
        check(replace(rounded, regions=landed), made)
    except AssertionError as broken:
        # What is carried out, and what funds give, stays exact; all rules about money hold.
        # Ceilings from the public share on say no more than what a venture is paid in all.
        same = {
            f"{venture.id}: {programme.id} pays more than its ceiling"
            for venture in made.projects
            for programme in made.programmes
            if programme.ceiling >= venture.public_share
        }
        told = set(str(broken).splitlines()) - same
        assert [said for said in told if not EXACT.search(said)] == []


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ([33.333, 33.333, 33.334], 100.0, [33.3, 33.3, 33.4]),
        ([0.25, 0.25], 0.5, [0.3, 0.2]),
        ([], 0.0, []),
        ([1.0, 2.0], 3.0, [1.0, 2.0]),
        ([0.3 - 1e-12, 0.1], 0.4, [0.3, 0.1]),
    ],
)
def test_largest_remainder(parts: list[float], total: float, expected: list[float]) -> None:
    assert largest_remainder(parts, total, 1) == expected


def test_what_funds_give_adds_up_to_what_is_shown_as_spent() -> None:
    made = thirds()
    payer = replace(made.programmes[0], kind="blended", budgets={})
    funds = tuple(
        Fund(programme="N", fund=name, budgets={1: 100 / 3}) for name in ("Bank", "State", "World")
    )
    question, plan = answered(replace(made, programmes=(payer,), funds=funds))
    found = shown(question, plan, 1)
    given = shown_funds(plan, found)
    assert sorted(given.values()) == [33.3, 33.3, 33.4]
    assert sum(given.values()) == pytest.approx(found.total(found.amounts))
    assert sum(shown_funds(plan, Shown(None, {})).values()) == pytest.approx(100)
