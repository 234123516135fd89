from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.case.model import Case, FigureEdit
from mcda.ranking.matrix import decision_matrix
from mcda.report.figure_facts import figure_facts, figure_title


def facts(case: Case, region: str, criterion: str) -> dict[str, str]:
    found = figure_facts(case, decision_matrix(case), region, criterion)
    assert len({str(fact.name) for fact in found}) == len(found)
    return {str(fact.name): str(fact.text) for fact in found}


def test_a_published_figure_names_value_place_year_source_and_doubt(case: Case) -> None:
    assert facts(case, "B", "grp") == {
        "Figure": "8.00 m",
        "Standing": "as published",
        "Place among the regions": "2 of 4; more is better",
        "Year": "2024",
        "Source": "Yearbook. https://example.org. licence: CC BY 4.0",
        "Doubt": "provisional",
    }


def test_a_missing_figure_says_what_to_do(case: Case) -> None:
    found = facts(case, "D", "jobs")
    assert found == {
        "Figure": "none",
        "Standing": "missing: enter it, or give the criterion no points",
    }


def test_a_changed_figure_says_what_was_published_and_why(case: Case) -> None:
    changed = replace(case, edits=(FigureEdit("A", "grp", 12.0, "new census"),))
    assert facts(changed, "A", "grp")["Figure"] == "12 m"
    assert (
        facts(changed, "A", "grp")["Standing"]
        == "changed here, published was 10.50 m: new census"
    )  # fmt: skip
    silent = replace(case, edits=(FigureEdit("A", "grp", 12.0),))
    assert facts(silent, "A", "grp")["Standing"] == "changed here, published was 10.50 m"


def test_a_filled_figure_says_so(case: Case) -> None:
    filled = replace(case, settings=replace(case.settings, missing="zone_median"))
    assert "median of the zone" in facts(filled, "D", "jobs")["Standing"]


@pytest.mark.parametrize(
    ("objective", "said"),
    [("min", "3 of 4; less is better"), ("target", "2 of 4; the closer to 6.00 m the better")],
)
def test_the_place_follows_the_objective(case: Case, objective: str, said: str) -> None:
    first, *others = case.criteria
    turned = replace(first, objective=objective, target=6.0, confidence="low", illustrative=True)
    found = facts(replace(case, criteria=(turned, *others)), "B", "grp")
    assert found["Place among the regions"] == said
    assert found["Confidence"] == "low"
    assert "made up" in found["Illustrative"]


def test_a_source_that_is_not_in_the_table_is_named_by_its_id(case: Case) -> None:
    first, *others = case.criteria
    found = facts(replace(case, criteria=(replace(first, source=("S9",)), *others)), "A", "grp")
    assert found["Source"] == "S9"
    title = figure_title(decision_matrix(case), "A", "grp")
    assert str(title) == "Alder: Output (m)"
