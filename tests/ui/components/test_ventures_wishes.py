"""The tab What if: wishes, what they cost, and plans side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from mcda.allocation.wishes import Wish
from mcda.case.model import Case, SavedScenario
from mcda.case.record import NOW
from mcda.ui.components import ventures_wishes
from mcda.ui.unsaved import workbook
from tests.ui.app import bundled_case, html, open_app, save_scenario
from tests.ui.components.test_saved_work import bring

KIND = "wish_kind_uzbekistan"


@pytest.fixture
def app() -> AppTest:
    app = open_app("joint_ventures")
    app.session_state["plan_details"] = "What if"
    app.run()
    assert not app.exception
    return app


def funded(app: AppTest, case: Case) -> str:
    fractions = app.session_state["plan_seen_uzbekistan"]["seen"]
    return next(item.id for item in case.projects if fractions.get(item.id, 0.0) > 0.99)


def test_a_venture_left_out_costs_value_until_the_wish_is_undone(app: AppTest) -> None:
    case = bundled_case()
    venture = funded(app, case)
    assert "Nothing is wished yet" in html(app)
    app.selectbox(key=f"wish_venture_{case.id}_out").set_value(venture).run()
    app.button(key="add_wish").click().run()
    assert not app.exception
    page = html(app)
    assert "This wish costs" in page
    assert "No longer funded" in page
    assert "The second plan is worth" in page
    assert ["Present plan", "With the wishes"] in [
        list(frame.value["Plan"]) for frame in app.dataframe if "Plan" in frame.value
    ]
    app.button(key="undo_wish_0").click().run()
    assert "Nothing is wished yet" in html(app)
    app.button(key="way_back_wishes_uzbekistan").click().run()
    assert "This wish costs" in html(app)
    assert "A wish was taken back." not in html(app)
    assert ventures_wishes.draw_wishes.__doc__


def test_amounts_and_budgets_are_wished_together(app: AppTest) -> None:
    case = bundled_case()
    venture = funded(app, case)
    app.selectbox(key=KIND).set_value("amount").run()
    app.selectbox(key=f"wish_venture_{case.id}_amount").set_value(venture).run()
    app.button(key="add_wish").click().run()
    assert "This wish costs nothing." in html(app)
    programme, year = case.programmes[0], case.years[0]
    app.selectbox(key=KIND).set_value("budget").run()
    field = f"wish_budget_{case.id}_{programme.id}_{year}"
    app.number_input(key=field).set_value(0.0)
    app.button(key="add_wish").click().run()
    assert not app.exception
    page = html(app)
    assert "These wishes cost" in page
    assert f"has 0 bn UZS in {year}." in page
    assert "Alone it costs" in page


def test_a_wish_that_cannot_be_fulfilled_is_explained(app: AppTest) -> None:
    case = bundled_case()
    venture = funded(app, case)
    app.selectbox(key=KIND).set_value("amount").run()
    app.selectbox(key=f"wish_venture_{case.id}_amount").set_value(venture).run()
    app.number_input(key=f"wish_amount_{case.id}_{venture}").set_value(1e6)
    app.button(key="add_wish").click().run()
    assert not app.exception
    page = html(app)
    assert "No plan fulfils this wish under the rules." in page
    assert "You asked that" in page


def test_a_saved_scenario_stands_beside(app: AppTest) -> None:
    save_scenario(app, "First view")
    app.session_state["plan_details"] = "What if"
    app.run()
    app.selectbox(key="widget_role_uzbekistan").set_value("none").run()
    app.selectbox(key="wish_beside_uzbekistan").set_value("s1").run()
    assert not app.exception
    assert "to “First view”" in html(app)


def test_wishes_are_work_that_is_saved_and_comes_back(app: AppTest) -> None:
    case = bundled_case()
    venture = funded(app, case)
    app.selectbox(key=f"wish_venture_{case.id}_out").set_value(venture).run()
    app.button(key="add_wish").click().run()
    app.run()
    assert "1 change not saved" in html(app)
    wishes = app.session_state[f"wishes_{case.id}"]
    points = {criterion.id: criterion.points for criterion in case.criteria}
    texts = tuple(wish.text for wish in wishes)
    row = SavedScenario(NOW, "View when saved", wishes=texts, points=points)
    file = workbook(replace(case, scenarios=(row,)))

    again = bring(open_app(), "saved.xlsx", file)
    again.switch_page("views/joint_ventures.py").run()
    again.session_state["plan_details"] = "What if"
    again.run()
    assert not again.exception
    key = again.session_state["case"]
    assert again.session_state[f"wishes_{key}"] == wishes
    assert "This wish costs" in html(again)
    assert "not saved" not in html(again)
    again.button(key="undo_wish_0").click().run()
    assert "1 change not saved" in html(again)


def test_the_saved_view_holds_the_wishes(app: AppTest) -> None:
    case = bundled_case()
    app.session_state[f"wishes_{case.id}"] = (
        Wish("budget", case.programmes[0].id, 7.5, case.years[0]),
        Wish("out", "gone"),
    )
    app.switch_page("views/ranking.py").run()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.text_input(key="scenario_name_uzbekistan").set_value("Mine").run()
    app.button(key="save_scenario").click().run()
    (row,) = app.session_state["scenarios_uzbekistan"]
    assert row.wishes == (f"budget:{case.programmes[0].id},{case.years[0]}:7.5",)
