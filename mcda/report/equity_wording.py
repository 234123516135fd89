"""Measures of inequality and plans of a frontier, in a plain sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcda.allocation.equity import Equity, readable
from mcda.allocation.frontier import FloorAnswer, FrontierPoint
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import MANY, figure_text, named, share_text, told_apart

_CHEAP = 0.01  # part of the value that is next to none


def measure_sentences(spread: Equity) -> dict[str, Sentence]:
    """Return the name of each measure with what it says; empty without money to compare."""
    if spread.gini is None or spread.hoover is None or spread.jain is None:
        return {}
    count, regions = len(spread.amounts), "regions" if spread.by == "region" else "zones"
    heads = spread.per == "head"
    return {
        "Gini": sentence(
            "{index} (0 = all the same, 1 = one has all): two {regions} picked at random differ by "
            "{percent} % of the mean amount, on average."
            if not heads
            else "{index} (0 = all the same, 1 = one has all): two {regions} picked at random "
            "differ by {percent} % of the mean amount per inhabitant, on average.",
            index=figure_text(spread.gini, digits=2),
            percent=figure_text(200 * spread.gini, digits=3),
            regions=regions,
        ),
        "Hoover": sentence(
            "{index}: {percent} % of the money would have to go elsewhere for all {regions} to "
            "have the same."
            if not heads
            else "{index}: {percent} % of the money would have to go elsewhere for all {regions} "
            "to have the same per inhabitant.",
            index=figure_text(spread.hoover, digits=2),
            percent=share_text(spread.hoover, digits=2),
            regions=regions,
        ),
        "Jain": sentence(
            "{index}: the money is as concentrated as if {some} of the {count} {regions} shared "
            "it equally and the others had nothing.",
            index=figure_text(spread.jain, digits=2),
            some=figure_text(spread.jain * count, digits=2),
            count=count,
            regions=regions,
        ),
    }


def amount_text(amount: float, per: str, case: Case, other: float | None = None) -> Sentence:
    """Return an amount, per head in figures that can be read, and told apart from another one."""
    factor, heads = readable(amount, per)
    unit = case.settings.money_unit
    return sentence(
        "{amount}{heads}",
        amount=figure_text(factor * amount, unit)
        if other is None
        else told_apart(factor * amount, factor * other, unit)[0],
        heads=sentence(heads) if heads else "",
    )


def point_sentence(point: FrontierPoint, best: float, by: str, per: str, case: Case) -> Sentence:
    """Say what a plan of the frontier gives to those who get least, and what it costs.

    Parameters
    ----------
    point : the plan
    best : the most value that is possible
    by, per : what is compared
    case : the case
    """
    return sentence(
        "{least} at least, {cost}" if by == "region" else "each zone {least} at least, {cost}",
        least=amount_text(point.smallest, per, case),
        cost=_cost(best, point.objective),
    )


def cheap_sentence(
    points: Sequence[FrontierPoint], by: str, per: str, case: Case
) -> Sentence | None:
    """Say how far those who get least can rise for next to no value.

    Special case: None where nothing between the ends of the frontier costs that little.

    Parameters
    ----------
    points : from most value to most for those who get least
    by, per : what is compared
    case : the case
    """
    inner = [p for p in points[1:-1] if p.objective >= (1 - _CHEAP) * points[0].objective]
    if not inner or points[-1].objective >= (1 - _CHEAP) * points[0].objective:
        return None
    return sentence(
        "For less than {percent} % of value, every region within reach can have {least}."
        if by == "region"
        else "For less than {percent} % of value, every zone within reach can have {least}.",
        percent=figure_text(100 * _CHEAP),
        least=amount_text(inner[-1].smallest, per, case),
    )


def fairest_sentence(point: FrontierPoint, best: float, by: str, per: str, case: Case) -> Sentence:
    """Say what the plan brings whose smallest amount is largest."""
    names = _names(point, by, case)
    return sentence(
        "The most that those with least within reach can get is {least} ({names}); the plan "
        "{cost}.",
        least=amount_text(point.smallest, per, case),
        names=named(names, MANY),
        cost=_cost(best, point.objective),
    )


def worst_sentence(
    point: FrontierPoint, count: int, best: float, by: str, per: str, case: Case
) -> Sentence:
    """Say what the plan brings whose ``count`` smallest amounts add up to most."""
    amounts = sorted(point.equity.amounts[key] for key in _reached(point, by, case))[:count]
    says = (
        "Looking at the {count} regions within reach with least together, they can get {mean} on "
        "average; that plan {cost}."
        if by == "region"
        else "Looking at the {count} zones within reach with least together, they can get {mean} "
        "on average; that plan {cost}."
    )
    return sentence(
        says,
        count=len(amounts),
        mean=amount_text(sum(amounts) / len(amounts) if amounts else 0.0, per, case),
        cost=_cost(best, point.objective),
    )


def floor_sentences(answer: FloorAnswer, best: float, case: Case) -> tuple[Sentence, ...]:
    """Say whether everybody can have so much, at what cost, or how much at most and why not more.

    Parameters
    ----------
    answer : what was found
    best : the value that is possible without a floor
    case : the case
    """
    floor = answer.floor
    who = sentence(
        "all {count} regions" if floor.by == "region" else "all {count} zones", count=answer.count
    )
    if answer.unreached:
        who = sentence(
            "the {count} regions within reach"
            if floor.by == "region"
            else "the {count} zones within reach",
            count=answer.count,
        )
    most = None if answer.point is not None or answer.most is None else answer.most.smallest
    values = {"least": amount_text(floor.level, floor.per, case, most), "who": who}
    if answer.point is not None:
        first = sentence(
            "{least} for {who} is possible: it {cost}.",
            cost=_cost(best, answer.point.objective), **values,
        )  # fmt: skip
    elif not answer.is_proven:
        first = sentence("No plan with {least} for {who} was found in time.", **values)
    elif answer.most is None:
        first = sentence("{least} for {who} is not possible.", **values)
    else:
        first = sentence(
            "{least} for {who} is not possible: the most that each of them can have is {most}; "
            "that {cost}.",
            most=amount_text(answer.most.smallest, floor.per, case, floor.level),
            cost=_cost(best, answer.most.objective), **values,
        )  # fmt: skip
    return (first, *_in_the_way(answer, case), *_away(answer))


def _in_the_way(answer: FloorAnswer, case: Case) -> Iterator[Sentence]:
    """Say who keeps the floor from being kept."""
    if answer.point is not None or answer.most is None:
        return
    for name, amount in answer.limited:
        yield sentence(
            "{place} stands in the way: no plan gives it more than {amount}, whatever the others "
            "get.",
            place=name,
            amount=amount_text(amount, answer.floor.per, case, answer.floor.level),
        )  # fmt: skip
    if not answer.limited:
        names = _names(answer.most, answer.floor.by, case)
        yield sentence(
            "Each of them could have it alone, but not all together: at that most, {names} get no "
            "more."
            if len(names) > 1
            else "Each of them could have it alone, but not all together: at that most, {names} "
            "gets no more.",
            names=named(names, MANY),
        )


def _away(answer: FloorAnswer) -> Iterator[Sentence]:
    """Say who gets nothing under any plan, and why."""
    for name, ventures in answer.unreached:
        if not ventures:
            yield sentence(
                "{place} cannot be reached: it is a partner in no joint venture. Add one with a "
                "partner there.",
                place=name,
            )
        for venture, reason in ventures[:1]:
            told = {"place": name, "venture": venture, "reason": reason, "count": len(ventures)}
            yield sentence(
                "{place} cannot be reached: its only joint venture, {venture}, may not be funded. "
                "{reason}"
                if len(ventures) == 1
                else "{place} cannot be reached: none of its {count} joint ventures may be funded. "
                "{venture}: {reason} The tab Why not says why of each.",
                **told,
            )


def _cost(best: float, value: float) -> Sentence:
    lost = best - value
    if lost <= 1e-6 * abs(best):
        return sentence("costs no value")
    return sentence(
        "costs {lost} of value, {percent} %",
        lost=figure_text(lost),
        percent=share_text(lost / abs(best), digits=2) if best else "–",
    )


def _names(point: FrontierPoint, by: str, case: Case) -> list[str]:
    names = {region.id: region.name for region in case.regions}
    if by == "zone":
        names = {zone.id: zone.name or zone.id for zone in case.zones}
    return [names.get(key, key) for key in point.equity.last]


def _reached(point: FrontierPoint, by: str, case: Case) -> list[str]:
    away = set(point.equity.unreached)
    names = {region.id: region.name for region in case.regions}
    if by == "zone":
        names = {zone.id: zone.name or zone.id for zone in case.zones}
    return [key for key in point.equity.amounts if names.get(key, key) not in away]
