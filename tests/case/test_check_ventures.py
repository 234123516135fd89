from collections.abc import Callable
from itertools import pairwise

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]


def projects(columns: str, *values: str) -> str:
    rows = (f"J{n},Name {n},Food,40,{value}\n" for n, value in enumerate(values, start=1))
    return f"id,name,sector,cost,partners,{columns}\n" + "".join(rows)


PAIR = "R1:0.6;R2:0.4"
BLENDED = "id,name,kind,2026,2027\nN,National,blended,"


@pytest.mark.parametrize(
    ("tables", "table", "row", "column", "words"),
    [
        ({"projects": projects("status", "R1:1,")}, "projects", 1, "partners", "at least two"),
        (
            {"projects": projects("status", "R1:0.3333;R2:0.6666,")},
            "projects", 1, "partners", "add up to 0.9999, not to 1",
        ),
        (
            {"projects": projects("status", "R1:60;R2:40,")},
            "projects", 1, "partners", "add up to 100, not to 1",
        ),
        (
            {"projects": projects("min_fraction,max_fraction", f"{PAIR},0.8,0.5")},
            "projects", 1, "min_fraction", "size, 0.8, is above the largest size, 0.5",
        ),
        (
            {"projects": projects("start,end", f"{PAIR},2027,2026")},
            "projects", 1, "end", "ends in 2026, before it starts in 2027",
        ),
        (
            {"projects": projects("start,end", f"{PAIR},2028,")},
            "projects", 1, "start", "outside the years that have budgets, 2026 to 2027",
        ),
        (
            {"projects": projects("start,end", f"{PAIR},,2025")},
            "projects", 1, "end", "outside the years that have budgets",
        ),
        (
            {"projects": projects("requires,excludes", f"{PAIR},J1,")},
            "projects", 1, "requires", "names itself",
        ),
        (
            {"projects": projects("requires,excludes", f"{PAIR},,J1")},
            "projects", 1, "excludes", "names itself",
        ),
        (
            {"projects": projects("requires,excludes", f"{PAIR},J2,J2", f"{PAIR},,")},
            "projects", 1, "excludes", "both requires and excludes J2",
        ),
        (
            {"projects": projects("requires,excludes", f"{PAIR},J2,", f"{PAIR},,J1")},
            "projects", 1, "requires", "requires J2, which exclude it",
        ),
        (
            {"programmes": BLENDED + "5,\n", "funds": "programme,fund,2026\nN,Bank,9\n"},
            "programmes", 1, "kind", "both funds in the table funds and budgets of its own",
        ),
        ({"programmes": BLENDED + ",\n"}, "programmes", 1, "kind", "neither funds nor budgets"),
        ({"funds": "programme,fund,2026\nN,Bank,9\n"}, "funds", 1, "programme", "is not blended"),
        (
            {"programmes": BLENDED + ",\n",
             "funds": "programme,fund,share_min,share_max,2026\nN,Bank,0.6,0.5,9\nN,Fund,,,9\n"},
            "funds", 1, "share_min", "is above the largest share, ",
        ),
        (
            {"programmes": BLENDED + ",\n",
             "funds": "programme,fund,share_min,2026\nN,Bank,0.6,9\nN,Fund,0.5,9\n"},
            "funds", None, "share_min", "add up to 1.1, more than the whole",
        ),
        (
            {"programmes": BLENDED + ",\n",
             "funds": "programme,fund,share_max,2026\nN,Bank,0.6,9\nN,Fund,0.3,9\n"},
            "funds", None, "share_max", "add up to 0.9, less than the whole",
        ),
        (
            {"limits": "scope,name,unit,minimum,maximum\nzone,West,money,9,8\n"},
            "limits", 1, "minimum", "is above the maximum, ",
        ),
        (
            {"limits": "scope,name,unit,maximum\nzone,West,share,60\n"},
            "limits", 1, "maximum", "A share of 60 is more than the whole",
        ),
        (
            {"programmes": BLENDED + ",\n",
             "funds": "programme,fund,2026\nN,Bank,9\nN,Bank,9\n"},
            "funds", None, "fund", "names these funds twice: Bank",
        ),
        ({"groups": "id,rule\nG,at_most\n"}, "groups", 1, "count", "at_most needs a count"),
        (
            {"groups": "id,rule,count\nG,at_least,2\n",
             "projects": projects("group", f"{PAIR},G", f"{PAIR},")},
            "groups", 1, "count", "projects of the group must go ahead, and it has only 1",
        ),
        (
            {"groups": "id,rule\nG,all_or_none\n",
             "projects": projects("group,excludes", f"{PAIR},G,", f"{PAIR},G,J1")},
            "groups", 1, "rule", "go ahead or none, but J2 excludes J1",
        ),
        (
            {"agreements": "region_a,region_b,instrument\nR1,R1,agreement\n"},
            "agreements", 1, "region_b", "agreement with itself",
        ),
        (
            {"agreements": "region_a,region_b,instrument,from,to\nR1,R2,strategy,2027,2026\n"},
            "agreements", 1, "to", "before it begins in ",
        ),
        (
            {"impacts": "id,name,unit,weight,reference\ncost,Cost,bn,1,1\n"},
            "impacts", 1, "id", '"cost" is the name of another column',
        ),
    ],
)  # fmt: skip
def test_what_allocation_cannot_work_with(
    read: Read, tables: dict[str, str], table: str, row: int | None, column: str, words: str
) -> None:
    reading = read(**tables)
    finding = next(finding for finding in reading.findings if words in str(finding.message))
    assert (finding.table, finding.row, finding.column) == (table, row, column)
    assert finding.is_error
    assert str(finding.fix)


def test_sound_rules_pass(read: Read) -> None:
    reading = read(
        programmes="id,name,kind,2026,2027\nN,National,national,9,9\nB,Blended,blended,,\n",
        funds="programme,fund,share_min,share_max,2026\nB,Bank,0.4,0.7,9\nB,Fund,0.2,0.3,9\n",
        projects=projects(
            "requires,excludes,group,start,end,jobs",
            "R1:0.333333;R2:0.333333;R3:0.333334,,,G,2020,2026,",
            f"{PAIR},J1,,,,,120",
            f"{PAIR},J1;J2,J4,,2027,2040,-3",
            f"{PAIR},,J3,G,,,",
        ),
        impacts="id,name,unit,weight,reference\njobs,Jobs,people,1,100\n",
        groups="id,rule,count,maximum\nG,at_most,1,\nH,all_or_none,,\nI,at_most,,90\n",
        limits=(
            "scope,name,unit,minimum,maximum\n"
            "zone,West,share,0.2,0.5\nregion,R1,money,,40\nsector,Food,money,1,\n"
            "programme,B,share,,1\n"
        ),
        agreements="region_a,region_b,instrument,from\nR1,R2,agreement,2026\n",
    )
    assert [str(finding.described) for finding in reading.findings] == []
    assert reading.case is not None
    assert [project.impacts for project in reading.case.projects] == [
        {}, {"jobs": 120}, {"jobs": -3}, {},
    ]  # fmt: skip


def test_each_circle_of_requirements_is_told_once(read: Read) -> None:
    reading = read(
        projects=projects(
            "requires", *(f"{PAIR},{needs}" for needs in ("J2", "J3", "J1;J4", "", "J6", "J5"))
        )
    )
    circles = [finding for finding in reading.findings if finding.column == "requires"]
    assert [finding.row for finding in circles] == [1, 5]
    assert set(str(circles[0].message).split(": ")[1].rstrip(".").split(" → ")) == {
        "J1", "J2", "J3",
    }  # fmt: skip
    assert "J5 → J6 → J5" in str(circles[1].message) or "J6 → J5 → J6" in str(circles[1].message)
    assert reading.case is not None
    assert [project.id for project in reading.case.projects] == ["J4"]


def test_a_circle_is_told_in_the_order_of_need(read: Read) -> None:
    reading = read(projects=projects("requires", *(f"{PAIR},J{n}" for n in (2, 3, 4, 1))))
    message = str(reading.findings[0].message)
    told = message.split(": ")[1].rstrip(".").split(" → ")
    follows = {"J1": "J2", "J2": "J3", "J3": "J4", "J4": "J1"}
    assert all(follows[one] == other for one, other in pairwise(told))


def test_without_budgets_there_is_no_horizon_to_miss(read: Read) -> None:
    assert read(programmes=None, projects=projects("start", f"{PAIR},1990")).is_valid


@pytest.mark.parametrize(
    ("rule", "sizes", "named"),
    [
        ("G,all_or_none,", (0, 0), "J1;J2"),
        ("G,at_least,1", (1, 0), "J2"),
        ("G,all_or_none,", (1, 0.25), None),
        ("G,at_most,1", (0, 0), None),
    ],
)
def test_a_group_that_a_token_of_a_venture_satisfies_is_told(
    read: Read, rule: str, sizes: tuple[float, float], named: str | None
) -> None:
    rows = projects("group,min_fraction", *(f"{PAIR},G,{size}" for size in sizes))
    found = [
        finding
        for finding in read(groups=f"id,rule,count\n{rule}\n", projects=rows).findings
        if finding.kind == "token_size"
    ]
    assert [finding.where for finding in found] == ([] if named is None else [named])
    if found:
        assert "1 % of each is enough" in str(found[0].message)
        assert "min_fraction" in str(found[0].fix)


def test_money_a_billion_times_apart_is_told_with_its_places(read: Read) -> None:
    programmes = "id,name,kind,2026,2027\nN,National,national,1000000000,1\n"
    (finding,) = read(programmes=programmes).findings
    assert (finding.kind, finding.is_error) == ("magnitudes", False)
    assert finding.where == "programmes 1 2026;programmes 1 2027"
    nearer = programmes.replace("1000000000", "999999999")
    assert read(programmes=nearer).findings == ()


def test_an_impact_that_weighs_more_than_a_plan_can_hold_is_told(read: Read) -> None:
    impacts = "id,name,unit,weight,reference\njobs,Jobs,people,1,1e-9\n"
    reading = read(impacts=impacts, projects=projects("jobs", f"{PAIR},1000000", f"{PAIR},999999"))
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == ("projects", 1, "jobs")
    assert finding.is_error
