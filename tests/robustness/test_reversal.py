"""Regions dropped and duplicated: what becomes of the others."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.case.finding import Sentence
from mcda.ranking.fixed_bounds import Loose, loose_bounds
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.reversal import Trial, reversals
from tests.ranking.ranking_cases import case_of


def ranking_of(case, **choices):
    return rank(case, replace(default_scenario(case), **choices))


@st.composite
def cases(draw):
    m, n = draw(st.integers(2, 5)), draw(st.integers(1, 3))
    figures = st.floats(1, 50)
    return case_of(
        draw(st.lists(st.lists(figures, min_size=n, max_size=n), min_size=m, max_size=m)),
        points=draw(st.lists(st.integers(1, 100), min_size=n, max_size=n)),
        settings={
            "normalization": draw(st.sampled_from(["vector", "minmax", "goalposts"])),
            "shortlist_size": draw(st.integers(1, 3)),
        },
    )


@given(cases())
@settings(deadline=None, max_examples=40)
def test_trials_say_what_ranking_the_others_says(case):
    ranking = ranking_of(case)
    found = reversals(ranking)
    assert [trial.region for trial in found.dropped] == list(range(len(case.regions)))
    for trial in found.dropped:
        region = ranking.regions[trial.region]
        after = ranking_of(case, without=(region,))
        first = {r for r, place in zip(after.regions, after.rank) if place == 1}
        assert {ranking.regions[row] for row in trial.first} == first
        expected = first_among(ranking, trial.region)
        assert trial.winner_changed == (first != expected)
        kept = shortlist_without(ranking, trial.region)
        assert {ranking.regions[row] for row in trial.entered} == set(after.shortlist) - kept
        assert {ranking.regions[row] for row in trial.left} == kept - set(after.shortlist)


@given(cases())
@settings(deadline=None, max_examples=40)
def test_a_twin_in_the_table_does_what_the_trial_says(case):
    ranking = ranking_of(case)
    for trial in reversals(ranking).duplicated:
        twin = replace(case.regions[trial.region], id="twin")
        twice = ranking_of(replace(case, regions=(*case.regions, twin)))
        score = twice.score[:-1]
        first = {twice.regions[row] for row in np.flatnonzero(score >= score.max() - 1e-12)}
        assert {ranking.regions[row] for row in trial.first} == first


@given(cases())
@settings(deadline=None, max_examples=40)
def test_under_goalposts_nobody_moves_the_others(case):
    ranking = ranking_of(case, normalization="goalposts")
    found = reversals(ranking)
    assert not any(trial.changes for trial in (*found.dropped, *found.duplicated))
    if loose_bounds(ranking.matrix, ranking.weights):
        assert isinstance(found.cure, Loose)
    else:
        assert found.cure.reversals == ()
        assert np.array_equal(found.cure.rank, ranking.rank)


def without(ranking, row):
    return [
        (ranking.score[other], ranking.regions[other])
        for other in range(len(ranking.regions))
        if other != row
    ]


def first_among(ranking, row):
    others = without(ranking, row)
    best = max(others)[0]
    return {region for score, region in others if score >= best - 1e-12}


def shortlist_without(ranking, row):
    others = without(ranking, row)
    size = ranking.scenario.shortlist_size
    return {r for s, r in others if sum(t > s + 1e-12 for t, _ in others) < size}


def test_a_loser_that_decides_who_wins_is_named_and_goalposts_cures_it():
    found = reversals(reversing())
    loser = found.by_losers
    assert loser
    assert all(trial.trial is Trial.DROPPED and trial.changes for trial in loser)
    assert any(trial.winner_changed for trial in loser)
    assert found.cure.reversals == ()


def reversing():
    """Return a ranking that a losing region turns: the first of a seeded search."""
    generator = np.random.default_rng(0)
    while True:
        case = case_of(
            generator.integers(1, 20, (4, 3)).astype(float),
            points=[40, 30, 30],
            settings={"normalization": "minmax", "shortlist_size": 1},
            criteria={column: {"lower": 0.0, "upper": 20.0} for column in (1, 2, 3)},
        )
        ranking = ranking_of(case)
        if any(trial.winner_changed for trial in reversals(ranking).by_losers):
            return ranking


def test_bounds_that_are_assumed_are_no_cure():
    figures = [[28.0, 19.0], [20.0, 27.0], [17.0, 23.0], [25.0, 7.0]]
    found = reversals(ranking_of(case_of(figures, points=[50, 50]), shortlist_size=1))
    assert found.by_losers
    assert [criterion.id for criterion in found.cure.assumed] == ["c1", "c2"]


def test_a_single_region_has_no_others():
    found = reversals(ranking_of(case_of([[1, 2]])))
    assert found.dropped == found.duplicated == found.by_losers == ()


def test_equal_regions_stay_equal():
    found = reversals(ranking_of(case_of([[1, 2]] * 3), shortlist_size=1))
    assert not any(trial.changes for trial in (*found.dropped, *found.duplicated))


def test_where_goalposts_cannot_be_used_the_reason_is_told():
    case = case_of([[1], [2]], criteria={1: {"lower": 5.0, "upper": 1.0}})
    found = reversals(ranking_of(case, normalization="minmax"))
    assert isinstance(found.cure, Sentence)
    assert "lower bound" in str(found.cure)
