"""One sentence about how sure the winner is: the first doubt that holds, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mcda.case.columns import NORMALIZATIONS
from mcda.case.finding import CaseError, Sentence, sentence
from mcda.ranking.agreement import closeness_under
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import competition_ranks
from mcda.ranking.wording import joined, named, told_apart
from mcda.robustness.result import Acceptability
from mcda.robustness.shares import is_sure, share_of_draws, share_with_error
from mcda.robustness.stability import Stability, WeightChange, smallest_change, stability

NEAR_TIE = 0.02
"""Closeness within which two regions count as equally good."""

ONE_WEIGHT = 0.05
"""A change of one weight below this is within what anybody can mean by a weight."""

_ROUNDING = 1e-9  # of the arithmetic, in closeness


class Kind(StrEnum):
    """What can be said about the winner, the first that holds."""

    ONLY = "only"  # a single region is compared
    TIE = "tie"  # several regions share the first place
    NEAR_TIE = "near_tie"  # others are within 0.02 of closeness
    ONE_WEIGHT = "one_weight"  # a change below 0.05 of one weight dethrones it
    FIGURES = "figures"  # first in under 80 % of draws of the figures alone
    NORMALIZATION = "normalization"  # another winner under another normalization
    CLEAR = "clear"  # first in at least 80 % of draws around these weights, however many are made
    UNSURE = "unsure"  # first in fewer, or in too few draws to tell


@dataclass(frozen=True)
class Verdict:
    """How sure the winner of a ranking is, and all the figures that decide about it.

    Parameters
    ----------
    kind : the first that holds
    sentence : the same in words, with what to do
    ranking : what is judged
    winners : rows of the regions in first place, in table order
    near : rows of the other regions within 0.02 of the best, in rank order
    change : the smallest change of one weight beyond which another region leads; None if no
        single weight can do it
    share : share of draws around these weights in which the winner is first
    share_by_figures : the same for draws of the figures alone; 1 where no figure is uncertain
    samples, samples_by_figures : number of draws behind the two shares; the second is 0 where
        none were needed
    others : normalization -> rows of its winners, where these are others
    """

    kind: Kind
    sentence: Sentence
    ranking: Ranking
    winners: tuple[int, ...]
    near: tuple[int, ...]
    change: WeightChange | None
    share: float
    share_by_figures: float
    samples: int
    samples_by_figures: int
    others: dict[str, tuple[int, ...]]


def verdict(
    likely: Acceptability, by_figures: Acceptability | None = None, found: Stability | None = None
) -> Verdict:
    """Judge how sure the winner of a ranking is.

    Parameters
    ----------
    likely : draws around the current weights, of the ranking to judge
    by_figures : draws of the figures alone, of the same ranking; None where no criterion with
        points has an uncertainty
    found : ``stability`` of the ranking, if it is at hand
    """
    ranking = likely.ranking
    winners = np.flatnonzero(ranking.rank == 1)
    gap = ranking.score.max() - ranking.score
    near = [row for row in ranking.order if gap[row] <= NEAR_TIE + _ROUNDING]
    facts = _Facts(
        winners=tuple(int(row) for row in winners),
        near=tuple(row for row in near if row not in winners),
        change=smallest_change(stability(ranking) if found is None else found),
        share=float(likely.first_probability[winners[0]]),
        share_by_figures=(
            1.0 if by_figures is None else float(by_figures.first_probability[winners[0]])
        ),
        samples=likely.samples,
        samples_by_figures=0 if by_figures is None else by_figures.samples,
        others=_other_winners(ranking),
    )
    kind = _kind(ranking, facts)
    return Verdict(kind, _SENTENCES[kind](ranking, facts), ranking, **vars(facts))


@dataclass(frozen=True)
class _Facts:
    """The figures of a :class:`Verdict`."""

    winners: tuple[int, ...]
    near: tuple[int, ...]
    change: WeightChange | None
    share: float
    share_by_figures: float
    samples: int
    samples_by_figures: int
    others: dict[str, tuple[int, ...]]


def _kind(ranking: Ranking, facts: _Facts) -> Kind:
    doubts = {
        Kind.ONLY: len(ranking.regions) == 1,
        Kind.TIE: len(facts.winners) > 1,
        Kind.NEAR_TIE: bool(facts.near),
        Kind.ONE_WEIGHT: facts.change is not None and facts.change.size < ONE_WEIGHT,
        Kind.FIGURES: not is_sure(facts.share_by_figures),
        Kind.NORMALIZATION: bool(facts.others),
        Kind.CLEAR: is_sure(facts.share, facts.samples)
        and is_sure(facts.share_by_figures, facts.samples_by_figures),
    }
    return next((kind for kind, holds in doubts.items() if holds), Kind.UNSURE)


def _other_winners(ranking: Ranking) -> dict[str, tuple[int, ...]]:
    """Return the winners under each other normalization that can be used, where they differ."""
    found = {}
    for name in NORMALIZATIONS:
        if name == ranking.scenario.normalization or _refused(ranking, name):
            continue
        first = competition_ranks(closeness_under(ranking, name)) == 1
        if (first != (ranking.rank == 1)).any():
            found[name] = tuple(int(row) for row in np.flatnonzero(first))
    return found


def _refused(ranking: Ranking, normalization: str) -> bool:
    try:
        refuse_criteria(ranking.matrix, ranking.weights > 0, normalization)
    except CaseError:
        return True
    return False


def _names(ranking: Ranking, rows: tuple[int, ...]) -> Sentence:
    return named([ranking.names[row] for row in rows])


def _only(ranking: Ranking, facts: _Facts) -> Sentence:
    return sentence(
        "Only {name} can be ranked, so there is nothing to be sure about: take another region "
        "into the comparison.",
        name=ranking.names[0],
    )


def _tie(ranking: Ranking, facts: _Facts) -> Sentence:
    if len(facts.winners) == len(ranking.regions) > 2:
        return sentence(
            "No winner: all {count} regions are equally good. Give points to a criterion in which "
            "they differ.",
            count=len(ranking.regions),
        )
    return sentence(
        "No winner: {names} are exactly equally good. Compare them figure by figure, or take them "
        "together.",
        names=_names(ranking, facts.winners),
    )


def _near_tie(ranking: Ranking, facts: _Facts) -> Sentence:
    return sentence(
        "No clear winner: {names} are within {gap}. Compare them figure by figure before you "
        "decide.",
        names=_names(ranking, (*facts.winners, *facts.near)),
        gap=NEAR_TIE,
    )


def _one_weight(ranking: Ranking, facts: _Facts) -> Sentence:
    change = facts.change
    if change is None:
        raise ValueError("no change of one weight to tell")
    then, now = told_apart(100 * change.then, 100 * change.now)
    return sentence(
        "{name} leads, but one weight decides: if {criterion} weighed {then} % instead of {now} "
        "%, {rival} would draw level. Settle that weight first.",
        name=_names(ranking, facts.winners),
        criterion=ranking.matrix.criteria[change.criterion].name,
        then=then,
        now=now,
        rival=ranking.names[change.rival],
    )


def _figures(ranking: Ranking, facts: _Facts) -> Sentence:
    return sentence(
        "{name} leads, but the figures are too uncertain to be sure: with figures like these it "
        "is first in only {share}. Check the least certain figures first.",
        name=_names(ranking, facts.winners),
        share=share_of_draws(facts.share_by_figures, facts.samples_by_figures),
    )


def _normalization(ranking: Ranking, facts: _Facts) -> Sentence:
    leaders = [
        sentence("{names} would under {normalization}",
                 names=_names(ranking, rows), normalization=name)
        for name, rows in facts.others.items()
    ]  # fmt: skip
    return sentence(
        "{name} leads, but the normalization decides: {others}. Agree on fixed bounds and use "
        "goalposts, or say why this one is right.",
        name=_names(ranking, facts.winners),
        others=leaders[0]
        if len(leaders) == 1
        else sentence("{first}, and {second}", first=leaders[0], second=joined(leaders[1:])),
    )


def _clear(ranking: Ranking, facts: _Facts) -> Sentence:
    return stays_first(ranking.names[facts.winners[0]], facts.share, facts.samples)


def stays_first(name: str, share: float, draws: int) -> Sentence:
    """Say in how many draws with weights like these a region stays first."""
    return sentence(
        "With weights like these {name} stays first in {share}.",
        name=name,
        share=share_of_draws(share, draws),
    )


def _unsure(ranking: Ranking, facts: _Facts) -> Sentence:
    name = _names(ranking, facts.winners)
    if not is_sure(facts.share):
        return sentence(
            "{name} leads, but in only {share} with weights like these. Agree on the weights "
            "before you decide.",
            name=name,
            share=share_of_draws(facts.share, facts.samples),
        )
    if not is_sure(facts.share, facts.samples):
        return sentence(
            "{name} leads: with weights like these it is first in {share}, too few draws to be "
            "sure of 80 %. Make more draws.",
            name=name,
            share=share_with_error(facts.share, facts.samples),
        )
    return sentence(
        "{name} leads: with figures like these it is first in {share}, too few draws to be sure "
        "of 80 %. Make more draws.",
        name=name,
        share=share_with_error(facts.share_by_figures, facts.samples_by_figures),
    )


_SENTENCES = {
    Kind.ONLY: _only,
    Kind.TIE: _tie,
    Kind.NEAR_TIE: _near_tie,
    Kind.ONE_WEIGHT: _one_weight,
    Kind.FIGURES: _figures,
    Kind.NORMALIZATION: _normalization,
    Kind.CLEAR: _clear,
    Kind.UNSURE: _unsure,
}
