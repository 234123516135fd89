"""How long a shortlist stands that a tie at its edge makes longer than asked for."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.result import Ranking
from mcda.ranking.topsis import closeness, competition_ranks
from mcda.robustness.crossings import Crossings, Pairs

FloatArray = NDArray[np.float64]

_APART = 1e-9  # weights closer than this are one place: between them all is rounding


def while_the_tie_lasts(
    ranking: Ranking, crossings: Crossings, members: Pairs, outer: FloatArray
) -> FloatArray:
    """Return within which weights the members of an overlong shortlist stay together.

    Who is tied at the edge drops out when so many stand above it as the shortlist is asked to
    have. That is not yet so whenever a tie breaks: one may rise while the others, alike in all
    other criteria, remain tied at the edge. So members are ranked between the places where any
    two of them meet.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    crossings : of this ranking
    members : all pairs of them
    outer : (n, 2) weights within which no other region overtakes a member; NaN where undefined

    Returns
    -------
    (n, 2) weights, within the outer ones
    """
    found = outer.copy()
    meetings = crossings.meetings(members)
    for column in np.flatnonzero(~np.isnan(outer).any(axis=1)):
        now, places = ranking.weights[column], meetings[:, column]
        for side, end in enumerate(outer[column]):
            apart = np.abs(places - now) > _APART
            between = places[apart & ((places - now) * (places - end) < 0)]
            stops = sorted([now, *between, end], key=lambda place: abs(place - now))
            found[column, side] = _last(ranking, int(column), stops)
    return found


def _last(ranking: Ranking, column: int, stops: list[float]) -> float:
    """Return the last stop up to which the same regions are on the shortlist."""
    size = ranking.scenario.shortlist_size
    today = ranking.rank <= size
    for start, end in pairwise(stops):
        if abs(end - start) <= _APART:
            continue
        weight = (start + end) / 2
        weights = ranking.weights * ((1 - weight) / (1 - ranking.weights[column]))
        weights[column] = weight
        score = closeness(ranking.to_ideal, ranking.to_anti_ideal, weights)
        if not np.array_equal(competition_ranks(score) <= size, today):
            return start
    return stops[-1]
