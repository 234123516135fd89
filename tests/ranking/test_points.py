"""From weights back to points, around locked sliders."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.ranking.points import (
    Proposal,
    move,
    points_of,
    redistribute,
    square_roots,
    with_half,
)
from mcda.ranking.weights import normalized_points

SLIDERS = {"a": 40.0, "b": 60.0, "c": 20.0, "d": 80.0}
HALF = st.floats(0.001, 100)


def share(points, criterion):
    return points[criterion] / sum(points.values())


def test_the_largest_weight_becomes_100_points():
    np.testing.assert_allclose(points_of(np.array([0.1, 0.2, 0.05])), [50, 100, 25])
    assert points_of(np.zeros(3)).tolist() == [0, 0, 0]
    np.testing.assert_allclose(points_of(np.array([[1.0, 2.0], [3.0, 0.0]])), [[50, 100], [100, 0]])


@given(st.lists(HALF, min_size=1, max_size=12), st.floats(1e-6, 1e6))
@settings(deadline=None, max_examples=60)
def test_points_and_weights_are_each_others_inverse(values, factor):
    weights = normalized_points(np.array(values))
    points = points_of(weights * factor)
    assert points.max() == pytest.approx(100)
    np.testing.assert_allclose(normalized_points(points), weights, rtol=1e-12)


def test_a_proposal_knows_its_points():
    proposal = Proposal(("a", "b"), ("A", "B"), np.array([0.2, 0.8]))
    assert proposal.by_criterion == {"a": 0.2, "b": 0.8}
    assert proposal.points == {"a": 25.0, "b": 100.0}


def test_without_locks_the_largest_is_100():
    moved = redistribute(SLIDERS, {"a": 3, "b": 1, "c": 6})
    assert moved.points == pytest.approx({"a": 50, "b": 100 / 6, "c": 100, "d": 0})
    assert moved.note is None


def test_locked_criteria_keep_points_and_share():
    moved = redistribute(SLIDERS, {"a": 1, "b": 1, "c": 2, "d": 99}, locked={"d"})
    assert moved.points == pytest.approx({"a": 30, "b": 30, "c": 60, "d": 80})
    assert share(moved.points, "d") == share(SLIDERS, "d")
    assert moved.note is None


def test_a_lock_without_points_keeps_nothing_but_its_0():
    moved = redistribute({"a": 10, "b": 0}, {"a": 1, "b": 5}, locked=["b"])
    assert moved.points == {"a": 100, "b": 0}
    assert moved.note is None


def test_no_slider_goes_beyond_100_and_the_note_says_what_that_costs():
    moved = redistribute(SLIDERS, {"a": 9, "b": 1}, locked=["d"])
    assert moved.points == pytest.approx({"a": 100, "b": 100 / 9, "c": 0, "d": 80})
    assert "now hold 41.9 % of the weight instead of 40 %" in str(moved.note)


def test_locks_that_hold_all_points_give_way():
    moved = redistribute({"a": 0, "b": 0, "c": 50}, {"a": 1, "b": 2}, locked=["c"])
    assert moved.points == {"a": 50, "b": 100, "c": 50}
    assert "instead of 100 %" in str(moved.note)


@pytest.mark.parametrize("weights", [{}, {"a": 0.0}, {"d": 1.0}])
def test_nothing_proposed_for_the_unlocked(weights):
    moved = redistribute(SLIDERS, weights, locked=["d"])
    assert moved.points == SLIDERS
    assert "keep their points" in str(moved.note)


def test_all_locked():
    moved = redistribute(SLIDERS, {"a": 1}, locked=list(SLIDERS))
    assert (moved.points, moved.note) == (SLIDERS, None)


CRITERIA = "abcdef"


@given(
    st.lists(HALF, min_size=6, max_size=6),
    st.lists(HALF, min_size=6, max_size=6),
    st.sets(st.sampled_from(CRITERIA), max_size=5),
    st.floats(1e-3, 1e3),
)
@settings(deadline=None, max_examples=100)
def test_redistribution(before, proposed, locked, factor):
    points = dict(zip(CRITERIA, before))
    weights = dict(zip(CRITERIA, proposed))
    moved = redistribute(points, weights, locked)
    free = [c for c in CRITERIA if c not in locked]
    assert all(0 <= value <= 100 for value in moved.points.values())
    assert all(moved.points[c] == points[c] for c in locked)
    for c in free:
        assert moved.points[c] / moved.points[free[0]] == pytest.approx(
            weights[c] / weights[free[0]]
        )
    if moved.note is None:
        for c in locked:
            assert share(moved.points, c) == pytest.approx(share(points, c))
    else:
        assert max(moved.points[c] for c in free) == pytest.approx(100)
    scaled = redistribute(points, {c: factor * w for c, w in weights.items()}, locked)
    assert scaled.points == pytest.approx(moved.points)
    turned = redistribute(dict(reversed(points.items())), weights, locked)
    assert turned.points == pytest.approx(moved.points)
    assert points == dict(zip(CRITERIA, before))


def test_a_slider_moves_alone_when_nothing_is_locked():
    assert move(SLIDERS, "a", 90).points == SLIDERS | {"a": 90}
    assert move(SLIDERS, "a", 900).points == SLIDERS | {"a": 100}
    assert move(SLIDERS, "a", -5).points == SLIDERS | {"a": 0}


def test_beside_a_lock_the_others_give_way():
    moved = move(SLIDERS, "a", 80, locked=["d"])
    assert moved.points == pytest.approx({"a": 80, "b": 30, "c": 10, "d": 80})
    assert moved.note is None


def test_beside_a_lock_a_slider_takes_at_most_what_the_unlocked_have():
    moved = move({"a": 10, "b": 30, "c": 60}, "a", 100, locked=["c"])
    assert moved.points == pytest.approx({"a": 40, "b": 0, "c": 60})
    assert moved.note is None


def test_beside_a_lock_a_lowered_slider_lifts_the_others():
    moved = move(SLIDERS, "b", 0, locked=["d"])
    assert moved.points == pytest.approx({"a": 80, "b": 0, "c": 40, "d": 80})


def test_what_cannot_be_taken_up_raises_the_locked_share():
    moved = move({"a": 90, "b": 30, "c": 60}, "a", 10, locked=["c"])
    assert moved.points == {"a": 10, "b": 100, "c": 60}
    assert "hold 35.3 % of the weight instead of 33.3 %" in str(moved.note)
    alone = move({"a": 90, "b": 0, "c": 60}, "a", 10, locked=["c"])
    assert alone.points == {"a": 10, "b": 0, "c": 60}
    assert alone.note is not None


def test_a_locked_slider_does_not_move():
    moved = move(SLIDERS, "d", 5, locked=["d"])
    assert moved.points == SLIDERS
    assert "Unlock it" in str(moved.note)


def test_square_roots_keep_the_largest_at_100():
    assert square_roots({"a": 50.0, "b": 12.5, "c": 0.0}) == {"a": 100, "b": 50, "c": 0}
    assert square_roots({"a": 0.0}) == {"a": 0}


def test_chosen_criteria_get_half_and_each_side_keeps_its_proportions():
    found = with_half(SLIDERS, ["c"])
    assert share(found, "c") == pytest.approx(0.5)
    assert found["c"] == 100
    assert found["b"] / found["a"] == pytest.approx(60 / 40)
    two = with_half(SLIDERS, ["c", "d"])
    assert share(two, "c") + share(two, "d") == pytest.approx(0.5)
    assert two["d"] / two["c"] == pytest.approx(4)


def test_without_points_chosen_criteria_share_their_half_equally():
    found = with_half({"a": 40.0, "b": 0.0, "c": 0.0}, ["b", "c"])
    assert found == {"a": 100, "b": 50, "c": 50}
    assert with_half({"a": 0.0, "b": 5.0}, ["b"]) == {"a": 0, "b": 5}
    assert with_half({"a": 7.0}, ["none"]) == {"a": 7}
