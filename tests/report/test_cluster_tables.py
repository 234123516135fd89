"""Tables of specialization."""

from dataclasses import replace

from mcda.case.model import Case, Declaration, Region, SectorFigure, Settings
from mcda.report.cluster_tables import (
    clusters_sentence,
    clusters_table,
    declared_table,
    mixes_table,
)
from mcda.specialization.clusters import clusters, declared_and_measured
from mcda.specialization.quotients import specialization

CASE = Case(
    settings=Settings(title="Test", sector_measure="bn UZS"),
    regions=(Region("A", "Alder"), Region("B", "Birch")),
    sectors=(
        SectorFigure("A", "Wine", 30.0, 20.0, 1.0),
        SectorFigure("B", "Wine", 20.0),
        SectorFigure("A", "Wood", 10.0),
        SectorFigure("B", "Wood", 140.0),
    ),
    declared=(
        Declaration("A", "Wine", "Decree 1", "2019", ("S1", "S2")),
        Declaration("A", "Wine", "Decree 1", "2019", ("S1",)),
        Declaration("B", "Tin"),
    ),
)


def test_clusters():
    table = clusters_table(CASE, clusters(CASE))
    assert [heading.text for heading in table.headings][:4] == [
        "Region",
        "Name",
        "Sector",
        "Size (bn UZS)",
    ]
    assert table.rows[0] == ("A", "Alder", "Wine", 30.0, 3.0, 0.6, 0.75, 0.5, 0.5, 3, "yes")
    assert table.rows[1][7] is None


def test_declared():
    table = declared_table(declared_and_measured(CASE))
    assert table.rows == (
        ("A", "Alder", "Wine", "declared and strong", 3.0, 0.6, "Decree 1", "S1; S2"),
        ("B", "Birch", "Tin", "declared, no figures", None, None, "", ""),
    )


def test_how_many_are_strong():
    assert str(clusters_sentence(CASE, clusters(CASE))) == (
        "1 of 4 sectors of regions is strong: a location quotient of 1.25 or more, and at least "
        "5 % of the nation."
    )
    assert "bring a table sectors" in str(clusters_sentence(CASE, ()))


def test_mixes_of_sectors():
    table = mixes_table(CASE, specialization(CASE))
    assert table.rows[0][:3] == ("A", "Alder", 1.0)
    assert table.rows[0][5] == "Wine"
    # 3/4 and 1/4 of Alder against 1/4 and 3/4 of the nation
    assert table.rows[0][3:5] == (1.0, 0.625)
    assert table.rows[1][2] == 0.0


def test_sectors_that_do_not_add_up_have_no_indices():
    settings = replace(CASE.settings, sector_reference="population")
    case = replace(CASE, settings=settings)
    assert {row[3:5] for row in mixes_table(case, specialization(case)).rows} == {(None, None)}
