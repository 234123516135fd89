"""Who gets money and who does not, as slides and document list them."""

from __future__ import annotations

from mcda.allocation.plan import Plan
from mcda.report.story import Story
from mcda.report.tables import Heading, Row, Table, with_unit


def funded_table(story: Story, plan: Plan) -> Table:
    """List the joint ventures that get money, the largest amount first, and their total."""
    case = story.case
    venture = {project.id: project for project in case.projects}
    names = {region.id: region.name for region in case.regions}
    heads = (
        Heading("Joint venture"),
        Heading("Partners"),
        Heading("Carried out", percent=True),
        Heading(with_unit("Public money", case.settings.money_unit), plan.decimals),
    )
    rows = [
        (
            venture[item.project].name,
            ", ".join(names.get(region, region) for region in venture[item.project].partners),
            item.fraction,
            item.amount,
        )
        for item in plan.projects
        if item.is_funded
    ]
    rows.sort(key=lambda row: -row[-1])
    total: Row = ("All", None, None, plan.amount)
    return Table("funded", heads, (*rows, total))


def reached_table(story: Story, plan: Plan) -> Table:
    """List the regions in which money lands, the largest amount first, and their total."""
    names = {region.id: region.name for region in story.case.regions}
    money = with_unit("Public money", story.case.settings.money_unit)
    reached = sorted(plan.regions.items(), key=lambda item: -item[1])
    rows: list[Row] = [(names[region], amount) for region, amount in reached if amount > 0]
    return Table(
        "reached",
        (Heading("Region"), Heading(money, plan.decimals)),
        (*rows, ("All", plan.amount)),
    )


def unfunded_table(story: Story, plan: Plan) -> Table | None:
    """List the joint ventures that get nothing, with the reason; None where all get some."""
    names = {project.id: project.name for project in story.case.projects}
    rows = tuple(
        (names[item.project], str(story.reasons[item.project]))
        for item in plan.projects
        if not item.is_funded
    )
    return Table("unfunded", (Heading("Joint venture"), Heading("Why not")), rows) if rows else None
