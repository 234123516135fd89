import math

import pytest

from mcda.ranking.wording import decimals_for
from mcda.report.numbers import listing, percent, share_decimals, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1e-12, "0"),
        (-1e-12, "0"),
        (302, "302"),
        (8420.4, "8,420"),
        (68.52, "68.5"),
        (0.03111, "0.0311"),
        (-1.5, "-1.5"),
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "–"),
    ],
)
def test_three_digits_or_the_whole_part(value, text):
    assert written(value) == text


def test_fixed_decimals():
    assert written(1234.5, 2) == "1,234.50"
    assert written(-0.001, 2) == "0.00"
    assert written(2e15, 2) == "2,000,000,000,000,000"
    assert written(1e300, 2) == "1e+300"


def test_percent():
    assert percent(0.0734) == "7 %"
    assert percent(0.0734, 1) == "7.3 %"


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (1.0, 0, "100 %"),
        (0.996, 0, ">99 %"),
        (0.9996, 1, ">99.9 %"),
        (0.994, 0, "99 %"),
        (0.0, 0, "0 %"),
        (0.004, 0, "<1 %"),
        (0.00004, 1, "<0.1 %"),
        (1 - 1e-9, 0, "100 %"),  # the solvers' own rounding
        (1e-9, 0, "0 %"),
        (-0.001, 1, "-0.1 %"),
        (1.004, 0, "100 %"),
    ],
)
def test_a_share_reads_all_or_nothing_only_where_it_is(share, decimals, text):
    assert percent(share, decimals) == text


def test_a_column_of_shares_has_the_decimals_that_none_of_them_needs_to_lie():
    assert share_decimals([1.0, 0.93, 0.0, None]) == 0
    assert share_decimals([1.0, 0.996, 0.5]) == 1
    assert share_decimals([0.99996, 0.5]) == 2
    assert share_decimals([]) == 0


def test_decimals_suit_the_largest_figure():
    assert decimals_for([1.5, 1234.5]) == 0
    assert decimals_for([1.5, 234.5]) == 1
    assert decimals_for([1.5, None, math.nan]) == 2
    assert decimals_for([0.25]) == 4
    assert decimals_for([3.0, 4]) == 0
    assert decimals_for([None]) is None


def test_listing_names():
    assert str(listing(["A"])) == "A"
    assert str(listing(["A", "B"])) == "A and B"
    assert str(listing(["A", "B", "{C}"])) == "A, B and {C}"
