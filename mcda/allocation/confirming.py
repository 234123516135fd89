"""Prices confirmed: the same question asked again with a little more of one rule.

A price of a plan with all-or-nothing ventures holds for their selection as it is. Here the
ventures may also be chosen anew, which is what a ministry that finds more money would do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mcda.allocation.changes import Factors, with_budget
from mcda.allocation.model import Model, with_selection_fixed
from mcda.allocation.plan import Plan, Price
from mcda.allocation.question import Question
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import figure_text

PERCENTS = (5, 10, 25)
"""By how much each programme's budget is raised."""

_POINT = 0.01
"""Step of a share: one percentage point."""

_NOISE = 1e-6  # value, relative to max(1, value), that is the solver's rounding


@dataclass(frozen=True)
class Confirmation:
    """What a little more of one rule brings, found by solving again.

    Parameters
    ----------
    price : the price that is confirmed
    step : how much more, in the rule's unit (0.01 for one percentage point)
    gain : value gained when the selection of all-or-nothing ventures stays; None without a plan
    gain_free : value gained when all ventures are chosen anew; None without a plan
    sentence : both in words
    """

    price: Price
    step: float
    gain: float | None
    gain_free: float | None
    sentence: Sentence


@dataclass(frozen=True)
class BudgetStep:
    """What a larger budget of one programme brings.

    Parameters
    ----------
    programme, name : id and name
    percent : by how much its budget is raised in every year
    amount : money added over all years
    gain : value gained when the selection of all-or-nothing ventures stays
    gain_free : value gained when all ventures are chosen anew, >= ``gain``
    """

    programme: str
    name: str
    percent: int
    amount: float
    gain: float | None
    gain_free: float | None


def confirm(
    question: Question, plan: Plan, price: Price, step: float | None = None
) -> Confirmation:
    """Solve again with more of one rule.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    price : one of the plan's prices
    step : how much more; None = one unit, or as far as the price holds if that is less, and one
        percentage point of a share

    Raises
    ------
    ValueError
        The model has no such rule.
    """
    model = question.model()
    found = [
        i
        for i, row in enumerate(model.rows)
        if (row.family, row.name, row.unit) == (price.family, price.name, price.unit)
    ]
    if not found:
        raise ValueError(f"there is no rule {price.name} of {price.family}")
    more = _default_step(price) if step is None else step
    row = model.rows[found[0]]
    moved = model.with_rows({found[0]: row.moved(more)})
    fixed = _selection(question, plan)
    gain = _gain(question, with_selection_fixed(model, fixed), with_selection_fixed(moved, fixed))
    free = _gain(question, model, moved) if model.is_mip else gain
    return Confirmation(price, more, gain, free, _confirmed(price, more, gain, free))


def _default_step(price: Price) -> float:
    if price.unit in ("share", "closeness"):
        return _POINT
    room = 1.0 if price.valid_to is None else price.valid_to - price.rhs
    return min(1.0, room) if room > 0 else 1.0


def _selection(question: Question, plan: Plan) -> dict[str, float]:
    fractions = plan.fractions
    return {venture.y: fractions[venture.project.id] for venture in question.instance().ventures}


def _gain(question: Question, before: Model, after: Model) -> float | None:
    least, most = question.ask(before).objective, question.ask(after).objective
    if least is None or most is None:
        return None
    gain = most - least
    return gain if abs(gain) > _NOISE * max(1.0, abs(least)) else 0.0


def _confirmed(price: Price, step: float, gain: float | None, free: float | None) -> Sentence:
    if price.unit == "share":
        more = "one percentage point more"
    else:
        more = f"{figure_text(step, price.unit if price.unit != 'closeness' else '')} more"
    if free is None or gain is None:
        return sentence("Solved again with {more}: the rules then leave no plan.", more=more)
    if abs(free - gain) <= 1e-9 * max(1.0, abs(gain)):
        return sentence("Solved again with {more}: {gain} value.", more=more, gain=_signed(gain))
    return sentence(
        "Solved again with {more}: {gain} value with the same selection, {free} when all "
        "ventures are chosen anew.",
        more=more,
        gain=_signed(gain),
        free=_signed(free),
    )


def _signed(gain: float) -> str:
    return f"+{figure_text(gain)}" if gain > 0 else figure_text(gain)


def budget_steps(
    question: Question, plan: Plan, percents: tuple[int, ...] = PERCENTS
) -> Iterator[BudgetStep]:
    """Solve again with each programme's budget raised by 5, 10 and 25 %, for a progress bar.

    A blended programme's funds are raised alike. Programmes without money are passed over.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    percents : by how much
    """
    model, fixed = question.model(), _selection(question, plan)
    kept = with_selection_fixed(model, fixed)
    for programme in question.case.programmes:
        budgets = plan.budgets[programme.id]
        total = sum(budgets.values())
        for percent in percents if total > 0 else ():
            larger = question.of(
                _raised(question.case, programme.id, budgets, percent, question.factors)
            ).model()
            gain = _gain(question, kept, with_selection_fixed(larger, fixed))
            yield BudgetStep(
                programme=programme.id,
                name=programme.name,
                percent=percent,
                amount=total * percent / 100,
                gain=gain,
                gain_free=_gain(question, model, larger) if model.is_mip else gain,
            )


def _raised(
    case: Case, programme: str, budgets: Mapping[int, float], percent: int, factors: Factors
) -> Case:
    for year, amount in budgets.items():
        case = with_budget(
            case, programme, year, amount / factors.of(programme) * (1 + percent / 100)
        )
    return case
