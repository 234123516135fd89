"""Drawing weights: around given ones, uniformly, or under a declared order.

Weights are never made by dividing uniform numbers by their sum, which crowds them in the middle:
all draws come from Dirichlet distributions, and Dirichlet(1) is uniform on the simplex.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Sentence, error, listed, sentence
from mcda.case.model import Criterion
from mcda.robustness.result import CERTAIN, Question, Weighting

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

USUAL_WIDTH = 0.05
"""Weights may be off by about this much, where nobody says otherwise."""


def kappa_from_width(width: float, active: int) -> float:
    """Return the concentration at which a typical weight is off by about ``width``.

    Typical is v = 1 / number of active criteria, whose standard deviation under Dirichlet(kappa w)
    is sqrt(v (1 - v) / (kappa + 1)).

    Special cases: infinity where nothing can be off (a width of 0, or a single criterion), and 0
    for a width that no concentration reaches.

    Parameters
    ----------
    width : one standard deviation of a weight, 0.05 = 5 percentage points
    active : number of criteria with points, >= 1
    """
    variance = (active - 1) / active**2
    if width <= 0 or variance == 0:
        return float("inf")
    with np.errstate(over="ignore", divide="ignore"):
        return max(float(np.float64(variance) / np.square(np.float64(width))) - 1, 0.0)


def widths(weights: FloatArray, kappa: float) -> FloatArray:
    """Return by about how much each weight is off under Dirichlet(kappa w), (n,).

    One standard deviation, sqrt(w (1 - w) / (kappa + 1)): the same for all only where all weights
    are.

    Parameters
    ----------
    weights : (n,) current weights, sum 1
    kappa : concentration, >= 0
    """
    found: FloatArray = np.sqrt(weights * (1 - weights) / (kappa + 1))
    return found


def draw_weights(
    question: Question, weights: FloatArray, tiers: FloatArray | None, count: int,
    generator: np.random.Generator,
) -> FloatArray:  # fmt: skip
    """Draw weights of the active criteria.

    Parameters
    ----------
    question : which weights to draw
    weights : (n,) current weights of the active criteria, > 0, sum 1
    tiers : (n,) number of the tier of each, for ``order`` only; see :func:`tier_numbers`
    count : number of draws
    generator : the source of randomness

    Returns
    -------
    (count, n), >= 0, each row sums to 1
    """
    active = len(weights)
    if active == 1:
        return np.ones((count, 1))
    if question.weighting is Weighting.CURRENT:
        return np.tile(weights, (count, 1))
    if question.weighting is Weighting.AROUND:
        return draw_around(weights, question.kappa, count, generator)
    drawn = generator.dirichlet(np.ones(active), count)
    if question.weighting is Weighting.ORDER and tiers is not None:
        return deal_to_tiers(drawn, tiers, generator)
    return drawn


def draw_around(
    weights: FloatArray, kappa: float, count: int, generator: np.random.Generator
) -> FloatArray:
    """Draw from Dirichlet(kappa w), whose mean is w.

    Special cases: the weights themselves for an infinite ``kappa``; for ``kappa`` 0, and where
    kappa w vanishes in floating point, the limit: all weight on one criterion, chosen with
    probability w.

    Parameters
    ----------
    weights : (n,) > 0, sum 1
    kappa : concentration, >= 0
    count : number of draws
    generator : the source of randomness
    """
    if kappa >= CERTAIN:
        return np.tile(weights, (count, 1))
    concentrations = kappa * weights
    if concentrations.max() < np.finfo(np.float64).tiny:
        return np.eye(len(weights))[generator.choice(len(weights), count, p=weights)]
    drawn: FloatArray = generator.dirichlet(concentrations, count)
    return drawn


def deal_to_tiers(
    drawn: FloatArray, tiers: FloatArray, generator: np.random.Generator
) -> FloatArray:
    """Make uniform draws obey an order: deal the largest weights to the first tier, and so on.

    Exact, since a Dirichlet(1) draw is exchangeable: its sorted values are uniform on the cone of
    the full order, and shuffling within tiers spreads them over the orders that the tiers allow.

    Parameters
    ----------
    drawn : (k, n) draws of Dirichlet(1)
    tiers : (n,) number of the tier of each criterion, the weightiest 0
    generator : the source of randomness of the shuffles
    """
    descending = -np.sort(-drawn, axis=1)
    # criteria sorted by tier, and within a tier in an order of its own in each draw
    keys = tiers + generator.random(drawn.shape)
    dealt = np.empty_like(drawn)
    np.put_along_axis(dealt, np.argsort(keys, axis=1), descending, axis=1)
    return dealt


def tier_numbers(
    criteria: Sequence[Criterion], active: BoolArray, tiers: Sequence[Sequence[str]]
) -> FloatArray:
    """Return the number of the tier of each active criterion in a declared order.

    Criteria with 0 points stay at 0, so that their place in the order does not matter.

    Parameters
    ----------
    criteria : n criteria
    active : (n,) bool, which have points
    tiers : ids, the weightiest tier first

    Returns
    -------
    (number of active criteria,) 0 = the weightiest

    Raises
    ------
    CaseError
        when the order names an unknown criterion, one twice, or leaves out one with points
    """
    named = [name for tier in tiers for name in tier]
    known = [criterion.id for criterion in criteria]
    unknown = [name for name in named if name not in known]
    if unknown:
        raise _refused(
            sentence("The order names {criteria}, but there is no such criterion.",
                     criteria=listed(unknown)),
            sentence("Use the ids of criteria: {criteria}.", criteria=", ".join(known)),
        )  # fmt: skip
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise _refused(
            sentence("The order names {criteria} more than once.", criteria=listed(twice)),
            sentence("Name each criterion once."),
        )
    number = {name: place for place, tier in enumerate(tiers) for name in tier}
    wanted = [name for name, counts in zip(known, active) if counts]
    absent = [name for name in wanted if name not in number]
    if absent:
        raise _refused(
            sentence("The order leaves out {criteria}.", criteria=listed(absent)),
            sentence("Put every criterion with points into the order, with = where two are not "
                     "ordered, or give it 0 points."),
        )  # fmt: skip
    return np.array([number[name] for name in wanted], dtype=np.float64)


def tiers_from_text(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a declared order such as ``a>b=c>d``: b and c matter less than a, and more than d.

    Raises
    ------
    CaseError
        when a place in the order is empty
    """
    tiers = tuple(tuple(name.strip() for name in tier.split("=")) for tier in text.split(">"))
    if not all(name for tier in tiers for name in tier):
        raise _refused(
            sentence("The order {order} has an empty place.", order=repr(text)),
            sentence("Write ids of criteria with > or = between them, for example a>b=c>d."),
        )
    return tiers


def _refused(message: Sentence, fix: Sentence) -> CaseError:
    return CaseError(error("criteria", None, "", message, fix))
