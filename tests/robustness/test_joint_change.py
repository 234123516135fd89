"""Changes of all weights together that let a region overtake another, verified by ranking."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness import joint_change as search
from mcda.robustness.joint_change import joint_change, points_of_change
from mcda.robustness.stability import stability
from tests.ranking.ranking_cases import case_of


def ranking_of(case):
    return rank(case, default_scenario(case))


def above_with(case, weights, region, other):
    """Rank the case anew by these weights, as points, and say who is above."""
    points = {c.id: 100 * w for c, w in zip(case.criteria, weights)}
    ranking = rank(case, replace(default_scenario(case), points=points))
    places = dict(zip(ranking.regions, ranking.rank))
    return places[region] < places[other]


def test_two_criteria_change_places_at_equal_weights():
    case = case_of([[1, 0], [0, 1]], points=[60, 40])
    found = joint_change(ranking_of(case), "R2", "R1")
    assert found.weights == pytest.approx([0.5, 0.5], abs=2e-5)
    assert found.distance == pytest.approx(0.1 * np.sqrt(2), abs=2e-5)
    assert above_with(case, found.weights, "R2", "R1")


def test_the_nearest_of_a_fine_grid_over_three_criteria_is_not_nearer():
    case = case_of(
        [[9, 2, 4], [5, 8, 3], [1, 5, 9]], points=[50, 30, 20], settings={"normalization": "minmax"}
    )
    ranking = ranking_of(case)
    grid = np.array([(a, b, 200 - a - b) for a in range(201) for b in range(201 - a)]) / 200
    for region, other in (("R2", "R1"), ("R3", "R1"), ("R3", "R2")):
        found = joint_change(ranking, region, other)
        if found.distance == 0:
            continue
        rows = [ranking.regions.index(name) for name in (region, other)]
        near, far = ranking.to_ideal[rows], ranking.to_anti_ideal[rows]
        squares = np.square(grid)
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = (far @ squares.T) / (near @ squares.T)
        beyond = grid[ratio[0] > ratio[1]]
        nearest = np.linalg.norm(beyond - ranking.weights, axis=1).min()
        assert found.distance <= nearest * (1 + 1e-3)
        assert found.distance >= nearest - 0.01


@pytest.mark.parametrize("points", [(60, 40), (100, 99), (0.5, 0.4), (1, 100)])
def test_points_that_do_it_are_as_round_as_can_be(points):
    case = case_of([[9, 2, 4], [5, 8, 3], [1, 5, 9]], points=[*points, 0])
    ranking = ranking_of(case)
    first, *others = (ranking.regions[row] for row in ranking.order)
    for region in others:
        change = joint_change(ranking, region, first)
        if change is None:
            continue
        found = points_of_change(ranking, change)
        assert above_with(case, found / 100, region, first)
        assert found[2] == 0
        assert found.max() <= 100
        assert found.sum() <= sum(points) + 1


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5),
    st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any),
)
@settings(deadline=None, max_examples=15)
def test_what_is_found_is_enough_and_no_farther_than_a_single_weight(matrix, points):
    case = case_of(matrix, points=points, settings={"normalization": "goalposts"})
    ranking = ranking_of(case)
    order = [ranking.regions[row] for row in ranking.order]
    other, region = order[0], order[-1]
    found = joint_change(ranking, region, other)
    if found is None:
        better = ranking.to_ideal[list(map(ranking.regions.index, (region, other)))]
        active = ranking.weights > 0
        assert (better[0] >= better[1] - 1e-9)[active].all()
        return
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights >= 0).all()
    assert (found.weights[ranking.weights == 0] == 0).all()
    assert above_with(case, found.weights, region, other)
    if len(order) == 2 and ranking.rank.max() == 2:
        assert found.distance <= single_change(ranking) + 1e-5


def single_change(ranking):
    """Return the Euclidean length of the shortest change of one weight that changes the winner."""
    found, weights = stability(ranking), ranking.weights
    lengths = [np.inf]
    for column, side in zip(*np.nonzero(found.rivals >= 0)):
        if weights[column] == 0:
            continue
        moved = weights * (1 - found.winner[column, side]) / (1 - weights[column])
        moved[column] = found.winner[column, side]
        lengths.append(np.linalg.norm(moved - weights))
    return min(lengths)


def test_nothing_is_to_be_done_where_the_region_is_above_already():
    ranking = ranking_of(case_of([[2, 1], [1, 2]], points=[60, 40]))
    found = joint_change(ranking, "R1", "R2")
    assert found.distance == 0
    assert np.array_equal(found.weights, ranking.weights)


def test_no_weights_help_a_region_that_is_nowhere_better():
    ranking = ranking_of(case_of([[2, 2], [1, 2], [1, 1]], points=[60, 40]))
    assert joint_change(ranking, "R2", "R1") is None
    assert joint_change(ranking, "R3", "R2") is None


def test_the_same_seed_gives_the_same_answer():
    ranking = ranking_of(case_of([[9, 2, 4], [5, 8, 3], [1, 5, 9]], points=[50, 30, 20]))
    one, two = (joint_change(ranking, "R3", "R1", seed=4) for _ in range(2))
    assert np.array_equal(one.weights, two.weights)


def test_the_digits_that_a_search_does_not_know_are_not_told(monkeypatch):
    """Searches that end a ten-billionth apart tell the same weights, to the last bit."""
    ranking = ranking_of(case_of([[9, 2, 4], [5, 8, 3], [1, 5, 9]], points=[50, 30, 20]))
    whole = joint_change(ranking, "R3", "R1")
    first = search._Pair.towards

    def elsewhere(pair, weights):
        found = first(pair, weights)
        return None if found is None else found + np.array([1e-10, 1e-10, -2e-10])

    monkeypatch.setattr(search._Pair, "towards", elsewhere)
    assert np.array_equal(joint_change(ranking, "R3", "R1").weights, whole.weights)


def test_an_unknown_region_is_a_key_error():
    ranking = ranking_of(case_of([[1], [2]]))
    with pytest.raises(KeyError):
        joint_change(ranking, "R9", "R1")
