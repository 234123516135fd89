"""Sectors of regions with their measures, and beside them what is declared."""

import math

import pytest

from mcda.case.model import Case, Declaration, Region, SectorFigure, Settings
from mcda.specialization.clusters import (
    Standing,
    clusters,
    declared_and_measured,
    standing_counts,
    strongest_first,
)
from mcda.specialization.quotients import specialization


def figure(region, sector, value, before=None):
    return SectorFigure(region, sector, value, before, None if before is None else 1.0)


# LQ of A: Wine 2.83, Wood 0.52, Silk 0.94; of B: Wine 0, Wood 1.26, Silk 1.03
CASE = Case(
    settings=Settings(title="Test"),
    regions=(Region("A", "Alder"), Region("B", "Birch"), Region("C", "Cedar")),
    sectors=(
        figure("A", "Wine", 30.0, 20.0),
        figure("B", "Wine", 0.0),
        figure("A", "Wood", 20.0, 20.0),
        figure("B", "Wood", 90.0, 80.0),
        figure("A", "Silk", 10.0),
        figure("B", "Silk", 20.0),
    ),
    declared=(
        Declaration("B", "Silk", "Decree 2", "2020", ("S2",)),
        Declaration("A", "Wine", "Decree 1", "2019", ("S1",)),
        Declaration("A", "Tin", "Decree 3"),
        Declaration("A", "Wine", "Decree 4"),
        Declaration("C", "Wood", "Decree 5"),
    ),
)


def test_every_figure_is_listed():
    found = clusters(CASE)
    assert [(c.region, c.sector) for c in found] == [
        ("A", "Wine"),
        ("A", "Wood"),
        ("A", "Silk"),
        ("B", "Wine"),
        ("B", "Wood"),
        ("B", "Silk"),
    ]
    wine = found[0]
    assert (wine.name, wine.value, wine.strong, wine.stars) == ("Alder", 30.0, True, 3)
    assert wine.lq == pytest.approx((30 / 60) / (30 / 170))
    assert wine.rsca == pytest.approx((wine.lq - 1) / (wine.lq + 1))
    assert (wine.size_share, wine.focus_share) == (1.0, 0.5)
    assert wine.growth == pytest.approx(0.5)
    wood = found[1]
    assert wood.growth == 0
    assert wood.national_growth == pytest.approx(0.1)
    assert wood.growth_lead == pytest.approx(-0.1)
    assert math.isnan(found[2].growth_lead)


def test_one_sector_and_figures_at_hand():
    found = clusters(CASE, specialization(CASE), "Wood")
    assert [c.region for c in found] == ["A", "B"]
    assert clusters(CASE, sector="Tin") == ()


def test_strong_ones_by_stars_and_quotient():
    found = strongest_first(clusters(CASE))
    assert [(c.region, c.sector, c.stars) for c in found] == [("A", "Wine", 3), ("B", "Wood", 2)]


def test_declared_and_measured_side_by_side():
    found = declared_and_measured(CASE)
    assert [(m.region, m.sector, m.standing) for m in found] == [
        ("A", "Wine", Standing.BOTH),
        ("A", "Tin", Standing.UNMEASURED),
        ("B", "Wood", Standing.MEASURED),
        ("B", "Silk", Standing.DECLARED),
        ("C", "Wood", Standing.UNMEASURED),
    ]
    wine, tin, wood, silk, _ = found
    assert [act.act for act in wine.declarations] == ["Decree 1", "Decree 4"]
    assert wood.declarations == ()
    assert tin.cluster is None
    assert str(wine.reading) == (
        "Wine is declared for Alder, and the figures agree: location quotient 2.83, 100.0 % of "
        "the nation."
    )
    assert "strong in Birch, with a location quotient of 1.26" in str(wood.reading)
    assert "location quotient 1.03, 66.7 % of the nation. Strong means at least 1.25 and 5 %" in (
        str(silk.reading)
    )
    assert "no figures to compare" in str(tin.reading)
    again = declared_and_measured(CASE, specialization(CASE))
    assert [match.reading for match in again] == [match.reading for match in found]


def test_a_near_miss_does_not_read_like_the_limit():
    settings = Settings(title="Test", lq_threshold=(20 / 110) / (30 / 170) + 1e-4)
    case = Case(settings, CASE.regions, sectors=CASE.sectors, declared=CASE.declared)
    silk = next(m for m in declared_and_measured(case) if m.sector == "Silk")
    assert "location quotient 1.0303," in str(silk.reading)
    exact = Settings(title="Test", lq_threshold=specialization(CASE).lq[0, 0])
    case = Case(exact, CASE.regions, sectors=CASE.sectors, declared=CASE.declared)
    wine = next(m for m in declared_and_measured(case) if m.sector == "Wine")
    assert wine.standing is Standing.BOTH
    assert "location quotient 2.83," in str(wine.reading)


def test_declarations_of_unknown_regions_are_passed_over():
    case = Case(CASE.settings, CASE.regions[:1], declared=(Declaration("X", "Wine"),))
    assert declared_and_measured(case) == ()


def test_a_figure_without_a_quotient_cannot_be_compared():
    case = Case(
        Settings(title="Test", sector_reference="grp"),
        (Region("A", "Alder"),),
        sectors=(figure("A", "Wine", 3.0),),
        declared=(Declaration("A", "Wine"),),
    )
    (match,) = declared_and_measured(case)
    assert match.standing is Standing.UNMEASURED
    assert match.cluster.value == 3.0


def test_counts():
    assert str(standing_counts(declared_and_measured(CASE))) == (
        "4 declared sectors: 1 strong by the figures, 1 not, 2 without figures. 1 strong sector is "
        "not declared."
    )
    plain = Case(CASE.settings, CASE.regions, sectors=CASE.sectors)
    assert str(standing_counts(declared_and_measured(plain))) == (
        "No sectors are declared: the figures show 2 strong ones."
    )
    measured = [m for m in declared_and_measured(plain) if m.standing is Standing.MEASURED]
    assert str(standing_counts(measured[:1])) == (
        "No sectors are declared: the figures show 1 strong one."
    )
