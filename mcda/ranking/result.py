"""What a ranking is: ranks and scores together with the evidence behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence
from mcda.case.model import Criterion
from mcda.ranking.gaps import known_gaps
from mcda.ranking.method_contracts import Method
from mcda.ranking.scenario import Scenario

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class DecisionMatrix:
    """The figures of all regions of a case, derived criteria included.

    Parameters
    ----------
    regions, names : m region ids and names, in table order
    criteria : n criteria, in table order
    values : (m, n) original units; NaN = missing
    filled : (m, n) bool, figures filled by ``missing = zone_median``
    edited : (m, n) bool, figures that the table ``edits`` puts in place of the published ones
    published : (m, n) figures as published or derived, before edits; NaN = missing
    doubted : (m, n) bool, published figures about which the table ``figures`` has a doubt
    """

    regions: tuple[str, ...]
    names: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    values: FloatArray
    filled: NDArray[np.bool_]
    edited: NDArray[np.bool_]
    published: FloatArray
    doubted: NDArray[np.bool_]


class Cause(StrEnum):
    """Why a region is not ranked."""

    CHOICE = "choice"  # left out by choice; its joint ventures remain possible
    KNOCK_OUT = "knock_out"  # outside a knock-out limit
    MISSING = "missing"  # a figure with points is missing


@dataclass(frozen=True)
class Excluded:
    """A region that is not ranked, and why."""

    region: str
    name: str
    cause: Cause
    reason: Sentence


@dataclass(frozen=True)
class Ranking:
    """A TOPSIS ranking of the m compared regions by n criteria.

    Parameters
    ----------
    scenario : what was asked
    matrix : the figures of all regions, compared or not
    regions, names : m ids and names of the compared regions, in table order
    weights : (n,) non-negative, sum 1
    normalized : (m, n) r_ij; criteria with no points and missing figures hold 0
    known : (m, n) bool, which figures are not missing
    ideal, anti_ideal : (n,) r* and r0, in normalized units
    lower, upper : (n,) bounds used by goalposts, in the units of the matrix (for a target:
        of the distance to it); NaN under other normalizations
    assumed : (n,) bool, bounds that are observed values since the case gives none
    distance_to_ideal, distance_to_anti_ideal : (m,) D+ and D-
    score : (m,) closeness in [0, 1]
    rank : (m,) int, 1 = best, ties share a rank (1, 2, 2, 4)
    excluded : regions that are not ranked, in table order
    """

    scenario: Scenario
    matrix: DecisionMatrix
    regions: tuple[str, ...]
    names: tuple[str, ...]
    weights: FloatArray
    normalized: FloatArray
    known: NDArray[np.bool_]
    ideal: FloatArray
    anti_ideal: FloatArray
    lower: FloatArray
    upper: FloatArray
    assumed: NDArray[np.bool_]
    distance_to_ideal: FloatArray
    distance_to_anti_ideal: FloatArray
    score: FloatArray
    rank: NDArray[np.int64]
    excluded: tuple[Excluded, ...]

    @property
    def to_ideal(self) -> FloatArray:
        """A_ij = (r_j* - r_ij)^2, (m, n), and 0 where a figure is missing."""
        return self._gaps[0]

    @property
    def to_anti_ideal(self) -> FloatArray:
        """B_ij = (r_ij - r_j0)^2, (m, n), and 0 where a figure is missing."""
        return self._gaps[1]

    @cached_property
    def _gaps(self) -> tuple[FloatArray, FloatArray]:
        """Both, computed when first asked for: a rank of very many regions does not need them."""
        return known_gaps(self.normalized, self.known, self.ideal, self.anti_ideal)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """Rows of the compared regions in the table of all regions, (m,)."""
        row_of = {region: row for row, region in enumerate(self.matrix.regions)}
        return np.array([row_of[region] for region in self.regions], dtype=np.int64)

    @property
    def order(self) -> tuple[int, ...]:
        """Row indices in rank order, ties in table order."""
        return _in_rank_order(self.rank)

    @property
    def shortlist(self) -> tuple[str, ...]:
        """Ids of the regions of rank <= shortlist size, in rank order."""
        return _shortlisted(self.regions, self.rank, self.scenario.shortlist_size)


@dataclass(frozen=True)
class MethodResult:
    """A ranking of the same regions by another method than TOPSIS.

    Parameters
    ----------
    method : the method and its contract
    topsis : the TOPSIS ranking of the same regions by the same weights; holds figures and
        exclusions
    score : (m,) as the method defines it
    rank : (m,) int, 1 = best, ties share a rank (1, 2, 2, 4)
    """

    method: Method
    topsis: Ranking
    score: FloatArray
    rank: NDArray[np.int64]

    @property
    def scenario(self) -> Scenario:
        """What was asked: the scenario of the TOPSIS ranking, with this method."""
        return replace(self.topsis.scenario, method=self.method.id)

    @property
    def matrix(self) -> DecisionMatrix:
        """The figures of all regions, compared or not."""
        return self.topsis.matrix

    @property
    def weights(self) -> FloatArray:
        """Weights of all criteria, (n,), sum 1."""
        return self.topsis.weights

    @property
    def regions(self) -> tuple[str, ...]:
        """Ids of the m compared regions, in table order."""
        return self.topsis.regions

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the m compared regions, in table order."""
        return self.topsis.names

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        """Regions that are not ranked, in table order."""
        return self.topsis.excluded

    @property
    def order(self) -> tuple[int, ...]:
        """Row indices in rank order, ties in table order."""
        return _in_rank_order(self.rank)

    @property
    def shortlist(self) -> tuple[str, ...]:
        """Ids of the regions of rank <= shortlist size, in rank order."""
        return _shortlisted(self.regions, self.rank, self.topsis.scenario.shortlist_size)


def _in_rank_order(rank: NDArray[np.int64]) -> tuple[int, ...]:
    return tuple(int(row) for row in np.lexsort((np.arange(len(rank)), rank)))


def _shortlisted(regions: tuple[str, ...], rank: NDArray[np.int64], size: int) -> tuple[str, ...]:
    return tuple(regions[row] for row in _in_rank_order(rank) if rank[row] <= size)
