"""Scenarios side by side: weights and ranks, a column each."""

from __future__ import annotations

from collections.abc import Mapping

from mcda.case.model import Case
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.tables import Heading, Row, Table


def ranks_beside(case: Case, rankings: Mapping[str, Ranking | MethodResult]) -> Table:
    """Show each region's rank in every scenario; nothing where it is not ranked.

    Parameters
    ----------
    case : the case, whose regions are the rows
    rankings : name of the scenario -> its ranking; names are distinct
    """
    ranks = [dict(zip(found.regions, found.rank.tolist())) for found in rankings.values()]
    rows: tuple[Row, ...] = tuple(
        (region.name, *(found.get(region.id) for found in ranks)) for region in case.regions
    )
    return Table("ranks", (Heading("Name"), *(Heading(name) for name in rankings)), rows)


def weights_beside(case: Case, rankings: Mapping[str, Ranking | MethodResult]) -> Table:
    """Show each criterion's weight in every scenario."""
    rows: tuple[Row, ...] = tuple(
        (criterion.name, *(float(found.weights[j]) for found in rankings.values()))
        for j, criterion in enumerate(case.criteria)
    )
    heads = (Heading("Criterion"), *(Heading(name, 1, percent=True) for name in rankings))
    return Table("weights", heads, rows)
