from __future__ import annotations

import pytest

from mcda.ranking.matrix import decision_matrix
from mcda.ranking.objective_weights import CAUTION, objective_weights
from tests.ui.app import html
from tests.ui.components.weighing import CASE, opened, shares, use


@pytest.mark.parametrize("method", ["entropy", "critic", "deviation"])
def test_the_data_speak_under_a_caution(method: str) -> None:
    app = opened("data")
    assert str(CAUTION) in html(app)
    app.selectbox(key=f"weigh_data_{CASE.id}").set_value(method).run()
    found = objective_weights(decision_matrix(CASE), [region.id for region in CASE.regions])
    expected = next(item for item in found.methods if item.method == method)
    assert shares(use(app)) == pytest.approx(expected.by_criterion)
