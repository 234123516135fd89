"""Value against the smallest amount."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.equity import equity
from mcda.allocation.frontier import FrontierPoint
from mcda.charts.frontier import PICKED, FrontierWords, frontier_picture
from tests.charts.drawn import assert_complete, small

WORDS = FrontierWords("Smallest", "Value, percent", "Least", "Value", "Plan", "Funded")


def points(*figures: tuple[float, float]) -> list[FrontierPoint]:
    case, _, plan = small()
    spread = equity(plan, case)
    return [
        FrontierPoint(smallest, value, None, replace(plan, objective=value), spread)
        for smallest, value in figures
    ]


def test_points_are_in_percent_of_the_most_value_and_one_is_marked() -> None:
    picture = frontier_picture(points((0.0, 4.0), (2e-6, 3.0)), "head", 1, WORDS)
    assert_complete(picture)
    first, second = picture.rows["points"]
    assert (first["value"], second["value"]) == pytest.approx((100.0, 75.0))
    assert second["smallest"] == pytest.approx(2.0)  # per million inhabitants
    assert (first["meaning"], second["meaning"]) == ("shortlist", "doubt")


def test_a_click_is_heard() -> None:
    picture = frontier_picture(points((0.0, 4.0)), "money", 0, WORDS)
    assert [item["name"] for item in picture.drawing["params"]] == [PICKED]


def test_a_small_loss_does_not_look_like_a_fall() -> None:
    def floor(value: float) -> float:
        picture = frontier_picture(points((0.0, 100.0), (1.0, value)), "money", 0, WORDS)
        return picture.drawing["layer"][0]["encoding"]["y"]["scale"]["domain"][0]

    assert floor(99.9) == 80
    assert floor(65.0) == 60
