from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.adjusted import adjusted
from mcda.ranking.methods import rank_by
from mcda.ranking.moves import closeness_changes, moves
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

FIGURES = [[9.0, 1.0, 5.0], [6.0, 6.0, 2.0], [3.0, 8.0, 3.0], [1.0, 9.0, 9.0], [5.0, 5.0, 5.0]]
CASE = case_of(FIGURES, points=[50.0, 50.0, 50.0])
POINTS = st.lists(st.floats(0, 100), min_size=3, max_size=3).filter(lambda given: sum(given) > 1)


def ranked(points, case=CASE, **choices):
    names = [criterion.id for criterion in case.criteria]
    return rank(case, replace(default_scenario(case), points=dict(zip(names, points)), **choices))


@given(POINTS, POINTS, st.sampled_from(["vector", "minmax", "goalposts"]))
def test_the_parts_add_up_to_the_change_of_closeness(one, two, normalization):
    before, after = ranked(one), ranked(two, normalization=normalization)
    parts = closeness_changes(
        (before.to_ideal, before.to_anti_ideal, before.weights),
        (after.to_ideal, after.to_anti_ideal, after.weights),
    )
    assert parts.sum(axis=1) == pytest.approx(after.score - before.score, abs=1e-9)


def test_weights_as_small_as_they_get_lose_nothing():
    before, after = ranked([100.0, 1e-90, 1.0]), ranked([1e-90, 100.0, 1.0])
    tiny = 1e-80
    parts = closeness_changes(
        (before.to_ideal, before.to_anti_ideal, before.weights * tiny),
        (after.to_ideal, after.to_anti_ideal, after.weights * tiny),
    )
    assert parts.sum(axis=1) == pytest.approx(after.score - before.score, abs=1e-9)


@given(POINTS, POINTS)
def test_whoever_wins_places_gained_on_those_it_passed_and_the_shares_add_up(one, two):
    before, after = ranked(one), ranked(two)
    score = [dict(zip(found.names, found.score)) for found in (before, after)]
    for move in moves(before, after, 9):
        assert move.places == move.before - move.after != 0
        assert move.met
        assert move.gained * move.places >= 0
        own = score[1][move.name] - score[0][move.name]
        theirs = np.mean([score[1][name] - score[0][name] for name in move.met])
        assert move.gained == pytest.approx(own - theirs, abs=1e-9)
        amounts = [abs(share.closeness) for share in move.shares]
        assert amounts == sorted(amounts, reverse=True)


def test_the_sentence_names_whom_it_passed_and_what_did_it():
    found = moves(ranked([100.0, 10.0, 0.0]), ranked([10.0, 100.0, 0.0]), 9)
    assert [move.places for move in found] == sorted((m.places for m in found), reverse=True)
    first, last = found[0], found[-1]
    assert str(first.sentence).startswith("Passed ")
    assert "gaining " in str(first.sentence)
    assert "(weight 9 % to 91 %)" in str(first.sentence)
    assert str(last.sentence).startswith("Passed by ")
    assert "losing " in str(last.sentence)


def test_only_those_that_move_most_are_explained():
    before, after = ranked([100.0, 10.0, 0.0]), ranked([10.0, 100.0, 0.0])
    (most,) = moves(before, after, 1)
    assert abs(most.places) == max(abs(move.places) for move in moves(before, after, 9))
    assert moves(before, before, 9) == ()


def test_places_won_because_others_are_not_ranked_any_more_say_so():
    before = ranked([100.0, 0.0, 0.0])
    limited = adjusted(CASE, ("c1:maximum:6",)).case
    found = moves(before, ranked([100.0, 0.0, 0.0], case=limited), 9)
    assert {move.places for move in found} == {1}
    assert all(move.met == () and move.shares == () for move in found)
    gone = CASE.regions[0].name
    assert str(found[0].sentence) == f"Ranked above it before, and no longer: {gone}."
    back = moves(ranked([100.0, 0.0, 0.0], case=limited), before, 9)
    assert str(back[0].sentence) == f"Newly ranked above it: {gone}."


def test_other_methods_say_who_was_passed_and_split_nothing():
    points = dict(zip(["c1", "c2", "c3"], [10.0, 100.0, 0.0]))
    other = rank_by(CASE, replace(default_scenario(CASE), points=points, method="wsm"))
    for move in moves(ranked([100.0, 10.0, 0.0]), other, 9):
        assert move.shares == ()
        assert "closeness" not in str(move.sentence)
