"""What is asked of equally good plans: to stay near the last one, or to leave no region behind.

Each question is the model with further variables and rows and another objective; the rules
of the case stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mcda.allocation.instance import Instance
from mcda.allocation.model import Model, Variable
from mcda.allocation.plan import GAP
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence

_FIRST_ROWS = 1e-5
"""Weight of the order of the ventures' rows beside what is asked first: it only breaks ties."""


def calmer(model: Model, instance: Instance, previous: Mapping[str, float] | None) -> Model:
    """Return the model that asks for the calmest plan.

    With a previous plan that is the least sum of C_j |y_j - y_j of then|; without one, the
    largest smallest amount over the regions that an eligible venture reaches. Money for
    ventures without value does not count there: nothing is funded to please a region only.
    Where that leaves several, the least sum of row of j x C_j y_j: the first rows come first.
    """
    if previous is None:
        return _least_left_behind(model, instance)
    return _nearest(model, instance, previous)


def held(model: Model, objective: float, bound: float) -> Model:
    """Return the model of the plans that are as good: within half of ``GAP`` of the bound.

    The other half is left to the solver's rounding. An optimum that is farther from its bound
    is no less good itself.
    """
    least = min(objective, bound - GAP / 2 * max(1.0, abs(objective)))
    return at_least(model, model.value, least)


def at_least(model: Model, terms: Mapping[str, float], least: float) -> Model:
    """Return the model in which these terms come to so much; the model itself without terms."""
    row = Row(
        family="calm",
        name="value",
        measure=Measure.PERSONNEL,  # counted in what the largest coefficient counts
        unit="value",
        sentence=sentence("The value stays what it is."),
        terms=terms,
        sense=Sense.AT_LEAST,
        rhs=least,
    )
    return replace(model, rows=(*model.rows, row)) if terms else model


def _nearest(model: Model, instance: Instance, previous: Mapping[str, float]) -> Model:
    rows: list[Row] = []
    apart: dict[str, float] = {}
    for venture in instance.ventures:
        distance = f"d{venture.row:05d}"
        then = previous.get(venture.project.id, 0.0)
        apart[distance] = -venture.project.cost
        rows.append(_row(distance, {distance: 1.0, venture.y: 1.0}, then, Measure.FRACTION))
        rows.append(_row(distance, {distance: 1.0, venture.y: -1.0}, -then, Measure.FRACTION))
    return replace(
        model,
        variables={**model.variables, **{name: Variable() for name in apart}},
        rows=(*model.rows, *rows),
        value=apart | _late_rows(instance),
    )


def _least_left_behind(model: Model, instance: Instance) -> Model:
    least = "t"
    amounts = list(_amounts(instance))
    if not amounts:
        return replace(model, value=_late_rows(instance))
    rows = [_row(least, {**terms, least: -1.0}, 0.0, Measure.MONEY) for terms in amounts]
    return replace(
        model,
        variables={**model.variables, least: Variable()},
        rows=(*model.rows, *rows),
        value={least: 1.0} | _late_rows(instance),
    )


def _late_rows(instance: Instance) -> dict[str, float]:
    """Return what money for ventures counts less the later their rows are."""
    count = max(len(instance.case.projects), 1)
    return {
        venture.y: -_FIRST_ROWS * (venture.row + 1) / count * venture.public
        for venture in instance.ventures
        if venture.public > 0
    }


def _amounts(instance: Instance) -> Iterator[dict[str, float]]:
    """Yield the money of each region that an eligible venture of value reaches, as terms."""
    reached: dict[str, dict[str, float]] = {}
    for venture in (venture for venture in instance.ventures if venture.value > 0):
        for region, share in venture.project.partners.items():
            if share > 0:
                reached.setdefault(region, {}).update(
                    {
                        venture.x(programme, year): share
                        for programme in venture.programmes
                        for year in venture.years
                    }
                )
    return (reached[r.id] for r in instance.case.regions if r.id in reached)


def _row(name: str, terms: dict[str, float], rhs: float, measure: Measure) -> Row:
    return Row(
        family="calm",
        name=name,
        measure=measure,
        unit="",
        sentence=sentence("Of equally good plans the calmest is taken."),
        terms=terms,
        sense=Sense.AT_LEAST,
        rhs=rhs,
    )
