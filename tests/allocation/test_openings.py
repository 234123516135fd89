"""Choices that alone would let clashing rules hold: each offered was tried, none is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.asked import Asked
from mcda.allocation.openings import openings
from mcda.case.model import Agreement, Case, Limit, Taken
from tests.allocation.instances import case, programme, project, region
from tests.allocation.rankings import ranking

SCORES = {"R1": 0.9, "R2": 0.8, "R3": 0.3, "R4": 0.2}


def two_pairs(**columns: object) -> Case:
    """Two ventures of 50, one of the first regions, one of the last; money for both."""
    return case(
        [region(name) for name in SCORES],
        [programme("N", {1: 100})],
        [project("A", 50, 5, "R1 R2"), project("B", 50, 4, "R3 R4")],
        **columns,
    )


def found(made: Case, asked: Asked, size: int = 1) -> dict[str, tuple[object, float]]:
    ranked = ranking(made, SCORES, size)
    assert not asked.question(made, ranked).plan().has_plan
    return {item.choice: (item.value, item.worth) for item in openings(asked, made, ranked)}


def test_a_longer_shortlist_or_no_say_lets_a_far_venture_in() -> None:
    """B needs R3, third of four, on the shortlist; then 5 + 4."""
    asked = Asked("gate", taken=(Taken("in", "B"),))
    assert found(two_pairs(), asked) == {
        "shortlist": (3, pytest.approx(9)),
        "role": ("none", pytest.approx(9)),
    }
    told = [
        str(item.sentence) for item in openings(asked, two_pairs(), ranking(two_pairs(), SCORES, 1))
    ]
    assert told[0] == ("Make the shortlist 3 regions long instead of 1; the plan is then worth 9.")


def test_more_money_is_offered_by_the_smallest_step_of_the_slider() -> None:
    """Both in full take 100: at 70 percent that is 30 too little, and 100 percent is enough."""
    asked = Asked("none", 0.7, taken=(Taken("in", "A"), Taken("in", "B")))
    assert found(two_pairs(), asked) == {"budget": (100, pytest.approx(9))}


def test_agreements_are_offered_to_be_passed_over() -> None:
    made = replace(two_pairs(), agreements=(Agreement("R1", "R2", "agreement"),))
    asked = Asked("none", agreements=True, taken=(Taken("in", "B"),))
    assert found(made, asked) == {"agreements": (0, pytest.approx(9))}


def test_what_helps_nothing_is_not_offered() -> None:
    floor = Limit("region", "R1", minimum=80.0, unit="money")
    made = replace(two_pairs(), limits=(floor,))
    assert found(made, Asked("gate")) == {}
