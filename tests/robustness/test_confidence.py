"""Confidence factors: first with one's own central weights, over draws of the figures."""

import numpy as np
import pytest

from mcda.robustness.acceptability import (
    acceptability,
    evaluated,
    tallies,
    with_confidence,
)
from mcda.robustness.confidence import MOST_TERMS, confidence_factors, draws_within
from mcda.robustness.draws import gaps_of_drawn_figures, problem_of
from mcda.robustness.result import figures_only, uniform
from tests.robustness.robustness_cases import random_ranking, ranking_of


def test_without_drawn_figures_they_are_none_or_all():
    ranking = random_ranking(uncertainty=50)
    found = acceptability(ranking, uniform(figures=False), 1000)
    ever = found.first_probability > 0
    assert np.isin(found.confidence[ever], (0, 1)).all()
    assert np.isnan(found.confidence[~ever]).all()
    assert (found.margins.confidence[ever] == 0).all()


def test_central_weights_need_not_make_their_region_first():
    # R3 lies between the others, but its weights are on both sides of the middle
    figures = [[1, 0, 0], [0, 1, 0], [0.72, 0.72, 0]]
    ranking = ranking_of(figures, normalization="goalposts")
    problem = problem_of(ranking, uniform(), pairwise=False)
    middle = np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0], [0.9, 0.05, 0.05]])
    found, draws = confidence_factors(problem, middle, 100, 0)
    assert found.tolist() == [0, 0, 0]
    assert draws == 0


def test_equals_ranking_every_draw():
    ranking = random_ranking(uncertainty=40, m=6)
    problem = problem_of(ranking, uniform(), pairwise=False)
    weights = np.random.default_rng(0).dirichlet(np.ones(5), 6)
    weights[4] = np.nan
    found, draws = confidence_factors(problem, weights, 400, seed=7)
    assert draws == 400
    generator = np.random.default_rng(np.random.SeedSequence(7, spawn_key=(0,)).spawn(3)[2])
    firsts = np.zeros(6)
    for to_ideal, to_anti_ideal in gaps_of_drawn_figures(problem, 400, generator):
        for a, b in zip(to_ideal, to_anti_ideal):
            for region, w in enumerate(weights):
                plus, minus = np.sqrt(a @ w**2), np.sqrt(b @ w**2)
                firsts[region] += np.argmax(minus / (plus + minus)) == region
    firsts[4] = np.nan
    assert found == pytest.approx(firsts / 400, abs=1e-12, nan_ok=True)


def test_with_the_current_weights_they_are_the_share_of_first_places():
    ranking = random_ranking(uncertainty=40)
    found = acceptability(ranking, figures_only(), 5000)
    ever = found.first_probability > 0
    assert found.confidence[ever] == pytest.approx(found.first_probability[ever], abs=0.03)


def test_many_regions_rest_on_fewer_draws_but_never_too_few():
    assert draws_within(10_000, 14 * 12, 6) == 10_000
    assert draws_within(10_000, 300 * 20, 200) == 1000
    assert draws_within(50, 300 * 20, 200) == 50
    assert draws_within(1_000_000, 14 * 12, 6) * 14 * 12 * 6 <= MOST_TERMS


def test_they_can_be_added_later():
    ranking = random_ranking(uncertainty=30)
    at_once = acceptability(ranking, uniform(), 600)
    *_, tally = tallies(ranking, uniform(), 600)
    without = evaluated(ranking, uniform(), tally, 600, confident=False)
    assert np.isnan(without.confidence).all()
    later = with_confidence(without)
    np.testing.assert_array_equal(later.confidence, at_once.confidence)
    np.testing.assert_array_equal(later.margins.confidence, at_once.margins.confidence)
