from __future__ import annotations

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ui.app import bundled_case, chart_records, open_app


def test_the_first_six_are_side_by_side_until_others_are_picked() -> None:
    app = open_app()
    app.session_state["ranking_details"] = "Profiles"
    app.run()
    assert not app.exception
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    heads = [record["name"] for record in chart_records(app, 1, "at")]
    expected = [f"{ranking.rank[row]} {ranking.names[row]}" for row in ranking.order[:6]]
    assert [" ".join(head.split()) for head in heads] == expected
    app.multiselect(key="widget_profiles_uzbekistan").set_value(["UZ-FA", "UZ-AN"]).run()
    app.run()
    assert [record["name"][-7:] for record in chart_records(app, 1, "at")] == ["Fergana", "Andijan"]
    assert list(app.query_params["profiles"]) == ["UZ-FA", "UZ-AN"]
