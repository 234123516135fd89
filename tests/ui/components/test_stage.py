"""On stage: one thing per screen, held by the address."""

from __future__ import annotations

import json

import pytest

from mcda.case.finding import sentence
from mcda.case.read import read_case
from mcda.report.figures import Bars, Series, Stacks, Tile, Tiles
from mcda.report.sections import Section, sections
from mcda.report.story import tell
from mcda.report.tables import Heading, Table
from mcda.ui.components.stage import _figure, _screen, _table
from tests.ui.app import ROOT, html, open_app


def screen(app) -> dict:
    return json.loads(app.get("bidi_component")[0].proto.json)


@pytest.fixture(scope="module")
def story():
    return tell(read_case(ROOT / "data" / "uzbekistan").case)


def test_the_address_shows_a_screen_without_the_page_around_it():
    app = open_app(present="1")
    assert screen(app)["title"] == "Which regions should host innovative clusters?"
    assert '<h1 class="mcda-question"' not in html(app)
    assert app.slider, "the sliders stay, folded"


def test_present_goes_on_stage_and_the_address_says_so():
    app = open_app()
    app.button(key="present").click().run()
    assert app.query_params["present"] == "1"
    assert screen(app)["place"] == 1


@pytest.mark.parametrize(("asked", "place"), [("3", 3), ("0", 1), ("-4", 1), ("x", 1)])
def test_a_screen_that_is_not_there_is_the_nearest(asked, place):
    assert screen(open_app(present=asked))["place"] == place


def test_beyond_the_last_is_the_last():
    shown = screen(open_app(present="99"))
    assert shown["place"] == shown["count"]


def test_the_stage_follows_the_sliders():
    app = open_app(present="3")
    before = screen(app)["bars"]
    for slider in app.slider[:4]:
        slider.set_value(0.0)
    app.run()
    assert screen(app)["bars"] != before


def test_without_points_it_says_so_and_can_be_left():
    address = {
        f"w_uzbekistan_{item.id}": "0"
        for item in read_case(ROOT / "data" / "uzbekistan").case.criteria
    }
    app = open_app(present="1", **address)
    assert "There is no ranking to present yet." in html(app)
    app.button(key="leave_stage").click().run()
    assert "present" not in app.query_params


def test_every_section_but_the_sources_is_a_screen(story):
    told = [_screen(story, section) for section in sections(story) if section.id != "sources"]
    assert all(item["title"] for item in told)
    assert all(
        item["lines"] or {"bars", "tiles", "upright", "stacked", "head"} & set(item)
        for item in told
    )
    assert json.loads(json.dumps(told)) == told


def test_the_first_screen_says_what_is_illustrative(story):
    assert any("llustrative" in line for line in _screen(story, None)["lines"])


def test_numbers_are_written_as_people_read_them():
    axis = "Weight; the first 2 of 9 criteria"
    bars = _figure(Bars(axis, ("A", "B"), (0.5, 0.25), ("second", "rest"), 0, percent=True))
    assert bars["note"] == axis, "who is not shown is not passed over in silence"
    assert [(bar["text"], bar["share"], bar["listed"]) for bar in bars["bars"]] == [
        ("50 %", 1.0, True),
        ("25 %", 0.5, False),
    ]
    layers = (Series("National", "shortlist", (30.0, 10.0)), Series("Blended", "third", (10.0, 0)))
    rows = _figure(Stacks("Money", ("x", "y"), layers, upright=False))["stacked"]["rows"]
    assert [(row["text"], row["parts"]) for row in rows] == [
        ("40", [0.75, 0.25]),
        ("10", [0.25, 0]),
    ]
    tiles = _figure(Tiles((Tile(0, 1, "1", "NW", "shortlist"),), ("1  Navoi",), "note"))
    assert tiles["tiles"][0]["listed"]
    assert _figure(None) == {}


def test_sentences_that_a_screen_has_no_room_for_are_counted(story):
    lines = tuple(sentence("Sentence {n}.", n=n) for n in range(6))
    shown = _screen(story, Section("equals", sentence("Others"), lines=lines))["lines"]
    assert shown[:3] == ["Sentence 0.", "Sentence 1.", "Sentence 2."]
    assert shown[3:] == ["And 3 more in the document."]


def test_a_long_table_says_how_many_rows_there_are():
    rows = tuple((f"v{i}", float(i), None) for i in range(40))
    heads = (Heading("Name"), Heading("Share", percent=True), Heading("Empty"))
    shown = _table(Table("t", heads, rows))
    assert shown["total"] == 40
    assert len(shown["rows"]) < 40
    assert shown["rows"][1] == ["v1", "100 %", ""]
    assert shown["numbers"] == [False, True, False]
