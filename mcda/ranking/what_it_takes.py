"""What it would take to rank higher: the smallest change of one figure that does it.

Every answer is found, and so verified, by ranking all regions anew with the changed figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.changed_figures import farthest, scores_with
from mcda.ranking.explanation import row_of
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import rank_of
from mcda.ranking.wording import decimals_for, figure_set, joined, with_decimals

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

STEPS = 256
"""Steps from the present figure to its limit that are tried before the search closes in."""

_MORE_DECIMALS = 12  # than a criterion's, with which a figure that is needed may be told


@dataclass(frozen=True)
class Requirement:
    """What one criterion alone would have to be.

    Parameters
    ----------
    criterion : with points
    now : present figure, original units
    filled : whether ``now`` stands in for a missing figure
    limit : farthest figure that was tried, original units
    needed : the nearest figure that is enough, original units; None = not by this criterion alone
    told : ``needed``, rounded to the better side so that it is still enough; None likewise
    decimals : with which ``now`` and ``told`` are written: those of the criterion, or as many more
        as it takes to tell the two apart
    effort : size of the change as part of the range observed among the compared regions; None
        where nothing is enough
    changeable : False where the figure is computed from the table ``sectors``
    sentence : the same in words
    """

    criterion: Criterion
    now: float
    filled: bool
    limit: float
    needed: float | None
    told: float | None
    decimals: int
    effort: float | None
    changeable: bool
    sentence: Sentence

    @property
    def change(self) -> float | None:
        """The change needed, in original units; None where nothing is enough."""
        return None if self.needed is None else self.needed - self.now


@dataclass(frozen=True)
class WhatItTakes:
    """What would lift a region onto the shortlist, or above another region.

    Parameters
    ----------
    region, name : id and name
    above : id of the region to be passed; empty = the goal is the shortlist
    reached : whether the goal is reached already
    requirements : one for each criterion with points, the least effort first and what is not
        enough last, else in table order; none where the goal is reached
    sentence : the shortest way, in words
    """

    region: str
    name: str
    above: str
    reached: bool
    requirements: tuple[Requirement, ...]
    sentence: Sentence


def requirements(ranking: Ranking, region: str, above: str = "") -> Iterator[Requirement]:
    """Find what each criterion with points would have to be, one after the other.

    Nothing where the goal is reached; parameters as of :func:`what_it_takes`.
    """
    search = _search(ranking, region, above)
    if not search.is_done:
        for column in np.flatnonzero(ranking.weights > 0):
            yield _requirement(search, int(column))


def what_it_takes(
    ranking: Ranking, region: str, above: str = "", found: Iterable[Requirement] | None = None
) -> WhatItTakes:
    """Find, for each criterion, the smallest change for the better that is enough by itself.

    How far figures may move: :func:`mcda.ranking.changed_figures.farthest`. The first success on
    the way counts; under ``vector`` and ``minmax`` a better figure also moves the other regions,
    and a stretch of success shorter than 1/256 of the way could be missed.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    region : id of one of its regions; ``KeyError`` if it is not ranked
    above : id of another one that it should rank above; empty = it should be on the shortlist
    found : all that :func:`requirements` gives, if it is at hand
    """
    search = _search(ranking, region, above)
    name = ranking.names[search.row]
    if search.is_done:
        done = sentence("{name} is {goal} already.", name=name, goal=search.goal)
        return WhatItTakes(region, name, above, True, (), done)
    each = requirements(ranking, region, above) if found is None else found
    ordered = sorted(each, key=lambda r: math.inf if r.effort is None else r.effort)
    return WhatItTakes(region, name, above, False, tuple(ordered), _shortest(search, ordered))


def _search(ranking: Ranking, region: str, above: str) -> _Search:
    return _Search(ranking, row_of(ranking, region), row_of(ranking, above) if above else None)


@dataclass(frozen=True)
class _Search:
    """The region that should rise, and how far: above ``other``, or onto the shortlist."""

    ranking: Ranking
    row: int
    other: int | None

    def succeeds(self, scores: FloatArray) -> BoolArray:
        """Say for each of (t, m) closeness whether the goal is reached."""
        own = rank_of(scores, self.row)
        if self.other is None:
            return np.asarray(own <= self.ranking.scenario.shortlist_size)
        return np.asarray(own < rank_of(scores, self.other))

    @property
    def is_done(self) -> bool:
        """Whether the goal is reached as things are."""
        return bool(self.succeeds(self.ranking.score[None, :])[0])

    def enough(self, column: int, figures: FloatArray) -> BoolArray:
        """Say for each of (t,) figures of the region whether it reaches the goal."""
        return self.succeeds(scores_with(self.ranking, self.row, column, figures))

    @property
    def goal(self) -> Sentence:
        """The goal as part of a sentence."""
        if self.other is None:
            return sentence("on the shortlist")
        return sentence("above {other}", other=self.ranking.names[self.other])


@dataclass(frozen=True)
class _Answer:
    """Figures of one criterion: as it is, as far as it may go, what is enough, exact and round."""

    now: float
    limit: float
    needed: float | None
    told: float | None
    decimals: int


def _requirement(search: _Search, column: int) -> Requirement:
    ranking, matrix = search.ranking, search.ranking.matrix
    criterion = matrix.criteria[column]
    place = ranking.rows[search.row]
    figures = matrix.values[ranking.rows, column]
    answer = _answer(search, column, float(matrix.values[place, column]), figures)
    effort = None
    if answer.needed is not None:
        spread = float(np.ptp(figures))
        effort = abs(answer.needed - answer.now) / spread if spread > 0 else math.inf
    return Requirement(
        criterion=criterion,
        now=answer.now,
        filled=bool(matrix.filled[place, column]),
        limit=answer.limit,
        needed=answer.needed,
        told=answer.told,
        decimals=answer.decimals,
        effort=effort,
        changeable=not criterion.derive,
        sentence=_words(search, criterion, answer),
    )


def _answer(search: _Search, column: int, now: float, figures: FloatArray) -> _Answer:
    criterion = search.ranking.matrix.criteria[column]
    limit = farthest(criterion, now, figures)
    usual = decimals_for(search.ranking.matrix.values[:, column]) or 0
    if limit == now:
        return _Answer(now, limit, None, None, usual)
    if criterion.derive == "strong_sectors":
        # half a sector cannot be strong
        whole = np.arange(math.floor(now) + 1, math.floor(limit) + 1, dtype=np.float64)
        needed = _first(search, column, whole)
        return _Answer(now, limit, needed, needed, usual)
    needed = _nearest(search, column, now, limit)
    if needed is None:
        return _Answer(now, limit, None, None, usual)
    return _rounded(search, column, _Answer(now, limit, needed, needed, usual))


def _first(search: _Search, column: int, figures: FloatArray) -> float | None:
    enough = search.enough(column, figures)
    return float(figures[enough.argmax()]) if enough.any() else None


def _nearest(search: _Search, column: int, now: float, limit: float) -> float | None:
    """Return the figure nearest to ``now`` that is enough, or None.

    It exceeds the true one by at most 1e-10 of the change, so that it does not hang on the
    rounding of a tie.
    """
    tried = np.linspace(now, limit, STEPS + 1)
    while True:
        enough = search.enough(column, tried)
        enough[0] = False
        if not enough.any():
            return None
        first = int(enough.argmax())
        before, after = float(tried[first - 1]), float(tried[first])
        tried = np.linspace(before, after, 33)
        if abs(after - before) <= 1e-10 * abs(after - now) or len(np.unique(tried)) <= 2:
            return after


def _rounded(search: _Search, column: int, answer: _Answer) -> _Answer:
    """Round what is needed to the criterion's decimals, if that is still enough and as good.

    More decimals are kept where fewer change the answer by more than a tenth, or read like the
    present figure.
    """
    now, needed, limit = answer.now, float(answer.needed or 0.0), answer.limit
    away = math.ceil if needed > now else math.floor
    for decimals in range(answer.decimals, answer.decimals + _MORE_DECIMALS):
        scale = 10.0**decimals
        for units in (round(needed * scale), away(needed * scale)):
            told = round(units / scale, decimals)
            fits = min(now, limit) <= told <= max(now, limit) and told != round(now, decimals)
            close = abs(told - needed) <= abs(needed - now) / 10
            if fits and close and search.enough(column, np.array([told]))[0]:
                return replace(answer, told=told, decimals=decimals)
    return replace(answer, decimals=answer.decimals + _MORE_DECIMALS)


def _limit_text(criterion: Criterion, answer: _Answer) -> str:
    """Write the farthest figure that was tried: a bound as it is, another not beyond itself."""
    bounds = (criterion.target, criterion.lower, criterion.upper,
              criterion.minimum, criterion.maximum)  # fmt: skip
    if answer.limit in bounds:
        return figure_set(answer.limit, criterion.unit, [answer.now])
    inside = math.floor if answer.limit > answer.now else math.ceil
    now = with_decimals(answer.now, answer.decimals, criterion.unit)
    for decimals in range(answer.decimals, answer.decimals + _MORE_DECIMALS):
        scale = 10.0**decimals
        cut = inside(round(answer.limit * scale, 6)) / scale
        text = with_decimals(cut, decimals, criterion.unit)
        if text != now:
            return text
    return now


def _words(search: _Search, criterion: Criterion, answer: _Answer) -> Sentence:
    now = with_decimals(answer.now, answer.decimals, criterion.unit)
    values = {
        "name": search.ranking.names[search.row],
        "criterion": criterion.name,
        "now": now,
        "limit": _limit_text(criterion, answer),
        "goal": search.goal,
    }
    if answer.told is not None:
        values["told"] = with_decimals(answer.told, answer.decimals, criterion.unit)
        words = Sentence("{criterion}: {told} instead of {now} would put {name} {goal}.", values)
        if not criterion.derive:
            return words
        follows = sentence("That figure cannot be set: it follows from the region's sectors.")
        return joined((words, follows))
    if answer.limit == answer.now:
        return Sentence(
            "{criterion} alone cannot put {name} {goal}: with {now} it is at its limit already. "
            "Look at the other criteria.",
            values,
        )
    return Sentence(
        "{criterion} alone cannot put {name} {goal}: even {limit} instead of {now} is not enough. "
        "Look at the other criteria, or change several at once.",
        values,
    )


def _shortest(search: _Search, found: list[Requirement]) -> Sentence:
    reached = [r for r in found if r.needed is not None]
    direct = [r for r in reached if r.changeable]
    if reached:
        return (direct or reached)[0].sentence
    if search.other is None and search.ranking.scenario.shortlist_size == 0:
        return sentence("The shortlist is empty because its size is set to 0: make it longer.")
    return sentence(
        "No criterion alone can put {name} {goal}: several figures would have to change at once.",
        name=search.ranking.names[search.row],
        goal=search.goal,
    )
