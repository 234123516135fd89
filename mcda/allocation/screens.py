"""What arithmetic alone says about the rules, before anything is solved.

A finding here is proof: what it calls impossible is impossible. That nothing is found proves
nothing; rules may still clash, which solving tells.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mcda.allocation.instance import Instance, Venture
from mcda.case.finding import Finding, Sentence, Severity, error, sentence
from mcda.case.model import Case, Limit, Region
from mcda.ranking.wording import at_most_text, shares_apart, told_apart

_HAIR = 1e-9  # part of a sum that is rounding


def screen_rules(instance: Instance) -> tuple[Finding, ...]:
    """List what makes a plan impossible (errors) or empty (warnings) at first sight.

    Parameters
    ----------
    instance : what will be asked of the allocation

    Returns
    -------
    tuple
        Floors that no venture can reach, that exceed absorption or budget, floors that together
        exceed all money, shares that leave no money to spend, no budgets at all.
    """
    return (*_means(instance), *_floors(instance), *_sums(instance), *_shares(instance))


def _means(instance: Instance) -> Iterator[Finding]:
    if instance.ventures and not any(map(any, instance.budgets)):
        yield _warning(
            "programmes", None,
            sentence("No programme has any money, so nothing can be funded."),
            _more_money(instance.case),
        )  # fmt: skip


def _more_money(case: Case) -> Sentence:
    """Say where money comes from when there is none."""
    if _has_money(case):
        return sentence(
            "Raise “Budgets of the programmes” (--budget-scale) above 0 %, or a programme's own "
            "under “Each programme”."
        )
    return sentence("Write budgets into the year columns of the table programmes.")


def _has_money(case: Case) -> bool:
    """Whether a programme or a fund has a budget, whatever factors make of it."""
    tables = [row.budgets for row in case.programmes] + [fund.budgets for fund in case.funds]
    return any(table.get(year) for table in tables for year in case.years)


def _floors(instance: Instance) -> Iterator[Finding]:
    for number, limit in enumerate(instance.case.limits, 1):
        if limit.minimum is None or limit.minimum <= 0 or limit.unit != "money":
            continue
        bound = min(_bounds(limit, instance), key=lambda bound: bound.most)
        if limit.minimum > bound.most * (1 + _HAIR):
            yield _impossible(number, limit, bound, instance.case)


@dataclass(frozen=True)
class _Bound:
    """The most money that can land where a limit looks, what sets it, and what lifts it from 0."""

    most: float
    why: str
    none: str
    lift: Sentence


def _bounds(limit: Limit, instance: Instance) -> Iterator[_Bound]:
    budgets = [math.fsum(row) for row in instance.budgets]
    all_money = "all budgets add up to {most}."
    if not any(budgets):  # said first: without money, no rule about it can help
        yield _Bound(0.0, all_money, all_money, _more_money(instance.case))
        return
    yield _Bound(
        math.fsum(_takes(venture, limit, instance) for venture in instance.ventures),
        "the joint ventures that may be funded can take at most {most} there.",
        "no joint venture that may be funded counts there.",
        sentence("Make a joint venture possible there."),
    )
    if limit.scope == "programme":
        ids = [programme.id for programme in instance.case.programmes]
        own = budgets[ids.index(limit.name)] if limit.name in ids else 0.0
        why = "its budgets add up to {most}."
        yield _Bound(own, why, why, sentence("Give the programme a budget."))
    yield _Bound(math.fsum(budgets), all_money, all_money, _more_money(instance.case))
    if limit.scope in ("region", "zone"):
        limits = [region.absorption for region in _members(limit, instance.case)]
        known = [amount for amount in limits if amount is not None]
        if len(known) == len(limits):
            yield _Bound(
                len(instance.years) * math.fsum(known),
                "what can be put to work there adds up to {most} over all years.",
                "no public money can be put to work there.",
                sentence("Raise what can be put to work there (absorption)."),
            )


def _members(limit: Limit, case: Case) -> list[Region]:
    if limit.scope == "region":
        return [region for region in case.regions if region.id == limit.name]
    return [region for region in case.regions if limit.name in region.zone]


def _takes(venture: Venture, limit: Limit, instance: Instance) -> float:
    """Return the most money of a venture that lands where a limit looks."""
    project = venture.project
    whole = venture.public * project.max_fraction
    if limit.scope == "sector":
        return whole if project.sector == limit.name else 0.0
    if limit.scope == "programme":
        payers = {instance.case.programmes[row].id: row for row in venture.programmes}
        if limit.name not in payers:
            return 0.0
        ceiling = instance.case.programmes[payers[limit.name]].ceiling
        return min(whole, ceiling * venture.cost * project.max_fraction)
    inside = {region.id for region in _members(limit, instance.case)}
    return whole * math.fsum(part for name, part in project.partners.items() if name in inside)


def _impossible(number: int, limit: Limit, bound: _Bound, case: Case) -> Finding:
    unit = case.settings.money_unit
    floor, most = told_apart(limit.minimum or 0.0, bound.most, unit)
    if bound.most > 0:
        because = sentence(bound.why, most=most)
        most = at_most_text(bound.most, unit)
        fix = sentence("Lower the minimum to {most} or less.", most=most)
    else:
        because = sentence(bound.none, most=most)
        fix = sentence("{lift} Or take the minimum out.", lift=bound.lift)
    return error(
        "limits", number, "minimum",
        sentence(
            "At least {floor} must go to {name}, but {because}",
            floor=floor, name=_name(limit, case), because=because,
        ),
        fix,
    )  # fmt: skip


def _name(limit: Limit, case: Case) -> str:
    """Return the name of what a limit concerns, as the user knows it."""
    tables: dict[str, dict[str, str]] = {
        "zone": {zone.id: zone.name for zone in case.zones},
        "region": {region.id: region.name for region in case.regions},
        "programme": {programme.id: programme.name for programme in case.programmes},
    }
    return tables.get(limit.scope, {}).get(limit.name) or limit.name


def _sums(instance: Instance) -> Iterator[Finding]:
    """Yield floors that do not overlap and together exceed all money."""
    total = math.fsum(math.fsum(row) for row in instance.budgets)
    unit = instance.case.settings.money_unit
    for scope in ("region", "zone", "sector", "programme"):
        floors = [
            limit.minimum
            for limit in instance.case.limits
            if limit.scope == scope and limit.unit == "money" and limit.minimum
        ]
        needed = math.fsum(floors)
        is_alone = any(floor > total for floor in floors)  # said of that row already
        if needed > total * (1 + _HAIR) and not is_alone and _is_disjoint(scope, instance.case):
            told, money = told_apart(needed, total, unit)
            yield error(
                "limits", None, "minimum",
                sentence(
                    "The floors of the {scope}s add up to {needed}, but all budgets add up to "
                    "{total}.",
                    scope=scope, needed=told, total=money,
                ),
                sentence("Lower the floors or raise the budgets."),
            )  # fmt: skip


def _shares(instance: Instance) -> Iterator[Finding]:
    """Yield shares under which no money at all can be spent."""
    for scope in ("region", "zone", "sector", "programme"):
        if not _is_disjoint(scope, instance.case):
            continue
        limits = [x for x in instance.case.limits if x.scope == scope and x.unit == "share"]
        least = math.fsum(limit.minimum or 0.0 for limit in limits)
        most = {limit.name: limit.maximum for limit in limits if limit.maximum is not None}
        if least > 1 + _HAIR:
            yield _empty(
                sentence("The smallest shares of the {scope}s add up to {sum} %, more than all.",
                         scope=scope, sum=shares_apart(least, 1.0)[0]),
                sentence("Lower them until they add up to 100 % or less."),
            )  # fmt: skip
        whole = math.fsum(most.values())
        if most and _covers(scope, set(most), instance.case) and whole < 1 - _HAIR:
            yield _empty(
                sentence("The largest shares of all {scope}s add up to {sum} %, less than all.",
                         scope=scope, sum=shares_apart(whole, 1.0)[0]),
                sentence("Raise them until they add up to 100 % or more."),
            )  # fmt: skip


def _empty(message: Sentence, fix: Sentence) -> Finding:
    says = sentence("{problem} So no money can be spent at all.", problem=message)
    return _warning("limits", None, says, fix)


def _warning(table: str, row: int | None, message: Sentence, fix: Sentence) -> Finding:
    return Finding(Severity.WARNING, table, row, "", message, fix, kind="rules")


def _is_disjoint(scope: str, case: Case) -> bool:
    return scope != "zone" or all(len(region.zone) <= 1 for region in case.regions)


def _covers(scope: str, names: set[str], case: Case) -> bool:
    """Whether all money lands in one of the places named."""
    if scope == "region":
        return names >= {region.id for region in case.regions}
    if scope == "zone":
        return all(names & set(region.zone) for region in case.regions)
    if scope == "sector":
        return names >= {project.sector for project in case.projects}
    return names >= {programme.id for programme in case.programmes}
