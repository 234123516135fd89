"""Judgements that can be used, and those that cannot."""

import pytest

from mcda.case.finding import CaseError
from mcda.ranking.judgements import check_judgements, times_text, unlinked

ITEMS = {"a": "Investment", "b": "Roads", "c": "Skills"}


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "as much"), (3, "3 times as much"), (1 / 3, "1/3 as much"), (2.5, "2.5 times as much")],
)
def test_how_a_judgement_reads(value, text):
    assert times_text(value) == text


def test_both_directions_may_be_given_if_they_agree():
    check_judgements(ITEMS, {("a", "b"): 3, ("b", "a"): 1 / 3, ("c", "c"): 1})


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        ({("a", "b"): 0}, "Investment against Roads cannot be 0"),
        ({("a", "b"): -2}, "cannot be -2"),
        ({("a", "b"): float("nan")}, "cannot be nan"),
        ({("a", "b"): float("inf")}, "cannot be inf"),
        ({("a", "b"): 3, ("b", "a"): 3}, "two ways that disagree.*Keep one"),
        ({("a", "a"): 2}, "disagree"),
        ({("a", "z"): 2}, "no z to compare.*a, b, c"),
    ],
)
def test_judgements_that_are_refused(judgements, words):
    with pytest.raises(CaseError, match=words):
        check_judgements(ITEMS, judgements)


@pytest.mark.parametrize("count", [0, 16])
def test_numbers_of_items_that_are_refused(count):
    with pytest.raises(CaseError, match=f"{count} items.*1 to 15.*by group"):
        check_judgements({str(i): str(i) for i in range(count)}, {})


def test_all_problems_are_said_at_once():
    with pytest.raises(CaseError) as caught:
        check_judgements(ITEMS, {("a", "b"): 0, ("b", "c"): 5000})
    assert len(caught.value.findings) == 2


def test_what_is_not_linked():
    found = unlinked([["A", "B"], ["C"], ["D"]])
    assert str(found.message) == "Nothing links A, B with C yet."
