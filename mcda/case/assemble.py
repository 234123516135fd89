"""From raw tables to a case: typed rows, checks, and only what is consistent kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from mcda.case.cells import most_alike, slug
from mcda.case.check import check
from mcda.case.draft import Draft, texts_in
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import NUMERIC, Units, fixed_columns, units_of
from mcda.case.log import FindingLog
from mcda.case.model import TABLES, Case, Settings
from mcda.case.read_borders import matched_borders
from mcda.case.references import consistent
from mcda.case.rows import Faulty, Rows, typed_rows
from mcda.case.settings import typed_settings
from mcda.case.tables import RawCase
from mcda.case.taken_over import taken_over


def assemble(raw: RawCase) -> tuple[Case | None, list[Finding]]:
    """Make a case of raw tables, and say everything that is wrong.

    Rows with errors are left out, as are rows that need them; the rest is kept.

    Returns
    -------
    tuple of case and findings
        The case is None if there is no usable region; findings are in the order of the tables.
    """
    log = FindingLog()
    log.add(raw.findings)
    if any(finding.is_error and not finding.table for finding in raw.findings):
        return None, log.sorted()
    log.add(_missing_and_unknown_tables(raw))
    draft = _draft(raw, log)
    problems = list(check(draft))
    log.add(problems)
    useless = {(problem.table, problem.row) for problem in problems if _blocks_row(problem)}
    remaining = {
        table: [(number, item) for number, item in rows if (table, number) not in useless]
        for table, rows in draft.rows.items()
    }
    items, left_out = consistent(remaining)
    log.add(left_out)
    settings = draft.settings
    if ("case", draft.setting_rows.get("sector_reference")) in useless:
        settings = replace(settings, sector_reference="")
    tables: dict[str, Any] = {table: tuple(rows) for table, rows in items.items()}
    case = Case(settings, **{"regions": (), **tables})
    borders, found = matched_borders(raw.borders, [region.id for region in case.regions])
    log.add(found if case.regions else ())
    case = replace(case, borders=borders)
    if case.regions:
        case, found = taken_over(case, raw.sheets)
        log.add(found)
    return (case if case.regions else None), log.sorted()


def _blocks_row(finding: Finding) -> bool:
    harmless = finding.column == "source" or (finding.table, finding.column) == ("regions", "zone")
    return finding.is_error and finding.row is not None and not harmless


def _missing_and_unknown_tables(raw: RawCase) -> Iterator[Finding]:
    for table in ("case", "regions"):
        if table not in raw.tables and table not in raw.unreadable:
            message = sentence("The table {table} is missing.", table=table)
            fix = sentence(
                "Add a sheet or a CSV file with the name {table} and the columns {columns}.",
                table=table, columns="key, value" if table == "case" else "id, name",
            )  # fmt: skip
            yield error(table, None, "", message, fix)
    if "regions" in raw.tables and not raw.tables["regions"].rows:
        message = sentence("The table has no rows.")
        yield error("regions", None, "", message, sentence("Write one row per region."))
    if raw.unknown:
        message = sentence("These tables are not used: {tables}.", tables=listed(raw.unknown))
        alike = [match for name in raw.unknown for match in most_alike(name, TABLES, 1)]
        fix = sentence('Delete them, or let their names begin with "_" to keep them as notes.')
        if alike:
            fix = sentence(
                'If {alike} is meant, correct the name; else let the name begin with "_".',
                alike=listed(alike),
            )
        yield warning("unknown_table", "", "", raw.unknown, message, fix)


def _draft(raw: RawCase, log: FindingLog) -> Draft:
    settings, setting_rows = _settings(raw, log)
    rows: dict[str, Rows] = {}
    faulty: dict[str, Faulty] = {}
    units: Units = {}  # of the tables read after criteria and impacts

    def read(table: str, names: dict[str, Collection[str]]) -> None:
        if table in raw.tables:
            rows[table], faulty[table], found = typed_rows(raw.tables[table], names, units)
            log.add(found)

    ids = {table: texts_in(raw.tables.get(table), "id") for table in TABLES}
    read("criteria", {})
    read("impacts", {})
    units = units_of(settings, *([row for _, row in rows.get(table, ())]
                                 for table in ("criteria", "impacts")))  # fmt: skip
    names: dict[str, Collection[str]] = {}
    if "impacts" not in raw.unreadable:
        names["impact"] = ids["impacts"]
    if "criteria" not in raw.unreadable:
        names["criterion"] = ids["criteria"]
    for table in TABLES:
        if table not in ("case", "criteria", "impacts", "regions"):
            read(table, names)
    reference = {settings.sector_reference} - {""}
    if "criterion" in names:
        names["derived"] = {row.id for _, row in rows.get("criteria", ()) if row.derive} - reference
        names["criterion"] = (ids["criteria"] | reference) - set(names["derived"])
    read("regions", names)
    return Draft(
        settings,
        setting_rows,
        {table: rows[table] for table in TABLES if table in rows},
        {name: table.header for name, table in raw.tables.items()},
        {**ids, **_other_names(raw), "figure": _figures(ids["criteria"] | reference)},
        _unknown(raw),
        faulty,
    )


def _unknown(raw: RawCase) -> frozenset[str]:
    """Return the tables that could not be read, and what else only they could tell."""
    lost = raw.unreadable | ({"regions"} - raw.tables.keys())
    told = {"regions": "zone", "criteria": "figure", "sectors": "sector", "declared": "sector",
            "projects": "sector"}  # fmt: skip
    return lost | {names for table, names in told.items() if table in lost}


def _settings(raw: RawCase, log: FindingLog) -> tuple[Settings, dict[str, int]]:
    title = raw.stem or "case"
    if "case" not in raw.tables:
        return Settings(title=title, id=slug(raw.stem) or "case"), {}
    values, rows, findings = typed_settings(raw.tables["case"])
    if "title" not in values and not any(finding.row is None for finding in findings):
        message = sentence("The key title is missing.")
        fix = sentence("Add a row with the key title and the name of the case as its value.")
        findings.append(error("case", rows.get("title"), "value", message, fix))
    log.add(findings)
    return Settings(**{"title": title, "id": slug(raw.stem) or "case", **values}), rows


def _other_names(raw: RawCase) -> dict[str, frozenset[str]]:
    zones = texts_in(raw.tables.get("regions"), "zone")
    return {
        "zone": frozenset(
            zone.strip() for text in zones for zone in text.split(";") if zone.strip()
        ),
        "sector": frozenset().union(
            *(texts_in(raw.tables.get(table), "sector")
              for table in ("sectors", "declared", "projects"))
        ),
        "funded": texts_in(raw.tables.get("funds"), "programme"),
    }  # fmt: skip


def _figures(criteria: frozenset[str]) -> frozenset[str]:
    return criteria | {
        header
        for header, column in fixed_columns("regions").items()
        if column.contract.kind in NUMERIC
    }
