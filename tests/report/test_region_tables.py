from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.case.model import FigureEdit, FigureNote
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.wording import decimals_for
from mcda.report.region_tables import region_figures_table, region_ventures_table
from tests.hostile import HOSTILE, hostile_case


def test_each_figure_has_unit_year_source_and_doubt() -> None:
    case = replace(hostile_case(), figures=(FigureNote("R2", "second", "a misprint?"),))
    table = region_figures_table(case, decision_matrix(case), "R2")
    first, second = table.rows
    assert first[1:] == (2.0, None, HOSTILE, HOSTILE, "2022", HOSTILE, None)
    assert second[-1] == "a misprint?"
    assert table.alike == tuple(
        decimals_for(column) for column in decision_matrix(case).values.T.tolist()
    )


def test_a_changed_figure_stands_beside_the_published_one() -> None:
    case = replace(hostile_case(), edits=(FigureEdit("R2", "first", 9.0),))
    table = region_figures_table(case, decision_matrix(case), "R2")
    assert [heading.text for heading in table.headings][1:3] == ["Figure", "Published"]
    assert [row[1:3] for row in table.rows] == [(9.0, 2.0), (table.rows[1][1], None)]
    assert table.marks == ((0, 1, "*"),)


def test_the_money_of_its_ventures_is_the_money_of_the_region() -> None:
    case = hostile_case()
    plan = allocate(case, None, role="none")
    for region in case.regions:
        table = region_ventures_table(case, plan, region.id, {"P1": "because"})
        money = sum(row[2] for row in table.rows)
        assert money == pytest.approx(plan.regions[region.id])
    (venture, *_) = region_ventures_table(case, plan, "R1", {"P1": "because"}).rows
    assert venture[3] == "because"
