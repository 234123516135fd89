"""Why the ranking is as it is, as tables: reasons, requirements, steps, other methods."""

from __future__ import annotations

from mcda.ranking.agreement import Agreement, Opinion
from mcda.ranking.explanation import Obstacles
from mcda.ranking.hand_check import HandCheck
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.steps import Of, Step, Steps
from mcda.ranking.what_it_takes import WhatItTakes
from mcda.ranking.wording import decimals_for, decimals_of
from mcda.report.marked_figures import figure_marks
from mcda.report.tables import Heading, Row, Table, criterion_headers, number, with_unit

_DECIMALS = 4


def obstacles_table(found: Obstacles, matrix: DecisionMatrix) -> Table:
    """List what keeps a region from the ideal, the largest share first.

    Parameters
    ----------
    found : what keeps it
    matrix : all figures; each reads with the decimals of its criterion
    """
    columns = {c.id: values for c, values in zip(matrix.criteria, matrix.values.T.tolist())}
    rows = tuple(
        (with_unit(item.criterion.name, item.criterion.unit), number(item.figure), item.share)
        for item in found.obstacles
    )
    heads = (Heading("Criterion"), Heading("Figure"), Heading("Share", percent=True))
    alike = tuple(decimals_for(columns[item.criterion.id]) for item in found.obstacles)
    return Table("obstacles", heads, rows, alike=alike)


def requirements_table(found: WhatItTakes) -> Table:
    """List what each criterion alone would have to be, the least effort first.

    Figures read with the decimals of their criterion, as the sentences about them.
    """
    rows = tuple(
        (
            with_unit(item.criterion.name, item.criterion.unit),
            number(item.now),
            number(item.told),
            number(item.effort),
        )
        for item in found.requirements
    )
    heads = (
        Heading("Criterion"),
        Heading("Now"),
        Heading("Needed"),
        Heading("Change, part of the observed range", percent=True),
    )
    alike = tuple(item.decimals for item in found.requirements)
    return Table("requirements", heads, rows, alike=alike)


def step_table(laid_out: Steps, step: Step) -> Table:
    """Show the values of one step: by region and criterion, by criterion, or by region."""
    criteria = laid_out.criteria
    if step.of is Of.REGIONS:
        heads = (Heading("Name"), Heading(step.symbol, _DECIMALS))
        values = step.values.tolist()
        return Table("step", heads, tuple(zip(laid_out.names, values, strict=True)))
    if step.of is Of.CRITERIA:
        names = criterion_headers(criteria) if step.in_units else [c.name for c in criteria]
        heads = (Heading("Criterion"), Heading(step.symbol, None if step.in_units else _DECIMALS))
        figures = laid_out.steps[0].values.T.tolist()
        values = step.values.tolist()
        alike = tuple(map(decimals_of, values, figures)) if step.in_units else ()
        return Table("step", heads, tuple(zip(names, values, strict=True)), alike=alike)
    names = criterion_headers(criteria) if step.in_units else tuple(c.name for c in criteria)
    columns = step.values.T.tolist()
    cells = tuple(
        Heading(name, decimals_for(column) if step.in_units else _DECIMALS)
        for name, column in zip(names, columns, strict=True)
    )
    rows = zip(laid_out.names, *columns, strict=True)
    signs = laid_out.edited, laid_out.filled, laid_out.doubted
    marks = figure_marks(*signs, 1) if step.in_units else ()
    return Table("step", (Heading("Name"), *cells), tuple(rows), marks)


def hand_check_table(check: HandCheck) -> Table:
    """Show one region's computation line by line."""
    heads = ("r_ij", "w_j", "v_ij", "v_j*", "v_j-", "(v_ij - v_j*)^2", "(v_ij - v_j-)^2")
    rows = tuple(
        (
            with_unit(line.criterion.name, line.criterion.unit),
            number(line.figure),
            line.normalized,
            line.weight,
            line.weighted,
            line.ideal,
            line.anti_ideal,
            line.to_ideal,
            line.to_anti_ideal,
        )
        for line in check.steps
    )
    numbers = tuple(Heading(head, 6) for head in heads)
    return Table("hand_check", (Heading("Criterion"), Heading("Figure"), *numbers), rows)


def agreement_table(found: Agreement) -> Table:
    """Show each region's rank under every method, and the joint orders, in rank order."""
    return _ranks(found, found.methods, joint=True)


def normalizations_table(found: Agreement) -> Table:
    """Show each region's rank under every normalization, in rank order."""
    return _ranks(found, found.normalizations, joint=False)


def correlations_table(found: Agreement) -> Table:
    """Show how close each method's order comes to this ranking's; 1 = the same order."""
    rows = tuple((item.name, number(item.spearman), number(item.kendall)) for item in found.methods)
    heads = (Heading("Method"), Heading("Spearman", 2), Heading("Kendall", 2))
    return Table("correlations", heads, rows)


def _ranks(found: Agreement, opinions: tuple[Opinion, ...], *, joint: bool) -> Table:
    columns = [(opinion.name, opinion.rank) for opinion in opinions]
    if joint:
        columns += [("Borda", found.borda_rank), ("Copeland", found.copeland_rank)]
    rows: tuple[Row, ...] = tuple(
        (found.ranking.names[i], *(int(ranks[i]) for _, ranks in columns))
        for i in found.ranking.order
    )
    heads = (Heading("Name"), *(Heading(name) for name, _ in columns))
    return Table("agreement", heads, rows)
