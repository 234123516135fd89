"""What is known and planned for one region: its figures with their sources, its ventures."""

from __future__ import annotations

from collections.abc import Mapping

from mcda.allocation.plan import Plan
from mcda.allocation.rounding import largest_remainder
from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.wording import decimals_for
from mcda.report.marked_figures import figure_marks
from mcda.report.tables import Heading, Row, Table, number


def region_figures_table(case: Case, matrix: DecisionMatrix, region: str) -> Table:
    """List a region's figures with unit, formula, year, source and doubt.

    The published figure stands beside the one that was changed.

    Parameters
    ----------
    case : the case
    matrix : its decision matrix
    region : id of one of its regions; ``ValueError`` if there is none
    """
    row = matrix.regions.index(region)
    titles = {source.id: source.title for source in case.sources}
    doubts = {note.criterion: note.note for note in case.figures if note.region == region}
    rows: tuple[Row, ...] = tuple(
        (
            criterion.name,
            number(matrix.values[row, j]),
            number(matrix.published[row, j]) if matrix.edited[row, j] else None,
            criterion.unit,
            criterion.formula,
            criterion.year,
            "; ".join(titles.get(item, item) for item in criterion.source),
            doubts.get(criterion.id),
        )
        for j, criterion in enumerate(matrix.criteria)
    )
    heads = ("Criterion", "Figure", "Published", "Unit", "Formula", "Year", "Source", "Doubt")
    edited, filled, doubted = (
        cells[row, :, None] for cells in (matrix.edited, matrix.filled, matrix.doubted)
    )
    marks = figure_marks(edited, filled, doubted, 1)
    alike = tuple(decimals_for(column) for column in matrix.values.T.tolist())
    return Table("region_figures", tuple(Heading(head) for head in heads), rows, marks, alike)


def region_ventures_table(case: Case, plan: Plan, region: str, reasons: Mapping[str, str]) -> Table:
    """List the joint ventures of a region: what it gets from each, and why not more.

    Parameters
    ----------
    case, plan : a case and a plan of it
    region : id of a region
    reasons : project id -> why it is not funded, or not in full
    """
    mine = [
        (project, planned)
        for project, planned in zip(case.projects, plan.projects, strict=True)
        if region in project.partners
    ]
    money = [project.partners[region] * planned.amount for project, planned in mine]
    if plan.exact is not None:
        money = largest_remainder(money, plan.regions[region], plan.decimals)
    rows: tuple[Row, ...] = tuple(
        (project.name, planned.fraction, amount, reasons.get(project.id))
        for (project, planned), amount in zip(mine, money)
    )
    unit = case.settings.money_unit
    heads = (
        Heading("Joint venture"),
        Heading("Carried out", percent=True),
        Heading(
            f"Money for the region ({unit})" if unit else "Money for the region", plan.decimals
        ),
        Heading("Why"),
    )
    return Table("region_ventures", heads, rows)
