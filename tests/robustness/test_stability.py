"""Within which weights an answer stands: each bound verified by ranking on both sides of it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.ranking.methods import rank_by
from mcda.ranking.scenario import default_scenario
from mcda.robustness.stability import (
    on_points_scale,
    smallest_change,
    stability,
    winner_stability,
)
from tests.ranking.ranking_cases import case_of
from tests.robustness.robustness_cases import with_weight

ASIDE = 1e-5


def ranking_of(case, **choices):
    return rank_by(case, replace(default_scenario(case), **choices))


def winners(ranking):
    return {ranking.regions[row] for row in np.flatnonzero(ranking.rank == 1)}


ANSWERS = {
    "winner": winners,
    "shortlist": lambda ranking: set(ranking.shortlist),
    "order": lambda ranking: tuple(ranking.rank),
}


@st.composite
def cases(draw, figures):
    m, n = draw(st.integers(2, 6)), draw(st.integers(2, 4))
    matrix = draw(st.lists(st.lists(figures, min_size=n, max_size=n), min_size=m, max_size=m))
    points = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n).filter(any))
    return case_of(
        matrix,
        draw(st.lists(st.sampled_from(["max", "min"]), min_size=n, max_size=n)),
        points=points,
        settings={
            "normalization": draw(st.sampled_from(["vector", "minmax", "goalposts"])),
            "shortlist_size": draw(st.integers(0, 4)),
        },
    )


@given(cases(st.floats(0.1, 50)))
@settings(deadline=None, max_examples=60)
def test_each_bound_holds_just_inside_and_not_just_outside(case):
    ranking = ranking_of(case)
    found = stability(ranking)
    for name, answer in ANSWERS.items():
        today = answer(ranking)
        for column, interval in enumerate(getattr(found, name)):
            now = ranking.weights[column]
            if np.isnan(interval).any():
                assert now == 1
                continue
            low, high = interval
            assert low <= now <= high
            for end, far, step in ((low, 0.0, -ASIDE), (high, 1.0, ASIDE)):
                inside, outside = end - step, end + step
                if abs(now - end) > 2 * ASIDE:
                    assert_same(answer, today, with_weight(case, ranking, column, inside))
                if end != far and 0 < outside < 1:
                    moved = with_weight(case, ranking, column, outside)
                    gaps = np.diff(np.sort(moved.score))
                    parted_by_less_than_a_tie = ((gaps > 0) & (gaps <= 1e-11)).any()
                    assert answer(moved) != today or parted_by_less_than_a_tie


@given(cases(st.integers(0, 9)))
@settings(deadline=None, max_examples=60)
def test_nothing_changes_in_between_even_among_many_ties(case):
    ranking = ranking_of(case)
    found = stability(ranking)
    for name, answer in ANSWERS.items():
        today = answer(ranking)
        for column, (low, high) in enumerate(getattr(found, name)):
            for share in (0.02, 0.3, 0.7, 0.98) if low < high else ():
                weight = low + share * (high - low)
                assert_same(answer, today, with_weight(case, ranking, column, weight))


def assert_same(answer, today, moved):
    """Two that only touch, or differ by less than a tie, may share a rank for a moment."""
    if answer(moved) != today:
        assert np.diff(np.sort(moved.score)).min() < 1e-9


@given(cases(st.floats(0.1, 50)))
@settings(deadline=None, max_examples=20)
def test_the_winner_alone_gives_the_same_and_the_rival_leads_beyond(case):
    ranking = ranking_of(case)
    found = stability(ranking)
    intervals, rivals = winner_stability(ranking)
    assert np.array_equal(intervals, found.winner, equal_nan=True)
    assert np.array_equal(rivals, found.rivals)
    change = smallest_change(found)
    if change is None:
        assert (rivals < 0).all()
        return
    way = np.sign(change.then - change.now)  # 0 for a tie now, which either side may break
    beyond = [change.then + step * ASIDE for step in (-1, 1) if step != -way]
    if all(0 < weight < 1 for weight in beyond):
        moved = [with_weight(case, ranking, change.criterion, weight) for weight in beyond]
        # a third may lead before long
        former = ranking.rank == 1
        assert any((then.rank[change.rival] < then.rank[former]).any() for then in moved)
    elsewhere = np.abs(found.winner - ranking.weights[:, None])[rivals >= 0]
    assert change.size == pytest.approx(elsewhere.min())


def test_two_regions_two_criteria_change_places_at_the_same_weight():
    found = stability(ranking_of(case_of([[1, 0], [0, 1]], points=[60, 40])))
    assert found.winner == pytest.approx(np.array([[0.5, 1], [0, 0.5]]))
    assert found.order == pytest.approx(found.winner)
    assert found.rivals.tolist() == [[1, -1], [-1, 1]]
    change = smallest_change(found)
    assert (change.then, change.rival) == (pytest.approx(0.5), 1)
    assert change.size == pytest.approx(0.1)


def test_points_are_those_of_the_slider_with_the_others_as_they_are():
    ranking = ranking_of(case_of([[1, 0], [0, 1]], points=[60, 40]))
    points = on_points_scale(ranking, stability(ranking).winner)
    assert points == pytest.approx(np.array([[40, 100], [0, 60]]))


def test_points_are_cut_at_a_hundred_and_unknown_where_the_weight_is():
    alone = ranking_of(case_of([[1, 2], [2, 1]], points=[0, 30]))
    assert np.isnan(on_points_scale(alone, stability(alone).winner)).tolist() == [
        [False, False],
        [True, True],
    ]
    large = ranking_of(case_of([[3, 1], [1, 3]], points=[100, 99]))
    assert on_points_scale(large, stability(large).winner).tolist() == [
        [pytest.approx(99), 100],
        [0, pytest.approx(100)],
    ]


def test_regions_that_tie_whatever_the_weight_bound_nothing():
    twins = case_of([[5, 5, 1], [5, 5, 1], [1, 1, 9]], points=[40, 40, 20])
    found = stability(ranking_of(twins, shortlist_size=1))
    assert (found.winner[0] == [found.winner[0, 0], 1]).all()
    assert 0 < found.winner[2, 1] < 1
    assert found.shortlist == pytest.approx(found.winner)


def test_a_tie_now_leaves_no_room():
    tie = ranking_of(case_of([[1, 0], [0, 1]], points=[50, 50]), shortlist_size=1)
    found = stability(tie)
    assert found.winner.tolist() == found.shortlist.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert smallest_change(found).size == 0


def test_tied_regions_at_the_edge_push_off_the_list_whom_they_overtake():
    case = case_of([[9, 1], [5, 5], [5, 5], [1, 1]], points=[70, 30])
    ranking = ranking_of(case, shortlist_size=2, normalization="minmax")
    assert ranking.shortlist == ("R1", "R2", "R3")
    low = stability(ranking).shortlist[0, 0]
    assert 0 < low < 0.7
    assert set(with_weight(case, ranking, 0, low - ASIDE).shortlist) == {"R2", "R3"}


def test_of_two_that_share_the_first_place_the_one_that_gains_is_said_to_lead():
    ranking = ranking_of(case_of([[2, 1], [1, 1]], points=[0, 1], settings={}))
    found = stability(ranking)
    assert winners(ranking) == {"R1", "R2"}
    assert found.winner[0].tolist() == [0, 0]
    assert found.rivals[0].tolist() == [-1, 0]
    assert smallest_change(found).rival == 0


def test_a_criterion_with_all_the_weight_cannot_be_moved():
    found = stability(ranking_of(case_of([[1], [2]])))
    assert np.isnan([found.winner, found.shortlist, found.order]).all()
    assert smallest_change(found) is None


@pytest.mark.parametrize(
    ("figures", "criterion"),
    [
        ([[5, None], [4, 1], [1, 2]], {}),
        ([[5, 0], [4, 1], [1, 2]], {"minimum": 1}),
        ([[5, 9], [4, 1], [1, 2]], {"maximum": 8}),
        ([[5, 9], [4, 1], [1, 2]], {"objective": "target"}),
        ([[5, 9], [4, 1], [1, 2]], {"lower": 3.0, "upper": 1.0}),
    ],
)
def test_a_criterion_off_now_that_would_change_who_is_compared_has_no_interval(figures, criterion):
    case = case_of(
        figures,
        points=[50, 0],
        criteria={2: criterion},
        settings={"normalization": "goalposts"},
    )
    found = stability(ranking_of(case))
    assert np.isnan(found.winner).all()


def test_criteria_that_are_off_may_be_switched_on_up_to_their_bound():
    case = case_of([[5, 2, 1], [4, 1, 9], [1, 0, 2]], points=[60, 40, 0])
    ranking = ranking_of(case)
    low, high = stability(ranking).winner[2]
    assert low == 0
    assert 0 < high < 1
    assert winners(with_weight(case, ranking, 2, high - ASIDE)) == winners(ranking)
    assert winners(with_weight(case, ranking, 2, high + ASIDE)) == {"R2"}


def test_one_region_and_equal_regions_stand_whatever_the_weights():
    for figures in ([[1, 2]], [[1, 2], [1, 2], [1, 2]]):
        found = stability(ranking_of(case_of(figures, points=[30, 70])))
        for intervals in (found.winner, found.shortlist, found.order):
            assert intervals.tolist() == [[0, 1], [0, 1]]


def test_empty_and_full_shortlists_stand_whatever_the_weights():
    case = case_of([[1, 2], [2, 1]], points=[30, 70])
    for size in (0, 2, 9):
        assert stability(ranking_of(case, shortlist_size=size)).shortlist.tolist() == [[0, 1]] * 2


def test_another_method_is_tried_weight_by_weight():
    case = case_of([[9, 1, 4], [6, 6, 2], [1, 9, 6]], points=[50, 30, 20])
    ranking = ranking_of(case, method="wsm", shortlist_size=2)
    found = stability(ranking)
    assert smallest_change(found) is None
    today = winners(ranking)
    for column, (low, high) in enumerate(found.winner):
        for bound, step in ((low, -1e-5), (high, 1e-5)):
            if bound in (0, 1):
                continue
            for weight, stands in ((bound - step, True), (bound + step, False)):
                weights = ranking.weights * ((1 - weight) / (1 - ranking.weights[column]))
                weights[column] = weight
                points = {c.id: 100 * w for c, w in zip(case.criteria, weights)}
                assert (winners(ranking_of(case, method="wsm", points=points)) == today) == stands
    assert (found.order[:, 0] >= found.winner[:, 0]).all()
    assert (found.order[:, 1] <= found.winner[:, 1]).all()


@pytest.mark.parametrize("size", [1, 150])
def test_three_hundred_regions_stand_within_intervals_that_rankings_confirm(size):
    figures = np.random.default_rng(5).random((300, 4))
    case = case_of(figures, points=[10, 20, 30, 40])
    ranking = ranking_of(case, shortlist_size=size)
    found = stability(ranking)
    for name, answer in ANSWERS.items():
        low, high = getattr(found, name)[1]
        assert low < ranking.weights[1] < high
        close = 1e-9
        assert answer(with_weight(case, ranking, 1, high - close)) == answer(ranking)
        assert answer(with_weight(case, ranking, 1, high + close)) != answer(ranking)
