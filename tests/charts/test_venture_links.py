"""Ventures between regions: lines on the map and a matrix."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.charts.venture_links import links_map, pair_money, venture_matrix
from tests.charts.drawn import assert_complete, small


def test_each_pair_of_partners_has_its_ventures_money() -> None:
    case, _, plan = small()
    partners = {project.id: set(project.partners) for project in case.projects}
    money = pair_money(case, plan)
    for (first, second), amount in money.items():
        expected = sum(
            part.amount for part in plan.projects if {first, second} <= partners[part.project]
        )
        assert amount == pytest.approx(expected)


def test_the_map_has_a_tile_per_region_and_a_line_per_pair() -> None:
    case, _, plan = small()
    picture = links_map(case, plan)
    assert_complete(picture)
    assert len(picture.rows["tiles"]) == len(case.regions)
    assert len(picture.rows["links"]) == len(pair_money(case, plan)) > 0
    assert all(0 <= tile["level"] <= 1 for tile in picture.rows["tiles"])
    # no line crosses what names a region
    marks = [layer["mark"]["type"] for layer in picture.drawing["layer"]]
    assert marks == ["rect", "rule", "rect", "text"]
    # a phone's page is 358 pixels wide
    assert picture.drawing["width"] <= 358
    assert max(tile["right"] for tile in picture.rows["tiles"]) <= picture.drawing["width"]


def test_more_money_is_a_thicker_line_and_a_darker_tile() -> None:
    case, _, plan = small()
    picture = links_map(case, plan)
    widths = [link["width"] for link in picture.rows["links"]]
    assert widths == sorted(widths)
    levels = {tile["name"]: tile["level"] for tile in picture.rows["tiles"]}
    amounts = {region.name: plan.regions[region.id] for region in case.regions}
    assert max(levels, key=levels.__getitem__) == max(amounts, key=amounts.__getitem__)


def test_the_matrix_is_symmetric_and_leaves_out_who_is_in_no_venture() -> None:
    case, _, plan = small()
    picture = venture_matrix(case, plan, least="none", most="up to")
    assert_complete(picture)
    cells = {(cell["row"], cell["column"]): cell["level"] for cell in picture.rows["cells"]}
    assert all(cells[column, row] == level for (row, column), level in cells.items())
    assert max(cells.values()) == pytest.approx(1)


def test_a_plan_that_pays_nobody_is_drawn_too() -> None:
    case, _, plan = small()
    idle = tuple(replace(part, money=()) for part in plan.projects)
    nothing = replace(plan, projects=idle, regions=dict.fromkeys(plan.regions, 0.0))
    assert links_map(case, nothing).rows["links"] == []
    assert venture_matrix(case, nothing, least="a", most="b").rows["cells"] == []
