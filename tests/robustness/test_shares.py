"""Shares of draws in words."""

import pytest

from mcda.robustness.shares import is_sure, percent_of_draws, share_of_draws, share_with_error


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.934, "93 %"),
        (0.7996, "79.9 %"),
        (0.8, "80 %"),
        (0.9996, "99.9 %"),
        (1.0, "100 %"),
        (0.0, "0 %"),
        (0.004, "0.4 %"),
        (0.0001, "<0.1 %"),
    ],
)
def test_percents_are_never_rounded_up_to_what_they_do_not_reach(share, text):
    assert percent_of_draws(share) == text


@pytest.mark.parametrize(
    ("draws", "text"),
    [
        (1, "93 % of 1 draw (±98.0 percentage points)"),
        (9_999, "93 % of 9,999 draws (±1.0 percentage points)"),
        (10_000, "93 % of draws"),
    ],
)
def test_of_few_draws_number_and_error_are_said(draws, text):
    assert str(share_of_draws(0.934, draws)) == text


def test_many_draws_have_two_decimals():
    assert str(share_with_error(0.8, 100_000)) == "80 % of 100,000 draws (±0.31 percentage points)"


def test_a_share_is_sure_where_no_further_draws_could_bring_it_below():
    assert is_sure(0.8)
    assert not is_sure(0.7999)
    assert is_sure(0.81, 10_000)
    assert not is_sure(0.809, 10_000)
