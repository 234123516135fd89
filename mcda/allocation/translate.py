"""From the model to a PuLP problem and back: names, scale and signs.

Inside the solver every variable goes from 0 to about ``SIZE``, whatever it counts, and the largest
coefficient of a rule is about 1, so that no programme is rounding beside another one. The factors
are powers of two, which change no digit. The most valuable variable is worth ``VALUE_SIZE`` per
unit. Names are short, ASCII and sort like the rows of the tables, since PuLP sorts variables by
name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulp

from mcda.allocation.model import Model
from mcda.allocation.rows import Row, Sense

SIZE = 1024.0
"""How far variables go inside the solver, but those that are whole numbers."""

VALUE_SIZE = 1e6
"""Largest value of a unit inside the solver. Solvers tell values apart to 1e-7, and a variable that
goes a thousandth as far as another counts a thousandth as much."""

_MOST_COUNTED = 1e9
"""Largest coefficient of a whole number; from 1e15 on solvers refuse it."""

_ROOM = 1 + 1e-9
"""What is left to rounding where a rule is sharpened."""

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
    columns = _columns(model)
    largest = max((abs(a) / columns[name] for name, a in model.value.items()), default=0.0)
    return Scale(
        columns=columns,
        rows={i: _row_factor(model.rows[i], model, columns) for i in model.active},
        value=VALUE_SIZE / largest if largest > 0 else 1.0,
    )


def _columns(model: Model) -> dict[str, float]:
    """Return the factor of every variable; of one that measures others, by what these come to."""
    reach = dict(model.reach)
    unknown = {name for name in model.variables if name not in reach}
    measured: dict[str, float] = {}
    for row in (model.rows[i] for i in model.active):
        for name in unknown.intersection(name for name, a in row.terms.items() if a):
            others = [abs(a) * reach.get(other, 0.0) for other, a in row.terms.items()]
            most = max(*others, abs(row.rhs)) / abs(row.terms[name])
            if most > 0:
                measured[name] = min(most, measured.get(name, most))
    reach |= measured
    return {
        name: 1.0 if variable.is_integer else SIZE / _power(reach.get(name, 1.0))
        for name, variable in model.variables.items()
    }


def _row_factor(row: Row, model: Model, columns: Mapping[str, float]) -> float:
    """Return what makes the largest coefficient about 1; whole numbers are not counted in parts.

    Unless theirs became so large that a solver would not take the rule.
    """
    sizes = {name: abs(a) / columns[name] for name, a in row.terms.items() if a}
    whole = {name for name in sizes if model.variables[name].is_integer}
    largest = max((size for name, size in sizes.items() if name not in whole), default=0.0)
    counted = max((sizes[name] for name in whole), default=0.0)
    if counted > _MOST_COUNTED * largest > 0:
        return _MOST_COUNTED / _power(counted)
    return 1.0 / _power(largest) if largest > 0 else 1.0


def _power(figure: float) -> float:
    """Return the power of two next to a figure > 0."""
    return math.ldexp(1.0, round(math.log2(figure)))


def _sharpened(model: Model) -> dict[int, dict[str, float]]:
    """Return the terms of the rules "no more than a whole selection" with what can be at most.

    A solver takes a millionth of a selection for none: where the rules let through no more than
    that of a venture, it would be had without being selected.
    """
    if not model.is_mip:
        return {}
    most = model.reached_anew().reach
    sharper: dict[int, dict[str, float]] = {}
    for i in model.active:
        row = model.rows[i]
        if row.sense is not Sense.AT_MOST or row.rhs != 0 or len(row.terms) != 2:
            continue
        (part, a), (whole, b) = sorted(row.terms.items(), key=lambda term: -term[1])
        is_whole = model.variables[whole].is_integer and model.variables[whole].upper == 1
        if a > 0 > b and is_whole and not model.variables[part].is_integer and part in most:
            reached = a * most[part] * _ROOM
            if reached < -b:
                sharper[i] = {part: a, whole: -reached}
    return sharper


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
    sharpened = _sharpened(model)
    for i in model.active:
        row, factor = model.rows[i], scale.rows[i]
        terms = sharpened.get(i, row.terms)
        expression = pulp.LpAffineExpression(
            [(columns[name], a * factor / scale.columns[name]) for name, a in terms.items()]
        )
        rows[i] = pulp.LpConstraint(expression, _SENSES[row.sense], f"r{i:06d}", row.rhs * factor)
        problem.addConstraint(rows[i])
    return Translation(problem, columns, rows, scale)
