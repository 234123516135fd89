"""Comparing and joining orders: correlation of ranks, and the orders of Borda and Copeland.

Array functions over ranks, 1 = best, in which tied regions share a rank (1, 2, 2, 4).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def mean_ranks(rank: IntArray) -> FloatArray:
    """Give tied regions the mean of the places that they fill: 1, 2, 2, 4 becomes 1, 2.5, 2.5, 4.

    Parameters
    ----------
    rank : (m,) shared ranks

    Returns
    -------
    (m,) whose sum is m (m + 1) / 2 whatever the ties
    """
    tied = (rank[:, None] == rank[None, :]).sum(axis=1)
    return np.asarray(rank + (tied - 1) / 2)


def spearman(one: IntArray, other: IntArray) -> float | None:
    """Return Spearman's rank correlation: Pearson's correlation of the mean ranks.

    Parameters
    ----------
    one, other : (m,) shared ranks

    Returns
    -------
    -1 (reversed) to 1 (the same order); None where one of the orders is a single tie

    References
    ----------
    Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., Edward Arnold, ch. 3: ties.
    """
    x, y = mean_ranks(one), mean_ranks(other)
    x, y = x - x.mean(), y - y.mean()
    size = float(np.sqrt((x @ x) * (y @ y)))
    return _in_range(float(x @ y) / size) if size > 0 else None


def kendall(one: IntArray, other: IntArray) -> float | None:
    """Return Kendall's tau-b: pairs in the same order less pairs in the other, ties discounted.

    Parameters
    ----------
    one, other : (m,) shared ranks

    Returns
    -------
    -1 (reversed) to 1 (the same order); None where one of the orders is a single tie

    References
    ----------
    Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239-251.
    """
    x, y = (np.sign(np.subtract.outer(rank, rank)) for rank in (one, other))
    size = float(np.sqrt(float((x * x).sum()) * float((y * y).sum())))
    return _in_range(float((x * y).sum()) / size) if size > 0 else None


def _in_range(correlation: float) -> float:
    return max(-1.0, min(1.0, correlation))


def borda(ranks: IntArray) -> FloatArray:
    """Count, over several orders, how many regions each region beats, a tie as half.

    Parameters
    ----------
    ranks : (k, m) k orders of m regions

    Returns
    -------
    (m,) 0 (last everywhere) to k (m - 1) (first everywhere)

    References
    ----------
    Borda (1784), Mémoire sur les élections au scrutin, Histoire de l'Académie royale des
    sciences 1781, 657-665.
    """
    regions = ranks.shape[1]
    return np.asarray(sum((regions - mean_ranks(rank) for rank in ranks), np.zeros(regions)))


def copeland(ranks: IntArray) -> IntArray:
    """Count duels won less duels lost; a duel goes to whom more orders place before the other.

    Parameters
    ----------
    ranks : (k, m) k orders of m regions

    Returns
    -------
    (m,) -(m - 1) (loses every duel) to m - 1 (wins every duel)

    References
    ----------
    Copeland (1951), A reasonable social welfare function, Seminar on Mathematics in Social
    Sciences, University of Michigan.
    """
    regions = ranks.shape[1]
    lead = np.zeros((regions, regions), dtype=np.int64)
    for rank in ranks:
        lead += np.sign(rank[None, :] - rank[:, None])
    return np.asarray(np.sign(lead).sum(axis=1))
