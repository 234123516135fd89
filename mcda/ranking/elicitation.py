"""Weights from simple answers: an order, swings, or equal parts for groups of criteria.

References
----------
Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42,
1515-1523: rank-order centroid.
von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, Cambridge
University Press: swing weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Sentence, error, sentence
from mcda.case.model import Criterion
from mcda.ranking.points import Proposal
from mcda.ranking.wording import figure_text, named, share_text

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Elicited(Proposal):
    """Weights from simple answers.

    Parameters
    ----------
    meaning : what the weights say, in plain words
    """

    meaning: Sentence


def rank_order_centroid(tiers: Sequence[int]) -> FloatArray:
    """Return the mean of all weights that keep an order: w_k = (1/n) sum_{i=k}^{n} 1/i.

    Criteria of one tier share the mean of their places.

    Parameters
    ----------
    tiers : sizes of the tiers, the most important first; each >= 1

    Returns
    -------
    (t,) the weight of one criterion of each tier; times the sizes they sum to 1
    """
    places = sum(tiers)
    single = np.cumsum(1.0 / np.arange(places, 0, -1))[::-1] / places
    ends = np.cumsum(tiers)
    return np.array([single[end - size : end].mean() for end, size in zip(ends, tiers)])


def from_order(criteria: Sequence[Criterion], tiers: Sequence[Collection[str]]) -> Elicited:
    """Weigh criteria by their order of importance (rank-order centroid).

    Parameters
    ----------
    criteria : n criteria
    tiers : criterion ids, the most important first, equally important ones in one tier; empty
        tiers are passed over, and criteria not named get weight 0

    Raises
    ------
    CaseError
        when nothing is named, or a criterion is given twice or does not exist
    """
    given = [list(tier) for tier in tiers if tier]
    _check_ids(criteria, [criterion for tier in given for criterion in tier])
    if not given:
        raise _refusal(sentence("No criterion is in the order yet."),
                       sentence("Name at least the most important one."))  # fmt: skip
    values = rank_order_centroid([len(tier) for tier in given])
    weights = {item: float(value) for tier, value in zip(given, values) for item in tier}
    meaning = (
        sentence("All criteria in the order count equally.")
        if len(given) == 1
        else sentence(
            "The mean of all weights that keep your order: from {most} % each for {first} down "
            "to {least} % each for {last}.",
            most=figure_text(100 * values[0]), first=_names(criteria, given[0]),
            least=figure_text(100 * values[-1]), last=_names(criteria, given[-1]),
        )
    )  # fmt: skip
    return _elicited(criteria, weights, meaning)


def from_swings(criteria: Sequence[Criterion], swings: Mapping[str, float]) -> Elicited:
    """Weigh criteria by what a swing from worst to best is worth.

    Parameters
    ----------
    criteria : n criteria
    swings : criterion id -> value of its swing from the worst to the best figure, 100 for the
        most valuable swing and the others relative to it; criteria not given get weight 0

    Raises
    ------
    CaseError
        when a value is not a number from 0 to 100, all are 0, or a criterion does not exist
    """
    _check_ids(criteria, swings)
    wrong = [criterion for criterion, value in swings.items() if not 0 <= value <= 100]
    if wrong:
        raise _refusal(
            sentence("The swing of {names} is not between 0 and 100.",
                     names=_names(criteria, wrong)),
            sentence("Give 100 to the most valuable swing, and less to the others."),
        )  # fmt: skip
    total = sum(swings.values())
    if not total:
        raise _refusal(
            sentence("All swings are worth 0, so nothing tells the criteria apart."),
            sentence("Give 100 to the swing that matters most."),
        )
    weights = {criterion: value / total for criterion, value in swings.items()}
    top = max(swings.values())
    first = [criterion for criterion in swings if swings[criterion] == top]
    meaning = sentence(
        "A swing from worst to best matters most in {first}, with {percent} % of all swings "
        "together."
        if len(first) == 1
        else "A swing from worst to best matters most in {first}, each with {percent} % of all "
        "swings together.",
        first=_names(criteria, first),
        percent=share_text(top / total),
    )  # fmt: skip
    return _elicited(criteria, weights, meaning)


def equal_by_group(
    criteria: Sequence[Criterion], totals: Mapping[str, float] | None = None
) -> Elicited:
    """Share weight equally within each group of criteria.

    Criteria without a group form one group together, the group "".

    Parameters
    ----------
    criteria : n criteria, at least one
    totals : group -> what the group gets together, >= 0 on any scale, groups not named get 0;
        None = each group the same

    Raises
    ------
    CaseError
        when a total is negative or not a number, all are 0, or there is no such group
    """
    sizes = Counter(criterion.group for criterion in criteria)
    shares = dict.fromkeys(sizes, 1.0) if totals is None else dict(totals)
    for group, share in shares.items():
        if group not in sizes or not 0 <= share < np.inf:
            raise _refusal(
                sentence("The group {group} cannot get {share}.", group=group, share=share),
                sentence("Give 0 or more to: {groups}.", groups="; ".join(filter(None, sizes))),
            )
    total = sum(shares.values())
    if not total:
        raise _refusal(sentence("No group gets any weight."),
                       sentence("Give one of the groups more than 0."))  # fmt: skip
    weights = {c.id: shares.get(c.group, 0.0) / total / sizes[c.group] for c in criteria}
    meaning = (
        sentence("Each of the {count} groups gets the same weight, shared equally by its "
                 "criteria.", count=len(sizes))
        if totals is None
        else sentence("Each group's weight is shared equally by its criteria.")
    )  # fmt: skip
    return _elicited(criteria, weights, meaning)


def _elicited(
    criteria: Sequence[Criterion], weights: Mapping[str, float], meaning: Sentence
) -> Elicited:
    return Elicited(
        criteria=tuple(criterion.id for criterion in criteria),
        names=tuple(criterion.name for criterion in criteria),
        weights=np.array([weights.get(criterion.id, 0.0) for criterion in criteria]),
        meaning=meaning,
    )


def _check_ids(criteria: Sequence[Criterion], named: Iterable[str]) -> None:
    counts = Counter(list(named))
    known = {criterion.id for criterion in criteria}
    for name, count in counts.items():
        if name not in known:
            raise _refusal(sentence("There is no criterion {name}.", name=name),
                           sentence("Use the id of a criterion."))  # fmt: skip
        if count > 1:
            raise _refusal(sentence("{name} stands in the order twice.",
                                    name=_names(criteria, [name])),
                           sentence("Keep it in one place only."))  # fmt: skip


def _names(criteria: Sequence[Criterion], ids: Collection[str]) -> Sentence:
    return named([criterion.name for criterion in criteria if criterion.id in ids], len(criteria))


def _refusal(message: Sentence, fix: Sentence) -> CaseError:
    return CaseError(error("criteria", None, "points", message, fix))
