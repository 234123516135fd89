"""Ventures by value and public cost."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.worth import weakest_funded
from mcda.charts.value_cost import ValueCostWords, value_cost
from tests.charts.drawn import assert_complete, small

WORDS = ValueCostWords("Cost", "Value", "Funded", "In part", "Not funded", "Barred", "the line")


def test_every_venture_is_a_point_with_its_state() -> None:
    case, _, plan = small()
    picture = value_cost(case, plan, {}, WORDS)
    assert_complete(picture)
    points = picture.rows["ventures"]
    assert [point["name"] for point in points] == [project.name for project in case.projects]
    for point, part in zip(points, plan.projects):
        assert (point["state"] == "Barred") == (not part.eligible)
        assert (point["state"] in ("Funded", "In part")) == (part.amount > 0)


def test_the_legend_has_shape_and_colour_of_each_state() -> None:
    """Of one field and one domain, else shapes stand black in a legend of their own."""
    case, _, plan = small()
    *_, points = value_cost(case, plan, {}, WORDS).drawing["layer"]
    colour, shape = (points["encoding"][channel] for channel in ("color", "shape"))
    assert colour["field"] == shape["field"]
    assert colour["scale"]["domain"] == shape["scale"]["domain"]
    assert colour["legend"] == shape["legend"]
    told = json.loads(shape["legend"]["labelExpr"].removeprefix("(").split(")[")[0])
    assert list(told.values()) == ["Funded", "In part", "Not funded", "Barred"]
    drawn = dict(zip(shape["scale"]["domain"], shape["scale"]["range"]))
    assert len({drawn[colour] for colour in told}) == 4


def test_the_line_goes_through_the_weakest_venture_funded_in_full() -> None:
    case, ranking, _ = small()
    plan = allocate(case, ranking, role="none", budget_scale=10)
    slope = weakest_funded(case, plan)
    line = value_cost(case, plan, {}, WORDS).rows["line"]
    assert slope is not None
    assert line[0]["value"] == 0
    assert line[1]["value"] == pytest.approx(slope * line[1]["cost"])


def test_without_a_funded_venture_there_is_no_line() -> None:
    case, _, plan = small()
    idle = tuple(replace(part, money=(), fraction=0.0) for part in plan.projects)
    assert value_cost(case, replace(plan, projects=idle), {}, WORDS).rows["line"] == []
