"""Quadratics of pairs: which roots count, which do not, and on which side of today they lie."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.crossings import Crossings, no_rivals, undefined
from tests.ranking.ranking_cases import case_of

PAIR = np.array([0]), np.array([1])


def crossings_of(matrix, points, **choices):
    case = case_of(matrix, points=points)
    return Crossings(rank(case, replace(default_scenario(case), **choices)))


def with_gaps(a, big_a, b, big_b, today):
    """Return a pair's quadratics with gaps chosen for the first criterion: (R1, R2) each."""
    crossings = crossings_of([[2, 1], [1, 2]], [50, 50])
    crossings.near[:, 0], crossings.far[:, 0] = a, b
    crossings.near_others[:, 0], crossings.far_others[:, 0] = big_a, big_b
    crossings.now[0] = today
    crossings.rank = np.array([1, 2])
    total = today * np.array([a, b], dtype=float) + np.array([big_a, big_b])
    crossings.plus, crossings.minus = total[0][:, None], total[1][:, None]
    return crossings


def bounds_of(crossings):
    below, above = crossings._bounds(*PAIR)
    return float(below[0, 0]), float(above[0, 0])


def test_roots_on_both_sides_bound_on_both_sides():
    """(u + 1)(u + 6) - 12 u = (u - 2)(u - 3)."""
    crossings = with_gaps(a=[0, 1], big_a=[1, 6], b=[1, 12], big_b=[1, 0], today=2.5)
    assert [part.value[0, 0] for part in crossings._coefficients(*PAIR)] == [1, -5, 6]
    assert bounds_of(crossings) == (pytest.approx(2), pytest.approx(3))


def test_where_two_only_touch_nothing_is_bounded():
    """(u + 1)(u + 1) - 4 u = (u - 1)^2: they tie at 1 and do not change places."""
    touching = with_gaps(a=[0, 1], big_a=[1, 1], b=[1, 4], big_b=[1, 0], today=0.3)
    assert [part.value[0, 0] for part in touching._coefficients(*PAIR)] == [1, -2, 1]
    assert bounds_of(touching) == (-np.inf, np.inf)
    # a hair more, and they do, twice
    crossing = with_gaps(a=[0, 1], big_a=[1, 1], b=[1, 4 + 1e-6], big_b=[1, 0], today=0.3)
    assert bounds_of(crossing) == (-np.inf, pytest.approx(1, abs=2e-3))


def test_a_root_within_rounding_of_today_is_put_on_the_side_that_signs_tell():
    """Of u - 1 with today's weight a hair beside 1, whichever way the root was rounded."""
    for today in (1 - 1e-12, 1 + 1e-12):
        crossings = with_gaps(a=[0, 0], big_a=[1, 1], b=[1, 0], big_b=[0, 1], today=today)
        below, above = bounds_of(crossings)
        assert (np.isfinite(below), np.isfinite(above)) == (today > 1, today < 1)


def test_differences_that_are_rounding_have_no_roots():
    crossings = with_gaps(
        a=[0.1 + 0.2, 0.3], big_a=[0.7, 0.1 * 7], b=[0.5, 0.5], big_b=[0.2, 0.2], today=0.3
    )
    assert bounds_of(crossings) == (-np.inf, np.inf)


def test_pairs_are_solved_in_pieces_with_the_same_result(monkeypatch):
    crossings = crossings_of(np.random.default_rng(1).random((12, 3)), [20, 30, 50])
    pairs = np.repeat(np.arange(12), 12), np.tile(np.arange(12), 12)
    whole = crossings.interval(pairs)
    monkeypatch.setattr("mcda.robustness.crossings._AT_ONCE", 10)
    pieces = crossings.interval(pairs)
    assert np.array_equal(whole[0], pieces[0])
    assert np.array_equal(whole[1], pieces[1])


def test_nothing_to_compare_leaves_everything_open():
    crossings = crossings_of([[1, 2], [2, 1]], [40, 60])
    none = np.array([], dtype=np.int64)
    intervals, rivals = crossings.interval((none, none))
    assert intervals.tolist() == [[0, 1], [0, 1]]
    assert np.array_equal(rivals, no_rivals(intervals))


def test_only_all_the_weight_or_figures_that_exclude_leave_a_weight_undefined():
    case = case_of([[1, None, 3], [2, 5, 1]], points=[100, 0, 0])
    assert undefined(rank(case, default_scenario(case))).tolist() == [[True], [True], [False]]
