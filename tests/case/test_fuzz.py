"""Whatever stands in the cells, reading gives findings or a case and never raises."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.case.canonical import Table, canonical_tables, csv_text
from mcda.case.layout import fixed_columns
from mcda.case.model import TABLES
from mcda.case.read import read_case
from mcda.case.write import case_hash, write_folder
from tests.case.case_strategies import AWKWARD, cases

LIKELY = (
    "A", "B", "C", "A;B", "A:0.5;B:0.5", "B:1;A:0", "a", "b", "0", "1", "-1", "2026", "1e9", "0.5",
    "inf", "max", "target", "blended", "national", "share", "money", "zone", "region", "lq", "hhi",
    "zone:A", "agreement", "at_most", "title", "sector_reference", "population", "yes", " ", "",
)  # fmt: skip
cells = st.sampled_from(LIKELY) | st.sampled_from(AWKWARD) | st.text(max_size=5)


@st.composite
def tables(draw: st.DrawFn) -> list[Table]:
    """Draw tables with the right columns and anything in their cells."""
    made = []
    for name in TABLES:
        if name not in ("case", "regions") and draw(st.booleans()):
            continue
        header = ["key", "value"] if name == "case" else list(fixed_columns(name))
        header += draw(st.lists(st.sampled_from(["a", "b", "2026", "2027", "", "x"]), max_size=4))
        row = st.lists(cells, min_size=len(header), max_size=len(header)).map(tuple)
        made.append(Table(name, tuple(header), tuple(draw(st.lists(row, max_size=3)))))
    return made


@st.composite
def spoilt_cases(draw: st.DrawFn) -> list[Table]:
    """Draw the tables of a valid case with anything in one of their cells."""
    made = list(canonical_tables(draw(cases())))
    place = draw(st.integers(0, len(made) - 1))
    lines = [list(line) for line in (made[place].header, *made[place].rows)]
    line = draw(st.sampled_from(lines))
    line[draw(st.integers(0, len(line) - 1))] = draw(cells)
    header, *rows = (tuple(line) for line in lines)
    made[place] = Table(made[place].name, header, tuple(rows))
    return made


@given(tables() | spoilt_cases())
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_cells_are_read_or_reported(made: list[Table]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for table in made:
            text = csv_text(table).encode("utf-8", "surrogatepass")
            (Path(folder) / f"{table.name}.csv").write_bytes(text)
        reading = read_case(Path(folder))
    assert reading.case is not None or reading.findings
    assert all(str(finding.described) for finding in reading.findings)
    if reading.case is not None and reading.is_valid:
        with tempfile.TemporaryDirectory() as folder:
            write_folder(reading.case, Path(folder))
            again = read_case(Path(folder))
        assert again.case is not None
        assert case_hash(again.case) == case_hash(reading.case)
