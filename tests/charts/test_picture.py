from __future__ import annotations

import re

import altair as alt
import pytest
from defusedxml import ElementTree

from mcda.case.borders import Borders
from mcda.charts.borders import border_map, outlines
from mcda.charts.picture import Drawing, Picture, Sketch, drawing, rows, sketched
from mcda.charts.plan import PlanWords, plan_bars
from mcda.charts.ranking import ranking_bars
from mcda.charts.shading import FigureWords, RankWords, criterion_shading, rank_shading
from mcda.charts.tiles import tile_map
from mcda.report.pictures import picture_svg
from tests.charts.drawn import small


def test_rows_of_the_picture_join_those_of_the_drawing() -> None:
    layers = [rows("moving").mark_point().encode(x="a:Q")]
    fixed = dict(drawing(layers)) | {"datasets": {"still": [{"a": 1}]}}
    picture = Picture(Sketch(lambda: fixed), {"moving": [{"a": 2}, {"a": 3}]})
    specification = picture.on(picture.drawing)
    assert set(specification["datasets"]) == {"still", "moving"}
    assert list(specification["datasets"]["moving"]["a"]) == [2, 3]
    assert set(fixed["datasets"]) == {"still"}


def test_a_sketch_is_built_only_when_its_drawing_is_asked_for() -> None:
    built: list[str] = []

    @sketched
    def heading(word: str) -> Drawing:
        built.append(word)
        return {"title": word}

    first = heading("North")
    assert (first == heading("North"), first == heading("South"), built) == (True, False, [])
    assert (first.drawn(), built) == ({"title": "North"}, ["North"])


def spoken(picture: Picture) -> list[str]:
    """Return what a screen reader says of a picture's rows, in the order of the file."""
    svg = ElementTree.fromstring(picture_svg(picture))
    return [
        label
        for mark in svg.iter()
        if (label := mark.get("aria-label")) and mark.get("aria-roledescription") != "axis"
    ]


@pytest.mark.parametrize("by_figure", [False, True])
@pytest.mark.parametrize("with_borders", [False, True])
def test_each_region_of_a_map_is_said_once_in_words(by_figure: bool, with_borders: bool) -> None:
    case, ranking, _ = small()
    notes = {region.id: f"note of {region.id}" for region in case.regions}
    shading = rank_shading(ranking, notes, RankWords("on", "off"))
    if by_figure:
        words = FigureWords("none", "filled", "edited", "in doubt")
        shading = criterion_shading(ranking.matrix, 0, words)
    drawn = tile_map(case.regions, shading)
    if with_borders:
        square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
        shapes = {region.id: ((square,),) for region in case.regions}
        drawn = border_map(outlines(Borders(shapes), 240, 100), case.regions, shading)
    assert sorted(spoken(drawn)) == sorted(
        f"{region.name}: {shading.notes[region.id]}" for region in case.regions
    )


def test_no_layer_of_a_picture_reads_out_pixels() -> None:
    case, ranking, plan = small()
    words = PlanWords("Venture", "Size", "Money", "Amount")
    drawn = plan_bars(case, plan, {}, words)
    bars = ranking_bars(ranking, region="Region", closeness="closeness", edge="ends")
    for said in (*spoken(drawn), *spoken(bars)):
        assert not re.search(r"top:|middle:|left:|bottom", said)
    first = ranking.order[0]
    name, score = ranking.names[first], ranking.score[first]
    assert f"Region {name}: rank 1, closeness {score:.2f}" in spoken(bars)


def test_a_tooltip_is_said_in_words_and_nothing_where_it_has_none() -> None:
    layer = rows("years").mark_bar().encode(
        x="year:N", y="sum(paid):Q",
        tooltip=[
            alt.Tooltip("year:N", title="title"),
            alt.Tooltip("note:N", title=" "),
            alt.Tooltip("sum(paid):Q", title="paid", format=".1f"),
        ],
    )  # fmt: skip
    fixed = drawing([layer])
    records = [{"year": "2027", "paid": paid, "note": ""} for paid in (1.25, 2.25)]
    assert spoken(Picture(Sketch(lambda: fixed), {"years": records})) == ["2027, paid 3.5"]
