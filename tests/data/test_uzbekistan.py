"""The bundled case of Uzbekistan: what it promises to whoever opens it."""

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mcda.case.model import Case
from mcda.case.read import Reading, read_case
from mcda.ranking.scenario import Scenario
from mcda.ranking.screening import screen
from mcda.ranking.topsis import rank
from mcda.specialization.quotients import specialization

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "uzbekistan"
PUBLISHED = FOLDER / "published"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_case(FOLDER)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shortlist(case: Case, scenario: Scenario) -> frozenset[str]:
    ranking = rank(case, scenario)
    first = ranking.rank <= scenario.shortlist_size
    return frozenset(region for region, kept in zip(ranking.regions, first, strict=True) if kept)


class TestOpening:
    @pytest.mark.parametrize("sector", ["", "Clothing", "Wholesale trade", "Transport services"])
    def test_every_warning_about_the_data_is_acknowledged(
        self, case: Case, scenario: Scenario, sector: str
    ) -> None:
        assert screen(case) == ()
        assert screen(case, replace(scenario, sector=sector)) == ()

    def test_derived_tables_follow_from_the_published_figures(self) -> None:
        script = ROOT / "data" / "build_uzbekistan.py"
        done = subprocess.run(
            [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


class TestPlaces:
    def test_tiles_keep_the_shape_of_the_country(self, case: Case) -> None:
        places = {region.id: (region.tile_row, region.tile_column) for region in case.regions}
        assert len(set(places.values())) == 14
        for region in case.regions:
            for other in case.regions:
                assert None not in (region.latitude, region.longitude, *places[region.id])
                row, column = places[region.id]
                if region.longitude + 1.0 < other.longitude:  # a degree further west
                    assert column <= places[other.id][1]
                if region.latitude > other.latitude + 1.0:
                    assert row <= places[other.id][0]

    def test_zones_are_explained_and_cited(self, case: Case) -> None:
        assert {zone.id for zone in case.zones} == set(case.zone_names)
        assert all(zone.source and zone.description for zone in case.zones)
        cited = {source for zone in case.zones for source in zone.source}
        assert cited <= {source.id for source in case.sources}
        assert all(len(region.zone) == 1 for region in case.regions)


class TestFigures:
    @pytest.mark.parametrize(
        ("sector", "allocated"),
        [
            ("Agriculture, forestry, fisheries", 1.0),
            ("Industry (B-E)", 0.968),
            ("Construction", 0.931),
            ("Retail trade", 1.0),
            ("Wholesale trade", 0.984),
        ],
    )
    def test_regions_sum_to_the_national_figure_as_far_as_it_is_allocated(
        self, sector: str, allocated: float
    ) -> None:
        figures = [
            row
            for row in rows(PUBLISHED / "sectors.csv")
            if (row["sector"], row["year"]) == (sector, "2022")
        ]
        parts = sum(float(row["value"]) for row in figures if row["region_code"] != "UZ")
        nation = next(float(row["value"]) for row in figures if row["region_code"] == "UZ")
        assert parts / nation == pytest.approx(allocated, abs=0.001)

    @pytest.mark.parametrize(
        ("column", "allocated"),
        [
            ("food_output_bn_uzs_2025", 1.0007),
            ("rubber_plastics_output_bn_uzs_2025_11m", 1.0056),
            ("transport_services_bn_uzs_2025_10m", 0.7175),
        ],
    )
    def test_recent_output_sums_to_the_national_figure_as_far_as_it_is_allocated(
        self, column: str, allocated: float
    ) -> None:
        *regions, nation = rows(PUBLISHED / "output_2025.csv")
        assert nation["region_code"] == "UZ"
        parts = sum(float(row[column]) for row in regions)
        assert parts / float(nation[column]) == pytest.approx(allocated, abs=1e-4)

    def test_some_figures_by_hand(self, case: Case) -> None:
        navoi = case.region("UZ-NW").figures
        assert navoi["investment_per_head"] == pytest.approx(16042.6 / 1033.9, abs=1e-4)
        assert navoi["grp_per_head"] == pytest.approx(78668.2 / 1044.7, abs=1e-4)
        assert navoi["export_share"] == pytest.approx(46760 / 1083.5, abs=1e-4)
        assert navoi["working_abroad"] == pytest.approx(21331 / 570.6, abs=1e-4)
        assert case.region("UZ-TK").figures["agriculture_per_head"] == 0

    def test_no_criterion_has_a_gap(self, case: Case, scenario: Scenario) -> None:
        matrix = rank(case, scenario).matrix
        assert matrix.values.shape == (14, 12)
        assert np.isfinite(matrix.values).all()
        assert not matrix.filled.any()

    def test_every_region_has_a_sector_of_the_size_that_counts(self, case: Case) -> None:
        sizes = specialization(case).size_share
        assert (sizes.max(axis=1) >= case.settings.size_floor).all()


class TestCriteria:
    def test_each_says_what_it_is_and_where_it_comes_from(self, case: Case) -> None:
        assert len(case.criteria) == 12
        for criterion in case.criteria:
            said = (criterion.unit, criterion.formula, criterion.year, criterion.confidence)
            assert all(said), criterion.id
            assert criterion.source, criterion.id
            assert criterion.description, criterion.id

    def test_every_source_named_is_explained_and_every_source_explained_is_used(
        self, case: Case
    ) -> None:
        tables = (
            case.criteria, case.zones, case.declared, case.presets, case.projects, case.programmes,
        )  # fmt: skip
        named = {source for table in tables for row in table for source in row.source}
        explained = {source.id for source in case.sources}
        assert named <= explained
        prose = "".join(
            (FOLDER / file).read_text(encoding="utf-8")
            for file in ("published/columns.csv", "sources.csv", "figures.csv")
        )
        unused = {source for source in explained - named if prose.count(source) < 2}
        assert unused == set()
        assert all(source.address and source.licence for source in case.sources)

    def test_bounds_are_the_smallest_and_the_largest_published_figure(
        self, case: Case, scenario: Scenario
    ) -> None:
        ranking = rank(case, scenario)
        fixed = [criterion.id != "specialization" for criterion in case.criteria]
        assert list(~ranking.assumed) == fixed
        np.testing.assert_allclose(ranking.lower, ranking.matrix.values.min(axis=0))
        np.testing.assert_allclose(ranking.upper, ranking.matrix.values.max(axis=0))


class TestJointVentures:
    def test_there_are_enough_to_choose_from(self, case: Case) -> None:
        assert len(case.projects) >= 24
        assert {len(project.partners) for project in case.projects} == {2, 3}
        assert len({project.cost for project in case.projects}) >= 3
        assert {project.min_fraction for project in case.projects} == {0.0, 0.5, 1.0}
        reached = {region for project in case.projects for region in project.partners}
        assert reached == {region.id for region in case.regions}

    def test_leaders_are_specialized_and_partners_are_not(self, case: Case) -> None:
        found = specialization(case)
        row = {region: index for index, region in enumerate(found.regions)}
        column = {sector: index for index, sector in enumerate(found.sectors)}
        for project in case.projects:
            if project.status == "illustrative candidate":
                leader, *partners = (row[region] for region in project.partners)
                quotients = found.lq[:, column[project.sector]]
                assert quotients[leader] >= 1, project.id
                assert (quotients[partners] < 1).all(), project.id

    def test_cost_follows_the_programme_of_small_industrial_zones(self, case: Case) -> None:
        per_job = [
            float(row["siz_cost_bn_uzs_2023_25"]) / float(row["siz_jobs_2023_25"])
            for row in rows(PUBLISHED / "regions.csv")
        ]
        for project in case.projects:
            expected = project.impacts["jobs"] * np.median(per_job)
            assert project.cost == pytest.approx(expected, abs=0.1), project.id

    def test_the_announced_venture_is_shown_at_the_rate_of_a_stated_day(self, case: Case) -> None:
        announced = next(project for project in case.projects if project.id == "POSCO")
        assert announced.cost == pytest.approx(196 * 11.39024, abs=0.05)
        assert {"P01", "R01"} <= set(announced.source)
        assert "assumed" in announced.status
        assert set(announced.partners.values()) <= {0.333, 0.334}
