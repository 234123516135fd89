import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.cells import (
    MAX_TEXT,
    cell_value,
    clean,
    most_alike,
    normalized,
    parse_cell,
    slug,
    storable,
)
from mcda.case.columns import Column, Kind
from mcda.case.tables import Fault

NUMBER = Column(Kind.NUMBER)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, " Fergana \n", "Fergana"),
        (Kind.TEXT, "=1+1", "=1+1"),
        (Kind.TEXT, "NA", "NA"),
        (Kind.TEXT, "a\r\nb\rc", "a\nb\nc"),
        (Kind.ID, " NA ", "NA"),
        (Kind.ID, "UZ-QR_1.b", "UZ-QR_1.b"),
        (Kind.KEY, "jobs_2", "jobs_2"),
        (Kind.NUMBER, "-1.5e3", -1500.0),
        (Kind.INTEGER, "2027.0", 2027),
        (Kind.FLAG, "Yes", True),
        (Kind.FLAG, "FALSE", False),
        (Kind.IDS, "A; B;;A", ("A", "B")),
        (Kind.TEXTS, "Food, drink ; Metal", ("Food, drink", "Metal")),
        (Kind.SHARES, "A:0.6 ; B: 0.4", {"A": 0.6, "B": 0.4}),
        (Kind.NUMBER, " \t", None),
    ],
)
def test_a_cell_is_read_by_its_kind(kind: Kind, text: str, value: object) -> None:
    assert parse_cell(text, Column(kind)) == value


@pytest.mark.parametrize(
    ("column", "text", "message", "fix"),
    [
        (NUMBER, "many", "is not a number", "1234.5"),
        (NUMBER, "inf", "is not a number", "leave the cell empty"),
        (Column(Kind.NUMBER, low=0), "-1", "-1 is outside", "Write 0 or a greater number."),
        (Column(Kind.NUMBER, above=0), "0", "0 is outside", "greater than 0."),
        (Column(Kind.NUMBER, low=-90, high=90), "91", "91 is outside", "from -90 to 90"),
        (Column(Kind.NUMBER, above=0, high=1), "0", "0 is outside", "at most 1"),
        (Column(Kind.NUMBER, low=0, high=1), "60", "60 is outside", "0.6 for 60 %"),
        (Column(Kind.INTEGER), "1.5", "not a whole number", "2027"),
        (Column(Kind.INTEGER), "1e300", "not a whole number", "2027"),
        (Column(Kind.INTEGER), "soon", "is not a number", "1234.5"),
        (Column(Kind.INTEGER, low=0), "-1", "-1 is outside", "Write 0"),
        (Column(Kind.FLAG), "maybe", "neither yes nor no", '"yes"'),
        (Column(Kind.CHOICE, choices=("max", "min")), "Max", "not one of", "max, min"),
        (Column(Kind.ID), "Тошкент", "cannot be an id", "A to Z"),
        (Column(Kind.KEY), "Jobs 2", "addresses", '"jobs_2"'),
        (Column(Kind.KEY), "иш", "addresses", "small letters"),
        (Column(Kind.IDS), "A, B", '"A, B" cannot be an id', '";"'),
        (Column(Kind.SHARES), "A=0.6", "not a region with its share", "UZ-AN:0.6;UZ-FA:0.4"),
        (Column(Kind.SHARES), "A:0,6;B:0,4", "not a region with its share", "UZ-AN:0.6"),
        (Column(Kind.SHARES), "A:1;B:0", "The share of B is 0", "greater than 0"),
        (Column(Kind.SHARES), "A:0.5;A:0.50", "A is named twice", "once"),
        (Column(Kind.TEXT), "a\x00b", "control character (number 0)", "type the text anew"),
        (Column(Kind.TEXT), "a\ufffeb", "control character", "type the text anew"),
        (Column(Kind.TEXT), "x" * (MAX_TEXT + 1), "longer than the 32767", "Shorten"),
        (Column(Kind.TEXT), "\U0001f600" * (MAX_TEXT // 2 + 1), "longer than", "Shorten"),
    ],
)  # fmt: skip
def test_an_unusable_cell_says_what_is_wrong_and_what_to_do(
    column: Column, text: str, message: str, fix: str
) -> None:
    fault = parse_cell(text, column)
    assert isinstance(fault, Fault)
    assert message in str(fault.message)
    assert fix in str(fault.fix)


def test_a_long_cell_is_cut_in_the_message() -> None:
    fault = parse_cell("x" * 30_000, NUMBER)
    assert isinstance(fault, Fault)
    assert len(str(fault.message)) < 100


def test_the_longest_text_that_a_workbook_can_hold_is_fine() -> None:
    assert parse_cell("x" * MAX_TEXT, Column(Kind.TEXT)) == "x" * MAX_TEXT


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        (0.1 + 0.2, 0.1 + 0.2),
        (("A", "B"), "A;B"),
        ({"A": 0.6, "B": 0.4}, "A:0.6;B:0.4"),
        (" a\x00b\r\n", "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_a_value_becomes_a_cell(value: object, cell: object) -> None:
    assert cell_value(value, NUMBER) == cell


@given(st.text())
def test_cleaning_and_storing_are_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert storable(storable(text)) == storable(text)
    assert parse_cell(storable(text), Column(Kind.TEXT)) == (storable(text) or None)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Uzbekistan 2026", "uzbekistan_2026"),
        ("2026-Плàn 3", "an_3"),
        ("Ўзбекистон", ""),
        ("Côte d'Ivoire", "cote_d_ivoire"),
    ],
)
def test_slug(name: str, key: str) -> None:
    assert slug(name) == key


@given(st.sampled_from(Kind), st.text())
def test_no_text_is_too_strange_for_any_kind(kind: Kind, text: str) -> None:
    parse_cell(text, Column(kind, low=0, high=1, choices=("a",)))


@given(st.text(max_size=200))
def test_names_are_normalized_as_unicode_says(text: str) -> None:
    assert normalized(text, "NFKC") == unicodedata.normalize("NFKC", text)


def test_marks_without_end_are_sorted_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = []

    def normalize(form: str, text: str) -> str:
        lengths.append(len(text))
        return text

    monkeypatch.setattr("mcda.case.cells.unicodedata.normalize", normalize)
    marks = "a" + "\u0301\u0323" * 50_000
    assert normalized(marks, "NFKD") == marks
    assert max(lengths) == 200
    assert sum(lengths) == len(marks)


def test_only_short_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert most_alike("regoin", ["region", "sector", "x" * 30_000], 3) == ["region"]
    monkeypatch.setattr("mcda.case.cells.get_close_matches", lambda *told: [list(told[1])])
    assert most_alike("a", ["b" * 100, "c" * 101], 3) == [["b" * 100]]
    assert most_alike("a" * 101, ["a" * 101], 3) == []


@pytest.mark.parametrize(
    ("text", "planned", "words"),
    [
        ("1e150", False, "too large"),
        ("-1e308", False, "too large"),
        ("1e-151", False, "too small"),
        ("1e15", False, ""),
        ("1e15", True, "too large"),
        ("999999999999999", True, ""),
        ("0", True, ""),
    ],
)
def test_numbers_that_nothing_can_be_computed_with(text: str, planned: bool, words: str) -> None:
    value = parse_cell(text, Column(Kind.NUMBER, planned=planned))
    assert (words in str(value.message)) if isinstance(value, Fault) else value == float(text)
    assert isinstance(value, Fault) == bool(words)
