"""One plan out of many equally good ones, so that plans do not jump.

A linear programme often has many optimal solutions: two ventures can be worth the same, and the
same venture can be paid in this year or the next, by one programme or another. The calmest plan
is taken; what is then still open is paid by the first programmes in the early years.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from mcda.allocation.calm import calmer, held
from mcda.allocation.instance import Instance
from mcda.allocation.model import Model
from mcda.allocation.plan import GAP, Status, gap_of
from mcda.allocation.rows import Sense
from mcda.allocation.solve import Outcome

_GOLDEN = (math.sqrt(5) - 1) / 2
_APART = 1e-3
"""Two ventures may swap payments and the sum stays the same. Multiples of the golden ratio, small
beside the sum, tell such plans apart, so that payments follow from what is carried out alone."""

Ask = Callable[[Model], Outcome]


def calm_selection(
    model: Model,
    outcome: Outcome,
    instance: Instance,
    ask: Ask,
    previous: Mapping[str, float] | None = None,
) -> Mapping[str, float]:
    """Choose the calmest among equally good selections of all-or-nothing ventures.

    Special case: when that is not proven (no time, or the optimum itself is not proven), the
    selection stays as it was found.

    Parameters
    ----------
    model : a model with whole selections
    outcome : its optimum
    instance : what the model was built from
    ask : solves a model
    previous : project id -> fraction in an earlier plan

    Returns
    -------
    Mapping
        variable -> value
    """
    if outcome.status is not Status.OPTIMAL or outcome.objective is None:
        return outcome.values
    bound = outcome.objective if outcome.bound is None else outcome.bound
    calm = ask(calmer(held(model, outcome.objective, bound), instance, previous))
    if calm.status is not Status.OPTIMAL or not _is_as_good(model, calm.values, outcome):
        return outcome.values
    return calm.values


def settle(
    model: Model,
    outcome: Outcome,
    instance: Instance,
    ask: Ask,
    previous: Mapping[str, float] | None = None,
) -> Mapping[str, float]:
    """Choose the calmest among the optimal solutions, then the one that pays early.

    First the least distance from the previous plan, or the largest smallest amount of a region;
    then the least sum of (row of venture + year + row of programme) x payment, each counted
    from 1. The optimal solutions are those in which all variables and rows with a price stay
    where they are (complementary slackness), so no value is given up, not even a tolerance. Who
    pays when follows from what is carried out alone, however that was found.

    Special case: where a step does not succeed, the solution before it is kept.

    Parameters
    ----------
    model : a linear programme
    outcome : its optimum
    instance : what the model was built from
    ask : solves a model
    previous : project id -> fraction in an earlier plan

    Returns
    -------
    Mapping
        variable -> value
    """
    best = outcome
    calm = ask(calmer(optimal_face(model, outcome), instance, previous))
    if calm.status is Status.OPTIMAL and _is_as_good(model, calm.values, outcome):
        best = calm
    settled = ask(replace(_carried_out(model, instance, best), value=_late(instance)))
    is_better = settled.has_plan and _is_as_good(model, settled.values, outcome)
    return settled.values if is_better else best.values


def optimal_face(model: Model, outcome: Outcome) -> Model:
    """Return the model of all optimal solutions; its own objective says nothing any more."""
    variables = dict(model.variables)
    for name in outcome.pinned:
        kept = outcome.values[name]
        variables[name] = replace(variables[name], lower=kept, upper=kept)
    rows = {i: replace(model.rows[i], sense=Sense.EQUAL) for i in outcome.tight}
    return replace(model.with_rows(rows), variables=variables)


def _carried_out(model: Model, instance: Instance, outcome: Outcome) -> Model:
    """Return the model of all ways to pay for what is carried out."""
    variables = dict(model.variables)
    for venture in instance.ventures:
        kept = outcome.values[venture.y]
        variables[venture.y] = replace(variables[venture.y], lower=kept, upper=kept)
    return replace(model, variables=variables)


def _late(instance: Instance) -> dict[str, float]:
    terms = [
        (venture.x(programme, year), venture.row + programme + year + 3)
        for venture in instance.ventures
        for programme in venture.programmes
        for year in venture.years
    ]
    return {
        name: -(late + _APART * (place * _GOLDEN % 1)) for place, (name, late) in enumerate(terms)
    }


def _is_as_good(model: Model, values: Mapping[str, float], outcome: Outcome) -> bool:
    if outcome.objective is None:
        return False
    value = sum(a * values[name] for name, a in model.value.items())
    bound = outcome.objective if outcome.bound is None else outcome.bound
    return value >= outcome.objective or gap_of(value, bound) <= GAP
