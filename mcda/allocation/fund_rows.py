"""The constraint family of funds: who pays for what a blended programme spends.

A blended programme spends what its funds give: each fund has its own budget per year, and over
all years its money is between its smallest and its largest share of the programme's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from mcda.allocation.feeders import Feeder
from mcda.allocation.instance import Instance
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import Figure


def funds(instance: Instance) -> Iterator[Row]:
    """Tie what funds give to their budgets, to what is spent and to their shares of it.

    That funds give no less than is spent is said by the family ``budget``.
    """
    for programme, feeders in instance.feeders.items():
        spent = spending(instance, programme)
        if not any(spent):
            continue
        for feeder in feeders:
            yield from _budgets(feeder, instance)
        for t in range(len(instance.years)):
            yield _no_more_than_spent(programme, t, spent[t], instance)
        for feeder in feeders:
            yield from _shares(feeder, spent, instance)


def spending(instance: Instance, programme: int) -> list[dict[str, float]]:
    """Return per year the variables whose sum a programme (row) spends."""
    spent: list[dict[str, float]] = [{} for _ in instance.years]
    for venture in instance.ventures:
        if programme in venture.programmes:
            for t in venture.years:
                spent[t][venture.x(programme, t)] = 1.0
    return spent


def _budgets(feeder: Feeder, instance: Instance) -> Iterator[Row]:
    """Keep what a fund gives in a year within its budget and what it carried over."""
    for t, year in enumerate(instance.years):
        says = sentence(
            "{fund} has {amount} for {programme} in {year}.",
            fund=feeder.fund.fund,
            amount=Figure(feeder.budgets[t], instance.case.settings.money_unit),
            programme=_programme(feeder.programme, instance),
            year=year,
        )
        name = f"{feeder.fund.programme},{feeder.fund.fund},{year}"
        yield _row(name, says, feeder.kept(t), Sense.AT_MOST, feeder.budgets[t], instance)


def _no_more_than_spent(
    programme: int, year: int, spent: dict[str, float], instance: Instance
) -> Row:
    """Let funds give no more than is spent: what a year does not need, they keep."""
    says = sentence(
        "The funds of {programme} pay what it spends in {year}.",
        programme=_programme(programme, instance),
        year=instance.years[year],
    )
    terms = {**spent, **kept_by_all(instance, programme, year)}
    name = f"{instance.case.programmes[programme].id},{instance.years[year]}"
    return _row(name, says, terms, Sense.AT_LEAST, instance.budgets[programme][year], instance)


def kept_by_all(instance: Instance, programme: int, year: int) -> dict[str, float]:
    """Return the terms of what all funds of a programme keep, less what they carried over."""
    return {
        name: a
        for feeder in instance.feeders.get(programme, ())
        for name, a in feeder.kept(year).items()
    }


def _shares(feeder: Feeder, spent: list[dict[str, float]], instance: Instance) -> Iterator[Row]:
    sides = (
        ("minimum", feeder.fund.share_min, Sense.AT_LEAST, feeder.fund.share_min > 0),
        ("maximum", feeder.fund.share_max, Sense.AT_MOST, feeder.fund.share_max < 1),
    )
    for side, share, sense, can_bind in sides:
        if not can_bind:
            continue
        says = sentence(
            "{fund} pays at least {share} % of what {programme} spends over all years."
            if sense is Sense.AT_LEAST
            else "{fund} pays at most {share} % of what {programme} spends over all years.",
            fund=feeder.fund.fund,
            share=Figure(share, is_share=True),
            programme=_programme(feeder.programme, instance),
        )
        terms: dict[str, float] = defaultdict(float)
        for t in range(len(instance.years)):
            for name, a in feeder.kept(t).items():
                terms[name] -= a
        for name in (name for year in spent if share for name in year):
            terms[name] = -share
        name = f"{feeder.fund.programme},{feeder.fund.fund}:{side}"
        row = _row(name, says, dict(terms), sense, -math.fsum(feeder.budgets), instance)
        whole = frozenset(name for year in spent for name in year)
        yield replace(row, unit="share", share=share, whole=whole)


def _programme(row: int, instance: Instance) -> str:
    return instance.case.programmes[row].name


def _row(
    name: str, says: Sentence, terms: dict[str, float], sense: Sense, rhs: float, instance: Instance
) -> Row:
    return Row(
        family="funds",
        name=name,
        measure=Measure.MONEY,
        unit=instance.case.settings.money_unit,
        sentence=says,
        terms=terms,
        sense=sense,
        rhs=rhs,
    )
