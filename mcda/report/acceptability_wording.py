"""Sentences about who is first and who is shortlisted in how many draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.ranking.result import Ranking
from mcda.ranking.wording import named
from mcda.report.numbers import written
from mcda.report.robustness_wording import off_by
from mcda.robustness.margins import margin_of_shares
from mcda.robustness.result import Acceptability, FloatArray, Question, varies
from mcda.robustness.shares import (
    USUAL_DRAWS,
    number_of_draws,
    percent_of_draws,
    share_of_draws,
    what_was_drawn,
)
from mcda.robustness.verdict import stays_first

_NAMED = 3  # regions that a sentence names with their shares
_LEVEL = 0.6  # who is ahead in fewer draws is not clearly ahead


def words_of_draws(drawn: Acceptability, *, begins: bool = False) -> Sentence:
    """Name what differed from draw to draw: "with weights and figures like these".

    Parameters
    ----------
    drawn : the draws
    begins : whether a sentence begins with it
    """
    weights, figures = drawn.varies
    return what_was_drawn(drawn.question.weighting, weights=weights, figures=figures, begins=begins)


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
        "{which} {name} is first in {share}{others}.{never}",
        which=words_of_draws(drawn, begins=True),
        name=names[order[0]],
        share=share_of_draws(float(shares[order[0]]), drawn.samples),
        others=sentence(", {parts}", parts=_joined(parts)) if parts else "",
        never=_never(never),
    )


def _never(count: int) -> Sentence | str:
    if not count:
        return ""
    if count == 1:
        return sentence(" One region never is.")
    return sentence(" {count} regions never are.", count=count)


def stays_first_sentence(
    ranking: Ranking, question: Question, first: FloatArray, draws: int
) -> Sentence | None:
    """Say in how many draws the winner stays first; None where several share the first place.

    Parameters
    ----------
    ranking : as it is now
    question : what was drawn
    first : (m,) share of draws in which each region is first
    draws : number of draws
    """
    winners = np.flatnonzero(ranking.rank == 1)
    if len(winners) != 1 or len(ranking.rank) == 1:
        return None
    name, share = ranking.names[winners[0]], float(first[winners[0]])
    return stays_first(name, share, draws, varies(question, ranking))


def shares_note(ranking: Ranking, question: Question, samples: int) -> Sentence:
    """Say what the shares beside the bars are.

    Parameters
    ----------
    ranking : whose regions have the shares
    question : what was drawn, around the current weights
    samples : number of draws
    """
    weights, figures = varies(question, ranking)
    if not weights:
        return sentence(
            "Shortlist: in how many of {count} {drawn} a region is on the shortlist.",
            count=number_of_draws(samples),
            drawn=what_was_drawn(question.weighting, weights=weights, figures=figures),
        )
    return sentence(
        "Shortlist: in how many of {count} {drawn} a region is on the shortlist; each weight is "
        "off by its own width, about {width} percentage points.",
        count=number_of_draws(samples),
        drawn=what_was_drawn(question.weighting, weights=weights, figures=figures),
        width=off_by(ranking, question.kappa),
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
        "Too close to call {drawn}: {groups}. Neither of two neighbours is ahead in 60 % of "
        "{draws}.",
        drawn=words_of_draws(drawn),
        draws=sentence("draws") if drawn.samples >= USUAL_DRAWS else number_of_draws(drawn.samples),
        groups=_joined(parts, "; "),
    )


def _joined(parts: Sequence[Sentence], comma: str = ", ") -> Sentence:
    """Join parts, which stay sentences of their own until they are said."""
    found = parts[0]
    for part in parts[1:]:
        found = sentence("{first}{comma}{next}", first=found, comma=comma, next=part)
    return found
