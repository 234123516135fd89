"""The page ranks by the method that is chosen, and says what still rests on TOPSIS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.columns import METHODS
from mcda.ranking.methods import rank_by
from mcda.ranking.result import MethodResult
from mcda.ranking.scenario import default_scenario
from mcda.report.ranking_tables import score_heading
from tests.ui.app import bundled_case, html, open_app, present, sent


def live_data(app: AppTest) -> dict[str, Any]:
    data = sent(app, "names")
    del data["turn"]
    return data


def choose(app: AppTest, method: str) -> AppTest:
    present(app.selectbox, "widget_method_uzbekistan").set_value(method).run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def ranked_by(method: str) -> MethodResult:
    case = bundled_case()
    result = rank_by(case, replace(default_scenario(case), method=method))
    assert isinstance(result, MethodResult)
    return result


@pytest.mark.parametrize("method", ["vikor", "promethee_ii"])
def test_bars_sentence_table_and_map_are_by_the_chosen_method(method: str) -> None:
    app = choose(open_app(), method)
    expected = ranked_by(method)
    data = live_data(app)
    assert data["follows"] is False
    assert data["score"] == expected.score.tolist()
    assert data["rank"] == expected.rank.tolist()
    best = expected.order[0]
    assert data["lengths"][best] == 1.0 == max(data["lengths"])
    direction = "low" if expected.method.low_is_better else "high"
    assert f"Ranked by {expected.method.name}, where a {direction} score is good." in html(app)
    assert f"{direction} is good" in data["words"]["closeness"]
    assert "when it is released" in html(app)
    frame = app.dataframe[0].value
    assert frame["Name"][0] == expected.names[best]
    score = frame[score_heading(expected).text][0]
    assert score == pytest.approx(expected.score[best], rel=1e-11)
    assert frame["Rank by TOPSIS"][0] == expected.topsis.rank[best]


def test_the_method_is_in_the_address_and_an_address_gives_the_same_view() -> None:
    app = choose(open_app(), "edas")
    assert app.query_params["method"] == "edas"
    assert live_data(open_app(**dict(app.query_params))) == live_data(app)
    choose(app, "topsis")
    assert "method" not in app.query_params
    assert live_data(app) == live_data(open_app(method="magic"))


@pytest.mark.parametrize("tab", ["Why", "What would it take", "Steps"])
def test_explanations_say_that_they_are_about_topsis(tab: str) -> None:
    app = open_app(method="moora")
    app.session_state["ranking_details"] = tab
    app.run()
    assert not app.exception
    assert "This explains the ranking by TOPSIS" in html(app)


def test_the_region_card_names_both_ranks() -> None:
    app = open_app(method="vikor", region="UZ-SA")
    app.session_state["ranking_details"] = "Region card"
    app.run()
    result = ranked_by("vikor")
    row = result.regions.index("UZ-SA")
    said = [element.value for element in app.text]
    assert any(text.startswith(f"Rank {result.rank[row]} of 14 by VIKOR.") for text in said)
    assert any(text.startswith(f"Rank {result.topsis.rank[row]} of 14, closeness") for text in said)


def test_a_method_that_cannot_take_the_figures_says_so_and_leads_back() -> None:
    # Investment from its lowest figure: the distance to a target that a region has is 0.
    case = bundled_case()
    target = min(region.figures["grp_per_head"] for region in case.regions)
    limits = ["grp_per_head:objective:target", f"grp_per_head:target:{target}"]
    app = open_app(method="wpm", limits=limits)
    assert "There is no ranking by WPM." in html(app)
    assert any("cannot take" in element.value for element in app.text)
    app.button(key="back_to_topsis").click().run()
    assert not app.exception
    assert live_data(app)["follows"] is True
    assert "method" not in app.query_params


def test_a_scenario_keeps_its_method() -> None:
    app = choose(open_app(), "vikor")
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    app.text_input(key="scenario_name_uzbekistan").set_value("By VIKOR").run()
    app.button(key="save_scenario").click().run()
    choose(app, "topsis")
    app.button(key="apply_scenario").click().run()
    assert not app.exception
    assert present(app.selectbox, "widget_method_uzbekistan").value == "vikor"
    assert live_data(app)["rank"] == ranked_by("vikor").rank.tolist()


def test_every_method_is_offered() -> None:
    options = open_app().selectbox(key="widget_method_uzbekistan").options
    assert len(options) == len(METHODS)
    assert options[0] == "TOPSIS"
