"""From weights back to points: what a helper proposes, and how it meets the sliders.

Sliders hold points, 0 to 100, and only their proportions count. So what a helper proposes is
scaled to let the largest unlocked slider stand at 100; and where a locked slider has points, it
is scaled instead to the points that the unlocked ones have together, which leaves the locked
ones their points and their share of the weight alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import shares_apart

FloatArray = NDArray[np.float64]

FULL = 100.0
"""The end of a slider."""

_NOTHING_PROPOSED = sentence(
    "Nothing tells the unlocked criteria apart, so all keep their points. Unlock more criteria."
)


@dataclass(frozen=True)
class Proposal:
    """Weights that a helper proposes.

    Parameters
    ----------
    criteria, names : n ids and names, in table order
    weights : (n,) non-negative, sum 1
    """

    criteria: tuple[str, ...]
    names: tuple[str, ...]
    weights: FloatArray

    @property
    def by_criterion(self) -> dict[str, float]:
        """Criterion id -> weight."""
        return dict(zip(self.criteria, map(float, self.weights)))

    @property
    def points(self) -> dict[str, float]:
        """Criterion id -> points, the largest 100, as if no slider was locked."""
        return dict(zip(self.criteria, map(float, points_of(self.weights))))


@dataclass(frozen=True)
class Moved:
    """Sliders after a move.

    Parameters
    ----------
    points : criterion id -> points, 0 to 100, of every criterion
    note : what could not be kept, None when all could
    """

    points: Mapping[str, float]
    note: Sentence | None = None


def points_of(weights: FloatArray) -> FloatArray:
    """Scale weights to points of which the largest is 100; weights of 0 give 0 points.

    Parameters
    ----------
    weights : (..., n) finite, >= 0, on any scale

    Returns
    -------
    (..., n) in [0, 100]; divided by their sum they are the weights again
    """
    largest = weights.max(axis=-1, keepdims=True, initial=0.0)
    points: FloatArray = FULL * (weights / np.where(largest > 0, largest, 1.0))
    return points


def square_roots(points: Mapping[str, float]) -> dict[str, float]:
    """Return points whose squares stand to each other as the given points do, the largest 100.

    TOPSIS squares weights. Handed over so, twice the swing counts twice: regions lifted from the
    worst to the best figure in criteria whose swings have the same sum are equally good. Regions
    lifted only part of the way are nearly so, since TOPSIS measures distances.

    Parameters
    ----------
    points : criterion id -> points, >= 0, on any scale
    """
    largest = max(points.values(), default=0.0) or 1.0
    return {item: FULL * float(np.sqrt(value / largest)) for item, value in points.items()}


def with_half(points: Mapping[str, float], chosen: Collection[str]) -> dict[str, float]:
    """Give some criteria half of all points together; each side keeps its proportions.

    Chosen criteria that have no points share the half equally. The largest criterion gets 100.
    Without other points the chosen ones keep theirs.

    Parameters
    ----------
    points : criterion id -> points, of every criterion
    chosen : ids of the criteria that get half
    """
    sides = [
        {item: value for item, value in points.items() if (item in chosen) is inside}
        for inside in (True, False)
    ]
    own, others = sides
    if not any(own.values()):
        own = dict.fromkeys(own, 1.0)
    total, rest = sum(own.values()), sum(others.values())
    if not rest or not total:
        return dict(points)
    parts = {item: value / total for item, value in own.items()}
    parts |= {item: value / rest for item, value in others.items()}
    largest = max(parts.values())
    return {item: FULL * parts[item] / largest for item in points}


def redistribute(
    points: Mapping[str, float], weights: Mapping[str, float], locked: Collection[str] = ()
) -> Moved:
    """Put proposed weights on the sliders that are not locked.

    - Locked sliders keep their points; what is proposed for them is passed over.
    - Unlocked sliders stand to each other as proposed; those without a proposal get 0.
    - Where no locked slider has points, the largest unlocked one gets 100.
    - Else the unlocked ones together keep the points they had, so that each locked criterion
      also keeps its share of the weight. Where that would drive a slider beyond 100, or where
      the unlocked ones had no points, the largest gets 100 instead: the locked shares change,
      and the note says so.
    - Where all proposed weights are 0, nothing moves, and the note says so.

    Parameters
    ----------
    points : criterion id -> points before, of every criterion
    weights : criterion id -> proposed weight, finite, >= 0, on any scale
    locked : ids of locked criteria
    """
    free = [criterion for criterion in points if criterion not in locked]
    proposed = {criterion: weights.get(criterion, 0.0) for criterion in free}
    if not any(proposed.values()):
        return Moved(dict(points), _NOTHING_PROPOSED if free else None)
    held = sum(value for criterion, value in points.items() if criterion in locked)
    total = sum(points[criterion] for criterion in free) if held else 0.0
    return _settled(points, _spread(proposed, total), held)


def move(
    points: Mapping[str, float], criterion: str, value: float, locked: Collection[str] = ()
) -> Moved:
    """Move one slider by hand.

    Where no other locked slider has points, only this one moves. Else the other unlocked
    sliders give or take in proportion, so that each locked criterion keeps its share of the
    weight; the slider then goes no further than the points the unlocked ones have together. A
    locked slider does not move.

    Parameters
    ----------
    points : criterion id -> points before, of every criterion
    criterion : the slider that is moved
    value : its new points, cut to 0 to 100
    locked : ids of locked criteria
    """
    if criterion in locked:
        return Moved(dict(points), sentence("This criterion is locked. Unlock it to move it."))
    wanted = min(max(value, 0.0), FULL)
    held = sum(amount for other, amount in points.items() if other in locked)
    if not held:
        return Moved({**points, criterion: wanted})
    others = {o: p for o, p in points.items() if o not in locked and o != criterion}
    total = sum(others.values()) + points[criterion]
    chosen = min(wanted, total)
    rest = _spread(others, total - chosen) if chosen < total else dict.fromkeys(others, 0.0)
    return _settled(points, {**rest, criterion: chosen}, held)


def _spread(parts: Mapping[str, float], total: float) -> dict[str, float]:
    """Share a total out in proportion; where it is 0 or overruns a slider, the largest is 100."""
    largest = max(parts.values(), default=0.0)
    if largest <= 0:
        return dict(parts)
    relative = {criterion: part / largest for criterion, part in parts.items()}
    scale = min(FULL, total / sum(relative.values())) if total > 0 else FULL
    return {criterion: scale * part for criterion, part in relative.items()}


def _settled(points: Mapping[str, float], free: Mapping[str, float], held: float) -> Moved:
    """Join unlocked sliders with the rest, and say where the locked share could not be kept."""
    moved = {criterion: free.get(criterion, value) for criterion, value in points.items()}
    before, after = (held / sum(all_.values()) if held else 0.0 for all_ in (points, moved))
    if abs(before - after) < 1e-9:
        return Moved(moved)
    then, now = shares_apart(before, after)
    return Moved(
        moved,
        sentence(
            "The locked criteria now hold {after} % of the weight instead of {before} %, since "
            "the other sliders only go from 0 to 100. Unlock one of them to change that.",
            after=now, before=then,
        ),
    )  # fmt: skip
