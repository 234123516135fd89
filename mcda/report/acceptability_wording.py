"""Sentences about who is first and who is shortlisted in how many draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.ranking.result import Ranking
from mcda.ranking.wording import named
from mcda.report.numbers import written
from mcda.robustness.margins import margin_of_shares
from mcda.robustness.result import Acceptability, FloatArray, Weighting
from mcda.robustness.shares import percent_of_draws
from mcda.robustness.verdict import stays_first

_NAMED = 3  # regions that a sentence names with their shares
_LEVEL = 0.6  # who is ahead in fewer draws is not clearly ahead


def first_sentence(drawn: Acceptability) -> Sentence:
    """Say which regions are first in how many draws, and how many never are."""
    shares, names = drawn.first_probability, drawn.ranking.names
    order = [int(row) for row in np.lexsort((np.arange(len(shares)), -shares)) if shares[row] > 0]
    parts = [
        sentence("{name} in {share}", name=names[row], share=percent_of_draws(shares[row]))
        for row in order[1:_NAMED]
    ]
    never = len(shares) - len(order)
    return sentence(
        "{which} {name} is first in {share} of draws{others}.{never}",
        which=_WHICH[drawn.question.weighting],
        name=names[order[0]],
        share=percent_of_draws(shares[order[0]]),
        others=sentence(", {parts}", parts=_joined(parts)) if parts else "",
        never=_never(never),
    )


_WHICH = {
    Weighting.AROUND: sentence("With weights like these"),
    Weighting.UNIFORM: sentence("Whatever the weights,"),
    Weighting.ORDER: sentence("As long as the order of criteria holds,"),
    Weighting.CURRENT: sentence("With these weights as they are"),
}


def _never(count: int) -> Sentence | str:
    if not count:
        return ""
    if count == 1:
        return sentence(" One region never is.")
    return sentence(" {count} regions never are.", count=count)


def stays_first_sentence(ranking: Ranking, first: FloatArray, draws: int) -> Sentence | None:
    """Say in how many draws the winner stays first; None where several share the first place.

    Parameters
    ----------
    ranking : as it is now
    first : (m,) share of draws in which each region is first
    draws : number of draws
    """
    winners = np.flatnonzero(ranking.rank == 1)
    if len(winners) != 1 or len(ranking.rank) == 1:
        return None
    return stays_first(ranking.names[winners[0]], float(first[winners[0]]), draws)


def shares_note(samples: int, width: float) -> Sentence:
    """Say what the shares beside the bars are."""
    return sentence(
        "Shortlist: in how many of {samples} draws with weights like these, off by about {width} "
        "percentage points, a region is on the shortlist.",
        samples=f"{samples:,}",
        width=f"{100 * width:.0f}",
    )


def progress_sentence(draws: int, samples: int) -> Sentence:
    """Say how many of the draws that were asked for are made, and how exact shares then are."""
    error = 100 * margin_of_shares(0.5, draws)
    return sentence(
        "{done} of {asked} draws, ±{error} percentage points",
        done=f"{draws:,}",
        asked=f"{samples:,}",
        error=written(float(error), 1 if draws < 100_000 else 2),
    )


def tied_sentence(ranking: Ranking) -> Sentence | None:
    """Name the groups of regions that share a rank; None where there are none."""
    groups = [np.flatnonzero(ranking.rank == place) for place in np.unique(ranking.rank)]
    parts = [
        sentence("{names} share rank {rank}", names=named([ranking.names[row] for row in group]),
                 rank=int(ranking.rank[group[0]]))
        for group in groups
        if len(group) > 1
    ]  # fmt: skip
    return sentence("Tied: {parts}.", parts=_joined(parts)) if parts else None


def close_sentence(drawn: Acceptability) -> Sentence | None:
    """Name neighbours of which neither is ahead in 60 % of draws; None where there are none.

    Regions that share a rank are not among them: they are tied.
    """
    wins, ranking = drawn.pairwise, drawn.ranking
    if wins is None:
        return None
    groups: list[list[int]] = []
    for above, below in zip(ranking.order, ranking.order[1:]):
        tied = ranking.rank[above] == ranking.rank[below]
        if tied or max(wins[above, below], wins[below, above]) >= _LEVEL:
            continue
        if groups and groups[-1][-1] == above:
            groups[-1].append(below)
        else:
            groups.append([above, below])
    parts = [named([ranking.names[row] for row in group], _NAMED + 2) for group in groups]
    if not parts:
        return None
    return sentence(
        "Too close to call with weights like these: {groups}. Neither of two neighbours is ahead "
        "in 60 % of draws.",
        groups=_joined(parts, "; "),
    )


def _joined(parts: Sequence[Sentence], comma: str = ", ") -> Sentence:
    """Join parts, which stay sentences of their own until they are said."""
    found = parts[0]
    for part in parts[1:]:
        found = sentence("{first}{comma}{next}", first=found, comma=comma, next=part)
    return found
