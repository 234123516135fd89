"""Scores of the peers of TOPSIS: array functions around pymcdm.

Each method normalizes figures in its own way; the normalization of a scenario does not concern
it.

References
----------
Kizielewicz, Shekhovtsov & Sałabun (2023), pymcdm: the universal library for solving
multi-criteria decision-making problems, SoftwareX 22, 101368. Each method's own source stands in
its contract.
"""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.normalization import ROUNDING, extremes, is_constant
from mcda.ranking.topsis import competition_ranks

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def method_scores(
    method: str,
    matrix: FloatArray,
    weights: FloatArray,
    types: IntArray,
    bounds: FloatArray | None = None,
) -> FloatArray:
    """Score regions by a peer of TOPSIS, without any check.

    Special cases:

    - a criterion that the formula cannot use since all figures are 0 (under VIKOR: equal; under
      SPOTIS: its bounds coincide) contributes nothing; all score 0 where none contributes;
    - zeros of criteria to be maximized are taken by all methods that only add shares, also where
      pymcdm refuses them;
    - MOORA is computed also where nothing is to be minimized.

    Parameters
    ----------
    method : id of a method other than ``topsis``
    matrix : (m, n) figures that the method's contract allows
    weights : (n,) > 0
    types : (n,) 1 = more is better, -1 = less is better
    bounds : (n, 2) lower and upper bounds, for ``spotis`` only; figures outside count as on them

    Returns
    -------
    (m,) scores as the method defines them

    Raises
    ------
    FloatingPointError
        where the formula divides by zero or overflows
    """
    if method == "spotis" and bounds is not None:
        matrix = np.clip(matrix, bounds[:, 0], bounds[:, 1])
        used = ~is_constant(bounds[:, 0], bounds[:, 1])
        bounds = bounds[used]
    else:
        low, high = extremes(matrix)
        constant = is_constant(low, high)
        # a column that varies by rounding only must not be blown up to a difference
        matrix = np.where(constant, low, matrix)
        used = ~constant if method == "vikor" else ~constant | (low != 0)
    if not used.any():
        return np.zeros(len(matrix))
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        return _computed(method, matrix[:, used], weights[used], types[used], bounds)


def _computed(
    method: str,
    matrix: FloatArray,
    weights: FloatArray,
    types: IntArray,
    bounds: FloatArray | None,
) -> FloatArray:
    options: dict[str, dict[str, Any]] = {
        "aras": {"normalization_function": _part_of_total},
        "codas": {"normalization_function": _part_of_best},
        # no preference where figures differ by rounding only
        "promethee_ii": {
            "preference_function": "ushape",
            "q": list(ROUNDING * np.abs(matrix).max(axis=0)),
        },
        "ram": {"normalization_function": _part_of_total},
        "spotis": {"bounds": bounds},
        "wsm": {"normalization_function": _part_of_total},
    }
    model = getattr(_pymcdm_methods(), method.upper())(**options.get(method, {}))
    if method == "mabac":
        # one criterion at a time, or the product over many regions becomes too small a number
        one = np.ones(1)
        columns = range(len(weights))
        parts = [model(matrix[:, [j]], one, types[[j]], validation=False) for j in columns]
        return np.asarray(np.column_stack(parts) @ weights)
    if method == "moora":
        # pymcdm wants something to be minimized, so it gets a criterion that weighs nothing
        matrix = np.column_stack([matrix, np.ones(len(matrix))])
        weights, types = np.append(weights, 0.0), np.append(types, -1)
    return np.asarray(model(matrix, weights, types, validation=False))


def _pymcdm_methods() -> Any:
    """Load pymcdm when it is first needed.

    That takes a second, since it brings a plotting library with it, which talks about its fonts
    and folders on stderr unless it is hushed.
    """
    plotting = logging.getLogger("matplotlib")
    level = plotting.level
    plotting.setLevel(logging.ERROR)
    try:
        from pymcdm import methods
    finally:
        plotting.setLevel(level)
    return methods


def _part_of_total(x: FloatArray, cost: bool = False) -> FloatArray:
    share = 1.0 / x if cost else x
    return np.asarray(share / share.sum())


def _part_of_best(x: FloatArray, cost: bool = False) -> FloatArray:
    return np.asarray(x.min() / x if cost else x / x.max())


def ranks_of(score: FloatArray, low_is_better: bool) -> IntArray:
    """Rank scores, 1 = best; scores within 1e-12 of the largest score's size (or of 1) tie.

    Parameters
    ----------
    score : (m,) finite
    low_is_better : whether the lowest score is the best
    """
    scale = max(1.0, float(np.abs(score).max(initial=0.0)))
    return competition_ranks((-score if low_is_better else score) / scale)
