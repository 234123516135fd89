"""Allocations under drawn weights: of the impacts, or of the criteria through the ranking."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.allocation.instance import Instance, Venture
from mcda.allocation.model import Model
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import rank
from mcda.robustness.weightings import USUAL_WIDTH, draw_around, kappa_from_width, widths

DRAWS = 200
"""Allocations that are drawn."""

SOME = 1e-6
"""Part of a fraction, or of the value, up to which two are the same."""

_LEAN = 1e-6  # part of a value by which equally good draws lean to the current plan

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Draw:
    """The best plan under one draw of weights.

    Parameters
    ----------
    optimum : its value, with these weights; None where the rules leave no plan
    fractions : project id -> realized fraction, of those above 0
    lost : value that the current plan lacks against it, >= 0: under other impact weights as it
        stands, under another ranking without the ventures that may not take part any more
    """

    optimum: float | None
    fractions: dict[str, float]
    lost: float


def draw_plans(
    question: Question,
    plan: Plan,
    over: str = "impacts",
    *,
    width: float | None = USUAL_WIDTH,
    draws: int = DRAWS,
    seed: int = 0,
    chunk: int = 10,
) -> Iterator[tuple[Draw, ...]]:
    """Draw weights and find the best plan for each, some at a time for a progress bar.

    The same seed gives the same draws, whatever the chunk. Where several plans are equally good
    under a draw, the one that resembles the current plan is taken.

    Parameters
    ----------
    question : what was asked
    plan : the current plan, its answer
    over : ``impacts`` or ``criteria``; the latter needs a ranking
    width : one standard deviation of a typical weight around the current ones; None = uniform
    draws : how many
    seed : of the random numbers
    chunk : draws per step

    Raises
    ------
    ValueError
        ``over`` is neither, or there is nothing to draw (see :func:`can_be_drawn`).
    """
    if over not in ("impacts", "criteria") or not can_be_drawn(question, over):
        raise ValueError(f"weights of {over} cannot be drawn here")
    generator = np.random.default_rng(seed)
    found = _impact_draws if over == "impacts" else _criterion_draws
    some: list[Draw] = []
    for draw in found(question, plan, width, draws, generator):
        some.append(draw)
        if len(some) == chunk:
            yield tuple(some)
            some = []
    if some:
        yield tuple(some)


def can_be_drawn(question: Question, over: str) -> bool:
    """Whether there are weights to vary: two impacts with weight, or a ranking by two criteria."""
    if over == "impacts":
        return sum(impact.weight > 0 for impact in question.case.impacts) > 1
    if question.ranking is None or question.role == "none":
        return False
    return sum(points > 0 for points in question.ranking.scenario.points.values()) > 1


def current_weights(question: Question, over: str) -> FloatArray:
    """Return the weights around which is drawn, (n,), sum 1: those of what counts now.

    Parameters
    ----------
    question : what was asked
    over : ``impacts`` or ``criteria``
    """
    if over == "impacts":
        points = [impact.weight for impact in question.case.impacts if impact.weight > 0]
    else:
        asked = {} if question.ranking is None else question.ranking.scenario.points
        points = [given for given in asked.values() if given > 0]
    weights: FloatArray = np.array(points) / math.fsum(points)
    return weights


def off_by(question: Question, over: str, width: float) -> tuple[float, float]:
    """Return by about how much a drawn weight is off, from the least to the most of them.

    Parameters
    ----------
    question, over : as for :func:`current_weights`
    width : one standard deviation of a typical weight
    """
    weights = current_weights(question, over)
    own = widths(weights, kappa_from_width(width, len(weights)))
    return float(own.min()), float(own.max())


def _drawn(
    weights: FloatArray, width: float | None, count: int, generator: np.random.Generator
) -> FloatArray:
    """Return (count, n) weights around the given ones, or uniform."""
    if width is None:
        return generator.dirichlet(np.ones(len(weights)), count)
    return draw_around(weights, kappa_from_width(width, len(weights)), count, generator)


def _impact_draws(
    question: Question,
    plan: Plan,
    width: float | None,
    count: int,
    generator: np.random.Generator,
) -> Iterator[Draw]:
    impacts = [impact for impact in question.case.impacts if impact.weight > 0]
    total = math.fsum(impact.weight for impact in impacts)
    weights = current_weights(question, "impacts")
    instance, model = question.instance(), question.model()
    for drawn in _drawn(weights, width, count, generator):
        worth = {
            venture.project.id: venture.factor
            * venture.inside
            * math.fsum(
                total * weight * venture.project.impacts.get(impact.id, 0.0) / impact.reference
                for weight, impact in zip(drawn, impacts)
            )
            for venture in instance.ventures
        }
        yield _best(question, plan, instance, replace(model, value={}), worth)


def _criterion_draws(
    question: Question,
    plan: Plan,
    width: float | None,
    count: int,
    generator: np.random.Generator,
) -> Iterator[Draw]:
    ranking = question.ranking
    if ranking is None:
        return
    active = [name for name, points in ranking.scenario.points.items() if points > 0]
    weights = current_weights(question, "criteria")
    known: dict[object, Draw] = {}
    for drawn in _drawn(weights, width, count, generator):
        scenario = replace(
            ranking.scenario,
            points={
                **dict.fromkeys(ranking.scenario.points, 0.0),
                **{name: 100 * float(weight) for name, weight in zip(active, drawn)},
            },
        )
        other = replace(question, ranking=rank(question.case, scenario, matrix=ranking.matrix))
        gate = _gate(other.ranking, question.role)
        if gate not in known:
            instance = other.instance()
            worth = {venture.project.id: venture.value for venture in instance.ventures}
            known[gate] = _best(other, plan, instance, other.model(), worth)
        yield known[gate]


def _gate(ranking: Ranking | None, role: str) -> object:
    """Return what a ranking lets through: under the gate many rankings are the same."""
    if ranking is None or role != "gate":
        return None if ranking is None else ranking.score.tobytes()
    return frozenset(ranking.shortlist)


def _best(
    question: Question, plan: Plan, instance: Instance, model: Model, worth: dict[str, float]
) -> Draw:
    """Find the best plan, leaning to the current one by less than anything that counts."""
    now = plan.fractions
    value = {
        venture.y: own + _LEAN * abs(own) * _leaning(venture, now)
        for venture in instance.ventures
        for own in [worth[venture.project.id]]
    }
    outcome = question.ask(replace(model, value=value))
    if not outcome.has_plan:
        return Draw(None, {}, 0.0)
    found = {
        venture.project.id: outcome.values[venture.y]
        for venture in instance.ventures
        if outcome.values[venture.y] > 0
    }
    optimum = math.fsum(worth[name] * fraction for name, fraction in found.items())
    kept = math.fsum(worth[name] * now.get(name, 0.0) for name in worth)
    lost = optimum - kept
    return Draw(optimum, found, lost if lost > SOME * max(1.0, abs(optimum)) else 0.0)


def _leaning(venture: Venture, now: dict[str, float]) -> float:
    fraction = now.get(venture.project.id, 0.0)
    if fraction == 0:
        return -1.0
    return 1.0 if fraction >= (1 - SOME) * venture.project.max_fraction else 0.0
