"""The steps of TOPSIS in the symbols of its authors, from figures to closeness.

References
----------
Hwang & Yoon (1981), Multiple Attribute Decision Making: Methods and Applications, Springer,
ch. 3: steps 1 to 6. Their A* and A- are called ideal and anti-ideal here, S* and S- the
distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.normalization import distance_to_target, target_values
from mcda.ranking.result import Ranking

FloatArray = NDArray[np.float64]


class Of(StrEnum):
    """What the values of a step belong to."""

    CELLS = "cells"  # (m, n) a value per region and criterion
    CRITERIA = "criteria"  # (n,)
    REGIONS = "regions"  # (m,)


@dataclass(frozen=True)
class Step:
    """One step of the computation.

    Parameters
    ----------
    symbol : of the literature, for example ``r_ij``
    title : what it is
    formula : how it is made from the symbols before; empty for what is given
    of : what its values belong to
    values : (m, n), (n,) or (m,) as ``of`` says
    in_units : whether the values are in the criteria's own units; all others have none
    """

    symbol: str
    title: Sentence
    formula: str
    of: Of
    values: FloatArray
    in_units: bool = False


@dataclass(frozen=True)
class Steps:
    """The whole computation, without the criteria that have no points.

    Parameters
    ----------
    regions, names : ids and names of the m compared regions, in table order
    criteria : the n criteria with points
    steps : in the order of computation
    edited, filled, doubted : (m, n) bool, figures that are not as published, or in doubt
    """

    regions: tuple[str, ...]
    names: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    steps: tuple[Step, ...]
    edited: NDArray[np.bool_]
    filled: NDArray[np.bool_]
    doubted: NDArray[np.bool_]


_FORMULAS = {
    "vector": "{x} / sqrt(sum_i {x}^2)",
    "minmax": "({x} - min_i {x}) / (max_i {x} - min_i {x})",
    "goalposts": "({x} - lower_j) / (upper_j - lower_j), within 0 and 1",
}


def steps(ranking: Ranking) -> Steps:
    """Lay out the steps of a TOPSIS ranking; nothing is computed anew but products.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    """
    active = ranking.weights > 0
    criteria = tuple(c for c, counts in zip(ranking.matrix.criteria, active) if counts)
    return Steps(
        ranking.regions,
        ranking.names,
        criteria,
        (*_given(ranking, active, criteria), *_weighted(ranking, active), *_distances(ranking)),
        ranking.matrix.edited[ranking.rows][:, active],
        ranking.matrix.filled[ranking.rows][:, active],
        ranking.matrix.doubted[ranking.rows][:, active],
    )


def _given(
    ranking: Ranking, active: NDArray[np.bool_], criteria: tuple[Criterion, ...]
) -> list[Step]:
    figures = ranking.matrix.values[ranking.rows][:, active]
    listed = [Step("x_ij", sentence("Figures"), "", Of.CELLS, figures, in_units=True)]
    targets = target_values(criteria)
    used = "x_ij"
    if not np.isnan(targets).all():
        used = "d_ij"
        listed.append(
            Step(
                used, sentence("Distance to the target, where there is one"), "|x_ij - target_j|",
                Of.CELLS, distance_to_target(figures, targets), in_units=True,
            )
        )  # fmt: skip
    normalization = ranking.scenario.normalization
    if normalization == "goalposts":
        lower, upper = ranking.lower[active], ranking.upper[active]
        listed += [
            Step("lower_j", sentence("Lower bound"), "", Of.CRITERIA, lower, in_units=True),
            Step("upper_j", sentence("Upper bound"), "", Of.CRITERIA, upper, in_units=True),
        ]
    formula = _FORMULAS[normalization].format(x=used)
    normalized = ranking.normalized[:, active]
    return [
        *listed,
        Step("r_ij", sentence("Normalized figures"), formula, Of.CELLS, normalized),
    ]


def _weighted(ranking: Ranking, active: NDArray[np.bool_]) -> list[Step]:
    weights = ranking.weights[active]
    weighted = weights * ranking.normalized[:, active]
    ideal, anti_ideal = weights * ranking.ideal[active], weights * ranking.anti_ideal[active]
    best = "max_i v_ij where more is better, else min_i v_ij"
    worst = "min_i v_ij where more is better, else max_i v_ij"
    if ranking.scenario.normalization == "goalposts":
        best, worst = "w_j where more is better, else 0", "0 where more is better, else w_j"
    return [
        Step("w_j", sentence("Weights"), "points_j / sum_j points_j", Of.CRITERIA, weights),
        Step("v_ij", sentence("Weighted figures"), "w_j r_ij", Of.CELLS, weighted),
        Step("v_j*", sentence("Ideal"), best, Of.CRITERIA, ideal),
        Step("v_j-", sentence("Anti-ideal"), worst, Of.CRITERIA, anti_ideal),
    ]


def _distances(ranking: Ranking) -> list[Step]:
    return [
        Step("D_i+", sentence("Distance to the ideal"), "sqrt(sum_j (v_ij - v_j*)^2)",
             Of.REGIONS, ranking.distance_to_ideal),
        Step("D_i-", sentence("Distance to the anti-ideal"), "sqrt(sum_j (v_ij - v_j-)^2)",
             Of.REGIONS, ranking.distance_to_anti_ideal),
        Step("C_i", sentence("Closeness"), "D_i- / (D_i+ + D_i-)", Of.REGIONS, ranking.score),
    ]  # fmt: skip
