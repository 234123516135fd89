"""Running the app's script without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.model import Case
from mcda.case.read import read_case
from mcda.case.write import write_folder

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "mcda" / "ui" / "main.py"
PATIENCE = 300  # seconds that a machine with every core busy may take


def open_app(page: str = "ranking", **address: str | list[str]) -> AppTest:
    """Open a page with an address."""
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page != "ranking":
        app.switch_page(f"views/{page}.py").run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def open_own(
    case: Case, shelf: Path, patch: pytest.MonkeyPatch, page: str = "ranking", **address: str
) -> AppTest:
    """Put a case on the shelf beside the bundled ones, and open a page with it; its key is own."""
    write_folder(case, shelf / "own")
    patch.setenv("MCDA_CASES", str(shelf))
    return open_app(page, case="own", **address)


def save_scenario(app: AppTest, name: str) -> None:
    """Save the present view of Uzbekistan as a scenario, and go to Joint ventures."""
    app.switch_page("views/ranking.py").run()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.text_input(key="scenario_name_uzbekistan").set_value(name).run()
    app.button(key="save_scenario").click().run()
    app.switch_page("views/joint_ventures.py").run()


def run_script(script: Callable[..., None], **given: object) -> AppTest:
    """Run a script of a test's own, which imports in its body what it needs."""
    return AppTest.from_function(script, default_timeout=PATIENCE, kwargs=given).run()


def bundled_case() -> Case:
    case = read_case(ROOT / "data" / "uzbekistan").case
    assert case is not None
    return case


def present(widgets: Iterable[Any], name: str) -> Any:
    """Return the one of these widgets that shows a value now: its key tells changes apart."""
    return next(item for item in widgets if re.fullmatch(rf"{name}(_\d+)?", item.key or ""))


def html(app: AppTest) -> str:
    """Return all of the page's own HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))


def sent(app: AppTest, name: str) -> dict[str, Any]:
    """Return what the component got that is told this; the live ranking has "names"."""
    told = [json.loads(item.proto.json or "null") for item in app.get("bidi_component")]
    data: dict[str, Any] = next(item for item in told if item and name in item)
    return data


def chart_records(app: AppTest, chart: int, *fields: str) -> list[dict[str, Any]]:
    """Return the records, of the page's n-th chart, of the first data set that has all fields."""
    for dataset in app.get("vega_lite_chart")[chart].proto.datasets:
        frame = pa.ipc.open_stream(dataset.data.data).read_pandas()
        if set(fields) <= set(frame.columns):
            return list(frame.to_dict("records"))
    raise AssertionError(f"no data set of chart {chart} holds {fields}")
