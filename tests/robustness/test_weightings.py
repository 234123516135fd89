"""Draws of weights: their laws, their ends, and declared orders."""

import itertools

import numpy as np
import pytest

from mcda.case.finding import CaseError
from mcda.robustness.result import around, figures_only, ordered, uniform
from mcda.robustness.weightings import (
    draw_weights,
    kappa_from_width,
    tier_numbers,
    tiers_from_text,
    widths,
)
from tests.ranking.ranking_cases import case_of

WEIGHTS = np.array([0.5, 0.3, 0.2])


def drawn(question, weights=WEIGHTS, tiers=None, count=20_000):
    return draw_weights(question, weights, tiers, count, np.random.default_rng(1))


@pytest.mark.parametrize(
    "question",
    [uniform(), figures_only(), *(around(kappa) for kappa in (0, 1e-300, 0.01, 20, 1e9, np.inf))],
)
@pytest.mark.parametrize("weights", [WEIGHTS, np.array([1.0]), np.array([1 - 1e-300, 1e-300])])
def test_weights_are_never_negative_and_sum_to_one(question, weights):
    found = drawn(question, weights, count=500)
    assert found.shape == (500, len(weights))
    assert (found >= 0).all()
    assert found.sum(axis=1) == pytest.approx(1)


def test_uniform_weights_have_the_moments_of_the_simplex():
    found = drawn(uniform())
    assert found.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.01)
    assert found.std(axis=0) == pytest.approx([np.sqrt(2 / 9 / 4)] * 3, abs=0.01)
    # each of four equal triangles of the simplex holds a quarter of the draws
    assert (found > 0.5).mean(axis=0) == pytest.approx([0.25] * 3, abs=0.01)


def test_weights_like_the_current_ones_have_their_mean_and_the_promised_width():
    kappa = kappa_from_width(0.05, 3)
    found = drawn(around(kappa))
    assert found.mean(axis=0) == pytest.approx(WEIGHTS, abs=0.002)
    assert found.std(axis=0) == pytest.approx(np.sqrt(WEIGHTS * (1 - WEIGHTS) / (kappa + 1)), 0.03)


def test_a_typical_weight_is_off_by_the_width():
    for active, width in ((2, 0.2), (3, 0.1), (12, 0.05), (40, 0.01)):
        kappa = kappa_from_width(width, active)
        equal = np.full(active, 1 / active)
        assert widths(equal, kappa) == pytest.approx(np.full(active, width))


def test_widths_at_their_ends():
    assert kappa_from_width(0, 12) == np.inf
    assert kappa_from_width(0.05, 1) == np.inf
    assert kappa_from_width(0.9, 12) == 0
    assert kappa_from_width(1e-300, 12) == np.inf
    assert (widths(WEIGHTS, np.inf) == 0).all()
    assert widths(np.array([1.0]), 0) == 0


def test_without_any_concentration_each_draw_has_one_criterion():
    found = drawn(around(0))
    assert np.isin(found, (0, 1)).all()
    assert found.mean(axis=0) == pytest.approx(WEIGHTS, abs=0.01)


def test_with_infinite_concentration_weights_stay():
    assert (drawn(around(np.inf), count=10) == WEIGHTS).all()
    assert (drawn(figures_only(), count=10) == WEIGHTS).all()


@pytest.mark.parametrize("kappa", [-1, np.nan])
def test_a_concentration_that_makes_no_sense(kappa):
    with pytest.raises(ValueError, match="must be 0 or more"):
        around(kappa)


def test_a_full_order_is_uniform_on_its_cone():
    # the centroid of the cone is the rank-order centroid
    found = drawn(ordered((("a",), ("b",), ("c",))), tiers=np.array([0.0, 1.0, 2.0]))
    assert (np.diff(found, axis=1) <= 0).all()
    assert found.mean(axis=0) == pytest.approx([11 / 18, 5 / 18, 2 / 18], abs=0.005)


def test_tiers_spread_draws_evenly_over_the_orders_they_allow():
    weights = np.full(4, 0.25)
    tiers = np.array([1.0, 0.0, 1.0, 2.0])  # second > first, third > fourth
    found = drawn(ordered((("b",), ("a", "c"), ("d",))), weights, tiers)
    assert (found[:, 1] >= found[:, [0, 2]].max(axis=1)).all()
    assert (found[:, 3] <= found[:, [0, 2]].min(axis=1)).all()
    assert (found[:, 0] > found[:, 2]).mean() == pytest.approx(0.5, abs=0.01)
    centroids = [sum(1 / k for k in range(place, 5)) / 4 for place in (1, 2, 3, 4)]
    middle = (centroids[1] + centroids[2]) / 2
    assert found.mean(axis=0) == pytest.approx([middle, centroids[0], middle, centroids[3]], 0.02)


def test_one_tier_is_uniform():
    found = drawn(ordered((("a", "b", "c"),)), tiers=np.zeros(3))
    orders = [tuple(order) for order in np.argsort(found, axis=1)]
    for order in itertools.permutations(range(3)):
        assert orders.count(order) / len(orders) == pytest.approx(1 / 6, abs=0.01)


CASE = case_of([[1, 2, 3, 4]], points=[50, 50, 0, 50])
ACTIVE = np.array([True, True, False, True])


def test_an_order_is_read_and_criteria_without_points_are_passed_over():
    tiers = tiers_from_text("c4 > c3 = c1>c2")
    assert tiers == (("c4",), ("c3", "c1"), ("c2",))
    assert tier_numbers(CASE.criteria, ACTIVE, tiers).tolist() == [1, 2, 0]
    without = tiers_from_text("c4>c1=c2")
    assert tier_numbers(CASE.criteria, ACTIVE, without).tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("c1>c2", "leaves out c4"),
        ("c1>c2>c4>c9", "names c9, but there is no such criterion"),
        ("c1>c2=c1>c4", "names c1 more than once"),
        ("c1>>c2", "has an empty place"),
        ("", "has an empty place"),
    ],
)
def test_orders_that_do_not_fit(text, told):
    with pytest.raises(CaseError, match=told):
        tier_numbers(CASE.criteria, ACTIVE, tiers_from_text(text))
