"""Prices where they are not confirmed one by one: very large models, very many doubts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcda.allocation import allocate as verb
from mcda.allocation import prices
from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan
from mcda.allocation.seen import kept
from mcda.case.model import Case, Limit
from mcda.case.read import read_case
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.allocation.instances import case, programme, project, region, three_zones, two_years


def found(plan: Plan) -> dict[str, float | None]:
    return {price.name: price.price for price in plan.prices}


@pytest.mark.parametrize("made", [two_years(), three_zones(30)])
def test_large_models_have_prices_without_ranges(
    monkeypatch: pytest.MonkeyPatch, made: Case
) -> None:
    small = allocate(made, None, role="none")
    monkeypatch.setattr(verb, "_LARGE", 0)
    large = allocate(made, None, role="none")
    assert found(large) == pytest.approx(found(small))
    assert not any(price.valid_to for price in large.prices if price.price)


def test_plans_that_do_the_same_have_the_same_prices_to_the_last_bit() -> None:
    """Found by itself, or near to what was seen, as the room finds it: sums end otherwise."""
    bundled = read_case(Path("data/kazakhstan")).case
    first = rank(bundled, default_scenario(bundled))
    alone = allocate(bundled, first)
    near = allocate(bundled, first, previous=kept(alone, {}))
    assert near.every_price == alone.every_price


def shares(minimum: float) -> Case:
    """A worth 0.2 and B worth 0.1 per money; a part of all money must go to B's sector."""
    return case(
        [region("R1"), region("R2")],
        [programme("N", {1: 80})],
        [
            project("A", 100, 20, "R1 R2", sector="Textiles"),
            project("B", 100, 10, "R1 R2", sector="Machines"),
        ],
        [Limit(scope="sector", name="Machines", unit="share", minimum=minimum)],
    )


def test_the_price_of_a_share_is_per_percentage_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """One percentage point of 80 is 0.8, which loses 0.1 each."""
    one_by_one = found(allocate(shares(0.25), None, role="none"))
    assert one_by_one == pytest.approx({"N,1": 0.175, "sector:Machines:minimum": -0.08})
    monkeypatch.setattr(prices, "MOST_CONFIRMED", 0)
    assert found(allocate(shares(0.25), None, role="none")) == pytest.approx(one_by_one)


def test_a_share_of_all_cannot_be_raised_above_all() -> None:
    plan = allocate(shares(1.0), None, role="none")
    assert found(plan)["sector:Machines:minimum"] is None


def test_of_no_money_at_all_a_share_is_neither_broken_nor_spare() -> None:
    plan = allocate(shares(0.25), None, role="none", budget_scale=0)
    assert plan.objective == 0
    assert plan.prices[-1].slack == 0
