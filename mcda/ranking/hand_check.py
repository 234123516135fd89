"""One region's closeness computed again with plain arithmetic, as with a pocket calculator.

Shares no function with the ranking that it checks: figures, points and bounds in, plain Python
numbers all the way.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.result import Ranking

AGREES = 1e-12
"""Largest difference between both ways to compute closeness that rounding explains."""

_NOISE = 1e-12  # part of the larger figure below which a difference is rounding


@dataclass(frozen=True)
class HandStep:
    """One criterion's line of the computation; without unit where none is named.

    Parameters
    ----------
    criterion : with points
    figure : of the region, original units
    used : the figure that enters, original units: the distance to the target where there is one
    start, length : r_ij = (used - start) / length, original units; length 0 = contributes nothing
    normalized : r_ij
    weight : w_j
    weighted : v_ij = w_j r_ij
    ideal, anti_ideal : v_j* and v_j-
    to_ideal, to_anti_ideal : (v_ij - v_j*)^2 and (v_ij - v_j-)^2
    """

    criterion: Criterion
    figure: float
    used: float
    start: float
    length: float
    normalized: float
    weight: float
    weighted: float
    ideal: float
    anti_ideal: float
    to_ideal: float
    to_anti_ideal: float


@dataclass(frozen=True)
class HandCheck:
    """A region's closeness, computed again.

    Parameters
    ----------
    region, name : id and name
    steps : a line for each criterion with points, in table order
    distance_to_ideal, distance_to_anti_ideal : D+ and D-
    closeness : by hand
    difference : by hand less by the ranking
    agrees : whether they differ by no more than 1e-12
    sentence : the same in words
    """

    region: str
    name: str
    steps: tuple[HandStep, ...]
    distance_to_ideal: float
    distance_to_anti_ideal: float
    closeness: float
    difference: float
    agrees: bool
    sentence: Sentence


def check_by_hand(ranking: Ranking, region: str) -> HandCheck:
    """Compute a region's closeness again from the raw figures, independently of the ranking.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    region : id of one of its regions; ``KeyError`` if it is not ranked
    """
    place = dict(zip(ranking.regions, range(len(ranking.regions))))[region]
    points = [ranking.scenario.points.get(c.id, 0.0) for c in ranking.matrix.criteria]
    total = math.fsum(points)
    steps = tuple(
        _step(ranking, region, column, points[column] / total)
        for column in range(len(points))
        if points[column] > 0
    )
    plus = math.sqrt(math.fsum(step.to_ideal for step in steps))
    minus = math.sqrt(math.fsum(step.to_anti_ideal for step in steps))
    closeness = minus / (plus + minus) if plus + minus > 0 else 0.5
    difference = closeness - float(ranking.score[place])
    agrees = abs(difference) <= AGREES
    name = ranking.names[place]
    words = _confirmed if agrees else _denied
    return HandCheck(
        region, name, steps, plus, minus, closeness, difference, agrees, words(name, closeness)
    )


def _step(ranking: Ranking, region: str, column: int, weight: float) -> HandStep:
    criterion = ranking.matrix.criteria[column]
    table = [float(row[column]) for row in ranking.matrix.values]
    figures = dict(zip(ranking.matrix.regions, table))
    compared = [_used(criterion, figures[name]) for name in ranking.regions]
    start, length, low, high = _scale(ranking.scenario.normalization, criterion, table, compared)
    used = _used(criterion, figures[region])
    normalized = min(max((used - start) / length, low), high) if length > 0 else 0.0
    ideal, anti_ideal = (high, low) if criterion.objective == "max" else (low, high)
    return HandStep(
        criterion=criterion,
        figure=figures[region],
        used=used,
        start=start,
        length=length,
        normalized=normalized,
        weight=weight,
        weighted=weight * normalized,
        ideal=weight * ideal,
        anti_ideal=weight * anti_ideal,
        to_ideal=(weight * normalized - weight * ideal) ** 2,
        to_anti_ideal=(weight * normalized - weight * anti_ideal) ** 2,
    )


def _used(criterion: Criterion, figure: float) -> float:
    """Return the figure itself, or how far it is from the target."""
    if criterion.objective != "target" or criterion.target is None:
        return figure
    distance = abs(figure - criterion.target)
    return 0.0 if distance <= _NOISE * max(abs(figure), abs(criterion.target)) else distance


def _scale(
    normalization: str, criterion: Criterion, table: Sequence[float], compared: Sequence[float]
) -> tuple[float, float, float, float]:
    """Return start and length of the scale, and its lowest and highest normalized figure."""
    if normalization == "vector":
        length = math.hypot(*compared)
        ends = (min(compared) / length, max(compared) / length) if length > 0 else (0.0, 0.0)
        return 0.0, length, *ends
    if normalization == "minmax":
        lower, upper = min(compared), max(compared)
    else:
        lower, upper = _bounds(criterion, [figure for figure in table if not math.isnan(figure)])
    if upper - lower <= _NOISE * max(abs(lower), abs(upper)):
        return lower, 0.0, 0.0, 0.0
    return lower, upper - lower, 0.0, 1.0


def _bounds(criterion: Criterion, observed: Sequence[float]) -> tuple[float, float]:
    lower = min(observed) if criterion.lower is None else criterion.lower
    upper = max(observed) if criterion.upper is None else criterion.upper
    if criterion.objective != "target" or criterion.target is None:
        return lower, upper
    return 0.0, max(abs(upper - criterion.target), abs(criterion.target - lower))


def _confirmed(name: str, closeness: float) -> Sentence:
    return sentence(
        "Computed again by hand, {name} has the same closeness of {closeness:.4f}.",
        name=name,
        closeness=closeness,
    )


def _denied(name: str, closeness: float) -> Sentence:
    return sentence(
        "Computed again by hand, {name} has another closeness, {closeness:.4f}: do not use this "
        "ranking, and report it together with the case.",
        name=name,
        closeness=closeness,
    )
