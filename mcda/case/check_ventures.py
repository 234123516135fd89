"""Checks of programmes, projects and their rules that need more than one cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from mcda.case.columns import MOST_PLANNED
from mcda.case.draft import Draft
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import reserved_names
from mcda.case.model import Fund, Group, Limit, Programme, Project
from mcda.case.numbers import number_text
from mcda.case.ventures import GOES_AHEAD

_TOLERANCE = 1e-6
_FAR_APART = 1e9  # the largest over the smallest, beyond which a unit is likely to be wrong
_MOST_CIRCLES = 50  # more are told once these are mended


def check_ventures(draft: Draft) -> Iterator[Finding]:
    """Report what makes the allocation of money impossible or contradictory."""
    for number, programme in draft.known("programmes", "id", "kind", "budgets"):
        yield from _check_programme(draft, number, programme)
    yield from _check_funds(draft)
    horizon = _horizon(draft)
    for number, project in draft.known("projects", "partners"):
        yield from _check_partners(number, project)
    for number, project in draft.known("projects", "start", "end"):
        yield from _check_window(number, project, horizon)
    for number, project in draft.known("projects", "min_fraction", "max_fraction"):
        yield from _check_sizes(number, project)
    for number, project in draft.known("projects", "id", "requires", "excludes"):
        yield from _check_rules(number, project)
    yield from _check_opposites(draft)
    yield from _check_cycles(draft)
    yield from _check_impacts(draft)
    for number, limit in draft.known("limits", "minimum", "maximum"):
        yield from _check_order(number, limit)
    for header in ("minimum", "maximum"):
        for number, limit in draft.known("limits", "unit", header):
            yield from _check_part(number, limit, header)
    yield from _check_groups(draft)
    yield from _check_agreements(draft)
    yield from _check_worth(draft)
    yield from _check_magnitudes(draft)


def _check_programme(draft: Draft, number: int, programme: Programme) -> Iterator[Finding]:
    if programme.kind != "blended" or "funds" in draft.unreadable:
        return
    has_money = any(programme.budgets.values())
    has_funds = programme.id in draft.named["funded"]
    if has_money and has_funds:
        message = sentence(
            "The programme has both funds in the table funds and budgets of its own."
        )
        fix = sentence("Empty its year cells here: a blended programme is paid by its funds.")
        yield error("programmes", number, "kind", message, fix)
    if not has_money and not has_funds:
        message = sentence("The blended programme has neither funds nor budgets.")
        fix = sentence("Add its funds to the table funds, or write a budget into a year column.")
        yield error("programmes", number, "kind", message, fix)


def _check_funds(draft: Draft) -> Iterator[Finding]:
    kinds = {row.id: row.kind for _, row in draft.known("programmes", "id", "kind")}
    for number, fund in draft.known("funds", "programme"):
        if kinds.get(fund.programme, "blended") != "blended":
            message = sentence("The programme {name} is not blended.", name=fund.programme)
            fix = sentence("Make its kind blended, or write its budgets into programmes.")
            yield error("funds", number, "programme", message, fix)
    for number, fund in draft.known("funds", "share_min", "share_max"):
        if fund.share_min > fund.share_max:
            message = sentence(
                "The smallest share, {least}, is above the largest share, {most}.",
                least=number_text(fund.share_min), most=number_text(fund.share_max),
            )  # fmt: skip
            fix = sentence("Write a share_min that is not above share_max.")
            yield error("funds", number, "share_min", message, fix)
    by_programme: dict[str, list[Fund]] = defaultdict(list)
    for _, fund in draft.known("funds", "programme", "fund"):
        by_programme[fund.programme].append(fund)
    judged = not draft.unknown_in("funds", "programme", "fund", "share_min", "share_max")
    for name, funds in by_programme.items():
        if judged:
            yield from _check_shares(name, funds)
        twice = [fund for fund, count in Counter(f.fund for f in funds).items() if count > 1]
        if twice:
            message = sentence(
                "The programme {name} names these funds twice: {funds}.",
                name=name, funds=listed(twice),
            )  # fmt: skip
            fix = sentence("Write one row per fund, with all its years.")
            yield error("funds", None, "fund", message, fix)


def _check_shares(programme: str, funds: list[Fund]) -> Iterator[Finding]:
    least = sum(fund.share_min for fund in funds)
    most = sum(fund.share_max for fund in funds)
    if least > 1 + _TOLERANCE:
        message = sentence(
            "The smallest shares of the funds of {name} add up to {total}, more than the whole.",
            name=programme, total=number_text(round(least, 6)),
        )  # fmt: skip
        fix = sentence("Lower share_min so that they add up to 1 or less.")
        yield error("funds", None, "share_min", message, fix)
    if most < 1 - _TOLERANCE:
        message = sentence(
            "The largest shares of the funds of {name} add up to {total}, less than the whole.",
            name=programme, total=number_text(round(most, 6)),
        )  # fmt: skip
        fix = sentence("Raise share_max so that they add up to 1 or more.")
        yield error("funds", None, "share_max", message, fix)


def _horizon(draft: Draft) -> tuple[int, int] | None:
    years = {
        year for table in ("programmes", "funds") for _, row in draft.known(table)
        for year in row.budgets
    }  # fmt: skip
    return (min(years), max(years)) if years else None


def _check_partners(number: int, project: Project) -> Iterator[Finding]:
    if len(project.partners) < 2:
        message = sentence("A joint venture needs at least two partner regions.")
        fix = sentence('Write partners and shares like this: "UZ-AN:0.6;UZ-FA:0.4".')
        yield error("projects", number, "partners", message, fix)
        return
    total = sum(project.partners.values())
    if abs(total - 1) > _TOLERANCE:
        message = sentence(
            "The shares of the partners add up to {total}, not to 1.",
            total=number_text(round(total, 6)),
        )
        fix = sentence("Change the shares so that they add up to 1: 0.6 rather than 60.")
        yield error("projects", number, "partners", message, fix)


def _check_window(
    number: int, project: Project, horizon: tuple[int, int] | None
) -> Iterator[Finding]:
    start, end = project.start, project.end
    if start is not None and end is not None and start > end:
        message = sentence("It ends in {end}, before it starts in {start}.", start=start, end=end)
        fix = sentence("Write an end that is not before the start.")
        yield error("projects", number, "end", message, fix)
    elif horizon is not None:
        first, last = horizon
        column = "start" if start is not None and start > last else "end"
        if column == "start" or (end is not None and end < first):
            message = sentence(
                "It is outside the years that have budgets, {first} to {last}.",
                first=first, last=last,
            )  # fmt: skip
            fix = sentence("Correct its years, or add year columns to the table programmes.")
            yield error("projects", number, column, message, fix)


def _check_sizes(number: int, project: Project) -> Iterator[Finding]:
    if project.min_fraction > project.max_fraction:
        message = sentence(
            "The smallest useful size, {least}, is above the largest size, {most}.",
            least=number_text(project.min_fraction), most=number_text(project.max_fraction),
        )  # fmt: skip
        fix = sentence("Write a min_fraction that is not above max_fraction.")
        yield error("projects", number, "min_fraction", message, fix)


def _check_rules(number: int, project: Project) -> Iterator[Finding]:
    for header, names in (("requires", project.requires), ("excludes", project.excludes)):
        if project.id in names:
            message = sentence("The project names itself.")
            fix = sentence("Take its own id out of the cell.")
            yield error("projects", number, header, message, fix)
    both = [name for name in project.requires if name in project.excludes]
    if both:
        message = sentence("It both requires and excludes {names}.", names=listed(both))
        fix = sentence("Take these ids out of one of the two cells.")
        yield error("projects", number, "excludes", message, fix)


def _check_opposites(draft: Draft) -> Iterator[Finding]:
    """Report a project that requires another one which excludes it."""
    rows = draft.known("projects", "id", "requires", "excludes")
    excludes = {project.id: set(project.excludes) for _, project in rows}
    for number, project in rows:
        against = [
            name
            for name in project.requires
            if name not in project.excludes and project.id in excludes.get(name, ())
        ]
        if against:
            message = sentence("It requires {names}, which exclude it.", names=listed(against))
            fix = sentence("Take the ids out of requires here, or out of excludes there.")
            yield error("projects", number, "requires", message, fix)


def _check_cycles(draft: Draft) -> Iterator[Finding]:
    rows = draft.known("projects", "id", "requires")
    numbers = {project.id: number for number, project in rows}
    needs = {
        project.id: {name for name in project.requires if name != project.id} for _, project in rows
    }
    for _ in range(_MOST_CIRCLES):
        try:
            TopologicalSorter(needs).prepare()
            return
        except CycleError as problem:
            # each project of the list is required by the next; told the other way round
            circle = problem.args[1][::-1]
        message = sentence("The projects require each other in a circle: {circle}.",
                           circle=" → ".join(circle))  # fmt: skip
        fix = sentence("Take at least one of these ids out of the column requires.")
        for name in circle[1:]:
            needs[name] = set()
        first = min(numbers[name] for name in circle)
        yield error("projects", first, "requires", message, fix)


def _check_impacts(draft: Draft) -> Iterator[Finding]:
    for number, impact in draft.known("impacts", "id"):
        if impact.id in reserved_names("impact"):
            message = sentence('"{name}" is the name of another column.', name=impact.id)
            fix = sentence("Choose another id, also for the column in projects.")
            yield error("impacts", number, "id", message, fix)


def _check_order(number: int, limit: Limit) -> Iterator[Finding]:
    if limit.minimum is not None and limit.maximum is not None and limit.minimum > limit.maximum:
        message = sentence(
            "The minimum, {minimum}, is above the maximum, {maximum}.",
            minimum=number_text(limit.minimum), maximum=number_text(limit.maximum),
        )  # fmt: skip
        fix = sentence("Write a minimum that is not above the maximum.")
        yield error("limits", number, "minimum", message, fix)


def _check_part(number: int, limit: Limit, header: str) -> Iterator[Finding]:
    value = getattr(limit, header)
    if limit.unit == "share" and value is not None and value > 1:
        message = sentence("A share of {value} is more than the whole.", value=number_text(value))
        fix = sentence("Write a part of 1, for example 0.6 for 60 %.")
        yield error("limits", number, header, message, fix)


def _check_groups(draft: Draft) -> Iterator[Finding]:
    rows = draft.known("projects", "group")
    members = Counter(name for _, project in rows for name in set(project.group))
    known = "projects" not in draft.unreadable and not draft.unknown_in("projects", "group")
    for number, group in draft.known("groups", "id", "rule", "count", "maximum"):
        if group.rule == "all_or_none":
            yield from _check_whole(draft, number, group)
        elif group.count is None and group.maximum is None:
            message = sentence("The rule {rule} needs a count.", rule=group.rule)
            fix = sentence(
                "Write into the column count how many projects are meant, or into the column "
                "maximum how much public money they may get together."
            )
            yield error("groups", number, "count", message, fix)
        elif group.rule == "at_least" and (group.count or 0) > members[group.id] and known:
            message = sentence(
                "At least {count} projects of the group must go ahead, and it has only {members}.",
                count=group.count,
                members=members[group.id],
            )
            fix = sentence("Lower the count, or write the group into more rows of projects.")
            yield error("groups", number, "count", message, fix)
    yield from _check_tokens(draft)


def _check_tokens(draft: Draft) -> Iterator[Finding]:
    """Warn of groups whose rule a token of a joint venture keeps, which nobody has written."""
    asking = {group.id for group in draft.items("groups") if group.asks}
    tokens = [
        project.id
        for project in draft.items("projects")
        if not asking.isdisjoint(project.group) and project.min_fraction == 0
    ]
    if tokens:
        message = sentence(
            "A group asks that these projects go ahead, and since they have no smallest size, "
            "{share} % of each is enough: {names}.",
            share=number_text(100 * GOES_AHEAD), names=listed(tokens),
        )  # fmt: skip
        fix = sentence(
            "Write the smallest useful size into the column min_fraction (1 = all or nothing); if "
            "so little is enough, say so in the table acknowledged."
        )
        yield warning("token_size", "projects", "min_fraction", tokens, message, fix)


def _check_whole(draft: Draft, number: int, group: Group) -> Iterator[Finding]:
    """Report two projects that must go ahead together and exclude each other."""
    rows = draft.known("projects", "id", "group", "excludes")
    members = {project.id: project for _, project in rows if group.id in project.group}
    for project in members.values():
        clash = [name for name in project.excludes if name in members and name != project.id]
        if clash:
            message = sentence(
                "All of its projects go ahead or none, but {project} excludes {names}.",
                project=project.id, names=listed(clash),
            )  # fmt: skip
            fix = sentence("Take one of them out of the group, or delete the exclusion.")
            yield error("groups", number, "rule", message, fix)


def _check_agreements(draft: Draft) -> Iterator[Finding]:
    for number, agreement in draft.known("agreements", "region_a", "region_b"):
        if agreement.region_a == agreement.region_b:
            message = sentence("A region cannot have an agreement with itself.")
            fix = sentence("Write two different regions into region_a and region_b.")
            yield error("agreements", number, "region_b", message, fix)
    for number, agreement in draft.known("agreements", "since", "until"):
        since, until = agreement.since, agreement.until
        if since is not None and until is not None and since > until:
            message = sentence(
                "The agreement ends in {until}, before it begins in {since}.",
                until=until, since=since,
            )  # fmt: skip
            fix = sentence("Write a year into the column to that is not before the column from.")
            yield error("agreements", number, "to", message, fix)


def _check_worth(draft: Draft) -> Iterator[Finding]:
    """Report impacts that weigh more than a plan can be computed with."""
    impacts = {row.id: row for _, row in draft.known("impacts", "id", "weight", "reference")}
    for number, project in draft.known("projects", "impacts"):
        for name, amount in project.impacts.items():
            impact = impacts.get(name)
            if impact and abs(impact.weight * amount / impact.reference) >= MOST_PLANNED:
                message = sentence(
                    "{amount} times the weight of {impact} by its reference is too large to "
                    "compute with.",
                    amount=number_text(amount), impact=name,
                )  # fmt: skip
                fix = sentence("Check the number, and weight and reference in the table impacts.")
                yield error("projects", number, name, message, fix)


def _check_magnitudes(draft: Draft) -> Iterator[Finding]:
    """Warn of amounts of money so far apart that one of them is likely to be in another unit."""
    amounts = [(abs(amount), place) for amount, place in _money(draft) if amount]
    if not amounts:
        return
    (least, lowest), (most, highest) = min(amounts), max(amounts)
    if most / least >= _FAR_APART:
        message = sentence(
            "Amounts of money are a billion times apart and more: {most} in {highest}, {least} in "
            "{lowest}.",
            most=number_text(float(f"{most:.6g}")), highest=highest,
            least=number_text(float(f"{least:.6g}")), lowest=lowest,
        )  # fmt: skip
        fix = sentence("Check their unit; if both are right, say so in the table acknowledged.")
        yield warning("magnitudes", "projects", "", [highest, lowest], message, fix)


def _money(draft: Draft) -> Iterator[tuple[float, str]]:
    """Iterate over all amounts of money and where they stand."""
    for table, field in (("programmes", "budgets"), ("funds", "budgets")):
        for number, row in draft.known(table, field):
            yield from (
                (amount, f"{table} {number} {year}") for year, amount in row.budgets.items()
            )
    for table, field in (("projects", "cost"), ("regions", "absorption"), ("groups", "maximum")):
        for number, row in draft.known(table, field):
            yield getattr(row, field) or 0.0, f"{table} {number} {field}"
    for field in ("minimum", "maximum"):
        for number, row in draft.known("limits", "unit", field):
            if row.unit == "money":
                yield getattr(row, field) or 0.0, f"limits {number} {field}"
