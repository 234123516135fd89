import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mcda.case.finding import Finding
from mcda.case.read import Reading, read_case, read_workbook_bytes
from mcda.case.tables import MAX_BYTES

Read = Callable[..., Reading]


def described(reading: Reading) -> list[str]:
    return [str(finding.described) for finding in reading.findings]


def test_the_valid_case_is_read_without_findings(read: Read) -> None:
    reading = read()
    assert described(reading) == []
    assert reading.is_valid
    case = reading.case
    assert case is not None
    assert case.id == "test"
    assert [region.figures for region in case.regions] == [
        {"investment": 10, "jobless": 5.5},
        {"investment": 20, "jobless": 4},
        {"investment": 30, "jobless": 6},
    ]
    assert case.regions[1].zone == ("West", "East")
    assert case.years == (2026, 2027)
    assert case.projects[0].partners == {"R1": 0.6, "R2": 0.4}


def test_the_same_case_is_read_from_a_workbook(
    read: Read, workbook: Callable[..., bytes], rows_of_valid: dict[str, list[list[object]]]
) -> None:
    reading = read_workbook_bytes("other name.xlsx", workbook(rows_of_valid))
    assert described(reading) == []
    assert reading.case == read().case


def test_case_and_regions_are_enough(read: Read) -> None:
    reading = read(
        criteria=None, programmes=None, projects=None, regions="id,name\nNA,Namib\nB,Brandberg\n"
    )
    assert reading.is_valid
    assert reading.case is not None
    assert [region.id for region in reading.case.regions] == ["NA", "B"]


def test_ten_mistakes_give_ten_findings(read: Read) -> None:
    reading = read(
        case="key,value\ntitle,Test\nshortlist_size,five\n",
        criteria=(
            "id,name,objective,points\ninvestment,Investment,max,50\njobless,Unemployment,low,50\n"
        ),
        regions=(
            "id,name,zone,population,investment,jobless\n"
            'R1,North,West,"1 950 000",10,5.5\n'
            "R2,South,East,900000,NaN,4\n"
            "R2,Middle,East,700000,30,6\n"
            "R 4,Edge,East,700000,30,6\n"
        ),
        programmes="id,name,kind,ceiling,2026,2027\nN,National,national,60,100,50\n",
        projects=(
            "id,name,sector,cost,partners,start\n"
            "J1,First,Food,40,R1:0.6;R2:0.4,2026\n"
            'J2,Second,Food,"40,5",R1:0.6;R2:0.4,2026\n'
            "J3,,Food,40,R1:0.6;R2:0.4,2026\n"
            "J4,Fourth,Food,40,R1:0.6;R2:0.5,2026\n"
            "J5,Fifth,Food,40,R1:0.6;R9:0.4,2031\n"
        ),
    )
    assert described(reading) == [
        'In table case, row 2, value: "five" is not a number. Write a number like 1234.5; where'
        " there is no figure, leave the cell empty.",
        'In table criteria, row 2, objective: "low" is not one of the words possible here. Write'
        " one of: max, min, target.",
        'In table regions, row 1, population: "1 950 000" is not a number. Write "1950000":'
        " digits only, and a point before decimals.",
        'In table regions, row 2, investment: "NaN" is not a number. Write a number like 1234.5;'
        " where there is no figure, leave the cell empty.",
        "In table regions, row 3, id: R2 is already in row 2. Delete one of the two rows, or give"
        " it its own id.",
        'In table regions, row 4, id: "R 4" cannot be an id. Use only the letters A to Z, digits,'
        ' "_", "-" and ".".',
        "In table programmes, row 1, ceiling: 60 is outside what is possible here. Write a part"
        " of 1, for example 0.6 for 60 %.",
        'In table projects, row 2, cost: "40,5" is not a number. Write "40.5": digits only, and a'
        " point before decimals.",
        "In table projects, row 3, name: The cell is empty, but every row needs it. Fill it in"
        " (the name shown on screen), or delete the whole row.",
        "In table projects, row 4, partners: The shares of the partners add up to 1.1, not to 1."
        " Change the shares so that they add up to 1: 0.6 rather than 60.",
        'In table projects, row 5, partners: The table regions has no id "R9". Correct the id, or'
        ' add a row with the id "R9" to the table regions.',
        "In table projects, row 5, start: It is outside the years that have budgets, 2026 to"
        " 2027. Correct its years, or add year columns to the table programmes.",
    ]
    assert all(finding.is_error for finding in reading.findings)
    case = reading.case
    assert case is not None
    assert [region.id for region in case.regions] == ["R1", "R2"]
    assert case.regions[1].figures == {"jobless": 4}
    assert [project.id for project in case.projects] == ["J1"]
    assert case.settings.shortlist_size == 5


def test_acknowledged_warnings_are_set_apart(read: Read) -> None:
    zones = "id\nWest\nEast\nNorth\nSouth\n"
    assert [finding.where for finding in read(zones=zones).findings] == ["North;South"]
    reading = read(
        zones=zones, acknowledged="kind,where,reason\nunknown_zone,North; South,planned for 2027\n"
    )
    assert reading.findings == ()
    ((finding, reason),) = reading.acknowledged
    assert (finding.kind, reason) == ("unknown_zone", "planned for 2027")
    everything = read(zones=zones, acknowledged="kind,reason\nunknown_zone,planned\n")
    assert everything.findings == ()
    partly = read(zones=zones, acknowledged="kind,where,reason\nunknown_zone,North,planned\n")
    assert [finding.where for finding in partly.findings] == ["North;South"]


def only_message(reading: Reading) -> str:
    (finding,) = reading.findings
    assert reading.case is None
    assert isinstance(finding, Finding)
    return str(finding.message)


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text("id,name\n")
    (tmp_path / "large.xlsx").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "text.xlsx").write_text("hello")
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert "does not exist" in only_message(read_case(tmp_path / "nothing.xlsx"))
    assert "is one table" in only_message(read_case(tmp_path / "regions.csv"))
    assert "larger than 10 MB" in only_message(read_case(tmp_path / "large.xlsx"))
    assert "not an Excel workbook" in only_message(read_case(tmp_path / "text.xlsx"))
    assert "does not exist" in only_message(read_case(tmp_path / "pipe.xlsx"))
    assert "cannot be read" in only_message(read_case(tmp_path / ("x" * 5000)))
    assert "does not exist" in only_message(read_case(tmp_path / "a\0b"))


def test_a_file_or_folder_that_the_disk_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.xlsx").write_bytes(b"PK")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "cannot be read" in only_message(read_case(tmp_path / "case.xlsx"))
    assert "cannot be read" in only_message(read_case(tmp_path))


def test_awkward_names_pass_unchanged(read: Read) -> None:
    names = ["=1+1", "<script>alert(1)</script>", "**bold**", "‮مرحبا", "x" * 200, "'a", "{name}"]
    rows = "".join(f"A{place},{name},1,2\n" for place, name in enumerate(names))
    reading = read(projects=None, regions="id,name,investment,jobless\n" + rows)
    assert reading.findings == ()
    assert reading.case is not None
    assert [region.name for region in reading.case.regions] == names
