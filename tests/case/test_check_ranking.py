from collections.abc import Callable

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]
REGIONS = "id,name,investment,jobless\nR1,North,10,5\nR2,South,20,4\n"
SECTORS = "region,sector,value\nR1,Food,1\nR2,Food,2\n"


def criteria(columns: str, values: str) -> str:
    return (
        f"id,name,objective,{columns}\n"
        f"jobless,Unemployment,min{',' * (columns.count(',') + 1)}\n"
        f"investment,Investment,{values}\n"
    )


@pytest.mark.parametrize(
    ("tables", "table", "row", "column", "words"),
    [
        ({"criteria": criteria("target", "target,")}, "criteria", 2, "target", "no target is"),
        ({"criteria": criteria("lower,upper", "max,5,5")}, "criteria", 2, "lower", "not below"),
        ({"criteria": criteria("minimum,maximum", "max,6,5")}, "criteria", 2, "minimum", "above"),
        (
            {"criteria": "id,name,objective\njobless,Unemployment,min\nexports,Exports,max\n",
             "regions": "id,name,jobless\nR1,North,5\nR2,South,4\n"},
            "criteria", 2, "id", 'no column "exports"',
        ),
        (
            {"criteria": criteria("derive", "max,") + "best,Best sector,max,lq\n"},
            "criteria", 3, "derive", "table sectors, which has no rows",
        ),
        (
            {"criteria": criteria("derive", "max,") + "k,Krugman,min,krugman\n",
             "sectors": SECTORS,
             "case": "key,value\ntitle,T\nsector_reference,investment\n"},
            "criteria", 3, "derive", "krugman needs sectors that add up",
        ),
        (
            {"criteria": criteria("derive", "max,") + "zone,Zone,max,\n"},
            "criteria", 3, "id", '"zone" is the name of another column.',
        ),
        (
            {"criteria": criteria("derive", "max,") + "role,Role,max,lq\n", "sectors": SECTORS},
            "criteria", 3, "id", '"role" is the name of another column.',
        ),
        (
            {"case": "key,value\ntitle,T\nsector_reference,grp\n"},
            "case", 2, "value", 'no number column "grp"',
        ),
        (
            {"case": "key,value\ntitle,T\nsector_reference,name\n"},
            "case", 2, "value", 'no number column "name"',
        ),
        (
            {"sectors": "region,sector,value\nR1,Food: fresh,1\nR2,Food,2\n"},
            "sectors", 1, "sector", '";" or ":"',
        ),
        (
            {"regions": "id,name,zone,investment,jobless\nR1,N,A:B,1,2\nR2,S,A,1,2\n"},
            "regions", 1, "zone", '";" or ":"',
        ),
    ],
)  # fmt: skip
def test_what_ranking_cannot_work_with(
    read: Read, tables: dict[str, str], table: str, row: int, column: str, words: str
) -> None:
    reading = read(**{"regions": REGIONS, "projects": None, **tables})
    finding = next(finding for finding in reading.findings if words in str(finding.message))
    assert (finding.table, finding.row, finding.column) == (table, row, column)
    assert finding.is_error
    assert reading.case is not None


def test_a_number_column_of_regions_can_be_a_criterion(read: Read) -> None:
    reading = read(
        criteria="id,name,objective\npopulation,People,max\njobless,Unemployment,min\n",
        regions="id,name,population,jobless\nR1,North,10,5\nR2,South,,4\n",
    )
    assert reading.is_valid
    assert reading.case is not None
    assert [region.figure("population") for region in reading.case.regions] == [10, None]


def test_the_sector_reference_may_be_a_column_of_its_own(read: Read) -> None:
    reading = read(
        case="key,value\ntitle,T\nsector_reference,employed\n",
        regions="id,name,investment,jobless,employed\nR1,North,1,5,100\nR2,South,1,4,200\n",
    )
    assert reading.findings == ()
    assert reading.case is not None
    assert [region.figure("employed") for region in reading.case.regions] == [100, 200]


def test_an_unusable_sector_reference_is_not_kept(read: Read) -> None:
    case = read(case="key,value\ntitle,T\nsector_reference,grp\n").case
    assert case is not None
    assert case.settings.sector_reference == ""


def test_the_column_of_a_derived_criterion_is_not_used(read: Read) -> None:
    reading = read(
        criteria="id,name,objective,derive\ninvestment,Best sector,max,lq\njobless,J,min,\n",
        sectors=SECTORS.replace("Food", "Food"),
    )
    assert [(finding.kind, finding.where) for finding in reading.findings] == [
        ("derived_column", "investment")
    ]
    assert reading.case is not None
    assert reading.case.regions[0].figures == {"jobless": 5.5}


@pytest.mark.parametrize("name", ["Republic total", "Jami", "ИТОГО", "Всего по республике"])
def test_a_total_is_not_a_region(read: Read, name: str) -> None:
    reading = read(regions=REGIONS + f"T,{name},1,1\n")
    assert [(finding.kind, finding.where) for finding in reading.findings] == [("total_row", "T")]
    assert reading.is_valid


@pytest.mark.parametrize("name", ["Republic of Karakalpakstan", "Totalia", "Jamilabad"])
def test_a_region_that_only_sounds_like_a_total(read: Read, name: str) -> None:
    assert read(regions=REGIONS + f"T,{name},1,1\n").findings == ()
