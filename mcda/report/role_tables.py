"""Plans under the four roles of the ranking as tables."""

from __future__ import annotations

from mcda.allocation.overlap import Overlap
from mcda.allocation.role_wording import ROLE_NAMES
from mcda.case.model import Case
from mcda.report.tables import Heading, Row, Table, number, with_unit


def roles_table(case: Case, found: Overlap) -> Table:
    """List the roles with what their plans fund, spend and are worth."""
    decimals = max(plan.decimals for plan in found.plans.values())
    heads = (
        Heading("Role"),
        Heading("Funded ventures", 0),
        Heading(with_unit("Public money", case.settings.money_unit), decimals),
        Heading("Value", 3),
    )
    rows: list[Row] = []
    for role, plan in found.plans.items():
        name = str(ROLE_NAMES[role])
        if not plan.has_plan:
            rows.append((name, None, None, None))
            continue
        funded = sum(part.is_funded for part in plan.projects)
        rows.append((name, funded, number(plan.amount), number(found.worth.get(role))))
    return Table("roles", heads, tuple(rows))


def shared_table(found: Overlap) -> Table:
    """Show for each pair of roles which part of the ventures funded under one is under both."""
    heads = (Heading("Roles"), Heading("Ventures in common", percent=True))
    rows: tuple[Row, ...] = tuple(
        (f"{first} and {second}", number(part)) for (first, second), part in found.shared.items()
    )
    return Table("shared", heads, rows)
