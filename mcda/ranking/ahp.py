"""Weights from pairwise judgements: the analytic hierarchy process (AHP).

"Investment matters three times as much as roads" is a judgement; the arithmetic is in
:mod:`mcda.ranking.pairwise`.

References
----------
Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking import pairwise
from mcda.ranking.judgements import Judgements, check_judgements, times_text, unlinked
from mcda.ranking.points import Proposal

FloatArray = NDArray[np.float64]

ACCEPTABLE = 0.1
"""Consistency ratio up to which judgements are accepted (Saaty)."""


@dataclass(frozen=True)
class Correction:
    """The judgement that fits the others least, and what would mend it.

    Parameters
    ----------
    first, second : ids of the pair
    judgement : what was judged
    implied : what the other judgements say
    suggested : the step of Saaty's scale nearest to it
    ratio : consistency ratio with the suggestion in place of the judgement
    """

    first: str
    second: str
    judgement: float
    implied: float
    suggested: float
    ratio: float


@dataclass(frozen=True)
class Comparison(Proposal):
    """Weights of n items from pairwise judgements, with the evidence.

    Parameters
    ----------
    matrix : (n, n) judgements and their reciprocals; NaN = not judged
    eigenvalue : principal eigenvalue; n when the judgements do not contradict each other
    consistency_index, consistency_ratio : CI and CR, >= 0
    correction : the judgement to look at first; None when no single one would help
    meaning : what this says, in plain words
    """

    matrix: FloatArray
    eigenvalue: float
    consistency_index: float
    consistency_ratio: float
    correction: Correction | None
    meaning: Sentence

    @property
    def is_consistent(self) -> bool:
        """Whether the judgements fit together well enough."""
        return self.consistency_ratio <= ACCEPTABLE

    @property
    def open_pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs that were not judged."""
        pairs = np.argwhere(np.triu(np.isnan(self.matrix), 1))
        return tuple((self.criteria[first], self.criteria[second]) for first, second in pairs)


def compare(items: Mapping[str, str], judgements: Judgements) -> Comparison:
    """Weigh items by pairwise judgements.

    Pairs may be left out as long as the judgements link all items, directly or through others:
    n - 1 judgements are enough, and more of them check each other.

    Parameters
    ----------
    items : id -> name of the 1 to 15 items
    judgements : from 1/1000 to 1000; a pair in either direction, or in both if they agree

    Raises
    ------
    CaseError
        when there are no items or too many, when a judgement cannot be used, or when the
        judgements leave items unlinked; its findings say what to do
    """
    check_judgements(items, judgements)
    places = {item: place for place, item in enumerate(items)}
    matrix = pairwise.judgement_matrix(
        len(items),
        {(places[a], places[b]): value for (a, b), value in judgements.items() if a != b},
    )
    names = tuple(items.values())
    parts = pairwise.linked(matrix)
    if len(parts) > 1:
        raise CaseError(unlinked([[names[place] for place in part] for part in parts]))
    weights, eigenvalue = pairwise.principal(matrix)
    index, ratio = pairwise.consistency(matrix)
    correction = _correction(tuple(items), matrix)
    return Comparison(
        criteria=tuple(items),
        names=names,
        weights=weights,
        matrix=matrix,
        eigenvalue=eigenvalue,
        consistency_index=index,
        consistency_ratio=ratio,
        correction=correction,
        meaning=_meaning(items, ratio, correction, checked=pairwise.random_index(matrix) > 0),
    )


def compare_criteria(criteria: Sequence[Criterion], judgements: Judgements) -> Comparison:
    """Weigh criteria by pairwise judgements, see :func:`compare`."""
    return compare({criterion.id: criterion.name for criterion in criteria}, judgements)


def _correction(ids: Sequence[str], matrix: FloatArray) -> Correction | None:
    mend = pairwise.weakest(matrix)
    if mend is None:
        return None
    first, second = mend.first, mend.second
    return Correction(
        ids[first],
        ids[second],
        judgement=float(matrix[first, second]),
        implied=mend.implied,
        suggested=mend.suggested,
        ratio=mend.ratio,
    )


def _meaning(
    items: Mapping[str, str], ratio: float, correction: Correction | None, *, checked: bool
) -> Sentence:
    if not checked:
        return sentence("Each judgement stands alone, so that none can contradict another.")
    figure = f"{ratio:.2f}"
    if ratio <= ACCEPTABLE:
        return sentence(
            "The judgements fit together: consistency ratio {ratio}, up to 0.10 is accepted.",
            ratio=figure,
        )
    if correction is None:
        return sentence(
            "The judgements contradict each other: consistency ratio {ratio}, up to 0.10 is "
            "accepted. No single one is to blame: go through them again.", ratio=figure,
        )  # fmt: skip
    return sentence(
        "The judgements contradict each other: consistency ratio {ratio}, up to 0.10 is "
        "accepted. Look first at {first} against {second}: you say {judgement}, the others say "
        "about {suggested}, and with that the ratio would be {after}.",
        ratio=figure, first=items[correction.first], second=items[correction.second],
        judgement=times_text(correction.judgement), suggested=times_text(correction.suggested),
        after=f"{correction.ratio:.2f}",
    )  # fmt: skip
