from collections.abc import Callable
from pathlib import Path

import pytest

from mcda.case.assemble import assemble
from mcda.case.read import Reading, read_case, read_workbook_bytes
from mcda.case.tables import MAX_BYTES, RawCase, RawTable

Read = Callable[..., Reading]


def described(reading: Reading) -> list[str]:
    return [str(finding.described) for finding in reading.findings]


def test_a_case_is_made_of_raw_tables() -> None:
    tables = {
        "case": RawTable("case", ("key", "value"), ((1, ("title", "T")),)),
        "regions": RawTable("regions", ("id", "name"), ((1, ("R1", "North")), (3, ("R1", "S")))),
    }
    case, findings = assemble(RawCase("My file", tables))
    assert case is not None
    assert (case.settings.title, case.id) == ("T", "my_file")
    assert [region.name for region in case.regions] == ["North"]
    assert [(finding.table, finding.row) for finding in findings] == [("regions", 3)]


@pytest.mark.parametrize(
    ("tables", "place", "words"),
    [
        ({"case": None}, ("case", None, ""), "The table case is missing."),
        ({"regions": None}, ("regions", None, ""), "The table regions is missing."),
        ({"regions": ""}, ("regions", None, ""), "The table is empty"),
        ({"regions": "id,name\n"}, ("regions", None, ""), "The table has no rows."),
        ({"regions": "id\nR1\n"}, ("regions", None, "name"), "The column name is missing."),
    ],
)
def test_without_its_two_tables_there_is_no_case(
    read: Read, tables: dict[str, str | None], place: tuple[str, int | None, str], words: str
) -> None:
    tables = {"regions": "id,name\nR1,North\n", **tables}
    reading = read(criteria=None, programmes=None, projects=None, **tables)
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == place
    assert words in str(finding.message)
    assert not reading.is_valid
    assert (reading.case is None) == (place[0] == "regions")


def test_a_case_without_settings_is_named_after_its_file(read: Read, tmp_path: Path) -> None:
    case = read(case=None).case
    assert case is not None
    assert case.settings.title == tmp_path.name
    assert case.id.isidentifier()


def test_the_id_is_made_from_the_file_name(
    workbook: Callable[..., bytes], rows_of_valid: dict[str, list[list[object]]]
) -> None:
    rows_of_valid["case"] = [["key", "value"], ["title", "T"]]
    content = workbook(rows_of_valid)
    for name, key in [("Uzbekistan 2026.xlsx", "uzbekistan_2026"), ("Ўзбекистон.xlsx", "case")]:
        case = read_workbook_bytes(name, content).case
        assert case is not None
        assert case.id == key


def test_unknown_and_noted_tables(read: Read) -> None:
    reading = read(_scratch="anything", Project="id\nX\n", qqq="id\nX\n")
    assert described(reading) == [
        "These tables are not used: Project, qqq. If projects is meant, correct the name; else"
        ' let the name begin with "_".'
    ]
    assert [finding.kind for finding in reading.findings] == ["unknown_table"]
    assert reading.is_valid


def test_rows_that_need_a_row_with_errors_are_left_out_once(read: Read) -> None:
    reading = read(
        regions="id,name,investment,jobless\nR1,North,1,2\nR2,,1,2\nR3,South,1,2\n",
        projects=(
            "id,name,sector,cost,partners,requires,excludes\n"
            "J1,First,Food,40,R1:0.6;R2:0.4,,\n"
            "J2,Second,Food,40,R1:0.6;R3:0.4,J1,\n"
            "J3,Third,Food,40,R1:0.6;R3:0.4,,J1\n"
        ),
    )
    assert described(reading) == [
        "In table regions, row 2, name: The cell is empty, but every row needs it. Fill it in"
        " (the name shown on screen), or delete the whole row.",
        "In table projects: These rows are not used, since what they refer to has errors: 1, 2."
        " Correct those errors; the rows are then used again.",
    ]
    assert reading.case is not None
    assert [(project.id, project.excludes) for project in reading.case.projects] == [("J3", ())]


def test_points_of_a_criterion_with_errors_are_left_out(read: Read) -> None:
    reading = read(
        criteria="id,name,objective\ninvestment,Investment,max\njobless,Unemployment,low\n",
        presets="id,name,investment,jobless\nequal,Equal,50,50\n",
    )
    assert reading.case is not None
    assert reading.case.presets[0].points == {"investment": 50}
    assert reading.case.regions[0].figures == {"investment": 10, "jobless": 5.5}


def test_an_unreadable_table_is_reported_and_not_held_against_others(
    read: Read, tmp_path: Path
) -> None:
    read()
    (tmp_path / "criteria.csv").write_bytes("id,name\nА,б\n".encode("cp1251"))
    reading = read_case(tmp_path)
    assert [finding.table for finding in reading.findings] == ["criteria"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("id,name,investment,jobless\nR1,Nord\xe9,1,2\n".encode("latin-1"), "not in UTF-8"),
        (b"", "The table is empty"),
        (b"id,name,investment,jobless\n" + b"x" * (MAX_BYTES + 1), "larger than 10 MB"),
        (b'id,name,investment,jobless\nR1,"North,1,2\n', "quotation marks"),
        (None, "The table regions is missing."),
    ],
    ids=["encoding", "empty", "large", "quote", "missing"],
)
def test_of_regions_that_cannot_be_read_only_the_cause_is_told(
    read: Read, tmp_path: Path, content: bytes | None, cause: str
) -> None:
    read(
        regions=None,
        case="key,value\ntitle,T\nsector_reference,population\n",
        programmes="id,name,kind,zones,2026\nN,National,national,West,100\n",
        zones="id,name\nWest,The west\n",
        limits="scope,name,unit,minimum\nzone,West,money,1\n",
        figures="region,criterion,note\nR1,jobless,estimate\n",
    )
    if content is not None:
        (tmp_path / "regions.csv").write_bytes(content)
    reading = read_case(tmp_path)
    (finding,) = reading.errors
    assert cause in str(finding.message)
    assert [item.kind for item in reading.findings if not item.is_error] == ["refers_to_error"] * 2


def test_criteria_that_cannot_be_read_are_not_missed_by_doubts(read: Read, tmp_path: Path) -> None:
    read(figures="region,criterion,note\nR1,jobless,estimate\n")
    (tmp_path / "criteria.csv").write_bytes("id,name\nА,б\n".encode("cp1251"))
    assert [finding.table for finding in read_case(tmp_path).errors] == ["criteria"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert described(read_case(tmp_path)) == [
        "In table case: The table case is missing. Add a sheet or a CSV file with the name case"
        " and the columns key, value.",
        "In table regions: The table regions is missing. Add a sheet or a CSV file with the name"
        " regions and the columns id, name.",
    ]
