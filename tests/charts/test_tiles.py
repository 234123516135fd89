from __future__ import annotations

import pytest

from mcda.case.model import Region
from mcda.charts.shading import FigureWords, RankWords, Shading, criterion_shading, rank_shading
from mcda.charts.tiles import short_name, tile_map, tile_places
from tests.charts.drawn import assert_complete, small


def region(name: str, row: int | None, column: int | None, zone: str = "") -> Region:
    return Region(name, name, zone=(zone,), tile_row=row, tile_column=column)


def test_given_places_are_counted_from_the_north_west() -> None:
    places = tile_places([region("a", 3, 2), region("b", 5, 7)])
    assert places == {"a": (0, 0), "b": (2, 5)}


def test_without_all_places_the_regions_fill_a_grid_by_zone() -> None:
    regions = [region("a", 0, 0, "South"), region("b", None, None, "North"), region("c", 1, 1, "N")]
    places = tile_places(regions)
    assert len(set(places.values())) == 3
    assert places["c"] < places["b"] < places["a"]


def test_two_regions_on_one_place_fall_back_to_the_grid() -> None:
    places = tile_places([region("a", 1, 1), region("b", 1, 1)])
    assert len(set(places.values())) == 2


def test_a_tile_says_rank_and_note_and_stays_square() -> None:
    case, ranking, _ = small()
    first = ranking.regions[0]
    shading = Shading({first: "1"}, {"R2": "why"}, {first: "shortlist"})
    picture = tile_map(case.regions, shading)
    assert_complete(picture)
    tiles = {record["name"]: record for record in picture.rows["tiles"]}
    assert len(tiles) == len(case.regions)
    one, other = (tiles[item.name] for item in case.regions[:2])
    assert (one["label"], one["meaning"], one["text"]) == ("1", "shortlist", "paper")
    assert (other["label"], other["meaning"], other["note"]) == ("", "empty", "why")
    for tile in tiles.values():
        assert tile["right"] - tile["left"] == pytest.approx(tile["bottom"] - tile["top"])


def test_a_level_colours_a_tile_and_a_gap_is_hatched() -> None:
    case, _, _ = small()
    shading = Shading({}, {}, levels={"R1": 0.0, "R2": 1.0}, gaps=frozenset({"R3"}))
    picture = tile_map(case.regions, shading)
    assert_complete(picture)
    assert [tile["text"] for tile in picture.rows["shaded"]] == ["ink", "paper"]
    assert [tile["name"] for tile in picture.rows["gaps"]] == [case.regions[2].name]
    assert len(picture.rows["tiles"]) == 3


def test_the_picture_has_one_size_whatever_is_shown() -> None:
    case, ranking, _ = small()
    by_rank = tile_map(case.regions, rank_shading(ranking, {}, RankWords("on", "off")))
    words = FigureWords("none", "filled", "edited", "in doubt")
    by_figure = tile_map(case.regions, criterion_shading(ranking.matrix, 0, words))
    assert by_rank.sketch == by_figure.sketch


def test_no_region_draws_nothing() -> None:
    assert tile_map([], Shading({}, {})).rows["tiles"] == []


def test_thousands_of_tiles_fit_and_carry_no_letters_nobody_can_read() -> None:
    picture = tile_map([region(f"r{i}", None, None) for i in range(5000)], Shading({}, {}))
    tiles = picture.rows["tiles"]
    assert max(tile["right"] for tile in tiles) <= picture.drawing["width"]
    assert tiles[0]["large"] == tiles[0]["small"] == 0


def test_a_numbered_region_is_called_by_letters() -> None:
    regions = [Region("KZ-62", "Ulytau"), Region("UZ-TK", "Tashkent city")]
    assert [short_name(item) for item in regions] == ["Uly", "TK"]


def test_a_city_and_the_region_around_it_have_names_of_their_own() -> None:
    regions = [Region("KZ-19", "Almaty region"), Region("KZ-75", "Almaty city")]
    assert [short_name(item) for item in regions] == ["AlmR", "AlmC"]
