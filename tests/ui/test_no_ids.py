"""Names are shown to people, never ids: every page and tab, read as they are sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.model import Case
from mcda.case.ventures import Impact, Limit
from mcda.case.write import write_folder
from tests.hostile import hostile_case
from tests.ui.app import html, open_app

ID = "zz"
IDS = (f"{ID}_", "ZZ-", "goalposts")
TABS = {
    "ranking": (
        "ranking_details",
        ("Table", "Why", "What would it take", "Region card", "Profiles", "Steps",
         "Other methods", "Weights", "Scenarios", "Not ranked"),
    ),
    "how_sure": (
        "how_sure_details",
        ("Safe ranges", "Who is ahead of whom", "Table, weights like these",
         "Table, whatever the weights", "Weights that put a region first",
         "If a region drops out", "Methods and normalizations"),
    ),
    "joint_ventures": (
        "plan_details",
        ("Why not", "Who pays", "By year", "Who with whom", "Roles",
         "What more would bring", "What if", "Equity", "How sure", "Agreements", "Table"),
    ),
    "regions": (
        "regions_details",
        ("Figures", "Criteria and formulas", "Sources", "Doubts"),
    ),
    "record": ("", ("",)),
}  # fmt: skip


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small case whose ids cannot be mistaken, and whose names do not hold them."""
    write_folder(_case(), tmp_path / "named")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))


def _case() -> Case:
    case = hostile_case()
    criteria = {"first": f"{ID}_crit_one", "second": f"{ID}_crit_two"}
    regions = tuple(
        replace(
            region, id=f"ZZ-R{n}", name=f"Region {n}", zone=("North",),
            figures={criteria[key]: value for key, value in region.figures.items()},
        )
        for n, region in enumerate(case.regions, 1)
    )  # fmt: skip
    return replace(
        case,
        settings=replace(
            case.settings, id="named", title="Named", question="", description="",
            illustrative="", money_unit="mn", sector_measure="output",
        ),
        regions=regions,
        criteria=tuple(
            replace(item, id=criteria[item.id], name=f"Measure {n}", unit="m", group="Growth",
                    formula="", source=(), description="")
            for n, item in enumerate(case.criteria, 1)
        ),
        presets=(),
        sectors=tuple(
            replace(row, region=region.id, sector="Food")
            for row, region in zip(case.sectors, regions)
        ),
        impacts=(Impact(id=f"{ID}_imp", name="Jobs", unit="persons", weight=1.0, reference=1.0),),
        projects=tuple(
            replace(
                item, id=f"ZZ-J{n}", name=f"Venture {n}", sector="Food",
                partners={f"ZZ-R{n}": 0.5, f"ZZ-R{n + 1}": 0.5}, impacts={f"{ID}_imp": 5.0 * n},
                requires=(), excludes=(), group="", source=(),
            )
            for n, item in enumerate(case.projects, 1)
        ),
        programmes=tuple(
            replace(item, id=f"ZZ-P{n}", name=f"Programme {n}", sectors=(), zones=(), source=())
            for n, item in enumerate(case.programmes, 1)
        ),
        limits=(Limit(scope="region", name="ZZ-R1", maximum=0.9, unit="share"),),
        zones=(), funds=(), groups=(), agreements=(), declared=(), sources=(), figures=(),
        acknowledged=(), scenarios=(), decisions=(),
    )  # fmt: skip


@pytest.mark.parametrize("page", TABS)
def test_no_id_is_shown_where_a_name_exists(named: None, page: str) -> None:
    app = open_app(page, case="named")
    key, tabs = TABS[page]
    for tab in tabs:
        if key:
            app.session_state[key] = tab
            app.run()
        assert not app.exception, (tab, [item.value for item in app.exception])
        found = sorted(
            {text for text in map(str, _shown(app)) if any(item in text for item in IDS)}
        )
        assert not found, (page, tab, found)


def _shown(app: AppTest) -> Iterator[str]:
    """Yield all that a person reads: texts, tables, widgets, and the words of charts."""
    tags = html(app)
    yield from unescape(_without_tags(tags)).splitlines()
    for kind in ("text", "caption", "markdown", "code"):
        yield from (item.value for item in app.get(kind))
    for frame in app.dataframe:
        if frame.proto.editing_mode == 0:
            yield from map(str, frame.value.columns)
            yield from frame.value.astype(str).to_numpy().ravel()
    for kind in ("selectbox", "multiselect", "radio", "slider", "button", "number_input"):
        for item in app.get(kind):
            yield item.label
            yield from getattr(item, "options", ())
    for chart in app.get("vega_lite_chart"):
        yield from _words(chart.proto)


def _without_tags(text: str) -> str:
    return "\n".join(part.partition(">")[2] for part in text.replace("<", "\n<").split("\n<"))


def _words(chart: Any) -> Iterator[str]:
    fields = set(_fields(json.loads(chart.spec)))
    for dataset in chart.datasets:
        frame = pa.ipc.open_stream(dataset.data.data).read_pandas()
        for name in fields & set(frame.columns):
            yield from frame[name].astype(str)


def _fields(part: Any, *, told: bool = False) -> Iterator[str]:
    """Yield the fields that a chart writes or says when it is pointed at."""
    if isinstance(part, list):
        for item in part:
            yield from _fields(item, told=told)
    elif isinstance(part, dict):
        if told and "field" in part:
            yield part["field"]
        for key, item in part.items():
            yield from _fields(item, told=told or key in ("tooltip", "text"))
