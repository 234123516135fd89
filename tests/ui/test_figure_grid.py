from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.ui.app import bundled_case, html, open_app


@pytest.fixture
def app() -> AppTest:
    app = open_app("regions")
    app.session_state["grid_open_uzbekistan"] = True
    app.run()
    return app


def editor(app: AppTest) -> Any:
    (found,) = [item for item in app.dataframe if "-figures_uzbekistan_" in item.proto.id]
    return found


def generation(app: AppTest) -> int:
    return int(editor(app).proto.id.rpartition("_")[2])


def write(app: AppTest, cells: dict[tuple[str, str], float | None]) -> None:
    """Send what a browser sends when cells were written: all that the widget has been told."""
    rows: dict[str, dict[str, float | None]] = {}
    regions = [region.id for region in bundled_case().regions]
    for (region, criterion), value in cells.items():
        rows.setdefault(str(regions.index(region)), {})[criterion] = value
    told = json.dumps({"edited_rows": rows, "added_rows": [], "deleted_rows": []})
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=editor(app).proto.id, string_value=told))
    app._run(states)
    assert not app.exception, [item.value for item in app.exception]


def said(app: AppTest) -> str:
    return unescape(html(app))


def test_cells_written_in_the_table_are_changes_one_after_another(app: AppTest) -> None:
    first = {("UZ-AN", "grp_per_head"): 5000.0}
    write(app, first)
    assert "Andijan</b>, GRP per head: published" in said(app)
    write(app, {**first, ("UZ-BU", "grp_per_head"): 6000.0, ("UZ-BU", "students"): None})
    assert "3 changes not saved" in said(app)
    assert "now 6,000" in said(app)
    assert "now no figure" in said(app)
    assert generation(app) == 0
    write(app, first)
    assert "1 change not saved" in said(app)


def test_the_published_figure_written_back_is_no_change(app: AppTest) -> None:
    published = bundled_case().region("UZ-AN").figure("grp_per_head")
    write(app, {("UZ-AN", "grp_per_head"): 5000.0})
    write(app, {("UZ-AN", "grp_per_head"): published})
    assert "No figure is changed" in said(app)


def test_undo_begins_a_new_table_that_keeps_the_other_changes(app: AppTest) -> None:
    write(app, {("UZ-AN", "grp_per_head"): 5000.0, ("UZ-BU", "grp_per_head"): 6000.0})
    app.button(key="undo_uzbekistan_UZ-AN_grp_per_head").click().run()
    assert generation(app) == 1
    frame = editor(app).value.set_index("_name")
    published = bundled_case().region("UZ-AN").figure("grp_per_head")
    assert frame.loc["Andijan", "grp_per_head"] == published
    assert frame.loc["Bukhara", "grp_per_head"] == 6000.0
    write(app, {("UZ-NW", "grp_per_head"): 7000.0})
    assert "2 changes not saved" in said(app)


def test_a_change_made_in_the_form_stands_in_the_table(app: AppTest) -> None:
    write(app, {("UZ-BU", "grp_per_head"): 6000.0})
    app.selectbox(key="edit_region_uzbekistan").set_value("UZ-AN")
    app.selectbox(key="edit_criterion_uzbekistan").set_value("grp_per_head").run()
    (field,) = [item for item in app.text_input if item.key.startswith("edit_value_")]
    field.set_value("5000")
    app.button(key="edit_change_uzbekistan").click().run()
    frame = editor(app).value.set_index("_name")
    assert generation(app) == 1
    assert list(frame.loc[["Andijan", "Bukhara"], "grp_per_head"]) == [5000.0, 6000.0]


def test_another_sector_in_focus_begins_a_new_table(app: AppTest) -> None:
    write(app, {("UZ-BU", "grp_per_head"): 6000.0})
    before = editor(app).value["specialization"].tolist()
    app.selectbox(key="widget_sector_uzbekistan").set_value("Clothing").run()
    assert generation(app) == 1
    assert editor(app).value["specialization"].tolist() != before
    write(app, {("UZ-NW", "grp_per_head"): 7000.0})
    assert "2 changes not saved" in said(app)


@pytest.mark.parametrize("told", [{"999": {"grp_per_head": 1}}, {"0": {"nothing": 1}}])
def test_cells_that_the_table_does_not_have_are_passed_over(
    app: AppTest, told: dict[str, dict[str, float]]
) -> None:
    states = app._tree.get_widget_states()
    text = json.dumps({"edited_rows": told, "added_rows": [], "deleted_rows": []})
    states.widgets.append(WidgetState(id=editor(app).proto.id, string_value=text))
    app._run(states)
    assert "not saved" not in said(app)
