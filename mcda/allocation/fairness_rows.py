"""Rules about those who get least: a floor for each, or for the k smallest amounts together.

All amounts are money divided by a place's inhabitants (or by 1), in units of the average place,
so that the solver sees figures like those of money.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mcda.allocation.equity import Place, places
from mcda.allocation.instance import Instance
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence
from mcda.ranking.wording import Figure

SMALLEST = "equity_t"
"""Variable: the smallest amount."""

THRESHOLD = "equity_q"
"""Variable: the threshold below which amounts count as small."""

_ROOM = 1e-9  # part of a floor left to rounding, so that a plan on the edge stays one


def reached(instance: Instance, by: str, per: str) -> tuple[Place, ...]:
    """Return the places compared that a joint venture that may be funded reaches."""
    regions = frozenset(
        region
        for venture in instance.ventures
        for region, share in venture.project.partners.items()
        if share > 0
    )
    found = places(instance.case, regions, by, per)
    return tuple(place for place in found if place.is_reached and place.count > 0)


def usual_count(found: tuple[Place, ...]) -> float:
    """Return the mean number that amounts are divided by."""
    return math.fsum(place.count for place in found) / len(found) if found else 1.0


def landing(instance: Instance, place: Place) -> dict[str, float]:
    """Return the terms of all money landing in a place."""
    terms: dict[str, float] = {}
    for venture in instance.ventures:
        part = math.fsum(
            share for region, share in venture.project.partners.items() if region in place.regions
        )
        if part > 0:
            terms |= {
                venture.x(programme, year): part
                for programme in venture.programmes
                for year in venture.years
            }
    return terms


@dataclass(frozen=True)
class EquityFloor:
    """At least so much for each place that can be reached; ``extra_rows`` of ``allocate``.

    Parameters
    ----------
    by : ``region`` or ``zone``
    per : ``head`` or ``money``
    level : money per inhabitant, or money
    """

    by: str
    per: str
    level: float

    name = "equity"

    def __call__(self, instance: Instance) -> Iterator[Row]:
        """Write a rule for each place."""
        unit = instance.case.settings.money_unit
        for place in reached(instance, self.by, self.per):
            amount = self.level * place.count
            yield Row(
                family="equity",
                name=f"equity:{place.id}",
                measure=Measure.MONEY,
                unit=unit,
                sentence=sentence(
                    "So that nobody gets too little, {place} gets at least {amount}.",
                    place=place.name,
                    amount=Figure(amount, unit),
                ),
                terms=landing(instance, place),
                sense=Sense.AT_LEAST,
                rhs=amount * (1 - _ROOM),
            )


@dataclass(frozen=True)
class Smallest:
    """Ties the variable ``t`` to the smallest amount, for maximizing it."""

    by: str
    per: str

    name = "equity"

    def __call__(self, instance: Instance) -> Iterator[Row]:
        """Write t x n <= money of each place."""
        found = reached(instance, self.by, self.per)
        usual = usual_count(found)
        for place in found:
            terms = {**landing(instance, place), SMALLEST: -place.count / usual}
            yield _tie(place, terms)


@dataclass(frozen=True)
class WorstFloor:
    """At least so much for the k smallest amounts together; ``extra_rows`` of ``allocate``.

    The sum of the k smallest of n amounts is the largest k q - sum d_i with d_i >= q - a_i and
    d_i >= 0 (Kostreva & Ogryczak 1999), so the rule is linear.

    Parameters
    ----------
    by : ``region`` or ``zone``
    per : ``head`` or ``money``
    count : k, at least 1; more than there are places = all
    level : sum of the k smallest amounts, money per inhabitant or money; None = no floor, only
        the variables for maximizing the sum
    """

    by: str
    per: str
    count: int
    level: float | None = None

    name = "equity"

    def __call__(self, instance: Instance) -> Iterator[Row]:
        """Write the rules that make up the sum, and its floor."""
        found = reached(instance, self.by, self.per)
        usual = usual_count(found)
        for number, place in enumerate(found):
            part = usual / place.count
            terms = {name: part * a for name, a in landing(instance, place).items()}
            yield _tie(place, {**terms, f"equity_d{number:05d}": 1.0, THRESHOLD: -1.0})
        if self.level is not None and found:
            yield Row(
                family="equity",
                name="equity",
                measure=Measure.MONEY,
                unit=instance.case.settings.money_unit,
                sentence=sentence(
                    "So that nobody gets too little, the {count} places with least get enough "
                    "together.",
                    count=min(self.count, len(found)),
                ),
                terms=worst_sum(len(found), self.count),
                sense=Sense.AT_LEAST,
                rhs=self.level * usual * (1 - _ROOM),
            )


def worst_sum(places_count: int, count: int) -> dict[str, float]:
    """Return the terms of the sum of the ``count`` smallest amounts, in usual units."""
    terms = {THRESHOLD: float(min(count, places_count))}
    return terms | {f"equity_d{number:05d}": -1.0 for number in range(places_count)}


def _tie(place: Place, terms: dict[str, float]) -> Row:
    return Row(
        family="equity",
        name=f"equity:{place.id}",
        measure=Measure.MONEY,
        unit="",
        sentence=sentence("{place} counts among those who may get least.", place=place.name),
        terms=terms,
        sense=Sense.AT_LEAST,
        rhs=0.0,
    )
