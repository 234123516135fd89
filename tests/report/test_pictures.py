from __future__ import annotations

import re
from dataclasses import replace

from defusedxml import ElementTree

from mcda.charts.heat import heat_map
from mcda.charts.picture import Picture
from mcda.charts.shading import Shading
from mcda.charts.tiles import tile_map
from mcda.ranking.matrix import decision_matrix
from mcda.report.pictures import WIDTH, picture_png, picture_svg
from tests.hostile import HOSTILE, hostile_case

SVG = "{http://www.w3.org/2000/svg}"


def heat() -> Picture:
    return heat_map(decision_matrix(hostile_case()), weakest="weakest", strongest="strongest")


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_an_svg_holds_title_chart_and_notes_as_plain_text() -> None:
    title = f'{HOSTILE} & "quotes" \' \x0b'
    svg = picture_svg(heat(), title, (f"Sources: {HOSTILE}.", "Case: Х ўқғҳ"))
    found = texts(svg)
    assert "".join(found).count("**b** :red[x]") >= 5
    assert found[0].startswith(HOSTILE)
    assert "Case: Х ўқғҳ" in found
    assert f"Sources: {HOSTILE}." in found
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title") is not None
    assert not list(root.iter(f"{SVG}i"))
    assert not list(root.iter(f"{SVG}script"))


def test_the_same_picture_gives_the_same_bytes() -> None:
    first = picture_svg(heat(), "Title", ("Note",))
    picture_svg(tile_map(hostile_case().regions, Shading({}, {})))
    assert picture_svg(heat(), "Title", ("Note",)) == first
    assert picture_png(heat(), "Title") == picture_png(heat(), "Title")


def test_an_svg_brings_its_letters_and_asks_nothing_of_a_network() -> None:
    svg = picture_svg(heat(), "Title").decode()
    assert "@font-face" in svg
    assert set(re.findall(r"url\((\w+:|#)", svg)) <= {"data:", "#"}
    assert re.findall(r'href="(?!#)', svg) == []


def test_ids_that_are_text_stay_as_they_are() -> None:
    case = hostile_case()
    region = replace(case.regions[0], name='id="gradient_7" clip3')
    matrix = decision_matrix(replace(case, regions=(region, *case.regions[1:])))
    picture = heat_map(matrix, weakest="", strongest="")
    assert any('id="gradient_7" clip3'.startswith(text[:8]) for text in texts(picture_svg(picture)))


def test_a_png_is_as_wide_as_the_page_at_its_scale() -> None:
    low, high = size(picture_png(heat(), "Title", scale=1)), size(picture_png(heat(), "Title"))
    assert low[0] == WIDTH
    assert high == (2 * WIDTH, 2 * low[1])
    assert 300 < low[1] < 600


def test_a_narrow_picture_is_enlarged_and_notes_make_it_taller() -> None:
    tiles = tile_map(hostile_case().regions, Shading({}, {}))
    plain, noted = size(picture_png(tiles)), size(picture_png(tiles, "T", ("n " * 500,)))
    assert plain[0] == noted[0] == 2 * WIDTH
    assert noted[1] > plain[1] + 100


def test_an_empty_picture_is_still_a_file() -> None:
    assert size(picture_png(tile_map([], Shading({}, {}))))[1] > 0


def test_keys_explain_colours_and_stay_within_the_page() -> None:
    keys = [(f"{HOSTILE} {number}", "doubt") for number in range(12)]
    root = ElementTree.fromstring(picture_svg(heat(), keys=keys))
    squares = [item for item in root.findall(f"{SVG}rect") if item.get("width") == "11"]
    assert len(squares) == 12
    assert len({item.get("fill") for item in squares}) == 1
    assert len({item.get("y") for item in squares}) > 1
    assert max(float(item.get("x", "")) for item in squares) < WIDTH - 100
