"""What is remembered of plans between runs, besides :mod:`mcda.ui.cache`: its rules hold here.

``choices`` stands for the ranking, ``asked`` for what else the plan answers, and ``near`` for the
plan itself.
"""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation.asked import Asked, asked_by
from mcda.allocation.confirming import BudgetStep
from mcda.allocation.confirming import budget_steps as larger_budgets
from mcda.allocation.entry import Entry
from mcda.allocation.entry import entries as each_entry
from mcda.allocation.equally_good import EquallyGood
from mcda.allocation.equally_good import equally_good as find_equally_good
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.frontier import (
    FloorAnswer,
    FrontierPoint,
    at_least,
    frontier_points,
    worst_k,
)
from mcda.allocation.landing import Landing, landings
from mcda.allocation.openings import Opening
from mcda.allocation.openings import openings as find_openings
from mcda.allocation.plan import Plan
from mcda.allocation.plan_draws import Draw, draw_plans
from mcda.allocation.question import Question as Allocation
from mcda.allocation.seen import Fractions, settled
from mcda.allocation.shown_plan import shown_plan
from mcda.allocation.wishes import Granted, Wish, grant, wished
from mcda.case.adjusted import as_saved
from mcda.case.model import Case, SavedScenario
from mcda.ranking.result import Ranking
from mcda.ranking.saved import scenario_from
from mcda.ranking.topsis import rank
from mcda.ui.remember import remembered
from mcda.ui.steps import Steps

Near = tuple[tuple[str, float], ...]


@remembered(16, copied=False)
def frontier(
    digest: str, choices: tuple[object, ...], asked: Asked, by: str, per: str, points: int,
    _question: Allocation,
) -> Steps[FrontierPoint]:  # fmt: skip
    """Return the points of a frontier, to be found one by one."""
    return Steps(frontier_points(_question, by, per, points))


@remembered(32, copied=True)
def floor_answer(
    digest: str, choices: tuple[object, ...], asked: Asked, floor: EquityFloor,
    _question: Allocation,
) -> FloorAnswer:  # fmt: skip
    """Return whether every place within reach can have so much."""
    return at_least(_question, floor)


@remembered(32, copied=False)
def budget_steps(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near,
    _question: Allocation, _plan: Plan,
) -> Steps[BudgetStep]:  # fmt: skip
    """Return what larger budgets bring, to be found one by one."""
    return Steps(larger_budgets(_question, _plan))


@remembered(64, copied=True)
def worst(
    digest: str, choices: tuple[object, ...], asked: Asked, by: str, per: str, count: int,
    _question: Allocation,
) -> FrontierPoint | None:  # fmt: skip
    """Return the plan whose ``count`` smallest amounts add up to most."""
    return worst_k(_question, count, by, per)


@remembered(32, copied=True)
def landed(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near, _case: Case, _plan: Plan
) -> tuple[Landing, ...]:
    """Return what falls to which region, from whom and when; ``near`` is the plan's."""
    return landings(_case, _plan)


@remembered(8, copied=False)
def plan_draws(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near,
    over: str, width: float | None, draws: int, _question: Allocation, _plan: Plan,
) -> Steps[tuple[Draw, ...]]:  # fmt: skip
    """Return plans under drawn weights, to be found some at a time; ``near`` is the plan's."""
    return Steps(draw_plans(_question, _plan, over, width=width, draws=draws, chunk=5))


@remembered(64, copied=True)
def equally_good(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near, was_near: bool | None,
    _question: Allocation, _plan: Plan,
) -> EquallyGood:  # fmt: skip
    """Return which other plans are as good; ``near`` is the plan's."""
    return find_equally_good(_question, _plan, was_near)


@remembered(16, copied=False)
def entries(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near,
    _question: Allocation, _plan: Plan,
) -> Steps[Entry]:  # fmt: skip
    """Return what unfunded ventures need, to be found one by one; ``near`` is the plan's."""
    return Steps(each_entry(_question, _plan))


@remembered(64, copied=True)
def granted(
    digest: str, choices: tuple[object, ...], asked: Asked, near: Near,
    wishes: tuple[Wish, ...], _question: Allocation, _plan: Plan,
) -> Granted:  # fmt: skip
    """Return what wishes do to a plan, whose fractions are ``near``."""
    found = grant(_question, wishes, _plan)
    return replace(found, plan=shown_plan(wished(_question, wishes), found.plan))


@remembered(32, copied=True)
def openings(
    digest: str, choices: tuple[object, ...], asked: Asked, _case: Case, _ranking: Ranking | None
) -> tuple[Opening, ...]:
    """Return the choices that would let clashing rules hold; ``choices`` is the ranking's."""
    return tuple(find_openings(asked, _case, _ranking))


@remembered(64, copied=True)
def scenario_plan(digest: str, row: SavedScenario, _case: Case) -> Plan:
    """Return the plan of a saved view, as it is shown.

    Raises
    ------
    CaseError
        Nothing can be ranked as the view asks.
    """
    case = as_saved(_case, row)
    ranking = rank(case, replace(scenario_from(case, row), method="topsis"))
    asked = asked_by(row, case)

    def near(fractions: Fractions) -> Plan:
        question = asked.question(case, ranking, fractions)
        return shown_plan(question, question.plan())

    return settled(near, row.plan)
