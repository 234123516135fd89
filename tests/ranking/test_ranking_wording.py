"""Figures and lists inside sentences."""

import pytest

from mcda.case.finding import sentence
from mcda.ranking.wording import (
    enumerated,
    figure_alike,
    figure_text,
    joined,
    listed,
    named,
    told_apart,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (3.0, "3"),
        (12.345, "12.3"),
        (0.012345, "0.0123"),
        (1234.5, "1,234"),
        (123456789.0, "123,456,789"),
        (-7.5, "-7.5"),
        (99.96, "100"),
        (1e-9, "1e-09"),
        (2.13e15, "2,130,000,000,000,000"),
        (-1e23, "-100,000,000,000,000,000,000,000"),
        (1234567890123456789.0, "1,234,567,890,123,460,000"),
        (999999999999999.9, "1,000,000,000,000,000"),
        (2e300, "2e+300"),
    ],
)
def test_figure_text(value, text):
    assert figure_text(value) == text


def test_figure_with_unit():
    assert figure_text(4.5, "%") == "4.5 %"
    assert figure_text(4.0, "count") == "4"
    assert figure_text(6.376, "nation = 1") == "6.38"


def test_joined():
    assert str(joined([sentence(f"{name}.") for name in "abcde"])) == "a. b. c. d. e."


def test_listed():
    assert str(listed([sentence("a")])) == "a"
    assert str(listed([sentence("{x}", x=x) for x in range(3000)])).count("; ") == 2999


def test_told_apart():
    assert told_apart(10.004, 10.0, "%") == ("10.004 %", "10 %")
    assert told_apart(0.1 + 0.2, 0.3) == ("0.30000000000000004", "0.29999999999999999")
    assert told_apart(4.9, 5.0) == ("4.9", "5")


def test_names_are_joined_and_many_are_counted():
    assert str(named(["A"])) == "A"
    assert str(named(["A", "B"])) == "A and B"
    assert str(named(["A", "B", "C", "D"])) == "A, B, C and D"
    assert str(named(["A", "B", "C", "D", "E"])) == "A, B, C and 2 more"


def test_things_are_enumerated_in_one_sentence() -> None:
    parts = [sentence(word) for word in ("method", "limits", "sector")]
    said = [str(enumerated(parts[:count])) for count in (1, 2, 3)]
    assert said == ["method", "method and limits", "method, limits and sector"]


def test_a_figure_is_written_with_the_decimals_of_its_criterion():
    alike = [7.0643, 328.6429, float("nan")]
    assert figure_alike(328.6429, "%", alike) == "328.6 %"
    assert figure_alike(7.0643, "", alike) == "7.1"
    assert figure_alike(0.001, "", alike) == "0.001"
    assert figure_alike(4.5, "", [1.0, 2.0]) == "4.50"
    assert figure_alike(3.0, "count", [1.0, 2.0]) == "3"
    assert figure_alike(float("nan"), "%", alike) == "–"
