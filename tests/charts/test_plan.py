from __future__ import annotations

import json

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.frontier import frontier_points
from mcda.allocation.question import Question
from mcda.charts.frontier import FrontierWords, frontier_picture
from mcda.charts.palette import PROGRAMME_MEANINGS
from mcda.charts.plan import PlanWords, YearWords, funded_projects, plan_bars, year_bars
from mcda.charts.venture_links import venture_matrix
from tests.charts.drawn import assert_complete, small

KINDS = {"national": "National", "sectoral": "S", "territorial": "T", "blended": "B"}
WORDS = PlanWords("Joint venture", "size", "public money", "bn")


def test_funded_ventures_are_listed_by_amount() -> None:
    _, _, plan = small()
    amounts = [round(project.amount, 6) for project in funded_projects(plan)]
    assert amounts == sorted(amounts, reverse=True)
    assert len(amounts) == sum(project.amount > 0 for project in plan.projects)


def test_bars_add_up_to_the_money_of_each_venture() -> None:
    case, _, plan = small()
    picture = plan_bars(case, plan, {}, WORDS)
    assert_complete(picture)
    funded = funded_projects(plan)
    assert [record["amount"] for record in picture.rows["projects"]] == [
        f"{project.amount:,.2f}" for project in funded
    ]
    names = {project.id: project.name for project in case.projects}
    for record, project in zip(picture.rows["projects"], funded):
        for width in ("wide", "narrow"):
            lines = str(record[width]).replace("\N{NO-BREAK SPACE}", " ").split()
            assert lines == names[project.project].split()
    total = sum(piece["amount"] for piece in picture.rows["pieces"])
    assert total == pytest.approx(plan.amount)


def test_years_show_what_is_paid_and_what_is_available() -> None:
    case, _, plan = small()
    picture = year_bars(case, plan, KINDS, YearWords("Year", "bn", "available"))
    assert_complete(picture)
    assert sum(record["amount"] for record in picture.rows["payments"]) == pytest.approx(
        plan.amount
    )
    names = {programme.name for programme in case.programmes}
    assert {record["payer"] for record in picture.rows["payments"]} <= {
        f"{name} (National)" for name in names
    }
    limits = {record["year"]: record["amount"] for record in picture.rows["limits"]}
    assert limits == {"2027": 12.0, "2028": 8.0}
    legend = picture.drawing["layer"][0]["encoding"]["color"]["legend"]
    named = json.loads(legend["labelExpr"].removeprefix("(").removesuffix(")[datum.value]"))
    paid = {record["meaning"] for record in picture.rows["payments"]}
    assert paid <= set(named) == set(legend["values"])
    assert named[PROGRAMME_MEANINGS["national"]] == "National"


def test_without_any_money_an_axis_is_marked_with_0_alone() -> None:
    """Marked by itself, an axis of nothing but zeros says 0.000000 many times over."""
    case, _, _ = small()
    plan = allocate(case, None, role="none", budget_scale=0.0)
    picture = year_bars(case, plan, KINDS, YearWords("Year", "bn", "available"))
    assert_complete(picture)
    for layer in picture.drawing["layer"]:
        assert layer["encoding"]["y"]["axis"] == {"format": "d", "values": [0]}
        assert layer["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    matrix = venture_matrix(case, plan, least="nothing", most="up to")
    assert "up to" not in json.dumps(matrix.drawing)
    assert matrix.rows["cells"] == []
    points = next(
        frontier_points(
            Question(case, None, {"role": "none", "budget_scale": 0.0}), "region", "money"
        )
    )
    words = FrontierWords("least", "value", "least", "worth", "plan", "funded")
    drawn = frontier_picture([points], "money", 0, words).drawing["layer"][0]["encoding"]
    assert drawn["x"]["axis"] == {"format": "d", "values": [0]}
