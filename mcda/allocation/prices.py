"""What one more unit of money, of absorption, of people would bring.

A price is the change of value for one more unit of a rule's right-hand side,
(V(b + d) - V(b)) / d with d = 1 unit or, if smaller, as far as the price holds. The solver's
dual is that price only where the dual holds upwards of b; where it does not (a degenerate
optimum: two rules stop the same venture), the model is solved again with a little more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from mcda.allocation.model import Model
from mcda.allocation.plan import Price
from mcda.allocation.rows import SHARED, Row, Sense
from mcda.allocation.solve import Outcome

_STEP = 1e-6
"""Step of a confirming solve, as part of the most that a single term of the row can come to."""

_PERCENTAGE_POINT = 0.01

_DIGITS = 12
"""Digits of a figure that are told, counted from the largest one that went into it."""

MOST_CONFIRMED = 40
"""Rows in doubt up to which each is solved again."""

Ask = Callable[[Model], Outcome]


@dataclass(frozen=True)
class Pricing:
    """The prices of one linear programme.

    Parameters
    ----------
    prices : one per row that is priced
    duals : per row of the model, one joint set of prices at which every venture breaks even
        exactly as the plan treats it; equals ``prices`` unless the optimum is degenerate
    """

    prices: tuple[Price, ...]
    duals: tuple[float, ...]


@dataclass(frozen=True)
class _Worth:
    price: float | None
    low: float | None = None
    high: float | None = None


def unpriced(
    model: Model, values: Mapping[str, float], kept: Mapping[str, float]
) -> tuple[Price, ...]:
    """List the rows without prices: none are valid; arguments as for :func:`price_rows`."""
    seen = _Seen(values, kept)
    return tuple(_listed(row, _Worth(None), seen.by(row)) for _, row in _rows(model))


class _Seen:
    """The plan as rows see it: those of funds count all that funds keep, needed later or not."""

    def __init__(self, values: Mapping[str, float], kept: Mapping[str, float]) -> None:
        self.values, self.all_kept = values, {**values, **kept}

    def by(self, row: Row) -> Mapping[str, float]:
        return self.all_kept if row.family == "funds" else self.values


def price_rows(
    model: Model,
    optimum: Outcome,
    values: Mapping[str, float],
    kept: Mapping[str, float],
    ask: Ask,
    confirm: bool = True,
) -> Pricing:
    """Price the shared rows of a linear programme.

    Special cases: a row with room to spare has price 0; a floor that cannot be raised has none;
    with ``confirm`` off, or with more than ``MOST_CONFIRMED`` rows in doubt, the duals stand for
    the prices, of which they may be one set out of many.

    Parameters
    ----------
    model : a linear programme
    optimum : its optimum, with duals and, where the solver tells, their ranges
    values : the plan that is shown, as good as the optimum
    kept : variable -> all that a fund keeps in a year under that plan
    ask : solves a model with duals and ranges
    confirm : whether to solve again where the duals alone do not tell
    """
    seen = _Seen(values, kept)
    worths = {
        i: _from_dual(row, i, optimum, seen.by(row), _step(model, row)) for i, row in _rows(model)
    }
    doubtful = [i for i, worth in worths.items() if worth is None]
    duals = optimum.duals
    if confirm:
        duals = _relaxed_duals(model, [*doubtful, *_between_ventures(model, optimum)], ask) or duals
    for i in doubtful:
        if confirm and len(doubtful) <= MOST_CONFIRMED:
            worths[i] = _confirmed(model, i, optimum, ask)
        else:
            worths[i] = _Worth(_slope(model.rows[i], duals[i], values))
    prices = tuple(_listed(row, worths[i] or _Worth(None), seen.by(row)) for i, row in _rows(model))
    return Pricing(prices, duals)


def _slope(row: Row, dual: float, values: Mapping[str, float]) -> float:
    """Return a dual as a price: of a share, each percentage point moves a hundredth of all."""
    if row.share is None:
        return dual
    return dual * _PERCENTAGE_POINT * row.total(values)


def _rows(model: Model) -> Iterator[tuple[int, Row]]:
    return ((i, row) for i, row in enumerate(model.rows) if row.is_priced)


def _listed(row: Row, worth: _Worth, values: Mapping[str, float]) -> Price:
    spare = row.level - row.used(values)
    if row.sense is Sense.AT_LEAST:
        spare = -spare
    size = max(abs(row.level), abs(row.used(values)))
    if spare < 1e-9 * size:
        spare = 0.0
    return Price(
        family=row.family,
        name=row.name,
        unit=row.unit,
        sentence=row.sentence,
        rhs=row.level,
        slack=_meant(spare, size),
        price=None if worth.price is None else _meant(worth.price, worth.price),
        valid_from=None if worth.low is None else _meant(worth.low, size),
        valid_to=None if worth.high is None else _meant(worth.high, max(size, abs(worth.high))),
    )


def _meant(figure: float, size: float) -> float:
    """Return a figure without the digits that sums of this size do not have.

    Plans that carry out the same can reach it by other payments, and so by other last digits.
    """
    if not (size and math.isfinite(figure)):
        return figure
    return round(figure, _DIGITS - math.ceil(math.log10(abs(size)))) + 0.0


def _from_dual(
    row: Row, i: int, optimum: Outcome, values: Mapping[str, float], step: float
) -> _Worth | None:
    """Return the price where the optimum alone tells it; None where it does not.

    The value is concave in a right-hand side: a row with dual 0 gains nothing by more room, and
    within its range a dual is the slope itself.
    """
    dual, used = optimum.duals[i], row.used(values)
    if dual == 0:
        if row.sense is Sense.AT_MOST:
            return _Worth(0.0, low=row.level if row.only_more else used)
        if used > row.level + step:
            return _Worth(0.0, high=used)
        return None
    if row.share is not None or i not in optimum.ranges:
        return None
    low, high = optimum.ranges[i]
    if high <= row.rhs + step:
        return None
    return _Worth(dual, _finite(min(low, row.rhs)), _finite(high))


def _confirmed(model: Model, i: int, optimum: Outcome, ask: Ask) -> _Worth:
    """Solve again with a little more of one row: the dual there is the slope upwards of here."""
    row = model.rows[i]
    if row.share is not None:
        return _share_worth(model, i, optimum, ask)
    step = _step(model, row)
    more = ask(model.with_rows({i: row.moved(step)}))
    if not more.duals:
        return _Worth(None)
    if more.duals[i] == 0 and row.sense is Sense.AT_MOST:
        return _Worth(0.0, low=row.rhs)
    if i in more.ranges and more.ranges[i][0] <= row.rhs + step / 2:
        return _Worth(more.duals[i], row.rhs, _finite(more.ranges[i][1]))
    return _Worth(more.duals[i])


def _share_worth(model: Model, i: int, optimum: Outcome, ask: Ask) -> _Worth:
    """Solve again with one percentage point more; the value is not linear in a share."""
    row = model.rows[i].moved(_PERCENTAGE_POINT)
    if row.level > 1:
        return _Worth(None)
    more = ask(model.with_rows({i: row}))
    if not more.has_plan or more.objective is None or optimum.objective is None:
        return _Worth(None)
    return _Worth(more.objective - optimum.objective)


def _between_ventures(model: Model, optimum: Outcome) -> list[int]:
    """Return the rows between two ventures whose dual may be another one as well."""
    return [
        i
        for i, row in enumerate(model.rows)
        if row.family in SHARED
        and not row.is_priced
        and optimum.duals[i] != 0
        and optimum.ranges.get(i, (0.0, 0.0))[1] <= row.rhs + _step(model, row)
    ]


def _relaxed_duals(model: Model, doubtful: list[int], ask: Ask) -> tuple[float, ...]:
    """Return duals that hold when all doubtful rows get a little more room at once.

    At a degenerate optimum the duals are one set out of many; this fixes which. The first rows
    get least, up to half of what the last get: in proportion, all would end together again.
    Empty without doubtful rows, or when there is no answer.
    """
    if not doubtful:
        return ()
    room = {}
    for place, i in enumerate(doubtful):
        row = model.rows[i]
        more = _linear_step(model, row) * (-1 if row.sense is Sense.AT_LEAST else 1)
        more *= 1 + place / len(doubtful)
        room[i] = replace(row, rhs=row.rhs + more)
    return ask(model.with_rows(room)).duals


def _step(model: Model, row: Row) -> float:
    return _STEP if row.share is not None else _linear_step(model, row)


def _linear_step(model: Model, row: Row) -> float:
    return _STEP * model.size_of(row)


def _finite(value: float) -> float | None:
    return value + 0.0 if math.isfinite(value) else None  # + 0.0 makes -0.0 plain 0
