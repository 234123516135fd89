"""Widths of columns and heights of rows."""

from __future__ import annotations

from mcda.report.audit.room import height_of, is_numeric, needs_lines, pages_across, width_of
from mcda.report.tables import Heading


def test_a_column_is_as_wide_as_its_longest_text_within_reason():
    assert width_of(Heading("Name"), ["Republic of Karakalpakstan"], 9) == 29
    assert width_of(Heading("Name"), ["x" * 200], 9) < 70
    assert width_of(Heading("Why"), ["x" * 200], 2) > width_of(Heading("Why"), ["x" * 200], 9)
    assert width_of(Heading("Weight", 2, percent=True), [0.0714], 9) == 9
    assert width_of(Heading("A", 2), [], 9) == 9


def test_a_long_text_makes_its_row_higher_up_to_what_a_sheet_takes():
    assert height_of(["short", None, 3.0], [20, 20, 20]) is None
    assert height_of(["word " * 20], [20]) > 60
    assert height_of(["word " * 5000], [20]) == 405
    assert height_of(["two\nlines"], [20]) == 30


def test_texts_that_are_too_long_are_broken():
    assert needs_lines("x" * 21, 20)
    assert needs_lines("two\nlines", 20)
    assert not needs_lines("x" * 20, 20)
    assert not needs_lines(1e300, 2)


def test_numbers_stand_to_the_right_where_they_are_most():
    assert is_numeric([1.0, None, 2.0, "none"])
    assert not is_numeric(["a", "b", 1.0])
    assert not is_numeric([])


def test_wide_sheets_take_several_pages():
    assert pages_across([20] * 5) == 1
    assert pages_across([20] * 25) == 3
