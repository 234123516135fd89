"""TOPSIS: the array functions, and the ranking of a case.

Distances factor into weights and evidence: D+^2 = A w^2 and D-^2 = B w^2, where A and B do not
depend on the weights. One ranking is two matrix-vector products, many weightings are two matrix
products.

References
----------
Hwang & Yoon (1981), Multiple Attribute Decision Making: Methods and Applications, Springer,
ch. 3. Worked example: tests/ranking/test_topsis_literature.py::test_hwang_yoon_1981.
"""

from __future__ import annotations

from itertools import compress

import numpy as np
from numpy.typing import NDArray

from mcda.case.columns import NORMALIZATIONS
from mcda.case.finding import CaseError, error, sentence
from mcda.case.model import Case
from mcda.ranking.exclusion import exclusions
from mcda.ranking.gaps import distances, distances_in_chunks
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.normalization import normalize
from mcda.ranking.refusal import nobody_left, refuse_criteria
from mcda.ranking.result import DecisionMatrix, Ranking
from mcda.ranking.scenario import Scenario
from mcda.ranking.weights import weights_from_points

FloatArray = NDArray[np.float64]

TIE = 1e-12
"""Scores closer than this share a rank."""


def closeness(to_ideal: FloatArray, to_anti_ideal: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the closeness coefficient D- / (D+ + D-).

    Special case: 0.5 where D+ + D- = 0 (a single region, or none differs from another).

    Parameters
    ----------
    to_ideal, to_anti_ideal : (..., m, n), see :func:`mcda.ranking.gaps.squared_gaps`
    weights : (n,), or (k, n) for k weightings of a single matrix

    Returns
    -------
    (..., m), or (k, m), in [0, 1]; 1 = ideal
    """
    return relative_closeness(*distances(to_ideal, to_anti_ideal, weights))


def relative_closeness(to_ideal: FloatArray, to_anti_ideal: FloatArray) -> FloatArray:
    """Return D- / (D+ + D-), and 0.5 where both distances are 0.

    Parameters
    ----------
    to_ideal, to_anti_ideal : D+ and D-, of one shape
    """
    total = to_ideal + to_anti_ideal
    score = np.full(total.shape, 0.5)
    np.divide(to_anti_ideal, total, out=score, where=total > 0)
    return score


def competition_ranks(scores: FloatArray) -> NDArray[np.int64]:
    """Rank scores, 1 = the largest; ties share a rank and leave a gap (1, 2, 2, 4).

    In sorted order, a score within 1e-12 of the next better one shares its rank.

    Parameters
    ----------
    scores : (..., m) finite

    Returns
    -------
    (..., m) int
    """
    # not stable, which takes several times as long: equal scores share their rank anyway
    order = np.argsort(-scores, axis=-1)
    ordered = np.take_along_axis(scores, order, axis=-1)
    place = np.broadcast_to(np.arange(1, scores.shape[-1] + 1), scores.shape).copy()
    tied = ordered[..., :-1] - ordered[..., 1:] <= TIE
    place[..., 1:][tied] = 0
    np.maximum.accumulate(place, axis=-1, out=place)
    ranks = np.empty(scores.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, place, axis=-1)
    return ranks


def rank_of(scores: FloatArray, row: int) -> NDArray[np.int64]:
    """Return the rank of one of the scored as :func:`competition_ranks` gives it, unsorted.

    Parameters
    ----------
    scores : (..., m) finite
    row : whose rank is wanted

    Returns
    -------
    (...) int
    """
    top = scores[..., row]
    while True:
        above = scores > top[..., None]
        near = above & (scores - top[..., None] <= TIE)
        if not near.any():
            ranks: NDArray[np.int64] = 1 + above.sum(axis=-1)
            return ranks
        # whoever shares a rank with those who share its own stands there, too
        top = np.where(near, scores, top[..., None]).max(axis=-1)


def rank(case: Case, scenario: Scenario, matrix: DecisionMatrix | None = None) -> Ranking:
    """Rank the regions of a case by closeness to the ideal point.

    Criteria with 0 points influence nothing: neither their missing figures nor their knock-out
    limits exclude a region. Their normalized figures are still given where they are known, so
    that a slider can be followed up from 0.

    Parameters
    ----------
    case : the case
    scenario : points, normalization and limits; its method must be ``topsis``, and
        :func:`mcda.ranking.methods.rank_by` follows any method
    matrix : ``decision_matrix(case, scenario.sector)``, if it is at hand

    Returns
    -------
    Ranking
        with all evidence, on which explanations rest

    Raises
    ------
    CaseError
        when nothing can be ranked; its findings say why and what to do
    """
    _check_choices(scenario)
    weights = weights_from_points(case.criteria, scenario.points)
    if matrix is None:
        matrix = decision_matrix(case, scenario.sector)
    active = weights > 0
    refuse_criteria(matrix, active, scenario.normalization)
    excluded = exclusions(case, matrix, active, scenario.without)
    gone = {region.region for region in excluded}
    kept = [region not in gone for region in matrix.regions] if gone else None
    if len(gone) == len(matrix.regions):
        raise nobody_left(matrix, active, excluded)
    # absurd bounds, or figures of criteria without points, may overflow without doing harm
    with np.errstate(over="ignore", invalid="ignore"):
        norm = normalize(
            matrix.values if kept is None else matrix.values[kept],
            matrix.criteria,
            scenario.normalization,
            matrix.values,
        )
    plus, minus = distances_in_chunks(norm.matrix, norm.known, norm.ideal, norm.anti_ideal, weights)
    score = relative_closeness(plus, minus)
    return Ranking(
        scenario=scenario,
        matrix=matrix,
        regions=matrix.regions if kept is None else tuple(compress(matrix.regions, kept)),
        names=matrix.names if kept is None else tuple(compress(matrix.names, kept)),
        weights=weights,
        normalized=norm.matrix,
        known=norm.known,
        ideal=norm.ideal,
        anti_ideal=norm.anti_ideal,
        lower=norm.lower,
        upper=norm.upper,
        assumed=norm.assumed,
        distance_to_ideal=plus,
        distance_to_anti_ideal=minus,
        score=score,
        rank=competition_ranks(score),
        excluded=excluded,
    )


def _check_choices(scenario: Scenario) -> None:
    if scenario.method != "topsis":
        raise CaseError(
            error(
                "case", None, "method",
                sentence("This is computed by topsis only, not by {method}.",
                         method=scenario.method),
                sentence("Choose the method topsis."),
            )
        )  # fmt: skip
    if scenario.normalization not in NORMALIZATIONS:
        raise CaseError(
            error(
                "case", None, "normalization",
                sentence("There is no normalization {name}.", name=scenario.normalization),
                sentence("Choose one of: {names}.", names=", ".join(NORMALIZATIONS)),
            )
        )  # fmt: skip
