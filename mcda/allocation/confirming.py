"""Prices confirmed: the same question asked again with a little more of one rule.

A price of a plan with all-or-nothing ventures holds for their selection as it is. Here the
ventures may also be chosen anew, which is what a ministry that finds more money would do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mcda.allocation.changes import with_budget, with_scaled_budgets
from mcda.allocation.model import Model, with_selection_fixed
from mcda.allocation.plan import Plan, Price
from mcda.allocation.question import Question
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Programme
from mcda.ranking.wording import figure_text

PERCENTS = (5, 10, 25)
"""By how much each programme's budget is raised."""

_POINT = 0.01
"""Step of a share: one percentage point."""

_NOISE = 1e-6  # part of the value that is the solver's rounding
_DUST = 1e-7  # part of the value of the largest venture that is, too


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
    """What a larger budget of one programme, or of all together, brings.

    Parameters
    ----------
    programme, name : id and name; the id is empty for all together
    percent : by how much the budget is raised in every year
    amount : money added over all years
    gain : value gained when the selection of all-or-nothing ventures stays
    gain_free : value gained when all ventures are chosen anew, >= ``gain``
    of_case : whether the percentage is of the case's own budget, since there is none at present
    """

    programme: str
    name: Sentence | str
    percent: int
    amount: float
    gain: float | None
    gain_free: float | None
    of_case: bool = False


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
    return _gained(after, question.ask(before).objective, question.ask(after).objective)


def _gained(model: Model, before: float | None, after: float | None) -> float | None:
    """Return the value gained; rounding, beside all value and beside one venture's, is none."""
    if before is None or after is None:
        return None
    gain = after - before
    largest = max((abs(a) * model.reach.get(y, 0.0) for y, a in model.value.items()), default=0.0)
    noise = max(_NOISE * max(abs(before), abs(after)), _DUST * largest)
    return gain if abs(gain) > noise else 0.0


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


@dataclass(frozen=True)
class _Planned:
    """A step that is to be solved: whose budget is raised, from what, by how much."""

    programmes: tuple[Programme, ...]
    name: Sentence | str
    bases: Mapping[str, Mapping[int, float]]
    percent: int
    of_case: bool


def budget_steps(
    question: Question, plan: Plan, percents: tuple[int, ...] = PERCENTS
) -> Iterator[BudgetStep]:
    """Solve again with all budgets, then with each programme's, raised, for a progress bar.

    A blended programme's funds are raised alike. Where there is no money at present, because of
    a factor of 0, the steps are parts of the case's own budgets and begin with 1 %. Programmes
    without money in the case are passed over.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    percents : by how much
    """
    planned = planned_steps(question, plan, percents)
    if not planned:
        return
    model, fixed = question.model(), _selection(question, plan)
    kept = question.ask(with_selection_fixed(model, fixed)).objective
    free = question.ask(model).objective if model.is_mip else kept
    scaled = with_scaled_budgets(question.case, question.factors)
    anew = question.with_options(budget_scale=1.0, programme_scales={})
    for step in planned:
        larger = anew.of(_raised(scaled, step, plan)).model()
        most = question.ask(with_selection_fixed(larger, fixed)).objective
        gain = _gained(larger, kept, most)
        yield BudgetStep(
            programme=step.programmes[0].id if len(step.programmes) == 1 else "",
            name=step.name,
            percent=step.percent,
            amount=sum(sum(step.bases[row.id].values()) for row in step.programmes)
            * step.percent
            / 100,
            gain=gain,
            gain_free=_gained(larger, free, question.ask(larger).objective)
            if model.is_mip
            else gain,
            of_case=step.of_case,
        )


def planned_steps(
    question: Question, plan: Plan, percents: tuple[int, ...] = PERCENTS
) -> list[_Planned]:
    """List the steps that :func:`budget_steps` solves; arguments as there."""
    case = question.case
    now = {row.id: plan.budgets[row.id] for row in case.programmes}
    own = {row.id: _own_budgets(case, row) for row in case.programmes}
    with_money = [row for row in case.programmes if any(now[row.id].values())]
    could_have = [row for row in case.programmes if any(own[row.id].values())]
    together = with_money or could_have
    groups: list[tuple[tuple[Programme, ...], Sentence | str]] = []
    if len(together) > 1:
        groups.append((tuple(together), sentence("All programmes together")))
    groups += [((row,), row.name) for row in could_have]
    planned = []
    for programmes, name in groups:
        of_case = not any(any(now[row.id].values()) for row in programmes)
        bases = own if of_case else now
        steps = (1, *percents) if of_case else percents
        planned += [_Planned(programmes, name, bases, step, of_case) for step in steps]
    return planned


def _own_budgets(case: Case, programme: Programme) -> dict[int, float]:
    """Return a programme's money by year as the case has it; where funds feed it, theirs."""
    feeding = [fund.budgets for fund in case.funds if fund.programme == programme.id]
    tables = feeding if feeding and programme.kind == "blended" else [programme.budgets]
    return {year: sum(table.get(year, 0.0) for table in tables) for year in case.years}


def _raised(case: Case, step: _Planned, plan: Plan) -> Case:
    for programme in step.programmes:
        for year, amount in step.bases[programme.id].items():
            before = plan.budgets[programme.id].get(year, 0.0)
            case = with_budget(case, programme.id, year, before + amount * step.percent / 100)
    return case
