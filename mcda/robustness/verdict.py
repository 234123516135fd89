"""One sentence about how sure the winner is: the first doubt that holds, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mcda.case.columns import NORMALIZATIONS
from mcda.case.finding import CaseError, Sentence, sentence
from mcda.ranking.agreement import closeness_under
from mcda.ranking.fixed_bounds import bounds_advice
from mcda.ranking.normalization import NAMES
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import competition_ranks
from mcda.ranking.wording import joined, named, told_apart
from mcda.robustness.margins import largest_margin
from mcda.robustness.result import Acceptability, Weighting
from mcda.robustness.shares import (
    is_sure,
    percent_of_draws,
    share_of_draws,
    share_with_error,
    what_was_drawn,
)
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
    NORMALIZATION = "normalization"  # another winner under another normalization
    CLEAR = "clear"  # first in at least 80 % of draws of all that is uncertain, with any draws more
    FIGURES = "figures"  # first in fewer, and the figures alone cost it more than the weights alone
    UNSURE = "unsure"  # first in fewer, mostly for the weights; or in too few draws to tell


@dataclass(frozen=True)
class Firsts:
    """In how many draws the winner of a ranking is first, alone or tied.

    What draws of the weights show is never blamed on the figures, nor the other way round.

    Parameters
    ----------
    both : share of draws of the weights, around the current ones, and of the figures
    weights : of the same draws of the weights, with the figures as they are
    figures : of draws of the figures, with the weights as they are; 1 where none is uncertain
    samples : number of draws behind each share
    varies : whether the weights differ from draw to draw, and whether the figures do
    """

    both: float
    weights: float
    figures: float
    samples: int
    varies: tuple[bool, bool]

    @property
    def error(self) -> float:
        """Largest Monte Carlo error of the shares: 0.01 with 9,604 draws."""
        return largest_margin(self.samples)


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
    first : in how many draws the winner is first
    others : normalization -> rows of its winners, where these are others
    """

    kind: Kind
    sentence: Sentence
    ranking: Ranking
    winners: tuple[int, ...]
    near: tuple[int, ...]
    change: WeightChange | None
    first: Firsts
    others: dict[str, tuple[int, ...]]


def verdict(
    likely: Acceptability,
    by_weights: Acceptability | None = None,
    by_figures: Acceptability | None = None,
    found: Stability | None = None,
) -> Verdict:
    """Judge how sure the winner of a ranking is.

    Parameters
    ----------
    likely : draws around the current weights, of the ranking to judge; of the figures too, where
        a criterion with points has an uncertainty
    by_weights, by_figures : draws of the weights alone and of the figures alone, of the same
        ranking and as many; None where no figure is uncertain, so that the first are ``likely``
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
        first=_firsts(likely, by_weights, by_figures, int(winners[0])),
        others=_other_winners(ranking),
    )
    kind = _kind(ranking, facts)
    return Verdict(kind, _SENTENCES[kind](ranking, facts), ranking, **vars(facts))


def _firsts(
    likely: Acceptability,
    by_weights: Acceptability | None,
    by_figures: Acceptability | None,
    winner: int,
) -> Firsts:
    both = float(likely.first_probability[winner])
    return Firsts(
        both=both,
        weights=both if by_weights is None else float(by_weights.first_probability[winner]),
        figures=1.0 if by_figures is None else float(by_figures.first_probability[winner]),
        samples=min(
            found.samples for found in (likely, by_weights, by_figures) if found is not None
        ),
        varies=likely.varies,
    )


@dataclass(frozen=True)
class _Facts:
    """The figures of a :class:`Verdict`."""

    winners: tuple[int, ...]
    near: tuple[int, ...]
    change: WeightChange | None
    first: Firsts
    others: dict[str, tuple[int, ...]]


def _kind(ranking: Ranking, facts: _Facts) -> Kind:
    doubts = {
        Kind.ONLY: len(ranking.regions) == 1,
        Kind.TIE: len(facts.winners) > 1,
        Kind.NEAR_TIE: bool(facts.near),
        Kind.ONE_WEIGHT: facts.change is not None and facts.change.size < ONE_WEIGHT,
        Kind.NORMALIZATION: bool(facts.others),
        Kind.CLEAR: is_sure(facts.first.both, facts.first.samples),
        Kind.FIGURES: not is_sure(facts.first.both) and facts.first.figures < facts.first.weights,
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


def _normalization(ranking: Ranking, facts: _Facts) -> Sentence:
    leaders = [
        sentence("{names} would under {normalization}",
                 names=_names(ranking, rows), normalization=NAMES[name])
        for name, rows in facts.others.items()
    ]  # fmt: skip
    return sentence(
        "{name} leads, but the normalization decides: {others}. {advice}",
        name=_names(ranking, facts.winners),
        others=leaders[0]
        if len(leaders) == 1
        else sentence("{first}, and {second}", first=leaders[0], second=joined(leaders[1:])),
        advice=bounds_advice(ranking.matrix, ranking.weights, ranking.scenario.normalization),
    )


def _clear(ranking: Ranking, facts: _Facts) -> Sentence:
    first = facts.first
    return stays_first(ranking.names[facts.winners[0]], first.both, first.samples, first.varies)


def stays_first(name: str, share: float, draws: int, varies: tuple[bool, bool]) -> Sentence:
    """Say in how many draws, and of what, a region stays first.

    Parameters
    ----------
    name : of the region
    share, draws : share of draws in which it is first, and their number
    varies : whether the weights differ from draw to draw, and whether the figures do
    """
    weights, figures = varies
    if not weights and not figures:
        return sentence("{name} stays first: nothing is drawn that could differ.", name=name)
    return sentence(
        "{drawn} {name} stays first in {share}.",
        drawn=what_was_drawn(Weighting.AROUND, weights=weights, figures=figures, begins=True),
        name=name,
        share=share_of_draws(share, draws),
    )


def _like_these(first: Firsts) -> Sentence:
    weights, figures = first.varies
    return what_was_drawn(Weighting.AROUND, weights=weights, figures=figures)


def _figures(ranking: Ranking, facts: _Facts) -> Sentence:
    first = facts.first
    if _alike(first):
        return _weights_and_figures(ranking, facts)
    if not first.varies[0]:
        return sentence(
            "{name} leads, but in only {share} {drawn}. Check the least certain figures first.",
            name=_names(ranking, facts.winners),
            share=share_of_draws(first.both, first.samples),
            drawn=_like_these(first),
        )
    return sentence(
        "{name} leads, but in only {both} {drawn}. The figures are the larger doubt: it is first "
        "in {figures} of draws of the figures alone, in {weights} of the weights alone. Check the "
        "least certain figures first.",
        **_three_shares(ranking, facts),
    )


def _unsure(ranking: Ranking, facts: _Facts) -> Sentence:
    first, name = facts.first, _names(ranking, facts.winners)
    if is_sure(first.both):
        return sentence(
            "{name} leads: {drawn} it is first in {share}, too few draws to be sure of 80 %. Make "
            "more draws.",
            name=name,
            drawn=_like_these(first),
            share=share_with_error(first.both, first.samples),
        )
    if not first.varies[1]:
        return sentence(
            "{name} leads, but in only {share} with weights like these. Agree on the weights "
            "before you decide.",
            name=name,
            share=share_of_draws(first.both, first.samples),
        )
    if _alike(first):
        return _weights_and_figures(ranking, facts)
    return sentence(
        "{name} leads, but in only {both} {drawn}. The weights are the larger doubt: it is first "
        "in {weights} of draws of the weights alone, in {figures} of the figures alone. Agree on "
        "the weights before you decide.",
        **_three_shares(ranking, facts),
    )


def _alike(first: Firsts) -> bool:
    """Whether the draws cannot tell which of weights and figures costs more."""
    return all(first.varies) and abs(first.weights - first.figures) < first.error


def _three_shares(ranking: Ranking, facts: _Facts) -> dict[str, Sentence | str]:
    """Return who is first, and in how many draws of both, of weights and of figures alone."""
    first = facts.first
    return {
        "name": _names(ranking, facts.winners),
        "both": share_of_draws(first.both, first.samples),
        "drawn": _like_these(first),
        "weights": percent_of_draws(first.weights),
        "figures": percent_of_draws(first.figures),
    }


def _weights_and_figures(ranking: Ranking, facts: _Facts) -> Sentence:
    return sentence(
        "{name} leads, but in only {both} {drawn}. Both cost it as much: it is first in {weights} "
        "of draws of the weights alone, in {figures} of the figures alone. Agree on the weights, "
        "and check the least certain figures.",
        **_three_shares(ranking, facts),
    )


_SENTENCES = {
    Kind.ONLY: _only,
    Kind.TIE: _tie,
    Kind.NEAR_TIE: _near_tie,
    Kind.ONE_WEIGHT: _one_weight,
    Kind.NORMALIZATION: _normalization,
    Kind.CLEAR: _clear,
    Kind.FIGURES: _figures,
    Kind.UNSURE: _unsure,
}
