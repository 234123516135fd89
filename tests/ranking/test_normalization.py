"""Normalization, column by column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.case.model import Criterion
from mcda.ranking.normalization import (
    distance_to_target,
    extremes,
    goalpost_bounds,
    goalposts,
    minmax,
    normalize,
    vector,
)

NAN = np.nan
columns = arrays(
    np.float64,
    st.tuples(st.integers(1, 8), st.integers(1, 4)),
    elements=st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
)


def column(*values):
    return np.array(values, dtype=float)[:, None]


def test_vector_by_hand():
    np.testing.assert_allclose(vector(column(3, 4)), column(0.6, 0.8))
    np.testing.assert_allclose(vector(column(-3, 4)), column(-0.6, 0.8))


def test_vector_of_zeros_is_zero():
    assert vector(column(0, 0)).tolist() == [[0.0], [0.0]]


def test_vector_counts_known_figures_only():
    np.testing.assert_allclose(vector(column(3, NAN, 4)), column(0.6, NAN, 0.8))


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1.0, 1e160, 1e300])
def test_vector_of_extreme_sizes(size):
    matrix = np.array([[3 * size, 1.0], [4 * size, 1.0]])
    np.testing.assert_allclose(vector(matrix)[:, 0], [0.6, 0.8], rtol=1e-12)


@given(columns)
@settings(deadline=None, max_examples=50)
def test_vector_columns_have_length_one_or_zero(matrix):
    lengths = np.linalg.norm(vector(matrix), axis=0)
    np.testing.assert_allclose(lengths, np.any(matrix != 0, axis=0).astype(float), atol=1e-12)


def test_minmax_by_hand():
    np.testing.assert_allclose(minmax(column(-10, 0, 10)), column(0, 0.5, 1))
    np.testing.assert_allclose(minmax(column(1, NAN, 3)), column(0, NAN, 1))


def test_minmax_of_a_constant_is_zero():
    assert minmax(column(7, 7)).tolist() == [[0.0], [0.0]]
    assert minmax(column(0, 0)).tolist() == [[0.0], [0.0]]


def test_minmax_does_not_spread_rounding_noise():
    assert minmax(column(0.1 + 0.2, 0.3)).tolist() == [[0.0], [0.0]]


def test_minmax_keeps_small_differences_of_large_figures():
    np.testing.assert_allclose(minmax(column(1e9, 1e9 + 1, 1e9 + 2)), column(0, 0.5, 1))


def test_goalposts_clip():
    found = goalposts(column(-5, 5, 25), np.array([0.0]), np.array([10.0]))
    assert found.tolist() == [[0.0], [0.5], [1.0]]


@pytest.mark.parametrize("bounds", [(5.0, 5.0), (9.0, 1.0), (NAN, NAN)])
def test_goalposts_without_room_between_them_say_nothing(bounds):
    lower, upper = np.array([bounds[0]]), np.array([bounds[1]])
    assert goalposts(column(1, 9), lower, upper).tolist() == [[0.0], [0.0]]


def test_goalpost_bounds_fall_back_on_what_was_observed():
    table = np.array([[1.0, 1.0, 1.0, NAN], [5.0, 5.0, 5.0, NAN]])
    lower, upper, assumed = goalpost_bounds(
        table, np.array([0.0, NAN, NAN, NAN]), np.array([9.0, 9.0, NAN, NAN]), np.full(4, NAN)
    )
    np.testing.assert_array_equal(lower, [0.0, 1.0, 1.0, NAN])
    np.testing.assert_array_equal(upper, [9.0, 9.0, 5.0, NAN])
    assert assumed.tolist() == [False, True, True, True]


@pytest.mark.parametrize(("target", "farthest"), [(4.0, 6.0), (8.0, 8.0), (12.0, 12.0), (-1, 11)])
def test_goalpost_bounds_of_a_target_are_distances(target, farthest):
    lower, upper, assumed = goalpost_bounds(
        column(2, 3), np.array([0.0]), np.array([10.0]), np.array([target])
    )
    assert (lower[0], upper[0], assumed[0]) == (0.0, farthest, False)


def test_distance_to_target():
    matrix = np.array([[1.0, 1.0], [5.0, NAN]])
    found = distance_to_target(matrix, np.array([NAN, 4.0]))
    np.testing.assert_array_equal(found, [[1.0, 3.0], [5.0, NAN]])


def test_distance_to_target_is_zero_within_rounding():
    assert distance_to_target(column(0.1 + 0.2), np.array([0.3]))[0, 0] == 0.0


def test_extremes_of_empty_columns_are_missing():
    low, high = extremes(np.array([[NAN, 1.0], [NAN, 3.0]]))
    np.testing.assert_array_equal(low, [NAN, 1.0])
    np.testing.assert_array_equal(high, [NAN, 3.0])
    assert np.isnan(extremes(np.empty((0, 2)))[0]).all()


@pytest.mark.parametrize("regions", [127, 128, 129, 255, 256, 257, 1000, 128 * 128 + 1])
@pytest.mark.parametrize("stack", [(), (2,)])
@pytest.mark.parametrize("missing", [0, 1])
def test_extremes_of_many_regions_are_those_of_each_column(regions, stack, missing):
    draw = np.random.default_rng(regions)
    figures = draw.normal(size=(*stack, regions, 3))
    figures[..., draw.permutation(regions)[:missing], 1] = NAN
    low, high = extremes(figures)
    np.testing.assert_array_equal(low, np.nanmin(figures, axis=-2))
    np.testing.assert_array_equal(high, np.nanmax(figures, axis=-2))


@pytest.mark.parametrize("normalization", ["vector", "minmax", "goalposts"])
def test_a_stack_equals_the_loop(normalization):
    rng = np.random.default_rng(7)
    stack, table = rng.normal(size=(5, 6, 3)), rng.normal(size=(8, 3))
    criteria = [
        Criterion(id="a", name="a", objective="max"),
        Criterion(id="b", name="b", objective="min", lower=-1.0),
        Criterion(id="c", name="c", objective="target", target=0.5),
    ]
    whole = normalize(stack, criteria, normalization, table)
    for matrix, found, ideal in zip(
        stack, whole.matrix, np.broadcast_to(whole.ideal, (5, 3)), strict=True
    ):
        alone = normalize(matrix, criteria, normalization, table)
        np.testing.assert_allclose(found, alone.matrix, rtol=1e-14, atol=1e-15)
        np.testing.assert_allclose(ideal, alone.ideal, rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize("normalization", ["vector", "minmax", "goalposts"])
def test_the_argument_stays_as_it_was(normalization):
    matrix = np.array([[1.0, NAN], [2.0, 3.0]])
    before = matrix.copy()
    criteria = [Criterion(id=i, name=i, objective="max") for i in "ab"]
    normalize(matrix, criteria, normalization, matrix)
    np.testing.assert_array_equal(matrix, before)


def test_unknown_normalization():
    with pytest.raises(ValueError, match="'sum'"):
        normalize(column(1, 2), [Criterion(id="a", name="a", objective="max")], "sum", column(1))
