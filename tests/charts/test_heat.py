from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from mcda.charts.heat import MOST_ROWS, heat_map, normalized_heat_map
from mcda.charts.picture import Picture
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.charts.drawn import assert_complete, small
from tests.hostile import HOSTILE, hostile_case


def matrix(objective: str = "max", target: float | None = None) -> DecisionMatrix:
    case = hostile_case()
    criteria = tuple(replace(item, objective=objective, target=target) for item in case.criteria)
    return decision_matrix(replace(case, criteria=criteria))


def levels(picture: Picture, column: int) -> list[float]:
    return [record["level"] for record in picture.rows["cells"] if record["column"] == column]


def test_figures_run_from_weakest_to_strongest() -> None:
    picture = heat_map(matrix(), weakest="weak", strongest="strong")
    assert_complete(picture)
    assert levels(picture, 0) == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_less_is_better_turns_the_scale() -> None:
    assert levels(heat_map(matrix("min"), weakest="", strongest=""), 0)[0] == 1.0


def test_the_figure_at_the_target_is_the_strongest() -> None:
    drawn = levels(heat_map(matrix("target", 3.0), weakest="", strongest=""), 0)
    assert drawn == [0.0, 0.5, 1.0, 0.5, 0.0]


def test_a_missing_figure_has_no_cell_and_a_constant_column_is_in_the_middle() -> None:
    base = matrix()
    values = base.values.copy()
    values[2, 0] = np.nan
    values[:, 1] = 4.0
    picture = heat_map(replace(base, values=values), weakest="", strongest="")
    assert len(levels(picture, 0)) == 4
    assert set(levels(picture, 1)) == {0.5}


def test_names_in_axis_labels_are_quoted_text() -> None:
    picture = heat_map(matrix(), weakest='"]; alert(1)', strongest="")
    encoding = picture.drawing["layer"][0]["encoding"]
    literal = encoding["y"]["axis"]["labelExpr"].removesuffix("[datum.value]")
    assert HOSTILE in json.loads(literal)[1]
    upright, wrapped = encoding["x"]["axis"]["labelExpr"].split(" ? ", 1)[1].split(" : ")
    assert HOSTILE in json.loads(upright.removesuffix("[datum.value]"))[0]
    assert isinstance(json.loads(wrapped.removesuffix("[datum.value]"))[0], list)
    legend = encoding["color"]["legend"]["labelExpr"].removesuffix("[datum.value]")
    assert json.loads(legend) == ['"]; alert(1)', ""]


def test_normalized_figures_are_in_rank_order_and_criteria_without_points_are_left_out() -> None:
    case, _, _ = small()
    scenario = replace(default_scenario(case), points={"first": 50.0, "second": 0.0})
    ranking = rank(case, scenario)
    picture = normalized_heat_map(ranking, weakest="weak", strongest="strong")
    assert_complete(picture)
    assert levels(picture, 0) == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert levels(picture, 1) == []
    assert picture.rows["cells"][0]["figure"].startswith("5 ")


def test_a_large_case_shows_its_first_sixty_regions() -> None:
    case, _, _ = small()
    many = tuple(
        replace(case.regions[0], id=f"M{i}", figures={"first": float(i), "second": 1.0})
        for i in range(70)
    )
    large = replace(case, regions=many, sectors=(), projects=())
    ranking = rank(large, default_scenario(large))
    cells = normalized_heat_map(ranking, weakest="", strongest="").rows["cells"]
    assert {cell["row"] for cell in cells} == set(range(MOST_ROWS))
    assert cells[0]["figure"].startswith("69 ")


def test_figures_that_are_not_as_published_have_their_sign() -> None:
    base = matrix()
    filled, edited = base.filled.copy(), base.edited.copy()
    filled[0, 0] = edited[4, 1] = True
    doubted = base.doubted.copy()
    doubted[2, 0] = True
    marked = replace(base, filled=filled, edited=edited, doubted=doubted)
    picture = heat_map(marked, weakest="", strongest="")
    assert_complete(picture)
    signs = {(cell["row"], cell["column"]): cell["sign"] for cell in picture.rows["cells"]}
    assert {place: sign for place, sign in signs.items() if sign} == {
        (0, 0): "†", (2, 0): "?", (4, 1): "*",
    }  # fmt: skip
