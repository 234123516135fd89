import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.numbers import number_remedy, number_text, read_number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_survives_its_text(value: float) -> None:
    again = read_number(number_text(value))
    assert again == value
    assert math.copysign(1, again) == math.copysign(1, value)


def test_whole_numbers_are_written_without_a_point() -> None:
    assert [number_text(value) for value in (5.0, 5, -3.0, 1e16, 0.1 + 0.2)] == [
        "5", "5", "-3", "1e+16", "0.30000000000000004",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "nan", "NaN", "inf", "-Infinity", "1,5", "1 234", "1_000", "١٢", "0x10", "1e999", "12%",
     "--1", "1.2.3", "e5", ".", "9" * 500],
)  # fmt: skip
def test_lookalikes_are_not_numbers(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1234,5", 'Write "1234.5"'),
        ("1 234,5", 'Write "1234.5"'),
        ("1\u00a0234.5", 'Write "1234.5"'),
        ("1,234,567", 'Write "1234567"'),
        ("1'234'567.8", 'Write "1234567.8"'),
        ("\u22125", 'Write "-5"'),
        ("1,234", 'Write "1234" or "1.234"'),
        ("12 %", 'Write the number without "%"'),
        ("2027-01-05", "Excel has turned the figure into a date"),
        ("n/a", "leave the cell empty"),
        ("NaN", "leave the cell empty"),
    ],
)
def test_the_remedy_says_what_to_write(text: str, remedy: str) -> None:
    assert remedy in str(number_remedy(text))
