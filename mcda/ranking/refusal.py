"""Why a case cannot be ranked: what must be mended first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Finding, error, sentence
from mcda.case.model import Criterion
from mcda.case.numbers import number_text
from mcda.ranking.result import Cause, DecisionMatrix, Excluded

FloatArray = NDArray[np.float64]

LARGEST = 1e150
"""Figures must stay below this size: the square of a larger one is not a number any more."""


def refuse_criteria(matrix: DecisionMatrix, active: NDArray[np.bool_], normalization: str) -> None:
    """Raise ``CaseError`` when a criterion with points cannot be computed with.

    That is: objective ``target`` without a target, under ``goalposts`` a lower bound that is not
    below the upper one, or a figure of 1e150 or more.
    """
    findings: list[Finding] = []
    for column in np.flatnonzero(active):
        findings += _contradictions(matrix.criteria[column], int(column) + 1, normalization)
    for row, column in _too_large(matrix.values, active):
        findings.append(
            error(
                "regions", int(row) + 1, matrix.criteria[column].id,
                sentence("The figure of {criterion} in {region} is too large to compute with.",
                         criterion=matrix.criteria[column].name, region=matrix.names[row]),
                sentence("Check the figure and its unit."),
            )
        )  # fmt: skip
    if findings:
        raise CaseError(*findings)


def _too_large(values: FloatArray, active: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return row and column of each figure whose square overflows, (k, 2)."""
    low, high = (e.reduce(values, axis=None, initial=0.0) for e in (np.fmin, np.fmax))
    if low > -LARGEST and high < LARGEST:
        return np.empty((0, 2), dtype=np.int64)
    return np.argwhere((np.abs(values) >= LARGEST) & active)


def _contradictions(criterion: Criterion, row: int, normalization: str) -> Iterator[Finding]:
    lower, upper = criterion.lower, criterion.upper
    if criterion.objective == "target" and criterion.target is None:
        yield error(
            "criteria", row, "target",
            sentence("{criterion} should come close to a target, but no target is given.",
                     criterion=criterion.name),
            sentence("Enter the wanted value in the column target, or change the objective."),
        )  # fmt: skip
    if normalization == "goalposts" and lower is not None and upper is not None and lower >= upper:
        yield error(
            "criteria", row, "lower",
            sentence("The lower bound of {criterion}, {lower}, is not below its upper bound, "
                     "{upper}.", criterion=criterion.name, lower=number_text(lower),
                     upper=number_text(upper)),
            sentence("Correct the bounds, or leave them empty to use the observed figures."),
        )  # fmt: skip


def nobody_left(
    matrix: DecisionMatrix, active: NDArray[np.bool_], excluded: tuple[Excluded, ...]
) -> CaseError:
    """Say why no region is left to rank, and what to do about it."""
    if not excluded:
        return CaseError(
            error(
                "regions", None, "",
                sentence("The case has no regions."),
                sentence("Add a table regions with an id and a name in each row."),
            )
        )  # fmt: skip
    empty = active & np.isnan(matrix.values).all(axis=0)
    findings = [
        error(
            "regions", None, matrix.criteria[column].id,
            sentence("There are points on {criterion}, but no region has a figure for it.",
                     criterion=matrix.criteria[column].name),
            sentence("Enter its figures, or give it 0 points."),
        )
        for column in np.flatnonzero(empty)
    ]  # fmt: skip
    causes = Counter(region.cause for region in excluded)
    findings.append(
        error(
            "regions", None, "",
            sentence("No region is left to rank: {choice} left out by choice, {knocked_out} "
                     "outside a knock-out limit, {missing} without all figures.",
                     choice=causes[Cause.CHOICE], knocked_out=causes[Cause.KNOCK_OUT],
                     missing=causes[Cause.MISSING]),
            sentence("Take regions back in, loosen the knock-out limits, or enter the missing "
                     "figures or give their criteria 0 points."),
        )
    )  # fmt: skip
    return CaseError(*findings)
