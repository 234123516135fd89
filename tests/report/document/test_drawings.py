"""Figures of the document stay within the page and tell their numbers."""

from __future__ import annotations

import pytest
from reportlab.graphics.shapes import Rect, String

from mcda.report.document.drawings import draw_figure
from mcda.report.document.page import ROOM
from mcda.report.figures import Bars, Series, Stacks, Tile, Tiles

LONG = "A name as long as names of ministries are, and then some more words"
LAYERS = (Series("National", "shortlist", (3.0, 0.0)), Series("Blended", "third", (1.0, 2.0)))
FIGURES = {
    "bars": Bars("Closeness", (LONG, "=1+1"), (0.7, 0.2), ("shortlist", "rest")),
    "percent": Bars("Weight", ("A",), (1.0,), ("second",), 0, percent=True),
    "nothing": Bars("Weight", (), (), ()),
    "rows": Stacks("Money (bn)", (LONG, "B"), LAYERS, upright=False),
    "columns": Stacks("Money (bn)", ("2027", LONG), LAYERS, upright=True),
    "tiles": Tiles(tuple(Tile(i // 9, i % 9, str(i), "AB", "empty") for i in range(60)), (), "n"),
}


def words(drawing) -> list[str]:
    return [item.text for item in drawing.contents if isinstance(item, String)]


@pytest.mark.parametrize("name", FIGURES)
def test_every_mark_lies_on_the_page(name):
    drawing = draw_figure(FIGURES[name])
    assert drawing.width <= ROOM
    for item in drawing.contents:
        if isinstance(item, Rect):
            assert item.x >= 0
            assert item.y >= 0
            assert item.x + item.width <= ROOM + 0.01
            assert item.y + item.height <= drawing.height + 0.01
        else:
            x1, _, x2, y2 = item.getBounds()
            assert x1 >= -0.01
            assert x2 <= ROOM + 0.01
            assert y2 <= drawing.height + 8


def test_numbers_stand_beside_the_marks():
    assert {"0.70", "0.20", "=1+1"} <= set(words(draw_figure(FIGURES["bars"])))
    assert "100 %" in words(draw_figure(FIGURES["percent"]))
    assert {"4", "2", "National", "Money (bn)"} <= set(words(draw_figure(FIGURES["rows"])))
    assert {"4", "2", "2027"} <= set(words(draw_figure(FIGURES["columns"])))


def test_bars_are_as_long_as_their_values():
    first, second = (
        item for item in draw_figure(FIGURES["bars"]).contents if isinstance(item, Rect)
    )
    assert first.width / second.width == pytest.approx(3.5)
