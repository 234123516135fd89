"""How far one weight may move under a method of which no formula is known: by trying."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence
from mcda.ranking.methods import score_by
from mcda.ranking.result import MethodResult
from mcda.ranking.weights import with_weight

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

STEPS = 25
"""Weights tried on each side before the search closes in."""

CLOSE = 1e-7
"""How closely a bound is found, in weight."""

Look = Callable[[IntArray], Hashable]


def bounds_by_trying(result: MethodResult) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Find within which weights of each criterion winner, shortlist and order stand.

    Each weight is moved in steps towards 0 and 1, the others in proportion, until the answer
    changes or the method refuses the figures; bisection then closes in. A change that is taken
    back within one step is missed.

    Parameters
    ----------
    result : a ranking by any method

    Returns
    -------
    winner, shortlist, order : (n, 2) lowest and highest weight in [0, 1]; NaN where one
        criterion has all the weight
    """
    size = result.scenario.shortlist_size
    looks: tuple[Look, ...] = (
        lambda rank: tuple(rank == 1),
        lambda rank: tuple(rank <= size),
        lambda rank: tuple(rank),
    )
    found = np.full((len(looks), len(result.weights), 2), np.nan)
    for column in np.flatnonzero(result.weights < 1.0):
        line = _Line(result, int(column), {})
        for place, look in enumerate(looks):
            found[place, column] = line.last(look, 0.0), line.last(look, 1.0)
    return found[0], found[1], found[2]


@dataclass(frozen=True)
class _Line:
    """The orders met while one weight moves and the others keep their proportions."""

    result: MethodResult
    column: int
    met: dict[float, IntArray | None]

    def last(self, look: Look, end: float) -> float:
        """Return the farthest weight towards an end up to which the answer is today's."""
        now = float(self.result.weights[self.column])
        today = look(self.result.rank)
        inside = now
        # the very end, where the other criteria or this one drop out, is not tried
        for place in np.linspace(now, end, STEPS + 1)[1:-1]:
            if self._same(look, today, float(place)):
                inside = float(place)
                continue
            return self._between(look, today, inside, float(place))
        almost = end + 1e-6 * (now - end)
        if self._same(look, today, almost):
            return end
        return self._between(look, today, inside, almost)

    def _between(self, look: Look, today: Hashable, inside: float, outside: float) -> float:
        while abs(outside - inside) > CLOSE:
            middle = (inside + outside) / 2
            if self._same(look, today, middle):
                inside = middle
            else:
                outside = middle
        return inside

    def _same(self, look: Look, today: Hashable, weight: float) -> bool:
        if weight not in self.met:
            self.met[weight] = self._ranked(weight)
        rank = self.met[weight]
        return rank is not None and look(rank) == today

    def _ranked(self, weight: float) -> IntArray | None:
        moved = with_weight(self.result.weights, self.column, weight)
        found = score_by(replace(self.result.topsis, weights=moved), self.result.method.id)
        return None if isinstance(found, Sentence) else found.rank
