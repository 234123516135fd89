"""Wishes about a plan, and what was taken of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mcda.allocation.plan import Plan
from mcda.allocation.taken import PLAN, floor_of, groups_of
from mcda.allocation.wishes import Wish
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Taken
from mcda.case.taken import SHARE
from mcda.ranking.wording import figure_text, joined, share_text, told_apart
from mcda.report.equity_wording import amount_text
from mcda.report.numbers import listing

_SAME = 1e-6  # part of the value by which plans are worth the same
_NAMED = 12  # ventures of a plan that are named


def wish_sentence(wish: Wish, case: Case) -> Sentence:
    """Say what is wished; the subject by its name, or its id where the case lost it."""
    names = {project.id: project.name for project in case.projects}
    names |= {programme.id: programme.name for programme in case.programmes}
    name = names.get(wish.subject, wish.subject)
    amount = figure_text(wish.level or 0.0, case.settings.money_unit)
    if wish.kind == "out":
        return sentence("{project} gets nothing.", project=name)
    if wish.kind == "amount":
        return sentence("{project} gets exactly {amount}.", project=name, amount=amount)
    if wish.kind == "budget":
        return sentence(
            "{programme} has {amount} in all years together."
            if wish.year is None
            else "{programme} has {amount} in {year}.",
            programme=name,
            amount=amount,
            year=wish.year,
        )
    if wish.level is None:
        return sentence("{project} is carried out in full.", project=name)
    return sentence(
        "At least {percent} % of {project} is carried out.",
        percent=share_text(wish.level),
        project=name,
    )


def price_of_wish(cost: float | None, whole: float | None) -> Sentence:
    """Say what a wish alone costs.

    Parameters
    ----------
    cost : value lost, negative when value is won; None where it leaves no plan
    whole : value of the plan without it; None without one
    """
    if cost is None:
        return sentence("Alone it leaves no plan.")
    if cost == 0:
        return sentence("Alone it costs nothing.")
    part = share_text(abs(cost) / abs(whole), digits=2) if whole else "–"
    says = (
        "Alone it costs {amount} of value, {percent} %."
        if cost > 0
        else "Alone it adds {amount} of value, {percent} %."
    )
    return sentence(says, amount=figure_text(abs(cost)), percent=part)


def taken_sentences(rules: Iterable[Taken], case: Case) -> Iterator[Sentence]:
    """Say what was taken, a sentence for each thing that is let go at once.

    Parameters
    ----------
    rules : what was taken
    case : the case as it is without
    """
    for group in groups_of(rules).values():
        yield taken_sentence(group, case)


def taken_sentence(group: Sequence[Taken], case: Case) -> Sentence:
    """Say one thing that was taken: a rule, or all rules of a plan.

    Parameters
    ----------
    group : rules that are let go at once
    case : the case as it is without
    """
    rule = group[0]
    if rule.kind == PLAN:
        return _plan_sentence(group, case)
    if rule.kind == "least":
        return _floor_sentence(rule, case)
    if rule.kind in _LINKS and rule.value is None:
        return _link_sentence(rule, case)
    if rule.kind in _VENTURES:
        return _venture_sentence(rule, case)
    return _figure_sentence(rule, case)


_FIGURES = {
    "budget": "The plan counts on {now} for {name} in {year}, as was taken, where the case has "
    "{before}.",
    "budgets": "The plan counts on {now} for {name} in all years together, as was taken, where "
    "the case has {before}.",
    "absorption": "The plan lets {name} put {now} to work in a year, as was taken, where the case "
    "has {before}.",
    "personnel": "The plan counts on {now} skilled people of {name}, as was taken, where the case "
    "has {before}.",
    "minimum": "The plan asks for at least {now} for {name}, as was taken, where the case asks "
    "for {before}.",
    "maximum": "The plan allows {now} for {name}, as was taken, where the case allows {before}.",
    "cap": "The plan allows {now} for the group {name}, as was taken, where the case allows "
    "{before}.",
    "at_least": "The plan asks for {now} joint ventures of the group {name}, as was taken, where "
    "the case asks for {before}.",
    "at_most": "The plan allows {now} joint ventures of the group {name}, as was taken, where the "
    "case allows {before}.",
}  # fmt: skip
_VENTURES = ("in", "out", "amount")
_LINKS = {
    "requires": "The plan lets {first} go ahead without {second}, as was taken.",
    "excludes": "The plan lets {first} and {second} go ahead side by side, as was taken.",
    "groups": "The plan takes {second} out of the group {first}, as was taken.",
}


def taken_value(plan: Plan, free: float | None) -> Sentence | None:
    """Say what the value would be without what was taken; None without a plan.

    Parameters
    ----------
    plan : the plan that keeps what was taken
    free : value of the plan without it; None where there would be none
    """
    if plan.objective is None:
        return None
    if free is None:
        return sentence("Without that there would be no plan.")
    if abs(free - plan.objective) <= _SAME * max(1.0, abs(free)):
        return sentence("Without that its value would be the same.")
    now, then = told_apart(plan.objective, free)
    more = free - plan.objective
    says = (
        "Without that its value would be {then} instead of {now}, {percent} % more."
        if more > 0
        else "Without that its value would be {then} instead of {now}, {percent} % less."
    )
    if plan.objective <= 0:
        says = "Without that its value would be {then} instead of {now}."
    percent = share_text(abs(more) / (plan.objective or 1.0), digits=2)
    return sentence(says, then=then, now=now, percent=percent)


def taken_note(plan: Plan, free: float | None, case: Case) -> Sentence | None:
    """Say all that was taken and what the value would be without it; None where nothing was.

    Parameters
    ----------
    plan : the plan that keeps what was taken
    free : value of the plan without it; None where there would be none
    case : the case as it is without
    """
    if not plan.taken or not plan.has_plan:
        return None
    told = list(taken_sentences(plan.taken, case))
    value = taken_value(plan, free)
    return joined(told if value is None else [*told, value])


def _plan_sentence(group: Sequence[Taken], case: Case) -> Sentence:
    names = {project.id: project.name for project in case.projects}
    ventures = [names.get(rule.subject, rule.subject) for rule in group]
    if len(ventures) > _NAMED:
        return sentence(
            "The plan is one that was taken as it was: {count} joint ventures at the sizes they "
            "had in it, and nothing for others.",
            count=len(ventures),
        )
    return sentence(
        "The plan is one that was taken as it was: {names} at the sizes they had in it, and "
        "nothing for others.",
        names=listing(ventures),
    )


def _floor_sentence(rule: Taken, case: Case) -> Sentence:
    floor = floor_of([rule])
    by, per = (floor.by, floor.per) if floor else ("region", "head")
    return sentence(
        "The plan keeps at least {least} for every region that a joint venture can reach, as was "
        "taken."
        if by == "region"
        else "The plan keeps at least {least} for every zone that a joint venture can reach, as "
        "was taken.",
        least=amount_text(rule.value or 0.0, per, case),
    )


def _venture_sentence(rule: Taken, case: Case) -> Sentence:
    names = {project.id: project.name for project in case.projects}
    name = names.get(rule.subject, rule.subject)
    if rule.kind == "out":
        return sentence("The plan leaves out {project}, as was wished.", project=name)
    if rule.kind == "amount":
        return sentence(
            "The plan gives {project} exactly {amount}, as was wished.",
            project=name,
            amount=figure_text(rule.value or 0.0, case.settings.money_unit),
        )
    if rule.value is None:
        return sentence("The plan carries {project} out in full, as was wished.", project=name)
    return sentence(
        "The plan carries out at least {percent} % of {project}, as was wished.",
        percent=share_text(rule.value),
        project=name,
    )


def _figure_sentence(rule: Taken, case: Case) -> Sentence:
    template, name, before, unit = _figure(rule, case)
    percent = rule.subject.endswith(SHARE)
    scale, unit = (100.0, "%") if percent else (1.0, unit)
    now, then = figure_text(scale * (rule.value or 0.0), unit), "–"
    if before is not None:
        now, then = told_apart(scale * (rule.value or 0.0), scale * before, unit)
    return sentence(_FIGURES[template], now=now, before=then, name=name, year=rule.year)


def _figure(rule: Taken, case: Case) -> tuple[str, str, float | None, str]:
    """Return the sentence, name, figure in the case and unit of a figure that was taken."""
    unit = case.settings.money_unit
    if rule.kind == "budget":
        names = {row.id: row.name for row in case.programmes}
        template = "budgets" if rule.year is None else "budget"
        return template, names[rule.subject], _budget(rule, case), unit
    if rule.kind == "groups":
        group = rule.subject.removesuffix(":maximum")
        row = next(row for row in case.groups if row.id == group)
        if group != rule.subject:
            return "cap", row.name or row.id, row.maximum, unit
        return row.rule, row.name or row.id, row.count, ""
    if rule.kind == "limits":
        scope, place, side = rule.subject.removesuffix(SHARE).split(":")
        measure = "share" if rule.subject.endswith(SHARE) else "money"
        limit = next(
            row
            for row in case.limits
            if (row.scope, row.name, row.unit) == (scope, place, measure)
            and getattr(row, side) is not None
        )
        return side, _place(scope, place, case), getattr(limit, side), unit
    region = case.region(rule.subject)
    before = region.absorption if rule.kind == "absorption" else region.personnel
    return rule.kind, region.name, before, unit if rule.kind == "absorption" else ""


def _place(scope: str, name: str, case: Case) -> str:
    names: dict[str, dict[str, str]] = {
        "zone": {row.id: row.name for row in case.zones},
        "region": {row.id: row.name for row in case.regions},
        "programme": {row.id: row.name for row in case.programmes},
    }
    return names.get(scope, {}).get(name) or name


def _link_sentence(rule: Taken, case: Case) -> Sentence:
    names = {row.id: row.name for row in case.projects}
    first, _, second = rule.subject.partition(",")
    called = {row.id: row.name for row in case.groups} if rule.kind == "groups" else names
    return sentence(
        _LINKS[rule.kind], first=called.get(first) or first, second=names.get(second, second)
    )


def _budget(rule: Taken, case: Case) -> float:
    feeding = [fund.budgets for fund in case.funds if fund.programme == rule.subject]
    own = [row for row in case.programmes if row.id == rule.subject]
    is_fed = bool(feeding) and any(row.kind == "blended" for row in own)
    tables = feeding if is_fed else [row.budgets for row in own]
    years = case.years if rule.year is None else (rule.year,)
    return sum(table.get(year, 0.0) for table in tables for year in years)
