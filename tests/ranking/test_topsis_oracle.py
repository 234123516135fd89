"""TOPSIS against two other implementations."""

import numpy as np
import pytest
import skcriteria
from pymcdm import normalizations
from pymcdm.methods import TOPSIS
from skcriteria.agg import topsis as skcriteria_topsis
from skcriteria.preprocessing.scalers import VectorScaler

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

# Opricovic & Tzeng (2007), Extended VIKOR method in comparison with outranking methods, European
# Journal of Operational Research 178(2), 514-529: six hydropower systems on the Drina.
DRINA = np.array(
    [
        [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
        [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
        [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
        [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
        [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
        [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
    ]
)
DRINA_OBJECTIVES = ["max", "min", "max", "max", "min", "min", "min", "max"]


def problem(seed):
    """Return a random matrix with negative figures and large offsets, objectives and points."""
    rng = np.random.default_rng(seed)
    m, n = int(rng.integers(2, 40)), int(rng.integers(1, 15))
    scale = 10.0 ** rng.integers(-3, 6, n)
    matrix = rng.normal(rng.normal(0, 3, n), 1.0, (m, n)) * scale
    points = rng.uniform(0, 100, n)
    if n > 1 and seed % 3 == 0:
        points[rng.integers(n)] = 0.0
    return matrix, rng.choice(["max", "min"], n).tolist(), points


PROBLEMS = [(DRINA, DRINA_OBJECTIVES, np.full(8, 50.0)), *(problem(seed) for seed in range(40))]


def scores(matrix, objectives, points, normalization, **columns):
    case = case_of(
        matrix, objectives, points=points, settings={"normalization": normalization}, **columns
    )
    return rank(case, default_scenario(case)).score


@pytest.mark.parametrize(
    ("normalization", "theirs"),
    [
        ("vector", normalizations.vector_normalization),
        ("minmax", normalizations.minmax_normalization),
        # without given bounds these are the observed extremes
        ("goalposts", normalizations.minmax_normalization),
    ],
)
def test_equals_pymcdm(normalization, theirs):
    for matrix, objectives, points in PROBLEMS:
        types = np.where(np.array(objectives) == "max", 1, -1)
        expected = TOPSIS(theirs)(matrix, points / points.sum(), types, validation=False)
        found = scores(matrix, objectives, points, normalization)
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def test_goalposts_equal_pymcdm_with_the_bounds_as_two_more_regions():
    """Rows at the bounds make min-max of the longer table the goalposts of the shorter one."""
    for seed in range(20):
        matrix, objectives, points = problem(seed)
        low, high = matrix.min(axis=0) - 1.0, matrix.max(axis=0) + 2.0
        found = scores(
            matrix,
            objectives,
            points,
            "goalposts",
            criteria={
                column: {"lower": float(low[column - 1]), "upper": float(high[column - 1])}
                for column in range(1, matrix.shape[1] + 1)
            },
        )
        longer = np.vstack([matrix, low, high])
        types = np.where(np.array(objectives) == "max", 1, -1)
        expected = TOPSIS(normalizations.minmax_normalization)(
            longer, points / points.sum(), types, validation=False
        )
        np.testing.assert_allclose(found, expected[:-2], rtol=0, atol=1e-12)


def test_goalposts_equal_the_formula_written_out():
    """One clipped figure, one target and one bound assumed, without any shared function."""
    case = case_of(
        [[2.0, 30.0, 1.0], [14.0, 55.0, 4.0], [6.0, 40.0, 3.0]],
        ["max", "target", "min"],
        points=[50, 30, 20],
        settings={"normalization": "goalposts"},
        criteria={
            1: {"lower": 0.0, "upper": 10.0},
            2: {"target": 40.0, "lower": 20.0, "upper": 80.0},
            3: {"lower": 0.0},
        },
    )
    expected = []
    for x, y, z in [(2.0, 30.0, 1.0), (14.0, 55.0, 4.0), (6.0, 40.0, 3.0)]:
        good = [min(x / 10, 1.0), 1 - abs(y - 40) / 40, 1 - z / 4]
        plus = sum((w * (1 - g)) ** 2 for w, g in zip((0.5, 0.3, 0.2), good, strict=True)) ** 0.5
        minus = sum((w * g) ** 2 for w, g in zip((0.5, 0.3, 0.2), good, strict=True)) ** 0.5
        expected.append(minus / (plus + minus))
    np.testing.assert_allclose(rank(case, default_scenario(case)).score, expected, rtol=1e-12)


def test_equals_scikit_criteria():
    """A second opinion, of a package that takes criteria to be maximized only."""
    for matrix, objectives, points in PROBLEMS:
        turned = matrix * np.where(np.array(objectives) == "max", 1.0, -1.0)
        decision = skcriteria.mkdm(turned, [max] * matrix.shape[1], weights=points / points.sum())
        theirs = skcriteria_topsis.TOPSIS().evaluate(
            VectorScaler(target="matrix").transform(decision)
        )
        found = scores(matrix, objectives, points, "vector")
        np.testing.assert_allclose(found, theirs.e_.similarity, rtol=0, atol=1e-12)
