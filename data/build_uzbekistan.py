"""Rebuild the derived tables of the case ``uzbekistan`` from the published figures.

    python data/build_uzbekistan.py            rewrites the tables
    python data/build_uzbekistan.py --check    changes nothing; exit 1 if a table differs

Reads ``uzbekistan/published/*.csv``, needs nothing but Python, and writes

- ``regions.csv``: population, absorption, personnel, grp and the criteria columns; what is
  written by hand (names, zones, tiles) stays as it is
- ``criteria.csv``: the columns lower and upper, the smallest and the largest published value
- ``sectors.csv``, ``projects.csv`` and ``agreements.csv``: whole

Criteria are rounded to four decimals. Two columns are illustrative: absorption is 5 % of a
year's fixed-capital investment, personnel 2 % of the higher-education students. How the joint
ventures are made is told in ``derive_ventures.py``.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

import derive_ventures
from case_tables import (
    Output,
    Row,
    Tables,
    agreements_in_zones,
    by_sector,
    numbers,
    read,
    rebuild,
    text,
    venture_row,
)
from derive_ventures import Basis, Place, Sector

CASE = Path(__file__).parent / "uzbekistan"
FIRST_YEAR = 2027
ABSORBED, SKILLED = 0.05, 0.02

OFFICIAL_SECTORS = {
    "Agriculture, forestry, fisheries": "Agriculture",
    "Industry (B-E)": "Industry",
    "Construction": "Construction",
    "Retail trade": "Retail trade",
    "Wholesale trade": "Wholesale trade",
}
"""Sectors published for 2017 and 2022: name in the source, name in the case."""
RECENT_SECTORS = {
    "clothing_output_bn_uzs_2025": ("Clothing", "2025", "U01"),
    "food_output_bn_uzs_2025": ("Food", "2025", "U05"),
    "rubber_plastics_output_bn_uzs_2025_11m": ("Rubber and plastics", "Jan-Nov 2025", "U07"),
    "transport_services_bn_uzs_2025_10m": ("Transport services", "Jan-Oct 2025", "U09"),
}
"""Sectors published for 2025 only: column, name in the case, year, source."""

ANNOUNCED = (
    "announced in 2023 for the next three years: partners and total cost are published; equal"
    " shares, public share, timing, skilled people, jobs and output are assumed"
)

VENTURE_SECTORS = (
    Sector("Agriculture", "AGR", 0.0),
    Sector("Clothing", "CLO", 0.5),
    Sector("Food", "FOO", 0.5, supplier="AGR"),
    Sector("Industry", "IND", 1.0),
    Sector("Rubber and plastics", "RUB", 1.0),
    Sector("Transport services", "TRA", 0.0),
)


GROUPS = {"Industry": "MFG", "Rubber and plastics": "MFG"}
"""Sector -> the group in ``groups.csv`` that its candidates belong to."""


def criteria(row: Row, agriculture: float) -> dict[str, float]:
    """Make a region's criteria; units and sources are in criteria.csv.

    Parameters
    ----------
    row : a row of published/regions.csv
    agriculture : its agricultural output, bn UZS
    """
    value = numbers(row)
    people, people_2023 = value["population_k_2022"], value["population_k_2023"]
    exports, imports = value["exports_mn_usd_2021_11m"], value["imports_mn_usd_2021_11m"]
    made = {
        "investment_per_head": value["investment_fixed_capital_bn_uzs_2020"] / people,
        "foreign_firms": 100 * value["firms_foreign_capital_2023_01_01"] / people_2023,
        "students": 1000 * value["students_k_2022_23"] / people_2023,
        "working_abroad": value["working_abroad_2021q1"] / value["labour_resources_k_2022"],
        "grp_per_head": value["grp_bn_uzs_2022"] / statistics.mean((people, people_2023)),
        "exports_per_head": 1000 * exports / people,
        "export_share": 100 * exports / (exports + imports),
        "agriculture_per_head": agriculture / people,
        "fruit_vegetable_exports": 1000 * value["fruit_veg_exports_kt_2022_8m"] / people,
        "income_per_head": value["income_per_capita_mn_uzs_2022"],
    }
    return {criterion: round(figure, 4) for criterion, figure in made.items()}


def regions_table(published: list[Row], output: Output) -> list[Row]:
    """Fill the derived columns of regions.csv; the other columns stay as they are."""
    rows = read(CASE / "regions.csv")
    by_id = {row["region_code"]: row for row in published}
    for row in rows:
        figures = by_id[row["id"]]
        row["latitude"], row["longitude"] = figures["capital_lat"], figures["capital_lon"]
        row["population"] = text(round(1000 * float(figures["population_k_2023"])))
        investment = float(figures["investment_fixed_capital_bn_uzs_2020"])
        row["absorption"] = text(round(ABSORBED * investment, 1))
        row["personnel"] = text(round(SKILLED * 1000 * float(figures["students_k_2022_23"])))
        row["grp"] = figures["grp_bn_uzs_2022"]
        made = criteria(figures, output["Agriculture"][row["id"]])
        row.update({criterion: text(figure) for criterion, figure in made.items()})
    return rows


def criteria_table(regions: list[Row], output: Output) -> list[Row]:
    """Set the bounds of criteria.csv; those of the location quotient follow the sector in focus."""
    rows = read(CASE / "criteria.csv")
    for row in rows:
        if row["derive"] == "lq":
            continue
        if row["derive"] == "strong_sectors":
            figures = strong_sectors(
                {region["id"]: float(region["grp"]) for region in regions}, output
            )
        else:
            figures = [float(region[row["id"]]) for region in regions]
        row["lower"], row["upper"] = text(min(figures)), text(max(figures))
    return rows


def strong_sectors(grp: dict[str, float], output: Output) -> list[float]:
    """Count each region's strong sectors: quotient and share of the nation above their limits."""
    settings = {row["key"]: row["value"] for row in read(CASE / "case.csv")}
    floor, threshold = float(settings["size_floor"]), float(settings["lq_threshold"])
    counts = dict.fromkeys(grp, 0.0)
    for figures in output.values():
        quotients = derive_ventures.quotients(figures, grp)
        for region, value in figures.items():
            large = value / sum(figures.values()) >= floor
            counts[region] += large and quotients[region] >= threshold
    return list(counts.values())


def read_sectors(published: list[Row]) -> tuple[list[Row], Output]:
    """Return sectors.csv, and the same figures by sector and region."""
    official = {
        (row["region_code"], row["sector"], row["year"]): row["value"]
        for row in read(CASE / "published" / "sectors.csv")
    }
    recent = {row["region_code"]: row for row in read(CASE / "published" / "output_2025.csv")}
    table: list[Row] = []
    for source_name, sector in OFFICIAL_SECTORS.items():
        for region in (row["region_code"] for row in published):
            table.append(
                {
                    "region": region,
                    "sector": sector,
                    "value": official[region, source_name, "2022"],
                    "value_before": official[region, source_name, "2017"],
                    "years": "5",
                    "year": "2022",
                }
            )
    for column, (sector, year, _) in RECENT_SECTORS.items():
        for region in (row["region_code"] for row in published):
            value = recent[region][column]
            table.append({"region": region, "sector": sector, "year": year, "value": value})
    return table, by_sector(table)


def read_places(published: list[Row], output: Output) -> dict[str, Place]:
    """Return the regions as the rule for the joint ventures sees them, by id."""
    return {
        row["region_code"]: Place(
            id=row["region_code"],
            code=row["region_code"].removeprefix("UZ-"),
            name=row["region"].removeprefix("Republic of "),
            latitude=float(row["capital_lat"]),
            longitude=float(row["capital_lon"]),
            labour=1000 * float(row["unemployed_k_2022"]),
            output_per_employed=output["Industry"][row["region_code"]]
            / (1000 * float(row["employed_k_2022"])),
        )
        for row in published
    }


def projects_table(published: list[Row], output: Output) -> list[Row]:
    """Return projects.csv: the candidates, then the venture announced in 2023."""
    places = read_places(published, output)
    grp = {row["region_code"]: float(row["grp_bn_uzs_2022"]) for row in published}
    jobs = [float(row["siz_jobs_2023_25"]) for row in published]
    cost = [float(row["siz_cost_bn_uzs_2023_25"]) for row in published]
    cost_per_job = statistics.median(c / j for c, j in zip(cost, jobs, strict=True))
    sizes = derive_ventures.venture_jobs(jobs)
    basis = Basis(VENTURE_SECTORS, sizes, cost_per_job, FIRST_YEAR)
    candidates = derive_ventures.derive(list(places.values()), output, grp, basis)
    sources = dict.fromkeys(OFFICIAL_SECTORS.values(), "S20;S02")
    sources |= {sector: f"S20;S02;{source}" for sector, _, source in RECENT_SECTORS.values()}
    rows = [
        venture_row(
            venture,
            "illustrative candidate",
            sources[venture.sector],
            "output",
            GROUPS.get(venture.sector, ""),
        )
        for venture in candidates
    ]
    precedent = read(CASE / "published" / "precedent.csv")[0]
    announced = derive_ventures.announced(
        precedent["id"],
        precedent["name"],
        "Agriculture",
        [places[region] for region in precedent["regions"].split(";")],
        float(precedent["cost_mn_usd"]) * float(precedent["rate_uzs_per_usd"]) / 1000,
        cost_per_job,
    )
    return [*rows, venture_row(announced, ANNOUNCED, "P01;R01;S20;S02", "output")]


def build() -> Tables:
    """Return the rows of every table that is derived, by file name."""
    published = read(CASE / "published" / "regions.csv")
    sectors, output = read_sectors(published)
    regions = regions_table(published, output)
    projects = projects_table(published, output)
    return {
        "regions.csv": regions,
        "criteria.csv": criteria_table(regions, output),
        "sectors.csv": sectors,
        "projects.csv": projects,
        "agreements.csv": agreements_in_zones(projects, regions),
    }


if __name__ == "__main__":
    sys.exit(rebuild(CASE, build, sys.argv[1:]))
