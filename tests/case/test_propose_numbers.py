import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.propose_numbers import Sense, settled, shown_decimal, understand


def value(text: str, decimal: str = ".") -> float | None:
    return settled(understand(text), decimal)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12.0),
        ("0", 0.0),
        ("-1.5", -1.5),
        ("−1,5", -1.5),
        ("– 3", -3.0),
        ("+4", 4.0),
        ("1,5", 1.5),
        (",5", 0.5),
        ("0,123", 0.123),
        ("1 234", 1234.0),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234\u202f567", 1234567.0),
        ("1\u2009234,567", 1234.567),
        ("1'234.5", 1234.5),
        ("1’234’567", 1234567.0),
        ("'12", 12.0),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("12345,678", 12345.678),
        ("1e3", 1000.0),
        ("1,5E-2", 0.015),
        ("12.5%", 12.5),
        ("12,5 %", 12.5),
        ("12.5*", 12.5),
        ("12,5 1)", 12.5),
        ("12.5(1)", 12.5),
        ("12.5¹", 12.5),
        ("12.5 ²⁾", 12.5),
        ("12.51)", 12.5),
        ("1 020,5 1)", 1020.5),
        ("7.1 p", 7.1),
        ("7.1 (b)", 7.1),
        ("7*1)", 7.0),
        ("\ufeff7\u200b", 7.0),
        ("٣", 3.0),
        ("$54,943.5", 54943.5),
        ("-€ 5", -5.0),
        ("1 000 ₽", 1000.0),
    ],
)
def test_figures_as_offices_write_them(text: str, number: float) -> None:
    assert value(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "text",
    ["-", "–", "—", "...", "…", "..", ".", ":", "n/a", "N/A", "na", "x", "Х", "н/д", "нет данных",
     "ma’lumot yo‘q", "маълумот йўқ", "#N/A", "nan", "…1)", "- *", "*", "¹⁾", "1)"],
)  # fmt: skip
def test_marks_of_a_missing_figure(text: str) -> None:
    assert understand(text).sense is Sense.MISSING


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\n", "\u200b"])
def test_nothing_is_nothing(text: str) -> None:
    assert understand(text).sense is Sense.EMPTY


@pytest.mark.parametrize("text", ["inf", "-inf", "Infinity", "∞", "1e999", "-1e999%", "cheksiz"])
def test_infinite_values_are_told_apart(text: str) -> None:
    assert understand(text).sense is Sense.INFINITE


@pytest.mark.parametrize(
    "text",
    ["abc", "1.2.3", "01.02.2023", "2023-01-01", "12 34", "1 2345", "12,34,567", "<5", "~12",
     "(12.5)", "5 km", "#DIV/0!", "1_000", "%", "1,2,3", "4-5", "=1+1", "9" * 61],
)  # fmt: skip
def test_other_texts_are_no_figures(text: str) -> None:
    assert understand(text).sense is Sense.TEXT


def test_a_zero_is_not_a_missing_figure() -> None:
    assert [value(text) for text in ("0", "0,0", "0.00", "-0")] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "as_comma", "as_point"),
    [("1,234", 1.234, 1234.0), ("1.234", 1234.0, 1.234), ("-12,500", -12.5, -12500.0)],
)
def test_what_may_be_decimals_or_thousands_waits_for_its_column(
    text: str, as_comma: float, as_point: float
) -> None:
    cell = understand(text)
    assert cell.value is None
    assert settled(cell, ",") == as_comma
    assert settled(cell, ".") == as_point


@pytest.mark.parametrize(
    ("texts", "decimal"),
    [
        (["1,5", "1,234"], ","),
        (["1.5", "1,234"], "."),
        (["1 234,567", "1,234"], ","),
        (["1,234,567", "1,234"], "."),
        (["1,234", "12", "-"], ""),
        (["1,5", "1.5"], ""),
    ],
)
def test_a_column_shows_its_decimal_mark(texts: list[str], decimal: str) -> None:
    assert shown_decimal(map(understand, texts)) == decimal


@pytest.mark.parametrize(
    ("text", "mark"),
    [("12.5*", "*"), ("12.5 1)", "1)"), ("12.51)", "1)"), ("12.5 p", "p"), ("12.5", "")],
)
def test_the_footnote_mark_is_kept(text: str, mark: str) -> None:
    assert understand(text).mark == mark


def test_numbers_of_a_workbook_stay_as_they_are() -> None:
    assert understand(1.234).value == 1.234
    assert understand(math.inf).sense is Sense.INFINITE
    assert understand(math.nan).sense is Sense.MISSING


@given(st.floats(-1e12, 1e12), st.booleans())
def test_every_number_is_read_back(number: float, comma: bool) -> None:
    text = f"{number:.2f}".replace(".", "," if comma else ".")
    assert value(text) == pytest.approx(number, abs=0.006)


@given(st.integers(-(10**14), 10**14), st.sampled_from([" ", "\u00a0", "\u202f", "'", "’"]))
def test_grouped_thousands_are_read_back(number: int, separator: str) -> None:
    assert value(f"{number:,}".replace(",", separator)) == number


@given(st.text(max_size=20))
def test_any_text_is_understood_somehow(text: str) -> None:
    cell = understand(text)
    assert cell.sense is not Sense.NUMBER or math.isfinite(settled(cell, ",") or 0.0)
