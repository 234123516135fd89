"""An earlier plan read back from what ``allocate`` wrote, to stay near to it."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator

from mcda.allocation.eligibility import window
from mcda.case.model import Case

_NO_JSON = 'it is not the JSON of "allocate --format json"'


def previous_from_text(text: str, case: Case) -> dict[str, float]:
    """Return project id -> fraction from a plan as JSON or CSV.

    The JSON is that of ``allocate``. The CSV has the columns ``project`` and ``fraction``, or
    those of ``allocate`` (``project``, ``amount``): the amounts of a venture are then added up
    and compared with the public money that it needs in full.

    Special cases: ventures that the case does not have any more are passed over; those that the
    plan does not name had nothing.

    Parameters
    ----------
    text : the file's content
    case : the case of the coming plan

    Raises
    ------
    ValueError
        In words: the text is no plan, or none of its ventures is in the case.
    """
    body = text.removeprefix("\ufeff").lstrip()
    try:
        pairs = _from_json(body) if body.startswith("{") else _from_csv(body, case)
    except csv.Error as trouble:
        raise ValueError("it has a cell that is far too long") from trouble
    found = dict.fromkeys((name for name, _ in pairs), 0.0)
    for name, fraction in pairs:
        found[name] += fraction
    known = {project.id for project in case.projects}
    kept = {name: min(fraction, 1.0) for name, fraction in found.items() if name in known}
    if found and not kept:
        raise ValueError("none of its joint ventures is in this case")
    return kept


def _from_json(text: str) -> list[tuple[str, float]]:
    try:
        plan = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise ValueError(_NO_JSON) from trouble
    try:
        return [
            (str(part["project"]), _number(part["fraction"], row))
            for row, part in enumerate(plan["projects"], 1)
        ]
    except (KeyError, TypeError) as trouble:
        raise ValueError(_NO_JSON) from trouble


def _from_csv(text: str, case: Case) -> list[tuple[str, float]]:
    lines = text.splitlines()
    separator = next((sign for sign in ",;|\t" if sign in lines[0]), ",") if lines else ","
    table = csv.DictReader(lines, delimiter=separator)
    heads = set(table.fieldnames or ())
    if not ({"project", "fraction"} <= heads or {"project", "amount"} <= heads):
        raise ValueError(
            'it has neither the columns project and fraction, nor those of "allocate --format csv"'
        )
    column = "fraction" if "fraction" in heads else "amount"
    needs = dict(_public(case)) if column == "amount" else {}
    # where no comma separates, one may stand before decimals
    texts = ((row["project"], _pointed(row[column], separator)) for row in table)
    return [
        (name, _number(text, number) / needs.get(name, 1.0))
        for number, (name, text) in enumerate(texts, 1)
    ]


def _pointed(cell: object, separator: str) -> object:
    """Return a cell with a point before its decimals."""
    return cell.replace(",", ".") if isinstance(cell, str) and separator != "," else cell


def _public(case: Case) -> Iterator[tuple[str, float]]:
    """Yield the public money within the horizon that each venture needs in full."""
    for project in case.projects:
        need = window(project, case.years)[1] * project.public_share * project.cost
        yield project.id, need or math.inf


def _number(cell: object, row: int) -> float:
    try:
        value = float(str(cell))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"row {row} of the plan has {cell!r} where a number from 0 on must be")
    return value
