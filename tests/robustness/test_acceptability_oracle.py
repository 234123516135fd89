"""Acceptability against a loop over pymcdm on the same draws, and closed forms."""

import numpy as np
import pytest
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import minmax_normalization, vector_normalization
from scipy.integrate import quad
from scipy.stats import beta

from mcda.robustness.acceptability import acceptability
from mcda.robustness.draws import CHUNK, generators, problem_of
from mcda.robustness.figures import draw_figures
from mcda.robustness.result import around, figures_only, ordered, uniform
from mcda.robustness.weightings import draw_weights
from tests.robustness.robustness_cases import random_ranking, ranking_of

NORMALIZATIONS = {"vector": vector_normalization, "minmax": minmax_normalization}


def brute_force(ranking, question, samples, seed):
    """Count what acceptability counts, draw by draw, by pymcdm."""
    problem = problem_of(ranking, question, pairwise=True)
    m, n = problem.figures.shape
    types = np.array([1 if c.objective == "max" else -1 for c in problem.criteria])
    topsis = TOPSIS(NORMALIZATIONS[ranking.scenario.normalization])
    places, wins, first_weights = np.zeros((m, m)), np.zeros((m, m)), np.zeros((m, n))
    for chunk, start in enumerate(range(0, samples, CHUNK)):
        count = min(CHUNK, samples - start)
        for_weights, for_figures = generators(seed, chunk)
        weights = draw_weights(question, problem.weights, problem.tiers, count, for_weights)
        figures = draw_figures(problem.figures, problem.spread, count, for_figures)
        for w, x in zip(weights, figures):
            ranks = topsis.rank(topsis(x, w, types, validation=False)).astype(int)
            places[np.arange(m), ranks - 1] += 1
            wins += ranks[:, None] < ranks
            first_weights[ranks == 1] += w
    return places, wins, first_weights


QUESTIONS = {
    "around": around(30),
    "uniform": uniform(),
    "ordered": ordered((("c2",), ("c1", "c4", "c5"), ("c3",))),
    "figures only": figures_only(),
}


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
@pytest.mark.parametrize("uncertainty", [None, 20.0])
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_equals_a_loop_over_pymcdm_on_the_same_draws(question, uncertainty, normalization):
    samples = CHUNK + 50
    ranking = random_ranking(
        uncertainty=uncertainty, normalization=normalization, points=[60, 20, 0, 80, 10, 35], n=6
    )
    if question.tiers:
        question = ordered((("c2", "c6"), *question.tiers[1:]))
    found = acceptability(ranking, question, samples, seed=3)
    places, wins, first_weights = brute_force(ranking, question, samples, seed=3)
    assert found.rank_acceptability == pytest.approx(places / samples, abs=1e-12)
    assert found.pairwise == pytest.approx(wins / samples, abs=1e-12)
    assert found.shortlist_probability == pytest.approx(places[:, :5].sum(1) / samples, abs=1e-12)
    assert found.expected_rank == pytest.approx(places @ np.arange(1, 10) / samples, abs=1e-12)
    ever = places[:, 0] > 0
    active = ranking.weights > 0
    central = first_weights[ever] / places[ever, :1]
    assert found.central_weights[np.ix_(ever, active)] == pytest.approx(central, abs=1e-12)
    assert (found.central_weights[ever][:, ~active] == 0).all()
    assert np.isnan(found.central_weights[~ever]).all()


# Two regions, two criteria, goalposts 0 to 1: R1 = (1, 0), R2 = (0, y). With q = (w1 / w2)^2, R1 is
# better where q (q + (1 - y)^2) > y^2, that is where w1 is above a threshold.
Y = 0.6
Q = (-((1 - Y) ** 2) + np.sqrt((1 - Y) ** 4 + 4 * Y**2)) / 2
THRESHOLD = np.sqrt(Q) / (1 + np.sqrt(Q))


def two_regions():
    bounds = {column: {"lower": 0.0, "upper": 1.0} for column in (1, 2)}
    return ranking_of(
        [[1, 0], [0, Y]], normalization="goalposts", criteria=bounds, points=[30, 70], shortlist=1
    )


def test_two_regions_whatever_the_weights():
    found = acceptability(two_regions(), uniform(), 10_000)
    exact = np.array([1 - THRESHOLD, THRESHOLD])
    assert found.first_probability == pytest.approx(exact, abs=0.01)
    assert found.shortlist_probability == pytest.approx(exact, abs=0.01)
    assert found.expected_rank == pytest.approx(2 - exact, abs=0.01)
    middle = np.array([(1 + THRESHOLD) / 2, THRESHOLD / 2])
    assert found.central_weights[:, 0] == pytest.approx(middle, abs=0.01)
    assert found.confidence.tolist() == [1, 1]
    assert (np.abs(found.first_probability - exact) <= found.margins.rank_acceptability[:, 0]).all()
    assert (
        np.abs(found.central_weights[:, 0] - middle) <= found.margins.central_weights.T[0]
    ).all()


@pytest.mark.parametrize("kappa", [0.5, 8, 200])
def test_two_regions_with_weights_like_these(kappa):
    found = acceptability(two_regions(), around(kappa), 10_000)
    exact = beta.sf(THRESHOLD, 0.3 * kappa, 0.7 * kappa)
    assert found.first_probability[0] == pytest.approx(exact, abs=0.015)


def test_two_regions_under_a_declared_order():
    found = acceptability(two_regions(), ordered((("c1",), ("c2",))), 10_000)
    exact = (1 - max(THRESHOLD, 0.5)) / 0.5
    assert found.first_probability[0] == pytest.approx(exact, abs=0.015)


def test_three_regions_each_best_in_one_of_three_criteria():
    # each is first where its weight is the largest, a third of the simplex around its corner
    found = acceptability(ranking_of(np.eye(3)), uniform(), 10_000)
    assert found.rank_acceptability == pytest.approx(np.full((3, 3), 1 / 3), abs=0.015)
    centroid = np.where(np.eye(3), 11 / 18, 7 / 36)
    assert found.central_weights == pytest.approx(centroid, abs=0.01)
    assert found.pairwise == pytest.approx((1 - np.eye(3)) / 2, abs=0.015)


def test_three_regions_with_areas_bounded_by_a_curve():
    # R1 = (1, 0, 0) beats R2 = (0, 1, 1) where w1^2 > w2^2 + w3^2; R3 = (0, 0, 0) is last
    found = acceptability(ranking_of([[1, 0, 0], [0, 1, 1], [0, 0, 0]]), uniform(), 10_000)
    area, _ = quad(lambda x: 1 / (1 + np.hypot(x, 1 - x)) ** 2, 0, 1)
    assert found.first_probability == pytest.approx([area, 1 - area, 0], abs=0.01)
    assert found.rank_acceptability[2].tolist() == [0, 0, 1]
