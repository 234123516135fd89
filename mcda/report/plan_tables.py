"""Tables of a plan: each joint venture, each payment, and what lands where and when."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.allocation.equity import readable
from mcda.allocation.plan import Payment, Plan, ProjectPlan
from mcda.case.model import Case, Project
from mcda.ranking.wording import decimals_for, percent
from mcda.report.numbers import written
from mcda.report.tables import (
    Heading,
    Row,
    Table,
    distinct,
    number,
    with_unit,
    yes_no,
)

_FRACTION = 6  # place of the realized fraction; public money and the impacts follow it


def projects_table(case: Case, plan: Plan) -> Table:
    """List every joint venture, funded or not, with what it gets and brings."""
    venture = {project.id: project for project in case.projects}
    names = {region.id: region.name for region in case.regions}
    unit = case.settings.money_unit
    fixed = (
        Heading("Joint venture", is_id=True),
        Heading("Name"),
        Heading("Sector"),
        Heading("Partners"),
        Heading("Eligible"),
        Heading("Not eligible because"),
        Heading("Realized fraction", _fraction_decimals(plan)),
        Heading(with_unit("Public money", unit), plan.decimals),
    )
    last = (
        Heading(with_unit("Committed beyond the horizon", unit), plan.decimals),
        Heading("Reduced value", 4),
        Heading("Illustrative"),
    )
    impacts = distinct(
        ((with_unit(impact.name, impact.unit), impact.id) for impact in case.impacts),
        [heading.text for heading in (*fixed, *last)],
    )
    rows = tuple(_project_row(case, venture[p.project], p, names) for p in plan.projects)
    brought = tuple(
        Heading(text, decimals_for(p.impacts.get(impact.id) for p in plan.projects))
        for text, impact in zip(impacts, case.impacts)
    )
    return Table("plan", (*fixed, *brought, *last), rows)


def _fraction_decimals(plan: Plan) -> int:
    """Return the decimals with which no funded venture is carried out by 0.00, six at most."""
    least = min((p.fraction for p in plan.projects if p.is_funded and p.fraction > 0), default=1.0)
    return next((digits for digits in range(2, 6) if round(least, digits) > 0), 6)


def _project_row(case: Case, venture: Project, plan: ProjectPlan, names: dict[str, str]) -> Row:
    return (
        venture.id,
        venture.name,
        venture.sector,
        "; ".join(f"{names.get(r, r)} {percent(share)}" for r, share in venture.partners.items()),
        yes_no(plan.eligible),
        str(plan.reason) if plan.reason is not None else None,
        number(plan.fraction),
        number(plan.amount),
        *(number(plan.impacts.get(impact.id, 0.0)) for impact in case.impacts),
        number(plan.beyond),
        number(plan.reduced_value),
        yes_no(venture.illustrative),
    )


def funded_table(case: Case, plan: Plan) -> Table:
    """List the funded joint ventures as a terminal has room for: fraction, money and impacts."""
    table = projects_table(case, plan)
    funded = tuple(row for row, p in zip(table.rows, plan.projects) if p.amount > 0)
    return Table(table.name, table.headings, funded).only((0, 1, *_gets(case)))


def ventures_table(case: Case, plan: Plan) -> Table:
    """List every joint venture for a screen: what it gets and brings stands first."""
    table = projects_table(case, plan)
    first = (1, *_gets(case))
    return table.only((*first, *(j for j in range(len(table.headings)) if j not in first)))


def _gets(case: Case) -> range:
    """Return the places of what a venture gets and brings in :func:`projects_table`."""
    return range(_FRACTION, _FRACTION + 2 + len(case.impacts))


def money_table(case: Case, plan: Plan) -> Table:
    """List every payment: joint venture, programme, year, amount."""
    venture = {project.id: project.name for project in case.projects}
    programme = {programme.id: programme.name for programme in case.programmes}
    heads = (
        Heading("Joint venture", is_id=True),
        Heading("Name"),
        Heading("Programme", is_id=True),
        Heading("Programme name"),
        Heading("Year"),
        Heading(with_unit("Amount", case.settings.money_unit), plan.decimals),
    )
    rows = tuple(
        (
            project.project,
            venture[project.project],
            payment.programme,
            programme.get(payment.programme, payment.programme),
            payment.year,
            number(payment.amount),
        )
        for project in plan.projects
        for payment in project.money
    )
    return Table("money", heads, rows)


def payments_table(case: Case, plan: Plan) -> Table:
    """Spread the payments over one column per programme and year, a row per joint venture."""
    unit = case.settings.money_unit
    pots = [(programme.id, year) for programme in case.programmes for year in plan.years]
    rows: list[Row] = []
    for project in plan.projects:
        paid = _paid(project.money)
        rows.append(tuple(number(paid.get(pot, 0.0)) for pot in pots))
    heads = tuple(Heading(with_unit(f"{p} {year}", unit), plan.decimals) for p, year in pots)
    return Table("payments", heads, tuple(rows))


def region_money_table(case: Case, plan: Plan) -> Table:
    """Show what lands in each region, per inhabitants where the population is known."""
    unit = case.settings.money_unit
    total = sum(plan.regions.values())
    heads_of = {region.id: region.population for region in case.regions if region.population}
    each = {name: plan.regions[name] / heads_of[name] for name in plan.regions if name in heads_of}
    factor, per = readable(max(each.values(), default=0.0), "head")
    heads = (
        Heading("Region", is_id=True),
        Heading("Name"),
        Heading("Zone"),
        Heading(with_unit("Public money", unit), plan.decimals),
        Heading("Share", 1, percent=True),
        Heading(f"Amount, {unit}{per}", 1),
    )
    rows: list[Row] = []
    for region_id, amount in plan.regions.items():
        region = case.region(region_id)
        share = number(amount / total) if total > 0 else None
        per_head = number(factor * each[region_id]) if region_id in each else None
        zones = "; ".join(region.zone)
        rows.append((region_id, region.name, zones, number(amount), share, per_head))
    return Table("regions", heads, tuple(rows))


def programme_money_table(case: Case, plan: Plan) -> Table:
    """Show budget and use of every programme and year.

    The budget is the scaled one, without what is carried over from the year before.
    """
    unit = case.settings.money_unit
    heads = (
        Heading("Programme", is_id=True),
        Heading("Name"),
        Heading("Kind"),
        Heading("Year"),
        Heading(with_unit(_budget(plan), unit), plan.decimals),
        Heading(with_unit("Used", unit), plan.decimals),
        Heading("Illustrative"),
    )
    used = _paid(payment for project in plan.projects for payment in project.money)
    rows = tuple(
        (
            programme.id,
            programme.name,
            programme.kind,
            year,
            number(plan.budgets.get(programme.id, {}).get(year, 0.0)),
            number(used.get((programme.id, year), 0.0)),
            yes_no(programme.illustrative),
        )
        for programme in case.programmes
        for year in plan.years
    )
    return Table("programmes", heads, rows)


def programme_years_table(case: Case, plan: Plan) -> Table:
    """Show what each programme pays per year beside its whole budget, a row per programme."""
    unit = case.settings.money_unit
    used = _paid(payment for project in plan.projects for payment in project.money)
    heads = (
        Heading("Programme", is_id=True),
        Heading("Name"),
        *(Heading(str(year), plan.decimals) for year in plan.years),
        Heading(with_unit("Used", unit), plan.decimals),
        Heading(with_unit(_budget(plan), unit), plan.decimals),
    )
    rows: list[Row] = []
    for programme in case.programmes:
        years = [used.get((programme.id, year), 0.0) for year in plan.years]
        budget = sum(plan.budgets.get(programme.id, {}).values())
        figures = (number(amount) for amount in (*years, sum(years), budget))
        rows.append((programme.id, programme.name, *figures))
    return Table("years", heads, tuple(rows))


def _budget(plan: Plan) -> str:
    """Head the column of budgets, which may not be those of the case."""
    if any(factor != 1 for factor in plan.programme_scales.values()):
        return "Budget, not all of it as in the case"
    if plan.budget_scale == 1:
        return "Budget"
    return f"Budget at {written(100 * plan.budget_scale)} % of the case's"


def _paid(payments: Iterable[Payment]) -> dict[tuple[str, int], float]:
    """Add payments up by programme and year."""
    paid: dict[tuple[str, int], float] = {}
    for payment in payments:
        pot = payment.programme, payment.year
        paid[pot] = paid.get(pot, 0.0) + payment.amount
    return paid


def prices_table(plan: Plan) -> Table:
    """Show what one more unit of each rule's right-hand side would add to the value."""
    heads = (
        Heading("Rule"),
        Heading("Name", is_id=True),
        Heading("Unit"),
        Heading("What it says"),
        Heading("Limit"),
        Heading("Unused"),
        Heading(
            "Value of one more, same selection" if plan.given_selection else "Value of one more"
        ),
        Heading("Valid from"),
        Heading("Valid to"),
    )
    rows = tuple(
        (
            price.family,
            price.name,
            price.unit,
            str(price.sentence),
            number(price.rhs),
            number(price.slack),
            number(price.price),
            number(price.valid_from),
            number(price.valid_to),
        )
        for price in plan.every_price
    )
    return Table("prices", heads, rows)
