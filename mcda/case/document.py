"""The case format in words, made from the declared columns so that it cannot drift.

``python -m mcda.case.document`` writes ``data/FORMAT.md`` anew.
"""

from __future__ import annotations

from pathlib import Path

from mcda.case.cells import cell_value
from mcda.case.columns import Kind
from mcda.case.disk import write_file
from mcda.case.layout import TableColumn, columns_of
from mcda.case.model import TABLES
from mcda.case.numbers import number_text

FORMAT_FILE = Path(__file__).parents[2] / "data" / "FORMAT.md"

_INTRODUCTION = """\
# The format of a case

A case is a set of tables. They live in a folder of CSV files (`regions.csv`, ...) or in one Excel
workbook (.xlsx, a sheet per table); the names are the same, and each can be turned into the other
without loss. `case` and `regions` are enough to read a case; ranking also needs `criteria`, and
the allocation of money needs `programmes` and `projects`.

- The first row holds the column names. The order of columns does not matter.
- An empty cell is a missing value. Numbers are written with digits and a point: 1234.5. Other
  than 0 they lie between 1e-150 and 1e150; money, people and impacts, which a plan is computed
  with, stay below 1e15: count them in larger units.
- A cell that a workbook shows as percent means the number shown (5 where it shows 5 %) if the unit
  of its figures begins with `%`: figures, targets, bounds and knock-outs of such a criterion,
  impacts, `uncertainty`, and points. Cells in other formats beside it mean what they hold: 5.
  Shares from 0 to 1 stay parts of 1: a `ceiling` that shows 60 % is 0.6.
- CSV files are UTF-8, separated by commas (semicolons are understood too).
- Names of sectors and zones are matched exactly and hold neither `;` nor `:`, which separate names.
- Names of files, sheets and columns that begin with `_` are ignored: use them for notes. Two
  sheets of a workbook made by `report` are an exception: points, objectives, targets, knock-outs,
  bounds, normalization, size of the shortlist and regions left out that were changed on `_weights`
  and `_matrix` are taken over, with a warning, unless their home (`criteria`, or the row `now` of
  `scenarios`) was changed too. Figures and results typed over there are reported and not used.
- Other unknown names are reported and not used.
- A folder may also hold `regions.geojson`, the borders of the regions for a map: a GeoJSON
  FeatureCollection in degrees (WGS 84) of at most 10 MB, whose features are Polygons or
  MultiPolygons and carry the id of their region as `id` or as property `id`. A member `source`
  beside `features` names an id of the table `sources`, or says in words where the borders are
  from. A workbook cannot hold borders: they are lost when a case is saved as a workbook, and
  nothing but the map misses them.
"""

WARNINGS = {
    "borders": "`regions.geojson` and the table regions do not fit together",
    "constant": "a criterion has the same figure everywhere",
    "correlation": "two criteria say nearly the same",
    "derived_column": "a column of regions is not used, since its criterion is computed",
    "empty_column": "a criterion with points has no figures",
    "external_links": "a workbook has formulas that look into other workbooks",
    "lost_wish": "a saved wish, or factor on a budget, is about what the case does not have",
    "macros": "a workbook has macros",
    "magnitudes": "amounts of money are a billion times apart",
    "outlier": "a figure is far from all others",
    "percent_cells": "cells are shown as percent, but the unit of their figures is another",
    "refers_to_error": "rows are not used, since what they refer to has errors",
    "repeated_name": "two rows of a table have the same name",
    "sheet_contradicts": "limits changed on a calculation sheet contradict each other",
    "sheet_figures": "figures changed on a calculation sheet are not used",
    "sheet_overruled": "a calculation sheet says otherwise than the input sheet, which counts",
    "sheet_results": "results or texts changed on a calculation sheet are not used",
    "sheet_taken": "what was changed on a calculation sheet is taken over",
    "sheet_unusable": "what was typed on a calculation sheet cannot be used",
    "token_size": "a group's rule is kept by next to nothing of a project without a smallest size",
    "total_row": "a region is called like a total",
    "unknown_column": "a column is not used",
    "unknown_key": "a key of the table case is not used",
    "unknown_sector": "a sector is declared or has ventures, but has no figures",
    "unknown_table": "a table is not used",
    "unknown_zone": "a zone has no region, or is not explained",
    "unnamed_column": "a column without a name is not used",
    "vector_range": "a criterion hardly counts under the normalization vector",
    "beyond_bounds": "figures lie beyond a bound, which the normalization goalposts cuts them to",
    "year_mismatch": "figures are of different years",
}
"""What each kind of warning about a case says."""

_KINDS = {
    Kind.TEXT: "text",
    Kind.ID: "id: letters A to Z, digits, `_`, `-`, `.`",
    Kind.KEY: "id: small letters a to z, digits and `_`, a letter first",
    Kind.NUMBER: "number",
    Kind.INTEGER: "whole number",
    Kind.FLAG: "yes or empty",
    Kind.IDS: "ids separated by `;`",
    Kind.TEXTS: "names separated by `;`",
    Kind.SHARES: "ids with shares, like `UZ-AN:0.6;UZ-FA:0.4`",
}


def format_table() -> str:
    """Return the description of every table and column as Markdown."""
    return "\n".join([_INTRODUCTION, *(_table(table) for table in TABLES)])


def _table(table: str) -> str:
    about = (TABLES[table].__doc__ or "").strip().splitlines()[0]
    lines = [
        f"## {table}",
        "",
        about,
        "",
        f"| {'key' if table == 'case' else 'column'} | holds | if empty | meaning |",
        "| --- | --- | --- | --- |",
        *(_row(column) for column in columns_of(table)),
        "",
    ]
    if table == "acknowledged":
        lines += [*_kinds_of_warnings(), ""]
    return "\n".join(lines)


def _kinds_of_warnings() -> list[str]:
    return [
        "`validate` on the command line prints the kind below each warning.",
        "",
        "| kind | what it says |",
        "| --- | --- |",
        *(f"| `{kind}` | {says} |" for kind, says in WARNINGS.items()),
    ]


def _row(column: TableColumn) -> str:
    contract = column.contract
    name = f"`{column.header}`" if column.header else f"*one per {contract.dynamic}*"
    return f"| {name} | {holds(column)} | {if_empty(column)} | {contract.help} |"


def holds(column: TableColumn) -> str:
    """Return what a column may hold, in Markdown."""
    contract = column.contract
    if contract.kind is Kind.CHOICE:
        return ", ".join(f"`{choice}`" for choice in contract.choices)
    bounds = [
        f"{words} {number_text(bound)}"
        for words, bound in (
            ("at least", contract.low),
            ("above", contract.above),
            ("at most", contract.high),
        )
        if bound is not None
    ]
    return ", ".join([_KINDS[contract.kind], *bounds])


def if_empty(column: TableColumn) -> str:
    """Return what an empty cell stands for, in Markdown."""
    if column.contract.required:
        return "**required**"
    value = cell_value(column.default, column.contract) if column.header else ""
    if isinstance(value, str):
        return f"`{value}`" if value else ""
    return number_text(value)


if __name__ == "__main__":
    write_file(FORMAT_FILE, format_table().encode("utf-8"))
