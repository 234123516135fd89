"""The sheet of methods."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import SectorFigure
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.audit.notes import methods_table


def notes(case) -> dict[str, str]:
    return {str(row[0]): " ".join(map(str, row[1:])) for row in table(case).rows}


def table(case, method="topsis"):
    return methods_table(case, rank(case, default_scenario(case)), method)


def test_that_no_region_reorders_the_others_is_said_only_where_it_is_so(case):
    promise = "adding or removing a region cannot reorder the others"
    assert promise not in notes(case)["Fixed bounds"]
    bounds = tuple(replace(item, lower=0.0, upper=99.0) for item in case.criteria)
    assert promise in notes(replace(case, criteria=bounds))["Fixed bounds"]


def test_every_figure_of_a_story_has_its_formula(case):
    told = notes(case)
    for what in (
        "Closeness", "Why one is above another", "Central weights", "Weight stability", "Verdict",
        "Rules of the money", "Role of the ranking", "Equally good plans", "Value of a plan",
    ):  # fmt: skip
        assert told[what]
    assert "phi_j" in told["Why one is above another"]


def test_the_value_of_a_plan_names_the_weights_and_references_of_the_case(case):
    assert (
        "Jobs: weight 1 per 100 jobs; Exports: weight 0 per 10 m." in notes(case)["Value of a plan"]
    )
    assert "C_j y_j" in notes(replace(case, impacts=()))["Value of a plan"]
    assert "Value of a plan" not in notes(replace(case, projects=()))


def test_the_location_quotient_names_what_it_is_measured_against(case):
    assert "Location quotient" not in notes(case)
    sectors = (SectorFigure("A", "Timber", 3.0),)
    told = notes(replace(case, sectors=sectors))["Location quotient"]
    assert "m_r is the sum of the region's sectors" in told
    settings = replace(case.settings, sector_reference="population")
    told = notes(replace(case, sectors=sectors, settings=settings))["Location quotient"]
    assert "m_r is the column population of the table regions" in told


def test_another_method_is_named_with_its_source(case):
    first = table(case, "vikor").rows[0]
    assert first[0] == "VIKOR"
    assert "Opricovic & Tzeng" in str(first[2])
    assert table(case).rows[0][0] == "Weights"
