"""What the ranking says about joint ventures: their closeness, and what it does to their value.

The closeness of a venture is the mean closeness of its partners, weighted by their shares. It
is no amount of anything, so it never multiplies money: it opens a gate, it is held to a mean,
or it raises and lowers values by a declared part.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from mcda.case.model import Case, Project
from mcda.ranking.result import Ranking


def closeness_of(ranking: Ranking) -> dict[str, float]:
    """Return region id -> closeness of all ranked regions."""
    return dict(zip(ranking.regions, map(float, ranking.score)))


def venture_closeness(project: Project, closeness: Mapping[str, float]) -> float | None:
    """Return S_j, the partners' closeness weighted by their shares.

    Special cases: partners that are not ranked do not count, and the shares of the others are
    those of the whole; None when no partner with a share is ranked.
    """
    ranked = {region: share for region, share in project.partners.items() if region in closeness}
    whole = math.fsum(ranked.values())
    if whole <= 0:
        return None
    return math.fsum(share * closeness[region] for region, share in ranked.items()) / whole


def mean_of(values: Iterable[float | None]) -> float:
    """Return the mean of those that are known; 0 when none is."""
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else 0.0


def floor_level(case: Case, ranking: Ranking, floor: float | None) -> float:
    """Return tau: what was asked, else the case's setting, else the regions' mean closeness."""
    if floor is not None:
        return floor
    if case.settings.role_floor is not None:
        return case.settings.role_floor
    return mean_of(closeness_of(ranking).values())


def factor(own: float | None, mean: float, multiplier: float) -> float:
    """Return 1 + m (S_j - mean S), what a venture's value is multiplied by; 1 without S_j.

    Never negative, since closeness is in [0, 1] and so is m.
    """
    return 1.0 if own is None else 1.0 + multiplier * (own - mean)
