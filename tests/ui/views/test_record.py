"""The page Record: decisions, what has changed since, and files."""

from __future__ import annotations

import pytest

from mcda.report.formats import FORMATS
from tests.ui.app import html, open_app, present, sent


@pytest.fixture
def app():
    return open_app("record")


def record(app, why="It leads in both.", who="The council"):
    app.text_input(key="decision_who").set_value(who)
    app.text_area(key="decision_why").set_value(why)
    return app.button(key="record_decision").click().run()


def said(app) -> str:
    return html(app).replace("&#x27;", "'")


def test_a_decision_needs_a_reason(app):
    app.text_input(key="decision_who").set_value("The council")
    app.button(key="record_decision").click().run()
    assert "No decision is recorded yet" in said(app)
    assert "a decision needs a reason" in said(app)
    assert app.text_input(key="decision_who").value == "The council"
    record(app)
    assert "a decision needs a reason" not in said(app)


def test_a_recorded_decision_stands_at_the_top_and_nothing_has_changed_since(app):
    record(app)
    assert "by The council: It leads in both." in said(app)
    assert "The shortlist is the same." in said(app)
    assert "The weights are the same." in said(app)
    assert "1 change not saved" in said(app)
    assert app.text_area(key="decision_why").value == ""


def test_what_is_typed_comes_with_the_click_that_records_it(app):
    """A field that told the server by itself when it is left would take the first click away."""
    button = app.button(key="record_decision").proto
    assert button.is_form_submitter
    fields = [
        app.text_input(key="decision_who"),
        app.text_input(key="decision_note"),
        app.text_area(key="decision_why"),
        app.date_input(key="decision_date"),
    ]
    assert {field.proto.form_id for field in fields} == {button.form_id}


def test_a_note_is_kept_with_the_decision(app):
    app.text_input(key="decision_note").set_value("Two  abstained.")
    record(app)
    (decision,) = app.session_state["decisions_uzbekistan"]
    assert decision.note == "Two abstained."
    assert app.text_input(key="decision_note").value == ""


def test_who_left_and_why_is_said_and_the_decision_can_be_shown_again(app):
    record(app)
    app.slider(key="w_uzbekistan_grp_per_head").set_value(0.0)
    app.slider(key="w_uzbekistan_working_abroad").set_value(100.0).run()
    assert "Weights that moved most: " in said(app)
    assert "GRP per head from 14 % to 0 %" in said(app)
    app.button(key="show_decision").click().run()
    assert app.slider(key="w_uzbekistan_grp_per_head").value == 100.0
    assert "The weights are the same." in said(app)


def test_the_last_record_can_be_taken_back(app):
    record(app)
    app.button(key="drop_decision").click().run()
    assert "No decision is recorded yet" in said(app)
    assert "changes not saved" not in said(app)


def test_what_a_user_types_is_never_markup(app):
    record(app, why="**b** <i>x</i>", who="<script>")
    assert "<i>x</i>" not in said(app)
    assert "&lt;i&gt;x&lt;/i&gt;" in said(app)


def test_every_file_has_its_button_and_says_what_it_is_for(app):
    body = said(app)
    for kind in FORMATS.values():
        assert kind.purpose in body
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels.count("Make and download") == len(FORMATS)


def test_the_preview_shows_all_screens(app):
    sheet = sent(app, "sheet")["sheet"]
    assert sheet[0]["title"] == "Which regions should host innovative clusters?"
    assert len(sheet) >= 8


def test_nothing_ranked_is_said():
    app = open_app()
    for slider in app.slider:
        slider.set_value(0.0)
    app.run()
    app.switch_page("views/record.py").run()
    assert not app.exception
    assert "Nothing can be recorded yet" in said(app)


def test_two_decisions_are_compared_with_each_other(app):
    record(app, why="It leads.")
    assert "From one decision to another" not in said(app)
    app.slider(key="w_uzbekistan_grp_per_head").set_value(0.0)
    record(app, why="It leads still.")
    assert "From one decision to another" in said(app)
    first, second = (present(app.selectbox, f"compared_{end}_uzbekistan") for end in ("from", "to"))
    assert first.options[1] == f"{first.options[0]} (2)"
    assert "_d1" not in "".join(first.options)
    assert said(app).count("GRP per head from 14 % to 0 %") == 1, "nothing has changed since"
    second.set_value("d1").run()
    assert "Choose two different decisions." in said(app)


def test_a_record_that_was_taken_back_can_be_brought_back(app):
    record(app)
    app.button(key="drop_decision").click().run()
    assert "was taken back" in said(app)
    app.button(key="bring_back").click().run()
    assert "by The council: It leads in both." in said(app)
    assert "The weights are the same." in said(app)


def test_a_decision_with_less_money_says_so_wherever_it_stands():
    app = open_app("record", budget="40")
    record(app)
    told = "(budgets at 40 % of the case's)"
    sheet = sent(app, "sheet")["sheet"]
    assert any(told in screen["lead"] for screen in sheet)
    assert "Budgets at 40 % of the case's." in sheet[0]["lines"]
    app.switch_page("views/joint_ventures.py").run()
    assert told in said(app)
