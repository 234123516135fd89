"""What is shown of a plan adds up as it is written, and breaks no rule."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from mcda.allocation.asked import Asked
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.shown_plan import shown_plan
from mcda.case.model import Case
from mcda.case.read import read_case
from mcda.charts.money import landing
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.allocation.checker import check
from tests.allocation.instances import (
    budget_knapsack,
    case,
    impossible_floor,
    programme,
    project,
    region,
)
from tests.allocation.made import cases

BUNDLED = Path(__file__).parents[2] / "data"
# What is carried out stays exact; what lands in regions is rounded once more.
EXACT = re.compile(r": paid |: beyond the horizon |: gets [-.e0-9]+, not ")


def money(amount: float, plan: Plan) -> Decimal:
    """Return an amount as it is written."""
    return Decimal(f"{amount:.{plan.decimals}f}")


def added(plan: Plan, place: str) -> dict[object, Decimal]:
    """Add up the payments, as written, of each programme or year."""
    totals: dict[object, Decimal] = defaultdict(Decimal)
    for part in plan.projects:
        for payment in part.money:
            totals[getattr(payment, place)] += money(payment.amount, plan)
    return totals


def broken(plan: Plan, made: Case, ranking=None) -> list[str]:
    try:
        check(plan, made, ranking)
    except AssertionError as problems:
        return [said for said in str(problems).splitlines() if not EXACT.search(said)]
    return []


@pytest.mark.parametrize("role", ["gate", "floor", "value", "none"])
@pytest.mark.parametrize("name", ["uzbekistan", "kazakhstan"])
def test_what_is_written_of_a_bundled_plan_adds_up(name: str, role: str) -> None:
    made = read_case(BUNDLED / name).case
    ranking = rank(made, default_scenario(made))
    question = Asked(role=role).question(made, ranking)
    plan = question.plan()
    shown = shown_plan(question, plan)
    assert (shown.decimals, shown.exact) == (2, plan)
    assert shown.fractions == plan.fractions
    whole = money(shown.amount, shown)
    assert whole == sum(money(part.amount, shown) for part in shown.projects)
    assert whole == sum(money(amount, shown) for amount in shown.regions.values())
    assert whole == sum(money(amount, shown) for amount in shown.by_year.values())
    for year, amount in shown.by_year.items():
        assert money(amount, shown) == added(shown, "year").get(year, 0)
    assert whole == sum(added(shown, "programme").values())
    for region_id, pots in landing(made, shown).items():
        parts = sum(money(amount, shown) for amount in pots.values())
        assert parts == money(shown.regions[region_id], shown)
    blended = {item.programme for item in shown.funds}
    for payer in blended:
        given_by = sum(money(i.amount, shown) for i in shown.funds if i.programme == payer)
        assert given_by == added(shown, "programme")[payer]
    assert abs(shown.amount - plan.amount) < 0.005 * len(added(shown, "year")) * len(shown.projects)
    assert broken(shown, made, question.ranking) == []


@given(cases())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_of_any_plan_adds_up(made: Case) -> None:
    question = Question(made, None, {"role": "none"})
    plan = shown_plan(question, question.plan())
    if plan.exact is None:
        return
    whole = money(plan.amount, plan)
    assert whole == sum(money(part.amount, plan) for part in plan.projects)
    assert whole == sum(money(amount, plan) for amount in plan.regions.values())
    assert whole == sum(money(amount, plan) for amount in plan.by_year.values())
    assert [p.is_funded for p in plan.projects] == [p.is_funded for p in plan.exact.projects]
    assert broken(plan, made) == []


@pytest.mark.parametrize(("scale", "decimals"), [(1e-6, 7), (0.01, 3), (1, 2), (1e10, 0)])
def test_decimals_suit_the_size_of_budgets(scale: float, decimals: int) -> None:
    """In trillions or in single soums: what is told apart stays told apart."""
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100 * scale})],
        [project("A", 60 * scale, 9, "R1:0.3 R2:0.7"), project("B", 90 * scale, 8, "R1 R2")],
    )
    question = Question(made, None, {"role": "none"})
    plan = shown_plan(question, question.plan())
    assert plan.decimals == decimals
    assert [part.amount for part in plan.projects] == pytest.approx([60 * scale, 40 * scale])
    assert plan.regions == pytest.approx({"R1": 38 * scale, "R2": 62 * scale})


def test_nothing_funded_vanishes() -> None:
    made = budget_knapsack()
    small = replace(made.projects[0], cost=0.001)
    question = Question(replace(made, projects=(small, *made.projects[1:])), None, {"role": "none"})
    plan = shown_plan(question, question.plan())
    assert plan.decimals == 3
    assert plan.projects[0].amount == 0.001


def test_without_a_plan_nothing_is_rounded() -> None:
    question = Question(impossible_floor(), None, {"role": "none"})
    plan = question.plan()
    assert shown_plan(question, plan) is plan


def test_what_is_shown_does_not_depend_on_what_was_seen_before() -> None:
    """Payments follow from what is carried out, whichever plan that was kept near to."""
    made = read_case(BUNDLED / "uzbekistan").case
    ranking = rank(made, default_scenario(made))
    asked = Asked(role="none")
    first = asked.question(made, ranking)
    plan = shown_plan(first, first.plan())
    for role in ("none", "gate"):
        before = Asked(role=role).question(made, ranking).plan().fractions
        again = asked.question(made, ranking, before)
        other = shown_plan(again, again.plan())
        assert other.fractions == pytest.approx(plan.fractions)
        assert [part.money for part in other.projects] == [part.money for part in plan.projects]
        assert other.regions == plan.regions
