from __future__ import annotations

import numpy as np
import pytest

from mcda.charts.bump import MOST_NAMED, MOST_ROWS, BumpWords, bump_chart
from tests.charts.drawn import assert_complete

WORDS = BumpWords("Method", "rank")
ORDERS = {"TOPSIS": np.array([2, 1, 3, 3]), "=1+1": np.array([1, 4, 2, 3])}
NAMES = ["A", "B", "**C**", "<i>"]


def test_every_region_has_a_place_in_every_order_and_keeps_its_rank() -> None:
    picture = bump_chart(NAMES, ORDERS, [1], WORDS)
    assert_complete(picture)
    points = picture.rows["points"]
    for column, (order, ranks) in enumerate(ORDERS.items()):
        mine = {point["name"]: point for point in points if point["order"] == order}
        assert [mine[name]["rank"] for name in NAMES] == ranks.tolist()
        assert {mine[name]["column"] for name in NAMES} == {column}
        assert sorted(mine[name]["middle"] for name in NAMES) == [1, 2, 3, 4]


def test_tied_regions_stand_one_under_the_other_with_the_same_rank() -> None:
    picture = bump_chart(NAMES, ORDERS, [], WORDS)
    left = {row["name"]: (row["middle"], row["rank"]) for row in picture.rows["left"]}
    assert left == {"B": (1, "1"), "A": (2, "2"), "**C**": (3, "3"), "<i>": (4, "3")}
    right = {row["name"]: row["rank"] for row in picture.rows["right"]}
    assert right == {"A": "1", "B": "4", "**C**": "2", "<i>": "3"}


def test_highlighted_regions_are_coloured_and_drawn_last() -> None:
    points = bump_chart(NAMES, ORDERS, [1], WORDS).rows["points"]
    coloured = [point["name"] for point in points if point["meaning"] == "shortlist"]
    assert set(coloured) == {"B"}
    assert points[-1]["name"] == "B"


@pytest.mark.parametrize("count", [MOST_NAMED + 1, MOST_ROWS, 500])
def test_among_many_only_the_highlighted_are_named(count: int) -> None:
    names = [f"R{i}" for i in range(count)]
    orders = {"one": np.arange(1, count + 1), "other": np.arange(count, 0, -1)}
    picture = bump_chart(names, orders, [0, count - 1], WORDS)
    assert_complete(picture)
    assert len(picture.rows["left"]) == len(picture.rows["right"]) == 2
    drawn = {point["row"] for point in picture.rows["points"]}
    assert drawn == {*range(min(count, MOST_ROWS)), count - 1}


def test_one_order_of_one_region_is_drawn() -> None:
    assert_complete(bump_chart(["A"], {"TOPSIS": np.array([1])}, [0], WORDS))
