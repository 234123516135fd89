"""The array functions of TOPSIS, and what happens at the edges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.ranking.topsis import closeness, competition_ranks, rank_of

scores = arrays(np.float64, st.integers(0, 12), elements=st.sampled_from([0.0, 0.25, 0.5, 1.0]))


def test_no_distance_at_all_is_half():
    zeros = np.zeros((3, 2))
    assert closeness(zeros, zeros, np.array([0.5, 0.5])).tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize(("regions", "criteria", "draws"), [(14, 12, 500), (1, 1, 3), (40, 3, 20)])
def test_many_weightings_equal_the_loop(regions, criteria, draws):
    rng = np.random.default_rng(1)
    to_ideal, to_anti_ideal = rng.random((2, regions, criteria))
    weights = rng.dirichlet(np.ones(criteria), size=draws)
    together = closeness(to_ideal, to_anti_ideal, weights)
    assert together.shape == (draws, regions)
    for one, expected in zip(weights, together, strict=True):
        np.testing.assert_allclose(
            closeness(to_ideal, to_anti_ideal, one), expected, rtol=1e-12, atol=0
        )


@pytest.mark.parametrize(
    ("given_scores", "ranks"),
    [
        ([0.9, 0.5, 0.5, 0.1], [1, 2, 2, 4]),
        ([0.1, 0.9], [2, 1]),
        ([0.5, 0.5, 0.5], [1, 1, 1]),
        ([0.5], [1]),
        ([], []),
        ([0.3, 0.1 + 0.2, 0.3 + 1e-11], [2, 2, 1]),
        # a chain: each is within the tolerance of the next better one
        ([0.5, 0.5 - 0.9e-12, 0.5 - 1.8e-12, 0.4], [1, 1, 1, 4]),
    ],
)
def test_competition_ranks(given_scores, ranks):
    assert competition_ranks(np.array(given_scores)).tolist() == ranks


@given(scores)
@settings(deadline=None, max_examples=50)
def test_rank_is_one_more_than_the_number_of_better_scores(values):
    expected = [1 + int(np.sum(values > value)) for value in values]
    assert competition_ranks(values).tolist() == expected


def test_ranks_of_a_stack():
    stack = np.array([[0.9, 0.5, 0.5], [0.1, 0.2, 0.3]])
    assert competition_ranks(stack).tolist() == [[1, 2, 2], [3, 2, 1]]
    assert competition_ranks(stack).dtype == np.int64


@given(
    arrays(np.float64, (2, 9), elements=st.sampled_from([0.0, 0.25, 0.5]) | st.floats(0, 1)),
    arrays(np.int64, (2, 9), elements=st.integers(-3, 3)),
)
def test_the_rank_of_one_is_its_rank_among_all(scores, steps):
    near = scores + steps * 0.7e-12  # chains of ties
    ranks = competition_ranks(near)
    for row in range(near.shape[1]):
        assert rank_of(near, row).tolist() == ranks[:, row].tolist()
