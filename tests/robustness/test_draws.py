"""Counts of ranks, and what a chunk takes from a ranking."""

import numpy as np
import pytest

from mcda.ranking.topsis import competition_ranks
from mcda.robustness.draws import count_chunk, count_ranks, empty_tally, problem_of
from mcda.robustness.result import around, uniform
from tests.robustness.robustness_cases import random_ranking, ranking_of

GENERATOR = np.random.default_rng(0)
WITHOUT_TIES = GENERATOR.random((60, 7))
WITH_TIES = GENERATOR.integers(0, 4, (60, 7)) / 4
WITH_NEAR_TIES = WITH_TIES + GENERATOR.integers(-1, 2, (60, 7)) * 0.9e-12


@pytest.mark.parametrize("scores", [WITHOUT_TIES, WITH_TIES, WITH_NEAR_TIES, np.full((3, 4), 0.5)])
def test_counts_agree_with_competition_ranks(scores):
    draws, regions = scores.shape
    weights = np.random.default_rng(1).dirichlet(np.ones(3), draws)
    found = count_ranks(np.array_split(scores, 3), weights, regions, pairwise=True)
    ranks = competition_ranks(scores)
    assert found.draws == draws
    for region in range(regions):
        counted = np.bincount(ranks[:, region] - 1, minlength=regions)
        assert found.places[region].tolist() == counted.tolist()
        first = ranks[:, region] == 1
        assert found.first_weights[region] == pytest.approx(weights[first].sum(axis=0))
        assert found.first_squares[region] == pytest.approx((weights[first] ** 2).sum(axis=0))
        better = ranks[:, [region]] < ranks
        assert found.wins[region].tolist() == better.sum(axis=0).tolist()


def test_tallies_add_up():
    problem = problem_of(random_ranking(), uniform(), pairwise=True)
    one, two = (count_chunk(problem, 0, chunk, 100) for chunk in (0, 1))
    both = empty_tally(problem) + one + two
    assert both.draws == 200
    assert (both.places == one.places + two.places).all()
    assert (both.wins == one.wins + two.wins).all()
    assert (both.first_weights == one.first_weights + two.first_weights).all()


def test_the_same_weights_are_drawn_with_and_without_figures():
    ranking = random_ranking(uncertainty=1e-9)
    with_figures = count_chunk(problem_of(ranking, around(9), pairwise=False), 0, 0, 300)
    without = problem_of(ranking, around(9, figures=False), pairwise=False)
    assert not without.draws_figures
    assert (count_chunk(without, 0, 0, 300).places == with_figures.places).all()


@pytest.mark.parametrize("normalization", ["vector", "minmax", "goalposts"])
def test_without_uncertainty_drawn_figures_are_the_published_ones(normalization):
    certain = random_ranking(normalization=normalization)
    doubtful = random_ranking(normalization=normalization, uncertainty=1e-12)
    one, other = (
        count_chunk(problem_of(ranking, uniform(), pairwise=False), 0, 0, 200)
        for ranking in (certain, doubtful)
    )
    assert (one.places == other.places).all()


def test_only_criteria_with_points_and_compared_regions_are_sent():
    ranking = ranking_of(
        [[1, 2, None], [3, 1, 5], [None, 4, 4], [2, 2, 2]],
        points=[50, 50, 0],
        normalization="vector",
    )
    problem = problem_of(ranking, uniform(), pairwise=False)
    assert ranking.regions == ("R1", "R2", "R4")
    assert problem.figures.tolist() == [[1, 2], [3, 1], [2, 2]]
    assert problem.table.shape == (4, 2)
