"""From points to weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.case.finding import CaseError
from mcda.case.model import Criterion
from mcda.ranking.weights import normalized_points, weights_from_points, with_weight

CRITERIA = (
    Criterion(id="exports", name="Exports per head", objective="max"),
    Criterion(id="income", name="Income per head", objective="max"),
)


def test_weights_are_points_divided_by_their_sum():
    np.testing.assert_allclose(
        weights_from_points(CRITERIA, {"exports": 30, "income": 10}), [0.75, 0.25]
    )


def test_criteria_not_named_have_no_points():
    assert weights_from_points(CRITERIA, {"income": 7.5}).tolist() == [0.0, 1.0]


@given(st.lists(st.floats(0.001, 100), min_size=1, max_size=20), st.floats(1e-9, 1e9))
@settings(deadline=None)
def test_weights_do_not_change_with_a_common_factor(points, factor):
    weights = normalized_points(np.array(points))
    np.testing.assert_allclose(normalized_points(np.array(points) * factor), weights, rtol=1e-12)
    assert weights.sum() == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("size", [5e-324, 1e-200, 1e308])
def test_extreme_points(size):
    np.testing.assert_allclose(normalized_points(np.array([size, size])), [0.5, 0.5])


def test_a_stack_of_points():
    found = normalized_points(np.array([[1.0, 3.0], [2.0, 2.0]]))
    np.testing.assert_allclose(found, [[0.25, 0.75], [0.5, 0.5]])


@pytest.mark.parametrize("points", [-1.0, float("nan"), float("inf"), -float("inf")])
def test_points_that_are_no_points_are_refused_by_name(points):
    with pytest.raises(
        CaseError, match=r"points of Income per head are .* from 0 to 100"
    ) as caught:
        weights_from_points(CRITERIA, {"exports": 1, "income": points})
    (finding,) = caught.value.findings
    assert (finding.table, finding.row, finding.column) == ("criteria", 2, "points")


def test_all_points_zero():
    with pytest.raises(CaseError, match=r"All criteria have 0 points.*more than 0"):
        weights_from_points(CRITERIA, {"exports": 0, "income": 0.0})


def test_unknown_criterion():
    with pytest.raises(CaseError, match=r"Points are given to wine.*exports, income"):
        weights_from_points(CRITERIA, {"exports": 1, "wine": 3})


def test_no_criteria():
    with pytest.raises(CaseError, match=r"no criteria.*Add a table criteria"):
        weights_from_points((), {})


def test_all_problems_are_told_at_once():
    with pytest.raises(CaseError) as caught:
        weights_from_points(CRITERIA, {"exports": -1, "income": -2, "wine": 1})
    assert len(caught.value.findings) == 3


def test_the_others_share_the_rest_in_their_proportions():
    weights = np.array([0.5, 0.2, 0.3])
    np.testing.assert_allclose(with_weight(weights, 0, 0.75), [0.75, 0.1, 0.15], rtol=1e-15)
    np.testing.assert_allclose(with_weight(weights, 2, 0.0), [5 / 7, 2 / 7, 0.0], rtol=1e-15)
    assert with_weight(weights, 1, 1.0).tolist() == [0.0, 1.0, 0.0]
