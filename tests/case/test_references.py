from collections.abc import Callable

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]
PROJECT = "id,name,sector,cost,partners,{}\nJ1,First,Food,40,R1:0.6;R2:0.4,{}\n"


@pytest.mark.parametrize(
    ("table", "text", "row", "column", "words"),
    [
        ("sectors", "region,sector,value\nR1,Food,1\nR9,Food,1\n", 2, "region", '"R9"'),
        ("declared", "region,sector\nR9,Food\n", 1, "region", '"R9"'),
        ("declared", "region,sector,source\nR1,Food,S1\n", 1, "source", 'sources has no id "S1"'),
        ("funds", "programme,fund,2026\nX,Bank,5\n", 1, "programme", 'programmes has no id "X"'),
        ("projects", PROJECT.format("requires", "J9"), 1, "requires", 'projects has no id "J9"'),
        ("projects", PROJECT.format("excludes", "J9"), 1, "excludes", 'projects has no id "J9"'),
        ("projects", PROJECT.format("group", "G9"), 1, "group", 'groups has no id "G9"'),
        ("figures", "region,criterion,note\nR9,jobless,n\n", 1, "region", '"R9"'),
        ("figures", "region,criterion,note\nR1,exports,n\n", 1, "criterion", 'figures "exports"'),
        ("edits", "region,criterion,value\nR9,jobless,5\n", 1, "region", 'regions has no id "R9"'),
        ("edits", "region,criterion\nR1,exports\n", 1, "criterion", 'criteria has no id "exports"'),
        (
            "programmes",
            "id,name,kind,sectors,2026\nN,National,sectoral,Fod,5\n",
            1, "sectors", 'have the sector "Fod"',
        ),
        (
            "programmes",
            "id,name,kind,zones,2026\nN,National,territorial,North,5\n",
            1, "zones", 'belongs to the zone "North"',
        ),
        ("limits", "scope,name,unit,minimum\nzone,North,money,1\n", 1, "name", 'zone "North"'),
        ("limits", "scope,name,unit,minimum\nregion,R9,money,1\n", 1, "name", '"R9"'),
        ("limits", "scope,name,unit,minimum\nsector,Fod,money,1\n", 1, "name", 'sector "Fod"'),
        ("limits", "scope,name,unit,minimum\nprogramme,X,money,1\n", 1, "name", '"X"'),
        ("agreements", "region_a,region_b,instrument\nR1,R9,agreement\n", 1, "region_b", '"R9"'),
        ("scenarios", "id,name,without\nS,Mine,R1;R9\n", 1, "without", '"R9"'),
        ("scenarios", "id,name,without\nS,Mine,zone:North\n", 1, "without", 'zone "North"'),
        ("scenarios", "id,name,sector\nS,Mine,Fod\n", 1, "sector", 'sector "Fod"'),
        ("scenarios", "id,name,limits\nS,Mine,exports:minimum:2\n", 1, "limits", '"exports"'),
        ("scenarios", "id,name,limits\nS,Mine,jobless:least:2\n", 1, "limits", "sets no limit"),
        ("scenarios", "id,name,limits\nS,Mine,jobless:minimum:few\n", 1, "limits", "no limit"),
    ],
)  # fmt: skip
def test_what_nothing_in_the_case_has(
    read: Read, table: str, text: str, row: int, column: str, words: str
) -> None:
    reading = read(**{table: text})
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == (table, row, column)
    assert words in str(finding.message)
    assert finding.is_error
    if column != "source":
        assert len(getattr(reading.case, table)) == row - 1


def test_the_likely_spelling_is_named(read: Read) -> None:
    reading = read(limits="scope,name,unit,minimum\nzone,Wset,money,1\n")
    assert str(reading.findings[0].fix).startswith("Perhaps West is meant.")


def test_an_unknown_source_is_taken_out_of_its_list_only(read: Read) -> None:
    reading = read(
        criteria="id,name,objective,source\ninvestment,I,max,S1;S2\njobless,J,min,S1\n",
        sources="id,title\nS1,Yearbook\n",
    )
    assert [(f.row, f.column) for f in reading.findings] == [(1, "source")]
    assert reading.case is not None
    assert [criterion.source for criterion in reading.case.criteria] == [("S1",), ("S1",)]


def test_doubts_may_concern_any_number_column_of_regions(read: Read) -> None:
    assert read(figures="region,criterion,note\nR1,population,an estimate\n").is_valid


def test_scenarios_may_leave_out_regions_and_zones(read: Read) -> None:
    assert read(scenarios="id,name,without\nS,Mine,R1;zone:East\n").is_valid


def test_zones_that_do_not_match_are_warnings(read: Read) -> None:
    reading = read(zones="id,name\nWest,Western association\nEsat,Eastern association\n")
    assert [(f.kind, f.table, f.where) for f in reading.findings] == [
        ("unknown_zone", "regions", "East"),
        ("unknown_zone", "zones", "Esat"),
    ]
    assert reading.is_valid


def test_sectors_without_figures_are_warnings(read: Read) -> None:
    reading = read(
        sectors="region,sector,value\nR1,Metal,1\nR2,Metal,2\n",
        declared="region,sector\nR1,Metal\nR2,Tourism\n",
    )
    assert [(f.kind, f.table, f.where) for f in reading.findings] == [
        ("unknown_sector", "declared", "Tourism"),
        ("unknown_sector", "projects", "Food"),
    ]
    assert reading.is_valid


def test_one_mistake_is_not_told_again_wherever_the_id_is_used(read: Read) -> None:
    reading = read(
        programmes="id,name,kind,2026\nN,,blended,\n",
        funds="programme,fund,2026\nN,Bank,9\nN,Fund,9\n",
        limits="scope,name,unit,maximum\nprogramme,N,money,5\n",
    )
    assert [(f.severity, f.table, f.row, f.column, f.where) for f in reading.findings] == [
        ("error", "programmes", 1, "name", ""),
        ("warning", "funds", None, "", "1;2"),
        ("warning", "limits", None, "", "1"),
    ]


def test_what_needs_what_is_left_out_goes_too(read: Read) -> None:
    chain = "".join(f"J{n},Name {n},Food,40,R1:0.6;R2:0.4,J{n - 1}\n" for n in range(2, 30))
    reading = read(
        projects="id,name,sector,cost,partners,requires\nJ1,Name,Food,,R1:0.6;R2:0.4,\n" + chain
    )
    assert reading.case is not None
    assert reading.case.projects == ()
    assert len(reading.findings) == 2
