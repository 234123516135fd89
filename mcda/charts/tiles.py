"""The country as tiles of one size: every region is seen, however small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from mcda.case.model import Region
from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import NO_PADDING, Drawing, Picture, drawing, rows, sketched
from mcda.charts.shading import LEGEND, Shading, legend_layers, legend_rows, level

WIDTH = 290
MOST_TILES = 300
"""Regions up to which a tile is large enough to point at."""
LARGEST = 40
SPACING = 3
_LEGIBLE = 8  # pixels of the smallest letters


def tile_places(regions: Sequence[Region]) -> dict[str, tuple[int, int]]:
    """Return region id -> (row, column), counted from 0.

    The case's own places are used when every region has one and no two share it; else the
    regions fill a grid, sorted by zone, about three wide to two high.
    """
    given = {region.id: (region.tile_row, region.tile_column) for region in regions}
    complete = all(row is not None and column is not None for row, column in given.values())
    if complete and len(set(given.values())) == len(given) and given:
        top = min(row for row, _ in given.values() if row is not None)
        left = min(column for _, column in given.values() if column is not None)
        return {
            region: (row - top, column - left)
            for region, (row, column) in given.items()
            if row is not None and column is not None
        }
    columns = max(1, round((1.5 * len(regions)) ** 0.5))
    by_zone = sorted(regions, key=lambda region: region.zone)
    return {region.id: divmod(place, columns) for place, region in enumerate(by_zone)}


def tile_map(
    regions: Sequence[Region], shading: Shading, *, width: int = WIDTH, lowest: int = 0
) -> Picture:
    """Draw a tile per region, with the legend at its foot.

    Parameters
    ----------
    regions : all regions, compared or not
    shading : what is said about each
    width : pixels available
    lowest : height that the tiles take at least, in pixels

    Returns
    -------
    Picture
        of the same size whatever the shading
    """
    places = tile_places(regions)
    pitch = _pitch(places, width)
    size = pitch - min(SPACING, pitch / 8)
    longest = max((len(text) for text in shading.labels.values()), default=1)
    letters = _letters(size, max(1, longest))
    records = [
        _box(region, places[region.id], pitch, size) | letters | shading.look(region.id)
        for region in regions
    ]
    height = max(lowest, tiles_height(regions, width=width))
    drawn = {
        "tiles": [record for record in records if "meaning" in record],
        "shaded": [record for record in records if "level" in record],
        "gaps": [record for record, it in zip(records, regions) if it.id in shading.gaps],
    }
    return Picture(_drawing(height, width), drawn | legend_rows(shading, height, width))


def tiles_height(regions: Sequence[Region], *, width: int = WIDTH) -> int:
    """Return the height of the tiles without the legend, in pixels."""
    places = tile_places(regions)
    rows_down = 1 + max((row for row, _ in places.values()), default=0)
    return round(rows_down * _pitch(places, width))


def _pitch(places: Mapping[str, tuple[int, int]], width: int) -> float:
    """Return the distance from tile to tile, in pixels."""
    columns = 1 + max((column for _, column in places.values()), default=0)
    return min(LARGEST + SPACING, width / columns)


def _letters(size: float, longest: int) -> dict[str, object]:
    """Return the sizes of label and code; 0 where they could not be read."""
    label, code = min(0.42 * size, 1.75 * size / longest), 0.27 * size
    return {
        "large": label if label >= _LEGIBLE else 0,
        "small": max(code, _LEGIBLE) if size >= 3 * _LEGIBLE else 0,
        "up": -0.15 * size,
        "down": 0.27 * size,
    }


@sketched
def _drawing(height: int, width: int) -> Drawing:
    right = alt.Scale(zero=False, nice=False, domain=[0, width])
    down = listing.down(height + LEGEND)
    tip = [alt.Tooltip("name:N", title="title"), alt.Tooltip("note:N", title=" ")]

    def boxes(name: str, **colour: alt.Color | alt.Fill) -> alt.Chart:
        box = rows(name).mark_rect(cornerRadius=3)
        return box.encode(
            x=alt.X("left:Q", scale=right, axis=None),
            x2="right:Q",
            y=listing.y("top", down),
            y2="bottom:Q",
            tooltip=tip,
            **colour,
        )

    def words(name: str, field: str, size: str, offset: str) -> alt.Chart:
        mark = rows(name).mark_text(
            fontSize=alt.expr(f"datum.{size}"), dy=alt.expr(f"datum.{offset}"), fontWeight=600
        )
        return mark.encode(
            x=alt.X("centre:Q", scale=right, axis=None),
            y=listing.y("middle", down),
            text=f"{field}:N",
            color=meaning("text"),
            tooltip=tip,
        )

    hatch = (
        rows("gaps")
        .mark_rule()
        .encode(
            x=alt.X("left:Q", scale=right, axis=None),
            x2="right:Q",
            y=listing.y("bottom", down),
            y2="top:Q",
            color=meaning("hatch"),
        )
    )
    layers = [boxes("tiles", color=meaning("meaning")), boxes("shaded", fill=level("level")), hatch]
    for name in ("tiles", "shaded"):
        layers.append(words(name, "label", "large", "up"))
        layers.append(words(name, "code", "small", "down"))
    layers += legend_layers(right, down)
    return drawing(layers, width=width, height=height + LEGEND, padding=NO_PADDING)


def _box(region: Region, place: tuple[int, int], pitch: float, size: float) -> dict[str, object]:
    row, column = place
    return {
        "name": region.name,
        "code": short_name(region),
        "left": column * pitch,
        "right": column * pitch + size,
        "centre": column * pitch + size / 2,
        "top": row * pitch,
        "bottom": row * pitch + size,
        "middle": row * pitch + size / 2,
        "hatch": "rest",
    }


def short_name(region: Region) -> str:
    """Return up to four characters that stand for a region: of its id, unless that is a number.

    A name's last word adds its initial, so that a city and the region around it differ.
    """
    code = region.id.rsplit("-", 1)[-1][:4]
    if not code.isdigit():
        return code
    first, *others = region.name.split() or [code]
    return first[:3] + (others[-1][0].upper() if others else "")
