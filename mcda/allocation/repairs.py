"""The cheapest changes that let clashing rules hold, each tried before it is offered.

A rule gives by an elastic variable (Chinneck 2008): the least that it must give alone, and where
no rule alone is enough, the least that several must give together. A repair is offered only
after the case with its changes was solved again and has a plan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mcda.allocation.change_wording import given_up, moved, repair_sentence
from mcda.allocation.changes import Change, Repair, apply
from mcda.allocation.conflict import Conflict, find_conflict
from mcda.allocation.levers import Lever, levers, loosened, weight
from mcda.allocation.model import Model
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.rows import Row, Sense
from mcda.allocation.solve import Outcome
from mcda.case.model import Case

MOST = 6
"""Repairs that are offered at most."""

_HAIR = 1e-6  # part of a figure that counts as nothing, where others give as well
_DUST = 1e-9  # part of what a share is of that is the solver's rounding
_SPECK = 1e-12  # the same where nothing else gives: floors may miss a budget by very little
_ROUNDS = 8  # solves in which a share finds its best figure
_DIGITS = (9, 6, 4)  # of the amounts: on the very edge, rules may still fail by rounding


@dataclass(frozen=True)
class Diagnosis:
    """Why there is no plan, and what would help.

    Parameters
    ----------
    conflict : rules that cannot hold together; None when there is a plan, or no proof of none
    repairs : cheapest first; each alone lets the rules hold
    """

    conflict: Conflict | None
    repairs: tuple[Repair, ...]


def diagnose(question: Question) -> Diagnosis:
    """Find out which rules clash and what would let them hold.

    Parameters
    ----------
    question : what was asked, with the answer that there is no plan

    Returns
    -------
    Diagnosis
        Empty when there is a plan after all, or when time ran out.
    """
    model = question.model()
    conflict = find_conflict(model, question.ask)
    if conflict is None:
        return Diagnosis(None, ())
    return Diagnosis(conflict, find_repairs(question, model, conflict))


def find_repairs(question: Question, model: Model, conflict: Conflict) -> tuple[Repair, ...]:
    """Return the cheapest repairs, each verified by solving again.

    Whatever mends the case alone is one of the rules in the conflict. Where none of them does,
    there are further conflicts, and several rules give at once.

    Parameters
    ----------
    question : what was asked
    model : its model, infeasible
    conflict : rules of the model that clash
    """
    everything = levers(model)
    blamed = {(clash.family, clash.name) for clash in conflict.clashes}
    suspects = [
        lever
        for lever in everything
        if any((model.rows[i].family, model.rows[i].name) in blamed for i in lever.rows)
    ]
    figures = [lever for lever in everything if not lever.is_link]
    best = _used(question, model, figures)
    alone = [(lever,) for lever in suspects]
    found = list(_verified(question, model, [best, *alone]))
    if len(found) <= 1:
        others = [_used(question, model, [f for f in figures if f != spared]) for spared in best]
        found += _verified(question, model, [*others, *_with_links(question, model, suspects)])
    unique = {
        tuple((change.family, change.name, change.end) for change in repair.changes): repair
        for repair in found
    }
    return tuple(sorted(unique.values(), key=lambda repair: repair.cost)[:MOST])


def _with_links(
    question: Question, model: Model, suspects: list[Lever]
) -> Iterator[tuple[Lever, ...]]:
    """Yield a link that is given up together with the figures that must give besides."""
    for link in suspects:
        if link.is_link:
            without = loosened(model, (link,))
            figures = [lever for lever in levers(without) if not lever.is_link]
            yield (link, *_used(question, without, figures))


def _used(question: Question, model: Model, offered: Iterable[Lever]) -> tuple[Lever, ...]:
    """Return the levers that give when all of them may."""
    offered = tuple(offered)
    outcome = question.ask(loosened(model, offered))
    if not outcome.has_plan:
        return ()
    return tuple(
        lever
        for lever in offered
        if _gives(outcome.values[lever.variable], model.rows[lever.rows[0]], model)
    )


def _gives(amount: float, row: Row, model: Model) -> bool:
    least = 0.0 if row.share is None else _DUST * model.size_of(row)
    return amount > max(_HAIR * abs(row.rhs), least)


def _least(
    question: Question, model: Model, given: tuple[Lever, ...]
) -> Mapping[str, float] | None:
    """Return a solution in which these levers give as little as they must; None without one."""
    if not given:
        return None
    outcome = question.ask(loosened(model, given))
    if outcome.status is not Status.OPTIMAL:
        return None
    return _best_shares(question, model, given, outcome.values)


def _repair(
    question: Question,
    model: Model,
    given: tuple[Lever, ...],
    values: Mapping[str, float],
    digits: int,
) -> Repair | None:
    changes: list[Change] = []
    cost = 0.0
    for lever in given:
        hair = _SPECK if len(given) == 1 else _HAIR
        made = _changes(lever, model, values, question.case, digits, hair)
        if not made:
            return None
        changes += made
        cost += _cost(lever, model, made)
    return Repair(tuple(changes), repair_sentence(changes), cost)


def _cost(lever: Lever, model: Model, changes: list[Change]) -> float:
    """Return the part of the figure that gives; giving a rule up costs the whole."""
    if lever.is_link or changes[0].amount is None:
        return 1.0
    level = abs(model.rows[lever.rows[0]].level)
    return changes[0].amount / level if level else changes[0].amount * weight(lever, model)


def _changes(
    lever: Lever,
    model: Model,
    values: Mapping[str, float],
    case: Case,
    digits: int,
    hair: float,
) -> list[Change]:
    if lever.is_link:
        return [given_up(model.rows[lever.rows[0]], case)]
    rows = [model.rows[i] for i in lever.rows]
    steps = [abs(_level(row, values) - row.level) for row in rows]
    needed = _rounded(max(steps), digits)
    return [
        moved(row, max(row.level - needed, 0.0) if _falls(row) else row.level + needed)
        for row, step in zip(rows, steps)
        if step > max(hair * abs(row.level), _HAIR * needed)
    ]


def _falls(row: Row) -> bool:
    return row.sense is Sense.AT_LEAST


def _level(row: Row, values: Mapping[str, float]) -> float:
    """Return the figure at which a row holds with these values; its own where it holds."""
    used = row.used(values)
    return min(used, row.level) if _falls(row) else max(used, row.level)


def _rounded(amount: float, digits: int) -> float:
    """Round an amount: 15.000000001 to 15 with nine digits, but never downwards with fewer."""
    if amount <= 0:
        return 0.0
    places = digits - 1 - math.floor(math.log10(amount))
    if digits == _DIGITS[0]:
        return round(amount, places)
    unit = 10.0**-places
    return round(math.ceil(amount / unit) * unit, places)


def _best_shares(
    question: Question, model: Model, given: tuple[Lever, ...], values: Mapping[str, float]
) -> Mapping[str, float]:
    """Let a share that gives alone give no more than it must.

    The least money that is missing is not the least share. With the share at what the last
    values reach, the most room in its row is sought until there is none (Dinkelbach 1967).
    """
    lever = given[0]
    row = model.rows[lever.rows[0]]
    if len(given) > 1 or lever.is_link or row.share is None:
        return values
    sign = 1.0 if _falls(row) else -1.0
    for _ in range(_ROUNDS):
        step = _level(row, values) - row.level
        terms = row.moved(step).terms
        room = question.ask(
            replace(
                model,
                idle=model.idle | {lever.rows[0]},
                value={name: sign * a for name, a in terms.items() if a},
            )
        )
        if not room.has_plan or not room.objective or room.objective <= _DUST * model.size_of(row):
            break
        values = room.values
    return values


def _verified(
    question: Question, model: Model, tried: Iterable[tuple[Lever, ...]]
) -> Iterator[Repair]:
    """Yield what is given, where the case has a plan after it."""
    for given in tried:
        values = _least(question, model, given)
        if values is None:
            continue
        for digits in _DIGITS:
            repair = _repair(question, model, given, values, digits)
            outcome = None if repair is None else mended(question, repair)
            if repair is not None and outcome is not None and outcome.has_plan:
                yield replace(repair, worth=outcome.objective)
                break


def mended(question: Question, repair: Repair) -> Outcome:
    """Solve the case as a repair changes it: whether the rules hold together, and to what worth."""
    case = apply(question.case, repair, question.factors)
    asked = without_given_up(question.of(case), repair)
    return asked.ask(asked.model())


def without_given_up(question: Question, repair: Repair) -> Question:
    """Ask without the wishes and floors that a repair gives up, and with the case's own tau."""
    kept = [
        rows for rows in question.extra_rows if getattr(rows, "name", "") not in repair.given_up
    ]
    changed: dict[str, object] = {"extra_rows": tuple(kept)}
    if any(change.family == "role_floor" for change in repair.changes):
        changed["floor"] = None
    return question.with_options(**changed)
