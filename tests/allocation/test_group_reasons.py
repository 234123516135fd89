"""Groups and the floor of a role, as reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case, Group
from tests.allocation.instances import case, programme, project, region
from tests.allocation.rankings import ranking


def grouped(group: Group, **columns: object) -> Case:
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100})],
        [
            project("A", 50, 10, "R1 R2", group=("G",), **columns),
            project("B", 80, 5, "R1 R2", group=("G",), min_fraction=1.0),
        ],
    )
    return replace(made, groups=(group,))


@pytest.mark.parametrize(
    ("group", "columns", "says"),
    [
        (
            Group("G", "all_or_none", name="Looms"),
            {"start": 2},
            "All joint ventures of the group Looms go ahead or none, and these cannot be funded: "
            "A.",
        ),
        (
            Group("G", "all_or_none"),
            {"min_fraction": 1.0},
            "All joint ventures of the group G go ahead or none, and none does.",
        ),
        (
            Group("G", "at_most", count=1),
            {},
            "At most 1 joint ventures of the group G go ahead, and others do: A.",
        ),
        (Group("G", "at_most", count=0), {}, "No joint venture of the group G may go ahead."),
        (
            Group("G", "at_most", maximum=40),
            {},
            "The joint ventures of the group G get at most 40 M together, and that is used up.",
        ),
    ],
)
def test_a_group_that_holds_a_venture_back_is_named(group, columns, says: str) -> None:
    made = grouped(group, **columns)
    plan = allocate(made, None, role="none")
    assert plan.fractions["B"] == 0
    assert str(unfunded_reason(plan, made.projects[1], made)) == says


def test_a_group_that_leaves_room_is_not_blamed() -> None:
    made = grouped(Group("G", "at_most", count=2, maximum=500))
    plan = allocate(made, None, role="none")
    assert "group" not in str(unfunded_reason(plan, made.projects[1], made))


def test_the_floor_of_the_money_is_a_reason() -> None:
    made = case(
        [region("R1"), region("R2"), region("R3")],
        [programme("N", {1: 100})],
        [project("A", 50, 5, "R1 R2"), project("B", 100, 20, "R2 R3")],
    )
    plan = allocate(
        made, ranking(made, {"R1": 0.9, "R2": 0.5, "R3": 0.1}, 1), role="floor", floor=0.6
    )
    assert 0 < plan.fractions["B"] < 1
    assert str(unfunded_reason(plan, made.projects[1], made)) == (
        "It is funded at 16.6 %. Its partners' closeness is 0.30, below the 0.60 that the money "
        "must reach on average, and nothing is left above that to make up for it."
    )


def test_missing_value_counts_the_weighing() -> None:
    made = case(
        [region("R1"), region("R2"), region("R3")],
        [programme("N", {1: 25})],
        [project("A", 50, 10, "R1 R2"), project("B", 50, 10, "R2 R3")],
    )
    first = ranking(made, {"R1": 0.9, "R2": 0.5, "R3": 0.1}, 1)
    plan = allocate(made, first, role="value", multiplier=1.0)
    assert plan.fractions == {"A": 0.5, "B": 0}
    assert "at least 50.0 % more value" in str(unfunded_reason(plan, made.projects[1], made))
