"""Whether the order hangs on the method: all methods and normalizations side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.columns import NORMALIZATIONS
from mcda.case.finding import CaseError, Sentence, sentence
from mcda.ranking.fixed_bounds import bounds_advice
from mcda.ranking.gaps import known_gaps
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.methods import score_by
from mcda.ranking.normalization import NAMES, normalize
from mcda.ranking.orders import borda, copeland, kendall, spearman
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import closeness, competition_ranks
from mcda.ranking.wording import joined

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


NAMED = 6
"""Regions named in a sentence before "and 5 more"."""


@dataclass(frozen=True)
class Opinion:
    """One order of the compared regions, beside the ranking's own.

    Parameters
    ----------
    id : of the method, or of the normalization of TOPSIS
    name : as shown
    score : (m,) as the method defines it
    rank : (m,) 1 = best, ties share a rank
    low_is_better : whether the lowest score is the best
    spearman, kendall : correlation with the ranking, -1 to 1; None where one of the two orders
        is a single tie
    """

    id: str
    name: str
    score: FloatArray
    rank: IntArray
    low_is_better: bool
    spearman: float | None
    kendall: float | None


@dataclass(frozen=True)
class Silent:
    """A method or normalization that cannot rank these regions, and why."""

    id: str
    name: str
    reason: Sentence


@dataclass(frozen=True)
class Agreement:
    """How far methods and normalizations agree on the m compared regions.

    Parameters
    ----------
    ranking : the TOPSIS ranking that the others stand beside
    methods : those that can rank these regions, TOPSIS first
    silent : those that cannot, with the reason
    normalizations : TOPSIS under each normalization that can be used
    silent_normalizations : those that cannot
    borda, copeland : (m,) joint scores over the methods, each with an equal say: regions beaten,
        and duels won less duels lost
    borda_rank, copeland_rank : (m,) ranks by these, 1 = best
    first, shortlisted : (m,) number of methods that put the region first, and on the shortlist
    summary : what the methods say together, with what to do about it
    normalization_summary : the same for the normalizations
    """

    ranking: Ranking
    methods: tuple[Opinion, ...]
    silent: tuple[Silent, ...]
    normalizations: tuple[Opinion, ...]
    silent_normalizations: tuple[Silent, ...]
    borda: FloatArray
    copeland: IntArray
    borda_rank: IntArray
    copeland_rank: IntArray
    first: IntArray
    shortlisted: IntArray
    summary: Sentence
    normalization_summary: Sentence


def opinions(ranking: Ranking) -> Iterator[Opinion | Silent]:
    """Ask every method, then every normalization of TOPSIS, one after the other.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    """
    for method in METHODS.values():
        result = score_by(ranking, method.id)
        if isinstance(result, Sentence):
            yield Silent(method.id, method.name, result)
        else:
            low = method.low_is_better
            yield _opinion(ranking, method.id, method.name, result.score, result.rank, low)
    for name in NORMALIZATIONS:
        try:
            refuse_criteria(ranking.matrix, ranking.weights > 0, name)
        except CaseError as refused:
            reasons = [joined((finding.message, finding.fix)) for finding in refused.findings]
            called = NAMES[name]
            told = sentence("{name}: {reason}", name=called, reason=joined(reasons))
            yield Silent(name, called, told)
            continue
        score = closeness_under(ranking, name)
        yield _opinion(ranking, name, NAMES[name], score, competition_ranks(score))


ASKED = len(METHODS) + len(NORMALIZATIONS)
"""How many :func:`opinions` asks."""


def agreement(ranking: Ranking, heard: Iterable[Opinion | Silent] | None = None) -> Agreement:
    """Rank the regions of a ranking by every method and under every normalization.

    Methods are counted as TOPSIS in the ranking's own normalization and its sixteen peers; other
    normalizations of TOPSIS have no say in the joint orders, or it would count three times.
    Agreement is no proof: MABAC, MAIRCA and, with observed bounds, SPOTIS are one weighted sum
    under three names and always give the same order. Takes about a second the first time, while
    the peers are loaded.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    heard : all that :func:`opinions` gives, if it is at hand
    """
    said = tuple(opinions(ranking) if heard is None else heard)
    methods = tuple(x for x in said if isinstance(x, Opinion) and x.id in METHODS)
    normalizations = tuple(x for x in said if isinstance(x, Opinion) and x.id not in METHODS)
    silent = tuple(x for x in said if isinstance(x, Silent) and x.id in METHODS)
    unusable = tuple(x for x in said if isinstance(x, Silent) and x.id not in METHODS)
    ranks = np.array([opinion.rank for opinion in methods])
    joint, duels = borda(ranks), copeland(ranks)
    return Agreement(
        ranking=ranking,
        methods=methods,
        silent=silent,
        normalizations=normalizations,
        silent_normalizations=unusable,
        borda=joint,
        copeland=duels,
        borda_rank=competition_ranks(joint),
        copeland_rank=competition_ranks(duels.astype(np.float64)),
        first=(ranks == 1).sum(axis=0),
        shortlisted=(ranks <= ranking.scenario.shortlist_size).sum(axis=0),
        summary=_summary(ranking, ranks),
        normalization_summary=_normalization_summary(ranking, normalizations),
    )


def _opinion(
    ranking: Ranking, key: str, name: str, score: FloatArray, rank: IntArray, low: bool = False
) -> Opinion:
    return Opinion(
        key, name, score, rank, low, spearman(rank, ranking.rank), kendall(rank, ranking.rank)
    )


def closeness_under(
    ranking: Ranking, normalization: str, rows: IntArray | None = None
) -> FloatArray:
    """Return the closeness of regions under another normalization, or of other regions.

    Parameters
    ----------
    ranking : whose figures and weights are used
    normalization : to compare by
    rows : (..., r) of the regions to compare, among all regions of the matrix; one may occur
        twice. None = those of the ranking

    Returns
    -------
    (..., r), or (m,) for the regions of the ranking
    """
    table = ranking.matrix.values
    compared = ranking.rows if rows is None else rows
    # figures of criteria without points may overflow without doing harm
    with np.errstate(over="ignore", invalid="ignore"):
        norm = normalize(table[compared], ranking.matrix.criteria, normalization, table)
    counted = norm.known & (ranking.weights > 0)
    gaps = known_gaps(norm.matrix, counted, norm.ideal, norm.anti_ideal)
    return closeness(*gaps, ranking.weights)


def _summary(ranking: Ranking, ranks: IntArray) -> Sentence:
    if len(ranks) == 1:
        return sentence(
            "Only TOPSIS can rank these regions by these figures; beside each other method stands "
            "what to change."
        )
    winner = _about_the_winner(ranking, ranks)
    if ranking.scenario.shortlist_size == 0:
        return winner
    return joined((winner, _about_the_shortlist(ranking, ranks)))


def _about_the_winner(ranking: Ranking, ranks: IntArray) -> Sentence:
    """Say how many methods share the ranking's winner; with several, all of them count as one."""
    winners = np.asarray(ranking.rank == 1)
    same = int(((ranks == 1) == winners).all(axis=1).sum())
    values = {"name": _names(ranking, winners), "same": same, "all": len(ranks)}
    if same == len(ranks):
        return Sentence("First place goes to {name} in all {all} methods.", values)
    firsts = np.where(winners, 0, (ranks == 1).sum(axis=0))
    if not firsts.any():
        return Sentence(
            "First place goes to {name} in {same} of {all} methods, and to only some of them in "
            "the others: treat them as equals.",
            values,
        )
    rival = np.asarray(firsts == firsts.max())
    values |= {"rival": _names(ranking, rival), "other": int(firsts.max())}
    if same > len(ranks) / 2:
        return Sentence(
            "First place goes to {name} in {same} of {all} methods, and to {rival} in {other}: "
            "compare them before you decide.",
            values,
        )
    return Sentence(
        "The winner hangs on the method: first place goes to {name} in only {same} of {all}, and "
        "to {rival} in {other}. Agree on a method before you look at its order, or compare them "
        "figure by figure.",
        values,
    )


def _about_the_shortlist(ranking: Ranking, ranks: IntArray) -> Sentence:
    size = ranking.scenario.shortlist_size
    own = ranking.rank <= size
    listed = ranks <= size
    always = int((own & listed.all(axis=0)).sum())
    if (listed == own).all():
        return sentence("All agree on the shortlist.")
    doubtful = np.asarray(listed.any(axis=0) & ~listed.all(axis=0))
    return sentence(
        "{always} of {count} regions on the shortlist are on it whatever the method; the method "
        "decides about {names}: look at these one by one.",
        always=always, count=int(own.sum()), names=_names(ranking, doubtful),
    )  # fmt: skip


def _normalization_summary(ranking: Ranking, opinions: Sequence[Opinion]) -> Sentence:
    winners = np.asarray(ranking.rank == 1)
    values = {"name": _names(ranking, winners), "all": len(opinions)}
    others = [o for o in opinions if ((o.rank == 1) != winners).any()]
    if not others:
        return Sentence(
            "First place goes to {name} under all {all} normalizations of TOPSIS.", values
        )
    listed = "; ".join(f"{_names(ranking, np.asarray(o.rank == 1))} ({o.name})" for o in others)
    return Sentence(
        "The winner hangs on the normalization: {name} here, but {others}. {advice}",
        {
            **values,
            "others": listed,
            "advice": bounds_advice(
                ranking.matrix, ranking.weights, ranking.scenario.normalization
            ),
        },
    )


def _names(ranking: Ranking, chosen: NDArray[np.bool_]) -> Sentence:
    names = [ranking.names[row] for row in np.flatnonzero(chosen)]
    if len(names) > NAMED + 1:
        shown, more = ", ".join(names[:NAMED]), len(names) - NAMED
        return sentence("{names} and {more} more", names=shown, more=more)
    if len(names) == 1:
        return sentence("{name}", name=names[0])
    return sentence("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
