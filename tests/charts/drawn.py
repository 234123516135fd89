"""Small results to draw, and the checks that every picture must pass."""

from __future__ import annotations

import json
from functools import cache

import altair as alt

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.charts.palette import MEANINGS
from mcda.charts.picture import Picture
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.hostile import hostile_case


@cache
def small() -> tuple[Case, Ranking, Plan]:
    case = hostile_case()
    ranking = rank(case, default_scenario(case))
    return case, ranking, allocate(case, ranking)


def _formats(part: object) -> list[object]:
    """Return all number formats within a drawing."""
    if isinstance(part, dict):
        own = [part["format"]] if "format" in part else []
        return own + [found for value in part.values() for found in _formats(value)]
    return [found for value in part for found in _formats(value)] if isinstance(part, list) else []


def assert_complete(picture: Picture) -> None:
    """Assert that the picture is valid Vega-Lite, and that its rows are all that it names."""
    text = json.dumps(picture.drawing)
    for colour in ("#", "rgb("):
        assert colour not in text, "a drawing names meanings, never colours"
    assert '%"' not in json.dumps(_formats(picture.drawing)), "0.9996 would read 100 %: write it"
    datasets = dict(picture.drawing.get("datasets", {})) | {
        name: list(records) for name, records in picture.rows.items()
    }
    alt.LayerChart.from_dict({**picture.drawing, "datasets": datasets}, validate=True)
    layers = [picture.drawing, *picture.drawing["layer"]]
    named = {layer["data"]["name"] for layer in layers if "data" in layer}
    assert named == set(datasets)
    for records in datasets.values():
        for record in records:
            for field in ("meaning", "text", "line"):
                assert record.get(field, MEANINGS[0]) in MEANINGS
