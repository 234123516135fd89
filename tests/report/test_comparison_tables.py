"""Plans side by side."""

from __future__ import annotations

import pytest

from mcda.allocation.allocate import allocate
from mcda.report.comparison_tables import regions_beside, totals_beside, ventures_beside
from tests.charts.drawn import small


def test_changes_are_against_the_first_plan() -> None:
    case, ranking, plan = small()
    other = allocate(case, ranking, role="none", budget_scale=0.5)
    plans = {"Now": plan, "Other": other}
    regions = regions_beside(case, plans)
    assert len(regions.rows) == len(case.regions)
    for _, before, after, change in regions.rows:
        assert (change or 0.0) == pytest.approx(after - before)
        assert change != 0
    assert sum(row[2] for row in regions.rows) == pytest.approx(other.amount)
    ventures = ventures_beside(case, plans)
    assert all(before or after for _, before, after, _ in ventures.rows)
    assert sum(row[1] for row in ventures.rows) == pytest.approx(plan.amount)


def test_totals_stand_below_each_other() -> None:
    case, _, plan = small()
    table = totals_beside(case, {"Now": plan})
    assert table.rows == (("Now", plan.objective, pytest.approx(plan.amount), table.rows[0][3]),)
    assert table.rows[0][3] == sum(part.amount > 0 for part in plan.projects)


def test_plans_of_the_same_name_keep_columns_of_their_own() -> None:
    case, _, plan = small()
    heads = [item.text for item in regions_beside(case, {"Name": plan, "name": plan}).headings]
    assert len(set(heads)) == len(heads)
