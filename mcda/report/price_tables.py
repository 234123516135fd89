"""What larger budgets bring, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.allocation.confirming import BudgetStep
from mcda.case.model import Case
from mcda.report.tables import Heading, Table, number, with_unit


def budget_steps_table(case: Case, steps: Iterable[BudgetStep]) -> Table:
    """List what larger budgets, of all programmes and of each, add to the value."""
    heads = (
        Heading("Programme"),
        Heading("More, percent", 0),
        Heading("Percent of"),
        Heading(with_unit("Money added", case.settings.money_unit), 1),
        Heading("Value, same selection", 4),
        Heading("Value, chosen anew", 4),
    )
    rows = tuple(
        (
            str(step.name),
            step.percent,
            _of(step),
            number(step.amount),
            number(step.gain),
            number(step.gain_free),
        )
        for step in steps
    )
    return Table("budget_steps", heads, rows)


def _of(step: BudgetStep) -> str:
    return "the case's own budget" if step.of_case else "the present budget"
