"""Solving a model and believing the answer only as far as it was checked.

What PuLP and its solvers say is not always what it seems: a solve that ran out of time is
called "Optimal", an infeasible model still carries numbers, HiGHS returns the prices of a
maximum with the wrong sign. All of that is settled here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import highspy
import pulp

from mcda.allocation import solvers
from mcda.allocation.model import Model
from mcda.allocation.plan import GAP, Status, gap_of
from mcda.allocation.rows import SHARED, Row, Sense
from mcda.allocation.translate import SIZE, Translation, translate

_TOLERANCE = 1e-6
"""Violation of a row that counts as none, relative to its terms and to a unit in the solver."""

_DUST = 1e-9
"""Part of how far a variable goes that is the solver's own rounding."""

_ZERO_PRICE = 1e-6
"""Prices below this (inside the solver, where they are about 1e6) are noise."""


@dataclass(frozen=True)
class Outcome:
    """The answer of a solver, checked and in user units; without a plan only the status.

    Parameters
    ----------
    status : how solving ended
    values : variable -> value
    objective : value of the plan; None without one
    bound : proven upper bound of the value; None without one
    duals : per row of the model, value per unit of its right-hand side; empty unless a linear
        programme was solved to its optimum
    ranges : row -> right-hand sides between which its dual holds, where the solver tells
    pinned : variables that cannot leave their value in any optimal solution
    tight : rows that hold with equality in every optimal solution
    solver : which solver answered
    """

    status: Status
    values: Mapping[str, float] = field(default_factory=dict)
    objective: float | None = None
    bound: float | None = None
    duals: tuple[float, ...] = ()
    ranges: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    tight: frozenset[int] = frozenset()
    solver: str = ""

    @property
    def has_plan(self) -> bool:
        """Whether there are values to use."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


def solve(
    model: Model, *, solver: str = "highs", time_limit: float = 30.0, ranges: bool = False
) -> Outcome:
    """Solve a model from scratch.

    Parameters
    ----------
    model : what to solve
    solver : ``highs``, with CBC where HiGHS fails, or ``cbc``
    time_limit : seconds
    ranges : whether to ask for the validity ranges of prices (linear programmes, HiGHS only)

    Returns
    -------
    Outcome
        Status ``time_limit`` also when every solver failed without an answer.
    """
    empty = [i for i in model.active if not model.rows[i].terms]
    if any(_violated(model.rows[i], {}) for i in empty):
        return Outcome(Status.INFEASIBLE, solver=solver)
    model = _without(model, empty)
    if not model.variables:
        return Outcome(
            Status.OPTIMAL, objective=0.0, bound=0.0, duals=(0.0,) * len(model.rows), solver=solver
        )
    end = time.monotonic() + time_limit
    tried = None
    if solver == "highs" and solvers.is_tried(len(model.variables), model.is_mip):
        tried = _attempt(model, "highs", time_limit, ranges, is_trial=True)
        if tried is not None and tried.status in (Status.OPTIMAL, Status.INFEASIBLE):
            return tried
    for name in ("highs", "cbc") if solver == "highs" else (solver,):
        outcome = _attempt(model, name, max(end - time.monotonic(), 0.0), ranges)
        if outcome is not None:
            return _better(tried, outcome)
    return tried or Outcome(Status.TIME_LIMIT, solver=solver)


def _better(tried: Outcome | None, found: Outcome) -> Outcome:
    """Return the better of two answers to the same question, with the sharper bound."""
    if tried is None or not tried.has_plan or found.status not in (
        Status.FEASIBLE, Status.TIME_LIMIT,
    ):  # fmt: skip
        return found
    bounds = [one.bound for one in (tried, found) if one.bound is not None]
    plans = [one for one in (found, tried) if one.objective is not None]
    best = max(plans, key=lambda one: one.objective or 0.0)
    bound = max(min(bounds), best.objective or 0.0) if bounds else None
    return replace(best, bound=bound)


def _without(model: Model, rows: list[int]) -> Model:
    return model if not rows else Model(**{**vars(model), "idle": model.idle | set(rows)})


def _attempt(
    model: Model, name: str, seconds: float, ranges: bool, *, is_trial: bool = False
) -> Outcome | None:
    """Solve with one solver; None when it failed and another should be asked."""
    if name == "highs":
        tool = solvers.highs(len(model.variables), model.is_mip, seconds, is_trial=is_trial)
    else:
        tool = solvers.cbc(model.is_mip, seconds)
    asked = translate(model)
    try:
        asked.problem.solve(tool)
    except (pulp.PulpSolverError, KeyError):
        return None  # KeyError: PuLP does not know all of HiGHS's states
    if name == "cbc" and asked.problem.solutionTime >= seconds and not _answered(asked.problem):
        # Stopped before its first plan, CBC may call a model infeasible that is not.
        return Outcome(Status.TIME_LIMIT, solver=name)
    return _read(model, asked, name, ranges)


def _answered(problem: pulp.LpProblem) -> bool:
    return problem.sol_status in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible)


def _read(model: Model, asked: Translation, name: str, ranges: bool) -> Outcome | None:
    problem = asked.problem
    if problem.status == pulp.LpStatusInfeasible:
        return Outcome(Status.INFEASIBLE, solver=name)
    if problem.sol_status == pulp.LpSolutionOptimal:
        status = Status.OPTIMAL
    elif problem.sol_status == pulp.LpSolutionIntegerFeasible and model.is_mip:
        status = Status.FEASIBLE
    elif _out_of_time(problem, name):
        return Outcome(Status.TIME_LIMIT, solver=name)
    else:
        return None
    values = _clipped(model, asked)
    if not _is_valid(model, asked, values):
        return Outcome(Status.TIME_LIMIT, solver=name) if status is Status.FEASIBLE else None
    values = _without_dust(model, asked, values)
    objective = sum(a * values[variable] for variable, a in model.value.items())
    if model.is_mip:
        bound = _mip_bound(asked, name, status, objective)
        if bound is not None and gap_of(objective, bound) > GAP:
            status = Status.FEASIBLE  # whatever the solver calls it
        return Outcome(status, values, objective, bound, solver=name)
    return Outcome(
        status, values, objective, objective, solver=name, **_evidence(model, asked, name, ranges)
    )


def _out_of_time(problem: pulp.LpProblem, name: str) -> bool:
    if name == "highs":
        return bool(problem.solverModel.getModelStatus() == highspy.HighsModelStatus.kTimeLimit)
    return problem.sol_status in (pulp.LpSolutionIntegerFeasible, pulp.LpSolutionNoSolutionFound)


def _clipped(model: Model, asked: Translation) -> dict[str, float]:
    """Return the values without the solver's small steps over the variables' bounds."""
    clipped, values = {}, asked.values()
    for name, variable in model.variables.items():
        upper = float("inf") if variable.upper is None else variable.upper
        value = min(max(values[name], variable.lower), upper)
        unit = 1 / asked.scale.columns[name]
        is_near = abs(value - values[name]) <= _TOLERANCE * max(unit, abs(value))
        clipped[name] = value if is_near else values[name]
    return clipped


def _without_dust(
    model: Model, asked: Translation, values: Mapping[str, float]
) -> dict[str, float]:
    """Return the values with what is nothing beside the variable's own reach as nothing."""
    dust = {name: _DUST * SIZE / factor for name, factor in asked.scale.columns.items()}
    return {
        name: variable.lower
        if values[name] - variable.lower <= dust[name] and not variable.is_integer
        else values[name]
        for name, variable in model.variables.items()
    }


def _is_valid(model: Model, asked: Translation, values: Mapping[str, float]) -> bool:
    for name, variable in model.variables.items():
        value = values[name]
        if value < variable.lower or (variable.upper is not None and value > variable.upper):
            return False
        if variable.is_integer and abs(value - round(value)) > _TOLERANCE:
            return False
    units = {i: 1 / factor for i, factor in asked.scale.rows.items()}
    return not any(_violated(model.rows[i], values, unit) for i, unit in units.items())


def _violated(row: Row, values: Mapping[str, float], unit: float = 0.0) -> bool:
    """Whether a row is broken by more than rounding, given one unit of it in the solver."""
    terms = [a * values[name] for name, a in row.terms.items()]
    excess = sum(terms) - row.rhs
    allowed = _TOLERANCE * max(sum(map(abs, terms)), abs(row.rhs), unit)
    if row.sense is Sense.AT_MOST:
        return excess > allowed
    if row.sense is Sense.AT_LEAST:
        return excess < -allowed
    return abs(excess) > allowed


def _mip_bound(asked: Translation, name: str, status: Status, objective: float) -> float | None:
    if name == "highs":
        # HiGHS minimizes the negated value: its lower bound is our upper one.
        bound = -asked.problem.solverModel.getInfo().mip_dual_bound / asked.scale.value
        return max(bound, objective) if abs(bound) < highspy.kHighsInf else None
    if status is Status.OPTIMAL:
        return objective + solvers.CBC_GAP * max(1.0, abs(objective))
    return None


def _evidence(model: Model, asked: Translation, name: str, ranges: bool) -> dict[str, Any]:
    """Return duals, their ranges and what they say about all optimal solutions.

    PuLP negates the objective for HiGHS and does not turn the duals back.
    """
    sign = -1.0 if name == "highs" else 1.0
    duals = [0.0] * len(model.rows)
    tight = set()
    for i, row in asked.rows.items():
        dual = sign * float(row.pi or 0.0)
        if abs(dual) > _ZERO_PRICE:
            duals[i] = asked.scale.price(i, dual)
            tight.add(i)
    pinned = {
        variable
        for variable, column in asked.columns.items()
        if abs(float(column.dj or 0.0)) > _ZERO_PRICE
    }
    told = dict(_ranges(model, asked)) if ranges and name == "highs" else {}
    return {
        "duals": tuple(duals),
        "ranges": told,
        "pinned": frozenset(pinned),
        "tight": frozenset(tight),
    }


def _ranges(model: Model, asked: Translation) -> Iterator[tuple[int, tuple[float, float]]]:
    _, ranging = asked.problem.solverModel.getRanging()
    for i, row in asked.rows.items():
        if model.rows[i].family in SHARED:
            factor = asked.scale.rows[i]
            low = ranging.row_bound_dn.value_[row.index] / factor
            high = ranging.row_bound_up.value_[row.index] / factor
            yield i, (low, high)
