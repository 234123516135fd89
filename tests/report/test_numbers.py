import math

import pytest

from mcda.ranking.wording import decimals_for
from mcda.report.numbers import excel_format, listing, written


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


def test_number_formats_of_excel_and_powerpoint():
    assert excel_format(0) == "#,##0"
    assert excel_format(2) == "#,##0.00"
    assert excel_format(1, percent=True) == "0.0%"
