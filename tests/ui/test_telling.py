"""What files and the stage tell is what the page shows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mcda.case.model import Criterion
from mcda.case.write import write_folder
from mcda.report.certainty import with_certainty
from mcda.report.sections import sections
from mcda.report.story import settled, tell
from mcda.ui import telling
from mcda.ui.components import stage
from mcda.ui.telling import told
from tests.allocation.instances import twins
from tests.ui.app import bundled_case, html, open_app, sent


def shown(app) -> dict:
    return json.loads(app.get("bidi_component")[0].proto.json)


def screens(**address) -> list[dict]:
    first = shown(open_app(present="1", **address))
    return [first] + [
        shown(open_app(present=str(place), **address)) for place in range(2, first["count"] + 1)
    ]


def test_budget_and_regions_left_out_reach_the_story():
    told = {item["title"]: item for item in screens(budget="0", without="UZ-TK")}
    assert "No programme has any money" in told["Where the money goes"]["lead"]
    assert "Tashkent city is not ranked." in told["The ranking"]["lines"]


def test_how_sure_it_is_is_told_too():
    told = {item["title"]: item for item in screens()}
    assert "draws" in told["How sure this is"]["lead"] + told["How sure this is"]["lines"][0]


def test_plans_that_are_as_good_are_on_stage_too(tmp_path, monkeypatch):
    case = twins()
    regions = tuple(
        replace(region, figures={"jobs": float(place)}) for place, region in enumerate(case.regions)
    )
    ranked = replace(case, regions=regions, criteria=(Criterion("jobs", "Jobs", "max"),))
    write_folder(ranked, tmp_path / "twins")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    told = sent(open_app("record", case="twins"), "sheet")["sheet"]
    (screen,) = [item for item in told if item["title"] == "Other plans that are as good"]
    assert screen["lines"][0] == "In place of Mill, Dairy could be funded with the same value."


@pytest.mark.parametrize("before", ["100", "90"])
def test_the_stage_tells_of_the_same_money_as_the_files(monkeypatch, before):
    stories = []

    def kept(room):
        stories.append(told(room))
        return stories[-1]

    monkeypatch.setattr(stage, "told", kept)
    app = open_app("joint_ventures", budget=before)
    app.slider(key="widget_budget_uzbekistan").set_value(100).run()
    app.query_params["present"] = "1"
    app.run()
    assert not app.exception
    again = settled(stories[-1])
    assert stories[-1].plan == again.plan
    assert sections(stories[-1]) == sections(again)


def test_a_large_story_is_completed_when_a_file_is_made(monkeypatch):
    from_case = tell(bundled_case())
    monkeypatch.setattr(telling, "is_quick", lambda *_: False)
    app = open_app("record")
    assert "each file does so while it is made" in html(app)
    completed = telling.complete(from_case)
    assert from_case.certainty is None
    assert completed.certainty == with_certainty(from_case).certainty
    assert telling.complete(completed) is completed


def test_how_sure_a_large_case_is_can_be_worked_out_once_for_all_files(monkeypatch):
    monkeypatch.setattr(telling, "is_quick", lambda *_: False)
    draws = []
    examine = telling.with_certainty

    def examined(story, *, on_draws):
        return examine(story, on_draws=lambda *done: draws.append(done) or on_draws(*done))

    monkeypatch.setattr(telling, "with_certainty", examined)
    app = open_app("record")
    assert not [title for title in preview_titles(app) if "How sure" in title]
    app.button(key="work_out_certainty").click().run()
    assert not app.exception
    assert "each file does so" not in html(app)
    assert draws[-1][0] == draws[-1][1]
    assert [title for title in preview_titles(app) if "How sure" in title]
    app.slider(key="w_uzbekistan_students").set_value(90.0).run()
    assert "each file does so" in html(app)


def preview_titles(app):
    return [screen["title"] for screen in sent(app, "sheet")["sheet"]]
