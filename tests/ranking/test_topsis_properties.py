"""What must hold for any ranking."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

NORMALIZATIONS = st.sampled_from(["vector", "minmax", "goalposts"])
figures = st.floats(-1000, 1000).map(lambda x: round(x, 2))


@st.composite
def problems(draw, smallest=1):
    """Draw a matrix, objectives and points."""
    m, n = draw(st.integers(smallest, 8)), draw(st.integers(1, 5))
    matrix = draw(arrays(np.float64, (m, n), elements=figures))
    objectives = draw(st.lists(st.sampled_from(["max", "min"]), min_size=n, max_size=n))
    points = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n).filter(any))
    return matrix, objectives, points


def ranked(matrix, objectives, points, normalization, **columns):
    case = case_of(
        matrix, objectives, points=points, settings={"normalization": normalization}, **columns
    )
    return rank(case, default_scenario(case))


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


@given(problems(), NORMALIZATIONS)
@settings(deadline=None, max_examples=60)
def test_scores_are_in_the_unit_interval_and_ranks_follow_them(problem, normalization):
    found = ranked(*problem, normalization)
    assert np.all((found.score >= 0) & (found.score <= 1))
    assert found.rank.min() == 1
    assert np.all(np.diff(found.score[list(found.order)]) <= 1e-12)


@given(problems(), NORMALIZATIONS, st.floats(0.001, 1.0))
@settings(deadline=None, max_examples=40)
def test_a_common_factor_on_the_points_changes_nothing(problem, normalization, factor):
    matrix, objectives, points = problem
    scaled = [factor * p for p in points]
    close(
        ranked(matrix, objectives, scaled, normalization).score,
        ranked(*problem, normalization).score,
    )


@given(problems(), NORMALIZATIONS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_regions_and_criteria_does_not_matter(problem, normalization, random):
    matrix, objectives, points = problem
    rows, columns = list(range(matrix.shape[0])), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    found = ranked(
        matrix[rows][:, columns],
        [objectives[c] for c in columns],
        [points[c] for c in columns],
        normalization,
    )
    close(found.score, ranked(*problem, normalization).score[rows])


@given(problems(smallest=2), NORMALIZATIONS)
@settings(deadline=None, max_examples=60)
def test_a_dominating_region_is_never_ranked_below(problem, normalization):
    matrix, objectives, points = problem
    better = np.where(np.array(objectives) == "max", 1.0, -1.0)
    matrix[0] = np.where(better > 0, matrix.max(axis=0), matrix.min(axis=0))
    matrix[-1] = np.where(better > 0, matrix.min(axis=0), matrix.max(axis=0))
    found = ranked(matrix, objectives, points, normalization)
    assert found.rank[0] == 1
    assert found.score[-1] <= found.score.min() + 1e-12


@given(problems(smallest=2), NORMALIZATIONS)
@settings(deadline=None, max_examples=40)
def test_a_strictly_dominating_region_is_alone_at_the_top(problem, normalization):
    matrix, objectives, points = problem
    signs = np.where(np.array(objectives) == "max", 1.0, -1.0)
    matrix[0] = signs * ((signs * matrix).max(axis=0) + 1.0)
    found = ranked(matrix, objectives, points, normalization)
    assert (found.rank == 1).tolist() == [True] + [False] * (len(matrix) - 1)
    assert found.score[0] == pytest.approx(1.0, abs=1e-12)


@given(problems(), NORMALIZATIONS)
@settings(deadline=None, max_examples=40)
def test_to_minimize_is_to_maximize_the_negative(problem, normalization):
    matrix, objectives, points = problem
    flipped = ["min" if objective == "max" else "max" for objective in objectives]
    close(
        ranked(-matrix, flipped, points, normalization).score,
        ranked(*problem, normalization).score,
    )


@given(problems(), NORMALIZATIONS)
@settings(deadline=None, max_examples=40)
def test_turning_all_objectives_turns_closeness_around(problem, normalization):
    matrix, objectives, points = problem
    flipped = ["min" if objective == "max" else "max" for objective in objectives]
    close(
        ranked(matrix, flipped, points, normalization).score,
        1.0 - ranked(*problem, normalization).score,
    )


@given(problems(), NORMALIZATIONS, st.lists(st.sampled_from([1e-3, 1e3, 7.0]), min_size=5))
@settings(deadline=None, max_examples=40)
def test_units_do_not_matter(problem, normalization, factors):
    matrix, objectives, points = problem
    close(
        ranked(matrix * factors[: matrix.shape[1]], objectives, points, normalization).score,
        ranked(*problem, normalization).score,
    )


@given(problems(), NORMALIZATIONS, arrays(np.float64, 8, elements=figures))
@settings(deadline=None, max_examples=40)
def test_a_criterion_without_points_changes_nothing(problem, normalization, extra):
    matrix, objectives, points = problem
    wider = np.column_stack([matrix, extra[: len(matrix)]])
    wider[0, -1] = np.nan
    found = ranked(wider, [*objectives, "max"], [*points, 0], normalization)
    close(found.score, ranked(*problem, normalization).score)


@given(problems(), NORMALIZATIONS, st.integers(0, 7))
@settings(deadline=None, max_examples=40)
def test_duplicates_share_a_rank(problem, normalization, which):
    matrix, objectives, points = problem
    doubled = np.vstack([matrix, matrix[which % len(matrix)]])
    found = ranked(doubled, objectives, points, normalization)
    assert found.rank[-1] == found.rank[which % len(matrix)]


@given(problems(smallest=2), arrays(np.float64, 5, elements=figures))
@settings(deadline=None, max_examples=60)
def test_another_region_changes_no_closeness_under_fixed_goalposts(problem, another):
    matrix, objectives, points = problem
    bounds = {column: {"lower": -1000.0, "upper": 1000.0} for column in range(1, 6)}
    longer = np.vstack([matrix, another[: matrix.shape[1]]])
    few = ranked(matrix, objectives, points, "goalposts", criteria=bounds)
    more = ranked(longer, objectives, points, "goalposts", criteria=bounds)
    close(more.score[:-1], few.score)


@given(problems(smallest=3))
@settings(deadline=None, max_examples=40)
def test_leaving_a_region_out_changes_nothing_under_goalposts(problem):
    """Also assumed bounds hold, since they are observed on the full table."""
    matrix, objectives, points = problem
    case = case_of(matrix, objectives, points=points, settings={"normalization": "goalposts"})
    scenario = default_scenario(case)
    fewer = rank(case, dataclasses.replace(scenario, without=("R1",)))
    close(fewer.score, rank(case, scenario).score[1:])
