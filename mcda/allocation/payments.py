"""From the solver's figures to fractions and payments without its dust."""

from __future__ import annotations

import math
from collections.abc import Mapping

from mcda.allocation.instance import Instance, Venture
from mcda.allocation.model import Model
from mcda.allocation.plan import Payment
from mcda.allocation.shared_rows import unspent

_SNAP = 1e-6
"""A fraction this close to 1, its smallest or its largest, as part of it, is meant to be that."""

DUST = 1e-9
"""What is below this part of the most it could be is the solver's rounding."""


def tidy(model: Model, values: Mapping[str, float], instance: Instance) -> dict[str, float]:
    """Return the values with whole fractions whole, dust removed and the balance exact.

    Parameters
    ----------
    model : the model that was solved
    values : variable -> value as solved
    instance : what the model was built from
    """
    clean: dict[str, float] = {}
    for venture in instance.ventures:
        fraction = _snapped(values[venture.y], venture, model.reach.get(venture.y, 1.0))
        paid = {
            name: values[name]
            for programme in venture.programmes
            for year in venture.years
            for name in [venture.x(programme, year)]
            if values[name] > DUST * model.reach.get(name, 0.0)
        }
        total = sum(paid.values())
        if total <= 0:
            fraction = 0.0
        clean[venture.y] = fraction
        for name, amount in paid.items():
            exact = amount * venture.public * fraction / total
            if exact > 0:
                clean[name] = plain(exact, model.reach.get(name, exact))
    return clean | _least_unspent(clean, instance)


def _snapped(fraction: float, venture: Venture, reach: float) -> float:
    if fraction <= DUST * reach:
        return 0.0
    for whole in (venture.project.max_fraction, venture.min_fraction, 1.0):
        if abs(fraction - whole) <= _SNAP * whole and whole <= venture.project.max_fraction:
            return whole
    return plain(fraction, reach)


def plain(figure: float, size: float) -> float:
    """Write 39.99999999999999 as 40, and leave a third of 100 as precise as it is."""
    plain = round(figure, 6 - math.floor(math.log10(size)))
    return plain if abs(figure - plain) <= DUST * size else figure


def _least_unspent(values: Mapping[str, float], instance: Instance) -> dict[str, float]:
    """Return the least money that each programme must carry over for its payments."""
    unspent_money: dict[str, float] = {}
    spent = _spent(values, instance)
    for row, programme in enumerate(instance.case.programmes):
        if row in instance.feeders:
            continue  # what funds keep is told with what each of them gives
        needed = 0.0
        for t in reversed(range(1, len(instance.years))):
            short = spent.get((row, t), 0.0) + needed - instance.budgets[row][t]
            if programme.carry_over > 0 and short > 0:
                needed = short / programme.carry_over
                unspent_money[unspent(row, t - 1)] = needed
            else:
                needed = 0.0
    return unspent_money


def _spent(values: Mapping[str, float], instance: Instance) -> dict[tuple[int, int], float]:
    spent: dict[tuple[int, int], float] = {}
    for venture in instance.ventures:
        for programme in venture.programmes:
            for year in venture.years:
                amount = values.get(venture.x(programme, year), 0.0)
                spent[programme, year] = spent.get((programme, year), 0.0) + amount
    return spent


def payments(
    venture: Venture, values: Mapping[str, float], instance: Instance
) -> tuple[Payment, ...]:
    """Return a venture's payments above 0, by programme then year."""
    return tuple(
        Payment(instance.case.programmes[programme].id, instance.years[year], amount)
        for programme in venture.programmes
        for year in venture.years
        for amount in [values.get(venture.x(programme, year), 0.0)]
        if amount > 0
    )
