"""Gaps and distances, all of them or block by block."""

import numpy as np
import pytest

from mcda.ranking.gaps import distances, distances_in_chunks, known_gaps, squared_gaps


def test_squared_gaps_by_hand():
    to_ideal, to_anti_ideal = squared_gaps(
        np.array([[0.5, 1.0]]), np.array([1.0, 0.0]), np.array([0.0, 1.0])
    )
    assert to_ideal.tolist() == [[0.25, 1.0]]
    assert to_anti_ideal.tolist() == [[0.25, 0.0]]


def test_distances_by_hand():
    plus, minus = distances(np.array([[9.0, 16.0]]), np.array([[0.0, 4.0]]), np.array([1.0, 0.5]))
    np.testing.assert_allclose(plus, [13**0.5])
    np.testing.assert_allclose(minus, [1.0])


def test_a_missing_figure_is_no_gap():
    normalized, known = np.array([[0.5, 0.0]]), np.array([[True, False]])
    to_ideal, to_anti_ideal = known_gaps(normalized, known, np.ones(2), np.full(2, -1.0))
    assert to_ideal.tolist() == [[0.25, 0.0]]
    assert to_anti_ideal.tolist() == [[2.25, 0.0]]


@pytest.mark.parametrize("regions", [0, 1, 14, 2048, 5001])
@pytest.mark.parametrize("share", [0.0, 0.1])
def test_blocks_give_the_distances_of_all_gaps(regions, share):
    rng = np.random.default_rng(regions)
    normalized, known = rng.random((regions, 20)), rng.random((regions, 20)) >= share
    normalized[~known] = 0.0
    ideal, anti_ideal, weights = np.ones(20), np.zeros(20), rng.dirichlet(np.ones(20))
    expected = distances(*known_gaps(normalized, known, ideal, anti_ideal), weights)
    found = distances_in_chunks(normalized, known, ideal, anti_ideal, weights)
    np.testing.assert_allclose(found, expected, rtol=1e-14, atol=0)
