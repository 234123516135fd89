"""Figures and lists inside sentences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.finding import sentence
from mcda.ranking.exclusion import exclusions
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.screening import screen
from mcda.ranking.wording import (
    Alike,
    Figure,
    at_most_text,
    decimals_for,
    decimals_of,
    enumerated,
    figure_alike,
    figure_set,
    figure_text,
    gap_text,
    in_full,
    joined,
    listed,
    named,
    percent,
    share_decimals,
    share_text,
    shares_apart,
    told_apart,
)
from tests.ranking.ranking_cases import calls_of, case_of


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


@given(st.lists(st.none() | st.floats(width=32), max_size=6), st.floats(-2e3, 2e3))
def test_figures_that_were_looked_at_once_are_written_as_those_in_a_list(figures, value):
    once = Alike(figures)
    assert decimals_for(once) == decimals_for(figures)
    assert figure_alike(value, "t", once) == figure_alike(value, "t", figures)
    known = [figure for figure in figures if figure is not None and math.isfinite(figure)]
    assert once.decimals_with(value) == decimals_for([*known, value])
    for figure in (*known, value):
        assert (figure in once) == (figure in known)
        assert decimals_of(figure, once) == decimals_of(figure, figures)


def test_the_work_of_screening_and_knocking_out_grows_as_the_regions_do():
    def calls(regions):
        figures = [[float(row % 7), 1e6 if row % 9 == 0 else row % 5] for row in range(regions)]
        settings = {"normalization": "goalposts"}
        limits = {1: {"minimum": 3.0}, 2: {"lower": 0.0, "upper": 2.0}}
        case = case_of(figures, points=[50.0, 50.0], settings=settings, criteria=limits)
        matrix = decision_matrix(case)
        active = np.array([True, True])
        assert len(exclusions(case, matrix, active, ())) == sum(row[0] < 3 for row in figures)
        return calls_of(lambda: (screen(case), exclusions(case, matrix, active, ())))

    few, many = calls(300), calls(1_200)
    assert many < 6 * few


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
    assert share_decimals([0.9996, 0.5]) == 2
    assert share_decimals([0.99996, 0.5]) == 3
    assert share_decimals([1.1e-6, 0.5]) == 4
    assert share_decimals([1 - 1e-9, math.nan, None]) == 0
    assert share_decimals([]) == 0


def test_a_share_in_a_sentence_reads_100_only_where_it_is_all():
    assert share_text(1 / 3) == "33.3"
    assert share_text(0.0004) == "0.04"
    assert share_text(1.0) == share_text(1 - 1e-9) == "100"
    assert share_text(0.9996) == "99.96"
    assert share_text(0.996, digits=2) == "99.6"
    assert share_text(1.0004) == "100.04"
    assert share_text(1.5) == "150"


def test_a_figure_that_was_set_reads_as_it_was_typed():
    assert figure_set(15.65, "t", [203.4, 12.1]) == "15.65 t"
    assert figure_set(15.0, "t", [203.4, 12.1]) == "15.0 t"
    assert figure_set(1 / 3, "", [1.0, 2.0]) == "0.333333"


def test_figures_of_a_criterion_are_told_apart_from_its_bounds():
    alike = [40.0, 2.69, 15.654]
    assert told_apart(40.0, 15.65, "t", alike) == ("40.00 t", "15.65 t")
    assert told_apart(15.654, 15.65, "t", alike) == ("15.654 t", "15.650 t")
    assert told_apart(40.0, 40.0, "t", alike) == ("40.00 t", "40.00 t")
    assert told_apart(40.0, 15.65, "", [40.0, 3.0]) == ("40", "15.65")


def test_a_difference_of_closeness_reads_as_closeness_does():
    assert gap_text(0.1234) == "0.12"
    assert gap_text(0.052) == "0.05"
    assert gap_text(0.0042) == "0.004"
    assert gap_text(0.00003) == "0.00003"
    assert gap_text(0.0) == "0.00"


def test_shares_are_told_apart_and_a_figure_to_stay_within_is_never_more_than_it_is():
    assert shares_apart(0.6, 0.2) == ("60", "20")
    assert shares_apart(0.7999, 0.79994) == ("79.99", "79.994")
    assert shares_apart(1.0000005, 1.0) == ("100.00005", "100")
    assert at_most_text(66.67, "M") == "66.6 M"
    assert at_most_text(49.99999999999999) == "50"
    assert at_most_text(1234.7) == "1,234"


@pytest.mark.parametrize(
    ("figure", "short", "full"),
    [
        (Figure(50.0000005, "M"), "50 M", "50.0000005 M"),
        (Figure(1234.56, "M"), "1,235 M", "1,234.56 M"),
        (Figure(0.8 * 123.4), "98.7", "98.72"),
        (Figure(1 / 3, is_share=True), "33.3", "33.3333333333"),
        (Figure(0.4, decimals=2), "0.40", "0.40"),
        (Figure(0.404, decimals=2), "0.40", "0.404"),
        (Figure(0.0), "0", "0"),
    ],
)
def test_a_rule_is_told_shortly_and_in_full_where_rules_clash(figure, short, full):
    told = sentence("{what}", what=sentence("{figure} % of {name}", figure=figure, name="R1"))
    assert str(told) == f"{short} % of R1"
    assert str(in_full(told)) == f"{full} % of R1"
