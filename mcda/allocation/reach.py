"""How far every variable can go under the rules, so that each is counted in its own size.

A solver keeps rules and tells values apart up to a tolerance. Counted in one unit for all, what
is nothing beside the largest budget would be nothing at all: a programme a billion times smaller
would fund nothing, and nobody would see it. So every variable is counted in parts of the most
that the rules let it be, and every rule in parts of the most that one of its terms can come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from mcda.allocation.rows import Row, Sense

_PASSES = 20
"""Times that the rules are gone through at most: what one bounds, the next may bound further."""

_LEAST = 1e-12
"""Part of its own size below which what is left to a variable is rounding of the bounds."""

FloatArray = NDArray[np.float64]


def reaches(
    names: Iterable[str],
    rows: Iterable[Row],
    most: Mapping[str, float],
    least: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return an upper bound of every variable that the rules bound.

    A rule bounds a variable by what is left when the others take, or give, as much as they can.

    Special cases: a variable for which nothing is left goes as far as it could without the
    others, since a little more of what it lacks is what prices ask about; one that nothing
    bounds is left out.

    Parameters
    ----------
    names : all variables, each >= 0
    rows : the rules
    most : variable -> a bound that is known beforehand
    least : variable -> the least it may be, where that is above 0

    Returns
    -------
    dict
        variable -> bound > 0
    """
    place = {name: n for n, name in enumerate(names)}
    first: FloatArray = np.array([most.get(name, np.inf) for name in place])
    lower: FloatArray = np.array([(least or {}).get(name, 0.0) for name in place])
    upper = first.copy()
    terms = _Terms(place, rows)
    for _ in range(_PASSES):
        found = np.maximum(terms.bounds(lower, upper), lower)
        first = np.where(np.isfinite(first), first, found)
        is_settled = bool(np.all((found >= upper / 2) | ~np.isfinite(found)))
        upper = found
        if is_settled:
            break
    upper = np.where(upper > _LEAST * first, upper, first)
    return {
        name: float(bound) for name, bound in zip(place, upper) if bound > 0 and np.isfinite(bound)
    }


class _Terms:
    """Rules as sums that are at most something, laid out as arrays."""

    def __init__(self, place: Mapping[str, int], rows: Iterable[Row]) -> None:
        row_of: list[int] = []
        column_of: list[int] = []
        factors: list[float] = []
        self.rhs: list[float] = []
        for row in rows:
            signs = {Sense.AT_MOST: (1.0,), Sense.AT_LEAST: (-1.0,), Sense.EQUAL: (1.0, -1.0)}
            for sign in signs[row.sense]:
                terms = {name: sign * a for name, a in row.terms.items() if a}
                row_of += [len(self.rhs)] * len(terms)
                column_of += [place[name] for name in terms]
                factors += terms.values()
                self.rhs.append(sign * row.rhs)
        self.row, self.column = np.array(row_of, dtype=int), np.array(column_of, dtype=int)
        self.factor: FloatArray = np.array(factors)

    def bounds(self, lower: FloatArray, upper: FloatArray) -> FloatArray:
        """Return upper bounds of all variables, (n,), sharper than those given or the same."""
        takes = self.factor > 0
        least = np.where(takes, lower[self.column], upper[self.column])
        is_open = ~np.isfinite(least)
        least = self.factor * np.where(is_open, 0.0, least)
        count = len(self.rhs)
        together = np.bincount(self.row, least, count)
        is_bound = takes & (np.bincount(self.row, is_open, count) == 0)[self.row]
        row, factor = self.row[is_bound], self.factor[is_bound]
        left = np.array(self.rhs)[row] - (together[row] - least[is_bound])
        sharper = upper.copy()
        np.minimum.at(sharper, self.column[is_bound], left / factor)
        return sharper
