"""Weights from an order, from swings, and in equal parts."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.case.finding import CaseError
from mcda.case.model import Criterion
from mcda.ranking.elicitation import (
    equal_by_group,
    from_order,
    from_swings,
    rank_order_centroid,
)

CRITERIA = tuple(
    Criterion(id=key, name=key.upper(), objective="max", group=group)
    for key, group in zip("abcde", ("x", "x", "x", "y", ""))
)


@pytest.mark.parametrize(
    ("count", "weights"),
    [
        (2, [0.75, 0.25]),
        (3, [0.6111, 0.2778, 0.1111]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.0900, 0.0400]),
    ],
)
def test_centroid_of_barron_barrett_1996(count, weights):
    """Barron & Barrett (1996), Management Science 42: the weights of 2 to 5 attributes."""
    np.testing.assert_allclose(rank_order_centroid([1] * count), weights, atol=5e-5)


def test_ties_share_the_mean_of_their_places():
    single = rank_order_centroid([1, 1, 1, 1])
    np.testing.assert_allclose(
        rank_order_centroid([1, 2, 1]), [single[0], single[1:3].mean(), single[3]]
    )
    np.testing.assert_allclose(rank_order_centroid([5]), [0.2])


def test_centroid_is_the_mean_of_the_corners_of_the_ordered_weights():
    """The weights that keep an order are a simplex with the corners (1/k, ..., 1/k, 0, ...)."""
    corners = [[1 / k] * k + [0.0] * (6 - k) for k in range(1, 7)]
    np.testing.assert_allclose(rank_order_centroid([1] * 6), np.mean(corners, axis=0))


def test_order():
    found = from_order(CRITERIA, [["c"], [], ["a", "d"], ["b"]])
    assert found.criteria == ("a", "b", "c", "d", "e")
    assert found.by_criterion == pytest.approx(
        {"c": 0.52083333, "a": 0.20833333, "d": 0.20833333, "b": 0.0625, "e": 0}
    )
    assert found.points["c"] == 100
    assert "from 52.1 % each for C down to 6.25 % each for B" in str(found.meaning)


def test_one_tier_is_equal():
    found = from_order(CRITERIA, ["abcde"])
    np.testing.assert_allclose(found.weights, 0.2)
    assert "equally" in str(found.meaning)


@given(st.permutations("abcde"), st.lists(st.integers(1, 3), min_size=1, max_size=5))
@settings(deadline=None, max_examples=60)
def test_weights_follow_the_order(order, sizes):
    names = iter(order)
    tiers = [tier for size in sizes if (tier := list(itertools.islice(names, size)))]
    found = from_order(CRITERIA, tiers).by_criterion
    assert sum(found.values()) == pytest.approx(1)
    for better, worse in itertools.pairwise(tiers):
        assert min(found[c] for c in better) > max(found[c] for c in worse)
    turned = from_order(CRITERIA[::-1], tiers).by_criterion
    assert turned == pytest.approx(found)


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ([], "No criterion is in the order"),
        ([["a"], ["b", "a"]], "A stands in the order twice"),
        ([["a", "a"]], "twice"),
        ([["z"]], "no criterion z"),
    ],
)
def test_orders_that_are_refused(tiers, words):
    with pytest.raises(CaseError, match=words):
        from_order(CRITERIA, tiers)


def test_swings():
    found = from_swings(CRITERIA, {"a": 100, "b": 60, "d": 40})
    np.testing.assert_allclose(found.weights, [0.5, 0.3, 0, 0.2, 0])
    assert found.points == pytest.approx({"a": 100, "b": 60, "c": 0, "d": 40, "e": 0})
    assert "most in A, with 50 %" in str(found.meaning)


@given(st.lists(st.floats(0.01, 1), min_size=5, max_size=5), st.floats(1, 100))
@settings(deadline=None, max_examples=40)
def test_only_the_proportions_of_swings_count(values, factor):
    swings = dict(zip("abcde", values))
    np.testing.assert_allclose(
        from_swings(CRITERIA, swings).weights,
        from_swings(CRITERIA, {c: factor * v for c, v in swings.items()}).weights,
    )


@pytest.mark.parametrize(
    ("swings", "words"),
    [
        ({}, "worth 0"),
        ({"a": 0, "b": 0}, "worth 0"),
        ({"a": 101}, "A is not between 0 and 100"),
        ({"a": -1, "b": float("nan")}, "A and B is not between"),
        ({"z": 1}, "no criterion z"),
    ],
)
def test_swings_that_are_refused(swings, words):
    with pytest.raises(CaseError, match=words):
        from_swings(CRITERIA, swings)


def test_each_group_gets_the_same():
    found = equal_by_group(CRITERIA)
    np.testing.assert_allclose(found.weights, [1 / 9, 1 / 9, 1 / 9, 1 / 3, 1 / 3])
    assert "3 groups" in str(found.meaning)


def test_groups_with_given_totals():
    found = equal_by_group(CRITERIA, {"x": 30, "y": 10})
    np.testing.assert_allclose(found.weights, [0.25, 0.25, 0.25, 0.25, 0])


@pytest.mark.parametrize(
    "totals", [{"x": -1}, {"x": float("inf")}, {"z": 1}, {}, {"x": 0.0, "y": 0.0}]
)
def test_totals_that_are_refused(totals):
    with pytest.raises(CaseError):
        equal_by_group(CRITERIA, totals)
