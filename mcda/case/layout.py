"""The columns of each table, as its dataclass declares them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache

from mcda.case.columns import Column, Kind
from mcda.case.model import TABLES, Criterion, Impact, Settings

Units = Mapping[str, Mapping[str, str]]

NUMERIC = (Kind.NUMBER, Kind.INTEGER)
_YEAR = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class TableColumn:
    """A field of a row's dataclass together with its contract.

    Parameters
    ----------
    field : name of the dataclass field
    header : the column's name in files; empty where the field gathers several columns
    contract : what its cells may hold
    default : value of an empty cell
    """

    field: str
    header: str
    contract: Column
    default: object


@cache
def columns_of(table: str) -> tuple[TableColumn, ...]:
    """Return the columns of a table in the order of its dataclass."""
    columns = []
    for field in fields(TABLES[table]):
        contract: Column = field.metadata["column"]
        header = "" if contract.dynamic else contract.header or field.name
        default = {} if field.default is MISSING else field.default
        columns.append(TableColumn(field.name, header, contract, default))
    return tuple(columns)


@cache
def fixed_columns(table: str) -> dict[str, TableColumn]:
    """Return the columns with a name of their own, by header."""
    return {column.header: column for column in columns_of(table) if column.header}


@cache
def dynamic_column(table: str) -> TableColumn | None:
    """Return the field that gathers a column per criterion, year or impact, if there is one."""
    return next((column for column in columns_of(table) if column.contract.dynamic), None)


@cache
def reserved_names(dynamic: str) -> frozenset[str]:
    """Return the names that no criterion or impact may have, since a fixed column has them.

    The number columns of ``regions`` stay free: a criterion may take its figures from them.
    """
    names: set[str] = set()
    for table in TABLES:
        gathered = dynamic_column(table)
        if gathered is not None and gathered.contract.dynamic == dynamic:
            names |= {
                header
                for header, column in fixed_columns(table).items()
                if table != "regions" or column.contract.kind not in NUMERIC
            }
    return frozenset(names)


def units_of(settings: Settings, criteria: Iterable[Criterion], impacts: Iterable[Impact]) -> Units:
    """Return the units that a case declares: of each criterion, each impact, and of sectors."""
    measure, reference = settings.sector_measure, settings.sector_reference
    return {
        "criterion": ({reference: measure} if reference else {})
        | {criterion.id: criterion.unit for criterion in criteria},
        "impact": {impact.id: impact.unit for impact in impacts},
        "sectors": {"value": measure, "value_before": measure},
    }


def unit_of(column: Column, header: str, text: Callable[[str], str], units: Units) -> str:
    """Return the unit of a number cell; empty where its column has none.

    Parameters
    ----------
    column : contract of its column
    header : name of its column in the file
    text : what the cell of the same row in another column says, by that column's name
    units : see :func:`units_of`
    """
    if column.unit == "unit":
        return text("unit")
    if column.unit not in units:
        return column.unit
    known = units[column.unit]
    named = "" if column.dynamic else text(column.unit)
    return known.get(named, known.get(header, ""))


def is_shown_number(unit: str) -> bool:
    """Whether a cell of this unit that is shown as percent means the number shown, 5 for 5 %."""
    return unit == "points" or unit.lstrip().startswith("%")


def year_of(header: str) -> int | None:
    """Return the year that a header of 1 to 4 digits names, else None."""
    return int(header) if _YEAR.fullmatch(header) else None
