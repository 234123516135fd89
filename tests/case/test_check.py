from collections.abc import Callable

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("table", "text", "row", "column", "words"),
    [
        (
            "sectors",
            "region,sector,value\nR1,Food,1\nR2,Food,1\nR1,Food,2\n",
            3, "region", "R1 / Food is already in row 1.",
        ),
        (
            "limits",
            "scope,name,unit,minimum\nzone,West,money,1\nzone,West,share,0.1\nzone,West,money,2\n",
            3, "scope", "zone / West / money is already in row 1.",
        ),
        (
            "edits",
            "region,criterion,value\nR1,jobless,7\nR1,investment,7\nR1,jobless,8\n",
            3, "region", "R1 / jobless is already in row 1.",
        ),
        ("sources", "id,title\nS,One\nS,Two\n", 2, "id", "S is already in row 1."),
    ],
)  # fmt: skip
def test_rows_that_repeat_another(
    read: Read, table: str, text: str, row: int, column: str, words: str
) -> None:
    reading = read(**{table: text})
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == (table, row, column)
    assert words in str(finding.message)
    assert finding.is_error
    assert len(getattr(reading.case, table)) == text.count("\n") - 2


def test_several_acts_may_declare_the_same_sector(read: Read) -> None:
    text = "region,sector,act\nR1,Food,Decree 1\nR1,Food,Decree 2\n"
    assert read(declared=text).is_valid


def test_rows_of_the_same_name_are_a_warning(read: Read) -> None:
    reading = read(regions="id,name,investment,jobless\nX,North,1,2\nY,North,2,3\nZ,South,3,1\n")
    (finding,) = [item for item in reading.findings if item.kind == "repeated_name"]
    assert not finding.is_error
    assert (finding.table, finding.column, finding.where) == ("regions", "name", "X;Y")
    assert "North" in str(finding.message)


def test_a_row_that_stands_twice_is_not_called_another_of_its_name(read: Read) -> None:
    reading = read(regions="id,name,investment,jobless\nX,North,1,2\nX,North,1,2\n")
    assert [item.kind for item in reading.findings if item.kind == "repeated_name"] == []
    assert any("already in row 1" in str(item.message) for item in reading.errors)


MENDED_ONE_BY_ONE = {
    "criteria": (
        "id,name,objective,target,lower,upper,source\ninvestment,,target,,3,2,Nobody\n"
        "jobless,Unemployment,min,,,,\n",
        {"name", "target", "lower", "source"},
    ),
    "regions": (
        "id,name,zone,investment,jobless\nR1,,West:East,10,x\nR2,South,West,20,4\n",
        {"name", "zone", "jobless"},
    ),
    "programmes": (
        "id,name,kind,sectors,zones,2026,2027\nN,,national,Nothing,Nowhere,-1,50\n",
        {"name", "sectors", "zones", "2026"},
    ),
    "funds": (
        "programme,fund,share_min,share_max,2026\nN,,0.6,0.5,9\n",
        {"programme", "fund", "share_min"},
    ),
    "projects": (
        "id,name,sector,cost,partners,requires,min_fraction,max_fraction,start,end\n"
        "J1,First,Food,-1,R1:0.7;zz:0.7,nobody,0.8,0.5,2027,2026\n",
        {"cost", "partners", "requires", "min_fraction", "end"},
    ),
    "limits": (
        "scope,name,unit,minimum,maximum\nregion,zz,,9,8\n",
        {"name", "unit", "minimum"},
    ),
    "agreements": (
        "region_a,region_b,instrument,from,to\nR1,zz,,2027,2026\n",
        {"region_b", "instrument", "to"},
    ),
    "sectors": ("region,sector,value\nzz,Food;Drink,-1\n", {"region", "sector", "value"}),
    "declared": ("region,sector,source\nzz,Food:Drink,Nobody\n", {"region", "sector", "source"}),
}


@pytest.mark.parametrize("table", MENDED_ONE_BY_ONE)
def test_all_that_is_wrong_with_a_row_is_told_at_once(read: Read, table: str) -> None:
    text, columns = MENDED_ONE_BY_ONE[table]
    errors = [finding for finding in read(**{table: text}).findings if finding.is_error]
    assert {finding.column for finding in errors if finding.row == 1} == columns
    assert {finding.table for finding in errors} == {table}


def test_what_a_bad_cell_leaves_unknown_is_not_judged(read: Read) -> None:
    reading = read(
        criteria="id,name,objective,target,derive\ninvestment,Investment,target,x,\n"
        "quotient,LQ,max,,lq\n",
        sectors="region,sector,value\nR1,Food,x\nR2,Food,y\n",
        programmes="id,name,kind,2026,2027\nN,National,blended,x,\n",
        funds="programme,fund,share_max,2026\nN,Bank,0.6,9\nN,Fund,x,9\n",
        projects="id,name,sector,cost,partners,group\nJ1,First,Food,x,R1:0.6;R2:0.4,G\n",
        groups="id,rule,count\nG,at_least,1\n",
    )
    errors = [(f.table, f.row, f.column) for f in reading.findings if f.is_error]
    assert errors == [
        ("criteria", 1, "target"), ("sectors", 1, "value"), ("sectors", 2, "value"),
        ("programmes", 1, "2026"), ("funds", 2, "share_max"), ("projects", 1, "cost"),
    ]  # fmt: skip
