from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ranking.explanation import comparison
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ranking.what_it_takes import what_it_takes
from tests.ui.app import bundled_case, chart_records, open_app


def open_tab(name: str) -> AppTest:
    app = open_app()
    app.session_state["ranking_details"] = name
    app.run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in app.text)


def test_why_compares_the_leader_with_the_next_and_adds_up() -> None:
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    first, second = (ranking.regions[row] for row in ranking.order[:2])
    app = open_tab("Why")
    assert str(comparison(ranking, first, second).sentence) in said(app)
    parts = chart_records(app, 1, "shown")
    rows = {name: row for row, name in enumerate(ranking.regions)}
    difference = ranking.score[rows[first]] - ranking.score[rows[second]]
    assert sum(part["from"] + part["to"] for part in parts) == pytest.approx(difference)


def test_a_chosen_region_is_in_the_address_and_stays_for_the_next_question() -> None:
    app = open_tab("Why")
    app.selectbox(key="widget_region__uzbekistan").set_value("UZ-SA").run()
    app.run()
    assert app.query_params["region"] == "UZ-SA"
    app.session_state["ranking_details"] = "What would it take"
    app.run()
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    assert str(what_it_takes(ranking, "UZ-SA").sentence) in said(app)


def test_steps_end_with_the_closeness_and_a_check_by_hand() -> None:
    app = open_tab("Steps")
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    frame = app.dataframe[0].value
    assert list(frame["C_i"]) == pytest.approx(ranking.score.tolist(), abs=1e-12)
    assert "by hand" in said(app)


def test_the_ranking_drawn_does_not_change_with_the_open_tab() -> None:
    def ranks(app: AppTest) -> object:
        return json.loads(app.get("bidi_component")[0].proto.json)["rank"]

    assert ranks(open_tab("Steps")) == ranks(open_tab("Why"))
