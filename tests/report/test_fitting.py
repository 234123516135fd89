"""Text measured by the bundled font: cut, wrapped and shortened within its room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcda.report.fitting import cut, evenly, shared, shortened, text_width, wrapped

WORDS = st.text(alphabet="abcdefghij ЎўҚқғ-", max_size=120)
ROOM = st.floats(min_value=40, max_value=300)


def test_the_bundled_font_has_letters_of_uzbek_and_russian():
    widths = {text_width(letter, 10) for letter in "ЎҚҒҲoʻЩ"}
    assert all(width > 0 for width in widths)
    assert len(widths) > 2


def test_bold_is_wider():
    assert text_width("Navoi region", 10, bold=True) > text_width("Navoi region", 10)


@given(WORDS, ROOM)
def test_a_cut_line_is_never_wider_than_its_room(text, room):
    short = cut(text, room, 12)
    assert text_width(short, 12) <= room
    assert short == text or short.endswith("…")
    assert text.startswith(short.rstrip("…"))


@given(WORDS, ROOM)
def test_wrapped_lines_fit_and_lose_nothing(text, room):
    lines = wrapped(text, room, 12)
    assert all(text_width(line, 12) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(WORDS, ROOM, st.integers(min_value=1, max_value=4))
def test_a_shortened_text_needs_no_more_lines_than_allowed(text, room, most):
    assert len(wrapped(shortened(text, room, 12, most), room, 12)) <= most


def test_what_fits_stays_as_it_is():
    assert cut("Navoi", 200, 12) == "Navoi"
    assert shortened("Navoi and Bukhara", 200, 12, 2) == "Navoi and Bukhara"


def test_a_shortened_address_is_not_broken_by_spaces():
    address = "https://example.org/" + "a-long-path/" * 30
    short = shortened(address, 120, 12, 3)
    assert short.endswith("…")
    assert address.startswith(short.rstrip("…"))


@given(st.lists(st.floats(min_value=0.1, max_value=5), max_size=30))
def test_pages_hold_all_rows_in_order_and_are_as_few_as_can_be(heights):
    parts = evenly(heights, 10)
    assert [row for part in parts for row in range(len(heights))[part]] == list(range(len(heights)))
    assert all(sum(heights[part]) <= 10 + 1e-9 for part in parts)
    assert len(parts) <= max(1, 2 * sum(heights) / 10 + 1)


def test_pages_are_about_equally_full():
    assert evenly([1.0] * 13, 11) == [slice(0, 7), slice(7, 13)]
    assert evenly([], 11) == [slice(0, 0)]


def test_columns_get_what_they_need_and_share_the_rest():
    assert shared((10, 20), (10, 40), 50) == (10, 40)
    assert shared((10, 10), (10, 10), 30) == (15, 15)
    assert sum(shared((40, 60), (50, 80), 50)) == 50
