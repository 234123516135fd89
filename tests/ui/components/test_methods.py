from __future__ import annotations

from streamlit.testing.v1 import AppTest

from mcda.ranking.agreement import agreement
from mcda.ranking.consensus import consensus
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ui.components.methods import USUAL
from tests.ui.app import bundled_case, chart_records, html, open_app

CHOICE = "widget_beside_uzbekistan"


def open_methods(*, choose: bool = True, **address: str | list[str]) -> AppTest:
    app = open_app(**address)
    app.session_state["ranking_details"] = "Other methods"
    app.session_state["methods_choose"] = choose
    app.run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def test_first_comes_what_the_methods_say_together() -> None:
    case = bundled_case()
    found = agreement(rank(case, default_scenario(case)))
    app = open_methods(choose=False)
    assert str(found.summary) in html(app)
    assert len(app.dataframe) == 1
    frame = app.dataframe[0].value
    assert list(frame["Rank by TOPSIS"]) == sorted(frame["Rank by TOPSIS"])
    for silent in found.silent:
        assert f"<li>{silent.name}" in html(app)


def test_behind_choose_stand_orders_a_chart_and_correlations() -> None:
    case = bundled_case()
    found = agreement(rank(case, default_scenario(case)))
    joint = consensus(found, USUAL)
    app = open_methods()
    assert str(joint.sentence) in html(app)
    _, ranks, correlations = (frame.value for frame in app.dataframe)
    names = [opinion.name for opinion in joint.opinions]
    assert list(ranks.columns) == ["Name", *names, "Borda", "Copeland"]
    assert list(correlations["Method"]) == names
    points = chart_records(app, 1, "front")
    assert {point["order"] for point in points} == {*names, "Borda", "Copeland"}
    coloured = {point["name"] for point in points if point["front"]}
    rows = dict(zip(found.ranking.regions, found.ranking.names))
    assert coloured == {rows[region] for region in found.ranking.shortlist}


def test_methods_and_regions_are_chosen_and_the_methods_are_in_the_address() -> None:
    app = open_methods()
    app.multiselect(key=CHOICE).set_value(["topsis", "vikor", "vector"]).run()
    app.multiselect(key="methods_regions_uzbekistan").set_value(["UZ-SA"]).run()
    assert not app.exception
    assert app.query_params["beside"] == ["topsis", "vikor", "vector"]
    points = chart_records(app, 1, "front")
    assert {point["order"] for point in points} == {
        "TOPSIS", "VIKOR", "TOPSIS (vector length)", "Borda", "Copeland",
    }  # fmt: skip
    assert {point["name"] for point in points if point["front"]} == {"Samarkand"}
    again = open_methods(beside=["topsis", "vikor", "vector"])
    assert list(again.dataframe[1].value.columns) == list(app.dataframe[1].value.columns)


def test_methods_of_a_link_that_cannot_be_used_here_are_said_with_the_reason() -> None:
    app = open_methods(beside=["wpm"])
    assert "Choose at least one method" in html(app)
    assert "WPM cannot take the figure 0" in html(app)
