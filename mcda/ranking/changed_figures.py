"""Ranking anew with one changed figure, and how far that figure may move."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.case.model import Criterion
from mcda.ranking.gaps import squared_gaps
from mcda.ranking.normalization import normalize
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import relative_closeness

FloatArray = NDArray[np.float64]


def scores_with(ranking: Ranking, row: int, column: int, figures: FloatArray) -> FloatArray:
    """Score all regions anew for each of several figures of one region in one criterion.

    Bounds of goalposts that are assumed from the figures follow the changed figure. Filled
    figures of other regions stay as they are.

    Parameters
    ----------
    ranking : the ranking as it is
    row : of the region among the ranked ones
    column : of the criterion
    figures : (t,) original units

    Returns
    -------
    (t, m) closeness
    """
    matrix, rows = ranking.matrix, ranking.rows
    table = np.repeat(matrix.values[None, :, [column]], len(figures), axis=0)
    table[:, rows[row], 0] = figures
    # absurd bounds may overflow without doing harm
    with np.errstate(over="ignore", invalid="ignore"):
        norm = normalize(
            table[:, rows], (matrix.criteria[column],), ranking.scenario.normalization, table
        )
    to_ideal, to_anti_ideal = squared_gaps(norm.matrix, norm.ideal, norm.anti_ideal)
    # the other criteria do not change: each region brings their sum along as one column
    others = np.square(ranking.weights)
    own, others[column] = others[column], 0.0
    return relative_closeness(
        np.sqrt(ranking.to_ideal @ others + own * to_ideal[..., 0]),
        np.sqrt(ranking.to_anti_ideal @ others + own * to_anti_ideal[..., 0]),
    )


def farthest(criterion: Criterion, now: float, figures: FloatArray) -> float:
    """Return how far a figure may move towards better.

    That is up to the criterion's own bound, or one observed range beyond the best observed
    figure where it has none; towards a target up to the target. A figure does not cross a
    knock-out limit, and not 0 where no figure is below 0.

    Parameters
    ----------
    criterion : its objective, bounds, target and knock-out limits
    now : present figure of the region, original units
    figures : (m,) of the compared regions

    Returns
    -------
    in original units, never on the worse side of ``now``
    """
    lowest, highest = float(figures.min()), float(figures.max())
    spread = highest - lowest
    if criterion.objective == "target":
        limit = now if criterion.target is None else criterion.target
    elif criterion.objective == "max":
        limit = highest + spread if criterion.upper is None else max(criterion.upper, highest)
    else:
        limit = lowest - spread if criterion.lower is None else min(criterion.lower, lowest)
        limit = max(limit, 0.0) if lowest >= 0 else limit
    return _inside(criterion, now, limit)


def _inside(criterion: Criterion, now: float, limit: float) -> float:
    if limit > now and criterion.maximum is not None:
        return max(now, min(limit, criterion.maximum))
    if limit < now and criterion.minimum is not None:
        return min(now, max(limit, criterion.minimum))
    return limit
