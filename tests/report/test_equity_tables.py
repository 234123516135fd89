"""How evenly money lands, as tables."""

from __future__ import annotations

import pytest

from mcda.allocation.equity import equity
from mcda.allocation.frontier import frontier
from mcda.allocation.question import Question
from mcda.report.equity_tables import equity_table, frontier_table
from tests.charts.drawn import small


@pytest.mark.parametrize("per", ["head", "money"])
@pytest.mark.parametrize("by", ["region", "zone"])
def test_every_place_has_its_row_and_those_with_least_come_first(by: str, per: str) -> None:
    case, _, plan = small()
    spread = equity(plan, case, by, per)
    table = equity_table(case, plan, spread)
    places = case.regions if by == "region" else case.zone_names
    assert len(table.rows) == len(places)
    assert len(table.headings) == (5 if per == "head" else 3)
    amounts = [row[-2] for row in table.rows if row[-2] is not None]
    assert amounts == pytest.approx(sorted(amounts))


def test_plans_of_the_frontier_are_listed_with_their_measures() -> None:
    case, ranking, _ = small()
    found = frontier(Question(case, ranking), "region", "money", 3)
    table = frontier_table(case, found.points, "money")
    assert len(table.rows) == len(found.points)
    assert table.rows[0][3] == pytest.approx(100)
    assert [row[1] for row in table.rows] == [point.smallest for point in found.points]
    assert frontier_table(case, [], "money").rows == ()
