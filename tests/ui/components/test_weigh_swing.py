from __future__ import annotations

import pytest

from tests.ui.app import html
from tests.ui.components.weighing import CASE, opened, shares, use


def test_swings_name_range_and_unit_and_give_weights() -> None:
    app = opened("swing")
    assert "bring Fixed-capital investment per head from 2.69 mn UZS to 15.7 mn UZS?" in html(app)
    assert "from 132 per 1,000 labour resources to 37.4 per 1,000 labour resources" in html(app)
    for criterion in CASE.criteria:
        app.slider(key=f"weigh_swing_{CASE.id}_{criterion.id}").set_value(0)
    app.run()
    assert any("All swings are worth 0" in element.value for element in app.text)
    assert app.button(key="weigh_use").disabled
    app.slider(key=f"weigh_swing_{CASE.id}_students").set_value(100)
    app.slider(key=f"weigh_swing_{CASE.id}_grp_per_head").set_value(25)
    app.run()
    given = shares(use(app))
    assert given["students"] == pytest.approx(0.8)
    assert given["grp_per_head"] == pytest.approx(0.2)
