from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ranking.wording import percent
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import around
from mcda.robustness.weightings import kappa_from_width
from tests.ui.app import bundled_case, chart_records, html, open_app, present


@pytest.fixture
def app() -> AppTest:
    return open_app()


def drawn(app: AppTest) -> list[tuple[int, str, float]]:
    """Return (rank, name, closeness) of every bar, top to bottom."""
    data = live_data(app)
    rows = sorted(zip(data["rank"], data["names"], data["score"]))
    return [(rank, name, score) for rank, name, score in rows]


def live_data(app: AppTest) -> dict[str, Any]:
    """Return what the live ranking got."""
    sent = [json.loads(item.proto.json or "null") for item in app.get("bidi_component")]
    data: dict[str, Any] = next(item for item in sent if item and "names" in item)
    return data


def move(app: AppTest, criterion: str, points: float) -> AppTest:
    return app.slider(key=f"w_uzbekistan_{criterion}").set_value(points).run()


def test_bars_show_the_ranking_of_the_core(app: AppTest) -> None:
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    expected = [
        (int(ranking.rank[row]), ranking.names[row], float(ranking.score[row]))
        for row in ranking.order
    ]
    assert drawn(app) == expected


def test_a_slider_changes_order_and_weights(app: AppTest) -> None:
    before = drawn(app)
    move(app, "fruit_vegetable_exports", 100.0)
    move(app, "grp_per_head", 0.0)
    assert drawn(app) != before
    assert ">0 %</span>" in html(app)


def test_weights_beside_the_sliders_add_up(app: AppTest) -> None:
    case = bundled_case()
    shown = html(app)
    total = sum(criterion.points for criterion in case.criteria)
    for criterion in case.criteria:
        assert f">{100 * criterion.points / total:.0f} %</span>" in shown


def test_lens_moves_every_slider_and_own_weights_are_named(app: AppTest) -> None:
    case = bundled_case()
    lens = app.selectbox(key="lens_uzbekistan")
    assert lens.value == "balanced"
    assert '<div class="mcda-lens">Lens</div>' in html(app)
    other = case.presets[1]
    lens.set_value(other.id).run()
    told = f'<div class="mcda-lens">Lens: {other.name}</div>'
    assert told in html(app), "its box has no room for so long a name"
    for criterion in case.criteria:
        slider = app.slider(key=f"w_uzbekistan_{criterion.id}")
        assert slider.value == other.points.get(criterion.id, 0.0)
    moved = 13.0
    move(app, case.criteria[0].id, moved)
    assert present(app.selectbox, "lens_uzbekistan").value == "own"


def test_a_lens_whose_answer_was_overtaken_still_begins_with_own_weights() -> None:
    """The browser then draws it by its default, and sends that back as if it were chosen."""
    app = open_app()
    app.slider(key="w_uzbekistan_students").set_value(100.0).run()
    lens = present(app.selectbox, "lens_uzbekistan").proto
    assert lens.options[lens.default] == "Own weights"


def test_undo_takes_back_moves_one_by_one_and_reset_all(app: AppTest) -> None:
    start = drawn(app)
    move(app, "students", 90.0)
    move(app, "students", 10.0)
    app.button(key="undo").click().run()
    assert app.slider(key="w_uzbekistan_students").value == 90.0
    app.button(key="undo").click().run()
    assert drawn(app) == start
    assert app.button(key="undo").disabled
    move(app, "students", 5.0)
    app.button(key="reset").click().run()
    assert drawn(app) == start
    assert app.button(key="reset").disabled


def test_all_points_zero_is_said_in_words(app: AppTest) -> None:
    for criterion in bundled_case().criteria:
        app.slider(key=f"w_uzbekistan_{criterion.id}").set_value(0.0)
    app.run()
    assert not app.exception
    assert "There is no ranking yet." in html(app)
    assert any("point" in element.value.lower() for element in app.text)
    app.button(key="reset").click().run()
    assert drawn(app)


def test_empty_shortlist_is_said_in_words(app: AppTest) -> None:
    app.number_input(key="widget_shortlist_uzbekistan").set_value(0).run()
    assert not app.exception
    assert "The shortlist is empty" in html(app)


def test_everything_left_out_is_said_in_words(app: AppTest) -> None:
    case = bundled_case()
    app.multiselect(key="widget_without_uzbekistan").set_value(
        [region.id for region in case.regions]
    ).run()
    assert not app.exception
    assert "There is no ranking yet." in html(app)
    assert app.text


def test_a_region_left_out_is_not_ranked_and_says_why(app: AppTest) -> None:
    app.multiselect(key="widget_without_uzbekistan").set_value(["UZ-TK"]).run()
    assert "Tashkent city" not in [name for _, name, _ in drawn(app)]
    assert "Tashkent city is not ranked" in html(app)
    assert [tab.label for tab in app.tabs][-1] == "Not ranked"


def test_a_sector_in_focus_changes_the_ranking(app: AppTest) -> None:
    before = drawn(app)
    sector = bundled_case().sector_names[-1]
    app.selectbox(key="widget_sector_uzbekistan").set_value(sector).run()
    assert drawn(app) != before
    assert app.query_params["sector"] == sector
    assert f"Which region should host a cluster in {sector}?" in html(app)


def test_a_sector_in_focus_can_be_weighed_as_half_with_one_click_and_back() -> None:
    app = open_app(sector="Clothing")
    told = "Only 7.1 % of the points look at Clothing (Location quotient)"
    assert told in html(app)
    assert "Strongest in Clothing is Andijan (location quotient 6.38, 3 stars)" in html(app)
    assert drawn(app)[0][1] == "Tashkent city"
    app.button(key="sector_as_half").click().run()
    assert not app.exception
    assert "50 % of the points look at Clothing" in html(app)
    assert drawn(app)[0][1] == "Andijan"
    assert not [button for button in app.button if button.key == "sector_as_half"]
    app.button(key="undo").click().run()
    assert told in html(app)
    assert drawn(app)[0][1] == "Tashkent city"
    app.session_state["locked_uzbekistan"] = ("students",)
    app.run()
    students = app.slider(key="w_uzbekistan_students").value
    app.button(key="sector_as_half").click().run()
    assert app.slider(key="w_uzbekistan_students").value == students, "it is locked"
    assert told not in html(app)


def test_shares_beside_the_bars_have_the_same_decimals_and_read_all_only_where_it_is_all() -> None:
    told = live_data(open_app(width="7"))["shares"]
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    kappa = kappa_from_width(0.07, len(case.criteria))
    shares = acceptability(ranking, around(kappa)).shortlist_probability
    assert told == [percent(share) for share in shares]
    assert not any("." in text for text in told)
    assert [share == 1 for share in shares] == [text == "100 %" for text in told]
    assert [share == 0 for share in shares] == [text == "0 %" for text in told]


def test_an_address_gives_the_same_view(app: AppTest) -> None:
    move(app, "students", 90.0)
    app.multiselect(key="widget_without_uzbekistan").set_value(["UZ-TK"]).run()
    app.selectbox(key="widget_normalization_uzbekistan").set_value("vector").run()
    app.number_input(key="widget_shortlist_uzbekistan").set_value(3).run()
    # A bound slider's parameter is written by the browser, so the journeys check that half.
    address = dict(app.query_params) | {"w_uzbekistan_students": "90"}
    assert address["without"] == "UZ-TK"
    assert drawn(open_app(**address)) == drawn(app)


@pytest.mark.parametrize(
    "address",
    [
        {"shortlist": "-3"},
        {"shortlist": "many"},
        {"sector": "No such sector"},
        {"without": ["UZ-XX"]},
        {"normalization": "magic"},
        {"lang": "../../etc"},
        {"w_uzbekistan_students": "1e999"},
    ],
)
def test_nonsense_in_an_address_is_ignored(address: dict[str, str | list[str]]) -> None:
    assert drawn(open_app(**address)) == drawn(open_app())


def test_a_link_to_an_unknown_case_says_so() -> None:
    app = open_app(case="atlantis")
    assert "This link was made with the case “atlantis”" in html(app)
    assert drawn(app)


def test_a_link_made_with_other_figures_says_so() -> None:
    assert "The case has changed since this link was made" in html(open_app(v="00000000"))
    assert "The case has changed" not in html(open_app())


def test_the_sentence_names_leader_and_follower(app: AppTest) -> None:
    (_, first, _), (_, second, _), *_ = drawn(app)
    assert f"{first} leads; {second} follows." in html(app)


def test_the_browser_gets_what_it_needs_to_rank_by_itself(app: AppTest) -> None:
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    data = live_data(app)
    assert data["follows"] is True
    assert data["keys"] == [f"w_uzbekistan_{criterion.id}" for criterion in case.criteria]
    assert data["points"] == [criterion.points for criterion in case.criteria]
    assert np.array_equal(data["to_ideal"], ranking.to_ideal)
    assert np.array_equal(data["to_anti_ideal"], ranking.to_anti_ideal)


def test_the_map_shows_every_rank(app: AppTest) -> None:
    ranks = {name: rank for rank, name, _ in drawn(app)}
    tiles = chart_records(app, 0, "label")
    assert {tile["name"]: tile["label"] for tile in tiles} == {
        name: str(rank) for name, rank in ranks.items()
    }
