"""Rebuild the derived tables of the case ``kazakhstan`` from the published figures.

    python data/build_kazakhstan.py            rewrites the tables
    python data/build_kazakhstan.py --check    changes nothing; exit 1 if a table differs

Reads ``kazakhstan/published/*.csv``, needs nothing but Python, and writes

- ``regions.csv``: population, absorption, personnel and the criteria columns; what is written
  by hand (names, zones, tiles) stays as it is
- ``criteria.csv``: the columns lower and upper, the smallest and the largest published value
- ``sectors.csv`` and ``projects.csv``: whole; ``_how`` says which cells of sectors are remainders
- ``agreements.csv``: the illustrative ones; those with a source stay as they are
- ``figures.csv``: the notes on ``specialization``, which name each region's remainders; the
  other notes stay as they are

Criteria are rounded to four decimals; a figure that was not published stays empty. Two columns
are illustrative: absorption is 5 % of a year's fixed-capital investment, personnel 0.5 % of the
people employed in industry and construction. How the joint ventures are made is told in
``derive_ventures.py``, which figures they rest on in ``kazakhstan/README.md``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import derive_ventures
from case_tables import (
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
from derive_ventures import Basis, Place, Sector, Venture

CASE = Path(__file__).parent / "kazakhstan"
FIRST_YEAR = 2027
ABSORBED, SKILLED = 0.05, 0.005
PER_VENTURE = 0.01
"""Jobs of a venture as a part of a region's jobs in industry and construction."""

DIVISIONS = {
    "05": "Coal",
    "06": "Oil and gas",
    "07": "Metal ores",
    "08": "Other mining",
    "09": "Mining services",
    "10": "Food",
    "11": "Beverages",
    "12": "Tobacco",
    "13-15": "Textiles and leather",
    "16": "Wood",
    "17": "Paper",
    "18": "Printing",
    "19": "Oil refining and coke",
    "20": "Chemicals",
    "21": "Pharmaceuticals",
    "22": "Rubber and plastics",
    "23": "Construction materials",
    "24": "Metallurgy",
    "25": "Metal products",
    "26-30,33": "Machinery",
    "31": "Furniture",
    "32": "Other goods",
    "D": "Electricity and heat",
    "E": "Water and waste",
}
"""Divisions of industry: code in the source, name in the case."""

VENTURE_SECTORS = (
    Sector("Food", "FOO", 0.5),
    Sector("Textiles and leather", "TEX", 0.0),
    Sector("Oil refining and coke", "REF", 1.0),
    Sector("Chemicals", "CHE", 1.0),
    Sector("Pharmaceuticals", "PHA", 1.0),
    Sector("Construction materials", "CON", 0.0),
    Sector("Metallurgy", "MET", 1.0),
    Sector("Machinery", "MAC", 0.5, supplier="MET"),
    Sector("Mining services", "SER", 0.0),
)

GROUPS = {"Metallurgy": "MEM", "Machinery": "MEM"}
"""Sector -> the group in ``groups.csv`` that its candidates belong to."""

REMAINDERS = {
    "derived: section C minus the source total without division 23": (
        "manufacturing as published minus the divisions of the source"
    ),
    "derived: source manufacturing total minus its listed divisions": (
        "manufacturing in the source minus its listed divisions"
    ),
    "derived: residual: national minus the other 19 regions (the source row repeats Aktobe)": (
        "the nation minus the other 19 regions, because the source repeats Aktobe's figures here"
    ),
}
"""How a cell was derived: words of the published table, words of the notes."""


def criteria(row: Row, population: float) -> dict[str, float | None]:
    """Make a region's criteria; units and sources are in criteria.csv.

    Parameters
    ----------
    row : a row of published/regions.csv
    population : of the nation

    Returns
    -------
    By criterion; None where nothing is published
    """
    value = numbers(row)
    people, employed = value["population_avg_2022"], _employed(value)
    percent_of_people = 100 * people / population
    made = {
        "investment_rate": 100
        * value["fixed_capital_investment_mn_kzt_2022"]
        / value["grp_mn_kzt_2022"],
        "asset_renewal": value["fixed_assets_renewal_pct_2022"],
        "higher_education": value.get("higher_education_pct_of_population_10plus"),
        "industrial_workforce": 100 * value["employed_industry_construction_2022"] / employed,
        "grp_per_employed": value["grp_mn_kzt_2022"] / employed,
        "manufacturing_per_head": 1000 * value["gva_manufacturing_mn_kzt_2022"] / people,
        "transport_services": value["share_of_national_transport_storage_gva_pct_2022"]
        / percent_of_people,
        "agriculture_per_head": value["share_of_national_agriculture_gva_pct_2022"]
        / percent_of_people,
        "mining_per_head": 1000 * value["gva_mining_mn_kzt_2022"] / people,
        "wage": value["avg_wage_kzt_2022"] / 1000,
        "unemployment": value["unemployment_pct_2022"],
    }
    return {name: None if figure is None else round(figure, 4) for name, figure in made.items()}


def regions_table(published: list[Row]) -> list[Row]:
    """Fill the derived columns of regions.csv; the other columns stay as they are."""
    rows = read(CASE / "regions.csv")
    by_id = {row["region_code"]: row for row in published}
    population = sum(float(row["population_avg_2022"]) for row in published)
    for row in rows:
        figures = by_id[row["id"]]
        row["latitude"], row["longitude"] = figures["capital_lat"], figures["capital_lon"]
        row["population"] = text(float(figures["population_avg_2022"]))
        investment = float(figures["fixed_capital_investment_mn_kzt_2022"]) / 1000
        row["absorption"] = text(round(ABSORBED * investment, 1))
        workers = float(figures["employed_industry_construction_2022"])
        row["personnel"] = text(round(SKILLED * workers))
        made = criteria(figures, population)
        row.update({criterion: text(figure) for criterion, figure in made.items()})
    return rows


def criteria_table(regions: list[Row]) -> list[Row]:
    """Set the bounds of criteria.csv; those of the location quotient follow the sector in focus."""
    rows = read(CASE / "criteria.csv")
    for row in rows:
        if not row["derive"]:
            figures = [float(region[row["id"]]) for region in regions if region[row["id"]]]
            row["lower"], row["upper"] = text(min(figures)), text(max(figures))
    return rows


def sectors_table(divisions: list[Row]) -> list[Row]:
    """Return sectors.csv: a row per division and region, the nation left out."""
    return [
        {
            "region": row["region_code"],
            "sector": sector,
            "value": row["value"],
            "year": row["year"],
            "_how": "" if row["how"] == "as published" else REMAINDERS[row["how"]],
        }
        for code, sector in DIVISIONS.items()
        for row in divisions
        if row["okved"] == code and row["region_code"] != "KZ"
    ]


def figures_table(published: list[Row], sectors: list[Row]) -> list[Row]:
    """Return figures.csv: the notes written by hand, then one on each region's remainders."""
    rows = [row for row in read(CASE / "figures.csv") if row["criterion"] != "specialization"]
    for region in (row["region_code"] for row in published):
        derived: dict[str, list[str]] = {}
        for row in sectors:
            if row["region"] == region and row["_how"]:
                derived.setdefault(row["_how"], []).append(row["sector"])
        told = "; ".join(f"{', '.join(names)} ({how})" for how, names in derived.items())
        note = f"Rests in part on remainders, not on published figures: {told}."
        rows.append({"region": region, "criterion": "specialization", "note": note})
    return rows


def read_places(published: list[Row]) -> list[Place]:
    """Return the regions as the rule for the joint ventures sees them."""
    places = []
    for row in published:
        value = numbers(row)
        employed, rate = _employed(value), value["unemployment_pct_2022"]
        outside_mining = value["grp_mn_kzt_2022"] - value["gva_mining_mn_kzt_2022"]
        places.append(
            Place(
                id=row["region_code"],
                code=row["source_code"],
                name=row["region"],
                latitude=float(row["capital_lat"]),
                longitude=float(row["capital_lon"]),
                labour=employed * rate / (100 - rate),
                output_per_employed=outside_mining / 1000 / employed,
            )
        )
    return places


def projects_table(published: list[Row], sectors: list[Row]) -> list[Row]:
    """Return projects.csv: the candidates."""
    output = by_sector(sectors)
    industry = {
        row["region_code"]: sum(figures[row["region_code"]] for figures in output.values())
        for row in published
    }
    programme = read(CASE / "published" / "programme.csv")[0]
    workers = [float(row["employed_industry_construction_2022"]) for row in published]
    basis = Basis(
        sectors=VENTURE_SECTORS,
        jobs=derive_ventures.venture_jobs(PER_VENTURE * number for number in workers),
        cost_per_job=float(programme["cost_bn_kzt"]) / float(programme["jobs"]),
        first_year=FIRST_YEAR,
    )
    derived = {(row["region"], row["sector"]) for row in sectors if row["_how"]}
    ventures = derive_ventures.derive(read_places(published), output, industry, basis)
    return [
        venture_row(
            venture,
            _status(venture, derived),
            "B01;B02;B03;P01",
            "value_added",
            GROUPS.get(venture.sector, ""),
        )
        for venture in ventures
    ]


def agreements_table(projects: list[Row], regions: list[Row]) -> list[Row]:
    """Return agreements.csv: those with a source, written by hand, then the illustrative ones."""
    published = [row for row in read(CASE / "agreements.csv") if row["source"]]
    return [*published, *agreements_in_zones(projects, regions)]


def _status(venture: Venture, derived: set[tuple[str, str]]) -> str:
    leader = venture.partners[0][0]
    if (leader, venture.sector) in derived:
        return "illustrative candidate; the leader's value added is a remainder"
    return "illustrative candidate"


def _employed(value: dict[str, float]) -> float:
    parts = ("agriculture", "industry_construction", "services")
    return sum(value[f"employed_{part}_2022"] for part in parts)


def build() -> Tables:
    """Return the rows of every table that is derived, by file name."""
    published = read(CASE / "published" / "regions.csv")
    regions = regions_table(published)
    sectors = sectors_table(read(CASE / "published" / "sectors.csv"))
    projects = projects_table(published, sectors)
    return {
        "regions.csv": regions,
        "criteria.csv": criteria_table(regions),
        "sectors.csv": sectors,
        "projects.csv": projects,
        "agreements.csv": agreements_table(projects, regions),
        "figures.csv": figures_table(published, sectors),
    }


if __name__ == "__main__":
    sys.exit(rebuild(CASE, build, sys.argv[1:]))
