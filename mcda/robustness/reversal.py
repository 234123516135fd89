"""Rank reversal: whether a region that is taken out, or enters twice, reorders the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Sentence
from mcda.ranking.agreement import closeness_under
from mcda.ranking.fixed_bounds import Loose, loose_bounds
from mcda.ranking.refusal import refuse_criteria
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import competition_ranks
from mcda.ranking.wording import joined

IntArray = NDArray[np.int64]

CURE = "goalposts"
"""The normalization under which no region moves another, if its bounds are fixed."""

_AT_ONCE = 250_000  # figures compared together, so that they stay in the processor's cache


class Trial(StrEnum):
    """What was tried with a region."""

    DROPPED = "dropped"
    DUPLICATED = "duplicated"


@dataclass(frozen=True)
class Reversal:
    """What becomes of the others when one region is dropped, or enters twice.

    The others are compared with their own order before, without the region dropped; the twin of
    a region that entered twice is not counted among them.

    Parameters
    ----------
    trial : what was tried
    region : its row
    first : rows of the others that are now first among them, in table order
    entered, left : rows of the others that now are, and no longer are, among their first k, with
        k the size of the shortlist
    winner_changed : whether others are first than before
    """

    trial: Trial
    region: int
    first: tuple[int, ...]
    entered: tuple[int, ...]
    left: tuple[int, ...]
    winner_changed: bool

    @property
    def changes(self) -> bool:
        """Whether anything changes among the first k."""
        return self.winner_changed or bool(self.entered or self.left)


@dataclass(frozen=True)
class Cure:
    """The order under goalposts with bounds that are all given, which no region can change.

    Parameters
    ----------
    rank : (m,) 1 = best
    reversals : trials that change something all the same; none, since bounds stay those of the
        full table
    """

    rank: IntArray
    reversals: tuple[Reversal, ...]


@dataclass(frozen=True)
class Reversals:
    """All trials on the m regions of a ranking.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    dropped, duplicated : m trials each, in table order; none for a single region
    cure : the same question under goalposts, why goalposts cannot be used, or what keeps their
        bounds from being fixed, so that they are no cure
    """

    ranking: Ranking
    dropped: tuple[Reversal, ...]
    duplicated: tuple[Reversal, ...]
    cure: Cure | Loose | Sentence

    @property
    def by_losers(self) -> tuple[Reversal, ...]:
        """Drops of regions outside the shortlist that change it, or the winner."""
        outside = self.ranking.rank > self.ranking.scenario.shortlist_size
        return tuple(trial for trial in self.dropped if outside[trial.region] and trial.changes)


def reversals(ranking: Ranking) -> Reversals:
    """Drop each region in turn, then let each enter twice, and see what becomes of the others.

    Weights and figures stay as they are; a dropped region still counts in assumed bounds, which
    are those of the full table.

    Parameters
    ----------
    ranking : a TOPSIS ranking

    References
    ----------
    Belton & Gear (1983), On a short-coming of Saaty's method of analytic hierarchies, Omega
    11(3), 228-230 (a copy that reverses ranks).
    """
    own = ranking.scenario.normalization
    dropped, duplicated = _trials(ranking, own, ranking.score)
    return Reversals(ranking, dropped, duplicated, _cure(ranking))


def _cure(ranking: Ranking) -> Cure | Loose | Sentence:
    try:
        refuse_criteria(ranking.matrix, ranking.weights > 0, CURE)
    except CaseError as refused:
        return joined([joined((finding.message, finding.fix)) for finding in refused.findings])
    if loose := loose_bounds(ranking.matrix, ranking.weights):
        return loose
    score = closeness_under(ranking, CURE)
    dropped, duplicated = _trials(ranking, CURE, score)
    changing = tuple(trial for trial in (*dropped, *duplicated) if trial.changes)
    return Cure(competition_ranks(score), changing)


def _trials(
    ranking: Ranking, normalization: str, score: NDArray[np.float64]
) -> tuple[tuple[Reversal, ...], tuple[Reversal, ...]]:
    rows, size = ranking.rows, ranking.scenario.shortlist_size
    count = len(rows)
    if count < 2:
        return (), ()
    everyone = np.arange(count)
    others = np.array([np.delete(everyone, region) for region in everyone])
    twice = np.column_stack([np.tile(rows, (count, 1)), rows])
    without = _closeness(ranking, normalization, rows[others])
    doubled = _closeness(ranking, normalization, twice)[:, :-1]
    dropped = [
        _reversal(
            Trial.DROPPED, region, others[region], score[others[region]], without[region], size
        )
        for region in range(count)
    ]
    duplicated = [
        _reversal(Trial.DUPLICATED, region, everyone, score, doubled[region], size)
        for region in range(count)
    ]
    return tuple(dropped), tuple(duplicated)


def _closeness(ranking: Ranking, normalization: str, rows: IntArray) -> NDArray[np.float64]:
    """Return the closeness of several choices of regions, (k, r), some of them at a time."""
    step = max(1, _AT_ONCE // (rows.shape[1] * len(ranking.weights)))
    pieces = (rows[start : start + step] for start in range(0, len(rows), step))
    return np.concatenate([closeness_under(ranking, normalization, piece) for piece in pieces])


def _reversal(
    trial: Trial,
    region: int,
    others: IntArray,
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    size: int,
) -> Reversal:
    was, now = competition_ranks(before), competition_ranks(after)
    return Reversal(
        trial=trial,
        region=region,
        first=_rows(others[now == 1]),
        entered=_rows(others[(now <= size) & (was > size)]),
        left=_rows(others[(now > size) & (was <= size)]),
        winner_changed=bool(((now == 1) != (was == 1)).any()),
    )


def _rows(chosen: IntArray) -> tuple[int, ...]:
    return tuple(int(row) for row in chosen)
