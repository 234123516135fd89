"""Confidence factors: whether a region is first once it is granted the weights it likes.

References
----------
Lahdelma & Salminen (2001), SMAA-2: Stochastic multicriteria acceptability analysis for group
decision making, Operations Research 49(3), 444-454.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.topsis import TIE, closeness, competition_ranks
from mcda.robustness.chunks import chunk_sizes, in_order
from mcda.robustness.draws import CHUNK, PRODUCT, Problem, gaps_of_drawn_figures

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

FEWEST_DRAWS = 1_000
"""Draws of the figures that are always enough for a confidence factor: +-3 percentage points."""

MOST_TERMS = 100_000_000
"""Terms of distances, m n f in each draw, up to which confidence factors rest on more draws."""


def confidence_factors(
    problem: Problem,
    central_weights: FloatArray,
    draws: int,
    seed: int,
    executor: Executor | None = None,
) -> tuple[FloatArray, int]:
    """Return how often each region is first with its central weights, over drawn figures.

    Parameters
    ----------
    problem : what is asked
    central_weights : (m, n) of the active criteria; NaN for regions that are never first
    draws : draws of the figures that are wanted; fewer are made for many regions, since each of f
        regions ever first has weights of its own and is compared with all, in each draw
    seed : seed of the whole run; figures are drawn independently of those behind the weights
    executor : where chunks are computed; None = here

    Returns
    -------
    confidence : (m,) 0 or 1 where no figures are drawn; NaN for regions that are never first
    draws : number of draws of the figures that were made; 0 where none are drawn
    """
    ever = np.flatnonzero(~np.isnan(central_weights[:, 0]))
    weights = central_weights[ever]
    confidence = np.full(len(central_weights), np.nan)
    if not problem.draws_figures:
        ranks = competition_ranks(closeness(problem.to_ideal, problem.to_anti_ideal, weights))
        confidence[ever] = ranks[np.arange(len(ever)), ever] == 1
        return confidence, 0
    made = draws_within(draws, problem.figures.size, len(ever))
    arguments = (
        (problem, ever, weights, seed, chunk, count) for chunk, count in chunk_sizes(made, CHUNK)
    )
    counted = sum(in_order(count_firsts, arguments, executor), np.zeros(len(ever), dtype=np.int64))
    confidence[ever] = counted / made
    return confidence, made


def draws_within(draws: int, terms: int, regions: int) -> int:
    """Return how many of the wanted draws of the figures are made.

    Parameters
    ----------
    draws : number of draws that are wanted
    terms : m n figures in each draw
    regions : f, how many regions are ever first
    """
    return min(draws, max(FEWEST_DRAWS, MOST_TERMS // (terms * regions)))


def count_firsts(
    problem: Problem, regions: IntArray, weights: FloatArray, seed: int, chunk: int, count: int
) -> IntArray:
    """Count in how many draws of the figures each region is first with weights of its own.

    Parameters
    ----------
    problem : what is asked
    regions : (f,) rows of the regions concerned
    weights : (f, n) their weights
    seed, chunk, count : seed of the run, number of the chunk and its draws

    Returns
    -------
    (f,) int
    """
    sequence = np.random.SeedSequence(seed, spawn_key=(chunk,)).spawn(3)[2]
    squared = np.square(weights).T
    firsts = np.zeros(len(regions), dtype=np.int64)
    generator = np.random.default_rng(sequence)
    for gaps in gaps_of_drawn_figures(problem, count, generator):
        for part in _parts(len(regions), PRODUCT // problem.figures.size):
            plus, minus = (squares @ squared[:, part] for squares in gaps)
            own = np.arange(part.stop - part.start)
            firsts[part] += _first(plus, minus, regions[part], own).sum(axis=0)
    return firsts


def _parts(total: int, size: int) -> Iterator[slice]:
    for start in range(0, total, max(1, size)):
        yield slice(start, min(start + max(1, size), total))


def _first(
    to_ideal: FloatArray, to_anti_ideal: FloatArray, regions: IntArray, own: IntArray
) -> NDArray[np.bool_]:
    """Say in which draws each region has the largest closeness, alone or tied.

    Closeness grows with D-^2 / D+^2, so that roots are needed of two numbers only.

    Parameters
    ----------
    to_ideal, to_anti_ideal : (k, m, f) squares of the distances, in column c by the weights of
        region ``regions[c]``
    regions : (f,) rows of the regions
    own : (f,) their columns

    Returns
    -------
    (k, f) bool
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = to_anti_ideal / to_ideal
    ratio[np.isnan(ratio)] = 1.0
    best, theirs = ratio.max(axis=1), ratio[:, regions, own]
    first: NDArray[np.bool_] = _closeness(best) - _closeness(theirs) <= TIE
    return first


def _closeness(ratio: FloatArray) -> FloatArray:
    return 1 - 1 / (1 + np.sqrt(ratio))
