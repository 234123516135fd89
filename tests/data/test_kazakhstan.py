"""The bundled case of Kazakhstan: what it promises to whoever opens it."""

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.case.model import Case
from mcda.case.read import Reading, read_case
from mcda.ranking.scenario import Scenario
from mcda.ranking.screening import acknowledged_findings, screen
from mcda.ranking.topsis import rank
from mcda.specialization.quotients import specialization

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "kazakhstan"
PUBLISHED = FOLDER / "published"
CRITERIA = (
    "investment_rate", "asset_renewal", "higher_education", "industrial_workforce",
    "specialization", "grp_per_employed", "manufacturing_per_head", "transport_services",
    "agriculture_per_head", "mining_per_head", "wage", "unemployment",
)  # fmt: skip
SHYMKENT = "KZ-79"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_case(FOLDER)


@pytest.fixture(scope="module")
def all_ranked(scenario: Scenario) -> Scenario:
    """No points on the criterion of which Shymkent has no figure."""
    return replace(scenario, points={**scenario.points, "higher_education": 0.0})


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shortlist(case: Case, scenario: Scenario) -> frozenset[str]:
    ranking = rank(case, scenario)
    first = ranking.rank <= scenario.shortlist_size
    return frozenset(region for region, kept in zip(ranking.regions, first, strict=True) if kept)


class TestOpening:
    def test_every_warning_about_the_data_is_acknowledged(
        self, case: Case, scenario: Scenario, all_ranked: Scenario
    ) -> None:
        assert screen(case) == ()
        for sector in ("", *case.sector_names):
            assert screen(case, replace(scenario, sector=sector)) == (), sector
            assert screen(case, replace(all_ranked, sector=sector)) == (), sector

    def test_nothing_is_acknowledged_that_does_not_occur(self, case: Case) -> None:
        reasons = {row.reason for row in case.acknowledged if row.kind != "unknown_sector"}
        assert {reason for _, reason in acknowledged_findings(case)} == reasons

    def test_derived_tables_follow_from_the_published_figures(self) -> None:
        script = ROOT / "data" / "build_kazakhstan.py"
        done = subprocess.run(
            [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


class TestRegions:
    def test_codes_are_those_of_iso_3166_2(self, case: Case) -> None:
        regions = "10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63"
        cities = {"KZ-71": "Astana city", "KZ-75": "Almaty city", SHYMKENT: "Shymkent city"}
        codes = {f"KZ-{number}" for number in regions.split()} | set(cities)
        assert {region.id for region in case.regions} == codes
        assert {code: case.region(code).name for code in cities} == cities
        created_in_2022 = [case.region(code).name for code in ("KZ-10", "KZ-33", "KZ-62")]
        assert created_in_2022 == ["Abai", "Jetisu", "Ulytau"]

    def test_tiles_keep_the_shape_of_the_country(self, case: Case) -> None:
        places = {region.id: (region.tile_row, region.tile_column) for region in case.regions}
        assert len(set(places.values())) == 20
        row = {region: place[0] for region, place in places.items()}
        column = {region: place[1] for region, place in places.items()}
        assert max(row, key=lambda region: -row[region]) == "KZ-59"  # Petropavl, northernmost
        assert max(column.values()) == column["KZ-63"]  # Oskemen, easternmost
        assert min(column.values()) == column["KZ-23"] == column["KZ-47"]  # on the Caspian Sea
        assert row["KZ-75"] > row["KZ-71"]  # Almaty lies south of Astana

    def test_population_and_product_sum_to_the_nation(self, case: Case) -> None:
        assert sum(region.population or 0 for region in case.regions) == 19_634_983
        product = sum(float(row["grp_mn_kzt_2022"]) for row in rows(PUBLISHED / "regions.csv"))
        assert product == pytest.approx(103_765_518.2)

    def test_zones_are_explained(self, case: Case) -> None:
        assert {zone.id for zone in case.zones} == set(case.zone_names)
        assert all(zone.source and zone.description for zone in case.zones)


class TestDivisions:
    def test_each_of_the_24_sums_to_the_published_national_figure(self, case: Case) -> None:
        figures = rows(PUBLISHED / "sectors.csv")
        nation = {
            row["okved"]: float(row["value"]) for row in figures if row["region_code"] == "KZ"
        }
        for division, value in nation.items():
            parts = [
                float(row["value"])
                for row in figures
                if row["okved"] == division and row["region_code"] != "KZ"
            ]
            assert len(parts) == 20
            assert sum(parts) == pytest.approx(value, abs=1.5), division
        totals = ("B", "C", "B-E")
        industry = sum(value for division, value in nation.items() if division not in totals)
        assert industry == pytest.approx(nation["B-E"], abs=1.5)
        assert sum(row.value for row in case.sectors) == pytest.approx(industry, abs=20)

    def test_names_are_short_and_hold_no_separator(self, case: Case) -> None:
        assert len(case.sector_names) == 24
        for name in case.sector_names:
            assert len(name) <= 22, name
            assert not set(name) & set(";:,"), name

    def test_every_region_has_a_division_of_the_size_that_counts(self, case: Case) -> None:
        sizes = specialization(case).size_share
        assert (sizes.max(axis=1) >= case.settings.size_floor).all()

    def test_location_quotients_are_within_industry(self, case: Case) -> None:
        found = specialization(case)
        row, column = found.regions.index("KZ-31"), found.sectors.index("Chemicals")
        expected = (150470.4 / 502410.0) / (548680.5 / 30841860.5)
        assert found.lq[row, column] == pytest.approx(expected, rel=1e-4)

    def test_no_earlier_figures_no_growth(self, case: Case) -> None:
        assert all(row.value_before is None for row in case.sectors)
        assert "no growth" in case.settings.description

    def test_remainders_are_marked_cell_by_cell(self, case: Case) -> None:
        derived = {
            (row["region_code"], row["okved"])
            for row in rows(PUBLISHED / "sectors.csv")
            if row["how"] != "as published" and row["okved"] not in ("B", "C", "B-E")
        }
        everywhere = {(region.id, code) for region in case.regions for code in ("23", "32")}
        assert everywhere < derived
        assert {region for region, _ in derived - everywhere} == {"KZ-11"}
        marked = [row for row in rows(FOLDER / "sectors.csv") if row["_how"]]
        assert len(marked) == len(derived) == 53
        notes = {
            note.region: note.note for note in case.figures if note.criterion == "specialization"
        }
        assert all(row["sector"] in notes[row["region"]] for row in marked)


class TestFigures:
    def test_some_figures_by_hand(self, case: Case) -> None:
        karaganda = case.region("KZ-35").figures
        assert karaganda["investment_rate"] == pytest.approx(724918 / 72780.592, abs=1e-4)
        employed = 24421 + 175665 + 334743
        assert karaganda["industrial_workforce"] == pytest.approx(17566500 / employed, abs=1e-4)
        assert karaganda["grp_per_employed"] == pytest.approx(7278059.2 / employed, abs=1e-4)
        people = 1134910.5
        assert karaganda["manufacturing_per_head"] == pytest.approx(2664437300 / people, abs=1e-4)
        share_of_people = 100 * people / 19_634_983
        assert karaganda["transport_services"] == pytest.approx(4.26 / share_of_people, abs=1e-4)
        assert karaganda["wage"] == 283.803
        assert case.region("KZ-71").figures["mining_per_head"] == 0

    def test_the_only_gap_stays_open(self, case: Case, scenario: Scenario) -> None:
        gaps = [
            (region.id, criterion)
            for region in case.regions
            for criterion in CRITERIA
            if criterion != "specialization" and region.figure(criterion) is None
        ]
        assert gaps == [(SHYMKENT, "higher_education")]
        assert case.settings.missing == "leave_out"
        assert "Shymkent" in case.settings.description
        assert not rank(case, scenario).matrix.filled.any()

    def test_shymkent_is_left_out_with_the_reason_and_can_be_ranked(
        self, case: Case, scenario: Scenario, all_ranked: Scenario
    ) -> None:
        ranking = rank(case, scenario)
        assert [excluded.region for excluded in ranking.excluded] == [SHYMKENT]
        assert "Higher education" in str(ranking.excluded[0].reason)
        assert SHYMKENT in rank(case, all_ranked).regions

    @pytest.mark.parametrize(
        ("region", "criterion"),
        [
            ("KZ-35", "wage"),
            ("KZ-62", "wage"),
            (SHYMKENT, "higher_education"),
            ("KZ-33", "agriculture_per_head"),
            ("KZ-33", "transport_services"),
            ("KZ-71", "mining_per_head"),
        ],
    )
    def test_doubts_are_told(self, case: Case, region: str, criterion: str) -> None:
        assert (region, criterion) in {(note.region, note.criterion) for note in case.figures}

    def test_figures_not_cross_checked_are_uncertain(self, case: Case) -> None:
        uncertain = {row.id: row.uncertainty for row in case.criteria if row.uncertainty}
        assert uncertain == {"asset_renewal": 10, "wage": 10}
        low = {row.id for row in case.criteria if row.confidence == "low"}
        assert low == {"higher_education", "unemployment"}


class TestCriteria:
    def test_each_says_what_it_is_and_where_it_comes_from(self, case: Case) -> None:
        assert tuple(criterion.id for criterion in case.criteria) == CRITERIA
        for criterion in case.criteria:
            said = (criterion.unit, criterion.formula, criterion.year, criterion.confidence)
            assert all(said), criterion.id
            assert criterion.source, criterion.id
            assert criterion.description, criterion.id

    def test_the_proxy_says_that_it_is_one(self, case: Case) -> None:
        proxy = next(row for row in case.criteria if row.id == "transport_services")
        assert proxy.group == "Export potential"
        assert "proxy" in proxy.description

    def test_every_source_named_is_explained_and_every_source_explained_is_used(
        self, case: Case
    ) -> None:
        tables = (
            case.criteria, case.zones, case.declared, case.presets, case.projects, case.programmes,
            case.agreements,
        )  # fmt: skip
        named = {source for table in tables for row in table for source in row.source}
        columns = {
            source
            for row in rows(PUBLISHED / "columns.csv")
            for source in row["source"].split(";")
            if source
        }
        assert named | columns == {source.id for source in case.sources}
        assert all(source.address and source.licence for source in case.sources)

    def test_every_published_column_is_described(self) -> None:
        described = {(row["file"], row["column"]) for row in rows(PUBLISHED / "columns.csv")}
        for column in rows(PUBLISHED / "regions.csv")[0]:
            assert ("regions.csv", column) in described

    def test_bounds_are_the_smallest_and_the_largest_published_figure(
        self, case: Case, scenario: Scenario
    ) -> None:
        ranking = rank(case, scenario)
        fixed = [criterion.id != "specialization" for criterion in case.criteria]
        assert list(~ranking.assumed) == fixed
        for criterion in case.criteria:
            if criterion.id != "specialization":
                figures = [region.figure(criterion.id) for region in case.regions]
                known = [figure for figure in figures if figure is not None]
                assert (criterion.lower, criterion.upper) == (min(known), max(known))


class TestLenses:
    def test_a_lens_without_higher_education_ranks_shymkent_and_says_so(
        self, case: Case, scenario: Scenario
    ) -> None:
        for preset in case.presets:
            ranked = SHYMKENT in rank(case, replace(scenario, points=dict(preset.points))).regions
            assert ranked == (preset.points["higher_education"] == 0)
            assert not ranked or "Shymkent is ranked" in preset.description


class TestJointVentures:
    def test_there_are_enough_to_choose_from(self, case: Case) -> None:
        assert len(case.projects) >= 24
        assert {len(project.partners) for project in case.projects} == {2, 3}
        assert len({project.cost for project in case.projects}) == 3
        assert {project.min_fraction for project in case.projects} == {0.0, 0.5, 1.0}
        reached = {region for project in case.projects for region in project.partners}
        assert reached == {region.id for region in case.regions}

    def test_leaders_are_specialized_and_partners_are_not(self, case: Case) -> None:
        found = specialization(case)
        row = {region: index for index, region in enumerate(found.regions)}
        column = {sector: index for index, sector in enumerate(found.sectors)}
        for project in case.projects:
            leader, *partners = (row[region] for region in project.partners)
            quotients = found.lq[:, column[project.sector]]
            assert quotients[leader] >= 1, project.id
            assert found.size_share[leader, column[project.sector]] >= 0.04, project.id
            assert (quotients[partners] < 1).all(), project.id

    def test_sizes_costs_and_value_added_follow_published_figures(self, case: Case) -> None:
        published = {row["region_code"]: row for row in rows(PUBLISHED / "regions.csv")}
        workers = [float(row["employed_industry_construction_2022"]) for row in published.values()]
        sizes = {round(0.01 * size, -2) for size in np.quantile(workers, (0.25, 0.5, 0.75))}
        assert {project.impacts["jobs"] for project in case.projects} == sizes
        for project in case.projects:
            jobs = project.impacts["jobs"]
            assert project.cost == pytest.approx(jobs * 1300 / 22000, abs=0.1), project.id
            per_job = sum(
                share * outside_mining_per_employed(published[region])
                for region, share in project.partners.items()
            )
            added = project.impacts["value_added"]
            assert added == pytest.approx(jobs * per_job / 1000, abs=0.1), project.id

    def test_a_leader_that_rests_on_a_remainder_is_marked(self, case: Case) -> None:
        derived = {
            (row["region"], row["sector"]) for row in rows(FOLDER / "sectors.csv") if row["_how"]
        }
        for project in case.projects:
            leader = next(iter(project.partners))
            assert project.status.startswith("illustrative candidate")
            rests = (leader, project.sector) in derived
            assert ("remainder" in project.status) == rests, project.id

    def test_the_territorial_programme_is_for_the_zones_with_the_smallest_product_per_head(
        self, case: Case
    ) -> None:
        product = {
            row["region_code"]: float(row["grp_mn_kzt_2022"])
            for row in rows(PUBLISHED / "regions.csv")
        }
        per_head = {}
        for zone in case.zone_names:
            members = [region for region in case.regions if zone in region.zone]
            people = sum(region.population or 0 for region in members)
            per_head[zone] = sum(product[region.id] for region in members) / people
        territorial = next(row for row in case.programmes if row.kind == "territorial")
        assert set(territorial.zones) == set(sorted(per_head, key=lambda zone: per_head[zone])[:2])


def outside_mining_per_employed(row: dict[str, str]) -> float:
    """Return the gross regional product without mining per employed person, mn KZT."""
    employed = sum(
        float(row[f"employed_{part}_2022"])
        for part in ("agriculture", "industry_construction", "services")
    )
    return (float(row["grp_mn_kzt_2022"]) - float(row["gva_mining_mn_kzt_2022"])) / employed


class TestDefaultPlan:
    def test_ventures_with_shymkent_say_which_figure_they_lack(
        self, case: Case, scenario: Scenario
    ) -> None:
        plan = allocate(case, rank(case, scenario))
        partners = {project.id: project.partners for project in case.projects}
        barred = [venture for venture in plan.projects if SHYMKENT in partners[venture.project]]
        assert barred
        for project in barred:
            assert not project.eligible
            assert "Higher education" in str(project.reason)

    def test_every_lens_leads_to_a_plan(self, case: Case, scenario: Scenario) -> None:
        for preset in case.presets:
            ranking = rank(case, replace(scenario, points=dict(preset.points)))
            assert allocate(case, ranking).status is Status.OPTIMAL, preset.id
