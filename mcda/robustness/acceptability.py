"""How often each region takes which rank, over draws of weights and figures (SMAA-2).

Draws come in chunks of fixed size, each with its own seed, and are added up in the order of the
chunks. So memory does not grow with the number of draws, and results are the same to the bit with
any number of workers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.result import Ranking
from mcda.robustness.chunks import chunk_sizes, in_order
from mcda.robustness.confidence import confidence_factors
from mcda.robustness.draws import CHUNK, Tally, count_chunk, empty_tally, problem_of
from mcda.robustness.margins import margin_of_means, margin_of_shares
from mcda.robustness.result import Acceptability, Margins, Question

FloatArray = NDArray[np.float64]

PAIRWISE_REGIONS = 100
"""Up to so many regions it is counted who beats whom, at the cost of their square in each draw."""


def acceptability(
    ranking: Ranking,
    question: Question,
    samples: int = 10_000,
    seed: int = 0,
    executor: Executor | None = None,
    on_chunk: Callable[[Acceptability], bool | None] | None = None,
    *,
    pairwise: bool | None = None,
) -> Acceptability:
    """Draw weights and figures, rank the regions in each draw, and report how often what happens.

    Special cases: criteria with 0 points stay at 0; a single region is first in all draws; with a
    single criterion all weightings are the same.

    Parameters
    ----------
    ranking : the TOPSIS ranking that is asked about
    question : what is drawn
    samples : number of draws, >= 1
    seed : where randomness starts; the same seed gives the same result to the bit
    executor : where chunks are computed (threads, processes, a cluster); None = here
    on_chunk : told what is known after each chunk of 500 draws, confidence factors apart; the
        run ends early where it returns true, and the result then says how many draws it rests on
    pairwise : whether to count who beats whom; by default up to 100 regions

    Raises
    ------
    CaseError
        when a declared order does not fit the criteria
    ValueError
        for less than one draw
    """
    tally = None
    for tally in tallies(ranking, question, samples, seed, executor, pairwise=pairwise):
        if on_chunk is None or tally.draws == samples:
            continue
        if on_chunk(evaluated(ranking, question, tally, samples, seed, confident=False)):
            break
    if tally is None:
        raise ValueError(f"at least one draw is needed, not {samples}")
    result = evaluated(ranking, question, tally, samples, seed, executor)
    if on_chunk is not None and result.is_complete:
        on_chunk(result)
    return result


def tallies(
    ranking: Ranking,
    question: Question,
    samples: int,
    seed: int = 0,
    executor: Executor | None = None,
    *,
    pairwise: bool | None = None,
    start: Tally | None = None,
) -> Iterator[Tally]:
    """Yield what has been counted so far after each chunk, so that a caller may stop and go on.

    Parameters
    ----------
    ranking, question, samples, seed, executor, pairwise : see :func:`acceptability`
    start : tally of the same run to go on from; it also serves a run with more draws, since the
        first chunks are the same

    Raises
    ------
    CaseError
        when a declared order does not fit the criteria
    """
    if pairwise is None:
        pairwise = len(ranking.regions) <= PAIRWISE_REGIONS
    problem = problem_of(ranking, question, pairwise=pairwise)
    tally = empty_tally(problem)
    if start is not None and start.draws <= samples and start.draws % CHUNK == 0:
        tally = start
    arguments = (
        (problem, seed, chunk, count) for chunk, count in chunk_sizes(samples, CHUNK, tally.draws)
    )
    for counted in in_order(count_chunk, arguments, executor):
        tally = tally + counted
        yield tally


def evaluated(
    ranking: Ranking,
    question: Question,
    tally: Tally,
    requested: int,
    seed: int = 0,
    executor: Executor | None = None,
    *,
    confident: bool = True,
) -> Acceptability:
    """Turn what was counted into shares, means and their Monte Carlo errors.

    Parameters
    ----------
    ranking, question, seed, executor : as the tally was made with; the executor computes the
        confidence factors
    tally : what was counted, at least one draw
    requested : number of draws that were asked for
    confident : whether to compute confidence factors; NaN where not
    """
    draws = tally.draws
    places = tally.places.astype(np.float64)
    firsts = places[:, 0]
    central = _means(tally.first_weights, firsts[:, None])
    shares = places / draws
    shortlisted = places[:, : ranking.scenario.shortlist_size].sum(axis=1) / draws
    pairwise = None if tally.wins is None else tally.wins / draws
    ranks = np.arange(1, len(shares) + 1, dtype=np.float64)
    rank_sums, rank_squares = places @ ranks, places @ np.square(ranks)
    unknown = np.full(len(shares), np.nan)
    found = Acceptability(
        ranking=ranking,
        question=question,
        seed=seed,
        samples=draws,
        requested=requested,
        rank_acceptability=shares,
        shortlist_probability=shortlisted,
        central_weights=_on_all_criteria(ranking, central),
        confidence=unknown,
        expected_rank=rank_sums / draws,
        pairwise=pairwise,
        margins=Margins(
            rank_acceptability=margin_of_shares(shares, draws),
            shortlist_probability=margin_of_shares(shortlisted, draws),
            central_weights=_on_all_criteria(
                ranking,
                margin_of_means(tally.first_weights, tally.first_squares, firsts[:, None]),
            ),
            confidence=unknown,
            expected_rank=margin_of_means(rank_sums, rank_squares, draws),
            pairwise=None if pairwise is None else margin_of_shares(pairwise, draws),
        ),
    )
    return with_confidence(found, executor) if confident else found


def with_confidence(found: Acceptability, executor: Executor | None = None) -> Acceptability:
    """Add confidence factors, which need draws of their own, to what was evaluated without.

    Parameters
    ----------
    found : shares and central weights
    executor : where the draws are made; None = here
    """
    problem = problem_of(found.ranking, found.question, pairwise=False)
    central = found.central_weights[:, found.ranking.weights > 0]
    confidence, draws = confidence_factors(problem, central, found.samples, found.seed, executor)
    margin = margin_of_shares(confidence, draws) if draws else 0.0 * confidence
    margins = replace(found.margins, confidence=margin)
    return replace(found, confidence=confidence, margins=margins)


def _means(sums: FloatArray, counts: FloatArray) -> FloatArray:
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _on_all_criteria(ranking: Ranking, active: FloatArray) -> FloatArray:
    """Put columns of the active criteria among those with 0 points, which stay at 0."""
    full = np.where(np.isnan(active[:, :1]), np.nan, np.zeros(len(ranking.weights)))
    full[:, ranking.weights > 0] = active
    return full
