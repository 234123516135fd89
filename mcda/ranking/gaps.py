"""How far regions are from the ideal and from the anti-ideal, by each criterion and in all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.normalization import ABREAST, CHUNK

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def squared_gaps(
    normalized: FloatArray, ideal: FloatArray, anti_ideal: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return A_ij = (r_j* - r_ij)^2 and B_ij = (r_ij - r_j0)^2.

    Parameters
    ----------
    normalized : (..., m, n)
    ideal, anti_ideal : (..., n)

    Returns
    -------
    to_ideal, to_anti_ideal : (..., m, n), >= 0
    """
    to_ideal = normalized - ideal[..., None, :]
    to_anti_ideal = normalized - anti_ideal[..., None, :]
    return np.square(to_ideal, out=to_ideal), np.square(to_anti_ideal, out=to_anti_ideal)


def distances(
    to_ideal: FloatArray, to_anti_ideal: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return D+ and D-, the weighted distances to the ideal and to the anti-ideal.

    Weights enter squared: a weight twice as large acts like four times as much.

    Parameters
    ----------
    to_ideal, to_anti_ideal : (..., m, n), see :func:`squared_gaps`
    weights : (n,), or (k, n) for k weightings of a single matrix

    Returns
    -------
    D+, D- : (..., m), or (k, m)
    """
    squared = np.square(weights)
    return np.sqrt(squared @ to_ideal.mT), np.sqrt(squared @ to_anti_ideal.mT)


def known_gaps(
    normalized: FloatArray, known: BoolArray, ideal: FloatArray, anti_ideal: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return A and B as :func:`squared_gaps` does, and 0 in both where a figure is missing.

    Parameters
    ----------
    normalized : (..., m, n)
    known : (..., m, n) bool, which figures are not missing
    ideal, anti_ideal : (..., n)

    Returns
    -------
    to_ideal, to_anti_ideal : (..., m, n), >= 0
    """
    to_ideal, to_anti_ideal = squared_gaps(normalized, ideal, anti_ideal)
    if not known.all():
        to_ideal[~known] = 0.0
        to_anti_ideal[~known] = 0.0
    return to_ideal, to_anti_ideal


def distances_in_chunks(
    normalized: FloatArray,
    known: BoolArray,
    ideal: FloatArray,
    anti_ideal: FloatArray,
    weights: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return D+ and D- by a single weighting, without holding A and B of all regions.

    Parameters
    ----------
    normalized, known : (m, n)
    ideal, anti_ideal : (n,)
    weights : (n,)

    Returns
    -------
    D+, D- : (m,)
    """
    plus, minus = np.empty(len(normalized)), np.empty(len(normalized))
    for start in range(0, len(normalized), CHUNK):
        chunk = slice(start, start + CHUNK)
        regions, criteria = shape = normalized[chunk].shape
        abreast = 1 if regions % ABREAST else ABREAST
        rows = regions // abreast, abreast * criteria
        to_ideal, to_anti_ideal = known_gaps(
            normalized[chunk].reshape(rows),
            known[chunk].reshape(rows),
            np.tile(ideal, abreast),
            np.tile(anti_ideal, abreast),
        )
        plus[chunk], minus[chunk] = distances(
            to_ideal.reshape(shape), to_anti_ideal.reshape(shape), weights
        )
    return plus, minus
