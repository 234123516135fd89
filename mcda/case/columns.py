"""What a column of a case may hold: the contract that reading, writing and checking follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

METHODS = (
    "topsis", "aras", "codas", "edas", "lmaw", "mabac", "mairca", "marcos", "moora", "ocra",
    "promethee_ii", "ram", "spotis", "vikor", "waspas", "wpm", "wsm",
)  # fmt: skip
NORMALIZATIONS = ("vector", "minmax", "goalposts")
OBJECTIVES = ("max", "min", "target")
MISSING = ("leave_out", "zone_median")
ROLES = ("gate", "floor", "value", "none")
KINDS = ("national", "sectoral", "territorial", "blended")
WISHES = ("in", "out", "amount", "budget")
TAKEN = (
    *WISHES, "plan", "least", "absorption", "personnel", "limits", "groups", "requires", "excludes",
)  # fmt: skip


MOST_PLANNED = 1e15
"""Amounts of money, people and impacts stay below: beyond, sums lose their single units."""

MOST_SCALED = 1000.0
"""Largest factor on budgets."""

SQUARABLE = (1e-150, 1e150)
"""Numbers other than 0 stay within: the squares of others are no numbers any more."""


class Kind(StrEnum):
    """What a column's cells hold, and so how they are read and written."""

    TEXT = "text"
    ID = "id"  # ASCII letters, digits, "_", "-", "."
    KEY = "key"  # [a-z][a-z0-9_]*: becomes part of an address
    NUMBER = "number"
    INTEGER = "integer"
    FLAG = "flag"  # yes / no, empty = no
    CHOICE = "choice"
    IDS = "ids"  # ";" list of ids
    TEXTS = "texts"  # ";" list of plain texts without ";" and ":"
    SHARES = "shares"  # ";" list of id:number


@dataclass(frozen=True)
class Column:
    """The contract of one column.

    Parameters
    ----------
    kind : what its cells hold
    required : the header must be present and no cell may be empty
    low, high : bounds of numbers, inclusive
    above : exclusive lower bound
    choices : the allowed texts of a CHOICE
    header : the column's name where it is not the field's
    dynamic : the field gathers a column for each ``criterion``, ``year`` or ``impact``
    vital : a cell that cannot be used leaves its row out, since an empty one means something
    refers : the table whose ids the cells name, or ``sector`` or ``zone``
    unit : where the unit of its figures stands: ``%`` and ``points`` say it themselves, others
        name a column of the same row, or what heads the column; empty for counts and for shares,
        which are parts of 1. See :func:`mcda.case.layout.unit_of`
    planned : a plan is computed with it: it stays below ``MOST_PLANNED``
    help : one line for documentation and templates
    """

    kind: Kind
    required: bool = False
    low: float | None = None
    high: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()
    header: str = ""
    dynamic: str = ""
    vital: bool = False
    refers: str = ""
    unit: str = ""
    planned: bool = False
    help: str = ""


_EMPTY: dict[Kind, object] = {
    Kind.NUMBER: None,
    Kind.INTEGER: None,
    Kind.FLAG: False,
    Kind.IDS: (),
    Kind.TEXTS: (),
}


def column(kind: Kind, default: Any = ..., /, **contract: Any) -> Any:
    """Declare a dataclass field together with its column contract."""
    metadata = {"column": Column(kind, **contract)}
    if contract.get("required"):
        return field(metadata=metadata)
    if kind is Kind.SHARES or contract.get("dynamic"):
        return field(default_factory=dict, metadata=metadata)
    value = _EMPTY.get(kind, "") if default is ... else default
    return field(default=value, metadata=metadata)
