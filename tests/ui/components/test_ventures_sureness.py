"""The tab How sure of the page Joint ventures: plans under drawn weights, stopped and gone on."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ui.components import ventures_sureness
from tests.ui.app import chart_records, html, open_app


def opened(monkeypatch: pytest.MonkeyPatch, draws: int, **address: str) -> AppTest:
    monkeypatch.setattr(ventures_sureness, "DRAWS", draws)
    app = open_app("joint_ventures", **address)
    app.session_state["plan_details"] = "How sure"
    app.run()
    assert not app.exception
    return app


def test_other_weights_of_criteria_reach_the_money_through_the_shortlist(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(monkeypatch, 20)
    page = html(app)
    assert "like these (off by about 4.7 to 6.3 percentage points), in 20" in page
    assert "Funded in at least 95 % of " in page
    assert "Against the best plan of each draw, the current one loses" in page
    last = len(app.get("vega_lite_chart")) - 1
    shares = [record["share"] for record in chart_records(app, last, "share")]
    assert shares == sorted(shares, reverse=True)
    assert ventures_sureness.draw_sureness.__doc__


def test_without_a_say_of_the_ranking_only_impacts_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(monkeypatch, 5, role="none")
    page = html(app)
    assert "weights of the impacts like these" in page
    assert "weights of the criteria" not in page
