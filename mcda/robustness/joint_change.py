"""A small change of several weights at once that lets one region overtake another.

The problem is not convex, so what is found need not be the smallest change there is, and is
never called so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from mcda.ranking.explanation import row_of
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import TIE, closeness, competition_ranks
from mcda.ranking.weights import normalized_points

FloatArray = NDArray[np.float64]

STARTS = 20
"""Places from which the search sets out."""

STEPS = 64
"""Steps of a straight way that are looked at together, and again of each step that decides."""

_DIGITS = 4
"""Digits of the distance to which weights are told. Near the nearest weights the distance hardly
changes, so further digits are the arithmetic's, which differs with the number of threads."""

_FARTHER = (0, 1, 2, 4, 8, 16, 64, 256)
"""Units of the last digit by which weights are moved on where, rounded, they would fall back."""

_minimize: Any = minimize  # its types take no dictionaries as constraints


@dataclass(frozen=True)
class JointChange:
    """New weights with which one region ranks above another.

    Parameters
    ----------
    region, above : ids of the region that rises, and of the one it overtakes
    weights : (n,) the new weights; those of the ranking where the region is above already
    distance : Euclidean distance between the present and the new weights; the smallest found
    """

    region: str
    above: str
    weights: FloatArray
    distance: float


def joint_change(ranking: Ranking, region: str, above: str, seed: int = 0) -> JointChange | None:
    """Search for a small change of all weights together that lets a region overtake another.

    Twenty searches set out from weights with which it is above, and the nearest of what they find
    is taken; it is verified by ranking all regions. Criteria with 0 points stay at 0.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    region, above : ids of two of its regions; ``KeyError`` if one is not ranked
    seed : of the searches' starts

    Returns
    -------
    JointChange, or None where no weights can do it: the region is nowhere nearer to the ideal
    than the other
    """
    pair = _Pair(ranking, row_of(ranking, region), row_of(ranking, above))
    if pair.overtaken(pair.now):
        return JointChange(region, above, ranking.weights, 0.0)
    found = [
        nearest
        for start in pair.starts(np.random.default_rng(seed))
        for nearest in (pair.towards(start), pair.searched(start))
        if nearest is not None
    ]
    if not found:
        return None
    best = pair.rounded(min(found, key=pair.distance))
    weights = np.zeros_like(ranking.weights)
    weights[pair.active] = best
    return JointChange(region, above, weights, pair.distance(best))


def points_of_change(ranking: Ranking, change: JointChange) -> FloatArray:
    """Return points on the sliders that do what the new weights do, verified like these.

    Parameters
    ----------
    ranking : that the change was found for
    change : weights with which a region ranks above another

    Returns
    -------
    (n,) in [0, 100], their sum that of the present points where the sliders reach so far; with as
    few decimals as keep the region above the other
    """
    given = ranking.scenario.points
    total = sum(given.get(criterion.id, 0.0) for criterion in ranking.matrix.criteria)
    exact: FloatArray = np.minimum(change.weights * min(total, 100 / change.weights.max()), 100.0)
    pair = _Pair(ranking, row_of(ranking, change.region), row_of(ranking, change.above))
    for decimals in range(9):
        points: FloatArray = np.round(exact, decimals)
        if points.any() and pair.overtaken(normalized_points(points)[pair.active]):
            return points
    return exact


class _Pair:
    """The two regions by the criteria with points, and how far one is ahead of the other."""

    def __init__(self, ranking: Ranking, row: int, other: int) -> None:
        self.active = np.flatnonzero(ranking.weights > 0)
        self.now = ranking.weights[self.active]
        self.near = ranking.to_ideal[:, self.active]
        self.far = ranking.to_anti_ideal[:, self.active]
        self.row, self.other = row, other
        size = max(self.near[[row, other]].max(), self.far[[row, other]].max())
        self.scale = max(float(size) ** 2, 1e-300)

    def distance(self, weights: FloatArray) -> float:
        return float(np.linalg.norm(weights - self.now))

    def overtaken(self, weights: FloatArray) -> bool:
        """Rank all regions by these weights and say whether ours stands above the other."""
        rank = competition_ranks(closeness(self.near, self.far, weights))
        return bool(rank[self.row] < rank[self.other])

    def starts(self, generator: np.random.Generator) -> Iterator[FloatArray]:
        """Yield weights with which ours is above: first a single criterion, then mixtures.

        Where no single criterion puts it above, it is nowhere better than the other, so that no
        weights do.
        """
        single = [corner for corner in np.eye(len(self.now)) if self.overtaken(corner)]
        single.sort(key=self.distance)
        yield from single[: STARTS // 2]
        left = (STARTS - len(single[: STARTS // 2])) if single else 0
        for _ in range(left):
            mixed = np.average(single, axis=0, weights=generator.dirichlet(np.ones(len(single))))
            drawn = generator.dirichlet(np.ones(len(self.now)))
            yield next(
                (
                    weights
                    for share in (0.0, 0.25, 0.5, 0.75, 1.0)
                    if self.overtaken(weights := share * mixed + (1 - share) * drawn)
                ),
                single[0],
            )

    def towards(self, weights: FloatArray) -> FloatArray | None:
        """Return the first weights on the straight way from today's with which ours is above."""
        tried = np.linspace(0.0, 1.0, STEPS + 1)
        for _ in range(7):
            way = (1 - tried[:, None]) * self.now + tried[:, None] * weights
            above = self._above(way)
            above[0] = False
            if not above.any():
                return None
            first = int(above.argmax())
            tried = np.linspace(tried[first - 1], tried[first], STEPS + 1)
        nearest: FloatArray = way[first] / way[first].sum()
        return nearest if self.overtaken(nearest) else None

    def _above(self, weights: FloatArray) -> NDArray[np.bool_]:
        """Say by which of several weights, (k, n), the closeness of ours is beyond a tie."""
        rows = [self.row, self.other]
        score = closeness(self.near[rows], self.far[rows], weights)
        return np.asarray(score[:, 0] - score[:, 1] > 2 * TIE)

    def rounded(self, weights: FloatArray) -> FloatArray:
        """Return weights of few digits with which ours is above, the nearest to those given."""
        distance = self.distance(weights)
        places = _DIGITS - math.floor(math.log10(distance))
        for farther in _FARTHER:
            part = farther * 10.0**-places / distance
            moved: FloatArray = np.maximum(weights + part * (weights - self.now), 0.0)
            moved = np.round(moved, places)
            moved = moved / moved.sum()
            if self.overtaken(moved):
                return moved
        return weights

    def searched(self, start: FloatArray) -> FloatArray | None:
        """Descend from weights towards today's, on the side on which ours is above."""
        begun = self.towards(start)
        constraints = (
            {"type": "eq", "fun": lambda w: w.sum() - 1, "jac": np.ones_like},
            {"type": "ineq", "fun": self._ahead, "jac": self._ahead_slope},
        )
        found = _minimize(
            lambda w: float(np.square(w - self.now).sum()),
            start if begun is None else begun,
            jac=lambda w: 2 * (w - self.now),
            bounds=[(0.0, 1.0)] * len(self.now),
            constraints=constraints,
            method="SLSQP",
            options={"maxiter": 200, "ftol": 1e-14},
        )
        weights = np.clip(np.nan_to_num(found.x), 0.0, 1.0)
        if not weights.any():
            return None
        weights = weights / weights.sum()
        # the search ends on the tie: a little farther along, ours is above
        return self.towards(self._beyond(weights))

    def _beyond(self, weights: FloatArray) -> FloatArray:
        moved = np.maximum(weights + 1e-3 * (weights - self.now), 0.0)
        farther: FloatArray = moved / moved.sum()
        return farther

    def _sums(self, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
        squared = np.square(weights)
        rows = [self.row, self.other]
        return self.near[rows] @ squared, self.far[rows] @ squared

    def _ahead(self, weights: FloatArray) -> float:
        (near, near_other), (far, far_other) = self._sums(weights)
        return float((far * near_other - far_other * near) / self.scale)

    def _ahead_slope(self, weights: FloatArray) -> FloatArray:
        (near, near_other), (far, far_other) = self._sums(weights)
        by_square = (
            self.far[self.row] * near_other + far * self.near[self.other]
            - self.far[self.other] * near - far_other * self.near[self.row]
        )  # fmt: skip
        slope: FloatArray = 2 * weights * by_square / self.scale
        return slope
