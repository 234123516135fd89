from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.borders import Borders
from mcda.case.write import write_folder
from mcda.ranking.matrix import decision_matrix
from tests.hostile import hostile_case
from tests.ui.app import bundled_case, chart_records, html, open_app

CRITERION = "exports_per_head"


def size(app: AppTest) -> tuple[int, int]:
    drawing: dict[str, Any] = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    return drawing["width"], drawing["height"]


def square(west: float) -> tuple[tuple[float, float], ...]:
    return ((west, 0.0), (west + 1, 0.0), (west + 1, 1.0), (west, 1.0), (west, 0.0))


@pytest.fixture
def bordered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with borders of all regions but the last, which also lacks a figure."""
    case = hostile_case()
    *others, last = case.regions
    last = replace(last, figures={"second": 1.0})
    shapes = {region.id: ((square(float(i)),),) for i, region in enumerate(others)}
    folder = tmp_path / "bordered"
    borders = Borders(shapes, "s1")
    write_folder(replace(case, regions=(*others, last), borders=borders), folder)
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    return "bordered"


def test_the_map_shows_ranks_until_a_criterion_is_chosen() -> None:
    app = open_app()
    before = size(app)
    assert {tile["label"] for tile in chart_records(app, 0, "code")} >= {"1", "14"}
    app.selectbox(key="widget_colour_uzbekistan").set_value(CRITERION).run()
    assert size(app) == before
    case = bundled_case()
    matrix = decision_matrix(case)
    column = [criterion.id for criterion in case.criteria].index(CRITERION)
    values = dict(zip(matrix.names, matrix.values[:, column]))
    levels = {tile["name"]: tile["level"] for tile in chart_records(app, 0, "code")}
    assert sorted(values, key=values.__getitem__) == sorted(levels, key=levels.__getitem__)
    assert "The stronger the colour, the higher the figure." in html(app)
    app.run()
    assert app.query_params["colour"] == CRITERION


def test_a_link_opens_the_map_as_it_was_and_nonsense_is_ignored() -> None:
    linked = open_app(colour=CRITERION)
    assert linked.selectbox(key="widget_colour_uzbekistan").value == CRITERION
    other = open_app(colour="nonsense", map="borders")
    assert other.selectbox(key="widget_colour_uzbekistan").value == ""
    assert not [group for group in other.get("button_group") if "widget_map" in str(group.key)]


def test_borders_are_offered_where_the_case_has_them(bordered: str) -> None:
    app = open_app(case=bordered, colour="first")
    assert "No figure, hatched: **b** :red[x]" in html(app)
    tiles = size(app)
    app.session_state["widget_map_bordered"] = "borders"
    app.session_state["kept_bordered_map"] = "borders"
    app.run()
    assert not app.exception
    assert size(app) == tiles
    drawn = chart_records(app, 0, "region")
    assert [record["region"] for record in drawn] == ["R1", "R2", "R3", "R4"]
    shown = html(app)
    assert "Without borders in the case: **b** :red[x]" in shown
    assert "Borders: **b** :red[x]" in shown
    assert "<i>" not in shown.replace("&lt;i&gt;", "")
