"""What the scripts that rebuild bundled cases share: tables as rows, cells as text, the check.

A builder says which tables are derived and gives ``rebuild`` a function that makes them.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

from derive_ventures import Venture

Row = dict[str, str]
Tables = dict[str, list[Row]]  # file name -> rows
Output = dict[str, dict[str, float]]  # sector -> region -> its size


def read(path: Path) -> list[Row]:
    """Read a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(row: Row) -> dict[str, float]:
    """Return the cells of a row that hold a number."""
    return {column: float(cell) for column, cell in row.items() if _is_number(cell)}


def text(number: float | None) -> str:
    """Write a number as a cell: whole numbers without a decimal point, None as empty."""
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def by_sector(sectors: list[Row]) -> Output:
    """Return the values of sectors.csv by sector and region."""
    output: Output = {}
    for row in sectors:
        output.setdefault(row["sector"], {})[row["region"]] = float(row["value"])
    return output


def venture_row(
    venture: Venture, status: str, source: str, output_column: str, group: str = ""
) -> Row:
    """Return the row of projects.csv for a venture.

    Parameters
    ----------
    venture : a joint venture
    status, source : its cells of these columns
    output_column : id of the impact that ``venture.output`` measures
    group : id of the group that it belongs to
    """
    return {
        "id": venture.id,
        "name": venture.name,
        "sector": venture.sector,
        "cost": text(venture.cost),
        "partners": ";".join(f"{region}:{text(share)}" for region, share in venture.partners),
        "public_share": text(venture.public_share),
        "min_fraction": text(venture.min_fraction),
        "start": text(venture.start),
        "end": text(venture.end),
        "year_share": text(venture.year_share),
        "personnel": text(venture.personnel),
        "requires": venture.requires,
        "excludes": venture.excludes,
        "group": group,
        "status": status,
        "illustrative": "yes",
        "source": source,
        "jobs": text(venture.jobs),
        output_column: text(venture.output),
    }


def agreements_in_zones(projects: list[Row], regions: list[Row]) -> list[Row]:
    """Return illustrative agreements: partners of a candidate that share a zone have a strategy.

    Real agreements between regions are hardly published; these show what the switch does.
    """
    zone = {row["id"]: row["zone"] for row in regions}
    pairs: set[tuple[str, str]] = set()
    for project in projects:
        partners = [part.partition(":")[0] for part in project["partners"].split(";")]
        pairs |= {(a, b) for a in partners for b in partners if a < b and zone[a] == zone[b]}
    return [
        {"region_a": a, "region_b": b, "instrument": "strategy", "illustrative": "yes"}
        for a, b in sorted(pairs)
    ]


def as_csv(rows: list[Row]) -> str:
    """Return rows as the text of a CSV file; columns in the order of their first use."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def rebuild(folder: Path, build: Callable[[], Tables], arguments: list[str]) -> int:
    """Write the derived tables, or with ``--check`` name those that differ.

    Parameters
    ----------
    folder : of the case
    build : makes the rows of every derived table
    arguments : of the command line

    Returns
    -------
    The exit code: 1 if a table differs and was only to be checked.
    """
    check = "--check" in arguments
    differing = []
    for name, rows in build().items():
        path, content = folder / name, as_csv(rows)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            differing.append(name)
            if not check:
                path.write_text(content, encoding="utf-8", newline="")
    if not check:
        sys.stdout.write(f"Rewritten: {', '.join(differing) or 'nothing has changed'}\n")
        return 0
    for name in differing:
        sys.stderr.write(f"{name} differs: run python data/build_{folder.name}.py\n")
    return 1 if differing else 0


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()
