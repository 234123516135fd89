"""Whether a joint venture is worth what it takes: its reduced value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mcda.allocation.instance import Instance, Venture
from mcda.allocation.model import Model
from mcda.allocation.rows import SHARED
from mcda.allocation.solve import Outcome

_DUST = 1e-7
"""Reduced values below this part of value and cost are the solver's rounding."""

_OWN = ("balance", "cofinancing", "annual")


def reduced_values(
    model: Model, duals: Sequence[float], instance: Instance, ask: Callable[[Model], Outcome]
) -> dict[str, float]:
    """Return each eligible venture's value minus the cheapest cost of carrying it out in full.

    The cost is what it takes from the shared rows, at their prices, when its payments are
    spread over programmes and years in the cheapest way that its own rows allow. It is computed
    here for all ventures at once: what solvers report as reduced cost is arbitrary when several
    sets of prices fit the plan. Positive: it should go as far as it can; negative: so much more
    value would let it in; 0: it is worth exactly what it takes.

    Parameters
    ----------
    model : the linear programme that was priced
    duals : per row of the model, value per unit
    instance : what the model was built from
    ask : solves a model

    Returns
    -------
    dict
        project id -> reduced value; empty when the cheapest payments could not be found.
    """
    cost = _costs(model, duals)
    in_full = {venture.y: 1.0 for venture in instance.ventures}
    payments = {name: cost.get(name, 0.0) for name in model.variables if name[0] == "x"}
    own = [i for i in model.active if model.rows[i].family in _OWN]
    variables = {
        name: replace(variable, lower=in_full.get(name, 0.0), upper=in_full.get(name))
        for name, variable in model.variables.items()
        if name in in_full or name in payments
    }
    cheapest = ask(
        replace(
            model,
            variables=variables,
            rows=tuple(model.rows[i] for i in own),
            idle=frozenset(),
            value={name: -price for name, price in payments.items() if price},
        ).reached_anew()
    )
    if not cheapest.has_plan:
        return {}
    reduced = {}
    for venture in instance.ventures:
        money = sum(
            payments[name] * cheapest.values[name]
            for programme in venture.programmes
            for year in venture.years
            for name in [venture.x(programme, year)]
        )
        rest = venture.value - _fixed_cost(venture, cost) - money
        dust = _DUST * max(abs(venture.value), abs(money))
        reduced[venture.project.id] = rest if abs(rest) > dust else 0.0
    return reduced


def _costs(model: Model, duals: Sequence[float]) -> dict[str, float]:
    """Return what one unit of each variable takes from the shared rows, at their prices."""
    cost: dict[str, float] = {}
    for i in model.active:
        if duals[i] and model.rows[i].family in SHARED:
            for name, a in model.rows[i].terms.items():
                cost[name] = cost.get(name, 0.0) + duals[i] * a
    return cost


def _fixed_cost(venture: Venture, cost: dict[str, float]) -> float:
    """Return the cost of being carried out in full apart from money: people, other ventures."""
    return cost.get(venture.y, 0.0) + cost.get(venture.s, 0.0) / venture.project.max_fraction
