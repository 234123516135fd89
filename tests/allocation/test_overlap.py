"""Which joint ventures hang on the role of the ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.overlap import compare, overlap, plain_value
from mcda.allocation.role_wording import ROLE_EXPLANATIONS, ROLE_NAMES
from mcda.case.columns import ROLES
from mcda.case.model import Case, Limit
from tests.allocation.checker import check
from tests.allocation.instances import case, equal_ventures, programme, project, region
from tests.allocation.rankings import ranking

SCORES = {"R1": 0.9, "R2": 0.5, "R3": 0.1, "R4": 0.0}


def three(**columns: object) -> Case:
    """Money for two of three: A of the best, B of the middling, C of the last regions."""
    return case(
        [region(name) for name in SCORES],
        [programme("N", {1: 100})],
        [
            project("A", 50, 9, "R1 R2", **columns),
            project("B", 50, 10, "R2 R3", **columns),
            project("C", 50, 10.5, "R3 R4", **columns),
        ],
    )


def test_ventures_that_depend_on_the_role_are_named_with_their_reason() -> None:
    """Gate: only A and B. Value: A 9 x 1.22, B 10 x 1.02, C 10.5 x 0.77. None: B and C."""
    made = three()
    first = ranking(made, SCORES, 2)
    found = overlap(made, first, floor=0.2, multiplier=0.5)
    assert list(found.plans) == list(ROLES)
    for plan in found.plans.values():
        check(plan, made, None if plan.role == "none" else first)
    funded = {
        role: "".join(name for name, y in plan.fractions.items() if y > 0)
        for role, plan in found.plans.items()
    }
    assert funded == {"gate": "AB", "floor": "ABC", "value": "AB", "none": "BC"}
    assert found.always == ("B",)
    assert found.shared["gate", "value"] == 1
    assert found.shared["gate", "none"] == pytest.approx(1 / 3)
    assert [(d.project, d.funded, d.unfunded) for d in found.depending] == [
        ("A", ("gate", "floor", "value"), ("none",)),
        ("C", ("floor", "none"), ("gate", "value")),
    ]
    assert str(found.depending[0].sentence) == (
        "Funded under gate, floor and value, not under none."
    )
    assert str(found.depending[1].sentence).endswith("is on the shortlist.")
    assert str(found.summary) == (
        "Of 3 joint ventures that are funded under some role of the ranking, 2 depend on which "
        "role that is."
    )


def test_worth_is_compared_without_the_weighing() -> None:
    made = three()
    found = overlap(made, ranking(made, SCORES, 2), multiplier=1.0)
    assert found.worth["value"] == pytest.approx(19)
    assert found.plans["value"].objective > 19
    assert found.worth["none"] == pytest.approx(20.5)
    assert max(found.worth.values()) == found.worth["none"]
    by_cost = replace(made, impacts=())
    assert plain_value(by_cost, allocate(by_cost, None, role="none")) == pytest.approx(100)


def test_ventures_of_equal_value_do_not_depend_on_the_role() -> None:
    made = equal_ventures()
    found = overlap(made, ranking(made, {"R1": 0.5, "R2": 0.5, "R3": 0.5}, 3))
    assert found.depending == ()
    assert found.always == ("A", "B")
    assert str(found.summary).startswith("The same joint ventures are funded whatever the role")


def test_a_role_without_a_plan_is_compared_with_none() -> None:
    made = replace(three(), limits=(Limit("region", "R4", "money", minimum=10),))
    found = overlap(made, ranking(made, SCORES, 2), floor=0.0)
    assert not found.plans["gate"].has_plan
    assert set(found.worth) == {"floor", "value", "none"}
    assert str(found.summary).endswith(
        "Under 1 of the roles the rules leave no plan; these are not counted."
    )


def test_without_any_plan_or_any_venture_it_is_said() -> None:
    made = replace(three(), projects=())
    found = overlap(made, ranking(made, SCORES, 2))
    assert found.shared["gate", "none"] == 1
    assert str(found.summary).startswith("No joint venture is funded")
    assert compare(made, {}).always == ()


def test_every_role_is_explained() -> None:
    assert tuple(ROLE_NAMES) == tuple(ROLE_EXPLANATIONS) == ROLES
    for said in ROLE_EXPLANATIONS.values():
        assert "Choose it" in str(said)
