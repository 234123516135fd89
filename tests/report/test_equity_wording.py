"""Measures of inequality and plans of a frontier in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.equity import equity
from mcda.allocation.frontier import FrontierPoint
from mcda.report.equity_wording import (
    amount_text,
    cheap_sentence,
    fairest_sentence,
    measure_sentences,
    point_sentence,
    worst_sentence,
)
from tests.charts.drawn import small


def test_each_measure_has_one_sentence_and_none_without_money() -> None:
    case, _, plan = small()
    spread = replace(equity(plan, case), gini=0.25, hoover=0.4, jain=0.5)
    said = {name: str(told) for name, told in measure_sentences(spread).items()}
    assert "differ by 50 % of the mean amount per inhabitant" in said["Gini"]
    assert said["Hoover"].startswith("0.4: 40 % of the money would have to go elsewhere")
    assert f"of the {len(spread.amounts)} regions" in said["Jain"]
    assert measure_sentences(replace(spread, gini=None)) == {}
    zones = measure_sentences(replace(spread, by="zone", per="money"))
    assert "zones to have the same." in str(zones["Hoover"])


def test_amounts_per_head_can_be_read() -> None:
    case, _, _ = small()
    unit = case.settings.money_unit
    assert str(amount_text(17.1e-6, "head", case)) == f"17.1 {unit} per million inhabitants"
    assert str(amount_text(17.1, "money", case)) == f"17.1 {unit}"
    assert str(amount_text(17.1e-6, "head", case, 17.1004e-6)) == (
        f"17.1 {unit} per million inhabitants"
    )
    assert str(amount_text(17.1004e-6, "head", case, 17.1e-6)).startswith(f"17.1004 {unit}")


@pytest.mark.parametrize("by", ["region", "zone"])
def test_a_plan_says_what_it_gives_and_what_it_costs(by: str) -> None:
    case, _, plan = small()
    spread = equity(plan, case, by, "money")
    point = FrontierPoint(2.0, 3.0, None, plan, spread)
    unit = case.settings.money_unit
    told = str(point_sentence(point, 4.0, by, "money", case))
    assert f"2 {unit} at least, costs 1 of value, 25 %" in told
    told = str(point_sentence(point, 3.0, by, "money", case))
    assert told.endswith("costs no value")
    small_values = replace(point, objective=9e-7)
    told = str(point_sentence(small_values, 1e-6, by, "money", case))
    assert told.endswith("10 %")
    assert "The most that those with least within reach can get is 2" in str(
        fairest_sentence(point, 4.0, by, "money", case)
    )
    assert f"{by}s within reach with least together" in str(
        worst_sentence(point, 2, 4.0, by, "money", case)
    )


def test_what_costs_next_to_nothing_is_said_where_more_would_cost_much() -> None:
    case, _, plan = small()
    spread = equity(plan, case, "region", "money")

    def told(*figures: tuple[float, float]) -> str:
        points = [FrontierPoint(least, value, None, plan, spread) for least, value in figures]
        return str(cheap_sentence(points, "region", "money", case))

    assert told((0.0, 100.0), (2.0, 99.5), (3.0, 90.0)) == (
        f"For less than 1 % of value, every region within reach can have 2 "
        f"{case.settings.money_unit}."
    )
    assert told((0.0, 100.0), (2.0, 99.5), (3.0, 99.4)) == "None"
    assert told((0.0, 100.0), (2.0, 80.0)) == "None"
