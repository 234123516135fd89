import pytest

from mcda.case.propose_words import REGION, TOTAL, UNIT, folded, listed_words, matcher


def test_texts_are_compared_without_case_apostrophes_and_spaces() -> None:
    variants = [
        "Farg‘ona  VILOYATI",
        "farg'ona viloyati",
        "Fargʻona\u00a0viloyati ",
        "farg`ona viloyati",
    ]
    assert {folded(text) for text in variants} == {"farg'ona viloyati"}
    assert folded("Учёт") == folded("УЧЕТ")


def test_a_stem_stands_for_words_that_begin_with_it() -> None:
    words = matcher("jobless, poor$, working abroad")
    assert words.search("the joblessness").group() == "joblessness"  # type: ignore[union-attr]
    assert words.search("poor households")
    assert words.search("working abroad")
    assert not words.search("poorly")
    assert not words.search("unjobless")


def test_lists_are_separated_by_commas() -> None:
    assert listed_words("a b,\n  c\n d, ,") == ("a b", "c d")


@pytest.mark.parametrize("pattern", [REGION, TOTAL, UNIT])
def test_no_list_matches_nothing(pattern: object) -> None:
    assert not pattern.search("")  # type: ignore[attr-defined]
    assert not pattern.search("- 5")  # type: ignore[attr-defined]
