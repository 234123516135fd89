"""Which regions are not ranked, and why."""

import dataclasses

import pytest

from mcda.case.finding import CaseError
from mcda.ranking.exclusion import excluded_by, left_out
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import Cause
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of


def excluded(case, *without, points=None):
    scenario = default_scenario(case)
    if points is not None:
        scenario = dataclasses.replace(scenario, points=points)
    found = rank(case, dataclasses.replace(scenario, without=without))
    assert set(found.regions).isdisjoint(region.region for region in found.excluded)
    assert len(found.regions) + len(found.excluded) == len(case.regions)
    return {region.region: (region.cause, str(region.reason)) for region in found.excluded}


ZONED = case_of(
    [[1.0], [2.0], [3.0]], zones=[("West", "Steppe"), ("West",), ("East",)]
)  # fmt: skip


def test_left_out_by_choice():
    assert excluded(ZONED, "R2") == {"R2": (Cause.CHOICE, "Left out by choice.")}


def test_a_zone_leaves_out_all_its_regions():
    found = excluded(ZONED, "zone:West")
    assert set(found) == {"R1", "R2"}
    assert found["R1"] == (Cause.CHOICE, "Left out by choice, with the zone West.")


def test_region_and_zone_may_overlap():
    assert list(left_out(ZONED, ("R1", "zone:Steppe", "R3"))) == ["R1", "R3"]


def test_unknown_regions_and_zones_are_named_at_once():
    with pytest.raises(CaseError) as caught:
        left_out(ZONED, ("R9", "zone:North", "R1"))
    assert [str(finding.message) for finding in caught.value.findings] == [
        "There is no region R9 to leave out.",
        "There is no zone North to leave out.",
    ]
    assert "Choose one of: West; Steppe; East." in str(caught.value)


def test_knock_outs_act_on_original_figures_and_spare_the_limit():
    case = case_of(
        [[4.9], [5.0], [10.0], [10.5]],
        ["target"],
        criteria={
            1: {"minimum": 5.0, "maximum": 10.0, "target": 7.0, "unit": "%", "name": "Jobless"}
        },
    )
    assert excluded(case) == {
        "R1": (Cause.KNOCK_OUT, "Jobless is 4.90 %, below the minimum of 5.00 %."),
        "R4": (Cause.KNOCK_OUT, "Jobless is 10.50 %, above the maximum of 10.00 %."),
    }


def test_a_limit_of_zero_is_a_limit():
    assert set(excluded(case_of([[-1.0], [1.0]], criteria={1: {"minimum": 0.0}}))) == {"R1"}
    assert set(excluded(case_of([[-1.0], [1.0]], criteria={1: {"maximum": 0.0}}))) == {"R2"}


def test_all_broken_limits_are_told():
    case = case_of([[1.0, 9.0], [5.0, 5.0]], criteria={1: {"minimum": 2.0}, 2: {"maximum": 8.0}})
    reason = excluded(case)["R1"][1]
    assert reason == (
        "Criterion 1 is 1, below the minimum of 2. Criterion 2 is 9, above the maximum of 8."
    )


def test_missing_figures_are_named_with_the_remedy():
    case = case_of([[1.0, None, None], [2.0, 3.0, 4.0]])
    assert excluded(case) == {
        "R1": (
            Cause.MISSING,
            "No figure for Criterion 2; Criterion 3. With one, or without points for it, the "
            "region takes part.",
        )
    }


def test_criteria_without_points_exclude_nobody():
    case = case_of([[1.0, None], [2.0, 3.0]], criteria={2: {"minimum": 9.0}})
    assert excluded(case, points={"c1": 10.0}) == {}


def test_choice_comes_before_knock_out_before_missing():
    case = case_of(
        [[1.0, None], [1.0, None], [5.0, None], [5.0, 5.0]], criteria={1: {"minimum": 2.0}}
    )
    causes = {region: cause for region, (cause, _) in excluded(case, "R1").items()}
    assert causes == {"R1": Cause.CHOICE, "R2": Cause.KNOCK_OUT, "R3": Cause.MISSING}


def test_a_filled_figure_knocks_nobody_out():
    case = case_of(
        [[None], [1.0], [1.0], [9.0]],
        criteria={1: {"minimum": 5.0}},
        settings={"missing": "zone_median"},
    )
    assert set(excluded(case)) == {"R2", "R3"}


def test_a_criterion_excludes_by_gaps_and_limits_while_it_has_points():
    case = case_of([[1.0, None], [5.0, 5.0]], criteria={1: {"minimum": 2.0}})
    assert excluded_by(decision_matrix(case)).tolist() == [[True, True], [False, False]]
    first, second = (criterion.id for criterion in case.criteria)
    assert excluded(case, points={first: 0.0, second: 50.0})["R1"][0] is Cause.MISSING
    case = case_of([[1.0, 4.0], [5.0, 5.0]], criteria={1: {"minimum": 2.0}})
    assert excluded(case, points={first: 0.0, second: 50.0}) == {}
