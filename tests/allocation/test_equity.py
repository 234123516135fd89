"""How evenly money lands, against the textbook values of small examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.equity import equity, gini, hoover, jain, places, readable
from tests.allocation.instances import case, programme, project, region, three_zones

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)


def test_all_equal() -> None:
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert hoover([3, 3, 3], [1, 1, 1]) == pytest.approx(0)
    assert jain([3, 3, 3]) == pytest.approx(1)


def test_one_has_all() -> None:
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)
    assert hoover([0, 0, 0, 8], [1, 1, 1, 1]) == pytest.approx(0.75)
    assert jain([0, 0, 0, 8]) == pytest.approx(0.25)


def test_without_money_there_is_nothing_to_measure() -> None:
    for measured in (gini([]), gini([0, 0]), hoover([0], [1]), hoover([], []), jain([]), jain([0])):
        assert measured is None


@given(AMOUNTS)
def test_the_gini_coefficient_is_half_the_mean_difference(amounts: list[float]) -> None:
    total = sum(amounts)
    found = gini(amounts)
    if total == 0:
        assert found is None
        return
    pairs = sum(abs(a - b) for a in amounts for b in amounts)
    assert found == pytest.approx(pairs / (2 * len(amounts) * total), abs=1e-9)
    assert 1 / len(amounts) <= jain(amounts) * (1 + 1e-9) <= 1 + 2e-9


def test_a_plan_is_compared_per_inhabitant() -> None:
    """60 go to three regions in equal parts; C has no inhabitants given, D and E no venture."""
    made = case(
        [
            region("A", "North", population=100),
            region("B", "North;South", population=300),
            region("C", "South"),
            region("D", population=50),
            region("E", population=50),
        ],
        [programme("N", {1: 60})],
        [project("P", 60, 6, "A B C")],
    )
    plan = allocate(made, None, role="none")
    found = equity(plan, made)
    assert found.amounts == pytest.approx({"A": 0.2, "B": 20 / 300, "D": 0, "E": 0})
    assert found.smallest == pytest.approx(20 / 300)
    assert found.last == ("B",)
    assert found.unreached == ("D", "E")
    assert found.uncounted == ("C",)
    assert found.hoover == pytest.approx(0.5 - 100 / 500)
    says = " ".join(map(str, found.sentences))
    assert "30 % of the money would have to go elsewhere" in says
    assert "column population" in says
    assert "No plan can give money to D and E: no joint venture" in says
    assert "Add one." in says
    assert "shortlist" not in says
    gated = replace(plan, role="gate")
    assert "or widen the shortlist" in " ".join(map(str, equity(gated, made).sentences))
    by_zone = equity(plan, made, by="zone", per="money")
    assert by_zone.amounts == pytest.approx({"North": 40, "South": 40})
    assert "spread evenly" in str(by_zone.sentences[0])
    empty = equity(allocate(made, None, role="none", budget_scale=0), made)
    assert empty.smallest == 0
    assert str(empty.sentences[0]) == "There is no money to compare."


def test_zones_are_called_by_their_names_and_nothing_else_is_compared() -> None:
    made = three_zones()
    assert [place.name for place in places(made, frozenset(), "zone", "money")] == [
        "East", "West", "North",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="zone"):
        places(replace(made), frozenset(), "country", "head")


@pytest.mark.parametrize(
    ("largest", "per", "factor"),
    [(3.0, "head", 1), (0.002, "head", 1e3), (1.7e-5, "head", 1e6), (0.0, "head", 1e6)],
)
def test_amounts_per_inhabitant_can_be_read(largest: float, per: str, factor: float) -> None:
    assert readable(largest, per)[0] == factor
    assert readable(largest, "money") == (1.0, "")
