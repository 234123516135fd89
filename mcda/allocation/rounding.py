"""Payments as they are shown: to a few decimals, adding up to their totals, breaking no rule.

Every payment is rounded down or up by less than one unit of the last decimal. Which way is
itself a small integer programme over the rules of the case: every budget, ceiling, limit and cap
holds with the rounded figures; the totals of ventures and of programmes per year are as near to
the exact ones as that allows; and of such roundings the one is taken in which the largest
remainders go up. A total that is shown is the sum of what is shown.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mcda.allocation.model import Model, Variable
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import Sentence, sentence

_FURTHER = 2
"""So many decimals more than wanted may be shown where fewer would break a rule."""

_APART = (3.0, 10.0)
"""What a unit between a total, of a venture or of a programme's year, and its nearest rounding
weighs against remainders of payments."""

HAIR = 1e-6
"""Part of a unit that counts as nothing: floats of money hardly ever end where they should."""

_TOTAL = sentence("A total is as near to the exact one as the rules allow.")

MOST_PAYMENTS = 1000
"""Payments beyond which nobody adds them up by hand, and roundings would take long to find."""

Cell = tuple[str, str, int]
"""A payment: project, programme, year."""


@dataclass(frozen=True)
class Shown:
    """Payments as they are shown.

    Parameters
    ----------
    digits : decimals shown; None where no rounding keeps every rule, and amounts are exact
    amounts : payment -> amount shown
    """

    digits: int | None
    amounts: Mapping[Cell, float]

    def total(self, cells: Iterable[Cell]) -> float:
        """Return the sum of what is shown of these payments, which is the total to show."""
        whole = math.fsum(self.amounts.get(cell, 0.0) for cell in cells)
        return whole if self.digits is None else round(whole, self.digits)


def shown(question: Question, plan: Plan, digits: int) -> Shown:
    """Round the payments of a plan for display.

    Special cases: where no rounding to ``digits`` decimals keeps every rule, or a venture would
    seem to get nothing, one decimal more is tried, and another one; after that, and beyond
    ``MOST_PAYMENTS``, amounts stay exact.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    digits : decimals wanted
    """
    exact = {
        (part.project, payment.programme, payment.year): payment.amount
        for part in plan.projects
        for payment in part.money
    }
    if len(exact) > MOST_PAYMENTS:
        return Shown(None, exact)
    model = question.model()
    names = _names(question, exact)
    known = _fixed(question, plan)
    for places in range(digits, digits + _FURTHER + 1):
        grid = _Grid(exact, places)
        answer = question.ask(_nearest(model, grid, names, known))
        if answer.has_plan:
            ups = {cell for cell in grid.open if answer.values[_up(names[cell])] > 0.5}
            amounts = {cell: grid.at(cell, cell in ups) for cell in exact}
            if {cell[0] for cell in exact} == {cell[0] for cell in exact if amounts[cell] > 0}:
                return Shown(places, amounts)
    return Shown(None, exact)


class _Grid:
    """Payments between the two neighbours to which they can be rounded."""

    def __init__(self, exact: Mapping[Cell, float], digits: int) -> None:
        self.digits = digits
        self.unit = 10.0**-digits
        self.down = {cell: self.below(amount) for cell, amount in exact.items()}
        self.part = {cell: exact[cell] / self.unit - down for cell, down in self.down.items()}
        self.open = [cell for cell, part in self.part.items() if part > HAIR]
        self.exact = exact

    def below(self, amount: float) -> int:
        """Return the units that fit into an amount."""
        return math.floor(amount / self.unit + HAIR)

    def at(self, cell: Cell, is_up: bool) -> float:
        """Return the amount that is shown of a payment."""
        return round((self.down[cell] + is_up) * self.unit, self.digits)


def _names(question: Question, exact: Mapping[Cell, float]) -> dict[Cell, str]:
    """Return payment -> variable."""
    instance = question.instance()
    row = {programme.id: n for n, programme in enumerate(question.case.programmes)}
    place = {year: t for t, year in enumerate(instance.years)}
    ventures = instance.by_id
    return {
        (project, programme, year): ventures[project].x(row[programme], place[year])
        for project, programme, year in exact
    }


def _fixed(question: Question, plan: Plan) -> dict[str, float]:
    """Return what rounding does not change: how much of each venture is carried out."""
    known: dict[str, float] = {}
    fractions = plan.fractions
    for venture in question.instance().ventures:
        known[venture.y] = fractions[venture.project.id]
        known[venture.s] = float(fractions[venture.project.id] > 0)
    return known


def _up(name: str) -> str:
    return "u" + name[1:]


def _nearest(
    model: Model, grid: _Grid, names: Mapping[Cell, str], known: Mapping[str, float]
) -> Model:
    """Return the integer programme that finds the nearest rounding under the rules.

    A payment that goes up although its remainder f is small costs 1 - 2 f of nearness; payments
    earlier in the plan go first where remainders are equal.
    """
    paid = {names[cell]: cell for cell in names}
    rows = [_rounded(row, grid, paid, known) for row in _with_payments(model, paid)]
    totals, apart = _totals(grid, names)
    rows += totals
    free = {
        name: variable
        for row in rows
        for name in row.terms
        if (variable := model.variables.get(name)) is not None
    }
    ups = {_up(names[cell]): Variable(upper=1.0, is_integer=True) for cell in grid.open}
    value = nearness({_up(names[cell]): grid.part[cell] for cell in grid.open})
    rows = [row for row in rows if row.terms]
    return replace(
        model,
        variables={**free, **ups, **{name: Variable() for name in apart}},
        rows=tuple(rows),
        idle=frozenset(),
        value={**value, **apart},
    )


def _with_payments(model: Model, paid: Mapping[str, Cell]) -> Iterator[Row]:
    """Yield the rules about payments; that a venture is paid as much as it needs is no such."""
    for i in model.active:
        row = model.rows[i]
        if row.family != "balance" and not paid.keys().isdisjoint(row.terms):
            yield row


def _rounded(row: Row, grid: _Grid, paid: Mapping[str, Cell], known: Mapping[str, float]) -> Row:
    """Write a rule in what goes up and what is still free, such as money carried over."""
    terms: dict[str, float] = {}
    settled = 0.0
    for name, a in row.terms.items():
        if name in paid:
            cell = paid[name]
            settled += a * grid.down[cell] * grid.unit
            if grid.part[cell] > HAIR:
                terms[_up(name)] = a * grid.unit
        elif name in known:
            settled += a * known[name]
        elif name[0] != "x":
            terms[name] = a
    hair = HAIR * grid.unit
    slack = {Sense.AT_MOST: hair, Sense.AT_LEAST: -hair, Sense.EQUAL: 0.0}[row.sense]
    return replace(row, terms=terms, rhs=row.rhs - settled + slack, share=None)


def _totals(grid: _Grid, names: Mapping[Cell, str]) -> tuple[list[Row], dict[str, float]]:
    """Tie totals of ventures, and of programmes per year, to their nearest roundings.

    Returns the rows, and what each variable that says how far a total is apart from it weighs.
    """
    totals: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in grid.exact:
        totals[cell[:1]].append(cell)
        totals[cell[1:]].append(cell)
    rows: list[Row] = []
    apart: dict[str, float] = {}
    for place, (key, cells) in enumerate(totals.items()):
        terms = {_up(names[cell]): 1.0 for cell in cells if grid.part[cell] > HAIR}
        if terms:
            whole = math.fsum(grid.exact[cell] for cell in cells)
            missing = grid.below(whole + grid.unit / 2) - sum(grid.down[cell] for cell in cells)
            below, above = f"e{place:05d}", f"o{place:05d}"
            terms |= {below: 1.0, above: -1.0}
            rows.append(rounding_row(_TOTAL, terms, Sense.EQUAL, float(missing)))
            apart |= dict.fromkeys((below, above), -_APART[len(key) - 1])
    return rows, apart


def rounding_row(says: Sentence, terms: Mapping[str, float], sense: Sense, rhs: float) -> Row:
    """Write a rule about what goes up, in units of the last decimal."""
    return Row("rounding", "rounding", Measure.FRACTION, "", says, terms, sense, rhs)


def nearness(remainders: Mapping[str, float]) -> dict[str, float]:
    """Return what it is worth that each goes up: the larger remainder first, else the first.

    Parameters
    ----------
    remainders : variable -> part of a unit that was cut off, in their order
    """
    return {
        name: 2 * part - 1 - 1e-7 * place for place, (name, part) in enumerate(remainders.items())
    }


def largest_remainder(parts: Sequence[float], total: float, digits: int) -> list[float]:
    """Round parts to decimals so that they add up to a rounded total.

    Each is rounded down, then the largest remainders go up, the first of equal ones first.

    Parameters
    ----------
    parts : amounts >= 0
    total : what the rounded parts must add up to, within a unit per part of their sum
    digits : decimals
    """
    unit = 10.0**-digits
    down = [math.floor(part / unit + HAIR) for part in parts]
    missing = round(total / unit) - sum(down)
    order = sorted(range(len(parts)), key=lambda i: down[i] - parts[i] / unit)
    ups = set(order[: max(missing, 0)])
    return [round((units + (i in ups)) * unit, digits) for i, units in enumerate(down)]


def shown_funds(plan: Plan, found: Shown) -> dict[Cell, float]:
    """Round what funds give so that it adds up to what their programme is shown to spend.

    Parameters
    ----------
    plan : a plan
    found : its payments as shown

    Returns
    -------
    dict
        (programme, fund, year) -> amount shown
    """
    years: dict[tuple[str, int], list[str]] = defaultdict(list)
    exact = {(part.programme, part.fund, part.year): part.amount for part in plan.funds}
    if found.digits is None:
        return exact
    for programme, fund, year in exact:
        years[programme, year].append(fund)
    amounts: dict[Cell, float] = {}
    for (programme, year), names in years.items():
        total = found.total(cell for cell in found.amounts if cell[1:] == (programme, year))
        whole = math.fsum(exact[programme, fund, year] for fund in names)
        parts = [exact[programme, fund, year] * total / whole for fund in names]
        for fund, amount in zip(names, largest_remainder(parts, total, found.digits)):
            amounts[programme, fund, year] = amount
    return {cell: amounts[cell] for cell in exact}
