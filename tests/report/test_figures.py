"""Figures of slides and document as plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.charts.palette import MEANINGS
from mcda.ranking.methods import rank_by
from mcda.report import figures
from mcda.report.figures import MOST_BARS
from mcda.report.story import tell


def test_weights_are_shown_heaviest_first_and_only_those_with_points(case, ranking):
    bars = figures.weight_bars(ranking)
    assert bars.names == ("Output", "Jobs")
    assert bars.values == pytest.approx((0.6, 0.4))
    assert bars.percent


def test_ranking_bars_follow_the_order_and_colour_the_shortlist(ranking):
    bars = figures.ranking_bars(ranking)
    assert bars is not None
    assert bars.names == ("1  Alder", "2  Birch", "3  Cedar")
    assert bars.values == tuple(ranking.score[list(ranking.order)])
    assert bars.meanings == ("shortlist", "shortlist", "rest")


def test_scores_where_low_is_good_are_no_bars(case, scenario):
    assert figures.ranking_bars(rank_by(case, replace(scenario, method="vikor"))) is None


def test_tiles_show_every_region_and_the_shortlist_beside(case, ranking):
    shown = figures.tiles(case, ranking)
    assert len(shown.tiles) == len(case.regions)
    assert [tile.label for tile in shown.tiles] == ["1", "2", "3", ""]
    assert shown.shortlist == ("1  Alder", "2  Birch")
    assert {tile.meaning for tile in shown.tiles} == {"shortlist", "empty"}


def test_money_by_region_and_by_year_adds_up_to_the_plan(case):
    plan = tell(case).plan
    assert plan is not None
    by_region, by_year = figures.region_money(case, plan), figures.year_money(case, plan)
    assert sum(by_region.totals) == pytest.approx(plan.amount, abs=1e-4)
    assert sum(by_year.totals) == pytest.approx(plan.amount, abs=1e-4)
    assert by_year.names == tuple(str(year) for year in plan.years)
    assert list(by_region.totals) == sorted(by_region.totals, reverse=True)
    for name, total in zip(by_region.names, by_region.totals):
        region = next(item.id for item in case.regions if item.name == name)
        assert total == pytest.approx(plan.regions[region], abs=1e-4)


def test_an_axis_says_what_is_shown_and_whether_it_is_all(ranking, case):
    bars = figures.ranking_bars(ranking)
    assert bars is not None
    assert bars.axis == "Closeness to the ideal, 0 to 1"
    many = tuple(replace(case.regions[0], id=f"R{i}", name=f"Region {i}") for i in range(20))
    some = figures.ranking_bars(tell(replace(case, regions=many, projects=(), figures=())).result)
    assert some is not None
    assert some.axis == "Closeness to the ideal, 0 to 1; the first 16 of 20 regions"


def test_meanings_have_colours():
    assert all(figures.colour(meaning).startswith("#") for meaning in MEANINGS)


def test_there_are_at_most_so_many_bars(case, ranking):
    many = replace(
        case,
        criteria=tuple(
            replace(case.criteria[0], id=f"c{number}", name=f"C {number}") for number in range(30)
        ),
        regions=tuple(
            replace(region, figures={f"c{number}": 1.0 + place for number in range(30)})
            for place, region in enumerate(case.regions)
        ),
        figures=(),
        acknowledged=(),
    )
    assert len(figures.weight_bars(tell(replace(many, projects=())).ranking).names) == MOST_BARS
