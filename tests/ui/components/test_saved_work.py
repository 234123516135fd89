from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.model import Case, Decision, FigureEdit, SavedScenario
from mcda.case.read import read_workbook_bytes
from mcda.case.record import NOW
from mcda.ranking.saved import rank_saved
from mcda.ui import unsaved
from mcda.ui.unsaved import workbook
from tests.hostile import HOSTILE, hostile_case
from tests.ui.app import html, open_app, sent

POINTS = {"first": 10.0, "second": 90.0}


@pytest.fixture
def saved() -> Case:
    """The hostile case as its file looks after work was saved."""
    view = SavedScenario(
        NOW, "View when saved", normalization="vector", shortlist_size=2, without=("R5",),
        role="none", budget_scale=1.5, programme_scales=("N:0.8",), locked=("second",),
        points=POINTS,
    )  # fmt: skip
    other = SavedScenario("s1", "Before lunch", points={"first": 50.0})
    edits = (FigureEdit("R2", "first", 99.0, "counted anew"),)
    return replace(hostile_case(), edits=edits, scenarios=(other, view))


def said(app: AppTest) -> str:
    return unescape(html(app))


def bring(app: AppTest, name: str, content: bytes) -> AppTest:
    app.button(key="open_file").click().run()
    app.file_uploader(key="own_file").set_value((name, content, "application/octet-stream")).run()
    app.button(key="open_own").click().run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def decide(app: AppTest, why: str) -> None:
    app.text_area(key="decision_why").set_value(why)
    app.button(key="record_decision").click().run()
    assert not app.exception, [item.value for item in app.exception]


def work_saved(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return what Save work holds; AppTest cannot read a download."""
    kept: list[Case] = []
    make = unsaved.saved_case
    with monkeypatch.context() as patch:
        patch.setattr(unsaved, "saved_case", lambda room: kept.append(make(room)) or kept[-1])
        app.run()
    return workbook(kept[-1])


def test_saved_work_comes_back_as_it_was_left(saved: Case) -> None:
    app = bring(open_app(), "saved.xlsx", workbook(saved))
    assert [app.slider(key=f"w_hostile_{item}").value for item in POINTS] == [10.0, 90.0]
    assert app.slider(key="w_hostile_second").disabled
    assert app.number_input(key="widget_shortlist_hostile").value == 2
    assert app.multiselect(key="widget_without_hostile").value == ["R5"]
    assert app.query_params["normalization"] == "vector"
    assert app.query_params["role"] == "none"
    assert app.query_params["budget"] == "150"
    assert app.query_params["programme_budget"] == "N:80"
    assert "not saved" not in said(app)
    app.switch_page("views/regions.py").run()
    assert "counted anew" in said(app)
    assert "now 99" in said(app)
    assert HOSTILE.replace("<i>", "&lt;i&gt;") in html(app)


def test_saved_scenarios_come_back(saved: Case) -> None:
    app = bring(open_app(), "saved.xlsx", workbook(saved))
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    assert app.selectbox(key="scenario_hostile").options == ["Before lunch", "View when saved"]


def test_figures_scenarios_and_limits_are_counted_until_they_are_saved() -> None:
    app = open_app()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    assert "not saved" not in said(app)
    app.text_input(key="scenario_name_uzbekistan").set_value("A").run()
    app.button(key="save_scenario").click().run()
    assert "1 change not saved" in said(app)
    app.session_state["kept_uzbekistan_limits"] = ("students:minimum:10",)
    app.run()
    assert "2 changes not saved" in said(app)
    app.switch_page("views/regions.py").run()
    (field,) = [item for item in app.text_input if item.key.startswith("edit_value_")]
    field.set_value("7")
    app.button(key="edit_change_uzbekistan").click().run()
    assert "3 changes not saved" in said(app)
    app.button(key="undo_all_uzbekistan").click().run()
    assert "2 changes not saved" in said(app)
    app.download_button(key="save_work").click().run()
    assert not app.exception
    assert "not saved" not in said(app)


def test_a_recorded_decision_is_one_change_with_the_view_it_rests_on() -> None:
    app = open_app()
    app.session_state["decisions_uzbekistan"] = [Decision("D1", "2026-11-23", scenario="D1")]
    app.session_state["scenarios_uzbekistan"] = [SavedScenario("D1", "Decided")]
    app.run()
    assert "1 change not saved" in said(app)


def test_a_table_that_was_confirmed_here_is_not_saved_yet() -> None:
    app = bring(open_app(), "table.csv", b"Region;Exports\nNorth;1\nSouth;2\n")
    assert "1 change not saved" in said(app)
    app.download_button(key="save_work").click().run()
    assert "not saved" not in said(app)


def test_a_link_made_before_work_was_saved_fits_the_saved_file(saved: Case) -> None:
    app = bring(open_app(), "mine.xlsx", workbook(hostile_case()))
    version = app.query_params["v"]
    app = bring(
        open_app(case="hostile", v=version, w_hostile_first="77"), "saved.xlsx", workbook(saved)
    )
    assert app.query_params["v"] == version
    assert app.slider(key="w_hostile_first").value == 77.0
    assert app.slider(key="w_hostile_second").value == 50.0
    assert "The case has changed" not in said(app)


def test_saved_work_opened_beside_its_case_has_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app("record")
    decide(app, "It leads.")
    content = work_saved(app, monkeypatch)
    app = bring(open_app("record"), "work.xlsx", content)
    assert app.session_state["case"] == "uzbekistan_2"
    assert "The shortlist is the same." in said(app)
    assert "changed since" not in said(app)


def test_a_link_fits_saved_work_that_is_called_otherwise(saved: Case) -> None:
    version = bring(open_app(), "mine.xlsx", workbook(hostile_case())).query_params["v"]
    other = replace(saved, settings=replace(saved.settings, id="my_copy"))
    app = bring(
        open_app(case="hostile", v=version, w_hostile_first="77"), "saved.xlsx", workbook(other)
    )
    assert app.slider(key="w_my_copy_first").value == 77.0
    assert "has changed since" not in said(app)


def test_a_file_opened_again_after_changes_does_not_undo_them(saved: Case) -> None:
    app = bring(open_app(), "saved.xlsx", workbook(saved))
    app.switch_page("views/regions.py").run()
    app.button(key="undo_all_hostile").click().run()
    assert "1 change not saved" in said(app)
    bring(app, "saved.xlsx", workbook(saved))
    assert app.session_state["case"] == "hostile_2"
    assert "now 99" in said(app)
    bring(app, "saved.xlsx", workbook(saved))
    assert app.session_state["case"] == "hostile_2"


def test_a_scenario_keeps_its_limits_when_others_are_saved_as_the_cases_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_app()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.text_input(key="scenario_name_uzbekistan").set_value("No limit").run()
    app.button(key="save_scenario").click().run()
    app.session_state["kept_uzbekistan_limits"] = ("students:minimum:25",)
    content = work_saved(app, monkeypatch)
    case = read_workbook_bytes("work.xlsx", content).case
    assert case is not None
    other, now = case.scenarios
    assert (other.limits, now.limits) == (("students:minimum:",), ())
    assert len(rank_saved(case, other).regions) == len(case.regions)
    limited = len(rank_saved(case, now).regions)
    assert limited < len(case.regions)
    app = bring(open_app(), "work.xlsx", content)
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    ranks = app.dataframe[0].value
    assert ranks["No limit"].notna().sum() == len(case.regions)
    assert ranks["Now"].notna().sum() == limited


def test_a_decision_with_limits_is_shown_again_with_them() -> None:
    app = open_app("record", limits=["students:minimum:25"])
    decide(app, "It leads.")
    assert "The shortlist is the same." in said(app)
    app.session_state["kept_uzbekistan_limits"] = ()
    app.run()
    assert "Also changed: limits." in said(app)
    app.button(key="show_decision").click().run()
    assert app.query_params["limits"] == "students:minimum:25"


def guarded(app: AppTest) -> dict[str, object]:
    """Return what the browser knows of what would be lost."""
    return sent(app, "unsaved")


def test_the_browser_is_told_on_every_page_whether_to_ask_before_leaving() -> None:
    app = open_app()
    assert (guarded(app)["unsaved"], guarded(app)["added"]) == (0, False)
    app.session_state["scenarios_uzbekistan"] = [SavedScenario("s1", "A")]
    for page in ("regions", "how_sure", "joint_ventures", "record"):
        app.switch_page(f"views/{page}.py").run()
        assert (guarded(app)["unsaved"], guarded(app)["added"]) == (1, True)
    app.session_state["case"] = "kazakhstan"
    app.run()
    assert guarded(app)["unsaved"] == 1, "work on a case that is not open would be lost as well"
    app.session_state["case"] = "uzbekistan"
    app.query_params["present"] = "1"
    app.run()
    assert guarded(app)["unsaved"] == 1
