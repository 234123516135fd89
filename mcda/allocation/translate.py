"""From the model to a PuLP problem and back: names, scale and signs.

Inside the solver money is scaled so that the largest usable budget is ``MONEY_SIZE``, and the
value so that the most valuable venture is worth ``VALUE_SIZE``; names are short, ASCII and
sort like the rows of the tables, since PuLP sorts variables by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulp

from mcda.allocation.model import Model
from mcda.allocation.rows import Measure, Row, Sense

VALUE_SIZE = 1e3
"""Size of the most valuable venture inside the solver."""

_SENSES = {
    Sense.AT_MOST: pulp.LpConstraintLE,
    Sense.AT_LEAST: pulp.LpConstraintGE,
    Sense.EQUAL: pulp.LpConstraintEQ,
}


@dataclass(frozen=True)
class Scale:
    """Factors from user units to those of the solver.

    Parameters
    ----------
    columns : variable -> solver units per user unit
    rows : position of a row -> factor on the whole row
    value : factor on the objective
    """

    columns: Mapping[str, float]
    rows: Mapping[int, float]
    value: float

    def price(self, row: int, dual: float) -> float:
        """Return a dual of the solver as user value per user unit of the right-hand side."""
        return dual * self.rows[row] / self.value


@dataclass(frozen=True)
class Translation:
    """A PuLP problem with what is needed to read its answer.

    Parameters
    ----------
    problem : the problem, to be solved once
    columns : variable -> PuLP variable
    rows : position of a row -> PuLP constraint
    scale : the units inside
    """

    problem: pulp.LpProblem
    columns: Mapping[str, Any]
    rows: Mapping[int, Any]
    scale: Scale

    def values(self) -> dict[str, float]:
        """Return the variables' values in user units, as the solver left them."""
        return {
            name: float(column.varValue or 0.0) / self.scale.columns[name]
            for name, column in self.columns.items()
        }


def make_scale(model: Model) -> Scale:
    """Choose the units inside the solver."""
    money = 1.0 / model.money_unit
    columns = {
        name: money if variable.is_money else 1.0 for name, variable in model.variables.items()
    }
    largest = max((abs(a) / columns[name] for name, a in model.value.items()), default=0.0)
    return Scale(
        columns=columns,
        rows={i: _row_factor(model.rows[i], money) for i in model.active},
        value=VALUE_SIZE / largest if largest > 0 else 1.0,
    )


def _row_factor(row: Row, money: float) -> float:
    if row.measure is Measure.MONEY:
        return money
    if row.measure is Measure.PERSONNEL:
        return VALUE_SIZE / max(abs(a) for a in row.terms.values())
    return 1.0


def translate(model: Model) -> Translation:
    """Build the PuLP problem of a model whose active rows all have terms."""
    scale = make_scale(model)
    problem = pulp.LpProblem("allocation", pulp.LpMaximize)
    columns = {
        name: problem.add_variable(
            name,
            variable.lower * scale.columns[name],
            None if variable.upper is None else variable.upper * scale.columns[name],
            pulp.LpInteger if variable.is_integer else pulp.LpContinuous,
        )
        for name, variable in model.variables.items()
    }
    problem.setObjective(
        pulp.LpAffineExpression(
            [
                (columns[name], a * scale.value / scale.columns[name])
                for name, a in model.value.items()
            ]
        )
    )
    rows = {}
    for i in model.active:
        row, factor = model.rows[i], scale.rows[i]
        expression = pulp.LpAffineExpression(
            [(columns[name], a * factor / scale.columns[name]) for name, a in row.terms.items()]
        )
        rows[i] = pulp.LpConstraint(expression, _SENSES[row.sense], f"r{i:06d}", row.rhs * factor)
        problem.addConstraint(rows[i])
    return Translation(problem, columns, rows, scale)
