"""Ranking by the peers of TOPSIS: what they cannot take is refused, in words, before they run.

pymcdm, which computes them, does not guard its input. Criteria without points are taken out, and
criteria with a target enter as the distance to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.case.columns import METHODS as METHOD_IDS
from mcda.case.finding import CaseError, Sentence, error, sentence
from mcda.case.model import Case, Criterion
from mcda.ranking.method_contracts import METHODS, Figures, Method
from mcda.ranking.method_scores import method_scores, ranks_of
from mcda.ranking.normalization import (
    distance_to_target,
    extremes,
    goalpost_bounds,
    is_constant,
    target_values,
)
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import DecisionMatrix, MethodResult, Ranking
from mcda.ranking.scenario import Scenario
from mcda.ranking.topsis import rank

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_BLOCK = 256  # regions compared with all others at a time


@dataclass(frozen=True)
class _Compared:
    """The figures of the compared regions by the criteria with points, as methods take them."""

    names: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    matrix: FloatArray  # targets already as distances
    weights: FloatArray
    types: IntArray
    bounds: FloatArray  # of goalposts


def score_by(ranking: Ranking, method: str) -> MethodResult | Sentence:
    """Rank the regions of a TOPSIS ranking by another method.

    Parameters
    ----------
    ranking : regions, figures, weights and targets to use
    method : id of a method; ``topsis`` gives closeness again

    Returns
    -------
    MethodResult, or the reason why the method cannot rank these regions, with what to do

    Raises
    ------
    KeyError
        when there is no such method
    """
    contract = METHODS[method]
    if method == "topsis":
        return MethodResult(contract, ranking, ranking.score, ranking.rank)
    data = _compared(ranking)
    refusal = _refusal(contract, data)
    if refusal is None and method == "spotis":
        refusal = _bounds_refused(ranking)
    if refusal is not None:
        return refusal
    try:
        score = method_scores(method, data.matrix, data.weights, data.types, data.bounds)
    except FloatingPointError:
        return _not_defined(contract)
    ranks = ranks_of(score, contract.low_is_better)
    return _absurd(contract, data, ranks) or MethodResult(contract, ranking, score, ranks)


def rank_by(
    case: Case, scenario: Scenario, matrix: DecisionMatrix | None = None
) -> Ranking | MethodResult:
    """Rank the regions of a case by the method of a scenario.

    Parameters
    ----------
    case : the case
    scenario : points, method and limits
    matrix : ``decision_matrix(case, scenario.sector)``, if it is at hand

    Returns
    -------
    Ranking under ``topsis``, MethodResult under any other method

    Raises
    ------
    CaseError
        when nothing can be ranked, or not by this method; its findings say why and what to do
    """
    if scenario.method not in METHODS:
        raise CaseError(
            error(
                "case", None, "method",
                sentence("There is no method {method}.", method=scenario.method),
                sentence("Choose one of: {methods}.", methods=", ".join(METHOD_IDS)),
            )
        )  # fmt: skip
    ranking = rank(case, replace(scenario, method="topsis"), matrix)
    if scenario.method == "topsis":
        return ranking
    result = score_by(ranking, scenario.method)
    if isinstance(result, Sentence):
        remedy = sentence("The method topsis takes any figures.")
        raise CaseError(error("case", None, "method", result, remedy))
    return result


def _compared(ranking: Ranking) -> _Compared:
    active = ranking.weights > 0
    criteria = tuple(c for c, counts in zip(ranking.matrix.criteria, active) if counts)
    targets = target_values(criteria)
    table = ranking.matrix.values[:, active]
    given = np.array(
        [[np.nan if b is None else b for b in (c.lower, c.upper)] for c in criteria], dtype=float
    )
    lower, upper, _ = goalpost_bounds(table, given[:, 0], given[:, 1], targets)
    return _Compared(
        names=ranking.names,
        criteria=criteria,
        matrix=distance_to_target(table[ranking.rows], targets),
        weights=ranking.weights[active],
        types=np.array([1 if c.objective == "max" else -1 for c in criteria]),
        bounds=np.column_stack([lower, upper]),
    )


def _refusal(method: Method, data: _Compared) -> Sentence | None:
    regions = len(data.names)
    if regions < 2:
        return sentence(
            "{method} compares regions, and {name} is the only one left: take another one in.",
            method=method.name, name=data.names[0],
        )  # fmt: skip
    if method.most is not None and regions > method.most:
        return sentence(
            "{method} takes at most {most} regions, and there are {count}: leave some out, or "
            "choose another method.",
            method=method.name, most=method.most, count=regions,
        )  # fmt: skip
    if is_constant(*extremes(data.matrix)).all():
        return sentence(
            "{method} finds nothing that tells the regions apart: give points to a criterion in "
            "which they differ.",
            method=method.name,
        )
    return _figures_refused(method, data)


def _figures_refused(method: Method, data: _Compared) -> Sentence | None:
    least = np.where(data.types > 0, method.more, method.less)
    negative = (least > Figures.ANY) & (data.matrix < 0).any(axis=0)
    # all zero is no obstacle: such a criterion contributes nothing
    some_zeros = (data.matrix == 0).any(axis=0) & (data.matrix != 0).any(axis=0)
    zero = (least == Figures.POSITIVE) & some_zeros
    for what, concerned in (
        (sentence("negative figures"), negative),
        (sentence("the figure 0"), zero),
    ):
        names = [_named(c) for c, is_concerned in zip(data.criteria, concerned) if is_concerned]
        if names:
            template = _ONE_CANNOT if len(names) == 1 else _SEVERAL_CANNOT
            return sentence(template, method=method.name, what=what, criteria="; ".join(names))
    return None


_ONE_CANNOT = (
    "{method} cannot take {what}: {criteria} has some. Choose another method, or give it 0 points."
)
_SEVERAL_CANNOT = (
    "{method} cannot take {what}: these have some: {criteria}. Choose another method, or give "
    "them 0 points."
)


def _named(criterion: Criterion) -> str:
    if criterion.objective != "target":
        return criterion.name
    return f"{criterion.name} (distance to the target)"


def _bounds_refused(ranking: Ranking) -> Sentence | None:
    try:
        refuse_criteria(ranking.matrix, ranking.weights > 0, "goalposts")
    except CaseError as refused:
        finding = refused.findings[0]
        return sentence(
            "{method} needs fixed bounds. {message} {fix}",
            method=METHODS["spotis"].name, message=finding.message, fix=finding.fix,
        )  # fmt: skip
    return None


def _not_defined(method: Method) -> Sentence:
    return sentence(
        "{method} cannot be computed for these regions. {why} Choose another method.",
        method=method.name,
        why=method.undefined or sentence("Its formula divides by zero, or by too small a figure."),
    )


def _absurd(method: Method, data: _Compared, ranks: IntArray) -> Sentence | None:
    """Refuse an order in which a region stands before one that is better in everything.

    CODAS can do that, since it takes distances below a threshold for equal.
    """
    found = _misplaced(data.types * data.matrix, ranks)
    if found is None:
        return None
    row, other = found
    return sentence(
        "{method} puts {worse} before {name}, although {name} is better in every criterion with "
        "points: choose another method.",
        method=method.name, worse=data.names[other], name=data.names[row],
    )  # fmt: skip


def _misplaced(standing: FloatArray, ranks: IntArray) -> tuple[int, int] | None:
    """Return the first region ranked behind one that it beats in everything, and that one.

    Parameters
    ----------
    standing : (m, n) the larger the better
    ranks : (m,)
    """
    for start in range(0, len(ranks), _BLOCK):
        behind = ranks[start : start + _BLOCK, None] > ranks
        better = standing[start : start + _BLOCK, :1] > standing[:, 0]
        row, other = np.nonzero(behind & better)
        row += start
        # most pairs are out after a few criteria
        for column in standing.T[1:]:
            kept = column[row] > column[other]
            row, other = row[kept], other[kept]
        if row.size:
            return int(row[0]), int(other[0])
    return None
