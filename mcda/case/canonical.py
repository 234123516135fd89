"""The one way in which a case is laid out in tables, from which all files are written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcda.case.cells import cell_value
from mcda.case.layout import TableColumn, columns_of, dynamic_column
from mcda.case.model import TABLES, Case
from mcda.case.numbers import number_text

Value = str | float


@dataclass(frozen=True)
class Table:
    """A table ready to be written.

    Parameters
    ----------
    name : name of the file or sheet
    header : column names; years are numbers
    rows : text or numbers; an empty text is an empty cell
    """

    name: str
    header: tuple[str | int, ...]
    rows: tuple[tuple[Value, ...], ...]


def canonical_tables(case: Case) -> tuple[Table, ...]:
    """Lay a case out in tables.

    ``case`` and ``regions`` are always there, other tables if they have rows. Optional columns
    and settings that hold nothing but defaults are left out. Columns of criteria and impacts
    follow the order of those tables, years ascend.
    """
    tables = [_settings_table(case)]
    for name in TABLES:
        if name == "regions" or (name != "case" and getattr(case, name)):
            tables.append(_table(case, name))
    return tuple(tables)


def csv_text(table: Table) -> str:
    r"""Return a table as CSV: commas, ``\n`` at the end of lines, quotes only where needed."""
    lines = [table.header, *table.rows]
    return "".join(",".join(_csv_cell(value) for value in line) + "\n" for line in lines)


def content_hash(case: Case) -> str:
    """Return the hash of a case's tables whatever the case is called by.

    Its id is no part of what it says: opening a file beside a case of the same id gives it another.
    """
    return case_hash(replace(case, settings=replace(case.settings, id="")))


def case_hash(case: Case) -> str:
    """Return the SHA-256 of a case's tables as 64 hexadecimal digits.

    Cases that would be written alike have the same hash; the order of rows counts.
    """
    digest = hashlib.sha256()
    for table in canonical_tables(case):
        digest.update(f"{table.name}\n{csv_text(table)}\0".encode())
    return digest.hexdigest()


def _csv_cell(value: Value | int) -> str:
    text = value if isinstance(value, str) else number_text(value)
    if any(sign in text for sign in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _settings_table(case: Case) -> Table:
    rows: list[tuple[Value, ...]] = []
    for column in columns_of("case"):
        value = getattr(case.settings, column.field)
        if column.contract.required or value != column.default:
            rows.append((column.header, cell_value(value, column.contract)))
    return Table("case", ("key", "value"), tuple(rows))


def _table(case: Case, name: str) -> Table:
    items: Sequence[Any] = getattr(case, name)
    expected = _figure_columns(case) if name == "regions" else ()
    columns: dict[str | int, list[Value]] = {
        column.header: [cell_value(getattr(item, column.field), column.contract) for item in items]
        for column in columns_of(name)
        if column.header and (column.header in expected or _says_something(column, items))
    }
    gathered = dynamic_column(name)
    if gathered is not None:
        mappings: list[Mapping[Any, float]] = [getattr(item, gathered.field) for item in items]
        empty: Value = 0.0 if gathered.contract.dynamic == "year" else ""
        for key in _keys(case, gathered.contract.dynamic, mappings, expected):
            # a figure kept under the name of a fixed column is the one that counts
            below = columns.get(key, [empty] * len(mappings))
            columns[key] = [
                cell_value(mapping[key], gathered.contract) if key in mapping else cell
                for mapping, cell in zip(mappings, below)
            ]
    return Table(name, tuple(columns), tuple(zip(*columns.values(), strict=True)))


def _says_something(column: TableColumn, items: Iterable[Any]) -> bool:
    return column.contract.required or any(
        getattr(item, column.field) != column.default for item in items
    )


def _figure_columns(case: Case) -> tuple[str, ...]:
    """Return the columns that ``regions`` must have even where they are empty."""
    own = [criterion.id for criterion in case.criteria if not criterion.derive]
    reference = case.settings.sector_reference
    return tuple(dict.fromkeys([*own, reference] if reference else own))


def _keys(
    case: Case, dynamic: str, mappings: Iterable[Mapping[Any, float]], expected: Iterable[str]
) -> list[Any]:
    used = {key for mapping in mappings for key in mapping}
    if dynamic == "year":
        return sorted(used)
    declared = case.impacts if dynamic == "impact" else case.criteria
    order = [item.id for item in declared]
    first = [key for key in order if key in used or key in expected]
    return first + sorted((used | set(expected)) - set(order))
