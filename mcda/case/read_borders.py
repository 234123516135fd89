"""Borders from GeoJSON: checked, and matched with the regions of a case."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from mcda.case.borders import BORDERS_FILE, Borders, Polygon, Ring
from mcda.case.cells import shown, storable
from mcda.case.finding import Finding, Sentence, listed, sentence, warning

_SAVE = sentence("Save it as GeoJSON in degrees (WGS 84), one feature per region.")
_IDS = sentence("Give each feature the id of its region, as its id or as its property id.")
_SHAPES = ("Polygon", "MultiPolygon")
_NO_ID = sentence("it has no id.")
_MOST_TOLD = 5  # features that cannot be used


class _UnusableError(Exception):
    """Why a file or a feature cannot be used."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


def parse_borders(content: bytes) -> tuple[Borders | None, list[Finding]]:
    """Read borders from the bytes of a GeoJSON file.

    Several features of one region are taken together. What cannot be used is left out and said
    in one Finding, a warning: the ranking does not need borders.
    """
    try:
        features, source = _features(content)
    except _UnusableError as problem:
        return None, [unreadable_borders(problem.reason)]
    found: dict[str, list[Polygon]] = {}
    useless: dict[str, None] = {}
    for number, feature in enumerate(features, start=1):
        region = _id_of(feature)
        reason = None if region else _NO_ID
        try:
            polygons = _polygons(feature)
        except _UnusableError as problem:
            reason = problem.reason
        if reason is not None:
            if len(useless) <= _MOST_TOLD:
                useless[f"{shown(region) or number}: {reason}"] = None
            continue
        found.setdefault(region, []).extend(polygons)
    findings = [_features_left_out(list(useless))] if useless else []
    shapes = {region: tuple(polygons) for region, polygons in found.items()}
    return (Borders(shapes, source) if shapes else None), findings


def matched_borders(
    borders: Borders | None, regions: Collection[str]
) -> tuple[Borders | None, list[Finding]]:
    """Keep the borders of these regions, and say which shapes and regions do not meet."""
    if borders is None:
        return None, []
    unknown = [shown(region) for region in borders.shapes if region not in regions]
    without = [region for region in regions if region not in borders.shapes]
    kept = {region: borders.shapes[region] for region in regions if region in borders.shapes}
    findings = []
    if unknown:
        message = sentence(
            "{file} has shapes of regions that the table does not have: {ids}.",
            file=BORDERS_FILE, ids=listed(unknown),
        )  # fmt: skip
        findings.append(warning("borders", "regions", "id", unknown, message, _IDS))
    if without:
        message = sentence(
            "{file} has no shape of these regions: {ids}. They are missing on the map with "
            "borders.",
            file=BORDERS_FILE, ids=listed(without),
        )  # fmt: skip
        findings.append(warning("borders", "regions", "id", without, message, _IDS))
    return (replace(borders, shapes=kept) if kept else None), findings


def unreadable_borders(reason: Sentence) -> Finding:
    """Say why a file of borders cannot be used."""
    message = sentence("{file} cannot be used: {reason}", file=BORDERS_FILE, reason=reason)
    return warning("borders", "regions", "", (), message, _SAVE)


def _features(content: bytes) -> tuple[list[object], str]:
    """Return the features of a GeoJSON file, and what it says about its source."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _UnusableError(sentence("it is not JSON in UTF-8.")) from None
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise _UnusableError(sentence("it is not a GeoJSON FeatureCollection."))
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise _UnusableError(sentence("it has no features."))
    source = found.get("source")
    return features, storable(source) if isinstance(source, str) else ""


def _id_of(feature: object) -> str:
    """Return a feature's region id, of its property ``id`` or its own; empty without one."""
    if not isinstance(feature, dict):
        return ""
    properties = feature.get("properties")
    inner = properties.get("id") if isinstance(properties, dict) else None
    for value in (inner, feature.get("id")):
        if isinstance(value, str) and value.strip():
            return storable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def _polygons(feature: object) -> tuple[Polygon, ...]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in _SHAPES:
        raise _UnusableError(sentence("its shape is neither Polygon nor MultiPolygon."))
    parts = geometry.get("coordinates")
    try:
        listed_parts: Any = parts if geometry["type"] == "MultiPolygon" else [parts]
        polygons = tuple(tuple(_ring(ring) for ring in polygon) for polygon in listed_parts)
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise _UnusableError(sentence("its coordinates cannot be read.")) from None
    if not polygons or not all(polygons):
        raise _UnusableError(sentence("it has no coordinates."))
    return polygons


def _ring(points: Any) -> Ring:
    ring = tuple(_points(points))
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError("a ring has four points at least, the last of them the first again")
    return ring


def _points(points: Any) -> Iterator[tuple[float, float]]:
    for point in points:
        east, north = float(point[0]), float(point[1])
        if not (math.isfinite(east) and abs(east) <= 180 and abs(north) <= 90):
            raise _UnusableError(sentence("its coordinates are not degrees."))
        yield east, north


def _features_left_out(reasons: list[str]) -> Finding:
    told = reasons[:_MOST_TOLD] + ["…"] * (len(reasons) > _MOST_TOLD)
    message = sentence(
        "These features of {file} cannot be used: {reasons}",
        file=BORDERS_FILE, reasons=" ".join(told),
    )  # fmt: skip
    return warning("borders", "regions", "", (), message, _SAVE)
