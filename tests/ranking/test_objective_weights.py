"""What the data alone would say, and when a method cannot say anything."""

import numpy as np
import pytest

from mcda.ranking.matrix import decision_matrix
from mcda.ranking.objective_weights import CAUTION, objective_weights
from tests.ranking.ranking_cases import case_of

FIGURES = [[10, 5.0, 7, 3], [30, 1.0, 2, 3], [20, 9.0, 4, 3], [25, 4.0, 9, 3], [90, None, 1, 3]]
OBJECTIVES = ["max", "min", "max", "max"]
FIRST_FOUR = ("R1", "R2", "R3", "R4")
METHODS = ["entropy", "critic", "deviation", "gini", "angle", "merec"]


def weigh(figures, objectives=None, compared=None, **options):
    case = case_of(figures, objectives, **options)
    regions = compared or [region.id for region in case.regions]
    return objective_weights(decision_matrix(case), regions)


def refusals(found):
    return {refused.method: str(refused.reason) for refused in found.refused}


def test_all_methods_answer():
    found = weigh(FIGURES, OBJECTIVES, FIRST_FOUR)
    assert [answer.method for answer in found.methods] == METHODS
    assert found.refused == ()
    for answer in found.methods:
        assert answer.criteria == ("c1", "c2", "c3", "c4")
        assert answer.names[0] == "Criterion 1"
        assert answer.weights.sum() == pytest.approx(1)
        assert answer.weights[3] == 0
        assert max(answer.points.values()) == 100
        assert str(answer.meaning).startswith("Rewards ")
        for values in answer.evidence.values():
            assert values.shape == (4,)
            assert np.isnan(values[3])
    assert str(found.left_out["c4"]) == "Criterion 4 is the same in all compared regions."
    assert "starting point" in str(CAUTION)


def test_evidence_makes_the_weights():
    found = weigh(FIGURES, OBJECTIVES, FIRST_FOUR)
    critic = next(answer for answer in found.methods if answer.method == "critic")
    made = critic.evidence["standard deviation"] * critic.evidence["conflict"]
    np.testing.assert_allclose(made, critic.evidence["information"])
    np.testing.assert_allclose((made / np.nansum(made))[:3], critic.weights[:3])


def test_only_compared_regions_count():
    some = weigh(FIGURES, OBJECTIVES, FIRST_FOUR)
    alone = weigh(FIGURES[:4], OBJECTIVES)
    for one, other in zip(some.methods, alone.methods, strict=True):
        np.testing.assert_array_equal(one.weights, other.weights)


def test_a_criterion_with_gaps_would_exclude_regions():
    found = weigh(FIGURES, OBJECTIVES)
    assert str(found.left_out["c2"]) == "Criterion 2 lacks the figure of 1 compared region."
    assert all(answer.weights[1] == 0 for answer in found.methods)


def test_filled_figures_count():
    found = weigh(FIGURES, OBJECTIVES, settings={"missing": "zone_median"})
    assert list(found.left_out) == ["c4"]


def test_negative_figures_and_zeros():
    found = weigh([[-1, 5], [2, 1], [3, 4], [0, 2]])
    assert [answer.method for answer in found.methods] == ["critic", "deviation"]
    assert refusals(found) == {
        "entropy": "It needs figures of 0 or more. Not so: Criterion 1.",
        "gini": "It needs figures of 0 or more. Not so: Criterion 1.",
        "angle": "It needs figures of 0 or more. Not so: Criterion 1.",
        "merec": "It needs figures above 0. Not so: Criterion 1.",
    }
    zeros = weigh([[0, 5], [2, 1], [3, 4], [0, 2]])
    assert list(refusals(zeros)) == ["merec"]


def test_a_target_counts_by_its_distance():
    target = weigh(
        [[1, 4], [5, 9], [9, 2], [6, 3]], ["target", "max"], criteria={1: {"target": 5.0}}
    )
    distance = weigh([[4, 4], [0, 9], [4, 2], [1, 3]], ["min", "max"])
    for one, other in zip(target.methods, distance.methods, strict=True):
        np.testing.assert_allclose(one.weights, other.weights)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([[1, 2], [2, 1]], "At least 3 regions"),
        ([[1, 2], [1, 2], [1, 2]], "No criterion"),
        ([[None, 2], [1, 2], [1, 2]], "No criterion"),
        ([[np.inf, 1], [1, 1], [2, 1]], "No criterion"),
    ],
)
def test_when_no_method_can_answer(figures, words):
    found = weigh(figures)
    assert found.methods == ()
    assert list(refusals(found)) == METHODS
    assert all(words in reason for reason in refusals(found).values())


def test_no_criteria():
    assert weigh([[], [], []]).methods == ()


def test_criteria_that_all_say_the_same():
    found = weigh([[1, 10], [2, 20], [3, 30]])
    assert list(refusals(found)) == ["critic"]
    assert "say the same" in refusals(found)["critic"]


def test_one_criterion_gets_all():
    found = weigh([[1], [2], [4]])
    assert [float(answer.weights[0]) for answer in found.methods] == [1.0] * 5
    assert list(refusals(found)) == ["critic"]


@pytest.mark.parametrize("factor", [1e-200, 1e200])
def test_extreme_units(factor):
    plain = weigh(FIGURES, OBJECTIVES, FIRST_FOUR)
    scaled = weigh(
        [[None if x is None else x * factor for x in row] for row in FIGURES],
        OBJECTIVES,
        FIRST_FOUR,
    )
    for one, other in zip(plain.methods, scaled.methods, strict=True):
        np.testing.assert_allclose(one.weights, other.weights, rtol=1e-9)
