"""The constraint family of groups: joint ventures that are decided about together."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.allocation.instance import Instance, Venture
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Group
from mcda.ranking.wording import Figure


def groups(instance: Instance) -> Iterator[Row]:
    """Keep each group's rule about how many of its ventures go ahead, and its cap on money.

    A venture that cannot be funded counts as one that does not go ahead.
    """
    for group in instance.case.groups:
        members = [v for v in instance.ventures if group.id in v.project.group]
        if group.rule == "all_or_none":
            yield from _all_or_none(group, members, instance)
        elif group.count is not None:
            yield _counted(group, members)
        if group.maximum is not None:
            yield _capped(group, members, group.maximum, instance)


def _all_or_none(group: Group, members: list[Venture], instance: Instance) -> Iterator[Row]:
    """Tie every venture to the first; to none at all where one of them cannot be funded."""
    whole = [p for p in instance.case.projects if group.id in p.group]
    lost = next((p for p in whole if p.id in instance.barred), None)
    if lost is not None:
        says = sentence(
            "All joint ventures of the group {group} go ahead or none, and {project} cannot.",
            group=group_name(group),
            project=lost.name,
        )
        for member in members:
            yield _row(group, f",{member.project.id}", says, {member.s: 1.0}, Sense.AT_MOST, 0)
        return
    says = sentence(
        "All joint ventures of the group {group} go ahead or none.", group=group_name(group)
    )
    for first, member in zip(members[:1] * len(members), members[1:]):
        terms = {member.s: 1.0, first.s: -1.0}
        yield _row(group, f",{member.project.id}", says, terms, Sense.EQUAL, 0)


def _counted(group: Group, members: list[Venture]) -> Row:
    is_floor = group.rule == "at_least"
    says = sentence(
        "At least {count} joint ventures of the group {group} go ahead."
        if is_floor
        else "At most {count} joint ventures of the group {group} go ahead.",
        count=group.count,
        group=group_name(group),
    )
    sense = Sense.AT_LEAST if is_floor else Sense.AT_MOST
    return _row(group, "", says, {member.s: 1.0 for member in members}, sense, group.count or 0)


def _row(
    group: Group, suffix: str, says: Sentence, terms: dict[str, float], sense: Sense, rhs: int
) -> Row:
    return Row(
        family="groups",
        name=f"{group.id}{suffix}",
        measure=Measure.FRACTION,
        unit="joint ventures",
        sentence=says,
        terms=terms,
        sense=sense,
        rhs=float(rhs),
    )


def _capped(group: Group, members: list[Venture], most: float, instance: Instance) -> Row:
    unit = instance.case.settings.money_unit
    return Row(
        family="groups",
        name=f"{group.id}:maximum",
        measure=Measure.MONEY,
        unit=unit,
        sentence=sentence(
            "The joint ventures of the group {group} get at most {amount} together.",
            group=group_name(group),
            amount=Figure(most, unit),
        ),
        terms={
            member.x(programme, year): 1.0
            for member in members
            for programme in member.programmes
            for year in member.years
        },
        sense=Sense.AT_MOST,
        rhs=most,
    )


def group_name(group: Group) -> str:
    """Return the name of a group as shown; its id where it has none."""
    return group.name or group.id
