from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ui.app import html
from tests.ui.components.weighing import CASE, opened, shares, use


def test_swings_name_range_and_unit_and_give_weights() -> None:
    app = opened("swing")
    assert "bring Fixed-capital investment per head from 2.69 mn UZS to 15.65 mn UZS?" in html(app)
    assert "from 131.5 per 1,000 labour resources to 37.4 per 1,000 labour resources" in html(app)
    for criterion in CASE.criteria:
        app.slider(key=f"weigh_swing_{CASE.id}_{criterion.id}").set_value(0)
    app.run()
    assert any("All swings are worth 0" in element.value for element in app.text)
    assert app.button(key="weigh_use").disabled
    app.slider(key=f"weigh_swing_{CASE.id}_students").set_value(100)
    app.slider(key=f"weigh_swing_{CASE.id}_grp_per_head").set_value(25)
    app.run()
    # TOPSIS squares weights, so that their square roots make a quarter of the swing a quarter
    assert "Handed over as square roots, whole swings count exactly as judged" in html(app)
    given = shares(use(app))
    assert given["students"] == pytest.approx(2 / 3)
    assert given["grp_per_head"] == pytest.approx(1 / 3)


def test_swings_begin_with_what_the_sliders_say_to_topsis() -> None:
    """Half the points of the largest count a quarter."""
    points = {item.id: item.points for item in CASE.criteria}
    assert points["students"] == points["grp_per_head"] / 2 == max(points.values()) / 2
    app = opened("swing")
    assert app.slider(key=f"weigh_swing_{CASE.id}_grp_per_head").value == 100
    assert app.slider(key=f"weigh_swing_{CASE.id}_students").value == 25


def test_swings_can_be_handed_over_as_they_are_and_the_ranking_follows() -> None:
    app = opened("swing")
    for criterion in CASE.criteria:
        value = {"students": 100, "grp_per_head": 25}.get(criterion.id, 0)
        app.slider(key=f"weigh_swing_{CASE.id}_{criterion.id}").set_value(value)
    app.run()
    as_roots = then(app)
    app.radio(key=f"weigh_handed_swing_{CASE.id}").set_value("plain").run()
    as_they_are = then(app)
    assert as_they_are != as_roots
    given = shares(use(app))
    assert given["students"] == pytest.approx(0.8)
    ranking = rank(CASE, replace(default_scenario(CASE), points=given))
    assert as_they_are == [ranking.names[row] for row in ranking.order[:5]]


def then(app: AppTest) -> list[str]:
    """Return who would be first, as the dialog shows it."""
    frames = [element.value for element in app.dataframe]
    return list(next(frame for frame in frames if "region" in frame)["region"])
