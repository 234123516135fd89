"""Checks of a case across rows and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mcda.case.check_ranking import check_ranking
from mcda.case.check_ventures import check_ventures
from mcda.case.draft import Draft
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import fixed_columns
from mcda.case.references import check_references
from mcda.case.taken import check_taken
from mcda.case.wished import check_wished

_KEYS = {
    "sectors": ("region", "sector"),
    "edits": ("region", "criterion"),
    "funds": ("programme", "fund"),
    "limits": ("scope", "name", "unit"),
    "taken": ("kind", "subject", "year"),
}
_CHOSEN = ("criteria", "regions", "presets", "programmes", "projects")


def check(draft: Draft) -> Iterator[Finding]:
    """Report everything that is wrong across rows and tables.

    An error that names a row means that the row cannot be used, save for unknown sources.
    """
    for table in draft.rows:
        yield from _check_unique(draft, table)
    for table in _CHOSEN:
        yield from _check_names(draft, table)
    yield from check_references(draft)
    yield from check_ranking(draft)
    yield from check_ventures(draft)
    yield from check_wished(draft)
    yield from check_taken(draft)


def _check_unique(draft: Draft, table: str) -> Iterator[Finding]:
    key = _KEYS.get(table, ("id",))
    if key == ("id",) and "id" not in fixed_columns(table):
        return
    first: dict[tuple[str, ...], int] = {}
    for number, item in draft.known(table, *key):
        values = tuple(_shown(getattr(item, name)) for name in key)
        if values in first:
            message = sentence(
                "{values} is already in row {first}.",
                values=" / ".join(filter(None, values)),
                first=first[values],
            )
            fix = sentence("Delete one of the two rows, or give it its own {columns}.",
                           columns=" / ".join(key))  # fmt: skip
            yield error(table, number, key[-1] if key == ("id",) else key[0], message, fix)
        else:
            first[values] = number


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _check_names(draft: Draft, table: str) -> Iterator[Finding]:
    names = {item.id: item.name for item in draft.items(table)}
    counts = Counter(names.values())
    alike = {item: name for item, name in names.items() if counts[name] > 1}
    if alike:
        message = sentence("Several rows have the same name: {names}.",
                           names=listed(list(dict.fromkeys(alike.values()))))  # fmt: skip
        fix = sentence("Give each row its own name; until then its id tells it apart.")
        yield warning("repeated_name", table, "name", list(alike), message, fix)
