"""Making criteria comparable: array functions over m regions by n criteria, NaN = missing.

Each function normalizes columns (axis -2 holds the regions, so a stack of matrices goes through
in one call), keeps missing figures missing, and returns 0 where a column cannot tell regions
apart (all zero, or constant), so that such a column contributes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.model import Criterion

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

ROUNDING = 1e-12
"""A range below this part of the largest figure is rounding noise: the column is constant."""

NAMES = {
    "vector": "vector length",
    "minmax": "smallest to largest",
    "goalposts": "fixed bounds",
}
"""Normalization -> what it is called, on the screen and in sentences."""

ABREAST = 32
"""Regions laid side by side, as one long row: numpy is slow over rows of few figures."""

CHUNK = 8192
"""Regions that are read at once, where there are many: the cache holds them for a second look."""


def distance_to_target(matrix: FloatArray, targets: FloatArray) -> FloatArray:
    """Replace figures by |x - target|, to be minimized, where a column has a target.

    A distance within rounding of the figure or the target is 0: 0.1 + 0.2 is on the target 0.3.

    Parameters
    ----------
    matrix : (..., m, n)
    targets : (n,) NaN = no target, the column stays as it is
    """
    if np.isnan(targets).all():
        return matrix
    distances = np.abs(matrix - targets)
    noise = ROUNDING * np.maximum(np.abs(matrix), np.abs(targets))
    distances = np.where(distances <= noise, 0.0, distances)
    return np.where(np.isnan(targets), matrix, distances)


def vector(matrix: FloatArray) -> FloatArray:
    """Divide each column by its Euclidean length: r_ij = x_ij / ||x_j||, in [-1, 1].

    A column of zeros stays zero. Keeps signs and proportions, so a column whose figures differ
    by a few percent hardly counts.

    References
    ----------
    Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer, ch. 3.
    """
    return _quotient(matrix, _length(matrix))


def _length(matrix: FloatArray) -> FloatArray:
    """Return the Euclidean length of each column's known figures, (..., n)."""
    known, length = matrix, _root_of_squares(matrix)
    if np.isnan(length).any():
        known = np.where(np.isnan(matrix), 0.0, matrix)
        length = _root_of_squares(known)
    if np.all((length > 1e-150) & (length < 1e150)):
        return length
    # a zero column, or squares that over- or underflow: measure in units of the largest figure
    largest: FloatArray = np.abs(known).max(axis=-2, initial=0.0)
    scaled: FloatArray = np.sqrt(np.square(_quotient(known, largest)).sum(axis=-2))
    return largest * scaled


def _root_of_squares(matrix: FloatArray) -> FloatArray:
    with np.errstate(over="ignore", under="ignore"):
        root: FloatArray = np.sqrt(_squares(matrix))
    return root


def _squares(matrix: FloatArray) -> FloatArray:
    """Sum the squares of each column, (..., m, n) to (..., n)."""
    if matrix.shape[-2] <= CHUNK:
        squares: FloatArray = np.einsum("...ij,...ij->...j", matrix, matrix)
        return squares
    long, rest = _abreast(matrix)
    found = _squares(long).reshape(*matrix.shape[:-2], ABREAST, -1)
    summed: FloatArray = found.sum(axis=-2)
    return summed + _squares(rest)


def minmax(matrix: FloatArray) -> FloatArray:
    """Spread each column over [0, 1]: (x - min) / (max - min); 0 for a constant column."""
    low, high = extremes(matrix)
    return _spread(matrix, low, high)


def goalposts(matrix: FloatArray, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Place each figure between fixed bounds: (x - lower) / (upper - lower), clipped to [0, 1].

    With given bounds the result of a region does not depend on the other regions, so that adding
    or removing one cannot reorder the rest. 0 where the bounds coincide or are missing.

    Parameters
    ----------
    matrix : (..., m, n)
    lower, upper : (n,), see :func:`goalpost_bounds`
    """
    placed = _spread(matrix, lower, upper)
    return np.clip(placed, 0.0, 1.0, out=placed)


def goalpost_bounds(
    table: FloatArray, lower: FloatArray, upper: FloatArray, targets: FloatArray
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Settle the bounds that goalposts use.

    A bound that is not given is the observed minimum or maximum of the full table. For a
    criterion with a target the bounds of the distance to it are 0 and
    max(|upper - target|, |target - lower|).

    Parameters
    ----------
    table : (m, n) original figures of all regions, before knock-outs and drops
    lower, upper : (n,) original units, NaN = not given
    targets : (n,) NaN = no target

    Returns
    -------
    lower, upper : (n,) in original units, or of the distance to the target; NaN when neither
        given nor observed
    assumed : (n,) whether an observed figure stands in for a bound
    """
    assumed = np.isnan(lower) | np.isnan(upper)
    lowest, highest = extremes(table)
    low = np.where(np.isnan(lower), lowest, lower)
    high = np.where(np.isnan(upper), highest, upper)
    farthest = np.maximum(np.abs(high - targets), np.abs(targets - low))
    aims = ~np.isnan(targets)
    return np.where(aims, 0.0, low), np.where(aims, farthest, high), assumed


def extremes(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each column's smallest and largest figure, (..., n); NaN for an empty column."""
    many = matrix.shape[-2]
    if many > CHUNK:
        found = [extremes(matrix[..., i : i + CHUNK, :]) for i in range(0, many, CHUNK)]
        lows, highs = zip(*found)
        return np.fmin.reduce(lows), np.fmax.reduce(highs)
    if many:
        low, high = _over_regions(np.minimum, matrix), _over_regions(np.maximum, matrix)
        if not np.isnan(low).any():
            return low, high
    missing = np.isnan(matrix)
    low = np.where(missing, np.inf, matrix).min(axis=-2, initial=np.inf)
    high = np.where(missing, -np.inf, matrix).max(axis=-2, initial=-np.inf)
    return np.where(low <= high, low, np.nan), np.where(low <= high, high, np.nan)


def _over_regions(extreme: np.ufunc, matrix: FloatArray) -> FloatArray:
    """Reduce (..., m, n) to (..., n), m > 0."""
    if matrix.shape[-2] < 2 * ABREAST:
        reduced: FloatArray = extreme.reduce(matrix, axis=-2)
        return reduced
    long, rest = _abreast(matrix)
    found = extreme.reduce(long, axis=-2).reshape(*matrix.shape[:-2], ABREAST, -1)
    return _over_regions(extreme, np.concatenate([found, rest], axis=-2))


def _abreast(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lay regions side by side: (..., k, 32 n), and those that are left over, (..., < 32, n)."""
    *stack, m, n = matrix.shape
    whole = m - m % ABREAST
    return matrix[..., :whole, :].reshape(*stack, -1, ABREAST * n), matrix[..., whole:, :]


def is_constant(low: FloatArray, high: FloatArray) -> BoolArray:
    """Say which columns do not vary beyond rounding, from their smallest and largest figure."""
    noise = ROUNDING * np.maximum(np.abs(low), np.abs(high))
    return np.isnan(low) | np.isnan(high) | (high - low <= noise)


def _spread(matrix: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    varies = ~is_constant(low, high)
    offset = np.where(varies, low, 0.0)
    return _quotient(matrix - offset[..., None, :], np.where(varies, high - low, 0.0))


def _quotient(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Divide columns; 0 where the denominator is not positive, missing where the figure is."""
    safe = np.where(denominator > 0, denominator, np.inf)
    *stack, m, n = numerator.shape
    abreast = 1 if m % ABREAST else ABREAST
    rows = numerator.reshape(*stack, m // abreast, abreast * n)
    quotient: FloatArray = rows / np.tile(safe, abreast)[..., None, :]
    return quotient.reshape(numerator.shape)


@dataclass(frozen=True)
class Normalized:
    """A normalized matrix with its reference points.

    Parameters
    ----------
    matrix : (..., m, n) r_ij, missing figures hold 0
    known : (..., m, n) bool, which figures are not missing
    ideal, anti_ideal : (..., n) r* and r0; both 0 where a column contributes nothing
    lower, upper, assumed : (n,) bounds of goalposts; NaN and False under other normalizations
    """

    matrix: FloatArray
    known: BoolArray
    ideal: FloatArray
    anti_ideal: FloatArray
    lower: FloatArray
    upper: FloatArray
    assumed: BoolArray


def normalize(
    matrix: FloatArray, criteria: Sequence[Criterion], normalization: str, table: FloatArray
) -> Normalized:
    """Normalize original figures and set the reference points.

    Ideal and anti-ideal are the best and worst normalized figures of the compared regions, and
    under ``goalposts`` the bounds themselves.

    Parameters
    ----------
    matrix : (..., m, n) original figures of the compared regions, NaN = missing
    criteria : n criteria: objective, target and bounds
    normalization : ``vector``, ``minmax`` or ``goalposts``
    table : (m_all, n) original figures of all regions, from which missing bounds are observed

    Raises
    ------
    ValueError
        for another normalization
    """
    targets = target_values(criteria)
    distances = distance_to_target(matrix, targets)
    lower = upper = np.full(len(criteria), np.nan)
    assumed = np.zeros(len(criteria), dtype=np.bool_)
    if normalization == "vector":
        normalized = vector(distances)
        low, high = extremes(normalized)
    elif normalization == "minmax":
        low, high = extremes(distances)
        normalized = _spread(distances, low, high)
        low, high = np.zeros_like(low), np.where(is_constant(low, high), 0.0, 1.0)
    elif normalization == "goalposts":
        lower, upper, assumed = goalpost_bounds(table, *_given_bounds(criteria), targets)
        normalized = goalposts(distances, lower, upper)
        low, high = np.zeros_like(lower), np.where(is_constant(lower, upper), 0.0, 1.0)
    else:
        raise ValueError(f"no normalization {normalization!r}")
    missing = np.isnan(normalized)
    if missing.any():
        low, high = np.nan_to_num(low), np.nan_to_num(high)
        normalized[missing] = 0.0
    maximize = np.array([criterion.objective == "max" for criterion in criteria])
    return Normalized(
        matrix=normalized,
        known=~missing,
        ideal=np.where(maximize, high, low),
        anti_ideal=np.where(maximize, low, high),
        lower=lower,
        upper=upper,
        assumed=assumed,
    )


def beyond_bounds(figures: FloatArray, criteria: Sequence[Criterion]) -> BoolArray:
    """Say which figures lie beyond the bounds, (m, n): goalposts count them as the bound.

    A bound that is not given is observed and cuts nothing. Of a criterion with a target the
    distance to it is what is bounded, so both bounds must be given.

    Parameters
    ----------
    figures : (m, n) original figures, NaN = missing
    criteria : n criteria
    """
    targets = target_values(criteria)
    lower, upper = _given_bounds(criteria)
    aims = ~np.isnan(targets)
    farthest = np.maximum(np.abs(upper - targets), np.abs(targets - lower))
    low = np.where(aims | np.isnan(lower), -np.inf, lower)
    high = np.where(aims, farthest, upper)
    high = np.where(np.isnan(high), np.inf, high)
    distances = distance_to_target(figures, targets)
    noise = ROUNDING * np.abs(figures)
    beyond: BoolArray = (distances < low - noise) | (distances > high + noise)
    return beyond


def target_values(criteria: Sequence[Criterion]) -> FloatArray:
    """Return the target of each criterion whose objective is ``target``, else NaN, (n,)."""
    return _numbers([c.target if c.objective == "target" else None for c in criteria])


def _given_bounds(criteria: Sequence[Criterion]) -> tuple[FloatArray, FloatArray]:
    return _numbers([c.lower for c in criteria]), _numbers([c.upper for c in criteria])


def _numbers(values: Sequence[float | None]) -> FloatArray:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
