"""What the data alone would say: weights from how far criteria tell the regions apart.

These are starting points and a mirror, not a judgement of importance: a criterion weighs much
when regions differ in it, whether or not that matters to anyone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.ranking import contrast
from mcda.ranking.normalization import distance_to_target, extremes, is_constant, target_values
from mcda.ranking.points import Proposal
from mcda.ranking.result import DecisionMatrix

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

FEWEST_REGIONS = 3
"""Two regions always lie on a line: each criterion would contradict or repeat each other."""

CAUTION = sentence(
    "These weights say where the regions differ, not what matters. Use them as a starting point."
)


@dataclass(frozen=True)
class DataWeights(Proposal):
    """Weights by one method.

    Parameters
    ----------
    method, name : ``critic`` and its name for people
    meaning : what the method rewards, in plain words
    evidence : what the weights are made of, name -> (n,); NaN for criteria left out
    """

    method: str
    name: str
    meaning: Sentence
    evidence: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Refused:
    """A method that cannot take these figures, and why."""

    method: str
    name: str
    reason: Sentence


@dataclass(frozen=True)
class ObjectiveWeights:
    """What the data alone would say, by several methods.

    Parameters
    ----------
    methods : the methods that can take the figures
    refused : those that cannot
    left_out : criterion id -> why it gets weight 0 by every method
    """

    methods: tuple[DataWeights, ...]
    refused: tuple[Refused, ...]
    left_out: Mapping[str, Sentence]


@dataclass(frozen=True)
class _Figures:
    """Figures of the compared regions by the criteria that vary; for a target, distances."""

    values: FloatArray
    minimize: BoolArray
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Method:
    id: str
    name: str
    meaning: Sentence
    evidence: Callable[[_Figures], dict[str, FloatArray]]  # ends with the importance
    takes: Callable[[FloatArray], BoolArray] | None = None
    needs: Sentence | None = None


def objective_weights(matrix: DecisionMatrix, compared: Collection[str]) -> ObjectiveWeights:
    """Weigh criteria by the figures of the compared regions alone.

    A criterion counts when every compared region has a figure for it, so that points on it
    would exclude nobody, and when the figures differ. Criteria of which less is better are
    turned around where direction matters; for a target the distance to it counts, less being
    better.

    Parameters
    ----------
    matrix : figures of all regions, filled ones included
    compared : ids of the compared regions
    """
    rows = [region in compared for region in matrix.regions]
    with np.errstate(over="ignore", invalid="ignore"):
        values = distance_to_target(matrix.values[rows], target_values(matrix.criteria))
    left_out = dict(_left_out(matrix, values))
    kept = np.array([criterion.id not in left_out for criterion in matrix.criteria], dtype=np.bool_)
    figures = _Figures(
        values=values[:, kept] / np.abs(values[:, kept]).max(axis=0, initial=0.0),
        minimize=np.array([c.objective != "max" for c in matrix.criteria], dtype=np.bool_)[kept],
        names=tuple(c.name for c in matrix.criteria if c.id not in left_out),
    )
    answers = [_apply(method, figures, matrix, kept) for method in _METHODS]
    return ObjectiveWeights(
        methods=tuple(answer for answer in answers if isinstance(answer, DataWeights)),
        refused=tuple(answer for answer in answers if isinstance(answer, Refused)),
        left_out=left_out,
    )


def _left_out(matrix: DecisionMatrix, values: FloatArray) -> Iterator[tuple[str, Sentence]]:
    known = np.isfinite(values)
    constant = is_constant(*extremes(values))
    for column, criterion in enumerate(matrix.criteria):
        missing = int((~known[:, column]).sum())
        if missing:
            yield criterion.id, sentence(
                "{criterion} lacks the figure of 1 compared region."
                if missing == 1
                else "{criterion} lacks the figures of {count} compared regions.",
                criterion=criterion.name, count=missing,
            )  # fmt: skip
        elif constant[column]:
            yield (
                criterion.id,
                sentence(
                    "{criterion} is the same in all compared regions.", criterion=criterion.name
                ),
            )


def _apply(
    method: _Method, figures: _Figures, matrix: DecisionMatrix, kept: BoolArray
) -> DataWeights | Refused:
    reason = _reason_against(method, figures)
    if reason is not None:
        return Refused(method.id, method.name, reason)
    found = method.evidence(figures)
    importance = list(found.values())[-1]
    total = float(importance.sum())
    if total <= 0:
        return Refused(
            method.id, method.name,
            sentence("All criteria say the same, so that none can weigh more than another."),
        )  # fmt: skip
    spread_out = {name: _placed(values, kept, np.nan) for name, values in found.items()}
    return DataWeights(
        criteria=tuple(criterion.id for criterion in matrix.criteria),
        names=tuple(criterion.name for criterion in matrix.criteria),
        weights=_placed(importance / total, kept, 0.0),
        method=method.id,
        name=method.name,
        meaning=method.meaning,
        evidence=spread_out,
    )


def _reason_against(method: _Method, figures: _Figures) -> Sentence | None:
    if len(figures.values) < FEWEST_REGIONS:
        return sentence("At least {count} regions must be compared.", count=FEWEST_REGIONS)
    if not figures.names:
        return sentence("No criterion has differing figures of all compared regions.")
    if method.takes is None:
        return None
    taken = np.atleast_1d(method.takes(figures.values).all(axis=0))
    names = [name for name, is_taken in zip(figures.names, taken) if not is_taken]
    return sentence(
        "{needs} Not so: {criteria}.", needs=method.needs, criteria="; ".join(names)
    ) if names else None  # fmt: skip


def _placed(values: FloatArray, kept: BoolArray, otherwise: float) -> FloatArray:
    result = np.full(len(kept), otherwise)
    result[kept] = values
    return result


def _entropy(figures: _Figures) -> dict[str, FloatArray]:
    divergence = contrast.entropy(figures.values)
    return {"entropy": 1.0 - divergence, "divergence": divergence}


def _critic(figures: _Figures) -> dict[str, FloatArray]:
    spread = contrast.spread(figures.values)
    conflict = contrast.conflict(figures.values, figures.minimize)
    return {"standard deviation": spread, "conflict": conflict, "information": spread * conflict}


_NOT_NEGATIVE = sentence("It needs figures of 0 or more.")
_POSITIVE = sentence("It needs figures above 0.")
_METHODS = (
    _Method(
        "entropy", "Entropy",
        sentence("Rewards criteria whose total is shared unevenly among the regions."),
        _entropy, lambda values: values >= 0, _NOT_NEGATIVE,
    ),
    _Method(
        "critic", "CRITIC",
        sentence("Rewards criteria that spread the regions out and say what the others do not."),
        _critic,
    ),
    _Method(
        "deviation", "Standard deviation",
        sentence("Rewards criteria that spread the regions out between the worst and the best."),
        lambda figures: {"standard deviation": contrast.spread(figures.values)},
    ),
    _Method(
        "gini", "Gini coefficient",
        sentence("Rewards criteria that are unequal among the regions, as incomes may be."),
        lambda figures: {"Gini coefficient": contrast.gini(figures.values)},
        lambda values: values >= 0, _NOT_NEGATIVE,
    ),
    _Method(
        "angle", "Angle",
        sentence("Rewards criteria whose figures point away from equal figures everywhere."),
        lambda figures: {"angle": contrast.angle(figures.values)},
        lambda values: values >= 0, _NOT_NEGATIVE,
    ),
    _Method(
        "merec", "MEREC",
        sentence("Rewards criteria whose removal would change the regions' standing most."),
        lambda figures: {"effect": contrast.removal_effect(figures.values, figures.minimize)},
        lambda values: values > 0, _POSITIVE,
    ),
)  # fmt: skip
