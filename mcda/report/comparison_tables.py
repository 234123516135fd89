"""Plans side by side: what each gives to ventures and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.report.tables import Cell, Heading, Row, Table, distinct, number, with_unit

_SAME = 1e-6  # part of the larger amount within which two are the same


def ventures_beside(case: Case, plans: Mapping[str, Plan]) -> Table:
    """List the ventures that any of the plans funds, with what they get in each.

    Parameters
    ----------
    case : the case
    plans : name -> plan; changes are against the first
    """
    amounts = [{part.project: part.amount for part in plan.projects} for plan in plans.values()]
    items = [(project.id, project.name) for project in case.projects]
    rows = [row for row in _rows(items, amounts) if any(row[1 : 1 + len(amounts)])]
    return Table("ventures_beside", _headings(case, plans), tuple(rows))


def regions_beside(case: Case, plans: Mapping[str, Plan]) -> Table:
    """List the regions with what lands there under each plan; arguments as above."""
    amounts = [dict(plan.regions) for plan in plans.values()]
    items = [(region.id, region.name) for region in case.regions]
    return Table("regions_beside", _headings(case, plans), tuple(_rows(items, amounts)))


def totals_beside(case: Case, plans: Mapping[str, Plan]) -> Table:
    """Show what the plans are worth and spend; arguments as above."""
    headings = (
        Heading("Plan"),
        Heading("Value", 3),
        Heading(with_unit("Public money", case.settings.money_unit), _decimals(plans)),
        Heading("Funded ventures", 0),
    )
    rows: tuple[Row, ...] = tuple(
        (
            name,
            number(plan.objective),
            number(plan.amount) if plan.has_plan else None,
            sum(part.amount > 0 for part in plan.projects) if plan.has_plan else None,
        )
        for name, plan in plans.items()
    )
    return Table("totals_beside", headings, rows)


def _headings(case: Case, plans: Mapping[str, Plan]) -> tuple[Heading, ...]:
    unit, decimals = case.settings.money_unit, _decimals(plans)
    names = list(plans)
    texts = [with_unit(name, unit) for name in names]
    texts += [f"Change: {name}" for name in names[1:]]
    shown = distinct(((text, str(place)) for place, text in enumerate(texts)), ["Name"])
    return (Heading("Name"), *(Heading(text, decimals) for text in shown))


def _decimals(plans: Mapping[str, Plan]) -> int:
    return max(plan.decimals for plan in plans.values())


def _rows(
    items: Iterable[tuple[str, str]], amounts: list[dict[str, float]]
) -> Iterable[tuple[Cell, ...]]:
    for key, name in items:
        given = [found.get(key, 0.0) for found in amounts]
        changes = [_change(given[0], other) for other in given[1:]]
        yield (name, *map(number, given), *map(number, changes))


def _change(before: float, after: float) -> float | None:
    """Return what is gained or lost; None where nothing changes."""
    change = after - before
    return change if abs(change) > _SAME * max(before, after) else None
