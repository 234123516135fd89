"""Value against the smallest amount: known by hand, and plans that keep every rule."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.equity import equity
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.frontier import at_least, frontier, max_min, worst_k
from mcda.allocation.question import Question
from mcda.case.model import Case
from mcda.report.equity_wording import floor_sentences
from tests.allocation.checker import check
from tests.allocation.instances import (
    case,
    impossible_floor,
    programme,
    project,
    region,
    three_zones,
)
from tests.allocation.made import cases

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def asked(made: Case) -> Question:
    return Question(made, None, {"role": "none"})


def test_three_zones_by_hand() -> None:
    """East 0.2, West 0.14 and North 0.1 per money: each unit of floor costs 0.04 up to 33.3.

    With a floor t <= 33.3 for each zone, East has 50 until the others need more than 50: North
    gets t and West 50 - t, which costs 0.04 each; beyond t = 25 East pays: 0.06 and 0.1 each.
    """
    found = frontier(asked(three_zones()), by="zone", per="money", points=5)
    smallest = [point.smallest for point in found.points]
    assert smallest == pytest.approx([0, 100 / 12, 200 / 12, 25, 100 / 3])
    values = [17 - 0.04 * t for t in smallest[:4]]
    assert [point.objective for point in found.points[:4]] == pytest.approx(values)
    assert found.points[-1].objective == pytest.approx(100 / 3 * 0.44)
    assert found.points[-1].equity.gini == pytest.approx(0, abs=1e-6)
    assert str(found.sentences[0]) == (
        "The smallest amount of any zone can rise from 0 M to 33.3 M; that costs 2.33 of value, "
        "14 %."
    )


def test_every_point_can_be_adopted() -> None:
    made = three_zones()
    for point in frontier(asked(made), by="zone", per="money", points=4).points:
        floors = () if point.floor is None else (point.floor,)
        adopted = allocate(made, None, role="none", extra_rows=floors)
        assert adopted == point.plan


def test_where_nothing_is_to_be_weighed_there_is_one_point() -> None:
    made = case(
        [region("R1"), region("R2"), region("R3")],
        [programme("N", {1: 100})],
        [project("A", 80, 8, "R1 R2")],
    )
    found = frontier(asked(made), per="money")
    assert len(found.points) == 1
    says = " ".join(map(str, found.sentences))
    assert "also the best for those who get least" in says
    assert "No plan can give money to R3: " in says
    per_head = frontier(asked(made))
    assert len(per_head.points) == 1
    assert max_min(asked(made)) is None
    assert worst_k(asked(made), 1) is None


def test_without_a_plan_there_is_no_frontier() -> None:
    found = frontier(asked(impossible_floor()))
    assert found.points == ()
    assert "no plan" in str(found.sentences[0])


def test_the_k_smallest_together() -> None:
    made = three_zones()
    least = worst_k(asked(made), 1, by="zone", per="money")
    fairest = max_min(asked(made), by="zone", per="money")
    assert least.smallest == pytest.approx(fairest.smallest)
    two = worst_k(asked(made), 2, by="zone", per="money")
    amounts = sorted(two.equity.amounts.values())
    assert sum(amounts[:2]) == pytest.approx(200 / 3)
    everything = worst_k(asked(made), 9, by="zone", per="money")
    assert everything.objective == pytest.approx(17)


def test_a_floor_that_is_too_high_can_be_given_up() -> None:
    from mcda.allocation.repairs import diagnose

    question = asked(three_zones()).with_rows([EquityFloor("zone", "money", 40.0)])
    diagnosis = diagnose(question)
    assert {clash.family for clash in diagnosis.conflict.clashes} == {"budget", "equity"}
    assert any(repair.given_up == ("equity",) for repair in diagnosis.repairs)


@given(cases(), st.sampled_from(["region", "zone"]), st.sampled_from(["head", "money"]))
@QUICK
def test_more_for_those_with_least_costs_value_and_breaks_no_rule(
    made: Case, by: str, per: str
) -> None:
    peopled = tuple(
        place.__class__(**{**vars(place), "population": 1e5 * (n + 1)})
        for n, place in enumerate(made.regions)
    )
    made = Case(**{**vars(made), "regions": peopled})
    question = asked(made)
    found = frontier(question, by, per, points=4)
    assume(found.points)
    for point in found.points:
        check(point.plan, made)
        assert point.smallest == (equity(point.plan, made, by, per).smallest or 0)
    for left, right in zip(found.points, found.points[1:]):
        assert left.objective > right.objective
        assert left.smallest < right.smallest
    best = max_min(question, by, per)
    if best is not None:
        assert best.smallest == pytest.approx(found.points[-1].smallest, rel=1e-5, abs=1e-9)


def told(made: Case, level: float, by: str = "zone") -> list[str]:
    answer = at_least(asked(made), EquityFloor(by, "money", level))
    return list(map(str, floor_sentences(answer, 17.0, made)))


def test_so_much_for_everybody_is_possible_at_a_cost_or_not_and_then_it_says_who_stands_there() -> (
    None
):
    """As by hand above: at 10 it costs 0.4; East can have 50 at most, all of them 33.3."""
    made = three_zones()
    assert told(made, 10) == [
        "10 M for all 3 zones is possible: it costs 0.4 of value, 2.4 %.",
    ]
    assert told(made, 40) == [
        "40 M for all 3 zones is not possible: the most that each of them can have is 33.3 M; "
        "that costs 2.33 of value, 14 %.",
        "Each of them could have it alone, but not all together: at that most, East, West and "
        "North get no more.",
    ]
    limited = told(made, 50.5)[1:]
    assert limited[0] == (
        "East stands in the way: no plan gives it more than 50 M, whatever the others get."
    )
    assert len(limited) == 3


def test_who_cannot_be_reached_is_named_with_the_reason() -> None:
    made = case(
        [region(name) for name in "ABCDE"],
        [programme("N", {1: 10}, sectors=("S",))],
        [
            project("J", 10, 5, "A B"),
            project("K", 10, 5, "C D", sector="T"),
            project("L", 10, 5, "C A", sector="T"),
        ],
    )
    said = told(made, 4, by="region")
    assert said[0].startswith("4 M for the 2 regions within reach is possible")
    assert said[1].startswith(
        "C cannot be reached: none of its 2 joint ventures may be funded. K: No programme"
    )
    assert said[2].startswith("D cannot be reached: its only joint venture, K, may not be funded.")
    assert said[3] == (
        "E cannot be reached: it is a partner in no joint venture. Add one with a partner there."
    )
