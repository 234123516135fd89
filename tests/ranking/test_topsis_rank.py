"""Ranking the regions of a case: the evidence and the edges."""

import dataclasses

import numpy as np
import pytest

from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.topsis import closeness, rank
from tests.ranking.ranking_cases import case_of

NAN = np.nan
ALL = pytest.mark.parametrize("normalization", ["vector", "minmax", "goalposts"])


def ranked(case, **changes) -> Ranking:
    return rank(case, dataclasses.replace(default_scenario(case), **changes))


@ALL
def test_the_evidence_reproduces_the_score(normalization):
    case = case_of(
        [[1, 9, NAN], [2, 4, 4], [4, 5, 6], [NAN, 1, 1]],
        ["max", "min", "target"],
        points=[60, 40, 0],
        criteria={3: {"target": 5.0}},
    )
    found = ranked(case, normalization=normalization)
    assert found.regions == ("R1", "R2", "R3")
    assert found.names == ("Region 1", "Region 2", "Region 3")
    np.testing.assert_allclose(found.weights, [0.6, 0.4, 0.0])
    assert found.to_ideal.shape == found.to_anti_ideal.shape == found.normalized.shape == (3, 3)
    np.testing.assert_allclose(found.to_ideal[1:], (found.ideal - found.normalized[1:]) ** 2)
    np.testing.assert_array_equal(
        closeness(found.to_ideal, found.to_anti_ideal, found.weights), found.score
    )
    np.testing.assert_allclose(
        found.distance_to_ideal**2, found.to_ideal @ found.weights**2, rtol=1e-14
    )
    assert found.matrix.regions == ("R1", "R2", "R3", "R4")
    assert [region.region for region in found.excluded] == ["R4"]


@ALL
def test_missing_figures_without_points_hold_zero_and_known_ones_their_place(normalization):
    case = case_of([[1, NAN], [2, 4], [4, 8]], points=[50, 0])
    found = ranked(case, normalization=normalization)
    assert found.normalized[0, 1] == found.to_ideal[0, 1] == found.to_anti_ideal[0, 1] == 0.0
    assert found.to_ideal[1, 1] > found.to_ideal[2, 1] == 0.0


@ALL
def test_a_single_region(normalization):
    found = ranked(case_of([[3.0, -1.0]]), normalization=normalization)
    assert found.score.tolist() == [0.5]
    assert found.rank.tolist() == [1]
    assert found.shortlist == ("R1",)


@ALL
@pytest.mark.parametrize("row", [[5.0, 2.0], [0.0, 0.0], [-3.0, 0.1]])
def test_identical_regions_tie(normalization, row):
    found = ranked(case_of([row] * 4, ["max", "min"]), normalization=normalization)
    assert found.score.tolist() == [0.5] * 4
    assert found.rank.tolist() == [1] * 4


@ALL
@pytest.mark.parametrize("value", [7.0, 0.0, -7.0])
def test_a_constant_criterion_without_bounds_contributes_nothing(normalization, value):
    plain = ranked(case_of([[1.0], [2.0], [4.0]]), normalization=normalization)
    with_constant = case_of([[1.0, value], [2.0, value], [4.0, value]], points=[10, 90])
    np.testing.assert_allclose(
        ranked(with_constant, normalization=normalization).score, plain.score, rtol=1e-12
    )


def test_a_constant_criterion_shifts_all_under_goalposts_with_bounds():
    case = case_of([[1.0, 5.0], [2.0, 5.0]], criteria={2: {"lower": 0.0, "upper": 10.0}})
    found = ranked(case, normalization="goalposts")
    np.testing.assert_allclose(found.score, [1 / (1 + 5**0.5), 5**0.5 / (1 + 5**0.5)])


def test_a_single_region_has_its_place_between_given_goalposts():
    case = case_of([[2.0]], criteria={1: {"lower": 0.0, "upper": 8.0}})
    assert ranked(case, normalization="goalposts").score.tolist() == [0.25]


@ALL
def test_one_criterion_with_all_weight(normalization):
    case = case_of([[1.0, 9.0], [2.0, 1.0], [3.0, 5.0]], points=[100, 0])
    found = ranked(case, normalization=normalization)
    assert found.rank.tolist() == [3, 2, 1]
    np.testing.assert_allclose(found.score, [0.0, 0.5, 1.0], atol=1e-15)


@ALL
def test_negative_and_mixed_columns(normalization):
    case = case_of([[-5.0, -1.0], [-1.0, 1.0], [-3.0, 0.0]], ["max", "max"])
    assert ranked(case, normalization=normalization).rank.tolist() == [3, 1, 2]


@ALL
def test_closest_to_the_target_is_best(normalization):
    case = case_of([[10.0], [20.0], [26.0]], ["target"], criteria={1: {"target": 21.0}})
    found = ranked(case, normalization=normalization)
    assert found.rank.tolist() == [3, 1, 2]


@ALL
def test_extreme_figures_do_not_overflow(normalization):
    case = case_of([[1e149, 1e308], [2e149, -1e308], [1e-300, 0.0]], points=[50, 0])
    found = ranked(case, normalization=normalization)
    assert found.rank.tolist() == [2, 1, 3]
    assert np.isfinite(found.to_ideal).all()


def test_bounds_of_goalposts_are_told_and_observed_on_the_full_table():
    case = case_of(
        [[1.0, 1.0, 1.0], [3.0, 3.0, 3.0], [9.0, 9.0, 9.0]],
        ["max", "max", "target"],
        criteria={1: {"lower": 0.0, "upper": 20.0}, 2: {"maximum": 5.0}, 3: {"target": 4.0}},
    )
    found = ranked(case, normalization="goalposts")
    assert found.regions == ("R1", "R2")
    assert found.lower.tolist() == [0.0, 1.0, 0.0]
    assert found.upper.tolist() == [20.0, 9.0, 5.0]
    assert found.assumed.tolist() == [False, True, True]


@pytest.mark.parametrize("normalization", ["vector", "minmax"])
def test_other_normalizations_have_no_bounds(normalization):
    found = ranked(case_of([[1.0], [2.0]]), normalization=normalization)
    assert np.isnan(found.lower).all()
    assert not found.assumed.any()


def test_a_tie_at_the_edge_makes_the_shortlist_longer():
    case = case_of([[9.0], [5.0], [5.0], [1.0]], settings={"shortlist_size": 2})
    found = ranked(case)
    assert found.rank.tolist() == [1, 2, 2, 4]
    assert found.shortlist == ("R1", "R2", "R3")
    assert ranked(case, shortlist_size=0).shortlist == ()


def test_a_matrix_at_hand_is_used_and_nothing_is_changed():
    case = case_of([[1.0, 2.0], [3.0, NAN], [2.0, 2.0]])
    matrix = decision_matrix(case)
    before = matrix.values.copy()
    found = rank(case, default_scenario(case), matrix)
    assert found.matrix is matrix
    np.testing.assert_array_equal(matrix.values, before)
    np.testing.assert_array_equal(found.score, ranked(case).score)


def test_filled_figures_rank():
    case = case_of([[1.0], [None], [3.0]], settings={"missing": "zone_median"})
    found = ranked(case)
    assert found.excluded == ()
    assert found.rank.tolist() == [3, 2, 1]
    assert found.matrix.filled[:, 0].tolist() == [False, True, False]


def test_a_scenario_of_points_alone():
    found = rank(case_of([[1.0], [2.0]]), Scenario(points={"c1": 1.0}))
    assert found.order == (1, 0)
