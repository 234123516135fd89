"""From the raw table ``case``, a key and a value per row, to typed settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mcda.case.cells import parse_cell, shown
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import columns_of
from mcda.case.tables import Cell, Fault, RawTable


def typed_settings(raw: RawTable) -> tuple[dict[str, Any], dict[str, int], list[Finding]]:
    """Read the settings of a case.

    A value that cannot be used gives a Finding, and the setting keeps its default; so does an
    empty one.

    Returns
    -------
    tuple of values, rows and findings
        Values by setting, and the 1-based data row of each setting.
    """
    missing = [header for header in ("key", "value") if header not in raw.header]
    if missing:
        return {}, {}, [_missing_column(header) for header in missing]
    findings = list(_unknown_columns(raw))
    columns = {column.field: column for column in columns_of("case")}
    values: dict[str, Any] = {}
    rows: dict[str, int] = {}
    unknown: list[str] = []
    for number, key, cell in _settings(raw):
        if not key:
            findings.append(_without_key(number))
        elif key in rows:
            findings.append(_twice(number, key))
        elif key in columns:
            rows[key] = number
            value = parse_cell(cell, columns[key].contract)
            if isinstance(value, Fault):
                findings.append(error("case", number, "value", value.message, value.fix))
            elif value is not None:
                values[key] = value
        elif not key.startswith("_"):
            unknown.append(shown(key))
    if unknown:
        findings.append(_unknown_keys(unknown, list(columns)))
    return values, rows, findings


def _settings(raw: RawTable) -> Iterator[tuple[int, str, Cell]]:
    key_at, value_at = raw.header.index("key"), raw.header.index("value")
    for number, cells in raw.rows:
        key = cells[key_at] if key_at < len(cells) else ""
        value = cells[value_at] if value_at < len(cells) else ""
        yield number, key.strip() if isinstance(key, str) else "", value


def _missing_column(header: str) -> Finding:
    message = sentence("The column {column} is missing.", column=header)
    fix = sentence("This table has two columns: key and value.")
    return error("case", None, header, message, fix)


def _unknown_columns(raw: RawTable) -> Iterator[Finding]:
    unknown = [
        header
        for header in raw.header
        if header and header not in ("key", "value") and not header.startswith("_")
    ]
    if unknown:
        message = sentence("These columns are not used: {columns}.", columns=listed(unknown))
        fix = sentence('Delete them, or let their names begin with "_" to keep them as notes.')
        yield warning("unknown_column", "case", "", unknown, message, fix)


def _without_key(number: int) -> Finding:
    message = sentence("The row has no key.")
    fix = sentence("Write the key that the value belongs to, or delete the row.")
    return error("case", number, "key", message, fix)


def _twice(number: int, key: str) -> Finding:
    message = sentence("The key {key} is there twice; the first is used.", key=shown(key))
    fix = sentence("Delete one of the two rows.")
    return error("case", number, "key", message, fix)


def _unknown_keys(unknown: list[str], possible: list[str]) -> Finding:
    message = sentence("These keys are not used: {keys}.", keys=listed(unknown))
    fix = sentence("Possible keys are: {keys}.", keys=", ".join(possible))
    return warning("unknown_key", "case", "key", unknown, message, fix)
