"""The measures behind the warnings."""

import numpy as np
import pytest

from mcda.ranking.warning_kinds import correlation, modified_z_scores, years_named

NAN = np.nan


def test_correlation_uses_rows_with_both_figures():
    x, y = np.array([1.0, 2.0, 3.0, NAN, 9.0]), np.array([2.0, 4.0, 6.0, 1.0, NAN])
    assert correlation(x, y) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("x", "y"),
    [([1.0, 2.0], [1.0, 2.0]), ([1.0, 2.0, NAN], [1.0, 2.0, 3.0]), ([5.0] * 3, [1.0, 2.0, 3.0])],
)
def test_correlation_of_too_little_is_missing(x, y):
    assert np.isnan(correlation(np.array(x), np.array(y)))


def test_correlation_equals_numpy():
    x, y = np.random.default_rng(3).normal(size=(2, 50)) * 1e80
    assert correlation(x, y) == pytest.approx(float(np.corrcoef(x / 1e80, y / 1e80)[0, 1]))


def test_modified_z_scores_by_hand():
    # median 3, absolute deviations 2, 1, 0, 1, 97 with median 1
    found = modified_z_scores(np.array([1.0, 2.0, 3.0, 4.0, 100.0, NAN]))
    np.testing.assert_allclose(found, 0.6745 * np.array([-2.0, -1.0, 0.0, 1.0, 97.0, 0.0]))


@pytest.mark.parametrize("figures", [[], [1.0, 99.0], [5.0, 5.0, 5.0, 99.0], [NAN, NAN, NAN]])
def test_modified_z_scores_without_a_scale_are_zero(figures):
    assert not modified_z_scores(np.array(figures)).any()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022", (2022,)),
        ("1 Jan 2023", (2023,)),
        ("2022/23", (2022,)),
        ("2022, 2025", (2022, 2025)),
        ("Jan-Nov 2021, revised", (2021,)),
        ("12022 and 20225", ()),
        ("not stated", ()),
        ("", ()),
    ],
)
def test_years_named(text, years):
    assert years_named(text) == years
