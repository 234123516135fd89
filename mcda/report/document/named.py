"""What the document calls by its id, since the bundled font has no letters for its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from mcda.case.canonical import canonical_tables
from mcda.case.model import Case
from mcda.report.document.letters import is_printable

_TABLES = (
    "regions", "criteria", "programmes", "projects", "impacts", "groups", "presets", "scenarios",
)  # fmt: skip
_IDS: ContextVar[Mapping[str, str] | None] = ContextVar("ids", default=None)


def ids_instead(case: Case) -> dict[str, dict[str, str]]:
    """Return, by table, name -> id of all that has a name that cannot be printed.

    Special cases: a source is named by its title, the case by its own; zones and sectors have no
    id beside their name.
    """
    named = {table: [(row.name, row.id) for row in getattr(case, table)] for table in _TABLES}
    named["sources"] = [(source.title, source.id) for source in case.sources]
    named["case"] = [(case.settings.title, case.id)]
    found = {
        table: {name: id_ for name, id_ in pairs if name and not is_printable(name)}
        for table, pairs in named.items()
    }
    return {table: ids for table, ids in found.items() if ids}


@contextmanager
def called_by_ids(case: Case) -> Iterator[None]:
    """Let :func:`called` put ids in place of the names of this case that cannot be printed."""
    ids = {name: id_ for table in ids_instead(case).values() for name, id_ in table.items()}
    token = _IDS.set(ids)
    try:
        yield
    finally:
        _IDS.reset(token)


def called(text: str) -> str:
    """Return a text in which ids stand for the names that cannot be printed, the longest first."""
    ids = _IDS.get()
    if not ids or is_printable(text):
        return text
    names = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    return re.sub(names, lambda found: ids[found[0]], text)


def has_other_signs(case: Case) -> bool:
    """Whether a text of the case without an id holds letters that cannot be printed."""
    return any(
        isinstance(cell, str) and not is_printable(called(cell))
        for table in canonical_tables(case)
        if table.name != "texts"
        for row in table.rows
        for cell in row
    )
