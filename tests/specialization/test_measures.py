"""Measures of specialization against figures worked by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.specialization import measures

NAN = np.nan
VALUES = np.array([[30.0, 10.0], [20.0, 140.0]])
TOTALS = np.array([40.0, 160.0])

sizes = arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.integers(1, 5)),
    elements=st.floats(0.01, 1e6),
)


def test_location_quotient_by_hand():
    # sector 1: 30/40 = 0.75 against 50/200 = 0.25; sector 2: 0.25 against 150/200
    found = measures.location_quotient(VALUES, TOTALS)
    np.testing.assert_allclose(found, [[3.0, 1 / 3], [0.5, 0.875 / 0.75]], rtol=1e-15)


def test_location_quotient_sums_only_regions_with_figure_and_reference():
    values = np.array([[30.0], [20.0], [NAN], [50.0]])
    reference = np.array([40.0, 160.0, 1000.0, NAN])
    found = measures.location_quotient(values, reference)
    np.testing.assert_allclose(found[:2, 0], [0.75 / 0.25, 0.125 / 0.25])
    assert np.isnan(found[2:]).all()


def test_location_quotient_is_missing_without_reference_or_national_total():
    values = np.array([[0.0, 5.0], [0.0, 0.0]])
    found = measures.location_quotient(values, np.array([10.0, 0.0]))
    assert np.isnan(found[:, 0]).all()
    assert found[0, 1] == 1.0
    assert np.isnan(found[1, 1])


def test_location_quotient_of_an_honest_zero_is_zero():
    assert measures.location_quotient(np.array([[0.0], [5.0]]), np.array([10.0, 10.0]))[0, 0] == 0.0


@given(sizes, st.floats(1e-3, 1e3))
@settings(deadline=None, max_examples=50)
def test_location_quotient_does_not_depend_on_units(values, factor):
    totals = measures.row_totals(values)
    base = measures.location_quotient(values, totals)
    other = measures.location_quotient(values * factor, totals * factor)
    np.testing.assert_allclose(other, base, rtol=1e-9)


@given(sizes)
@settings(deadline=None, max_examples=50)
def test_location_quotients_average_to_one(values):
    """With row totals, the mean of a sector's quotients weighted by the regions' sizes is 1."""
    totals = measures.row_totals(values)
    quotients = measures.location_quotient(values, totals)
    mean = (quotients * totals[:, None]).sum(axis=0) / totals.sum()
    np.testing.assert_allclose(mean, 1.0, rtol=1e-9)


def test_symmetric_location_quotient():
    found = measures.symmetric_location_quotient(np.array([0.0, 0.5, 1.0, 3.0, NAN]))
    np.testing.assert_allclose(found, [-1.0, -1 / 3, 0.0, 0.5, NAN])


def test_shares():
    np.testing.assert_allclose(measures.size_share(VALUES), [[0.6, 1 / 15], [0.4, 14 / 15]])
    np.testing.assert_allclose(measures.focus_share(VALUES, TOTALS), [[0.75, 0.25], [0.125, 0.875]])
    assert np.isnan(measures.size_share(np.zeros((2, 1)))).all()
    gap = measures.size_share(np.array([[NAN], [4.0]]))
    assert np.isnan(gap[0, 0])
    assert gap[1, 0] == 1.0


def test_row_totals_of_a_region_without_figures_are_missing():
    found = measures.row_totals(np.array([[1.0, NAN], [NAN, NAN]]))
    np.testing.assert_allclose(found, [1.0, NAN])


def test_growth():
    now, before = np.array([121.0, 0.0, 5.0, 5.0, NAN]), np.array([100.0, 8.0, 0.0, 5.0, 1.0])
    found = measures.growth(now, before, np.array([2.0, 1.0, 1.0, NAN, 1.0]))
    np.testing.assert_allclose(found, [0.1, -1.0, NAN, NAN, NAN], rtol=1e-12)


def test_national_growth_needs_the_same_span_everywhere():
    now = np.array([[60.0, 1.0, 9.0], [61.0, 1.0, NAN]])
    before = np.array([[40.0, 1.0, 4.0], [60.0, 1.0, 7.0]])
    years = np.array([[2.0, 1.0, 2.0], [2.0, 2.0, 2.0]])
    found = measures.national_growth(now, before, years)
    np.testing.assert_allclose(found, [0.1, NAN, 0.5], rtol=1e-12)


def test_strong_needs_quotient_and_size():
    quotients = np.array([[1.25, 1.3, 1.2, NAN]])
    found = measures.strong(quotients, np.array([[0.05, 0.04, 0.9, 0.5]]), 1.25, 0.05)
    assert found.tolist() == [[True, False, False, False]]


def test_stars_are_one_per_measure():
    sizes = np.array([[0.6], [0.3], [0.1]])
    focus = np.array([[0.2], [0.5], [0.1]])
    quotients = np.array([[1.0], [2.0], [0.5]])
    assert measures.stars(sizes, focus, quotients, 0.9, 2.0).tolist() == [[1], [2], [0]]


def test_stars_reward_no_zero_and_no_gap():
    shares = np.array([[0.0], [0.0], [NAN]])
    assert measures.stars(shares, shares, shares, 0.9, 2.0).sum() == 0


def test_krugman_and_herfindahl_by_hand():
    # regions hold 3:1 and 1:7, the nation 1:3
    np.testing.assert_allclose(measures.krugman(VALUES), [1.0, 0.25])
    np.testing.assert_allclose(measures.herfindahl(VALUES), [0.625, 0.78125])


def test_krugman_and_herfindahl_of_incomplete_rows_are_missing():
    values = np.array([[30.0, 10.0], [20.0, NAN], [0.0, 0.0]])
    np.testing.assert_allclose(measures.krugman(values), [0.0, NAN, NAN])
    np.testing.assert_allclose(measures.herfindahl(values), [0.625, NAN, NAN])


@pytest.mark.parametrize("measure", [measures.krugman, measures.herfindahl])
def test_no_sectors_no_measure(measure):
    assert np.isnan(measure(np.empty((3, 0)))).all()


@given(sizes)
@settings(deadline=None, max_examples=50)
def test_krugman_and_herfindahl_stay_in_bounds(values):
    assert np.all((measures.krugman(values) >= 0) & (measures.krugman(values) <= 2))
    concentration = measures.herfindahl(values)
    assert np.all(concentration >= 1 / values.shape[1] - 1e-12)
    assert np.all(concentration <= 1 + 1e-12)
