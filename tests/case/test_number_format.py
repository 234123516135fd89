import math

import pytest

from mcda.case.number_format import _UNSEEN, LONGEST, read_number_format


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0%", (True, True, True)),
        ("0.0 %", (True, True, True)),
        ("0%;[Red]-0%", (True, True, True)),
        ('_-* #,##0.0%_-;-* #,##0.0%_-;_-* "-"%_-', (True, True, True)),
        ("[$-419]0.00%", (True, True, True)),
        ("0%;-0.00", (True, False, True)),
        ("0%;-0%;0.0", (True, True, False)),
        ("0%;;", (True, True, True)),
        ("[>=0.1]0%;0.00", (False, False, False)),
        ("[<0.1]0%;0.00", (True, True, True)),
        ("[<x]0%", (True, True, True)),
        ('0.0"%"', (False, False, False)),
        (r"0.0\%", (False, False, False)),
        ("0_%", (False, False, False)),
        ("[$%]0.0", (False, False, False)),
        ("General", (False, False, False)),
    ],
)
def test_a_percent_sign_counts_only_as_a_sign_of_format(
    code: str, shown: tuple[bool, bool, bool]
) -> None:
    assert (
        tuple(read_number_format(code).shows_percent(value) for value in (0.05, -0.05, 0.0))
        == shown
    )


@pytest.mark.parametrize(
    ("code", "is_date", "is_elapsed"),
    [
        ("dd/mm/yyyy", True, False),
        ("[$-419]d mmm yyyy;@", True, False),
        ("[h]:mm", True, True),
        ("[SS].00", True, True),
        ("h:mm AM/PM", True, False),
        ("General", False, False),
        ('0.0" days"', False, False),
        (r"0\d", False, False),
        ("[Red]0;[Blue]0", False, False),
        ("0;d", False, False),
        ("[>5]0", False, False),
    ],
)
def test_dates_and_lengths_of_time(code: str, is_date: bool, is_elapsed: bool) -> None:
    form = read_number_format(code)
    assert (form.is_date, form.is_elapsed) == (is_date, is_elapsed)


def test_a_format_ends_where_excel_ends_it() -> None:
    assert read_number_format("0" * (LONGEST - 1) + "%").has_percent
    assert not read_number_format("0" * LONGEST + "%").has_percent


@pytest.mark.parametrize("sign", ["[", '"', "[[<", "_", "\\"])
def test_what_is_opened_and_never_closed_is_passed_over_once(sign: str) -> None:
    code = sign * 10_000
    assert sum(map(len, _UNSEEN.findall(code))) == len(code)
    assert len(_UNSEEN.findall(code)) <= len(code) // 2 or sign == "_"


def test_what_is_not_finite_is_no_percent() -> None:
    form = read_number_format("0%")
    assert not any(form.shows_percent(value) for value in (math.inf, -math.inf, math.nan))
