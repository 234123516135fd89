"""From a raw table to typed rows, driven by the declared columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from mcda.case.cells import most_alike, parse_cell
from mcda.case.columns import Column
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import (
    TableColumn,
    Units,
    dynamic_column,
    fixed_columns,
    is_shown_number,
    unit_of,
    year_of,
)
from mcda.case.model import TABLES
from mcda.case.tables import Cell, Fault, Percent, RawTable, letters

Rows = list[tuple[int, Any]]
Faulty = list[tuple[int, Any, frozenset[str]]]


@dataclass(frozen=True)
class _Bound:
    """A column of the file that is understood; ``key`` is its criterion, year or impact."""

    index: int
    header: str
    field: str
    contract: Column
    key: str | int | None


def typed_rows(
    raw: RawTable, names: Mapping[str, Collection[str]], units: Units | None = None
) -> tuple[Rows, Faulty, list[Finding]]:
    """Turn a raw table into instances of its dataclass.

    A cell that cannot be used gives a Finding and counts as empty; a row is left out only if
    such a cell is required or vital. A blank budget is 0.

    Parameters
    ----------
    raw : the table
    names : ids that may head a dynamic column of this table, by ``criterion`` and ``impact``
        (without the key, such columns are not judged), and ``derived`` criteria, whose columns
        are not used
    units : of the columns and rows of this table, as :func:`mcda.case.layout.units_of` gives
        them; they decide what a cell shown as percent means

    Returns
    -------
    tuple of rows, faulty rows and findings
        Rows are pairs of 1-based data row and instance, in the order of the file. Faulty rows, of
        which some are among the rows too, also name the fields whose cells cannot be used; those
        that are required are not set, so that the rest can be checked and nothing else.
    """
    bound, findings = _bind(raw, names)
    missing = list(_missing_columns(raw))
    findings += missing
    findings += _unnamed_columns(raw)
    raw, doubtful = _percents_read(raw, bound, units or {})
    findings += doubtful
    absent = {finding.column for finding in missing}
    lost_everywhere = {
        column.field for header, column in fixed_columns(raw.name).items() if header in absent
    }
    rows: Rows = []
    faulty: Faulty = []
    for number, cells in raw.rows:
        values, lost, vital, found = _read_row(raw.name, number, cells, bound)
        findings += found
        if not vital and not missing:
            rows.append((number, TABLES[raw.name](**values)))
        if lost or missing:
            faulty.append(
                (number, _as_far_as_known(raw.name, values), frozenset(lost | lost_everywhere))
            )
    return rows, faulty, findings


def _as_far_as_known(table: str, values: Mapping[str, Any]) -> Any:
    """Make a row without all of its required fields."""
    made = TABLES[table]
    row: Any = object.__new__(made)
    for field in fields(made):
        if field.name in values:
            object.__setattr__(row, field.name, values[field.name])
        elif field.default_factory is not MISSING:
            object.__setattr__(row, field.name, field.default_factory())
    return row


def _bind(
    raw: RawTable, names: Mapping[str, Collection[str]]
) -> tuple[list[_Bound], list[Finding]]:
    bound: list[_Bound] = []
    unknown: list[str] = []
    findings: list[Finding] = []
    taken: set[tuple[str, str | int | None]] = set()
    derived = set(names.get("derived", ())) - set(fixed_columns(raw.name))
    for index, header in enumerate(raw.header):
        if not header or header.startswith("_") or header in derived:
            continue
        column, key = _understand(raw.name, header, names)
        if column is None:
            unknown.append(header)
        elif (column.field, key) in taken:
            message = sentence("There are two columns of this name; the first is used.")
            fix = sentence("Delete one of them, or give it another name.")
            findings.append(error(raw.name, None, header, message, fix))
        else:
            taken.add((column.field, key))
            bound.append(_Bound(index, header, column.field, column.contract, key))
    gathered = dynamic_column(raw.name)
    judged = gathered is None or gathered.contract.dynamic in ("year", *names)
    if unknown and judged:
        findings.append(_unknown_columns(raw.name, unknown, names))
    return bound, findings


def _understand(
    table: str, header: str, names: Mapping[str, Collection[str]]
) -> tuple[TableColumn | None, str | int | None]:
    fixed = fixed_columns(table).get(header)
    if fixed is not None:
        return fixed, None
    gathered = dynamic_column(table)
    if gathered is None:
        return None, None
    if gathered.contract.dynamic == "year":
        year = year_of(header)
        return (None, None) if year is None else (gathered, year)
    return (
        (gathered, header) if header in names.get(gathered.contract.dynamic, ()) else (None, None)
    )


def _unknown_columns(
    table: str, unknown: list[str], names: Mapping[str, Collection[str]]
) -> Finding:
    possible = list(fixed_columns(table))
    gathered = dynamic_column(table)
    if gathered is not None:
        possible += names.get(gathered.contract.dynamic, ())
    alike = [match for name in unknown[:50] for match in most_alike(name, possible, 1)]
    message = sentence("These columns are not used: {columns}.", columns=listed(unknown))
    fix = sentence('Delete them, or let their names begin with "_" to keep them as notes.')
    if alike:
        fix = sentence(
            'If {alike} is meant, correct the name; else let the name begin with "_" to keep the'
            " column as a note.",
            alike=listed(list(dict.fromkeys(alike))),
        )
    return warning("unknown_column", table, "", unknown, message, fix)


def _missing_columns(raw: RawTable) -> Iterator[Finding]:
    for header, column in fixed_columns(raw.name).items():
        if column.contract.required and header not in raw.header:
            message = sentence("The column {column} is missing.", column=header)
            fix = sentence(
                "Add a column with the name {column}: {help}.",
                column=header, help=sentence(column.contract.help),
            )  # fmt: skip
            yield error(raw.name, None, header, message, fix)


def _unnamed_columns(raw: RawTable) -> Iterator[Finding]:
    positions = {index for index, header in enumerate(raw.header) if not header}
    width = len(raw.header)
    unnamed = sorted(
        {
            index
            for _, cells in raw.rows
            for index in (*positions, *range(width, len(cells)))
            if index < len(cells) and cells[index] != ""
        }
    )
    if unnamed:
        places = [letters(index) for index in unnamed]
        message = sentence(
            "These columns have no name in the first row and are not used: {columns}.",
            columns=listed(places),
        )
        fix = sentence("Give each column its own name in the first row; undo merged cells there.")
        yield warning("unnamed_column", raw.name, "", places, message, fix)


def _read_row(
    table: str, number: int, cells: tuple[Cell, ...], bound: list[_Bound]
) -> tuple[dict[str, Any], set[str], bool, list[Finding]]:
    """Return a row's values, the fields of cells that cannot be used, and whether one is vital."""
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    lost: set[str] = set()
    vital = False
    for column in bound:
        cell = cells[column.index] if column.index < len(cells) else ""
        value = parse_cell(cell, column.contract) if cell != "" else None
        if value is None and column.contract.required:
            value = _empty(column)
        if isinstance(value, Fault):
            findings.append(error(table, number, column.header, value.message, value.fix))
            lost.add(column.field)
            vital = vital or column.contract.required or column.contract.vital
            value = None
        if value is None and column.contract.dynamic == "year":
            value = 0.0
        if value is None:
            continue
        if column.key is None:
            values[column.field] = value
        else:
            values.setdefault(column.field, {})[column.key] = value
    return values, lost, vital, findings


def _percents_read(
    raw: RawTable, bound: list[_Bound], units: Units
) -> tuple[RawTable, list[Finding]]:
    """Give cells that are shown as percent the number that they mean."""
    columns = {column.index: column for column in bound}
    places = {column.header: column.index for column in bound}
    parts: dict[str, None] = {}

    def meant(place: int, cell: Cell, cells: tuple[Cell, ...]) -> Cell:
        def text(header: str) -> str:
            at = places.get(header, len(cells))
            other = cells[at] if at < len(cells) else ""
            return other.strip() if isinstance(other, str) else ""

        column = columns.get(place)
        if column is None or not isinstance(cell, Percent):
            return cell
        if is_shown_number(unit_of(column.contract, column.header, text, units)):
            return cell.shown
        if column.contract.unit:
            parts[column.header] = None
        return cell

    rows = tuple(
        (number, tuple(meant(place, cell, cells) for place, cell in enumerate(cells)))
        if any(isinstance(cell, Percent) for cell in cells)
        else (number, cells)
        for number, cells in raw.rows
    )
    return replace(raw, rows=rows), [_parts_of_one(raw.name, list(parts))] if parts else []


def _parts_of_one(table: str, columns: list[str]) -> Finding:
    message = sentence(
        "Cells of these columns are shown as percent, but the unit of their figures does not"
        " begin with %: {columns}. They were read as parts of 1, 5 % as 0.05.",
        columns=listed(columns),
    )
    fix = sentence(
        "If percents are meant, let the unit begin with %; else show the cells as plain numbers."
    )
    return warning("percent_cells", table, "", columns, message, fix)


def _empty(column: _Bound) -> Fault:
    return Fault(
        sentence("The cell is empty, but every row needs it."),
        sentence(
            "Fill it in ({help}), or delete the whole row.", help=sentence(column.contract.help)
        ),
    )
