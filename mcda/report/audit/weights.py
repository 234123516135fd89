"""The sheet of weights: what an auditor changes, and the ranking follows."""

from __future__ import annotations

from mcda.case import living
from mcda.case.columns import NORMALIZATIONS, OBJECTIVES
from mcda.case.model import Criterion
from mcda.case.record import NOW
from mcda.report.audit.grid import Choices, Formula, LiveCell, Sheet, at, down
from mcda.report.audit.layout import (
    LOWEST,
    OBJECTIVE,
    POINTS,
    TARGET,
    UPPER,
    WEIGHT,
    Layout,
)
from mcda.report.tables import Heading, number, yes_no


def weights_sheet(laid: Layout) -> Sheet:
    """Make weights of points: the sheet on which an auditor tries other ones."""
    ranking = laid.ranking
    criteria, n = ranking.matrix.criteria, laid.criteria
    heads = (
        *(Heading(text) for text in ("Criterion", "Name", "Unit", "Group")),
        *(Heading(living.LIMITS[field]) for field in ("objective", "target")),
        Heading(living.POINTS),
        Heading("Weight", 2, percent=True),
        *(Heading(living.LIMITS[field]) for field in ("minimum", "maximum", "lower", "upper")),
        Heading("Illustrative"),
    )
    rows = [_weight_row(laid, j, criterion) for j, criterion in enumerate(criteria)]
    points = sum(ranking.scenario.points.get(c.id, 0.0) for c in criteria)
    rest = (None,) * (len(heads) - POINTS - 1)
    before = (None,) * (POINTS - 1)
    total = Formula(f"SUM({down(n, POINTS)})", points)
    whole = Formula(f"SUM({down(n, WEIGHT)})", 1.0)
    rows += [
        ("Sum", *before, total, whole, *rest[1:]),
        (living.NORMALIZATION, *before, ranking.scenario.normalization, *rest),
        (living.SIZE, *before, ranking.scenario.shortlist_size, *rest),
    ]
    inputs = {(j, column) for j in range(n) for column in (OBJECTIVE, *range(TARGET, WEIGHT))}
    inputs |= {(j, column) for j in range(n) for column in range(LOWEST, UPPER + 1)}
    inputs |= {(n + 1, POINTS), (n + 2, POINTS)}
    return Sheet(
        "weights",
        "Weights: points divided by their sum. Change the points, or any other shaded cell, and "
        "the ranking follows. The program takes them over when it opens the file, and says so; "
        "their home are the row now of the sheet scenarios, for limits the sheet criteria.",
        heads,
        tuple(rows),
        feet=3,
        inputs=frozenset(inputs),
        choices=(
            Choices(n + 1, POINTS, NORMALIZATIONS),
            *(Choices(j, OBJECTIVE, OBJECTIVES) for j in range(n)),
        ),
    )


def _weight_row(laid: Layout, j: int, criterion: Criterion) -> tuple[LiveCell, ...]:
    n, own = laid.criteria, at(j, POINTS)
    total = at(n, POINTS, fix="rc")
    return (
        criterion.id,
        criterion.name,
        criterion.unit,
        criterion.group,
        criterion.objective,
        number(criterion.target),
        _points(laid, criterion),
        Formula(f"IF({total}>0,{own}/{total},0)", number(laid.ranking.weights[j])),
        number(criterion.minimum),
        number(criterion.maximum),
        number(criterion.lower),
        number(criterion.upper),
        yes_no(criterion.illustrative),
    )


def _points(laid: Layout, criterion: Criterion) -> LiveCell:
    """Take the points from the saved view, so that they stand once in the workbook."""
    table = laid.tables["scenarios"]
    row = next(i for i, cells in enumerate(table.rows) if cells[0] == NOW)
    cell = at(row, table.header.index(criterion.id), "scenarios")
    return Formula(cell, float(laid.ranking.scenario.points.get(criterion.id, 0.0)))
