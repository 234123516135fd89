"""Where two regions change places while one weight moves: the roots of a quadratic.

Weight j moves to t and the others share the rest in their present proportions, times
(1 - t)/(1 - w_j). With u = (t (1 - w_j)/(1 - t))^2, closeness compares regions i and k by the
sign of (u b_i + B_i)(u a_k + A_k) - (u b_k + B_k)(u a_i + A_i), where a, b are their squared gaps
in criterion j and A, B the weighted sums over the others: a quadratic in u, whose roots are the
only places where the two can change places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import Ranking

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Pairs = tuple[IntArray, IntArray]

NOISE = 1e-13
"""A difference below this part of its terms is rounding; closeness below 1e-12 ties anyway."""

_AT_ONCE = 1 << 15  # quadratics solved together: what fits into the processor's cache


class Crossings:
    """Where regions change places while one weight moves and the others keep their proportions.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    """

    def __init__(self, ranking: Ranking) -> None:
        weights = ranking.weights
        squared = np.square(weights)
        # each column leaves out its own criterion: subtracting it from the sum would cancel
        others = np.where(np.eye(len(weights), dtype=np.bool_), 0.0, squared[:, None])
        self.weights, self.now, self.rank = weights, squared, ranking.rank
        self.rest = np.where(np.eye(len(weights), dtype=np.bool_), 0.0, weights).sum(axis=1)
        self.near, self.far = ranking.to_ideal, ranking.to_anti_ideal
        self.near_others, self.far_others = self.near @ others, self.far @ others
        self.plus = np.square(ranking.distance_to_ideal)[:, None]
        self.minus = np.square(ranking.distance_to_anti_ideal)[:, None]
        self.undefined = undefined(ranking)

    def interval(self, pairs: Pairs) -> tuple[FloatArray, IntArray]:
        """Return the connected piece around each weight in which no second gets ahead of a first.

        Parameters
        ----------
        pairs : the better one first; those tied now both ways round, if either may get ahead

        Returns
        -------
        (n, 2) weights, and (n, 2) the region that gets ahead at each bound, -1 where none does
        """
        columns = np.arange(len(self.weights))
        lowest, highest = np.full(len(columns), -np.inf), np.full(len(columns), np.inf)
        rivals = no_rivals(np.empty((len(columns), 2)))
        for one, other in self._in_steps(pairs):
            below, above = self._bounds(one, other)
            place = below.argmax(axis=0)
            closer = below[place, columns] > lowest
            lowest = np.where(closer, below[place, columns], lowest)
            rivals[closer, 0] = other[place[closer]]
            place = above.argmin(axis=0)
            closer = above[place, columns] < highest
            highest = np.where(closer, above[place, columns], highest)
            rivals[closer, 1] = other[place[closer]]
        rivals[self.undefined[:, 0]] = -1
        return self._as_weights(lowest, highest), rivals

    def meetings(self, pairs: Pairs) -> Iterator[FloatArray]:
        """Yield all weights at which pairs change places, (k, n) each; NaN where they never do."""
        for some in self._in_steps(pairs):
            for roots in _roots(*self._coefficients(*some)):
                with np.errstate(invalid="ignore"):
                    yield self._weight(np.where(roots > 0, roots, np.nan))

    def _in_steps(self, pairs: Pairs) -> Iterator[Pairs]:
        """Yield so many pairs at once that memory does not depend on their number."""
        step = max(1, _AT_ONCE // max(1, len(self.weights)))
        for start in range(0, len(pairs[0]), step):
            yield pairs[0][start : start + step], pairs[1][start : start + step]

    def _weight(self, u: FloatArray) -> FloatArray:
        """Turn u, (..., n), into t = q/(1 + q), q = sqrt(u)/(1 - w_j)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            q: FloatArray = np.sqrt(u) / self.rest
            return q / (1 + q)

    def _as_weights(self, lowest: FloatArray, highest: FloatArray) -> FloatArray:
        """Turn bounds in u into weights; what is unbounded ends at 0 and 1."""
        bounds = np.column_stack([self._weight(np.maximum(lowest, 0.0)), self._weight(highest)])
        bounds[np.isposinf(highest), 1] = 1.0
        held = np.column_stack([lowest == self.now, highest == self.now])
        bounds = np.where(held, self.weights[:, None], bounds)
        return np.where(self.undefined, np.nan, bounds)

    def _bounds(self, one: IntArray, other: IntArray) -> tuple[FloatArray, FloatArray]:
        """Return where on both sides of each weight the other of a pair next gets ahead.

        Pairs that are not tied change places there.

        Parameters
        ----------
        one, other : (p,) rows of the pairs

        Returns
        -------
        below, above : (p, n) u; minus and plus infinity where they never do
        """
        second, first, constant = self._coefficients(one, other)
        roots = _roots(second, first, constant)
        tied = ((one != other) & (self.rank[one] == self.rank[other]))[:, None]
        here = self.minus[one] * self.plus[other] - self.minus[other] * self.plus[one]
        slope = 2 * second.value * self.now + first.value
        below, above = np.full(roots[0].shape, -np.inf), np.full(roots[0].shape, np.inf)
        for root in roots:
            # a root within rounding of the present weight: which side it is on, signs tell
            close = np.abs(root - self.now) <= 1e-8 * self.now
            over = np.where(close, ~tied & (here * slope < 0), root > self.now)
            under = np.where(close, ~tied & (here * slope > 0), root < self.now) & (root > 0)
            above = np.where(over, np.fmin(above, root), above)
            below = np.where(under, np.fmax(below, root), below)
        # those tied now part at once: the slope tells who leads on which side, else the curve
        size = 2 * second.size * self.now + first.size
        slope = np.where(np.abs(slope) <= NOISE * size, 0.0, slope)
        falls = (slope == 0) & (second.value < 0)
        below = np.where(tied & ((slope > 0) | falls) & (self.now > 0), self.now, below)
        above = np.where(tied & ((slope < 0) | falls), self.now, above)
        return below, above

    def _coefficients(
        self, one: IntArray, other: IntArray
    ) -> tuple[_Difference, _Difference, _Difference]:
        """Return the coefficients of u^2, u and 1 for each pair and criterion."""
        a, b, c, d = self.near[other], self.far[one], self.near[one], self.far[other]
        e, f = self.near_others[other], self.far_others[one]
        g, h = self.near_others[one], self.far_others[other]
        return (
            _difference(b * a, d * c),
            _difference(b * e + f * a, d * g + h * c),
            _difference(f * e, h * g),
        )


@dataclass(frozen=True)
class _Difference:
    """A difference of two sums of terms >= 0, exactly 0 where it is rounding, and their sum."""

    value: FloatArray
    size: FloatArray


def _difference(left: FloatArray, right: FloatArray) -> _Difference:
    value, size = left - right, left + right
    value[np.abs(value) <= NOISE * size] = 0.0
    return _Difference(value, size)


def _roots(
    second: _Difference, first: _Difference, constant: _Difference
) -> tuple[FloatArray, FloatArray]:
    """Return the roots of second u^2 + first u + constant where the sign changes, else NaN."""
    p, q, r = second.value, first.value, constant.value
    discriminant = q * q - 4 * p * r
    size = np.abs(q) * first.size + 2 * (second.size * np.abs(r) + np.abs(p) * constant.size)
    with np.errstate(divide="ignore", invalid="ignore"):
        # the two roots by one sum of equal signs: their difference would cancel
        half = -0.5 * (q + np.copysign(np.sqrt(discriminant), q))
        crossing = discriminant > NOISE * size
        return np.where(crossing, half / p, np.nan), np.where(crossing, r / half, np.nan)


def undefined(ranking: Ranking) -> BoolArray:
    """Say where a weight cannot be moved without changing what is compared, (n, 1)."""
    weights = ranking.weights
    own = np.asarray(weights >= 1.0)
    for column in np.flatnonzero(weights == 0):
        own[column] = _excludes(ranking, int(column)) or _refused(ranking, int(column))
    return own[:, None]


def _excludes(ranking: Ranking, column: int) -> bool:
    """Whether a criterion without points would exclude a compared region if it had some."""
    matrix, rows = ranking.matrix, ranking.rows
    figures, criterion = matrix.values[rows, column], matrix.criteria[column]
    published = figures[~matrix.filled[rows, column]]
    low = -np.inf if criterion.minimum is None else criterion.minimum
    high = np.inf if criterion.maximum is None else criterion.maximum
    return bool(np.isnan(figures).any() or (published < low).any() or (published > high).any())


def _refused(ranking: Ranking, column: int) -> bool:
    chosen = np.arange(len(ranking.weights)) == column
    try:
        refuse_criteria(ranking.matrix, chosen, ranking.scenario.normalization)
    except CaseError:
        return True
    return False


def no_rivals(intervals: FloatArray) -> IntArray:
    """Return -1 for each bound of (n, 2) intervals."""
    return np.full(intervals.shape, -1, dtype=np.int64)
