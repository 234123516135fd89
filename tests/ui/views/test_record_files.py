"""Files of the page Record: the same, to the byte, as ``report`` makes of the saved work."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from mcda.case.write import write_folder
from mcda.cli import main
from mcda.report.formats import FORMATS
from tests.allocation.instances import twins
from tests.ui.app import bundled_case, html, open_app

Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the download buttons of the last run would make, by their keys."""
    made: Files = {}
    draw = st.download_button

    def keep(label, data, *rest, key, **more):
        made[key] = data
        return draw(label, data, *rest, key=key, **more)

    monkeypatch.setattr(st, "download_button", keep)
    return made


def work_first() -> AppTest:
    return open_app("record")


def money_first() -> AppTest:
    app = open_app("joint_ventures")
    return app.switch_page("views/record.py").run()


def moved_before() -> AppTest:
    app = open_app("joint_ventures", budget="90")
    app.slider(key="widget_budget_uzbekistan").set_value(100).run()
    app.slider(key="w_uzbekistan_students").set_value(80.0).run()
    return app.switch_page("views/record.py").run()


def changed_by_vikor() -> AppTest:
    app = open_app("regions", method="vikor", without="UZ-TK")
    (field,) = [item for item in app.text_input if item.key.startswith("edit_value_")]
    field.set_value("7")
    app.button(key="edit_change_uzbekistan").click().run()
    app.switch_page("views/record.py").run()
    app.text_area(key="decision_why").set_value("It leads.").run()
    return app.button(key="record_decision").click().run()


def taken_before() -> AppTest:
    """Leave the first funded venture out, take that, then move the money and the ranking."""
    app = open_app("joint_ventures", role="none")
    app.session_state["plan_details"] = "What if"
    app.run()
    venture = next(iter(app.session_state["plan_seen_uzbekistan"]["seen"]))
    app.selectbox(key="wish_venture_uzbekistan_out").set_value(venture).run()
    app.button(key="add_wish").click().run()
    app.button(key="take_wishes").click().run()
    app.slider(key="widget_budget_uzbekistan").set_value(90).run()
    app.slider(key="w_uzbekistan_students").set_value(80.0).run()
    return app.switch_page("views/record.py").run()


# The workbook holds all that the other files tell.
@pytest.mark.parametrize(
    ("clicks", "endings"),
    [
        (work_first, [".xlsx"]),
        (money_first, [".xlsx"]),
        (moved_before, [".xlsx"]),
        (changed_by_vikor, FORMATS),
        (taken_before, FORMATS),
    ],
)
def test_the_room_and_the_command_line_make_the_same_files(
    files, tmp_path: Path, clicks, endings
) -> None:
    app = clicks()
    assert not app.exception
    work = tmp_path / "work.xlsx"
    work.write_bytes(files["save_work"]())
    for ending in endings:
        again = tmp_path / f"again{ending}"
        assert main(["report", str(work), "--out", str(again)]) == 0
        assert files[f"file{ending.replace('.', '_')}"]() == again.read_bytes(), ending
    if ".csv" in endings:
        again = tmp_path / "local.csv"
        assert main(["report", str(work), "--out", str(again), "--decimal", ","]) == 0
        assert files["file_csv_local"]() == again.read_bytes()


def test_saved_work_gives_the_plan_of_the_screen_on_the_command_line(
    files, tmp_path: Path, capsys
) -> None:
    app = taken_before()
    assert not app.exception
    work = tmp_path / "work.xlsx"
    work.write_bytes(files["save_work"]())
    assert main(["allocate", str(work), "--format", "json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    seen = app.session_state["plan_seen_uzbekistan"]["seen"]
    (rule,) = plan["taken"]
    assert (rule["kind"], rule["year"], rule["value"]) == ("out", None, None)
    assert rule["subject"] not in seen
    told = {part["project"]: part["fraction"] for part in plan["projects"] if part["fraction"] > 0}
    assert told == pytest.approx(seen, abs=1e-6)
    assert plan["role"] == "none"
    assert main(["allocate", str(work)]) == 0
    text = capsys.readouterr().out
    assert "The plan leaves out" in text
    assert "Without that its value would be" in text


def test_the_files_of_joint_ventures_tell_plans_that_are_as_good(
    files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(twins(), tmp_path / "twins")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    assert not open_app("joint_ventures", case="twins").exception
    told = "In place of Mill, Dairy could be funded with the same value."
    assert told in files["twins_plan_csv"]().decode("utf-8")
    local = files["twins_plan_csv_local"]().decode("utf-8-sig")
    assert told in local
    assert local.startswith("Joint venture;Name;Sector;")
    book = openpyxl.load_workbook(io.BytesIO(files["twins_plan_xlsx"]()))
    cells = (str(cell.value) for sheet in book for row in sheet for cell in row)
    assert any(told in text for text in cells)


def test_a_printed_card_a_saved_picture_and_the_money_say_that_a_figure_is_filled(
    files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = bundled_case()
    first, *others = case.regions
    known = {name: value for name, value in first.figures.items() if name != "students"}
    settings = replace(case.settings, missing="zone_median")
    regions = (replace(first, figures=known), *others)
    write_folder(replace(case, settings=settings, regions=regions), tmp_path / "gap")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app(case="gap")
    app.session_state["ranking_details"] = "Region card"
    app.run()
    app.button(key="pictures_ranking").click().run()
    for name in ("card_print_gap", "picture_ranking_svg"):
        told = re.sub("<[^>]*>|\\s+", " ", files[name]().decode("utf-8"))
        assert "One figure is filled with the median" in told, name
    app.switch_page("views/joint_ventures.py").run()
    assert "One figure is filled with the median" in html(app)
