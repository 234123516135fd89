"""Who moves from one ranking to another, and why: closeness gained on whom, by which criteria."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.wording import gap_text, joined, named, percent

FloatArray = NDArray[np.float64]
Seen = tuple[FloatArray, FloatArray, FloatArray]
"""Of the same m regions: A and B, (m, n), and the weights, (n,)."""

_NAMED = 2
_PARTS = 2
_SAME_WEIGHT = 0.005
_EXACT = 1e-9


def closeness_changes(before: Seen, after: Seen) -> FloatArray:
    """Split each region's change of closeness between two rankings exactly over the criteria.

    The split of :func:`mcda.ranking.explanation.closeness_parts`, with the same region under two
    scenarios s and t instead of two regions under one: with a = w^2 A, b = w^2 B, P = D+^2 and
    M = D-^2, phi_j = [(b_tj - b_sj)(P_s + P_t) + (a_sj - a_tj)(M_s + M_t)] / 2, and C_t - C_s is
    their sum divided by (sqrt(M_t P_s) + sqrt(M_s P_t)) (D+_s + D-_s) (D+_t + D-_t).

    Returns
    -------
    (m, n) in units of closeness, each row sums to C_t - C_s; above 0 lifts the region

    Notes
    -----
    All parts are 0 for a region that is the ideal, or the anti-ideal, both times, and for one
    that has no distance to either in one of the rankings (its closeness is 0.5 by definition).
    """
    weights = np.square(before[2]), np.square(after[2])
    plus = [seen[0] @ squared for seen, squared in zip((before, after), weights)]
    minus = [seen[1] @ squared for seen, squared in zip((before, after), weights)]
    largest = max(float(array.max(initial=0.0)) for array in (*plus, *minus))
    if largest > 0:  # changes no quotient, and keeps products of four from underflow
        weights = weights[0] / largest, weights[1] / largest
        plus = [array / largest for array in plus]
        minus = [array / largest for array in minus]
    gained = weights[1] * after[1] - weights[0] * before[1]
    saved = weights[0] * before[0] - weights[1] * after[0]
    phi = gained * (plus[0] + plus[1])[:, None] / 2 + saved * (minus[0] + minus[1])[:, None] / 2
    near, far = [np.sqrt(array) for array in plus], [np.sqrt(array) for array in minus]
    divisor = (far[1] * near[0] + far[0] * near[1]) * (near[0] + far[0]) * (near[1] + far[1])
    parts: FloatArray = np.divide(
        phi, divisor[:, None], out=np.zeros_like(phi), where=divisor[:, None] > 0
    )
    return parts


@dataclass(frozen=True)
class Share:
    """What one criterion does to a region's closeness against those that it met on its way.

    Parameters
    ----------
    criterion : with points before or after
    weight_before, weight_after : 0 to 1
    closeness : part of the change, above 0 in the region's favour
    """

    criterion: Criterion
    weight_before: float
    weight_after: float
    closeness: float


@dataclass(frozen=True)
class Move:
    """A region whose rank changes from one ranking to another.

    Parameters
    ----------
    region, name : id and name
    before, after : its ranks
    met : names of the regions that it passed, or, where it loses places, that passed it
    gained : what its closeness gained on them, on average; the sum of the shares
    shares : the criteria that do it, largest effect first; empty where nothing is passed, and
        where a ranking is not by TOPSIS
    sentence : the same in words
    """

    region: str
    name: str
    before: int
    after: int
    met: tuple[str, ...]
    gained: float
    shares: tuple[Share, ...]
    sentence: Sentence

    @property
    def places(self) -> int:
        """Places won; lost ones are negative."""
        return self.before - self.after


def moves(
    before: Ranking | MethodResult, after: Ranking | MethodResult, most: int
) -> tuple[Move, ...]:
    """Explain the regions that move most, first those that win places, then those that lose them.

    Parameters
    ----------
    before, after : rankings of one case
    most : explain no more than so many regions, those with the most places won or lost
    """
    old, new = (dict(zip(r.regions, r.rank.tolist())) for r in (before, after))
    names = dict(zip(before.regions, before.names)) | dict(zip(after.regions, after.names))
    moved = [item for item in new if item in old and old[item] != new[item]]
    moved = sorted(moved, key=lambda item: (-abs(old[item] - new[item]), new[item]))[:most]
    moved.sort(key=lambda item: new[item] - old[item])
    both = [item for item in new if item in old]
    ranks = np.array([[found[item] for item in both] for found in (old, new)])
    parts = _parts(before, after, both)
    told = []
    for item in moved:
        above_before, above_after = ranks[0] < old[item], ranks[1] < new[item]
        up = new[item] < old[item]
        met = above_before & ~above_after if up else above_after & ~above_before
        others = [
            names[other]
            for other, rank in (old if up else new).items()
            if rank < (old if up else new)[item] and other not in (new if up else old)
        ]
        shares = _shares(before, after, parts, both.index(item), met)
        rivals = tuple(names[both[k]] for k in np.flatnonzero(met))
        gained = sum(share.closeness for share in shares)
        words = _words(rivals, others, gained, shares, up=up)
        told.append(Move(item, names[item], old[item], new[item], rivals, gained, shares, words))
    return tuple(told)


def _parts(
    before: Ranking | MethodResult, after: Ranking | MethodResult, both: Sequence[str]
) -> FloatArray | None:
    """Return how the criteria change the closeness of regions; None where nothing says it."""
    if isinstance(before, MethodResult) or isinstance(after, MethodResult) or not both:
        return None
    seen, scores = [], []
    for found in (before, after):
        row_of = {region: row for row, region in enumerate(found.regions)}
        rows = [row_of[item] for item in both]
        seen.append((found.to_ideal[rows], found.to_anti_ideal[rows], found.weights))
        scores.append(found.score[rows])
    parts = closeness_changes(seen[0], seen[1])
    is_exact = np.abs(parts.sum(axis=1) - (scores[1] - scores[0])).max() < _EXACT
    return parts if is_exact else None


def _shares(
    before: Ranking | MethodResult,
    after: Ranking | MethodResult,
    parts: FloatArray | None,
    row: int,
    met: NDArray[np.bool_],
) -> tuple[Share, ...]:
    if parts is None or not met.any():
        return ()
    amounts = parts[row] - parts[met].mean(axis=0)
    counted = (before.weights > 0) | (after.weights > 0)
    order = np.argsort(-np.abs(amounts), kind="stable")
    return tuple(
        Share(
            after.matrix.criteria[j],
            float(before.weights[j]),
            float(after.weights[j]),
            float(amounts[j]),
        )
        for j in order
        if counted[j]
    )


def _words(
    met: Sequence[str], others: Sequence[str], gained: float, shares: Sequence[Share], *, up: bool
) -> Sentence:
    """Say whom a region passed, or by whom it was passed, and which criteria did it."""
    told = []
    if met:
        values = {"names": named(met, _NAMED), "gap": gap_text(abs(gained)), "why": _told(shares)}
        if not shares:
            told.append(Sentence("Passed {names}." if up else "Passed by {names}.", values))
        elif up:
            told.append(Sentence("Passed {names}, gaining {gap} of closeness: {why}", values))
        else:
            told.append(Sentence("Passed by {names}, losing {gap} of closeness: {why}", values))
    if others:
        rivals = named(others, _NAMED)
        told.append(
            sentence("Ranked above it before, and no longer: {names}.", names=rivals)
            if up
            else sentence("Newly ranked above it: {names}.", names=rivals)
        )
    return joined(told)


def _told(shares: Sequence[Share]) -> Sentence:
    """List the largest shares, and the rest, so that they add up."""
    parts = [
        sentence(
            "{criterion} {amount} (weight {old} to {new})",
            criterion=share.criterion.name,
            amount=_signed(share.closeness),
            old=percent(share.weight_before),
            new=percent(share.weight_after),
        )
        if abs(share.weight_after - share.weight_before) > _SAME_WEIGHT
        else sentence(
            "{criterion} {amount}",
            criterion=share.criterion.name,
            amount=_signed(share.closeness),
        )
        for share in shares[:_PARTS]
    ]
    rest = sum(share.closeness for share in shares[_PARTS:])
    if len(shares) > _PARTS:
        parts.append(sentence("all others {amount}", amount=_signed(rest)))
    return _listed(parts)


def _listed(parts: Sequence[Sentence]) -> Sentence:
    told = parts[0] if parts else sentence("")
    for part in parts[1:]:
        told = sentence("{first}, {next}", first=told, next=part)
    return sentence("{parts}.", parts=told)


def _signed(amount: float) -> str:
    return f"{'-' if amount < 0 else '+'}{gap_text(abs(amount))}"
