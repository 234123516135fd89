"""A plan as it is shown: money with so many decimals that all that is written adds up.

Pictures, tables, sentences and files are made of such a plan. What its ventures, programmes,
years and regions get is added up of rounded payments, which break no rule.
"""

from __future__ import annotations

import math
from dataclasses import replace

from mcda.allocation.plan import FundPayment, Payment, Plan, ProjectPlan
from mcda.allocation.question import Question
from mcda.allocation.rounding import Shown, shown, shown_funds
from mcda.allocation.shown_regions import shown_regions

_USUAL = 2  # decimals
_WHOLE = 1e6  # budgets from here on are written without decimals
_FIGURES = 4  # of the largest budget, at least


def shown_plan(question: Question, plan: Plan) -> Plan:
    """Return a plan with its money as it is shown; fractions and value stay as they are.

    Special cases: without a plan, and where no rounding keeps every rule, amounts stay exact.

    Parameters
    ----------
    question : what was asked
    plan : its answer, which is kept as ``exact``
    """
    if not plan.has_plan:
        return plan
    found = shown(question, plan, _decimals(plan))
    if found.digits is None:
        return replace(plan, decimals=_decimals(plan) + _USUAL)
    parts = tuple(_rounded(part, found, found.digits) for part in plan.projects)
    given = shown_funds(plan, found)
    funds = ((item, given[item.programme, item.fund, item.year]) for item in plan.funds)
    return replace(
        plan,
        projects=parts,
        regions=shown_regions(question, parts, found.digits),
        funds=tuple(
            FundPayment(item.programme, item.fund, item.year, amount)
            for item, amount in funds
            if amount > 0
        ),
        decimals=found.digits,
        exact=plan,
    )


def _decimals(plan: Plan) -> int:
    """Return the decimals in which budgets of this size are told apart."""
    largest = max((max(years.values(), default=0.0) for years in plan.budgets.values()), default=0)
    if largest >= _WHOLE or largest <= 0:
        return 0 if largest else _USUAL
    return max(_USUAL, _FIGURES - 1 - math.floor(math.log10(largest)))


def _rounded(part: ProjectPlan, found: Shown, digits: int) -> ProjectPlan:
    amounts = (
        (pay.programme, pay.year, found.amounts[part.project, pay.programme, pay.year])
        for pay in part.money
    )
    money = tuple(Payment(*pay) for pay in amounts if pay[-1] > 0)
    return replace(part, money=money, beyond=round(part.beyond, digits))
