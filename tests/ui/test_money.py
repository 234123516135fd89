"""The plan of the present view: near the one before, and the same when it is asked again."""

from __future__ import annotations

from tests.ui.app import chart_records, open_app

SEEN = "plan_seen_uzbekistan"


def funded(app) -> list[tuple[str, str]]:
    return [(item["name"], item["amount"]) for item in chart_records(app, 0, "size")]


def test_the_same_question_has_the_same_plan_whatever_was_seen_between():
    app = open_app("joint_ventures")
    first = funded(app)
    app.run()
    assert funded(app) == first
    seen = dict(app.session_state[SEEN]["seen"])
    app.slider(key="widget_budget_uzbekistan").set_value(95).run()
    assert app.session_state[SEEN]["before"] == seen
    app.slider(key="widget_budget_uzbekistan").set_value(100).run()
    assert app.session_state[SEEN]["seen"].keys() == seen.keys()


def test_a_small_move_of_a_slider_that_changes_no_shortlist_changes_no_venture():
    app = open_app("joint_ventures")
    first = funded(app)
    app.slider(key="w_uzbekistan_students").set_value(51.0).run()
    assert funded(app) == first


def test_a_case_without_a_ranking_still_has_a_plan_where_the_ranking_has_no_say():
    app = open_app("joint_ventures", role="none")
    for slider in app.slider:
        if slider.key.startswith("w_"):
            slider.set_value(0.0)
    app.run()
    assert not app.exception
    assert funded(app)
