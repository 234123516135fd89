"""What must be mended before a case can be ranked."""

import dataclasses

import pytest

from mcda.case.finding import CaseError
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of


def ranked(case, **changes):
    return rank(case, dataclasses.replace(default_scenario(case), **changes))


def refusal(case, **changes):
    with pytest.raises(CaseError) as caught:
        ranked(case, **changes)
    return str(caught.value)


def test_another_method_is_refused_where_only_topsis_has_an_answer():
    assert refusal(case_of([[1.0]]), method="vikor") == (
        "This is computed by topsis only, not by vikor. Choose the method topsis."
    )


def test_an_unknown_normalization_is_refused():
    assert "Choose one of: vector, minmax, goalposts." in refusal(
        case_of([[1.0]]), normalization="sum"
    )


def test_no_criteria():
    assert "Add a table criteria" in refusal(case_of([[], []]))


def test_no_points():
    assert "more than 0 points" in refusal(case_of([[1.0]], points=[0]))


def test_no_regions():
    case = dataclasses.replace(case_of([[1.0]]), regions=())
    assert "Add a table regions" in refusal(case)


def test_everything_left_out_is_counted_by_cause():
    case = case_of(
        [[1.0, 1.0], [9.0, 1.0], [5.0, None]], criteria={1: {"minimum": 2.0, "maximum": 8.0}}
    )
    assert refusal(case, without=("R2",)) == (
        "No region is left to rank: 1 left out by choice, 1 outside a knock-out limit, 1 without "
        "all figures. Take regions back in, loosen the knock-out limits, or enter the missing "
        "figures or give their criteria 0 points."
    )


def test_points_on_an_empty_column_are_named():
    text = refusal(case_of([[1.0, None], [2.0, None]]))
    assert text.startswith("There are points on Criterion 2, but no region has a figure for it.")


def test_a_target_criterion_without_target_is_refused_only_with_points():
    case = case_of([[1.0, 1.0], [2.0, 2.0]], ["max", "target"])
    assert "Enter the wanted value" in refusal(case)
    assert ranked(case, points={"c1": 1.0}).rank.tolist() == [2, 1]


def test_bounds_in_the_wrong_order_are_refused_only_where_they_count():
    case = case_of([[1.0], [2.0]], criteria={1: {"lower": 5.0, "upper": 5.0}})
    assert "is not below its upper bound" in refusal(case, normalization="goalposts")
    assert ranked(case, normalization="minmax").rank.tolist() == [2, 1]


def test_a_figure_too_large_to_compute_with_is_named():
    text = refusal(case_of([[1.0], [1e200]]))
    assert text == (
        "The figure of Criterion 1 in Region 2 is too large to compute with. Check the figure "
        "and its unit."
    )


def test_unknown_points_regions_and_sectors_are_refused():
    case = case_of([[1.0]])
    assert "no such criterion" in refusal(case, points={"c1": 1, "c9": 1})
    assert "no region R9" in refusal(case, without=("R9",))
    assert "no sector Wine" in refusal(case, sector="Wine")
