"""The peers of TOPSIS against pymcdm called directly, and against scikit-criteria."""

import numpy as np
import pytest
import skcriteria
from pymcdm import methods as pymcdm_methods
from skcriteria.agg.edas import EDAS
from skcriteria.agg.moora import RatioMOORA
from skcriteria.agg.ocra import OCRA
from skcriteria.agg.vikor import VIKOR
from skcriteria.preprocessing.scalers import VectorScaler

from mcda.ranking.method_contracts import METHODS
from mcda.ranking.methods import score_by
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

PEERS = [method for method in METHODS if method != "topsis"]


def problem(seed):
    """Return a random positive matrix with something to minimize, objectives and points."""
    rng = np.random.default_rng(seed)
    m, n = int(rng.integers(3, 15)), int(rng.integers(2, 9))
    matrix = rng.uniform(0.5, 9.5, (m, n)) * 10.0 ** rng.integers(-3, 6, n)
    objectives = ["min", "max", *rng.choice(["max", "min"], n - 2)]
    return matrix, objectives, rng.uniform(5, 100, n)


PROBLEMS = [problem(seed) for seed in range(12)]


def scores(method, matrix, objectives, points):
    case = case_of(matrix, objectives, points=points)
    result = score_by(rank(case, default_scenario(case)), method)
    assert not hasattr(result, "template"), str(result)
    return result.score


def directly(method, matrix, weights, types):
    if method == "spotis":
        model = pymcdm_methods.SPOTIS(pymcdm_methods.SPOTIS.make_bounds(matrix))
    elif method == "promethee_ii":
        model = pymcdm_methods.PROMETHEE_II("usual")
    else:
        model = getattr(pymcdm_methods, method.upper())()
    return model(matrix, weights, types, validation=False)


@pytest.mark.parametrize("method", PEERS)
def test_equals_pymcdm_with_its_own_defaults(method):
    for matrix, objectives, points in PROBLEMS:
        types = np.where(np.array(objectives) == "max", 1, -1)
        expected = directly(method, matrix, points / points.sum(), types)
        found = scores(method, matrix, objectives, points)
        np.testing.assert_allclose(found, expected, rtol=1e-11, atol=1e-12)


def decision(matrix, objectives, points):
    senses = [max if objective == "max" else min for objective in objectives]
    return skcriteria.mkdm(matrix, senses, weights=points / points.sum())


def ratio(*problem):
    scaled = VectorScaler(target="matrix").transform(decision(*problem))
    return RatioMOORA().evaluate(scaled).e_.score


THEIRS = {
    "edas": lambda *p: EDAS().evaluate(decision(*p)).e_.score,
    "vikor": lambda *p: VIKOR(use_compromise_set=False).evaluate(decision(*p)).e_.q_k,
    "moora": ratio,
    "ocra": lambda *p: OCRA().evaluate(decision(*p)).e_.performance,
}


@pytest.mark.parametrize("method", THEIRS)
def test_equals_scikit_criteria(method):
    for data in PROBLEMS:
        np.testing.assert_allclose(
            scores(method, *data), THEIRS[method](*data), rtol=1e-11, atol=1e-12
        )
