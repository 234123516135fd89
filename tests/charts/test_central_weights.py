"""Bars of weights: now, and in favour of a region."""

import numpy as np
import pytest

from mcda.charts.central_weights import CentralWords, central_weight_bars
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import uniform
from tests.robustness.robustness_cases import ranking_of


def test_two_bars_for_each_criterion_with_points():
    ranking = ranking_of(np.eye(4), points=[40, 40, 0, 20])
    found = acceptability(ranking, uniform(), 500)
    picture = central_weight_bars(found, 1, CentralWords("Criterion", "now", "then"))
    bars = picture.rows["bars"]
    assert [bar["told"] for bar in bars] == ["now", "then"] * 3
    assert [bar["to"] for bar in bars[::2]] == pytest.approx([0.4, 0.4, 0.2])
    central = found.central_weights[1, [0, 1, 3]]
    assert [bar["to"] for bar in bars[1::2]] == pytest.approx(list(central))
    assert [row["name"] for row in picture.rows["names"]] == [
        "Criterion 1",
        "Criterion 2",
        "Criterion 4",
    ]
    assert picture.rows["names"][0]["shown"] == f"40 → {100 * central[0]:.0f} %"
