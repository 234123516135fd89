"""Pairwise comparison as array functions: weights and consistency from judged ratios.

A judgement matrix holds in a_ij how many times as much i matters as j; it is positive and
reciprocal, and NaN where a pair was not judged.

References
----------
Saaty (1977), A scaling method for priorities in hierarchical structures, Journal of
Mathematical Psychology 15, 234-281: principal eigenvector and consistency.
Harker (1987), Incomplete pairwise comparisons in the analytic hierarchy process, Mathematical
Modelling 9, 837-848.
Saaty & Tran (2007), On the invalidity of fuzzifying numerical judgments in the Analytic
Hierarchy Process, Mathematical and Computer Modelling 46, 962-975: the random indices, as in
Saaty (2005), Theory and Applications of the Analytic Network Process, RWS Publications, p. 31.
Ágoston & Csató (2022), Inconsistency thresholds for incomplete pairwise comparison matrices,
Omega 108, 102576: random indices fall about linearly with the number of pairs not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

RANDOM_INDEX = (
    *(0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
    *(1.52, 1.54, 1.56, 1.58, 1.59),
)
"""Mean consistency index of random judgements of 1, 2, ..., 15 items (Saaty & Tran 2007)."""

SCALE = (*(1.0 / step for step in range(9, 1, -1)), *(float(step) for step in range(1, 10)))
"""Saaty's scale: 1/9 (extremely less important) to 9 (extremely more important), 1 = equally."""


@dataclass(frozen=True)
class Mend:
    """The judgement that fits the others least, and what would mend it.

    Parameters
    ----------
    first, second : places of the two items
    implied : what the other judgements say about the pair
    suggested : the step of Saaty's scale nearest to it
    ratio : consistency ratio once the suggestion replaces the judgement
    """

    first: int
    second: int
    implied: float
    suggested: float
    ratio: float


def judgement_matrix(items: int, judgements: Mapping[tuple[int, int], float]) -> FloatArray:
    """Arrange judgements (i, j) -> a_ij and their reciprocals; NaN where a pair has none."""
    matrix = np.full((items, items), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for (first, second), value in judgements.items():
        matrix[first, second] = value
        matrix[second, first] = 1.0 / value
    return matrix


def linked(matrix: FloatArray) -> tuple[tuple[int, ...], ...]:
    """Return the sets of items that judgements link, by first item; one set if all are linked."""
    known = ~np.isnan(matrix)
    reached = np.linalg.matrix_power(known.astype(np.float64), len(matrix)) > 0
    sets = dict.fromkeys(tuple(int(item) for item in np.flatnonzero(row)) for row in reached)
    return tuple(sets)


def principal(matrix: FloatArray) -> tuple[FloatArray, float]:
    """Return weights and the principal eigenvalue of a judgement matrix.

    The weights are the principal right eigenvector. A pair that was not judged counts as
    w_i/w_j, so that the weights themselves fill the gap (Harker 1987): 0 stands in its place,
    and 1 plus the number of i's gaps on the diagonal.

    Parameters
    ----------
    matrix : (n, n) whose judgements link all items

    Returns
    -------
    weights : (n,) > 0, sum 1
    eigenvalue : >= n; n if and only if the judgements do not contradict each other
    """
    gaps = np.isnan(matrix)
    filled = np.where(gaps, 0.0, matrix) + np.diag(gaps.sum(axis=1).astype(np.float64))
    values, vectors = np.linalg.eig(filled)
    largest = int(values.real.argmax())
    # once more through the matrix: no weight, however small, then drowns in another's rounding
    weights: FloatArray = filled @ np.abs(vectors[:, largest].real)
    return weights / weights.sum(), max(float(values[largest].real), float(len(matrix)))


def random_index(matrix: FloatArray) -> float:
    """Return the mean consistency index of random judgements of the same pairs.

    Falls linearly with the number of pairs not judged, to 0 where judgements only just link all
    items and so cannot contradict each other; 0 for one or two items.
    """
    items = len(matrix)
    missing = int(np.isnan(matrix).sum()) // 2
    redundant = (items - 1) * (items - 2) // 2
    return RANDOM_INDEX[items - 1] * (1.0 - missing / redundant) if redundant else 0.0


def consistency(matrix: FloatArray) -> tuple[float, float]:
    """Return consistency index and ratio.

    CI = (lambda_max - n)/(n - 1), CR = CI/RI; both 0 where the judgements cannot contradict each
    other. CR up to 0.1 is acceptable; 1 is as good as judging by dice.

    Parameters
    ----------
    matrix : (n, n), n <= 15, whose judgements link all items
    """
    expected = random_index(matrix)
    if expected <= 0:
        return 0.0, 0.0
    items = len(matrix)
    index = (principal(matrix)[1] - items) / (items - 1)
    return index, index / expected


def weakest(matrix: FloatArray) -> Mend | None:
    """Find the one judgement whose correction mends consistency most.

    Each judgement in turn is left out; what the others say about its pair, rounded to Saaty's
    scale, replaces it; the replacement with the lowest consistency ratio wins. This looks for
    the gain itself, where the usual reading takes the judgement farthest from w_i/w_j, although
    the weights have already given way to it.

    Returns
    -------
    None when no single correction lowers the ratio
    """
    _, before = consistency(matrix)
    best: Mend | None = None
    for first, second in _judged(matrix):
        without = _replaced(matrix, first, second, np.nan)
        if len(linked(without)) > 1:
            continue  # nothing else speaks about this pair
        weights, _ = principal(without)
        implied = float(weights[first] / weights[second])
        suggested = nearest_step(implied)
        _, ratio = consistency(_replaced(matrix, first, second, suggested))
        if ratio < (best.ratio if best else before) - 1e-9:
            best = Mend(first, second, implied, suggested, ratio)
    return best


def nearest_step(value: float) -> float:
    """Return the step of Saaty's scale nearest to a ratio, by proportion."""
    return min(SCALE, key=lambda step: abs(float(np.log(step / value))))


def _judged(matrix: FloatArray) -> Iterator[tuple[int, int]]:
    for first, second in np.argwhere(np.triu(~np.isnan(matrix), 1)):
        yield int(first), int(second)


def _replaced(matrix: FloatArray, first: int, second: int, value: float) -> FloatArray:
    result = matrix.copy()
    result[first, second] = value
    result[second, first] = 1.0 / value
    return result
