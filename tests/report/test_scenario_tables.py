from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.scenario_tables import ranks_beside, weights_beside
from tests.hostile import hostile_case


def test_scenarios_stand_side_by_side() -> None:
    case = hostile_case()
    now = default_scenario(case)
    rankings = {
        "now": rank(case, now),
        "without": rank(case, replace(now, points={"first": 100.0}, without=("R3",))),
    }
    ranks = ranks_beside(case, rankings)
    assert [heading.text for heading in ranks.headings] == ["Name", "now", "without"]
    third = ranks.rows[2]
    assert third[0] == case.regions[2].name
    assert third[2] is None
    weights = weights_beside(case, rankings)
    for column in (1, 2):
        assert sum(row[column] for row in weights.rows) == pytest.approx(1.0)
    assert weights.rows[0][2] == 1.0
