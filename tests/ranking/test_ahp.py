"""Weights from pairwise judgements, with names and words."""

import numpy as np
import pytest

from mcda.case.finding import CaseError
from mcda.case.model import Criterion
from mcda.ranking import pairwise
from mcda.ranking.ahp import compare, compare_criteria
from tests.ranking.judged import DRINKS, HOUSE, pairs

ROOMS = ("size", "transport", "area", "age", "yard", "modern", "condition", "financing")
NAMES = {room: room.title() for room in ROOMS}
ABC = {"a": "Investment", "b": "Roads", "c": "Skills"}


def test_house_of_saaty_1990():
    found = compare(NAMES, pairs(HOUSE, ROOMS))
    assert found.criteria == ROOMS
    assert found.points["financing"] == 100
    assert found.points["size"] == pytest.approx(100 * 0.173 / 0.333, abs=0.2)
    assert found.eigenvalue == pytest.approx(9.669, abs=5e-4)
    assert not found.is_consistent
    assert found.open_pairs == ()
    correction = found.correction
    assert (correction.first, correction.second) == ("area", "condition")
    assert (correction.judgement, correction.suggested) == (6, 0.5)
    assert str(found.meaning) == (
        "The judgements contradict each other: consistency ratio 0.17, up to 0.10 is accepted. "
        "Look first at Area against Condition: you say 6 times as much, the others say about "
        "1/2 as much, and with that the ratio would be 0.08."
    )
    again = pairs(HOUSE, ROOMS) | {("area", "condition"): correction.suggested}
    assert compare(NAMES, again).consistency_ratio == pytest.approx(correction.ratio)
    assert compare(NAMES, again).is_consistent


def test_drinks_of_saaty_2008():
    drinks = ("coffee", "wine", "tea", "beer", "sodas", "milk", "water")
    criteria = [Criterion(drink, drink.title(), "max") for drink in drinks]
    found = compare_criteria(criteria, pairs(DRINKS, drinks))
    assert found.names[0] == "Coffee"
    assert found.is_consistent
    assert str(found.meaning) == (
        "The judgements fit together: consistency ratio 0.02, up to 0.10 is accepted."
    )


def test_either_direction_of_a_pair():
    forth = compare(ABC, {("a", "b"): 4, ("b", "c"): 2, ("a", "c"): 7})
    back = compare(ABC, {("b", "a"): 1 / 4, ("c", "b"): 1 / 2, ("a", "c"): 7, ("c", "a"): 1 / 7})
    np.testing.assert_allclose(back.weights, forth.weights)
    assert back.consistency_ratio == pytest.approx(forth.consistency_ratio)


def test_judgements_that_only_just_link_all():
    found = compare(ABC, {("a", "b"): 4, ("c", "b"): 2})
    assert found.by_criterion == pytest.approx({"a": 4 / 7, "b": 1 / 7, "c": 2 / 7})
    assert found.open_pairs == (("a", "c"),)
    assert found.consistency_ratio == 0
    assert found.correction is None
    assert "stands alone" in str(found.meaning)


def test_a_circle():
    """Each of three twice as important as the next: equal weights, and a contradiction."""
    found = compare(ABC, {("a", "b"): 2.0, ("b", "c"): 2.0, ("c", "a"): 2.0})
    np.testing.assert_allclose(found.weights, 1 / 3)
    assert not found.is_consistent
    assert found.correction.ratio == pytest.approx(0, abs=1e-12)


def test_no_single_judgement_is_to_blame(monkeypatch):
    monkeypatch.setattr(pairwise, "weakest", lambda matrix: None)
    found = compare(NAMES, pairs(HOUSE, ROOMS))
    assert found.correction is None
    assert "go through them again" in str(found.meaning)


def test_one_item_needs_no_judgement():
    found = compare({"a": "Investment"}, {})
    assert found.by_criterion == {"a": 1.0}
    assert found.is_consistent


def test_items_that_nothing_links():
    with pytest.raises(CaseError, match=r"links Investment with Roads, Skills yet.*at least one"):
        compare(ABC, {("b", "c"): 3})
    with pytest.raises(CaseError, match="links Investment with Roads"):
        compare(ABC, {})
