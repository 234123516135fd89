"""Drawing figures within their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.model import Criterion
from mcda.ranking.result import Ranking

FloatArray = NDArray[np.float64]


def log_spread(criteria: Sequence[Criterion]) -> FloatArray:
    """Return s of each criterion, with s^2 = ln(1 + (u / 100)^2) and u its uncertainty, (n,).

    Figures x exp(s Z - s^2 / 2) with a standard normal Z have mean x and the relative standard
    deviation u / 100.
    """
    relative = np.array([criterion.uncertainty or 0.0 for criterion in criteria]) / 100
    # log1p(u^2) for absurdly large u, whose square overflows
    spread: FloatArray = np.sqrt(
        np.where(relative < 1e8, np.log1p(np.square(np.minimum(relative, 1e8))),
                 2 * np.log(np.maximum(relative, 1e8)))
    )  # fmt: skip
    return spread


def is_uncertain(ranking: Ranking) -> bool:
    """Whether a criterion with points has an uncertainty, so that figures can be drawn."""
    criteria = ranking.matrix.criteria
    active = [criteria[column] for column in np.flatnonzero(ranking.weights > 0)]
    return bool(log_spread(active).any())


def draw_figures(
    figures: FloatArray, spread: FloatArray, count: int, generator: np.random.Generator
) -> FloatArray:
    """Draw the figures anew: x exp(s Z - s^2 / 2), which keeps signs, zeros and gaps.

    Parameters
    ----------
    figures : (m, n) original units
    spread : (n,) see :func:`log_spread`; a column with 0 stays as it is
    count : number of draws
    generator : the source of randomness

    Returns
    -------
    (count, m, n)
    """
    noisy = np.flatnonzero(spread)
    factors = generator.standard_normal((count, len(figures), noisy.size))
    factors *= spread[noisy]
    factors -= np.square(spread[noisy]) / 2
    np.exp(factors, out=factors)
    factors *= figures[:, noisy]
    if noisy.size == len(spread):
        return factors
    drawn = np.broadcast_to(figures, (count, *figures.shape)).copy()
    drawn[:, :, noisy] = factors
    return drawn
