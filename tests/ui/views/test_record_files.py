"""Files of the page Record: the same, to the byte, as ``report`` makes of the saved work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from mcda.cli import main
from mcda.report.formats import FORMATS
from tests.ui.app import open_app

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


@pytest.mark.parametrize("clicks", [work_first, money_first, moved_before, changed_by_vikor])
def test_the_room_and_the_command_line_make_the_same_files(files, tmp_path: Path, clicks) -> None:
    app = clicks()
    assert not app.exception
    work = tmp_path / "work.xlsx"
    work.write_bytes(files["save_work"]())
    for ending in FORMATS:
        again = tmp_path / f"again{ending}"
        assert main(["report", str(work), "--out", str(again)]) == 0
        assert files[f"file{ending.replace('.', '_')}"]() == again.read_bytes(), ending
