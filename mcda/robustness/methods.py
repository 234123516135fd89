"""Whether the shortlist hangs on method and normalization: in how many of them is each region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.agreement import Agreement, Silent, agreement
from mcda.ranking.result import Ranking

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Combination:
    """One way to rank: a method, and for TOPSIS a normalization.

    Parameters
    ----------
    method : id of the method
    normalization : of TOPSIS; empty for methods that normalize in their own way
    name : as shown
    rank : (m,) 1 = best, ties share a rank
    """

    method: str
    normalization: str
    name: str
    rank: IntArray


@dataclass(frozen=True)
class Combinations:
    """The m regions of a ranking by every method and every normalization that can rank them.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    combinations : TOPSIS under each normalization, then its peers
    silent : methods and normalizations that cannot rank these regions, with the reason
    first, shortlisted : (m,) number of combinations that put the region first, and on the
        shortlist
    """

    ranking: Ranking
    combinations: tuple[Combination, ...]
    silent: tuple[Silent, ...]
    first: IntArray
    shortlisted: IntArray

    @property
    def always(self) -> tuple[int, ...]:
        """Rows of the regions that are on the shortlist in every combination."""
        everywhere = np.flatnonzero(self.shortlisted == len(self.combinations))
        return tuple(int(row) for row in everywhere)


def combinations(ranking: Ranking, known: Agreement | None = None) -> Combinations:
    """Count, over all methods and normalizations, how often a region is first and shortlisted.

    TOPSIS counts once under each normalization; its peers each have one of their own, so that
    they count once. All have the same weights and regions.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    known : ``agreement(ranking)``, if it is at hand; it takes a second the first time
    """
    found = agreement(ranking) if known is None else known
    listed = [
        *(Combination("topsis", o.id, f"TOPSIS, {o.name}", o.rank) for o in found.normalizations),
        *(Combination(o.id, "", o.name, o.rank) for o in found.methods if o.id != "topsis"),
    ]
    ranks = np.array([combination.rank for combination in listed])
    return Combinations(
        ranking=ranking,
        combinations=tuple(listed),
        silent=(*found.silent_normalizations, *found.silent),
        first=(ranks == 1).sum(axis=0),
        shortlisted=(ranks <= ranking.scenario.shortlist_size).sum(axis=0),
    )
