"""The question behind swing weights."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.ranking.elicitation import from_swings
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.points import square_roots
from mcda.ranking.scenario import default_scenario
from mcda.ranking.swings import swings
from mcda.ranking.topsis import rank
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


def closeness_with(case, judged, *, roots):
    """Return each region's closeness with what is handed over for these swings."""
    found = from_swings(case.criteria, judged).points
    points = square_roots(found) if roots else found
    return rank(case, replace(default_scenario(case), points=points)).score


def unit_bounds(*criteria):
    return {column: {"lower": 0.0, "upper": 1.0} for column in criteria}


def test_whole_swings_of_the_same_sum_are_equally_good_as_square_roots():
    """One region is lifted in the first criterion, the other in two that are worth half each."""
    case = case_of(
        [[1, 0, 0], [0, 1, 1]],
        settings={"normalization": "goalposts"},
        criteria=unit_bounds(1, 2, 3),
    )
    judged = {"c1": 100, "c2": 50, "c3": 50}
    one, other = closeness_with(case, judged, roots=True)
    assert one == pytest.approx(other, abs=1e-12)
    one, other = closeness_with(case, judged, roots=False)
    assert one - other > 0.15


def test_parts_of_a_swing_are_nearly_as_good_as_square_roots():
    """0.75 x 100 + 0.5 x 50 = 0.5 x 100 + 1 x 50, which distances do not add up exactly."""
    case = case_of(
        [[0.75, 0.5], [0.5, 1]], settings={"normalization": "goalposts"}, criteria=unit_bounds(1, 2)
    )
    judged = {"c1": 100, "c2": 50}
    one, other = closeness_with(case, judged, roots=True)
    assert one - other == pytest.approx(0.023, abs=0.001)
    one, other = closeness_with(case, judged, roots=False)
    assert [one, other] == pytest.approx([0.691, 0.586], abs=0.001)
