"""What a swing from worst to best is: the question behind swing weights."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.wording import told_apart

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Swing:
    """The swing of one criterion.

    Parameters
    ----------
    criterion, name : its id and name
    worst, best : figures in original units; NaN when there are none
    question : the swing in words, for whoever judges what it is worth
    """

    criterion: str
    name: str
    worst: float
    best: float
    question: Sentence


def swings(
    matrix: DecisionMatrix, compared: Collection[str], normalization: str = "minmax"
) -> tuple[Swing, ...]:
    """Describe each criterion's swing from the worst to the best figure.

    Worst and best are figures of the compared regions; under ``goalposts`` they are the given
    bounds where there are some. For a target, best is the nearest figure to it (under
    ``goalposts`` the target itself) and worst the farthest. Judging importance without looking
    at the swing is the usual mistake: a criterion in which all regions are alike cannot matter
    much, however important its subject is.

    Parameters
    ----------
    matrix : figures of all regions
    compared : ids of the compared regions
    normalization : ``vector``, ``minmax`` or ``goalposts``
    """
    rows = [region in compared for region in matrix.regions]
    return tuple(
        _swing(criterion, matrix.values[:, column], rows, normalization == "goalposts")
        for column, criterion in enumerate(matrix.criteria)
    )


def _swing(criterion: Criterion, alike: FloatArray, compared: list[bool], bounded: bool) -> Swing:
    known = alike[compared & ~np.isnan(alike)]
    if bounded:
        low, high = _ends(known)
        low = low if criterion.lower is None else criterion.lower
        high = high if criterion.upper is None else criterion.upper
        known = np.array([low, high])
    worst, best = _ordered(criterion, known, bounded)
    question = _question(criterion, worst, best, alike)
    return Swing(criterion.id, criterion.name, worst, best, question)


def _ends(known: FloatArray) -> tuple[float, float]:
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def _ordered(criterion: Criterion, known: FloatArray, bounded: bool) -> tuple[float, float]:
    """Return the worst and the best of some figures."""
    if not known.size or np.isnan(known).any():
        return np.nan, np.nan
    if criterion.objective == "target" and criterion.target is not None:
        distance = np.abs(known - criterion.target)
        nearest = criterion.target if bounded else float(known[distance.argmin()])
        return float(known[distance.argmax()]), nearest
    low, high = _ends(known)
    return (high, low) if criterion.objective == "min" else (low, high)


def _question(criterion: Criterion, worst: float, best: float, alike: FloatArray) -> Sentence:
    if np.isnan(worst):
        return sentence("{criterion} has no figures: give it 0.", criterion=criterion.name)
    if worst == best:
        return sentence("{criterion} is the same in all regions, so that no swing is possible: "
                        "give it 0.", criterion=criterion.name)  # fmt: skip
    first, last = told_apart(worst, best, criterion.unit, alike.tolist())
    return sentence(
        "What is it worth to bring {criterion} from {worst} to {best}?",
        criterion=criterion.name, worst=first, best=last,
    )  # fmt: skip
