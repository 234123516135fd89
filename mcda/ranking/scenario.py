"""A scenario: the choices that turn a case into one ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcda.case.model import Case


@dataclass(frozen=True)
class Scenario:
    """Points, method and limits of one ranking.

    Parameters
    ----------
    points : criterion id -> points, 0 to 100; criteria not named have 0
    normalization : ``vector``, ``minmax`` or ``goalposts``
    method : id of a ranking method, as in ``mcda.case.columns.METHODS``
    shortlist_size : regions of this rank or better are on the shortlist; >= 0
    sector : sector in focus; empty = any sector
    without : regions left out by choice: region ids, or ``zone:`` and a zone
    """

    points: Mapping[str, float]
    normalization: str = "vector"
    method: str = "topsis"
    shortlist_size: int = 5
    sector: str = ""
    without: tuple[str, ...] = ()


def default_scenario(case: Case) -> Scenario:
    """Return the scenario that the case itself declares."""
    settings = case.settings
    return Scenario(
        points={criterion.id: criterion.points for criterion in case.criteria},
        normalization=settings.normalization,
        method=settings.method,
        shortlist_size=settings.shortlist_size,
    )
