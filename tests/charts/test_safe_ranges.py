"""The picture of safe ranges shows the intervals it was given, on the scale of the sliders."""

import pytest

from mcda.charts.safe_ranges import RangeWords, safe_range_bars
from mcda.robustness.stability import on_points_scale, stability
from tests.robustness.robustness_cases import random_ranking, ranking_of

WORDS = RangeWords("Criterion", "Points", "winner", "shortlist", "order")


def test_three_bars_for_each_criterion_and_a_line_where_it_stands():
    ranking = random_ranking(points=[50, 10, 0, 80, 30])
    found = stability(ranking)
    drawn = safe_range_bars(found, WORDS).rows
    assert [item["points"] for item in drawn["now"]] == [50, 10, 0, 80, 30]
    assert [item["name"] for item in drawn["names"]] == [f"Criterion {j}" for j in range(1, 6)]
    for lane in ("winner", "shortlist", "order"):
        expected = on_points_scale(ranking, getattr(found, lane))
        bars = [bar for bar in drawn["bars"] if bar["lane"] == lane]
        assert [(bar["from"], bar["to"]) for bar in bars] == [
            pytest.approx((low, high)) for low, high in expected
        ]


def test_what_is_not_defined_is_left_out():
    found = stability(ranking_of([[1, 9], [2, 8]], points=[40, 0]))
    bars = safe_range_bars(found, WORDS).rows["bars"]
    assert {bar["name"] for bar in bars} <= {"Criterion 2"}
