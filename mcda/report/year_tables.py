"""The horizon of a plan as tables: year by year, cumulative, and who feeds blended programmes."""

from __future__ import annotations

from mcda.allocation.plan import Plan
from mcda.case.finding import Sentence
from mcda.case.model import Case
from mcda.report.numbers import amount_text
from mcda.report.tables import Heading, Row, Table, number, with_unit


def horizon_sentence(case: Case, plan: Plan) -> Sentence:
    """Say how much is paid when, and what the plan commits after its last year."""
    first, last = plan.years[0], plan.years[-1]
    values = {
        "amount": amount_text(plan.amount, plan.decimals),
        "unit": case.settings.money_unit,
        "first": first,
        "last": last,
        "beyond": amount_text(plan.beyond, plan.decimals),
    }
    if plan.beyond == 0:
        return Sentence("{amount} {unit} are paid from {first} to {last}, nothing later.", values)
    return Sentence(
        "{amount} {unit} are paid from {first} to {last}; ventures that go on later commit "
        "{beyond} {unit} more.",
        values,
    )


def horizon_table(case: Case, plan: Plan) -> Table:
    """Show what is paid in each year and up to its end, and what is committed after the last."""
    unit = case.settings.money_unit
    heads = (
        Heading("Year"),
        Heading(with_unit("Paid", unit), plan.decimals),
        Heading(with_unit("Paid so far", unit), plan.decimals),
    )
    so_far = plan.cumulative
    rows: list[Row] = [
        (str(year), number(amount), number(so_far[year])) for year, amount in plan.by_year.items()
    ]
    if plan.beyond > 0:
        rows.append(("later", number(plan.beyond), number(plan.amount + plan.beyond)))
    return Table("horizon", heads, tuple(rows))


def funds_table(case: Case, plan: Plan) -> Table:
    """Show what each fund pays for its programme in each year, and its part of the whole."""
    unit = case.settings.money_unit
    paid: dict[tuple[str, str], dict[int, float]] = {}
    for part in plan.funds:
        years = paid.setdefault((part.programme, part.fund), {})
        years[part.year] = years.get(part.year, 0.0) + part.amount
    whole: dict[str, float] = {}
    for (programme, _), years in paid.items():
        whole[programme] = whole.get(programme, 0.0) + sum(years.values())
    names = {programme.id: programme.name for programme in case.programmes}
    heads = (
        Heading("Programme"),
        Heading("Fund"),
        *(Heading(str(year), plan.decimals) for year in plan.years),
        Heading(with_unit("All", unit), plan.decimals),
        Heading("Part of the programme", percent=True),
    )
    rows: list[Row] = []
    for (programme, fund), years in paid.items():
        total = sum(years.values())
        amounts = (number(years.get(year, 0.0)) for year in plan.years)
        share = number(total / whole[programme]) if whole[programme] > 0 else None
        rows.append((names.get(programme, programme), fund, *amounts, number(total), share))
    return Table("funds", heads, tuple(rows))
