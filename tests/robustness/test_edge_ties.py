"""A shortlist that a tie makes longer than asked for stands until one of its members drops out."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.ranking.result import Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.crossings import Crossings
from mcda.robustness.edge_ties import while_the_tie_lasts
from tests.ranking.ranking_cases import case_of
from tests.robustness.robustness_cases import with_weight

ASIDE = 1e-4  # a weight counts squared, and less than a tie may not part two


def ranked(figures, points, size, **choices):
    case = case_of(figures, points=points)
    return case, rank(case, replace(default_scenario(case), shortlist_size=size, **choices))


def lasting(ranking: Ranking):
    """Return how long the tie lasts where no region outside the list sets an end to it."""
    outer = np.where(ranking.weights[:, None] == 1, np.nan, [[0.0, 1.0]])
    return while_the_tie_lasts(ranking, Crossings(ranking), outer)


def shortlist(case, ranking, column, weight):
    return set(with_weight(case, ranking, column, weight).shortlist)


def test_it_stays_while_those_alike_remain_tied_at_its_edge():
    figures = [[1, 1, 1], [1, 1, 1], [1, 2, 1]]
    case, ranking = ranked(figures, [0, 0, 1], 2, normalization="vector")
    assert ranking.shortlist == ("R1", "R2", "R3")
    assert np.array_equal(lasting(ranking), [[0, 1], [0, 1], [np.nan] * 2], equal_nan=True)
    assert shortlist(case, ranking, 1, 0.5) == {"R1", "R2", "R3"}


def test_it_ends_where_those_tied_at_its_edge_part():
    figures = [[9, 9], [5, 1], [1, 5], [1, 5]]
    _, ranking = ranked(figures, [50, 50], 2, normalization="minmax")
    assert ranking.shortlist == ("R1", "R2", "R3", "R4")
    assert lasting(ranking) == pytest.approx(np.full((2, 2), 0.5))


@given(
    st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=2, max_size=5),
    st.tuples(*[st.integers(0, 3)] * 3).filter(lambda points: sum(map(bool, points)) > 1),
)
@settings(max_examples=150)
def test_nobody_drops_out_before_its_end_and_somebody_does_beyond(figures, points):
    _, ranking = ranked(figures + figures[:1], points, 1, normalization="minmax")
    tied = [row for row, place in enumerate(ranking.rank) if place == 1]
    # those tied at the edge are asked alone, so that nobody from outside comes between them
    alone = [(figures + figures[:1])[row] for row in tied]
    case, ranking = ranked(alone, points, 1, normalization="vector")
    today = set(ranking.shortlist)
    if len(today) < len(alone):
        return
    for column, (low, high) in enumerate(lasting(ranking)):
        for weight in np.linspace(low, high, 9)[1:-1] if high - low > ASIDE else ():
            assert shortlist(case, ranking, column, weight) == today
        for beyond in (low - ASIDE, high + ASIDE):
            if 0 < beyond < 1:
                assert shortlist(case, ranking, column, beyond) != today
