"""What was taken on the screen: kept by every page, told, let go of with one click."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.allocation.asked import Asked
from mcda.case.model import Taken
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.exports import plan_csv
from mcda.ui.components import ventures_taken
from mcda.ui.components.money_pictures import money_offers
from tests.allocation.instances import twins
from tests.ui.app import bundled_case, html, open_app, open_own, save_scenario
from tests.ui.components.test_saved_work import said
from tests.ui.components.test_ventures_wishes import funded


@pytest.fixture
def app() -> AppTest:
    app = open_app("joint_ventures")
    app.session_state["plan_details"] = "What if"
    app.run()
    return app


def fractions(app: AppTest, case: str = "uzbekistan") -> dict[str, float]:
    return app.session_state[f"plan_seen_{case}"]["seen"]


def test_a_wish_that_is_taken_rules_every_page_until_it_is_let_go(app: AppTest) -> None:
    case = bundled_case()
    before = fractions(app)
    venture = funded(app, case)
    name = next(project.name for project in case.projects if project.id == venture)
    app.selectbox(key=f"wish_venture_{case.id}_out").set_value(venture).run()
    app.button(key="add_wish").click().run()
    app.button(key="take_wishes").click().run()
    assert not app.exception
    told = f"The plan leaves out {name}, as was wished."
    assert told in said(app)
    assert "Without that its value would be" in said(app)
    assert "Nothing is wished yet" in said(app)
    assert "1 change not saved" in said(app)
    assert venture not in fractions(app)
    app.slider(key="widget_budget_uzbekistan").set_value(90).run()
    assert venture not in fractions(app)
    assert told in said(app)
    app.switch_page("views/record.py").run()
    app.text_area(key="decision_why").set_value("Not before the road is built")
    app.button(key="record_decision").click().run()
    assert not app.exception
    (decision,) = app.session_state["decisions_uzbekistan"]
    assert told in decision.seen
    assert venture not in decision.plan
    app.switch_page("views/joint_ventures.py").run()
    app.slider(key="widget_budget_uzbekistan").set_value(100).run()
    app.button(key="let_go_0").click().run()
    assert told not in said(app)
    assert fractions(app) == pytest.approx(before)
    app.switch_page("views/record.py").run()
    assert "what was taken" in said(app)
    app.button(key="show_decision").click().run()
    app.switch_page("views/joint_ventures.py").run()
    assert told in said(app)
    assert venture not in fractions(app)
    assert ventures_taken.draw_taken.__doc__


def test_several_are_taken_and_each_is_let_go(app: AppTest) -> None:
    case = bundled_case()
    first, second = [name for name, y in fractions(app).items() if y > 0.99][:2]
    for venture in (first, second):
        app.selectbox(key=f"wish_venture_{case.id}_out").set_value(venture).run()
        app.button(key="add_wish").click().run()
        app.button(key="take_wishes").click().run()
    both = fractions(app)
    assert not {first, second} & set(both)
    app.button(key="let_go_all").click().run()
    assert "2 rules that were taken were let go." in said(app)
    app.button(key="way_back_rules_uzbekistan").click().run()
    assert fractions(app) == both
    assert "were let go" not in said(app)
    app.button(key="let_go_0").click().run()
    assert first in fractions(app)
    assert second not in fractions(app)
    app.button(key="let_go_0").click().run()
    assert "Let go" not in [button.label for button in app.button]


def test_of_equally_good_plans_that_of_before_comes_back_once_all_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_own(twins(), tmp_path, monkeypatch, "joint_ventures")
    app.session_state["plan_seen_own"] = {"asked": None, "before": {}, "seen": {"Dairy": 1.0}}
    app.session_state["plan_details"] = "What if"
    app.run()
    app.selectbox(key="wish_venture_own_out").set_value("Dairy").run()
    app.button(key="add_wish").click().run()
    app.button(key="take_wishes").click().run()
    assert list(fractions(app, "own")) == ["Mill"]
    app.button(key="let_go_0").click().run()
    assert list(fractions(app, "own")) == ["Dairy"]


def test_what_can_hold_no_longer_is_told_and_let_go(app: AppTest) -> None:
    case = bundled_case()
    venture = funded(app, case)
    app.session_state[f"taken_{case.id}"] = (Taken("in", venture),)
    app.run()
    assert "out in full, as was wished." in said(app)
    app.slider(key="widget_budget_uzbekistan").set_value(0).run()
    assert not app.exception
    assert "What was taken can hold no longer" in said(app)
    assert "No plan keeps all rules at once with what was taken" in said(app)
    app.switch_page("views/ranking.py").run()
    assert not app.exception
    app.switch_page("views/record.py").run()
    assert not app.exception
    app.switch_page("views/joint_ventures.py").run()
    app.button(key="let_go_0").click().run()
    assert not app.exception
    assert "can hold no longer" not in said(app)


def test_a_plan_from_beside_is_taken_as_it_is(app: AppTest) -> None:
    save_scenario(app, "First view")
    first = fractions(app)
    app.session_state["plan_details"] = "What if"
    app.run()
    app.selectbox(key="widget_role_uzbekistan").set_value("none").run()
    assert fractions(app) != pytest.approx(first)
    app.selectbox(key="wish_beside_uzbekistan").set_value("s1").run()
    app.button(key="take_other").click().run()
    assert not app.exception
    assert "The plan is one that was taken as it was" in said(app)
    assert fractions(app) == pytest.approx(first, abs=1e-5)
    app.button(key="let_go_0").click().run()
    assert fractions(app) != pytest.approx(first)
    app.slider(key="widget_budget_uzbekistan").set_value(0).run()
    assert "cannot be kept as it is; the scenario it comes from can be gone back to" in said(app)
    assert "take_other" not in [button.key for button in app.button]


def test_a_case_with_a_table_taken_opens_to_the_plan_that_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: AppTest
) -> None:
    venture = funded(app, bundled_case())
    case = replace(bundled_case(), taken=(Taken("out", venture),))
    ruled = open_own(case, tmp_path, monkeypatch, "joint_ventures")
    assert venture not in fractions(ruled, "own")
    assert "not saved" not in html(ruled)
    ruled.button(key="let_go_0").click().run()
    assert venture in fractions(ruled, "own")
    assert "1 change not saved" in html(ruled)


def test_a_clash_offers_choices_that_were_tried_and_each_is_let_go(app: AppTest) -> None:
    case = bundled_case()
    ranked = rank(case, default_scenario(case))
    plan = Asked().question(case, ranked).plan()
    barred = next(part.project for part in plan.projects if not part.eligible)
    app.session_state[f"taken_{case.id}"] = (Taken("in", barred),)
    app.run()
    assert "What was taken can hold no longer" in said(app)
    assert "Let the ranking have no say in the money; the plan is then worth" in said(app)
    app.button(key=role_opening(app)).click().run()
    assert not app.exception
    assert app.query_params["role"] == "none"
    assert barred in fractions(app)
    assert "The ranking has no say in the money, as was taken" in said(app)
    app.button(key="bring_back_role").click().run()
    assert "role" not in app.query_params
    assert "What was taken can hold no longer" in said(app)


def test_reasons_and_pictures_know_what_was_taken_and_page_files_say_it(app: AppTest) -> None:
    """Two ventures go ahead side by side: nothing may say that only one of them may."""
    case = bundled_case()
    taken = (Taken("excludes", "AGR-JI-TO-TK,AGR-JI-TO"),)
    app.session_state[f"taken_{case.id}"] = taken
    app.session_state["plan_details"] = "Why not"
    app.run()
    app.selectbox(key="widget_asked_region_uzbekistan").set_value("UZ-JI").run()
    held_back = "Jizzakh – Tashkent region is funded, and only one of the two may be"
    assert "It gets" in said(app)
    assert held_back not in said(app)
    app.switch_page("views/ranking.py").run()
    app.session_state["ranking_details"] = "Region card"
    app.run()
    app.selectbox(key=card(app)).set_value("UZ-JI").run()
    assert "Why each gets this much" in said(app)
    assert held_back not in said(app)
    asked = Asked(taken=taken)
    ranked = rank(case, default_scenario(case))
    plan = asked.question(case, ranked).plan()
    side_by_side = "go ahead side by side, as was taken."
    assert side_by_side in plan_csv(case, plan, ranked).decode("utf-8")
    for offer in money_offers(case, asked.case_of(case), plan):
        assert side_by_side in " ".join(map(str, offer.about))


def card(app: AppTest) -> str:
    """Return the key of the choice of a region on the card."""
    return next(box.key for box in app.selectbox if str(box.key).startswith("widget_card"))


def role_opening(app: AppTest) -> str:
    """Return the key of the button beside "no say"."""
    told = [element.proto.body for element in app.get("html")]
    rows = [body for body in told if "the plan is then worth" in body]
    place = next(i for i, body in enumerate(rows) if "no say in the money" in body)
    return f"opening_{place}"
