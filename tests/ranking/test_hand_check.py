"""A ranking computed again with plain arithmetic."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.case.read import read_case
from mcda.ranking.hand_check import check_by_hand
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"
NORMALIZATIONS = ["vector", "minmax", "goalposts"]


@st.composite
def cases(draw):
    """Draw a case with gaps, targets, bounds, constants and criteria without points."""
    m, n = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    figures = st.sampled_from([0.0, 0.3, 0.1 + 0.2, -4.0, 7.0, 12.5, 1e-200, 1e149, 3e6])
    matrix = draw(arrays(np.float64, (m, n), elements=figures))
    objectives = draw(st.lists(st.sampled_from(["max", "min", "target"]), min_size=n, max_size=n))
    bounds = st.sampled_from([{}, {"lower": -2.0}, {"lower": 1.0, "upper": 9.0}])
    criteria = {
        j: {"target": draw(st.sampled_from([0.3, 5.0])), **draw(bounds)} for j in range(1, n + 1)
    }
    points = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n).filter(any))
    normalization = draw(st.sampled_from(NORMALIZATIONS))
    return case_of(
        matrix,
        objectives,
        points=points,
        criteria=criteria,
        settings={"normalization": normalization},
    )


@given(cases())
@settings(deadline=None, max_examples=150)
def test_by_hand_is_as_by_the_program(case):
    ranking = rank(case, default_scenario(case))
    for region in ranking.regions:
        found = check_by_hand(ranking, region)
        assert found.agrees, (found.difference, found.steps)
        assert found.difference == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
def test_every_region_of_uzbekistan(normalization):
    case = read_case(UZBEKISTAN).case
    scenario = dataclasses.replace(
        default_scenario(case), normalization=normalization, without=("UZ-TK",)
    )
    ranking = rank(case, scenario)
    for row, region in enumerate(ranking.regions):
        found = check_by_hand(ranking, region)
        assert found.agrees
        assert found.distance_to_ideal == pytest.approx(ranking.distance_to_ideal[row], abs=1e-12)
        assert str(found.sentence) == (
            f"Computed again by hand, {ranking.names[row]} has the same closeness of "
            f"{ranking.score[row]:.4f}."
        )


def test_the_steps_of_one_region():
    """Two criteria under goalposts: 6 lies at 0.6 of 0 to 10, and |50 - 40| at 0.25 of 0 to 40."""
    case = case_of(
        [[6.0, 50.0, 1.0], [2.0, 20.0, 2.0]],
        ["max", "target", "max"],
        points=[75, 25, 0],
        criteria={1: {"lower": 0.0, "upper": 10.0}, 2: {"target": 40.0, "upper": 80.0}},
        settings={"normalization": "goalposts"},
    )
    found = check_by_hand(rank(case, default_scenario(case)), "R1")
    one, two = found.steps
    assert (one.figure, one.used, one.start, one.length) == (6.0, 6.0, 0.0, 10.0)
    assert (two.figure, two.used, two.start, two.length) == (50.0, 10.0, 0.0, 40.0)
    assert (one.normalized, one.weight, one.weighted) == pytest.approx((0.6, 0.75, 0.45))
    assert (one.ideal, one.anti_ideal) == (0.75, 0.0)
    assert (two.normalized, two.weight, two.weighted) == (0.25, 0.25, 0.0625)
    assert (two.ideal, two.anti_ideal) == (0.0, 0.25)
    assert found.distance_to_ideal == pytest.approx((0.3**2 + 0.0625**2) ** 0.5)
    assert found.distance_to_anti_ideal == pytest.approx((0.45**2 + 0.1875**2) ** 0.5)


def test_a_wrong_ranking_is_found_out():
    case = case_of([[1.0], [2.0], [4.0]])
    ranking = rank(case, default_scenario(case))
    wrong = dataclasses.replace(ranking, score=ranking.score + 2e-12)
    found = check_by_hand(wrong, "R2")
    assert not found.agrees
    assert "do not use this ranking" in str(found.sentence)


def test_a_region_that_is_not_ranked():
    case = case_of([[1.0], [None]])
    with pytest.raises(KeyError):
        check_by_hand(rank(case, default_scenario(case)), "R2")
