"""One chunk of draws: what it needs, and what it counts.

A chunk is the unit that travels to a worker. Its numbers come from a seed of its own, so that it
counts the same wherever and whenever it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.model import Criterion
from mcda.ranking.gaps import squared_gaps
from mcda.ranking.normalization import normalize
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import TIE, closeness
from mcda.robustness.figures import draw_figures, log_spread
from mcda.robustness.result import Question, Weighting
from mcda.robustness.weightings import draw_weights, tier_numbers

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

CHUNK = 500
"""Draws per chunk. Part of what makes results reproducible: never made to depend on workers."""

BLOCK = 32_768
"""Numbers held at a time, so that they stay in the processor's cache and its pages in place."""

PRODUCT = 250_000
"""Terms of one matrix product. Above 262,144 OpenBLAS spreads a product over threads of its own,
which get in the way of an executor's workers and, on a busy machine, of each other."""


@dataclass(frozen=True)
class Problem:
    """What a chunk needs of a ranking: its active criteria and its compared regions.

    Parameters
    ----------
    question : what is drawn
    weights : (n,) current weights of the active criteria
    tiers : (n,) tiers of the declared order, None where there is none
    to_ideal, to_anti_ideal : (m, n) A and B of the published figures
    figures : (m, n) published figures of the compared regions, in original units
    table : (m_all, n) those of all regions, from which missing bounds are observed
    spread : (n,) spread of the drawn figures; all 0 where only weights are drawn
    criteria : the n active criteria
    normalization : how drawn figures are made comparable
    pairwise : whether to count who beats whom
    """

    question: Question
    weights: FloatArray
    tiers: FloatArray | None
    to_ideal: FloatArray
    to_anti_ideal: FloatArray
    figures: FloatArray
    table: FloatArray
    spread: FloatArray
    criteria: tuple[Criterion, ...]
    normalization: str
    pairwise: bool

    @property
    def draws_figures(self) -> bool:
        """Whether figures differ from draw to draw."""
        return bool(self.spread.any())


def problem_of(ranking: Ranking, question: Question, *, pairwise: bool) -> Problem:
    """Gather what chunks need.

    Raises
    ------
    CaseError
        when a declared order does not fit the criteria
    """
    active = ranking.weights > 0
    criteria = tuple(c for c, counts in zip(ranking.matrix.criteria, active) if counts)
    weights = ranking.weights[active]
    tiers = None
    if question.weighting is Weighting.ORDER:
        tiers = tier_numbers(ranking.matrix.criteria, active, question.tiers)
    return Problem(
        question=question,
        weights=weights / weights.sum(),
        tiers=tiers,
        to_ideal=ranking.to_ideal[:, active],
        to_anti_ideal=ranking.to_anti_ideal[:, active],
        figures=ranking.matrix.values[np.ix_(ranking.rows, active)],
        table=ranking.matrix.values[:, active],
        spread=log_spread(criteria) * question.figures,
        criteria=criteria,
        normalization=ranking.scenario.normalization,
        pairwise=pairwise,
    )


@dataclass(frozen=True)
class Tally:
    """What draws have counted; tallies of different chunks add up.

    Parameters
    ----------
    draws : number of draws
    places : (m, m) how often region i took rank r + 1
    first_weights, first_squares : (m, n) sums of the weights, and of their squares, of the draws
        in which a region was first, alone or tied
    wins : (m, m) how often region i took a better rank than k; None where it is not counted
    """

    draws: int
    places: IntArray
    first_weights: FloatArray
    first_squares: FloatArray
    wins: IntArray | None

    def __add__(self, other: Tally) -> Tally:
        """Return what both have counted."""
        wins = None
        if self.wins is not None and other.wins is not None:
            wins = self.wins + other.wins
        return Tally(
            self.draws + other.draws,
            self.places + other.places,
            self.first_weights + other.first_weights,
            self.first_squares + other.first_squares,
            wins,
        )


def empty_tally(problem: Problem) -> Tally:
    """Return the tally of no draw."""
    regions, criteria = problem.to_ideal.shape
    square = np.zeros((regions, regions), dtype=np.int64)
    sums = np.zeros((regions, criteria))
    return Tally(0, square, sums, sums, square if problem.pairwise else None)


def generators(seed: int, chunk: int) -> tuple[np.random.Generator, np.random.Generator]:
    """Return the sources of randomness of one chunk: of its weights, and of its figures.

    The same weights are drawn whether figures are drawn or not.
    """
    weights, figures = np.random.SeedSequence(seed, spawn_key=(chunk,)).spawn(2)
    return np.random.default_rng(weights), np.random.default_rng(figures)


def count_chunk(problem: Problem, seed: int, chunk: int, count: int) -> Tally:
    """Draw one chunk, rank the regions in each draw, and count.

    Parameters
    ----------
    problem : what is asked
    seed : seed of the whole run
    chunk : number of the chunk, from 0
    count : number of draws
    """
    for_weights, for_figures = generators(seed, chunk)
    weights = draw_weights(problem.question, problem.weights, problem.tiers, count, for_weights)
    if problem.draws_figures:
        scores = _scores_of_drawn_figures(problem, weights, for_figures)
    else:
        scores = _scores_of_published_figures(problem, weights)
    return count_ranks(scores, weights, len(problem.figures), pairwise=problem.pairwise)


def gaps_of_drawn_figures(
    problem: Problem, count: int, generator: np.random.Generator
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield A and B of drawn figures in blocks, (block, m, n) each.

    Normalization is redone in each draw; knock-outs are not.

    Parameters
    ----------
    problem : what is asked
    count : number of draws
    generator : the source of randomness
    """
    block = max(1, BLOCK // problem.figures.size)
    for start in range(0, count, block):
        drawn = draw_figures(problem.figures, problem.spread, min(block, count - start), generator)
        # an absurd uncertainty may overflow the largest figures of a draw
        with np.errstate(over="ignore", invalid="ignore"):
            norm = normalize(drawn, problem.criteria, problem.normalization, problem.table)
        yield squared_gaps(norm.matrix, norm.ideal, norm.anti_ideal)


def _scores_of_published_figures(problem: Problem, weights: FloatArray) -> Iterator[FloatArray]:
    block = max(1, min(BLOCK // len(problem.figures), PRODUCT // problem.figures.size))
    for start in range(0, len(weights), block):
        yield closeness(problem.to_ideal, problem.to_anti_ideal, weights[start : start + block])


def _scores_of_drawn_figures(
    problem: Problem, weights: FloatArray, generator: np.random.Generator
) -> Iterator[FloatArray]:
    start = 0
    for to_ideal, to_anti_ideal in gaps_of_drawn_figures(problem, len(weights), generator):
        squared = np.square(weights[start : start + len(to_ideal), :, None])
        start += len(to_ideal)
        yield closeness_of_squares(to_ideal @ squared, to_anti_ideal @ squared)[..., 0]


def closeness_of_squares(to_ideal: FloatArray, to_anti_ideal: FloatArray) -> FloatArray:
    """Return D- / (D+ + D-) from the squares of both distances, (...); 0.5 where both are 0."""
    plus, minus = np.sqrt(to_ideal), np.sqrt(to_anti_ideal)
    plus += minus
    score: FloatArray = np.full(plus.shape, 0.5)
    np.divide(minus, plus, out=score, where=plus > 0)
    return score


def count_ranks(
    scores: Iterable[FloatArray], weights: FloatArray, regions: int, *, pairwise: bool
) -> Tally:
    """Count ranks over draws; ties share a rank and leave a gap (1, 2, 2, 4).

    Same ranks as :func:`mcda.ranking.topsis.competition_ranks`, without keeping them: ordering
    the draws is what costs time, and equal scores need no order among themselves.

    Parameters
    ----------
    scores : blocks of closeness, (block, m) each, k draws in all
    weights : (k, n) weights of each draw
    regions : m
    pairwise : whether to count who beats whom; costs k m^2 comparisons
    """
    cells = np.empty((len(weights), regions), dtype=np.int64)
    first_weights = np.zeros((regions, weights.shape[1]))
    first_squares = np.zeros_like(first_weights)
    wins = np.zeros((regions, regions), dtype=np.int64) if pairwise else None
    start = 0
    for block in scores:
        order, place = _sorted(block)
        np.add(order * regions, place, out=cells[start : start + len(block)])
        rows, columns = np.nonzero(place == 0)
        firsts, theirs = order[rows, columns], weights[start + rows]
        np.add.at(first_weights, firsts, theirs)
        np.add.at(first_squares, firsts, np.square(theirs))
        if wins is not None:
            wins += _wins(order, place)
        start += len(block)
    places = np.bincount(cells.ravel(), minlength=regions * regions).reshape(regions, regions)
    return Tally(len(weights), places, first_weights, first_squares, wins)


def _sorted(scores: FloatArray) -> tuple[IntArray, IntArray]:
    """Return the regions from best to worst, and the place of each, from 0, in each draw."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    place = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
    tied = ordered[:, :-1] - ordered[:, 1:] <= TIE
    if tied.any():
        place = place.copy()
        place[:, 1:][tied] = 0
        np.maximum.accumulate(place, axis=1, out=place)
    return order, place


def _wins(order: IntArray, place: IntArray) -> IntArray:
    draws, regions = order.shape
    ranks = np.empty((draws, regions), dtype=np.int32)
    np.put_along_axis(ranks, order, place.astype(np.int32), axis=1)
    by_region = np.ascontiguousarray(ranks.T)
    wins = np.empty((regions, regions), dtype=np.int64)
    for region, own in enumerate(by_region):
        wins[region] = np.count_nonzero(own < by_region, axis=1)
    return wins
