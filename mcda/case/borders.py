"""Borders of regions: the file ``regions.geojson`` that may lie beside a case's tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

BORDERS_FILE = "regions.geojson"

Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]


@dataclass(frozen=True)
class Borders:
    """Where regions lie.

    Parameters
    ----------
    shapes : region id -> polygons; the first ring of a polygon is its outline, others are holes;
        a point is (degrees east, degrees north), and a ring ends where it begins
    source : id of the table sources, or words, from which the borders are
    """

    shapes: Mapping[str, tuple[Polygon, ...]]
    source: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the borders as they are written, as 64 hexadecimal digits."""
        return hashlib.sha256(borders_text(self).encode()).hexdigest()


def borders_text(borders: Borders) -> str:
    """Return borders as GeoJSON, a line per region; read back, they are the same."""
    features = [
        json.dumps(
            {
                "type": "Feature",
                "id": region,
                "properties": {"id": region},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            },
            separators=(",", ":"), ensure_ascii=False,
        )
        for region, polygons in borders.shapes.items()
    ]  # fmt: skip
    source = (
        f'"source":{json.dumps(borders.source, ensure_ascii=False)},\n' if borders.source else ""
    )
    body = ",\n".join(features)
    return f'{{"type":"FeatureCollection",\n{source}"features":[\n{body}\n]}}\n'
