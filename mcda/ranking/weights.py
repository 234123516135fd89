"""From points to weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Finding, error, sentence
from mcda.case.model import Criterion

FloatArray = NDArray[np.float64]


def normalized_points(points: FloatArray) -> FloatArray:
    """Divide points by their sum.

    Parameters
    ----------
    points : (..., n) finite, >= 0, at least one above 0 in each row

    Returns
    -------
    (..., n) weights, >= 0, sum 1; a common factor on the points changes nothing
    """
    # dividing by the largest first keeps very large and very small points from over- or underflow
    scaled = points / points.max(axis=-1, keepdims=True)
    weights: FloatArray = scaled / scaled.sum(axis=-1, keepdims=True)
    return weights


def with_weight(weights: FloatArray, column: int, weight: float) -> FloatArray:
    """Give one criterion another weight; the others share the rest in their present proportions.

    Parameters
    ----------
    weights : (n,) sum 1, below 1 for this criterion
    column : of the criterion
    weight : its new weight, in [0, 1]

    Returns
    -------
    (n,) weights, >= 0, sum 1
    """
    moved: FloatArray = weights * ((1.0 - weight) / (1.0 - weights[column]))
    moved[column] = weight
    return moved


def weights_from_points(criteria: Sequence[Criterion], points: Mapping[str, float]) -> FloatArray:
    """Make weights from the points of a scenario.

    Parameters
    ----------
    criteria : n criteria
    points : criterion id -> points, finite and >= 0; criteria not named have 0

    Returns
    -------
    (n,) weights, >= 0, sum 1

    Raises
    ------
    CaseError
        when there are no criteria, a criterion is unknown, points are negative or not a number,
        or all points are 0
    """
    if not criteria:
        raise CaseError(
            error(
                "criteria", None, "",
                sentence("The case has no criteria, so its regions cannot be ranked."),
                sentence("Add a table criteria with an id, a name and an objective in each row."),
            )
        )  # fmt: skip
    findings = [*_unknown(criteria, points), *_refused(criteria, points)]
    if findings:
        raise CaseError(*findings)
    given = np.array([points.get(criterion.id, 0.0) for criterion in criteria], dtype=np.float64)
    if not given.any():
        raise CaseError(
            error(
                "criteria", None, "points",
                sentence("All criteria have 0 points, so nothing tells the regions apart."),
                sentence("Give at least one criterion more than 0 points."),
            )
        )  # fmt: skip
    return normalized_points(given)


def _unknown(criteria: Sequence[Criterion], points: Mapping[str, float]) -> list[Finding]:
    ids = {criterion.id for criterion in criteria}
    return [
        error(
            "criteria", None, "id",
            sentence("Points are given to {criterion}, but there is no such criterion.",
                     criterion=name),
            sentence("Use the id of a criterion: {criteria}.", criteria=", ".join(sorted(ids))),
        )
        for name in points
        if name not in ids
    ]  # fmt: skip


def _refused(criteria: Sequence[Criterion], points: Mapping[str, float]) -> list[Finding]:
    return [
        error(
            "criteria", row, "points",
            sentence("The points of {criterion} are {points}.",
                     criterion=criterion.name, points=points[criterion.id]),
            sentence("Give points from 0 to 100; 0 switches a criterion off."),
        )
        for row, criterion in enumerate(criteria, start=1)
        if not 0.0 <= points.get(criterion.id, 0.0) < np.inf
    ]  # fmt: skip
