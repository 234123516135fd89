"""Constraint families that joint ventures share: money, what regions can do, limits.

Each function returns one row per rule of its family, also where no venture is concerned; the
model leaves out those that cannot bind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from mcda.allocation.fund_rows import kept_by_all
from mcda.allocation.instance import Instance, Venture
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence
from mcda.case.model import Limit
from mcda.ranking.wording import Figure

_Terms = defaultdict[tuple[object, int], dict[str, float]]


def budget(instance: Instance) -> Iterator[Row]:
    """Keep what a programme spends in a year within its budget and what it carried over.

    Variable k: unspent money of a year, of which the programme's part ``carry_over`` is
    available in the next. A programme that funds feed spends what they do not keep; it has
    nothing unspent itself, unless it is given money from elsewhere: the meaning of its price.
    """
    unit = instance.case.settings.money_unit
    terms: _Terms = defaultdict(dict)
    for venture in instance.ventures:
        for payer in venture.programmes:
            for t in venture.years:
                terms[payer, t][venture.x(payer, t)] = 1.0
    for row, programme in enumerate(instance.case.programmes):
        for t, year in enumerate(instance.years):
            amount = instance.budgets[row][t]
            yield Row(
                family="budget",
                name=f"{programme.id},{year}",
                measure=Measure.MONEY,
                unit=unit,
                sentence=sentence(
                    "{programme} has {amount} to spend in {year}.",
                    programme=programme.name,
                    amount=Figure(amount, unit),
                    year=year,
                ),
                terms={**terms[row, t], **_unspent(instance, row, t)},
                sense=Sense.AT_MOST,
                rhs=amount,
                only_more=row in instance.feeders,
            )


def unspent(programme: int, year: int) -> str:
    """Variable: money that a programme (row) leaves unspent in a year (position)."""
    return f"k{programme:04d}t{year:03d}"


def _unspent(instance: Instance, row: int, year: int) -> dict[str, float]:
    """Return the terms of what a programme leaves unspent, less what it had carried over."""
    terms: dict[str, float] = {}
    if row in instance.feeders:
        if not any(row in venture.programmes for venture in instance.ventures):
            return {}
        terms = kept_by_all(instance, row, year)
    carry_over = instance.case.programmes[row].carry_over
    if carry_over > 0 and year > 0:
        terms[unspent(row, year - 1)] = -carry_over
    if carry_over > 0 and year < len(instance.years) - 1:
        terms[unspent(row, year)] = 1.0
    return terms


def absorption(instance: Instance) -> Iterator[Row]:
    """Keep the money landing in a region in a year within what it can put to work."""
    unit = instance.case.settings.money_unit
    terms: _Terms = defaultdict(dict)
    for venture in instance.ventures:
        for payer in venture.programmes:
            for t in venture.years:
                for partner, share in venture.project.partners.items():
                    terms[partner, t][venture.x(payer, t)] = share
    for region in instance.case.regions:
        if region.absorption is None:
            continue
        for t, year in enumerate(instance.years):
            yield Row(
                family="absorption",
                name=f"{region.id},{year}",
                measure=Measure.MONEY,
                unit=unit,
                sentence=sentence(
                    "{region} can put {amount} of public money to work in {year}.",
                    region=region.name,
                    amount=Figure(region.absorption, unit),
                    year=year,
                ),
                terms=terms[region.id, t],
                sense=Sense.AT_MOST,
                rhs=region.absorption,
            )


def personnel(instance: Instance) -> Iterator[Row]:
    """Keep the people that ventures need in a region within those it has for them."""
    terms: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for venture in instance.ventures:
        for partner, share in venture.project.partners.items():
            if venture.project.personnel > 0:
                terms[partner][venture.y] = share * venture.project.personnel
    for region in instance.case.regions:
        if region.personnel is None:
            continue
        yield Row(
            family="personnel",
            name=region.id,
            measure=Measure.PERSONNEL,
            unit="full-time equivalents",
            sentence=sentence(
                "{region} has {count} skilled people for joint ventures.",
                region=region.name,
                count=Figure(region.personnel),
            ),
            terms=terms[region.id],
            sense=Sense.AT_MOST,
            rhs=region.personnel,
        )


def limits(instance: Instance) -> Iterator[Row]:
    """Keep the public money landing somewhere over all years above a floor, below a ceiling."""
    for limit in instance.case.limits:
        if limit.minimum is not None:
            yield _limit_row(instance, limit, limit.minimum, Sense.AT_LEAST)
        if limit.maximum is not None:
            yield _limit_row(instance, limit, limit.maximum, Sense.AT_MOST)


def _limit_row(instance: Instance, limit: Limit, level: float, sense: Sense) -> Row:
    is_share = limit.unit == "share"
    unit = "share" if is_share else instance.case.settings.money_unit
    lands = _landing(limit, instance)
    terms: dict[str, float] = {}
    for venture in instance.ventures:
        for programme in venture.programmes:
            part = lands(venture, programme) - (level if is_share else 0.0)
            if part != 0 or is_share:
                terms |= {venture.x(programme, year): part for year in venture.years}
    is_floor = sense is Sense.AT_LEAST
    return Row(
        family="limits",
        name=f"{limit.scope}:{limit.name}:{'minimum' if is_floor else 'maximum'}",
        measure=Measure.MONEY,
        unit=unit,
        sentence=sentence(
            "At least {amount} must go to {place}."
            if is_floor
            else "At most {amount} may go to {place}.",
            amount=sentence("{percent} % of all money", percent=Figure(level, is_share=True))
            if is_share
            else Figure(level, unit),
            place=_place(limit, instance),
        ),
        terms=terms,
        sense=sense,
        rhs=0.0 if is_share else level,
        share=level if is_share else None,
    )


def _place(limit: Limit, instance: Instance) -> str:
    """Return the name of what a limit concerns, as the user knows it."""
    tables: Mapping[str, Mapping[str, str]] = {
        "zone": {zone.id: zone.name for zone in instance.case.zones if zone.name},
        "region": {region.id: region.name for region in instance.case.regions},
        "programme": {programme.id: programme.name for programme in instance.case.programmes},
    }
    return tables.get(limit.scope, {}).get(limit.name, limit.name)


def _landing(limit: Limit, instance: Instance) -> Callable[[Venture, int], float]:
    """Return the part of a programme's payment to a venture that lands where the limit looks."""
    if limit.scope == "programme":
        ids = [programme.id for programme in instance.case.programmes]
        return lambda venture, programme: float(ids[programme] == limit.name)
    if limit.scope == "sector":
        return lambda venture, programme: float(venture.project.sector == limit.name)
    regions = {
        region.id
        for region in instance.case.regions
        if limit.name in (region.zone if limit.scope == "zone" else (region.id,))
    }
    return lambda venture, programme: sum(
        share for region, share in venture.project.partners.items() if region in regions
    )
