"""Equity against efficiency: how much value it costs that those with least get more.

The frontier runs from the plan of most value to the one whose smallest amount is largest
(max-min). Each point is a plan of its own, found under a floor for everybody (Mavrotas 2009:
points that another one beats in both are left out), and can be adopted by that floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mcda.allocation.equity import Equity, Place, equity, places, readable
from mcda.allocation.fairness_rows import (
    SMALLEST,
    EquityFloor,
    Smallest,
    WorstFloor,
    landing,
    reached,
    usual_count,
    worst_sum,
)
from mcda.allocation.instance import Instance
from mcda.allocation.plan import Plan, Status
from mcda.allocation.question import Question
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import figure_text, share_text, told_apart

POINTS = 12
"""Plans along the frontier."""

_SAME = 1e-7  # part of the value within which plans are equally good
_KEPT = 1e-9  # part of the value that the fairest of the best plans may lose
_HAIR = 1e-6  # part of a floor that is given up where it cannot quite be kept
_LITTLE = 1e-4  # part of the largest smallest amount that counts as none


@dataclass(frozen=True)
class FrontierPoint:
    """One plan between most value and most for those with least.

    Parameters
    ----------
    smallest : smallest amount over the places that can be reached, money per head or money
    objective : value of the plan
    floor : what adopts the plan: ``allocate(..., extra_rows=(floor,))``; None for the plan of
        most value, which needs none
    plan : the plan
    equity : how evenly it lands, with the Gini, Hoover and Jain indices
    """

    smallest: float
    objective: float
    floor: EquityFloor | WorstFloor | None
    plan: Plan
    equity: Equity


@dataclass(frozen=True)
class Frontier:
    """Value against the smallest amount.

    Parameters
    ----------
    by : ``region`` or ``zone``
    per : ``head`` or ``money``
    points : from most value to the largest smallest amount; one where both are the same plan
    sentences : what the frontier says, and who cannot be reached
    """

    by: str
    per: str
    points: tuple[FrontierPoint, ...]
    sentences: tuple[Sentence, ...]


def frontier_points(
    question: Question, by: str = "region", per: str = "head", points: int = POINTS
) -> Iterator[FrontierPoint]:
    """Find the plans of a frontier one by one, for a progress bar; ``points`` at most.

    Neighbours may be equally good; :func:`frontier` leaves out what is beaten.
    """
    base = question.plan()
    if base.objective is None:
        return
    first = _point(question, base, by, per, None)
    highest = _largest_smallest(question, by, per)
    kept = question.with_rows([_Worth(base.objective)])
    lowest = None if highest is None else _largest_smallest(kept, by, per)
    if highest is None or lowest is None:
        yield first
        return
    if lowest > first.smallest + _LITTLE * highest:
        first = _floored(question, by, per, lowest) or first
    yield first
    if highest <= lowest + _LITTLE * highest:
        return
    for step in range(1, points):
        level = lowest + (highest - lowest) * step / (points - 1)
        found = _floored(question, by, per, level)
        if found is not None:
            yield found


def frontier(
    question: Question, by: str = "region", per: str = "head", points: int = POINTS
) -> Frontier:
    """Return value against the smallest amount.

    Special cases: no points without a plan; one where the plan of most value is also the
    fairest, or no place can be compared.

    Parameters
    ----------
    question : what is asked of the allocation
    by : ``region`` or ``zone``
    per : ``head`` = money per inhabitant, ``money`` = money as such
    points : plans, at least 2
    """
    return gathered(question, by, per, list(frontier_points(question, by, per, points)))


def gathered(question: Question, by: str, per: str, found: Sequence[FrontierPoint]) -> Frontier:
    """Put points together to a frontier, without those that another one beats."""
    kept: list[FrontierPoint] = []
    for point in reversed(found):
        margin = _SAME * max(1.0, abs(point.objective))
        if not kept or point.objective > kept[-1].objective + margin:
            kept.append(point)
    kept.reverse()
    return Frontier(by, per, tuple(kept), tuple(_sentences(kept, question, by, per)))


def max_min(question: Question, by: str = "region", per: str = "head") -> FrontierPoint | None:
    """Return the best of the plans whose smallest amount is largest; None without a plan."""
    level = _largest_smallest(question, by, per)
    return None if level is None else _floored(question, by, per, level)


@dataclass(frozen=True)
class FloorAnswer:
    """Whether every place within reach can have so much, and what stands in the way.

    Parameters
    ----------
    floor : what was asked
    point : the best plan that keeps it; None where none was found
    is_proven : whether no plan keeps it, where none was found
    most : the best plan whose smallest amount is largest, where none keeps the floor
    limited : places (name, largest amount that any plan gives them) that alone miss the floor
    unreached : places (name, ventures with a partner there and why these may not be funded)
    count : how many places are within reach
    """

    floor: EquityFloor
    point: FrontierPoint | None
    is_proven: bool
    most: FrontierPoint | None
    limited: tuple[tuple[str, float], ...]
    unreached: tuple[tuple[str, tuple[tuple[str, Sentence], ...]], ...]
    count: int


def at_least(question: Question, floor: EquityFloor) -> FloorAnswer:
    """Ask for so much for every region or zone within reach.

    Parameters
    ----------
    question : what is asked of the allocation besides
    floor : how much, of whom
    """
    plan = question.with_rows([floor]).plan()
    instance = question.instance()
    found = reached(instance, floor.by, floor.per)
    unreached = tuple(_unreached(question, instance, floor))
    if plan.has_plan:
        point = _point(question, plan, floor.by, floor.per, floor)
        return FloorAnswer(floor, point, True, None, (), unreached, len(found))
    is_proven = plan.status is Status.INFEASIBLE
    most = max_min(question, floor.by, floor.per)
    limited: list[tuple[str, float]] = []
    for place in found if most is not None else ():
        # who gets more than the least in the fairest plan stands in nobody's way alone
        if most is not None and place.id in most.equity.last:
            alone = _most_alone(question, instance, place)
            if alone is not None and alone < floor.level * (1 - _HAIR):
                limited.append((place.name, alone))
    return FloorAnswer(floor, None, is_proven, most, tuple(limited), unreached, len(found))


def _most_alone(question: Question, instance: Instance, place: Place) -> float | None:
    outcome = question.ask(replace(question.model(), value=landing(instance, place)))
    if outcome.objective is None or outcome.status is not Status.OPTIMAL:
        return None
    return outcome.objective / place.count


def _unreached(
    question: Question, instance: Instance, floor: EquityFloor
) -> Iterator[tuple[str, tuple[tuple[str, Sentence], ...]]]:
    """Name who no plan can give money to, with the ventures that would and what bars each."""
    case = question.case
    regions = frozenset(
        region for venture in instance.ventures for region in venture.project.partners
    )
    for place in places(case, regions, floor.by, floor.per):
        if not place.is_reached:
            yield (
                place.name,
                tuple(
                    (project.name, instance.barred[project.id])
                    for project in case.projects
                    if project.id in instance.barred
                    and not place.regions.isdisjoint(project.partners)
                ),
            )


def worst_k(
    question: Question, count: int, by: str = "region", per: str = "head"
) -> FrontierPoint | None:
    """Return the best of the plans whose ``count`` smallest amounts add up to most.

    Special case: None without a plan or a place to compare.
    """
    asked = question.with_rows([WorstFloor(by, per, count)])
    found = reached(asked.instance(), by, per)
    if not found:
        return None
    outcome = asked.ask(replace(asked.model(), value=worst_sum(len(found), count)))
    if outcome.objective is None:
        return None
    floor = WorstFloor(by, per, count, max(outcome.objective, 0.0) / usual_count(found))
    return _planned(question, by, per, floor)


def _point(
    question: Question, plan: Plan, by: str, per: str, floor: EquityFloor | WorstFloor | None
) -> FrontierPoint:
    spread = equity(plan, question.case, by, per)
    return FrontierPoint(spread.smallest or 0.0, plan.objective or 0.0, floor, plan, spread)


def _floored(question: Question, by: str, per: str, level: float) -> FrontierPoint | None:
    point = _planned(question, by, per, EquityFloor(by, per, level))
    # On the very edge a solver may fail by rounding where there is a plan.
    return point or _planned(question, by, per, EquityFloor(by, per, level * (1 - _HAIR)))


def _planned(
    question: Question, by: str, per: str, floor: EquityFloor | WorstFloor
) -> FrontierPoint | None:
    plan = question.with_rows([floor]).plan()
    return _point(question, plan, by, per, floor) if plan.has_plan else None


def _largest_smallest(question: Question, by: str, per: str) -> float | None:
    """Return the largest smallest amount; None without a plan or a place to compare."""
    asked = question.with_rows([Smallest(by, per)])
    found = reached(asked.instance(), by, per)
    if not found:
        return None
    outcome = asked.ask(replace(asked.model(), value={SMALLEST: 1.0}))
    if not outcome.has_plan:
        return None
    return max(outcome.values[SMALLEST], 0.0) / usual_count(found)


@dataclass(frozen=True)
class _Worth:
    """Keeps the value of a plan, up to rounding."""

    value: float

    name = "value"

    def __call__(self, instance: Instance) -> Iterator[Row]:
        terms = {v.y: v.value for v in instance.ventures if v.value}
        room = _KEPT * max(1.0, abs(self.value))
        yield Row(
            "value", "value", Measure.FRACTION, "", sentence("The value is kept."), terms,
            Sense.AT_LEAST, self.value - room,
        )  # fmt: skip


_RISES = {
    ("region", False): "The smallest amount of any region can rise from {low} to {high}{heads}; "
    "that costs {lost} of value, {percent} %.",
    ("zone", False): "The smallest amount of any zone can rise from {low} to {high}{heads}; that "
    "costs {lost} of value, {percent} %.",
    ("region", True): "Of the {count} regions that a plan can give money to, the smallest amount "
    "can rise from {low} to {high}{heads}; that costs {lost} of value, {percent} %.",
    ("zone", True): "Of the {count} zones that a plan can give money to, the smallest amount can "
    "rise from {low} to {high}{heads}; that costs {lost} of value, {percent} %.",
}
"""By what is compared, and whether some are out of reach."""


def _sentences(
    points: Sequence[FrontierPoint], question: Question, by: str, per: str
) -> Iterator[Sentence]:
    if not points:
        yield sentence("There is no plan, so there is nothing to weigh.")
        return
    best, fairest = points[0], points[-1]
    unit = question.case.settings.money_unit
    if len(points) == 1:
        yield sentence("The plan of most value is also the best for those who get least.")
    else:
        lost = best.objective - fairest.objective
        factor, heads = readable(fairest.smallest, per)
        whole = abs(best.objective)
        low, high = told_apart(factor * best.smallest, factor * fairest.smallest, unit)
        away = len({*best.equity.unreached, *best.equity.uncounted})
        yield sentence(
            _RISES[by, away > 0],
            count=len(best.equity.amounts)
            - len(set(best.equity.unreached) - set(best.equity.uncounted)),
            low=low,
            high=high,
            heads=sentence(heads),
            lost=figure_text(lost),
            percent=share_text(lost / whole, digits=2) if whole > 0 else "–",
        )
    yield from best.equity.sentences[1:]
