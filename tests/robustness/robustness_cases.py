"""Rankings for the tests of robustness."""

from dataclasses import replace

import numpy as np

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of


def ranking_of(matrix, objectives=None, *, normalization="minmax", shortlist=5, **choices):
    case = case_of(matrix, objectives, **choices)
    return rank(
        case,
        replace(default_scenario(case), normalization=normalization, shortlist_size=shortlist),
    )


def random_ranking(m=9, n=5, seed=0, uncertainty=None, **choices):
    """Rank random figures, in which no two regions are tied."""
    figures = np.random.default_rng(seed).uniform(1, 10, (m, n))
    doubts = {column: {"uncertainty": uncertainty} for column in range(1, n + 1)}
    objectives = ["min" if column % 3 == 2 else "max" for column in range(n)]
    return ranking_of(figures, objectives, criteria=doubts, **choices)


def with_weight(case, ranking, column, weight):
    """Rank anew with one weight moved and the others in proportion, as if typed as points."""
    weights = ranking.weights * ((1 - weight) / (1 - ranking.weights[column]))
    weights[column] = weight
    points = {c.id: 100 * w for c, w in zip(case.criteria, weights)}
    return rank(case, replace(ranking.scenario, points=points), ranking.matrix)
