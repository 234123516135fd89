"""Constraint families of the joint ventures themselves and of pairs of them.

Each function returns the rows of one family, without those that cannot bind.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcda.allocation.instance import Instance, Venture
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence
from mcda.ranking.wording import share_text


def balance(instance: Instance) -> Iterator[Row]:
    """Pay exactly the public share of what is carried out within the horizon."""
    for venture in instance.ventures:
        terms = {
            venture.x(programme, year): 1.0
            for programme in venture.programmes
            for year in venture.years
        }
        yield Row(
            family="balance",
            name=venture.project.id,
            measure=Measure.MONEY,
            unit=instance.case.settings.money_unit,
            sentence=sentence(
                "{project} is paid as much public money as the part of it that is carried out "
                "needs.",
                project=venture.project.name,
            ),
            terms={**terms, venture.y: -venture.public},
            sense=Sense.EQUAL,
            rhs=0.0,
        )


def cofinancing(instance: Instance) -> Iterator[Row]:
    """Let a programme pay at most its ceiling of a venture's cost."""
    for venture in instance.ventures:
        for programme in venture.programmes:
            payer = instance.case.programmes[programme]
            if payer.ceiling >= venture.project.public_share:
                continue  # the balance already keeps it below
            terms = {venture.x(programme, year): 1.0 for year in venture.years}
            yield Row(
                family="cofinancing",
                name=f"{venture.project.id},{payer.id}",
                measure=Measure.MONEY,
                unit=instance.case.settings.money_unit,
                sentence=sentence(
                    "{programme} pays at most {ceiling} % of the cost of {project}.",
                    programme=payer.name,
                    ceiling=share_text(payer.ceiling),
                    project=venture.project.name,
                ),
                terms={**terms, venture.y: -payer.ceiling * venture.cost},
                sense=Sense.AT_MOST,
                rhs=0.0,
            )


def size(instance: Instance) -> Iterator[Row]:
    """Carry a venture out between its smallest and its largest fraction, or not at all."""
    for venture in instance.ventures:
        largest = venture.project.max_fraction
        yield _size_row(instance, venture, largest, Sense.AT_MOST)
        if venture.min_fraction > 0:
            yield _size_row(instance, venture, venture.min_fraction, Sense.AT_LEAST)


def _size_row(instance: Instance, venture: Venture, fraction: float, sense: Sense) -> Row:
    says = (
        "At most {percent} % of {project} can be carried out."
        if sense is Sense.AT_MOST
        else "At least {percent} % of {project} must be carried out, or nothing."
    )
    chosen = {venture.s: -fraction} if venture.is_choice else {}
    return Row(
        family="size",
        name=venture.project.id,
        measure=Measure.FRACTION,
        unit="",
        sentence=sentence(says, percent=share_text(fraction), project=venture.project.name),
        terms={venture.y: 1.0, **chosen},
        sense=sense,
        rhs=0.0 if venture.is_choice else fraction,
    )


def annual(instance: Instance) -> Iterator[Row]:
    """Pay a venture at most a given part of its public money in one year."""
    for venture in instance.ventures:
        if venture.yearly >= venture.public:
            continue  # the balance already keeps it below
        for year in venture.years:
            yield Row(
                family="annual",
                name=f"{venture.project.id},{instance.years[year]}",
                measure=Measure.MONEY,
                unit=instance.case.settings.money_unit,
                sentence=sentence(
                    "{project} can use at most {share} % of its public money in {year}.",
                    project=venture.project.name,
                    share=share_text(venture.project.year_share),
                    year=instance.years[year],
                ),
                terms={
                    **{venture.x(programme, year): 1.0 for programme in venture.programmes},
                    venture.y: -venture.yearly,
                },
                sense=Sense.AT_MOST,
                rhs=0.0,
            )


def requires(instance: Instance) -> Iterator[Row]:
    """Carry a venture out no further than the ventures that it requires."""
    eligible = instance.by_id
    names = {project.id: project.name for project in instance.case.projects}
    for venture in instance.ventures:
        for other in venture.project.requires:
            needed = {eligible[other].y: -1.0} if other in eligible else {}
            yield Row(
                family="requires",
                name=f"{venture.project.id},{other}",
                measure=Measure.FRACTION,
                unit="",
                sentence=sentence(
                    "{project} goes no further than {other}, which it requires.",
                    project=venture.project.name,
                    other=names.get(other, other),
                ),
                terms={venture.y: 1.0, **needed},
                sense=Sense.AT_MOST,
                rhs=0.0,
            )


def excludes(instance: Instance) -> Iterator[Row]:
    """Carry out at most one of two ventures that exclude each other."""
    eligible = instance.by_id
    written: set[frozenset[str]] = set()
    for venture in instance.ventures:
        for other in venture.project.excludes:
            pair = frozenset((venture.project.id, other))
            if other not in eligible or len(pair) < 2 or pair in written:
                continue
            written.add(pair)
            yield Row(
                family="excludes",
                name=f"{venture.project.id},{other}",
                measure=Measure.FRACTION,
                unit="",
                sentence=sentence(
                    "{project} and {other} exclude each other.",
                    project=venture.project.name,
                    other=eligible[other].project.name,
                ),
                terms={venture.s: 1.0, eligible[other].s: 1.0},
                sense=Sense.AT_MOST,
                rhs=1.0,
            )
