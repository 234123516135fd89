"""Warnings about the data: each kind, folding and acknowledging."""

import dataclasses

import numpy as np
import pytest

from mcda.case.finding import CaseError, Severity
from mcda.case.model import Acknowledgement
from mcda.ranking.scenario import default_scenario
from mcda.ranking.screening import acknowledged_findings, screen
from tests.ranking.ranking_cases import case_of

VARIED = [3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, 6.0]
OTHER = [2.0, 7.0, 1.0, 8.0, 2.5, 8.0, 1.8, 3.0]


def case_with(*columns, **arguments):
    settings = {"normalization": "minmax", **arguments.pop("settings", {})}
    return case_of(np.column_stack(columns).tolist(), settings=settings, **arguments)


def kinds(case, scenario=None):
    return {finding.kind: finding for finding in screen(case, scenario)}


def test_sound_data_raise_no_warning():
    assert screen(case_with(VARIED, OTHER)) == ()


def test_constant():
    found = kinds(case_with(VARIED, [5.0] * 8, criteria={2: {"name": "Roads", "unit": "km"}}))
    finding = found["constant"]
    assert finding.severity is Severity.WARNING
    assert (finding.table, finding.row, finding.column) == ("regions", None, "c2")
    assert finding.where == "c2"
    assert str(finding.message) == (
        "All regions have the same figure for Roads (5 km): it cannot tell them apart."
    )


def test_warnings_of_one_kind_are_folded():
    finding = kinds(case_with(VARIED, [5.0] * 8, [6.0] * 8))["constant"]
    assert finding.where == "c2;c3"
    assert finding.column == ""
    assert "Criterion 2 (5); Criterion 3 (6)" in str(finding.message)


def test_a_long_list_is_cut_in_the_message_only():
    finding = kinds(case_of([list(range(30))] * 4))["constant"]
    assert str(finding.message).endswith("Criterion 20 (19); and 10 more.")
    assert finding.where.count(";") == 29


def test_a_single_region_is_not_called_constant():
    assert screen(case_of([[1.0, 2.0]])) == ()


@pytest.mark.parametrize(("sign", "text"), [(1.0, "r = 1.00"), (-1.0, "r = -1.00")])
def test_correlation(sign, text):
    found = kinds(case_with(VARIED, [sign * 3 * x for x in VARIED], OTHER))
    assert found["correlation"].where == "c1~c2"
    assert f"Criterion 1 and Criterion 2 ({text})" in str(found["correlation"].message)


def test_outlier_names_region_figure_and_median():
    figures = [10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 300.0]
    finding = kinds(case_with(figures, criteria={1: {"unit": "t"}}))["outlier"]
    assert str(finding.message) == (
        "This figure is far out of line: Criterion 1 of Region 8 (300 t, median 13.5 t)."
    )
    assert finding.where == "c1"


def test_year_mismatch_tells_the_older_criteria():
    years = {1: {"year": "2019"}, 2: {"year": "2022, 2023"}, 3: {"year": "not stated"}}
    finding = kinds(case_with(VARIED, OTHER, VARIED[::-1], criteria=years))["year_mismatch"]
    assert (finding.table, finding.where) == ("criteria", "c1")
    assert "Criterion 1 (2019) is more than three years older" in str(finding.message)
    assert "of 2023" in str(finding.message)


def test_years_three_apart_match():
    years = {1: {"year": "2020"}, 2: {"year": "2023"}}
    assert screen(case_with(VARIED, OTHER, criteria=years)) == ()


def test_points_on_an_empty_column():
    case = case_with(VARIED, [np.nan] * 8)
    assert kinds(case)["empty_column"].where == "c2"
    scenario = dataclasses.replace(default_scenario(case), points={"c1": 1.0})
    assert screen(case, scenario) == ()


def test_an_empty_column_stays_empty_under_zone_median():
    case = case_with(VARIED, [np.nan] * 8, settings={"missing": "zone_median"})
    assert set(kinds(case)) == {"empty_column"}


def test_vector_hardly_counts():
    narrow = [100.0, 103.0, 101.0, 102.0, 100.5, 100.1, 102.5, 101.5]
    case = case_with(VARIED, narrow, settings={"normalization": "vector"})
    finding = kinds(case)["vector_range"]
    assert str(finding.message) == (
        "With vector normalization Criterion 2 hardly counts: its values differ by only 2.9 %."
    )
    assert "goalposts" in str(finding.fix)
    scenario = dataclasses.replace(default_scenario(case), normalization="goalposts")
    assert screen(case, scenario) == ()


def test_without_a_scenario_criteria_without_points_are_screened_too():
    case = case_with(VARIED, [5.0] * 8, points=[50, 0])
    assert set(kinds(case)) == {"constant"}
    assert screen(case, default_scenario(case)) == ()


def test_a_scenario_is_screened_on_its_compared_regions():
    figures = [10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 300.0]
    case = case_with(figures)
    scenario = dataclasses.replace(default_scenario(case), without=("R8",))
    assert screen(case, scenario) == ()


def test_filled_figures_are_no_evidence():
    case = case_with([5.0, 5.0, np.nan], [1.0, 2.0, 4.0], settings={"missing": "zone_median"})
    assert "Criterion 1 (5)" in str(kinds(case)["constant"].message)


def test_acknowledged_warnings_are_left_out_and_told_apart():
    case = case_with(
        VARIED,
        [5.0] * 8,
        [6.0] * 8,
        acknowledged=(
            Acknowledgement(kind="constant", reason="Same law everywhere.", where="c9; c3"),
            Acknowledgement(kind="outlier", reason="Does not occur."),
        ),
    )
    assert kinds(case)["constant"].where == "c2"
    ((finding, reason),) = acknowledged_findings(case)
    assert reason == "Same law everywhere."
    assert finding.where == "c3"
    assert "Criterion 3 (6)" in str(finding.message)


def test_an_acknowledgement_without_where_covers_its_kind():
    case = case_with(
        VARIED,
        [5.0] * 8,
        [6.0] * 8,
        acknowledged=(Acknowledgement(kind="constant", reason="Known."),),
    )
    assert screen(case) == ()
    assert [found.where for found, _ in acknowledged_findings(case)] == ["c2;c3"]


@pytest.mark.parametrize("where", ["c1~c2", "c2 ~ c1", "c1;c2", "c3~c1; c2~c1"])
def test_pairs_are_acknowledged_in_either_order(where):
    case = case_with(
        VARIED,
        [3 * x for x in VARIED],
        acknowledged=(Acknowledgement(kind="correlation", reason="Both are meant.", where=where),),
    )
    assert screen(case) == ()
    assert len(acknowledged_findings(case)) == 1


def test_one_of_a_pair_acknowledges_nothing():
    case = case_with(
        VARIED,
        [3 * x for x in VARIED],
        acknowledged=(Acknowledgement(kind="correlation", reason="Known.", where="c1"),),
    )
    assert set(kinds(case)) == {"correlation"}


def test_absurd_figures_do_not_stop_the_screening():
    case = case_with([1e308, -1e308, 1e200, *VARIED[3:]], OTHER)
    assert "empty_column" not in kinds(case)


@pytest.mark.parametrize("case", [case_of([]), case_of([[], []])])
def test_nothing_to_screen(case):
    assert screen(case) == ()
    assert acknowledged_findings(case) == ()


def test_an_unknown_region_in_the_scenario_is_refused():
    case = case_with(VARIED)
    with pytest.raises(CaseError, match="no region R99"):
        screen(case, dataclasses.replace(default_scenario(case), without=("R99",)))


FIXED = {"normalization": "goalposts"}


@pytest.mark.parametrize(
    ("criterion", "figure", "told"),
    [
        ({"lower": 0, "upper": 15}, 40.0, "40.00 t, counts as its upper bound, 15.00 t"),
        ({"lower": 1, "upper": 90}, -3.0, "-3.00 t, counts as its lower bound, 1.00 t"),
        ({"upper": 15}, 40.0, "40.00 t, counts as its upper bound, 15.00 t"),
        (
            {"objective": "min", "lower": 0, "upper": 15},
            40.0,
            "40.00 t, counts as its upper bound, 15.00 t",
        ),
        (
            {"objective": "target", "target": 5, "lower": 0, "upper": 12},
            13.0,
            "13.00 t, counts as no farther from the target than the bounds are",
        ),
    ],
)
def test_a_figure_that_a_bound_cuts_is_told_where_the_bound_cuts(criterion, figure, told):
    figures = [3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, figure]
    criteria = {1: {"unit": "t", **criterion}}
    finding = kinds(case_with(figures, criteria=criteria, settings=FIXED))["beyond_bounds"]
    assert str(finding.message) == (
        f"This figure lies beyond a bound: Criterion 1 of Region 8 ({told})."
    )
    assert "widen the bound" in str(finding.fix)
    assert (finding.table, finding.where) == ("regions", "c1")
    cut_by_nothing = case_with(figures, criteria=criteria)
    assert "beyond_bounds" not in kinds(cut_by_nothing)
    assert screen(cut_by_nothing, None, "goalposts")[-1].kind == "beyond_bounds"
    reason = (Acknowledgement("beyond_bounds", "more makes no difference", "c1"),)
    known = case_with(figures, criteria=criteria, settings=FIXED, acknowledged=reason)
    assert "beyond_bounds" not in kinds(known)


@pytest.mark.parametrize(
    ("criterion", "figure"),
    [
        ({"lower": 1, "upper": 9}, 9.0),
        ({"lower": 1}, 40.0),
        ({}, 40.0),
        # the distance is bounded: 11 is as far from 5 as the lower bound is
        ({"objective": "target", "target": 5, "lower": -1, "upper": 9}, 11.0),
        ({"objective": "target", "target": 5, "lower": 0}, 40.0),
    ],
)
def test_a_figure_that_no_bound_cuts_is_not_told(criterion, figure):
    figures = [3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, figure]
    case = case_with(figures, criteria={1: criterion}, settings=FIXED)
    assert "beyond_bounds" not in kinds(case)
