from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.case.model import FigureEdit
from mcda.ranking.agreement import agreement
from mcda.ranking.explanation import obstacles
from mcda.ranking.hand_check import check_by_hand
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ranking.steps import Of, steps
from mcda.ranking.topsis import rank
from mcda.ranking.what_it_takes import what_it_takes
from mcda.report.explanation_tables import (
    agreement_table,
    correlations_table,
    hand_check_table,
    normalizations_table,
    obstacles_table,
    requirements_table,
    step_table,
)
from tests.hostile import hostile_case
from tests.ranking.ranking_cases import case_of


@pytest.fixture
def ranking() -> Ranking:
    case = hostile_case()
    return rank(case, default_scenario(case))


def test_obstacles_are_shares_of_the_whole(ranking: Ranking) -> None:
    table = obstacles_table(obstacles(ranking, ranking.regions[ranking.order[-1]]), ranking.matrix)
    assert sum(row[2] for row in table.rows) == pytest.approx(1.0)
    assert [heading.percent for heading in table.headings] == [False, False, True]


def test_requirements_say_what_is_needed(ranking: Ranking) -> None:
    found = what_it_takes(ranking, ranking.regions[ranking.order[-1]])
    table = requirements_table(found)
    assert len(table.rows) == len(found.requirements) > 0
    for item, row in zip(found.requirements, table.rows):
        assert row[1:] == (item.now, item.told, item.effort)


def test_figures_that_are_needed_read_as_on_every_other_page() -> None:
    figures = [[328.64, 2.0], [310.2, 2.0], [101.55, 2.0]]
    case = case_of(figures, settings={"shortlist_size": 1, "normalization": "minmax"})
    table = requirements_table(what_it_takes(rank(case, default_scenario(case)), "R2"))
    assert [table.text(0, column) for column in (1, 2)] == ["310.2", "328.7"]


def test_every_step_has_a_table_of_its_shape(ranking: Ranking) -> None:
    laid_out = steps(ranking)
    for step in laid_out.steps:
        table = step_table(laid_out, step)
        rows = len(laid_out.criteria) if step.of is Of.CRITERIA else len(laid_out.regions)
        assert len(table.rows) == rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        assert len({heading.text for heading in table.headings}) == len(table.headings)
        numbers = range(1, len(table.headings))
        assert all(table.decimals(row, n) is not None for row in range(rows) for n in numbers)


def test_a_hand_check_shows_every_criterion(ranking: Ranking) -> None:
    check = check_by_hand(ranking, ranking.regions[0])
    table = hand_check_table(check)
    assert len(table.rows) == len(ranking.matrix.criteria)
    assert sum(row[-1] for row in table.rows) == pytest.approx(check.distance_to_anti_ideal**2)


def test_ranks_of_all_methods_stand_side_by_side(ranking: Ranking) -> None:
    found = agreement(ranking)
    table = agreement_table(found)
    assert [heading.text for heading in table.headings[-2:]] == ["Borda", "Copeland"]
    names = [ranking.names[row] for row in ranking.order]
    assert [row[0] for row in table.rows] == names
    assert [row[1] for row in table.rows] == [int(ranking.rank[row]) for row in ranking.order]
    assert len(normalizations_table(found).headings) == 1 + len(found.normalizations)
    first = correlations_table(found).rows[0]
    assert first[1:] == pytest.approx((1.0, 1.0))


def test_steps_mark_changed_figures_where_they_are_in_their_own_units() -> None:
    case = replace(hostile_case(), edits=(FigureEdit("R2", "first", 9.0),))
    laid_out = steps(rank(case, default_scenario(case)))
    figures = step_table(laid_out, laid_out.steps[0])
    (mark,) = figures.marks
    assert figures.rows[mark.row][mark.column] == 9.0
    assert not step_table(laid_out, laid_out.steps[-1]).marks
