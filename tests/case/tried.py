"""A workbook for an audit, in whose sheets things are tried out."""

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import openpyxl

from mcda.case.finding import Severity
from mcda.case.model import Case
from mcda.case.read import Reading, read_workbook_bytes
from mcda.ranking.scenario import default_scenario
from mcda.report.audit.workbook import audit_workbook
from mcda.report.story import tell
from tests.ranking.ranking_cases import case_of

Typed = Mapping[tuple[str, str, str], object]


def made() -> Case:
    """Make a case with a filled figure and two zones."""
    figures = [[12.0, 5.0, 40.0], [30.0, 9.0, None], [18.0, 2.5, 48.0], [25.0, 7.0, 51.0]]
    case = case_of(
        figures,
        ["max", "min", "target"],
        points=[50.0, 30.0, 40.0],
        settings={"id": "made", "missing": "zone_median"},
        criteria={1: {"minimum": 2.0}, 3: {"target": 50.0}},
    )
    zones = (("West",), ("West",), ("East",), ("East",))
    return replace(
        case, regions=tuple(replace(r, zone=zone) for r, zone in zip(case.regions, zones))
    )


@cache
def written() -> bytes:
    """Write its workbook, in which a zone is left out."""
    case = made()
    return audit_workbook(tell(case, replace(default_scenario(case), without=("zone:West",))))


def opened(content: bytes, typed: Typed, *, without_sheet: str = "") -> Reading:
    """Open a workbook in which (sheet, row, column) were typed over."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet, row, column), value in typed.items():
        columns = {cell.value: cell.column for cell in book[sheet][1]}
        rows = {cell.value: cell.row for cell in book[sheet]["A"]}
        book[sheet].cell(rows[row], columns[column]).value = value
    if without_sheet:
        del book[without_sheet]
    target = io.BytesIO()
    book.save(target)
    return read_workbook_bytes("made.xlsx", target.getvalue())


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Return kind and place of each finding, all of which are warnings."""
    assert all(finding.severity is Severity.WARNING for finding in reading.findings)
    return sorted((one.kind, one.table, one.column) for one in reading.findings)


def said(reading: Reading) -> str:
    """Return what the findings say."""
    return " ".join(str(finding.message) for finding in reading.findings)
