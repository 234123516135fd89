"""Irreducible sets of rules that contradict each other.

A set of rows is irreducible when it has no plan, but has one as soon as any of its rows is
dropped (Chinneck 2008, Feasibility and Infeasibility in Optimization). HiGHS narrows the rows of
a linear programme down; what joint ventures choose as a whole is searched by halving (Junker
2004, QuickXplain), which needs few solves where the set is small.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import highspy
import pulp

from mcda.allocation import solvers
from mcda.allocation.model import Model
from mcda.allocation.plan import Status
from mcda.allocation.rows import Sense
from mcda.allocation.solve import Outcome
from mcda.allocation.translate import translate

OWN = ("balance", "cofinancing", "size", "annual")
"""Families that say what a single joint venture is: no rule that somebody set, so never blamed."""

_FROM_RAY = 2
"""HiGHS's ``iis_strategy`` that starts from a proof of infeasibility; its default finds none."""

_FEW = 300
"""Suspects of an all-or-nothing model up to which nothing is narrowed down first."""

_SECONDS = 20.0
"""Time for narrowing down; without an answer all rows stay suspects."""

Ask = Callable[[Model], Outcome]


@dataclass(frozen=True)
class Irreducible:
    """Rows that contradict each other.

    Parameters
    ----------
    rows : positions of the rows, ascending
    is_proven : every solve on the way had an answer, so dropping any one row leaves a plan
    """

    rows: tuple[int, ...]
    is_proven: bool


def is_feasible(model: Model, ask: Ask) -> bool | None:
    """Whether any plan keeps the rows; None when the solver did not find out."""
    status = ask(replace(model, value={})).status
    if status is Status.INFEASIBLE:
        return False
    return None if status is Status.TIME_LIMIT else True


def irreducible(model: Model, ask: Ask, blame_last: Sequence[str] = ()) -> Irreducible | None:
    """Find rows that contradict each other, beside what each joint venture is.

    Parameters
    ----------
    model : a model of which a solver says that it is infeasible
    ask : solves a model
    blame_last : families that are named only where nothing else explains the conflict, the
        least blamed last

    Returns
    -------
    Irreducible or None
        None when the model turns out to have a plan, or nothing could be proven. Without
        ``rows`` the ventures' own rules contradict each other.
    """
    empty = _unreachable(model)
    if empty is not None:
        return Irreducible((empty,), is_proven=True)
    suspects = _suspects(model)
    # Few rows are better searched in the order of blame than in the one that HiGHS happens on.
    narrowed = _narrowed(model) if len(suspects) > _FEW or not model.is_mip else None
    search = _Search(model, frozenset(suspects), ask)
    if narrowed is not None and search.contradict(set(suspects) & narrowed):
        suspects = [i for i in suspects if i in narrowed]
    elif not search.contradict(set(suspects)):
        return None
    late = {family: place for place, family in enumerate(blame_last, 1)}
    suspects.sort(key=lambda i: (late.get(model.rows[i].family, 0), i))
    found = [] if search.contradict(set()) else search.smallest([], suspects, is_changed=False)
    return Irreducible(tuple(sorted(found)), is_proven=not search.is_unsure)


def _suspects(model: Model) -> list[int]:
    return [i for i in model.active if model.rows[i].family not in OWN and model.rows[i].terms]


def _unreachable(model: Model) -> int | None:
    """Return a row that no variable can move and that does not hold."""
    for i in model.active:
        row = model.rows[i]
        if row.terms:
            continue
        too_little = row.rhs > 0 and row.sense is not Sense.AT_MOST
        if too_little or (row.rhs < 0 and row.sense is not Sense.AT_LEAST):
            return i
    return None


def _narrowed(model: Model) -> set[int] | None:
    """Let HiGHS narrow down the rows of the linear programme; None when it has no proof."""
    linear = replace(
        model,
        variables={
            name: replace(variable, is_integer=False) for name, variable in model.variables.items()
        },
        idle=model.idle | {i for i in model.active if not model.rows[i].terms},
        value={},
    )
    asked = translate(linear)
    try:
        asked.problem.solve(solvers.highs(len(linear.variables), False, _SECONDS))
    except (pulp.PulpSolverError, KeyError):
        return None
    highs = asked.problem.solverModel
    if highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
        return None
    highs.setOptionValue("iis_strategy", _FROM_RAY)
    _, found = highs.getIis()
    positions = {row.index: i for i, row in asked.rows.items()}
    return {positions[index] for index in found.row_index_} or None


class _Search:
    """Asks whether some suspects, with the rows that nobody doubts, contradict each other."""

    def __init__(self, model: Model, suspects: frozenset[int], ask: Ask) -> None:
        self.model, self.suspects, self.ask = model, suspects, ask
        self.is_unsure = False

    def contradict(self, rows: set[int]) -> bool:
        left_out = self.suspects - rows
        feasible = is_feasible(replace(self.model, idle=self.model.idle | left_out), self.ask)
        self.is_unsure |= feasible is None
        return feasible is False

    def smallest(self, kept: list[int], rows: list[int], is_changed: bool) -> list[int]:
        """Return the smallest part of ``rows`` that with ``kept`` contradicts itself.

        Rows that come first are blamed first. ``is_changed``: whether ``kept`` grew since it
        was last found to be no contradiction by itself.
        """
        if is_changed and self.contradict(set(kept)):
            return []
        if len(rows) == 1:
            return rows
        first, second = rows[: len(rows) // 2], rows[len(rows) // 2 :]
        late = self.smallest([*kept, *first], second, is_changed=True)
        early = self.smallest([*kept, *late], first, is_changed=bool(late))
        return [*early, *late]
