"""What solvers say is believed only as far as it was checked."""

from __future__ import annotations

import os
import subprocess
import sys

import highspy
import numpy as np
import pulp
import pytest

from benchmarks.made_allocation import hard_selection
from mcda.allocation import solvers
from mcda.allocation.allocate import allocate
from mcda.allocation.instance import build_instance
from mcda.allocation.model import Model, Variable, build_model
from mcda.allocation.plan import Status
from mcda.allocation.rows import Measure, Row, Sense
from mcda.allocation.solve import solve
from mcda.case.finding import CaseError, sentence
from mcda.case.model import Case
from tests.allocation.checker import check
from tests.allocation.instances import budget_knapsack, case, shared_region


class Pretender:
    """A solver that sets the same value everywhere and claims a status."""

    def __init__(self, value: float, status: int, sol_status: int, state=None) -> None:
        self.answer = (value, status, sol_status)
        self.state = state or highspy.HighsModelStatus.kTimeLimit

    def actualSolve(self, problem: pulp.LpProblem) -> int:  # noqa: N802
        value, status, sol_status = self.answer
        for variable in problem.variables():
            variable.varValue = variable.dj = value
        for row in problem.constraints():
            row.pi = value
        problem.solverModel = self
        problem.assignStatus(status, sol_status)
        return status

    def getModelStatus(self):  # noqa: N802
        return self.state

    def getInfo(self):  # noqa: N802
        return self

    mip_dual_bound = -99e9


STOPPED = (pulp.LpStatusOptimal, pulp.LpSolutionIntegerFeasible)
NOTHING = (pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound)


def pretend(monkeypatch: pytest.MonkeyPatch, *answer, state=None) -> None:
    monkeypatch.setattr(solvers, "highs", lambda *_, **__: Pretender(*answer, state))


@pytest.mark.parametrize("value", [0.0, 0.1, 7.0])
def test_a_linear_programme_stopped_in_time_has_no_plan(
    monkeypatch: pytest.MonkeyPatch, value: float
) -> None:
    """PuLP says "Optimal" here; even a point that keeps all rules proves nothing."""
    pretend(monkeypatch, value, *STOPPED)
    plan = allocate(budget_knapsack(), None, role="none")
    assert plan.status is Status.TIME_LIMIT
    assert plan.objective is plan.bound is None
    assert not any(part.fraction or part.money for part in plan.projects)


def test_a_selection_stopped_in_time_is_feasible_when_it_keeps_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, 0.0, *STOPPED)
    case = budget_knapsack(min_fraction=1.0)
    plan = allocate(case, None, role="none")
    assert plan.status is Status.FEASIBLE
    assert plan.objective == 0
    assert plan.bound > 13
    assert plan.gap == pytest.approx(plan.bound)
    check(plan, case)


def test_a_selection_stopped_in_time_that_breaks_rules_is_no_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, 1.0, *STOPPED)
    plan = allocate(budget_knapsack(min_fraction=1.0), None, role="none")
    assert plan.status is Status.TIME_LIMIT
    assert plan.objective is None


def test_an_optimum_that_breaks_rules_is_asked_of_the_other_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, 7.0, pulp.LpStatusOptimal, pulp.LpSolutionOptimal)
    plan = allocate(budget_knapsack(), None, role="none")
    assert plan.solver == "cbc"
    assert plan.objective == pytest.approx(13.8)


def test_a_solver_that_fails_is_followed_by_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, 0.0, *NOTHING, state=highspy.HighsModelStatus.kUnknown)
    assert allocate(shared_region(), None, role="none").solver == "cbc"

    def broken(*_):
        raise KeyError("a state that PuLP does not know")

    monkeypatch.setattr(Pretender, "actualSolve", broken)
    assert allocate(shared_region(), None, role="none").solver == "cbc"


def test_out_of_time_without_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, 0.0, *NOTHING)
    assert allocate(shared_region(), None, role="none").status is Status.TIME_LIMIT


@pytest.mark.parametrize("solver", ["highs", "cbc"])
@pytest.mark.parametrize("min_fraction", [0.0, 1.0])
def test_no_time_at_all_never_gives_a_wrong_answer(solver: str, min_fraction: float) -> None:
    case = budget_knapsack(min_fraction)
    plan = allocate(case, None, role="none", solver=solver, time_limit=0)
    assert plan.status in (Status.TIME_LIMIT, Status.OPTIMAL)
    if plan.status is Status.OPTIMAL:
        check(plan, case)
        assert plan.objective == pytest.approx(13 if min_fraction else 13.8)


def test_cbc_that_ran_out_of_time_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped before its first plan, CBC calls a selection "Integer infeasible"."""
    answer = (0.0, pulp.LpStatusInfeasible, pulp.LpSolutionNoSolutionFound)
    monkeypatch.setattr(solvers, "cbc", lambda *_: Pretender(*answer))
    case = budget_knapsack(min_fraction=1.0)
    late = allocate(case, None, role="none", solver="cbc", time_limit=0)
    assert late.status is Status.TIME_LIMIT
    in_time = allocate(case, None, role="none", solver="cbc", time_limit=1e6)
    assert in_time.status is Status.INFEASIBLE


def row(terms: dict[str, float], sense: Sense, rhs: float) -> Row:
    return Row("limits", "rule", Measure.FRACTION, "", sentence("A rule."), terms, sense, rhs)


def model(rows: list[Row], value: dict[str, float]) -> Model:
    names = {name for rule in rows for name in rule.terms} | set(value)
    return Model({name: Variable() for name in names}, tuple(rows), frozenset(), value)


@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_duals_have_the_sign_of_the_value_gained(solver: str) -> None:
    """PuLP returns HiGHS's duals of a maximum negated; a mended PuLP must fail here."""
    rows = [row({"y": 2.0}, Sense.AT_MOST, 6.0), row({"y": 1.0}, Sense.AT_LEAST, 0.5)]
    outcome = solve(model(rows, {"y": 5.0}), solver=solver)
    assert outcome.objective == pytest.approx(15)
    assert outcome.duals == pytest.approx((2.5, 0))
    rows = [row({"y": 2.0}, Sense.AT_LEAST, 6.0)]
    outcome = solve(model(rows, {"y": -5.0}), solver=solver)
    assert outcome.duals == pytest.approx((-2.5,))


def test_rows_without_variables() -> None:
    """A floor that no venture can meet is infeasible, an empty ceiling says nothing."""
    floor, ceiling = row({}, Sense.AT_LEAST, 1.0), row({}, Sense.AT_MOST, 1.0)
    assert solve(model([floor], {})).status is Status.INFEASIBLE
    assert solve(model([ceiling], {})).objective == 0
    both = [ceiling, row({"y": 1.0}, Sense.AT_MOST, 2.0)]
    assert solve(model(both, {"y": 1.0})).duals == pytest.approx((0, 1))


@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_nothing_is_worth_anything(solver: str) -> None:
    outcome = solve(model([row({"y": 1.0}, Sense.AT_MOST, 2.0)], {}), solver=solver)
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == 0


def test_an_option_that_highs_does_not_know_is_refused() -> None:
    tool = solvers.Highs(msg=False, solvr="ipm")
    problem = pulp.LpProblem("p", pulp.LpMaximize)
    with pytest.raises(pulp.PulpSolverError, match="solvr"):
        tool.createAndConfigureSolver(problem)


def test_large_models_are_solved_by_the_interior_point_method() -> None:
    assert solvers.highs(10_000, False, 1).optionsDict["solver"] == "ipm"
    assert solvers.highs(10_000, True, 1).optionsDict["mip_lp_solver"] == "ipm"
    assert "solver" not in solvers.highs(100, False, 1).optionsDict


def test_heuristics_are_on_where_branching_alone_proves_nothing_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twenty JVs that share the people of eight regions: all 2 ** 20 selections are tried here.

    With a single node, nothing but the small case is proven before heuristics are asked.
    """
    searched = []
    monkeypatch.setattr(solvers, "_NODES_BY_COLUMNS", 1)

    class Watched(solvers.Highs):
        def callSolver(self, problem: pulp.LpProblem) -> None:  # noqa: N802
            super().callSolver(problem)
            state = problem.solverModel.getModelStatus()
            if problem.isMIP():
                _, has_heuristics = problem.solverModel.getOptionValue("mip_heuristic_run_rins")
                searched.append((has_heuristics, state == highspy.HighsModelStatus.kOptimal))

    monkeypatch.setattr(solvers, "Highs", Watched)
    case = hard_selection(20)
    found = solve(build_model(build_instance(case, None, "none")))
    assert searched == [(False, False), (True, True)]
    assert found.status is Status.OPTIMAL
    assert found.objective == pytest.approx(best_selection(case), rel=1e-9)
    searched.clear()
    assert allocate(budget_knapsack(1.0), None, role="none").objective == pytest.approx(13)
    assert set(searched) == {(False, True)}


def best_selection(case: Case) -> float:
    """Return the most that any selection under the limits on people is worth."""
    count = len(case.projects)
    chosen = np.arange(2**count)
    left = {region.id: np.full(2**count, region.personnel) for region in case.regions}
    worth = np.zeros(2**count)
    for place, project in enumerate(case.projects):
        is_in = chosen >> place & 1
        worth += is_in * project.impacts["value"]
        for partner, share in project.partners.items():
            left[partner] -= is_in * share * project.personnel
    fits = np.min(list(left.values()), axis=0) > -1e-6
    return float(worth[fits].max())


def test_a_search_that_ended_without_proof_keeps_the_better_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No time is left for the second search: the plan of the first stays, with its bound."""
    real, case = solvers.highs, hard_selection(20)
    monkeypatch.setattr(solvers, "_NODES_BY_COLUMNS", 1)

    def late(columns: int, is_mip: bool, seconds: float, *, is_trial: bool = False):
        return real(columns, is_mip, seconds if is_trial or not is_mip else 0, is_trial=is_trial)

    monkeypatch.setattr(solvers, "highs", late)
    plan = allocate(case, None, role="none")
    assert plan.status is Status.FEASIBLE
    assert 0 < plan.objective <= 510.875 <= plan.bound
    check(plan, case)


def test_large_selections_are_searched_with_heuristics_at_once() -> None:
    assert solvers.is_tried(100, True)
    assert not solvers.is_tried(3_000, True)
    assert "mip_heuristic_run_rins" not in solvers.highs(100, True, 1).optionsDict


def test_the_interior_point_method_gives_the_same_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    first = allocate(shared_region(), None, role="none")
    choices = allocate(budget_knapsack(1.0), None, role="none")
    monkeypatch.setattr(solvers, "_LARGE", 0)
    assert allocate(shared_region(), None, role="none").regions == pytest.approx(first.regions)
    assert allocate(budget_knapsack(1.0), None, role="none").objective == choices.objective


def test_solving_prints_nothing() -> None:
    """HiGHS's banner on standard output would spoil what the command line prints."""
    code = (
        "from tests.allocation.instances import budget_knapsack as k\n"
        "from mcda.allocation.allocate import allocate\n"
        "for s in ('highs', 'cbc'):\n"
        "    for m in (0.0, 1.0):\n"
        "        allocate(k(m), None, role='none', solver=s)\n"
    )
    path = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == ""
    assert done.stderr == ""


def test_rows_that_cannot_bind_are_not_given_to_the_solver() -> None:
    def families(budget: float) -> list[str]:
        instance = build_instance(budget_knapsack(budget=budget), None, "none", 1.0, False)
        built = build_model(instance)
        return sorted({built.rows[i].family for i in built.active})

    assert families(100) == ["balance", "budget", "size"]
    assert families(150) == ["balance", "size"]


@pytest.mark.parametrize(
    "empty",
    [
        case([], [], []),
        case(list(shared_region().regions), [], []),
        case(list(shared_region().regions), list(shared_region().programmes), []),
        case(list(shared_region().regions), [], list(shared_region().projects)),
    ],
)
@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_empty_cases_have_an_empty_plan(empty, solver: str) -> None:
    plan = allocate(empty, None, role="none", solver=solver)
    assert plan.status is Status.OPTIMAL
    assert (plan.objective, plan.bound, plan.gap, plan.amount) == (0, 0, 0, 0)
    assert all(part.reason for part in plan.projects)
    assert set(plan.regions.values()) <= {0}


@pytest.mark.parametrize("solver", ["highs", "cbc"])
@pytest.mark.parametrize("min_fraction", [0.0, 1.0])
def test_without_money_there_is_an_empty_plan_with_prices(solver: str, min_fraction: float) -> None:
    case = budget_knapsack(min_fraction)
    plan = allocate(case, None, role="none", solver=solver, budget_scale=0)
    assert plan.status is Status.OPTIMAL
    assert plan.objective == 0
    assert all(part.eligible and part.fraction == 0 for part in plan.projects)
    (price,) = plan.prices
    assert price.price == pytest.approx(0 if min_fraction else 0.15, rel=1e-6)


def test_a_status_that_the_solvers_own_bound_contradicts_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, 0.0, pulp.LpStatusOptimal, pulp.LpSolutionOptimal)
    found = solve(build_model(build_instance(budget_knapsack(min_fraction=1.0), None, "none")))
    assert (found.status, found.objective) == (Status.FEASIBLE, 0)
    assert found.bound > 13


def test_what_the_solver_would_leave_out_in_silence_is_refused() -> None:
    problem = pulp.LpProblem("apart", pulp.LpMaximize)
    x = problem.add_variable("x", 0, 1)
    problem += x
    problem += 1e16 * x <= 1
    with pytest.raises(CaseError, match="so far apart"):
        solvers.highs(1, is_mip=False, time_limit=1).solve(problem)
