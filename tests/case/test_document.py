import re
from dataclasses import fields
from pathlib import Path

import pytest

from mcda.case.document import FORMAT_FILE, WARNINGS, format_table
from mcda.case.layout import columns_of, dynamic_column
from mcda.case.model import TABLES, Case
from mcda.ranking.warning_kinds import KINDS

READER = Path(__file__).parents[2] / "mcda" / "case"


def test_the_description_of_the_format_is_up_to_date() -> None:
    assert FORMAT_FILE.read_text(encoding="utf-8") == format_table(), (
        "write it anew with python -m mcda.case.document"
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_holds(table: str) -> None:
    for column in columns_of(table):
        assert column.contract.help
        assert not column.contract.help.endswith(".")
        assert f"`{column.header}`" in format_table() or column.contract.dynamic


def test_every_table_of_a_case_is_in_the_format() -> None:
    assert [*TABLES] == ["case", "criteria", "regions"] + [
        field.name
        for field in fields(Case)
        if field.name not in ("settings", "regions", "criteria", "borders")
    ]


def test_dynamic_columns_are_described_as_such() -> None:
    gathered = {table: dynamic_column(table) for table in TABLES}
    assert {table: one.contract.dynamic for table, one in gathered.items() if one} == {
        "regions": "criterion",
        "presets": "criterion",
        "scenarios": "criterion",
        "programmes": "year",
        "funds": "year",
        "projects": "impact",
    }
    assert "*one per year*" in format_table()


def test_every_kind_of_warning_can_be_looked_up() -> None:
    made = re.compile(r"(?:\bwarning|_remark)\(\s*\"(\w+)\"")
    told = {
        kind
        for path in READER.glob("*.py")
        if not path.name.startswith("propose")
        for kind in made.findall(path.read_text("utf-8"))
    }
    assert told > {"borders", "macros", "repeated_name"}
    assert set(WARNINGS) == told | {kind.id for kind in KINDS}
    assert all(f"| `{kind}` | {says} |" in format_table() for kind, says in WARNINGS.items())


def test_names_that_separators_would_cut_are_spoken_of() -> None:
    assert "Names of sectors and zones are matched exactly and hold neither `;` nor `:`" in (
        format_table()
    )
