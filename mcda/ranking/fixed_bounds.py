"""Whether bounds are fixed: only then a region that comes or goes cannot reorder the others."""

from __future__ import annotations

from dataclasses import dataclass

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.result import DecisionMatrix, FloatArray
from mcda.ranking.wording import joined, named


@dataclass(frozen=True)
class Loose:
    """The criteria that count whose place between the bounds hangs on who is in the table.

    Parameters
    ----------
    assumed : without a lower or an upper bound, so that the figures observed stand in
    derived : made from the sector table, whose national totals move with every region
    filled : with figures that are missing, in whose place a median of others stands
    """

    assumed: tuple[Criterion, ...]
    derived: tuple[Criterion, ...]
    filled: tuple[Criterion, ...]

    def __bool__(self) -> bool:
        """Whether there are any, so that a region can reorder the others."""
        return bool(self.assumed or self.derived or self.filled)


def loose_bounds(matrix: DecisionMatrix, weights: FloatArray) -> Loose:
    """Find what keeps fixed bounds from being fixed; nothing where no region moves the others.

    Parameters
    ----------
    matrix : the decision matrix
    weights : (n,) weights or points of its criteria; those at 0 do not count
    """
    counted = [
        (criterion, bool(matrix.filled[:, column].any()))
        for column, criterion in enumerate(matrix.criteria)
        if weights[column] > 0
    ]
    return Loose(
        assumed=tuple(c for c, _ in counted if c.lower is None or c.upper is None),
        derived=tuple(c for c, _ in counted if c.derive),
        filled=tuple(c for c, filled in counted if filled),
    )


def fixed_bounds_sentence(matrix: DecisionMatrix, weights: FloatArray) -> Sentence:
    """Say whether, under goalposts, a region that comes or goes can reorder the others.

    The only place that promises it.
    """
    loose = loose_bounds(matrix, weights)
    if not loose:
        return sentence("With fixed bounds, adding or removing a region cannot reorder the others.")
    return sentence(
        "With fixed bounds, a region that is added to the file or removed from it can still "
        "reorder the others. {why}",
        why=why_loose(loose),
    )


def why_loose(loose: Loose) -> Sentence:
    """Say in whole sentences what moves with the regions, and what to do."""
    parts = []
    if loose.assumed:
        parts.append(
            sentence(
                "The bounds of {names} are assumed from the figures: give bounds under Limits.",
                names=_names(loose.assumed),
            )
        )
    if loose.derived:
        parts.append(
            sentence(
                "The sector table gives {names}, and its national totals move with every region.",
                names=_names(loose.derived),
            )
        )
    if loose.filled:
        parts.append(
            sentence(
                "Missing figures of {names} are filled with medians of other regions.",
                names=_names(loose.filled),
            )
        )
    return joined(parts)


def bounds_advice(matrix: DecisionMatrix, weights: FloatArray, normalization: str) -> Sentence:
    """Say what to do where the normalization decides; goalposts only where bounds are given.

    Parameters
    ----------
    matrix, weights : see :func:`loose_bounds`
    normalization : the one in force
    """
    assumed = loose_bounds(matrix, weights).assumed
    if assumed:
        return sentence(
            "Agree on bounds for {names}, which are only assumed now, and then use fixed bounds, "
            "or say why this normalization is right.",
            names=_names(assumed),
        )
    if normalization == "goalposts":
        return sentence("Say why these bounds are right, or agree on others.")
    return sentence("Agree on bounds and use fixed bounds, or say why this normalization is right.")


def _names(criteria: tuple[Criterion, ...]) -> Sentence:
    return named([criterion.name for criterion in criteria])
