from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from defusedxml import ElementTree

from mcda.case.borders import Borders
from mcda.charts.borders import Outlines, border_map, outlines
from mcda.charts.shading import FigureWords, RankWords, criterion_shading, rank_shading
from mcda.report.pictures import picture_svg
from tests.charts.drawn import small


def square(west: float, south: float, side: float = 1.0) -> tuple[tuple[float, float], ...]:
    east, north = west + side, south + side
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def made() -> Borders:
    """Five squares in a row along the equator, the second with a hole in which the fifth lies."""
    shapes = {f"R{i + 1}": ((square(3.0 * i, 0, 3),),) for i in range(4)}
    inner = square(4, 1)
    return Borders({**shapes, "R2": ((square(3, 0, 3), inner),), "R5": ((inner,),)}, "S1")


def points(found: Outlines) -> np.ndarray:
    rings = [
        ring for shape in found.shapes for part in shape["geometry"]["coordinates"] for ring in part
    ]
    return np.array([point for ring in rings for point in ring])


def test_shapes_fill_the_box_and_keep_their_proportions() -> None:
    found = outlines(made(), 240, 100)
    x, y = points(found).T
    assert (x.min(), x.max()) == pytest.approx((0, 240))
    assert y.max() - y.min() == pytest.approx(60, abs=0.2)
    assert (y.min() + y.max()) / 2 == pytest.approx(50, abs=0.2)
    assert found.middles["R1"][:2] == pytest.approx((30, 50), abs=0.2)
    assert found.middles["R5"][2] == pytest.approx(20, abs=0.1)


def test_far_from_the_equator_a_degree_east_is_shorter() -> None:
    found = outlines(Borders({"A": ((square(20, 59.5),),)}), 1000, 100)
    x, y = points(found).T
    assert x.max() - x.min() == pytest.approx(50, abs=1)
    assert y.max() - y.min() == pytest.approx(100)


def test_a_country_across_the_date_line_stays_in_one_piece() -> None:
    found = outlines(Borders({"W": ((square(178, 0),),), "E": ((square(-180, 0),),)}), 300, 100)
    assert found.middles["W"][0] < found.middles["E"][0]
    assert points(found)[:, 0].max() == pytest.approx(300, abs=0.1)


def test_enclaves_are_drawn_on_top_and_holes_turn_the_other_way() -> None:
    found = outlines(made(), 240, 100)
    assert found.shapes[-1]["properties"]["id"] == "R5"
    (second,) = (shape for shape in found.shapes if shape["properties"]["id"] == "R2")
    ((outline, hole),) = second["geometry"]["coordinates"]

    def turn(ring: list[tuple[float, float]]) -> float:
        return sum(a * d - c * b for (a, b), (c, d) in pairwise(ring))

    assert turn(outline) * turn(hole) < 0


def test_points_that_nobody_tells_apart_are_one() -> None:
    angles = np.linspace(0, 2 * np.pi, 20_001)
    ring = tuple((float(np.cos(a)), float(np.sin(a))) for a in angles[:-1])
    borders = Borders({"A": (((*ring, ring[0]),),), "B": ((square(0, 0, 1e-9),),)})
    found = outlines(borders, 290, 180)
    big, tiny = found.shapes
    assert 500 < len(big["geometry"]["coordinates"][0][0]) < 2500
    assert len(tiny["geometry"]["coordinates"][0][0]) == 5


def test_the_drawing_holds_the_shapes_and_stays_when_the_colours_change() -> None:
    case, ranking, _ = small()
    found = outlines(made(), 240, 100)
    by_rank = border_map(found, case.regions, rank_shading(ranking, {}, RankWords("on", "off")))
    words = FigureWords("none", "filled", "edited", "in doubt")
    by_figure = border_map(found, case.regions, criterion_shading(ranking.matrix, 0, words))
    assert by_rank.sketch == by_figure.sketch
    assert "#" not in json.dumps(by_rank.drawing)
    assert len(by_rank.rows["tiles"]) == len(by_figure.rows["shaded"]) == 5


def test_every_shape_is_drawn_with_its_colour_and_its_label() -> None:
    case, ranking, _ = small()
    found = outlines(made(), 240, 100)
    words = FigureWords("none", "filled", "edited", "in doubt")
    matrix = ranking.matrix
    values = matrix.values.copy()
    values[2, 0] = np.nan
    gap = type(matrix)(**{**matrix.__dict__, "values": values})
    svg = picture_svg(border_map(found, case.regions, criterion_shading(gap, 0, words)))
    root = ElementTree.fromstring(svg)
    shapes = [
        shape
        for group in root.iter("{http://www.w3.org/2000/svg}g")
        if "mark-shape" in group.get("class", "")
        for shape in group.iter("{http://www.w3.org/2000/svg}path")
    ]
    assert len(shapes) == 5
    assert len({shape.get("fill") for shape in shapes}) == 5
    assert sum(bool(shape.get("stroke-dasharray") == "3,2") for shape in shapes) == 1
    labels = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"1", "2", "4", "–"} <= set(labels)
    assert "**b** :red[x]" in svg.decode()


def test_regions_without_borders_are_not_drawn() -> None:
    case, ranking, _ = small()
    found = outlines(Borders({"R1": ((square(0, 0),),)}), 100, 100)
    picture = border_map(found, case.regions, rank_shading(ranking, {}, RankWords("on", "off")))
    assert [row["region"] for row in picture.rows["tiles"]] == ["R1"]
    assert list(outlines(Borders({}), 100, 100).shapes) == []
