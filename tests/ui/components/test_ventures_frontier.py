"""The tab Equity: plans of the frontier, one of them taken and let go again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ui.components import ventures_frontier
from tests.ui.app import html, open_app, present


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(ventures_frontier, "POINTS", 3)
    app = open_app("joint_ventures")
    app.session_state["plan_details"] = "Equity"
    app.run()
    assert not app.exception
    return app


def test_the_frontier_says_what_equity_costs(app: AppTest) -> None:
    page = html(app)
    assert "Of the 12 regions that a plan can give money to, the smallest amount can rise" in page
    assert "The most that those with least within reach can get is" in page
    assert "Looking at the 3 regions within reach with least together" in page
    for measure in ("Gini", "Hoover", "Jain"):
        assert measure in page
    assert ventures_frontier.draw_equity.__doc__


def test_a_plan_of_the_frontier_is_taken_and_let_go(app: AppTest) -> None:
    before = app.session_state["plan_seen_uzbekistan"]["seen"]
    choice = app.selectbox(key="frontier_plan_region_head")
    assert len(choice.options) == 3
    assert app.button(key="take_floor").disabled, "the first plan is the one that stands"
    choice.set_value(2).run()
    assert not app.button(key="take_floor").disabled
    app.button(key="take_floor").click().run()
    assert not app.exception
    page = html(app)
    assert "The plan keeps at least" in page
    assert "per million inhabitants for every region" in page
    assert "unsaved" in page or "not saved" in page
    assert app.session_state["plan_seen_uzbekistan"]["seen"] != before
    app.selectbox(key="frontier_plan_region_head").set_value(0).run()
    assert not app.button(key="take_floor").disabled, "it lets go of the floor"
    app.button(key="let_go_0").click().run()
    assert "The plan keeps at least" not in html(app)
    assert app.session_state["plan_seen_uzbekistan"]["seen"] == pytest.approx(before)


def test_a_floor_that_can_no_longer_be_kept_is_told_and_can_be_given_up(app: AppTest) -> None:
    app.selectbox(key="frontier_plan_region_head").set_value(2).run()
    app.button(key="take_floor").click().run()
    app.slider(key="widget_budget_uzbekistan").set_value(20).run()
    assert not app.exception
    assert "Give up the floor for those who get least." in html(app)
    bodies = [element.proto.body for element in app.get("html")]
    start = next(i for i, body in enumerate(bodies) if "Each of these alone lets" in body) + 1
    place = next(i for i, body in enumerate(bodies[start:]) if "Give up the floor" in body)
    app.button(key=f"repair_{place}").click().run()
    assert not app.exception
    assert "ventures take" in html(app)
    assert app.session_state["taken_uzbekistan"] == ()


def test_a_taken_plan_is_told_on_other_pages_and_comes_back_with_its_view(app: AppTest) -> None:
    app.selectbox(key="frontier_plan_region_head").set_value(2).run()
    app.button(key="take_floor").click().run()
    adopted = app.session_state["plan_seen_uzbekistan"]["seen"]
    told = app.session_state["taken_uzbekistan"]
    app.switch_page("views/record.py").run()
    assert not app.exception
    app.switch_page("views/ranking.py").run()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.text_input(key="scenario_name_uzbekistan").set_value("Fair").run()
    app.button(key="save_scenario").click().run()
    app.switch_page("views/joint_ventures.py").run()
    app.button(key="let_go_0").click().run()
    app.switch_page("views/ranking.py").run()
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.button(key="apply_scenario").click().run()
    assert app.session_state["taken_uzbekistan"] == told
    app.switch_page("views/joint_ventures.py").run()
    assert "The plan keeps at least" in html(app)
    assert app.session_state["plan_seen_uzbekistan"]["seen"] == pytest.approx(adopted, abs=1e-6)


def test_an_amount_for_every_region_is_typed_answered_and_taken(app: AppTest) -> None:
    app.get("button_group")[1].set_value("money").run()
    typed = present(app.number_input, "floor_typed_uzbekistan_region_money")
    typed.set_value(20.0).run()
    page = html(app)
    assert "20 bn UZS for the 12 regions within reach is possible: it costs " in page
    assert "Syrdarya cannot be reached: none of its 2 joint ventures may be funded." in page
    app.button(key="take_typed").click().run()
    assert "The plan keeps at least 20 bn UZS for every region" in html(app)
    present(app.number_input, "floor_typed_uzbekistan_region_money").set_value(200.0).run()
    page = html(app)
    assert "is not possible: the most that each of them can have is 33.4 bn UZS" in page
    assert "Khorezm stands in the way: no plan gives it more than 33.4 bn UZS" in page
