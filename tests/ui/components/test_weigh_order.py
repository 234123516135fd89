from __future__ import annotations

import pytest

from mcda.ranking.elicitation import from_order
from tests.ui.components.weighing import CASE, opened, shares, use


def test_an_order_gives_rank_order_centroid_weights() -> None:
    app = opened("order")
    assert app.button(key="weigh_use").disabled
    assert any("No criterion is in the order yet." in element.value for element in app.text)
    order = ["students", "grp_per_head", "foreign_firms"]
    app.multiselect(key=f"weigh_order_{CASE.id}").set_value(order).run()
    app.multiselect(key=f"weigh_tied_{CASE.id}").set_value(["foreign_firms"]).run()
    expected = from_order(CASE.criteria, [["students"], ["grp_per_head", "foreign_firms"]])
    assert shares(use(app)) == pytest.approx(expected.by_criterion)
