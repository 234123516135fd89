"""A small valid case as text, and ways to read variants of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from mcda.case.finding import Finding
from mcda.case.read import Reading, read_case

VALID = {
    "case": "key,value\ntitle,Test case\nid,test\nmoney_unit,bn\n",
    "criteria": "id,name,objective\ninvestment,Investment,max\njobless,Unemployment,min\n",
    "regions": (
        "id,name,zone,investment,jobless\n"
        "R1,North,West,10,5.5\n"
        "R2,South,West;East,20,4\n"
        "R3,Middle,East,30,6\n"
    ),
    "programmes": "id,name,kind,2026,2027\nN,National,national,100,50\n",
    "projects": "id,name,sector,cost,partners\nJ1,First,Food,40,R1:0.6;R2:0.4\n",
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Read the valid case with some of its tables replaced; None takes a table out."""

    def read_variant(**tables: str | None) -> Reading:
        for name, text in {**VALID, **tables}.items():
            if text is not None:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        return read_case(tmp_path)

    return read_variant


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Make an .xlsx workbook of rows of values; text that begins with = is a formula."""

    def make(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        book.close()
        return buffer.getvalue()

    return make


@pytest.fixture
def with_parts() -> Callable[..., bytes]:
    """Replace or add parts of a zipped workbook; None takes a part out."""

    def replaced(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            kept = {name: old.read(name) for name in old.namelist()}
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for name, part in {**kept, **parts}.items():
                if part is not None:
                    new.writestr(name, part)
        return buffer.getvalue()

    return replaced


@pytest.fixture
def rows_of_valid() -> dict[str, list[list[object]]]:
    """The valid case as rows of values for a workbook."""
    return {
        name: [[_value(cell) for cell in line.split(",")] for line in text.splitlines()]
        for name, text in VALID.items()
    }


def _value(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


@pytest.fixture
def told() -> Callable[[Reading], list[tuple[str, str, int | None, str]]]:
    """Severity, table, row and column of every finding."""

    def places(reading: Reading) -> list[tuple[str, str, int | None, str]]:
        return [
            (finding.severity.value, finding.table, finding.row, finding.column)
            for finding in reading.findings
        ]

    return places


@pytest.fixture
def only() -> Callable[[Reading], Finding]:
    """The one finding of a reading."""

    def one(reading: Reading) -> Finding:
        assert len(reading.findings) == 1, [str(f.described) for f in reading.findings]
        return reading.findings[0]

    return one
