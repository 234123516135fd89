"""The country within its borders: regions as they lie, coloured as the tiles are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from mcda.case.borders import Borders, Polygon, Ring
from mcda.case.model import Region
from mcda.charts import listing
from mcda.charts.palette import MEANINGS, meaning
from mcda.charts.picture import NO_PADDING, Drawing, Picture, drawing, rows, sketched
from mcda.charts.shading import LEGEND, Shading, legend_layers, legend_rows, level

_OUTLINES = "outlines"
_NEAR = 0.3  # pixels that nobody tells apart
_LETTERS = 11  # pixels
_ROOM = 16  # pixels across a region from which its label has room


@dataclass(frozen=True, eq=False)
class Outlines:
    """Borders in the pixels of a picture; alike only if they are the same object.

    Parameters
    ----------
    width, height : of the map without its legend
    shapes : GeoJSON features by size, the largest first, so that an enclave is drawn on top
    middles : region id -> (x, y, pixels across) of the largest part, for the label
    """

    width: int
    height: int
    shapes: Sequence[Mapping[str, Any]]
    middles: Mapping[str, tuple[float, float, float]]


def outlines(borders: Borders, width: int, height: int) -> Outlines:
    """Fit borders into a box, as flat maps do: a degree east is as long as it is in the middle.

    Points that lie nearer to each other than a third of a pixel are taken as one.

    Parameters
    ----------
    borders : in degrees; may cross the date line
    width, height : of the box in pixels
    """
    flat = _flat(borders)
    points = [point for parts in flat.values() for part in parts for ring in part for point in ring]
    left, right = _ends(x for x, _ in points)
    bottom, top = _ends(y for _, y in points)
    scale = min(width / max(right - left, 1e-9), height / max(top - bottom, 1e-9))
    x0 = (width - scale * (right - left)) / 2 - scale * left
    y0 = (height - scale * (top - bottom)) / 2 + scale * top

    def pixels(ring: Ring) -> Ring:
        return _thinned(tuple((x0 + scale * x, y0 - scale * y) for x, y in ring))

    drawn = {
        region: tuple(_wound(tuple(pixels(ring) for ring in part)) for part in parts)
        for region, parts in flat.items()
    }
    by_size = sorted(drawn, key=lambda region: -sum(abs(_area(part[0])) for part in drawn[region]))
    return Outlines(
        width,
        height,
        [_feature(region, drawn[region]) for region in by_size],
        {region: _middle(parts) for region, parts in drawn.items()},
    )


def border_map(found: Outlines, regions: Sequence[Region], shading: Shading) -> Picture:
    """Draw regions within their borders, with the legend at the foot.

    Parameters
    ----------
    found : where they lie; a region without borders is not drawn
    regions : all regions
    shading : what is said about each

    Returns
    -------
    Picture
        of the same size whatever the shading
    """
    records = [
        {"region": region.id, "name": region.name}
        | {"gap": region.id in shading.gaps}
        | {"edge": "quiet" if region.id in shading.gaps else "paper"}
        | _place(found.middles[region.id])
        | shading.look(region.id)
        for region in regions
        if region.id in found.middles
    ]
    drawn = {
        "tiles": [record for record in records if "meaning" in record],
        "shaded": [record for record in records if "level" in record],
    }
    return Picture(_drawing(found), drawn | legend_rows(shading, found.height, found.width))


@sketched
def _drawing(found: Outlines) -> Drawing:
    across = alt.Scale(zero=False, nice=False, domain=[0, found.width])
    down = listing.down(found.height + LEGEND)
    tip = [alt.Tooltip("name:N", title="title"), alt.Tooltip("note:N", title=" ")]

    def shapes(name: str, field: str, colour: alt.Color | alt.Fill) -> alt.Chart:
        """Colour the outlines of the regions in these rows."""
        looked_up = alt.LookupData(
            data=alt.NamedData(name),
            key="region",
            fields=["name", "note", "edge", "gap", field],
        )
        return (
            alt.Chart(alt.NamedData(_OUTLINES))
            .mark_geoshape(
                aria=False,  # the label says what is told of its region
                strokeWidth=0.8,
                strokeDash=alt.expr("datum.gap ? [3, 2] : [1, 0]"),
            )
            .transform_lookup(lookup="properties.id", from_=looked_up)
            .transform_filter(f"isValid(datum.{field})")
            .encode(colour, stroke=_edge(), tooltip=tip)
            .project(type="identity", scale=1, translate=[0, 0])
        )

    def labels(name: str) -> alt.Chart:
        mark = rows(name).mark_text(fontSize=alt.expr("datum.large"), fontWeight=600)
        return mark.encode(
            x=alt.X("x:Q", scale=across, axis=None),
            y=listing.y("y", down),
            text="label:N",
            color=meaning("text"),
            tooltip=tip,
        )

    layers = [
        shapes("tiles", "meaning", meaning("meaning")),
        shapes("shaded", "level", level("level")),
        labels("tiles"),
        labels("shaded"),
        *legend_layers(across, down),
    ]
    size = {"width": found.width, "height": found.height + LEGEND}
    drawn = dict(drawing(layers, **size, padding=NO_PADDING))
    # Beside the rows, which change, the shapes are part of the drawing, which does not.
    drawn["layer"] = [
        {**layer, "data": {"values": list(found.shapes)}}
        if layer.get("data") == {"name": _OUTLINES}
        else layer
        for layer in drawn["layer"]
    ]
    return drawn


def _edge() -> alt.Stroke:
    return alt.Stroke("edge:N", scale=alt.Scale(domain=list(MEANINGS)), legend=None)


def _place(middle: tuple[float, float, float]) -> dict[str, object]:
    x, y, across = middle
    return {"x": x, "y": y, "large": _LETTERS if across >= _ROOM else 0}


def _flat(borders: Borders) -> dict[str, tuple[Polygon, ...]]:
    """Return borders as on a flat map, in degrees of a meridian; y grows to the north."""
    rings = [ring for parts in borders.shapes.values() for part in parts for ring in part]
    west, east = _ends(x for ring in rings for x, _ in ring)
    shift = 360.0 if east - west > 180 else 0.0  # across the date line
    south, north = _ends(y for ring in rings for _, y in ring)
    narrow = max(0.05, math.cos(math.radians((south + north) / 2)))

    def flat(ring: Ring) -> Ring:
        return tuple((narrow * (x + (shift if x < 0 else 0.0)), y) for x, y in ring)

    return {
        region: tuple(tuple(flat(ring) for ring in part) for part in parts)
        for region, parts in borders.shapes.items()
    }


def _ends(values: Iterable[float]) -> tuple[float, float]:
    known = list(values)
    return (min(known), max(known)) if known else (0.0, 0.0)


def _thinned(ring: Ring) -> Ring:
    """Leave out points nearer than can be seen, unless too few would be left of the ring."""
    kept = [ring[0]]
    kept += (point for point in ring[1:-1] if math.dist(point, kept[-1]) >= _NEAR)
    kept = kept if len(kept) >= 3 else list(ring[:-1])
    return tuple((round(x, 2), round(y, 2)) for x, y in (*kept, kept[0]))


def _wound(part: Polygon) -> Polygon:
    """Turn the outline one way and the holes the other, so that holes stay open."""
    outline, *holes = part
    turned = (hole if _area(hole) <= 0 else hole[::-1] for hole in holes)
    return (outline if _area(outline) >= 0 else outline[::-1], *turned)


def _area(ring: Ring) -> float:
    """Return the signed area of a ring (shoelace formula)."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def _middle(parts: Sequence[Polygon]) -> tuple[float, float, float]:
    """Return the centroid of the largest part, and how many pixels it is across."""
    ring = max((part[0] for part in parts), key=lambda outline: abs(_area(outline)))
    area = _area(ring)
    (left, right), (low, high) = _ends(x for x, _ in ring), _ends(y for _, y in ring)
    across = min(right - left, high - low)
    if abs(area) < 1e-9:
        return (left + right) / 2, (low + high) / 2, across
    turns = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    x = sum((a[0] + b[0]) * turn for a, b, turn in turns) / (6 * area)
    y = sum((a[1] + b[1]) * turn for a, b, turn in turns) / (6 * area)
    return x, y, across


def _feature(region: str, parts: Sequence[Polygon]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": parts}
    return {"type": "Feature", "properties": {"id": region}, "geometry": geometry}
