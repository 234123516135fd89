"""Which fund pays for what a blended programme spends, and what programmes carry over.

Many splits among funds keep the rules; one is shown, always the same: the funds named first pay
first and early, as far as their budgets and shares allow.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from mcda.allocation.feeders import Feeder
from mcda.allocation.fund_rows import funds, spending
from mcda.allocation.instance import Instance
from mcda.allocation.model import Model, Variable
from mcda.allocation.payments import DUST, plain
from mcda.allocation.plan import FundPayment
from mcda.allocation.rows import Row, Sense
from mcda.allocation.shared_rows import unspent
from mcda.allocation.solve import Outcome


def attributed(
    model: Model,
    solved: Mapping[str, float],
    clean: Mapping[str, float],
    instance: Instance,
    ask: Callable[[Model], Outcome],
) -> tuple[dict[str, float], tuple[FundPayment, ...]]:
    """Split what blended programmes spend among their funds.

    Special case: when no split is found (rounding, or no time), that of the solver is taken.

    Parameters
    ----------
    model : the model that was solved
    solved : its solution
    clean : the payments as shown
    instance : what the model was built from
    ask : solves a model

    Returns
    -------
    tuple
        what each fund must keep for later years, by variable; payments above 0, by programme,
        fund, then year.
    """
    kept: dict[str, float] = {}
    payments: list[FundPayment] = []
    for programme, feeders in instance.feeders.items():
        spent = [
            sum(clean.get(name, 0.0) for name in year) for year in spending(instance, programme)
        ]
        split = solved
        if any(spent):
            answer = ask(_split(model, programme, clean, instance))
            split = answer.values if answer.has_plan else solved
        for feeder, given in zip(feeders, _given(feeders, split, spent)):
            kept |= _needed(feeder, given)
            payments += _payments(feeder, given, spent, instance)
    return kept, tuple(payments)


def _split(model: Model, programme: int, clean: Mapping[str, float], instance: Instance) -> Model:
    """Return the programme that finds the split, given what is spent.

    The cost of fund f in year t is (f + 1)(T - t): least when first funds pay early.
    """
    feeders = instance.feeders[programme]
    years = range(len(instance.years))
    amount = {name: clean.get(name, 0.0) for year in spending(instance, programme) for name in year}
    own = f"{instance.case.programmes[programme].id},"
    rows = [_settled(row, amount) for row in funds(instance) if row.name.startswith(own)]
    value: dict[str, float] = {}
    for place, feeder in enumerate(feeders, 1):
        for t in years:
            for name, a in feeder.kept(t).items():
                value[name] = value.get(name, 0.0) + place * (len(years) - t) * a
    return replace(
        model,
        variables={feeder.keeps(t): Variable() for feeder in feeders for t in years},
        rows=tuple(row for row in rows if row.terms),
        idle=frozenset(),
        value=value,
    )


def _settled(row: Row, amount: Mapping[str, float]) -> Row:
    """Return a rule of funds with payments as given; what is spent is now met exactly."""
    spent = sum(a * amount[name] for name, a in row.terms.items() if name in amount)
    is_year = any(a > 0 and name in amount for name, a in row.terms.items())
    return replace(
        row,
        terms={name: a for name, a in row.terms.items() if name not in amount},
        rhs=row.rhs - spent,
        sense=Sense.EQUAL if is_year and row.sense is Sense.AT_LEAST else row.sense,
    )


def _given(
    feeders: tuple[Feeder, ...], split: Mapping[str, float], spent: list[float]
) -> list[list[float]]:
    """Return what each fund gives per year, adding up exactly to what is spent."""
    given = [[max(feeder.gives(split, t), 0.0) for t in range(len(spent))] for feeder in feeders]
    totals = [math.fsum(year) for year in zip(*given)]
    return [
        [
            amount * paid / total if total > 0 else 0.0
            for amount, paid, total in zip(own, spent, totals)
        ]
        for own in given
    ]


def _needed(feeder: Feeder, given: list[float]) -> dict[str, float]:
    """Return the least that a fund must keep in each year for what it gives later."""
    kept: dict[str, float] = {}
    needed = 0.0
    for t in reversed(range(1, len(given))):
        short = given[t] + needed - feeder.budgets[t]
        needed = short / feeder.carry_over if feeder.carry_over > 0 and short > 0 else 0.0
        if needed:
            kept[feeder.keeps(t - 1)] = needed
    return kept


def _payments(
    feeder: Feeder, given: list[float], spent: list[float], instance: Instance
) -> list[FundPayment]:
    return [
        FundPayment(feeder.fund.programme, feeder.fund.fund, year, plain(amount, paid))
        for year, amount, paid in zip(instance.years, given, spent)
        if amount > DUST * paid
    ]


def kept_by_funds(given: Sequence[FundPayment], instance: Instance) -> dict[str, float]:
    """Return by variable all that funds keep in each year, needed later or not."""
    paid = {(part.programme, part.fund, part.year): part.amount for part in given}
    kept: dict[str, float] = {}
    for feeder in (feeder for feeders in instance.feeders.values() for feeder in feeders):
        left = 0.0
        for t, year in enumerate(instance.years):
            gives = paid.get((feeder.fund.programme, feeder.fund.fund, year), 0.0)
            left = feeder.budgets[t] + feeder.carry_over * left - gives
            kept[feeder.keeps(t)] = left
    return kept


def carried(values: Mapping[str, float], instance: Instance) -> dict[str, dict[int, float]]:
    """Return programme id -> year -> money that it leaves unspent for what it pays later."""
    left: dict[str, dict[int, float]] = {}
    for row, programme in enumerate(instance.case.programmes):
        for t, year in enumerate(instance.years):
            names = [feeder.keeps(t) for feeder in instance.feeders.get(row, ())]
            amount = math.fsum(values.get(name, 0.0) for name in names or [unspent(row, t)])
            if amount > DUST * max(instance.budgets[row]):
                left.setdefault(programme.id, {})[year] = amount
    return left
