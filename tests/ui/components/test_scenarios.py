from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.model import SavedScenario
from mcda.ranking.moves import moves
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ui.app import bundled_case, html, open_app, present


@pytest.fixture
def app() -> AppTest:
    app = open_app()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    return app


def save(app: AppTest, name: str) -> None:
    app.text_input(key="scenario_name_uzbekistan").set_value(name).run()
    app.button(key="save_scenario").click().run()
    assert not app.exception, [item.value for item in app.exception]


def test_a_view_is_saved_compared_and_gone_back_to(app: AppTest) -> None:
    assert "Nothing is saved yet" in html(app)
    save(app, "As published")
    app.slider(key="w_uzbekistan_grp_per_head").set_value(0.0)
    app.slider(key="w_uzbekistan_fruit_vegetable_exports").set_value(100.0)
    app.number_input(key="widget_shortlist_uzbekistan").set_value(3).run()
    frame = app.dataframe[0].value
    assert list(frame.columns) == ["Name", "Now", "As published"]
    assert list(frame["Now"]) != list(frame["As published"])
    assert "From “As published” to now: " in html(app)
    assert "1 change not saved" in html(app)
    app.button(key="apply_scenario").click().run()
    assert app.slider(key="w_uzbekistan_grp_per_head").value == 100.0
    assert present(app.number_input, "widget_shortlist_uzbekistan").value == 5
    assert "to now: The shortlist is the same." in html(app)


def test_who_moved_by_how_much_and_why_is_said(app: AppTest) -> None:
    save(app, "As published")
    app.slider(key="w_uzbekistan_grp_per_head").set_value(0.0)
    app.slider(key="w_uzbekistan_fruit_vegetable_exports").set_value(100.0).run()
    case = bundled_case()
    before = rank(case, default_scenario(case))
    points = before.scenario.points | {"grp_per_head": 0.0, "fruit_vegetable_exports": 100.0}
    found = moves(before, rank(case, replace(before.scenario, points=points)), 10)
    assert found
    for move in found:
        told = (
            f"{move.name}, from {move.before} to {move.after} ({move.places:+d}). {move.sentence}"
        )
        assert escape(told) in html(app)
    assert "Fruit and vegetable exports +" in html(app)
    assert "on average over them" in html(app)


def test_which_scenarios_stand_side_by_side_is_chosen(app: AppTest) -> None:
    beside = "beside_uzbekistan"
    save(app, "A")
    app.slider(key="w_uzbekistan_students").set_value(0.0).run()
    save(app, "B")
    assert present(app.multiselect, beside).value == ["", "s1", "s2"]
    assert list(app.dataframe[0].value.columns) == ["Name", "Now", "A", "B"]
    assert list(app.dataframe[1].value.columns) == ["Criterion", "Now", "A", "B"]
    app.selectbox(key="moved_from_uzbekistan").set_value("s2").run()
    assert "No region has another rank." in html(app)
    present(app.multiselect, beside).set_value(["s2", "s1"]).run()
    assert not app.exception
    assert list(app.dataframe[0].value.columns) == ["Name", "A", "B"]
    assert "From “A” to “B”: " in html(app)
    present(app.multiselect, beside).set_value(["s1"]).run()
    assert "Choose two or more" in html(app)
    assert len(app.dataframe) == 0


def test_other_limits_and_methods_are_named(app: AppTest) -> None:
    save(app, "A")
    app.session_state["kept_uzbekistan_limits"] = ("students:minimum:25",)
    app.session_state["kept_uzbekistan_method"] = "wsm"
    app.run()
    assert "Also changed: method and limits." in html(app)
    assert "Only TOPSIS says how much" in html(app)


def test_two_scenarios_cannot_have_one_name(app: AppTest) -> None:
    save(app, "A")
    app.text_input(key="scenario_name_uzbekistan").set_value(" A ").run()
    assert "There is a scenario with this name" in html(app)
    app.button(key="save_scenario").click().run()
    assert present(app.selectbox, "scenario_uzbekistan").options == ["A"]


def test_a_scenario_is_deleted(app: AppTest) -> None:
    save(app, "A")
    save(app, "B")
    present(app.selectbox, "scenario_uzbekistan").set_value("s2").run()
    app.button(key="drop_scenario").click().run()
    assert not app.exception
    assert present(app.selectbox, "scenario_uzbekistan").options == ["A"]


def test_a_deleted_scenario_can_be_brought_back_where_it_stood(app: AppTest) -> None:
    save(app, "A")
    save(app, "B")
    present(app.selectbox, "scenario_uzbekistan").set_value("s1").run()
    app.button(key="drop_scenario").click().run()
    assert "“A” was deleted." in html(app)
    app.button(key="bring_back").click().run()
    assert present(app.selectbox, "scenario_uzbekistan").options == ["A", "B"]
    assert "was deleted" not in html(app)
    app.button(key="drop_scenario").click().run()
    save(app, "C")
    assert "was deleted" not in html(app), "its id may have been given anew"


def test_a_scenario_is_renamed_in_one_click_and_never_to_another_ones_name(app: AppTest) -> None:
    save(app, "A")
    save(app, "B")
    present(app.selectbox, "scenario_uzbekistan").set_value("s1").run()
    app.text_input(key="rename_uzbekistan_s1_A").set_value(" Before  lunch ")
    app.button(key="rename").click().run()
    assert present(app.selectbox, "scenario_uzbekistan").options == ["Before lunch", "B"]
    assert list(app.dataframe[0].value.columns) == ["Name", "Now", "Before lunch", "B"]
    app.text_input(key="rename_uzbekistan_s1_Before lunch").set_value("B")
    app.button(key="rename").click().run()
    assert "There is a scenario with this name" in html(app)
    assert present(app.selectbox, "scenario_uzbekistan").options == ["Before lunch", "B"]


def test_scenarios_of_one_name_are_told_apart_without_their_ids(app: AppTest) -> None:
    rows = [SavedScenario(f"decision_d{number}", "Decision of 2026-11-30") for number in (1, 2)]
    app.session_state["scenarios_uzbekistan"] = rows
    app.run()
    told = ["Decision of 2026-11-30", "Decision of 2026-11-30 (2)"]
    assert present(app.selectbox, "scenario_uzbekistan").options == told
    assert present(app.multiselect, "beside_uzbekistan").options == ["Now", *told]
