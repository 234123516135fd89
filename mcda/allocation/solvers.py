"""The solvers behind PuLP, set up so that they are silent, repeatable and checked."""

from __future__ import annotations

from typing import Any

import highspy
import pulp

from mcda.allocation.plan import GAP
from mcda.case.finding import CaseError, error, sentence

_LARGE = 4_000
"""Columns from which the interior point method beats the simplex method by far here."""

_SMALL = 2_000
"""Columns up to which a selection is first tried by branching alone."""

_NODES_BY_COLUMNS = 50_000
"""What columns and nodes of that trial multiply to at most: two hundred nodes in a usual
case. Counted, not timed, so that every machine takes the same way."""

_BRANCHING = dict.fromkeys(
    (
        "mip_allow_restart",
        "mip_heuristic_run_feasibility_jump",
        "mip_heuristic_run_rens",
        "mip_heuristic_run_rins",
        "mip_heuristic_run_root_reduced_cost",
    ),
    False,
)
"""Searches within the search: four fifths of the time where branching alone soon proves a plan
best, and the way to good plans where it does not."""


CBC_GAP = GAP / 10
"""Gap that CBC is asked for: it tells no bound, so what it calls optimal is believed so far."""


class _SilentHighs(highspy.Highs):
    """HiGHS without the banner that its constructor writes to standard output."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the constructor's last step)
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Highs(pulp.HiGHS):  # type: ignore[misc]
    """PuLP's HiGHS, silent from the start, refusing options that HiGHS does not know.

    PuLP itself ignores a misspelt option.
    """

    def createAndConfigureSolver(self, lp: pulp.LpProblem) -> None:  # noqa: N802
        """Attach a configured HiGHS to the problem."""
        lp.solverModel = _SilentHighs()  # type: ignore[no-untyped-call]
        options = {
            "output_flag": False,
            "mip_rel_gap": self.gapRel,
            "threads": self.threads,
            "time_limit": self.timeLimit,
            **self.optionsDict,
        }
        for option, value in options.items():
            if value is None:
                continue
            if lp.solverModel.setOptionValue(option, value) != highspy.HighsStatus.kOk:
                raise pulp.PulpSolverError(f"HiGHS has no option {option} = {value}.")

    def buildSolverModel(self, lp: pulp.LpProblem) -> None:  # noqa: N802
        """Hand the problem over; ``CaseError`` where HiGHS takes not all of it, which it only says.

        It refuses coefficients of 1e15 and more, and would solve the rest.
        """
        super().buildSolverModel(lp)
        made = lp.solverModel
        if (made.getNumCol(), made.getNumRow()) != (lp.numVariables(), lp.numConstraints()):
            raise CaseError(
                error(
                    "projects", None, "",
                    sentence("Amounts are so far apart that no solver can weigh them together."),
                    sentence("Check the units of costs, budgets, impacts and limits."),
                )
            )  # fmt: skip

    def findSolutionValues(self, lp: pulp.LpProblem) -> tuple[int, int]:  # noqa: N802
        """Read the answer, also of a search that ended at its last node, which PuLP cannot."""
        try:
            return super().findSolutionValues(lp)  # type: ignore[no-any-return]
        except KeyError:
            if lp.solverModel.getModelStatus() != highspy.HighsModelStatus.kSolutionLimit:
                raise
        if lp.solverModel.getObjectiveValue() == highspy.kHighsInf:
            return pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound
        return pulp.LpStatusOptimal, pulp.LpSolutionIntegerFeasible


def highs(columns: int, is_mip: bool, time_limit: float, *, is_trial: bool = False) -> Any:
    """Return HiGHS in process for a model of this many columns.

    With ``is_trial`` a selection is searched by branching alone, up to so many nodes.
    """
    options: dict[str, object] = {"random_seed": 0}
    if columns > _LARGE:
        options["mip_lp_solver" if is_mip else "solver"] = "ipm"
    if is_trial:
        options |= _BRANCHING | {"mip_max_nodes": max(_NODES_BY_COLUMNS // max(columns, 1), 1)}
    return Highs(
        msg=False, threads=1, timeLimit=float(time_limit),
        gapRel=GAP if is_mip else None, **options,
    )  # fmt: skip


def is_tried(columns: int, is_mip: bool) -> bool:
    """Whether a model is small enough to hope for an early proof without heuristics."""
    return is_mip and columns <= _SMALL


def cbc(is_mip: bool, time_limit: float) -> Any:
    """Return CBC: the one that PuLP brings, else one on the path."""
    solver = pulp.COIN_CMD(
        msg=False, timeLimit=time_limit, gapRel=CBC_GAP if is_mip else None,
        path=pulp.apis.PULP_CBC_CMD.pulp_cbc_path,
    )  # fmt: skip
    return solver if solver.available() else pulp.COIN_CMD(msg=False, timeLimit=time_limit)
