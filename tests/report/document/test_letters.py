"""Letters of other scripts on a page."""

from __future__ import annotations

import unicodedata

import pytest

from mcda.report.document.letters import MISSING, is_printable, printed


def logical(text: str) -> str:
    """Undo forms and order: what a reader of Arabic reads."""
    return unicodedata.normalize("NFKC", text[::-1])


def test_arabic_letters_are_joined_and_run_from_right_to_left():
    # sheen initial, meem medial, alef final, lam isolated
    assert printed("شمال") == "\ufedd\ufe8e\ufee4\ufeb7"
    assert printed("لا") == "\ufefb"  # lam and alef are one


@pytest.mark.parametrize("name", ["شمال الشرق", "تهران", "لاهور", "خیبر پختونخوا"])
def test_no_letter_is_lost(name):
    assert logical(printed(name)) == unicodedata.normalize("NFKC", name)
    assert is_printable(name)


def test_latin_letters_and_numbers_keep_their_order():
    text = printed("25  شمال and more")
    assert text.startswith("25  ")
    assert text.endswith(" and more")
    assert "2026" in printed("شمال 2026 شرق")


def test_brackets_open_to_the_letters_that_they_hold():
    assert logical(printed("ش (م)")).translate(str.maketrans("()", ")(")) == "ش (م)"


def test_marks_stay_behind_their_letters():
    assert unicodedata.normalize("NFKC", printed("بَ")) == "بَ"


@pytest.mark.parametrize("name", ["Navoi", "Қашқадарё ўғҳ", "oʻzbek", "=1+1", "a\nb\tc"])
def test_what_the_font_has_stays_as_it_is(name):
    assert printed(name) == name
    assert is_printable(name)


@pytest.mark.parametrize("name", ["🚀 region", "東京", "a 東京 b"])
def test_what_it_lacks_is_marked_once(name):
    assert printed(name).count(MISSING) == 1
    assert not is_printable(name)
