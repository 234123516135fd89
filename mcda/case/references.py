"""What the rows of a case refer to, and whether it exists."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from mcda.case.adjusted import is_setting
from mcda.case.cells import most_alike
from mcda.case.draft import Draft
from mcda.case.finding import Finding, Sentence, error, listed, sentence, warning
from mcda.case.layout import columns_of
from mcda.case.model import TABLES
from mcda.case.taken import SCOPES, ruled

# columns that say which zones and sectors there are, rather than refer to them
_DEFINING = {
    ("regions", "zone"), ("zones", "id"),
    ("sectors", "sector"), ("declared", "sector"), ("projects", "sector"),
}  # fmt: skip
# columns that refer in a way of their own: fields that say together to what, by table
_TOGETHER: Mapping[str, list[tuple[str, ...]]] = {
    "limits": [("scope", "name")],
    "figures": [("criterion",)],
    "taken": [("kind", "subject")],
    "scenarios": [("without",), ("limits",)],
}
# columns whose list can lose an entry without changing what the row means
_LOOSE = {"source", "excludes"}
# looking for a similar name takes time: only for the first errors, and among so many names
_MOST_ADVICE = 200
_MOST_NAMES = 1_000


def references(table: str, item: Any) -> Iterator[tuple[str, str, str]]:
    """Iterate over column, target and name of everything that a row refers to.

    The target is a table, ``zone``, ``sector`` or ``figure`` (a number column of regions).
    """
    for fields in _referring(table):
        yield from _named(table, item, fields)


def _referring(table: str) -> list[tuple[str, ...]]:
    """Return the fields of a table that refer to something, those together that do so together."""
    alone: list[tuple[str, ...]] = [
        (column.field,) for column in columns_of(table) if column.contract.refers
    ]
    return alone + _TOGETHER.get(table, [])


def _named(table: str, item: Any, fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if fields not in _TOGETHER.get(table, []):
        column = next(column for column in columns_of(table) if column.field == fields[0])
        value = getattr(item, column.field)
        names = (value,) if isinstance(value, str) else value
        yield from ((column.header, column.contract.refers, name) for name in names if name)
    elif table == "limits":
        yield "name", SCOPES[item.scope], item.name
    elif table == "figures":
        yield "criterion", "figure", item.criterion
    elif table == "taken":
        yield from (("subject", target, name) for target, name in ruled(item))
    elif fields == ("without",):
        for name in item.without:
            zone = name.startswith("zone:")
            yield "without", "zone" if zone else "regions", name.removeprefix("zone:")
    else:
        for text in filter(is_setting, item.limits):
            yield "limits", "criteria", text.partition(":")[0]


def check_references(draft: Draft) -> Iterator[Finding]:
    """Report every id, zone and sector that nothing in the case has."""
    told = 0
    for table in draft.rows:
        for fields in _referring(table):
            for number, item in draft.known(table, *fields):
                for header, target, name in _named(table, item, fields):
                    if (table, header) in _DEFINING or target in draft.unreadable:
                        continue
                    if name not in draft.named[target]:
                        told += 1
                        near = draft.named[target] if told <= _MOST_ADVICE else ()
                        yield error(table, number, header, *_unknown(target, name, near))
    yield from _check_zones(draft)
    yield from _check_sectors(draft)


def _unknown(target: str, name: str, near: Collection[str]) -> tuple[Sentence, Sentence]:
    alike = most_alike(name, near, 3) if len(near) <= _MOST_NAMES else []
    if target == "zone":
        message = sentence('No region belongs to the zone "{name}".', name=name)
        fix = sentence("Correct the zone, or write it into the column zone of regions.")
    elif target == "sector":
        message = sentence('Neither sectors nor projects have the sector "{name}".', name=name)
        fix = sentence("Write the sector exactly as in the tables sectors and projects.")
    elif target == "figure":
        message = sentence('The table regions has no figures "{name}".', name=name)
        fix = sentence("Write the id of a criterion, or the name of a number column of regions.")
    else:
        message = sentence('The table {table} has no id "{name}".', table=target, name=name)
        fix = sentence(
            'Correct the id, or add a row with the id "{name}" to the table {table}.',
            table=target, name=name,
        )  # fmt: skip
    if alike:
        fix = sentence("Perhaps {alike} is meant. {fix}", alike=listed(alike), fix=fix)
    return message, fix


def _check_zones(draft: Draft) -> Iterator[Finding]:
    explained = {zone.id for zone in draft.items("zones")}
    if not explained or not draft.unreadable.isdisjoint({"zones", "zone"}):
        return
    unused = sorted(explained - draft.named["zone"])
    if unused:
        message = sentence("No region belongs to these zones: {zones}.", zones=listed(unused))
        fix = sentence("Write zones exactly as in the column zone of regions, or delete the rows.")
        yield warning("unknown_zone", "zones", "id", unused, message, fix)
    unexplained = sorted(draft.named["zone"] - explained - draft.named["zones"])
    if unexplained:
        message = sentence(
            "These zones are not in the table zones: {zones}.", zones=listed(unexplained)
        )
        fix = sentence("Correct their spelling, or add them to the table zones.")
        yield warning("unknown_zone", "regions", "zone", unexplained, message, fix)


def _check_sectors(draft: Draft) -> Iterator[Finding]:
    measured = {row.sector for row in draft.items("sectors")}
    if not measured:
        return
    for table in ("declared", "projects"):
        others = sorted({row.sector for row in draft.items(table)} - measured)
        if others:
            message = sentence(
                "The table sectors has no figures for these sectors: {sectors}.",
                sectors=listed(others),
            )
            fix = sentence("Correct their spelling, or add their figures to the table sectors.")
            yield warning("unknown_sector", table, "sector", others, message, fix)


Numbered = Mapping[str, Sequence[tuple[int, Any]]]


def consistent(rows: Numbered) -> tuple[dict[str, list[Any]], list[Finding]]:
    """Keep only what refers to nothing that is missing, after rows with errors were taken out.

    Sources and exclusions that are gone are taken out of their lists; other rows that need one
    that is gone are left out, with one warning per table.
    """
    ids = _ids(rows)
    users: dict[tuple[str, str], list[tuple[str, int, Any]]] = defaultdict(list)
    useless: deque[tuple[str, int, Any]] = deque()
    for table, numbered in rows.items():
        for number, item in numbered:
            for header, target, name in references(table, item):
                if target in TABLES and header not in _LOOSE:
                    users[target, name].append((table, number, item))
                    if name not in ids[target]:
                        useless.append((table, number, item))
    gone: set[tuple[str, int]] = set()
    while useless:
        table, number, item = useless.popleft()
        if (table, number) not in gone:
            gone.add((table, number))
            if hasattr(item, "id"):
                ids[table].discard(item.id)
                useless += users[table, item.id]
    items = {
        table: [
            _without_lost_entries(item, ids)
            for number, item in numbered
            if (table, number) not in gone
        ]
        for table, numbered in rows.items()
    }
    return items, [_left_out(table, numbers) for table, numbers in _by_table(gone)]


def _by_table(gone: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    for table, places in groupby(sorted(gone), key=itemgetter(0)):
        yield table, [number for _, number in places]


def _ids(rows: Numbered) -> dict[str, set[str]]:
    return {
        table: {item.id for _, item in rows.get(table, ()) if hasattr(item, "id")}
        for table in TABLES
    }


def _without_lost_entries(item: Any, ids: Mapping[str, set[str]]) -> Any:
    changes: dict[str, object] = {}
    for field, target in (("source", "sources"), ("excludes", "projects")):
        names = getattr(item, field, ())
        if isinstance(names, tuple) and not ids[target].issuperset(names):
            changes[field] = tuple(name for name in names if name in ids[target])
    for field, target in (("points", "criteria"), ("impacts", "impacts")):
        values = getattr(item, field, {})
        if isinstance(values, dict) and not ids[target].issuperset(values):
            changes[field] = {name: value for name, value in values.items() if name in ids[target]}
    return replace(item, **changes) if changes else item


def _left_out(table: str, numbers: list[int]) -> Finding:
    rows = [str(number) for number in numbers]
    message = sentence(
        "These rows are not used, since what they refer to has errors: {rows}.", rows=listed(rows)
    )
    fix = sentence("Correct those errors; the rows are then used again.")
    return warning("refers_to_error", table, "", rows, message, fix)
