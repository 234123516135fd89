"""What chosen methods say together: how near their orders are, and the order they agree on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.ranking.agreement import Agreement, Opinion
from mcda.ranking.orders import borda, copeland, spearman
from mcda.ranking.topsis import competition_ranks
from mcda.ranking.wording import named

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Consensus:
    """The joint order of k opinions about the m compared regions.

    Parameters
    ----------
    opinions : k orders, each with an equal say
    borda_rank, copeland_rank : (m,) ranks in the joint orders, 1 = best
    best, worst : (m,) the best and the worst rank that any of them gives
    correlations : (k, k) Spearman's correlation of each two orders; NaN where one of them is a
        single tie
    sentence : whom the joint orders put first
    """

    opinions: tuple[Opinion, ...]
    borda_rank: IntArray
    copeland_rank: IntArray
    best: IntArray
    worst: IntArray
    correlations: FloatArray
    sentence: Sentence


def voices(found: Agreement) -> tuple[Opinion, ...]:
    """Return all opinions to choose from: methods, then TOPSIS under its other normalizations.

    TOPSIS under the ranking's own normalization is already among the methods.
    """
    own = found.ranking.scenario.normalization
    others = (item for item in found.normalizations if item.id != own)
    return (*found.methods, *(replace(item, name=f"TOPSIS ({item.name})") for item in others))


def consensus(found: Agreement, chosen: Collection[str]) -> Consensus:
    """Join the orders of chosen methods and normalizations.

    Parameters
    ----------
    found : what all of them say
    chosen : ids of :func:`voices`; at least one

    Raises
    ------
    ValueError
        when none of the ids is among them
    """
    opinions = tuple(item for item in voices(found) if item.id in chosen)
    if not opinions:
        raise ValueError("no opinion is chosen")
    ranks = np.array([opinion.rank for opinion in opinions])
    by_borda = competition_ranks(borda(ranks))
    by_copeland = competition_ranks(copeland(ranks).astype(np.float64))
    related = [[spearman(one, other) for other in ranks] for one in ranks]
    return Consensus(
        opinions=opinions,
        borda_rank=by_borda,
        copeland_rank=by_copeland,
        best=ranks.min(axis=0),
        worst=ranks.max(axis=0),
        correlations=np.array(related, dtype=np.float64),
        sentence=_sentence(found.ranking.names, by_borda, by_copeland, len(opinions)),
    )


def _sentence(
    names: tuple[str, ...], by_borda: IntArray, by_copeland: IntArray, count: int
) -> Sentence:
    one, other = (
        named([name for name, rank in zip(names, ranks) if rank == 1])
        for ranks in (by_borda, by_copeland)
    )
    if str(one) == str(other):
        return sentence(
            "Taken together, these {count} orders put {name} first, by places (Borda) and by "
            "duels (Copeland) alike.",
            count=count, name=one,
        )  # fmt: skip
    return sentence(
        "Taken together, these {count} orders put {name} first by places (Borda), but {other} by "
        "duels (Copeland): compare them before you decide.",
        count=count, name=one, other=other,
    )  # fmt: skip
