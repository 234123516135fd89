"""A case while it is being checked: typed rows that still know their place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mcda.case.cells import clean
from mcda.case.model import Settings
from mcda.case.tables import RawTable


@dataclass(frozen=True)
class Draft:
    """All tables of a case before they are checked against each other.

    Parameters
    ----------
    settings : the table ``case``
    setting_rows : 1-based data row of each setting in the file
    rows : by table, pairs of 1-based data row and instance of the table's dataclass
    headers : by table, the column names of the file
    named : what can be referred to: ids by table, and all ``zone``, ``sector`` and ``figure``
        names; those of rows with errors included, so that one mistake is not reported once more
        wherever its id is used. ``funded`` holds the programmes that have funds
    unreadable : tables that are there but could not be read, and those of the names above that
        only such a table could tell; references to them are not judged
    faulty : by table, rows with cells that cannot be used: 1-based data row, what is known of the
        row, and the fields that are not; where no such field is required they are among ``rows``
    """

    settings: Settings
    setting_rows: Mapping[str, int]
    rows: Mapping[str, list[tuple[int, Any]]]
    headers: Mapping[str, tuple[str, ...]]
    named: Mapping[str, frozenset[str]]
    unreadable: frozenset[str]
    faulty: Mapping[str, list[tuple[int, Any, frozenset[str]]]] = field(default_factory=dict)

    def table(self, name: str) -> list[tuple[int, Any]]:
        """Return the numbered rows of a table; empty if it is not there."""
        return self.rows.get(name, [])

    def known(self, name: str, *needed: str) -> list[tuple[int, Any]]:
        """Return the numbered rows of a table in which the needed fields are known.

        Rows that cannot be used are among them, and come last, so that what two rows have in
        common is told of them.
        """
        faulty, usable = self.faulty.get(name, ()), {number for number, _ in self.table(name)}
        lost = {number: fields for number, _, fields in faulty}
        return [
            *(
                (number, row)
                for number, row in self.table(name)
                if lost.get(number, frozenset()).isdisjoint(needed)
            ),
            *(
                (number, row)
                for number, row, fields in faulty
                if number not in usable and fields.isdisjoint(needed)
            ),
        ]

    def unknown_in(self, name: str, *fields: str) -> bool:
        """Whether any row of a table has a cell of these fields that cannot be used."""
        return any(not lost.isdisjoint(fields) for _, _, lost in self.faulty.get(name, ()))

    def items(self, name: str) -> Iterator[Any]:
        """Iterate over the rows of a table without their numbers."""
        return (item for _, item in self.table(name))


def texts_in(raw: RawTable | None, header: str) -> frozenset[str]:
    """Return every text of a column of a raw table, in rows with errors too."""
    if raw is None or header not in raw.header:
        return frozenset()
    at = raw.header.index(header)
    cells = (cells[at] for _, cells in raw.rows if at < len(cells))
    return frozenset(clean(cell) for cell in cells if isinstance(cell, str) and cell.strip())
