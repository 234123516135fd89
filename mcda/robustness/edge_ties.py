"""How long a shortlist stands that a tie at its edge makes longer than asked for."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.result import Ranking
from mcda.ranking.topsis import closeness, competition_ranks
from mcda.ranking.weights import with_weight
from mcda.robustness.crossings import Crossings

FloatArray = NDArray[np.float64]

_APART = 1e-9  # weights closer than this are one place: between them all is rounding


def while_the_tie_lasts(ranking: Ranking, crossings: Crossings, outer: FloatArray) -> FloatArray:
    """Return within which weights the members of an overlong shortlist stay together.

    Who is tied at the edge drops out when so many stand above it as the shortlist is asked to
    have. That is not yet so whenever a tie breaks: one may rise while the others, alike in all
    other criteria, remain tied at the edge. So members are ranked between the places where any
    two of them meet.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    crossings : of this ranking
    outer : (n, 2) weights within which no other region overtakes a member; NaN where undefined

    Returns
    -------
    (n, 2) weights, within the outer ones
    """
    members = np.flatnonzero(ranking.rank <= ranking.scenario.shortlist_size)
    one, other = np.triu_indices(len(members), 1)
    stops: list[list[float]] = [[] for _ in outer]
    for places in crossings.meetings((members[one], members[other])):
        apart = np.abs(places - ranking.weights) > _APART
        for row, column in np.argwhere(apart & (outer[:, 0] < places) & (places < outer[:, 1])):
            stops[column].append(float(places[row, column]))
    found = outer.copy()
    for column in np.flatnonzero(~np.isnan(outer).any(axis=1)).tolist():
        now, (low, high) = float(ranking.weights[column]), outer[column].tolist()
        below = [now, *sorted((stop for stop in stops[column] if stop < now), reverse=True), low]
        above = [now, *sorted(stop for stop in stops[column] if stop > now), high]
        found[column] = _last(ranking, column, below), _last(ranking, column, above)
    return found


def _last(ranking: Ranking, column: int, stops: list[float]) -> float:
    """Return the last stop up to which the same regions are on the shortlist."""
    size = ranking.scenario.shortlist_size
    today = ranking.rank <= size
    for start, end in pairwise(stops):
        if abs(end - start) <= _APART:
            continue
        weights = with_weight(ranking.weights, column, (start + end) / 2)
        score = closeness(ranking.to_ideal, ranking.to_anti_ideal, weights)
        if not np.array_equal(competition_ranks(score) <= size, today):
            return start
    return stops[-1]
