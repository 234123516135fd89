"""The question behind swing weights."""

import numpy as np
import pytest

from mcda.ranking.matrix import decision_matrix
from mcda.ranking.swings import swings
from tests.ranking.ranking_cases import case_of

FIGURES = [[10, 5, 3, 7, None], [30, 1, 8, 7, None], [20, 9, 4.5, 7, None]]
OBJECTIVES = ["max", "min", "target", "max", "max"]
CASE = case_of(
    FIGURES,
    OBJECTIVES,
    criteria={
        1: {"unit": "USD", "lower": 0.0, "upper": 100.0},
        3: {"target": 5.0, "lower": 1.0, "upper": 7.0},
    },
)
MATRIX = decision_matrix(CASE)


def ends(found):
    return [(item.worst, item.best) for item in found]


def test_from_worst_to_best():
    found = swings(MATRIX, {"R1", "R2", "R3"})
    np.testing.assert_array_equal(
        ends(found), [(10, 30), (9, 1), (8, 4.5), (7, 7), (np.nan, np.nan)]
    )
    assert str(found[0].question) == (
        "What is it worth to bring Criterion 1 from 10 USD to 30 USD?"
    )
    assert "the same in all regions" in str(found[3].question)
    assert "has no figures" in str(found[4].question)


def test_only_compared_regions_count():
    assert ends(swings(MATRIX, ["R1", "R3"]))[:3] == [(10, 20), (9, 5), (3, 4.5)]


def test_goalposts_are_the_ends():
    found = swings(MATRIX, {"R1", "R2", "R3"}, "goalposts")
    assert ends(found)[:4] == [(0, 100), (9, 1), (1, 5), (7, 7)]
    assert np.isnan(found[4].worst)


@pytest.mark.parametrize("normalization", ["minmax", "goalposts"])
def test_no_region_compared(normalization):
    found = swings(MATRIX, (), normalization)
    assert np.isnan(found[1].worst)
