"""How evenly a plan lands, and the plans of a frontier, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from mcda.allocation.equity import Equity, places, reached_regions, readable
from mcda.allocation.frontier import FrontierPoint
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.ranking.wording import share_decimals
from mcda.report.tables import Heading, Row, Table, number, with_unit, yes_no


def equity_table(case: Case, plan: Plan, spread: Equity) -> Table:
    """List the places compared with what lands there, those that get least first.

    Parameters
    ----------
    case, plan : the plan and its case
    spread : how evenly it lands
    """
    factor, heads = readable(max(spread.amounts.values(), default=0.0), spread.per)
    unit = case.settings.money_unit
    per_head = spread.per == "head"
    headings = (
        Heading("Name"),
        Heading(with_unit("Public money", unit), plan.decimals),
        *((Heading("Inhabitants", 0),) if per_head else ()),
        *((Heading(f"Amount, {unit}{heads}", 1),) if per_head else ()),
        Heading("Within reach of a venture"),
    )
    found = places(case, reached_regions(plan, case), spread.by, spread.per)
    rows: list[Row] = []
    for place in sorted(found, key=lambda item: round(spread.amounts.get(item.id, -1.0), 12)):
        money = sum(plan.regions[region] for region in place.regions)
        amount = spread.amounts.get(place.id)
        beside = (
            (place.count or None, None if amount is None else number(factor * amount))
            if per_head
            else ()
        )
        rows.append((place.name, number(money), *beside, yes_no(place.is_reached)))
    return Table("equity", headings, tuple(rows))


def frontier_table(case: Case, points: Sequence[FrontierPoint], per: str) -> Table:
    """List the plans of a frontier, from most value to most for those who get least."""
    most = max((point.smallest for point in points), default=0.0)
    factor, heads = readable(most, per)
    best = points[0].objective if points else 0.0
    digits = max(2, share_decimals(point.objective / best for point in points if best > 0))
    headings = (
        Heading("Plan", 0),
        Heading(f"Smallest, {case.settings.money_unit}{heads}", 2),
        Heading("Value", 3),
        Heading("Value, %", digits),
        Heading("Funded", 0),
        Heading("Gini", 3),
        Heading("Hoover", 3),
        Heading("Jain", 3),
    )
    rows: tuple[Row, ...] = tuple(
        (
            place,
            number(factor * point.smallest),
            number(point.objective),
            number(100 * point.objective / best) if best > 0 else None,
            sum(part.is_funded for part in point.plan.projects),
            number(point.equity.gini),
            number(point.equity.hoover),
            number(point.equity.jain),
        )
        for place, point in enumerate(points, start=1)
    )
    return Table("frontier", headings, rows)
