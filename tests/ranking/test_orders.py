"""Correlation of orders, and joint orders."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm import correlations
from scipy import stats

from mcda.ranking.orders import borda, copeland, kendall, mean_ranks, spearman
from mcda.ranking.topsis import competition_ranks

tied_scores = st.integers(2, 9).flatmap(
    lambda m: st.lists(st.lists(st.integers(0, 4), min_size=m, max_size=m), min_size=2, max_size=5)
)


def ranks_of(scores):
    return competition_ranks(np.array(scores, dtype=float))


def test_mean_ranks():
    assert mean_ranks(np.array([1, 2, 2, 4])).tolist() == [1, 2.5, 2.5, 4]
    assert mean_ranks(np.array([1, 1, 1])).tolist() == [2, 2, 2]


@pytest.mark.parametrize("correlation", [spearman, kendall])
def test_the_same_and_the_reversed_order(correlation):
    order = np.array([1, 2, 3, 4])
    assert correlation(order, order) == 1.0
    assert correlation(order, order[::-1]) == -1.0
    assert correlation(order, np.array([1, 1, 1, 1])) is None
    assert correlation(np.array([1]), np.array([1])) is None


def test_spearman_by_hand():
    """Without ties 1 - 6 sum d^2 / (m (m^2 - 1)), here with d = 1, 1, 0, 0."""
    assert spearman(np.array([1, 2, 3, 4]), np.array([2, 1, 3, 4])) == pytest.approx(0.8)


def test_kendall_by_hand():
    """Of six pairs one is reversed; with a tie one pair falls out on one side."""
    order = np.array([1, 2, 3, 4])
    assert kendall(order, np.array([2, 1, 3, 4])) == pytest.approx(4 / 6)
    assert kendall(order, np.array([1, 1, 3, 4])) == pytest.approx(5 / (6 * 5) ** 0.5)


@given(tied_scores)
@settings(deadline=None, max_examples=60)
def test_correlations_equal_scipy(scores):
    one, other = ranks_of(scores)[:2]
    if one.max() == 1 or other.max() == 1:
        assert spearman(one, other) is None
        assert kendall(one, other) is None
        return
    assert spearman(one, other) == pytest.approx(stats.spearmanr(one, other).statistic, abs=1e-12)
    assert kendall(one, other) == pytest.approx(stats.kendalltau(one, other).statistic, abs=1e-12)


def test_correlations_equal_pymcdm():
    one, other = np.array([3, 1, 2, 5, 4]), np.array([2, 1, 4, 5, 3])
    assert spearman(one, other) == pytest.approx(correlations.spearman(one, other))
    assert kendall(one, other) == pytest.approx(correlations.kendall_tau(one, other))


def test_borda_counts_whom_a_region_beats():
    ranks = np.array([[1, 2, 3], [2, 1, 3], [1, 2, 2]])
    assert borda(ranks).tolist() == [2 + 1 + 2, 1 + 2 + 0.5, 0 + 0 + 0.5]


def test_copeland_counts_duels():
    """R1 wins against R2 by 2 to 1; both win against R3."""
    ranks = np.array([[1, 2, 3], [2, 1, 3], [1, 2, 2]])
    assert copeland(ranks).tolist() == [2, 0, -2]
    assert copeland(np.array([[1, 2], [2, 1]])).tolist() == [0, 0]


def test_borda_and_copeland_may_differ():
    """Three of five orders put R1 first, two put it last: it wins duels, but not on average."""
    ranks = np.array([[1, 2, 3, 4]] * 3 + [[4, 1, 2, 3]] * 2)
    assert borda(ranks).argmax() == 1
    assert copeland(ranks).argmax() == 0


@given(tied_scores)
@settings(deadline=None, max_examples=60)
def test_joint_scores_share_out_all_pairs(scores):
    ranks = ranks_of(scores)
    k, m = ranks.shape
    assert borda(ranks).sum() == pytest.approx(k * m * (m - 1) / 2)
    assert copeland(ranks).sum() == 0
    unanimous = np.repeat(ranks[:1], k, axis=0)
    assert competition_ranks(borda(unanimous)).tolist() == ranks[0].tolist()
    assert competition_ranks(copeland(unanimous).astype(float)).tolist() == ranks[0].tolist()
