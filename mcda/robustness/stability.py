"""How far one weight may move before the winner, the shortlist or the order changes: exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.result import MethodResult, Ranking
from mcda.robustness.bisection import bounds_by_trying
from mcda.robustness.crossings import Crossings, Pairs, no_rivals, undefined
from mcda.robustness.edge_ties import while_the_tie_lasts

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Stability:
    """The interval of each weight, the others in proportion, within which an answer stands.

    Parameters
    ----------
    ranking : as it is now
    winner, shortlist, order : (n, 2) lowest and highest weight in [0, 1] for which the same
        regions are first, the same are on the shortlist, all stand in the same order; a bound
        other than 0 and 1 is a tie. NaN where it is not defined: the criterion has all the
        weight, or it has none and with any it would exclude a region or could not be computed
    rivals : (n, 2) row of the region that leads beyond each bound, where it ties with the
        winner; -1 where none does
    """

    ranking: Ranking | MethodResult
    winner: FloatArray
    shortlist: FloatArray
    order: FloatArray
    rivals: IntArray


@dataclass(frozen=True)
class WeightChange:
    """A change of one weight, the others in proportion, beyond which another region leads.

    Parameters
    ----------
    criterion : its column
    now, then : weights in [0, 1]; at ``then`` the two tie
    rival : row of the region that leads beyond it
    """

    criterion: int
    now: float
    then: float
    rival: int

    @property
    def size(self) -> float:
        """How far the weight moves."""
        return abs(self.then - self.now)


def stability(ranking: Ranking | MethodResult) -> Stability:
    """Find within which weights of each criterion winner, shortlist and order stand.

    Exact under TOPSIS, for the regions compared now: a criterion with a weight of exactly 0 no
    longer knocks out anybody, which is not followed. For other methods by trying
    (:func:`mcda.robustness.bisection.bounds_by_trying`).

    Special cases: regions that tie whatever the weight bound nothing; a tie that any move breaks
    gives [w_j, w_j]; where two regions touch and do not change places, nothing is bounded.

    Parameters
    ----------
    ranking : by any method

    References
    ----------
    The quadratic is our own; the question is that of weight stability intervals, Mareschal
    (1988), European Journal of Operational Research 33(1), 54-64.
    """
    if isinstance(ranking, MethodResult):
        found = bounds_by_trying(ranking)
        blank = undefined(ranking.topsis)
        winner, shortlist, order = (np.where(blank, np.nan, interval) for interval in found)
        return Stability(ranking, winner, shortlist, order, no_rivals(winner))
    winner, rivals = winner_stability(ranking)
    crossings = Crossings(ranking)
    return Stability(
        ranking,
        winner,
        _shortlist_interval(ranking, crossings),
        crossings.interval(_neighbours(ranking))[0],
        rivals,
    )


def winner_stability(ranking: Ranking) -> tuple[FloatArray, IntArray]:
    """Return the winner's intervals and rivals alone: (n, 2) each, as in :class:`Stability`."""
    rows = np.arange(len(ranking.rank))
    return Crossings(ranking).interval(_every(np.flatnonzero(ranking.rank == 1), rows))


def smallest_change(found: Stability) -> WeightChange | None:
    """Return the smallest change of a single weight beyond which another region leads.

    A winner that shares the first place already is overtaken by a change of 0. None where no
    single weight can dethrone the winner, and for methods other than TOPSIS.
    """
    weights = found.ranking.weights
    away = np.abs(found.winner - weights[:, None])
    # of equal changes the first criterion's, whatever their rounding
    moves = np.where(found.rivals < 0, np.inf, np.round(away, 12))
    if not moves.size or not np.isfinite(moves.min()):
        return None
    column, side = divmod(int(moves.argmin()), 2)
    then, rival = float(found.winner[column, side]), int(found.rivals[column, side])
    return WeightChange(column, float(weights[column]), then, rival)


def on_points_scale(ranking: Ranking | MethodResult, intervals: FloatArray) -> FloatArray:
    """Turn intervals of weights into points on the sliders, the other sliders as they are.

    points = t/(1 - t) times the sum of the other points, cut at 100.

    Parameters
    ----------
    ranking : whose scenario has the points
    intervals : (n, 2) weights; NaN stays NaN

    Returns
    -------
    (n, 2) in [0, 100]
    """
    given = ranking.scenario.points
    points = np.array([given.get(criterion.id, 0.0) for criterion in ranking.matrix.criteria])
    others = np.where(np.eye(len(points), dtype=np.bool_), 0.0, points).sum(axis=1)[:, None]
    with np.errstate(divide="ignore", over="ignore"):
        placed = np.where(intervals < 1.0, intervals / (1.0 - intervals) * others, 100.0)
    return np.where(np.isnan(intervals), np.nan, np.minimum(placed, 100.0))


def _every(one: IntArray, other: IntArray) -> Pairs:
    return np.repeat(one, len(other)), np.tile(other, len(one))


def _shortlist_interval(ranking: Ranking, crossings: Crossings) -> FloatArray:
    """Bound by members that change places with others; by each other too where a tie adds some."""
    size = ranking.scenario.shortlist_size
    listed = ranking.rank <= size
    members = np.flatnonzero(listed)
    interval, _ = crossings.interval(_every(members, np.flatnonzero(~listed)))
    if len(members) <= size:
        return interval
    return while_the_tie_lasts(ranking, crossings, interval)


def _neighbours(ranking: Ranking) -> Pairs:
    order = np.array(ranking.order, dtype=np.int64)
    above, below = order[:-1], order[1:]
    tied = ranking.rank[above] == ranking.rank[below]
    return np.concatenate([above, below[tied]]), np.concatenate([below, above[tied]])
