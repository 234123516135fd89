"""How much each criterion tells regions apart: array functions over m regions by n criteria.

All take figures of n criteria that vary, m >= 3, without gaps, and return an importance per
criterion, >= 0; divided by their sum these are weights. None depends on a criterion's unit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def entropy(figures: FloatArray) -> FloatArray:
    """Return 1 - Shannon entropy of each criterion's parts, relative to even parts.

    p_ij = x_ij / sum_i x_ij, e_j = -sum_i p_ij ln p_ij / ln m, importance 1 - e_j in [0, 1]; a
    part of 0 counts as 0 ln 0 = 0.

    Parameters
    ----------
    figures : (m, n) >= 0; a constant added to all changes the result

    References
    ----------
    Shannon (1948); as weights: Hwang & Yoon (1981), Multiple Attribute Decision Making, ch. 3.
    """
    # sum p ln(p m) term by term, so that small differences are not lost against 1
    excess = figures / figures.mean(axis=0) - 1.0
    parts = 1.0 + excess
    logarithms = np.log1p(excess, out=np.zeros_like(excess), where=parts > 0)
    divergence: FloatArray = (parts * logarithms - excess).mean(axis=0) / np.log(len(figures))
    return divergence


def spread(figures: FloatArray) -> FloatArray:
    """Return the standard deviation of each criterion, its range being 1."""
    low, high = figures.min(axis=0), figures.max(axis=0)
    deviation: FloatArray = ((figures - low) / (high - low)).std(axis=0)
    return deviation


def conflict(figures: FloatArray, minimize: BoolArray) -> FloatArray:
    """Return how far each criterion contradicts the others: sum_k (1 - r_jk).

    Parameters
    ----------
    figures : (m, n)
    minimize : (n,) bool, criteria of which less is better: they are turned around before, since
        two criteria contradict each other when what is better by one is worse by the other
    """
    low, high = figures.min(axis=0), figures.max(axis=0)
    standing = np.where(minimize, high - figures, figures - low) / (high - low)
    centred = standing - standing.mean(axis=0)
    unit = centred / np.sqrt(np.square(centred).sum(axis=0))
    apart = 1.0 - unit.T @ unit
    apart[apart < 1e-12] = 0.0  # the same but for rounding
    total: FloatArray = apart.sum(axis=0)
    return total


def critic(figures: FloatArray, minimize: BoolArray) -> FloatArray:
    """Return spread times conflict of each criterion (CRITIC).

    References
    ----------
    Diakoulaki, Mavrotas & Papayannakis (1995), Determining objective weights in multiple
    criteria problems: the CRITIC method, Computers & Operations Research 22, 763-770.
    """
    return spread(figures) * conflict(figures, minimize)


def gini(figures: FloatArray) -> FloatArray:
    """Return the Gini coefficient of each criterion, 0 = all alike, towards 1 = all in one.

    Parameters
    ----------
    figures : (m, n) >= 0; a constant added to all changes the result
    """
    count = len(figures)
    places = 2.0 * np.arange(1, count + 1) - count - 1
    coefficient: FloatArray = places @ np.sort(figures, axis=0) / (count * figures.sum(axis=0))
    return coefficient


def angle(figures: FloatArray) -> FloatArray:
    """Return the angle between each criterion's figures and even figures, in radians.

    Parameters
    ----------
    figures : (m, n) >= 0; a constant added to all changes the result

    References
    ----------
    Shuai, Zongzhun, Yongji & Lei (2012), A new angular method to determine the objective
    weights, 24th Chinese Control and Decision Conference, 3889-3892.
    """
    mean = figures.mean(axis=0)
    across = np.sqrt(np.square(figures - mean).sum(axis=0))
    found: FloatArray = np.arctan2(across, np.sqrt(len(figures)) * mean)
    return found


def removal_effect(figures: FloatArray, minimize: BoolArray) -> FloatArray:
    """Return how much the regions' standing changes when a criterion is removed (MEREC).

    Parameters
    ----------
    figures : (m, n) > 0
    minimize : (n,) bool

    References
    ----------
    Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), Determination of
    objective weights using a new method based on the removal effects of criteria (MEREC),
    Symmetry 13(4), 525.
    """
    low, high = figures.min(axis=0), figures.max(axis=0)
    logarithms = np.abs(np.log(np.where(minimize, figures / high, low / figures)))
    total = logarithms.sum(axis=1, keepdims=True)
    criteria = figures.shape[1]
    standing = np.log1p(total / criteria)
    without = np.log1p((total - logarithms) / criteria)
    effect: FloatArray = (standing - without).sum(axis=0)
    return effect
