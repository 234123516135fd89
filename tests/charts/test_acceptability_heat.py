"""The heat chart of ranks shows the shares it was given."""

from dataclasses import replace

import pytest

from mcda.charts.acceptability import MOST_RANKS, MOST_ROWS, acceptability_heat
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import around, uniform
from tests.robustness.robustness_cases import random_ranking, ranking_of


def picture(ranking, samples=200):
    found = acceptability(ranking, uniform(), samples)
    return found, acceptability_heat(found, rank="Rank", share="Share")


def test_each_cell_is_a_share_of_draws_in_rank_order():
    ranking = random_ranking()
    found, drawn = picture(ranking)
    cells = drawn.rows["cells"]
    assert len(cells) == 81
    for cell in cells:
        region = ranking.order[cell["row"]]
        share = found.rank_acceptability[region, cell["column"] - 1]
        assert cell["share"] == share
        assert cell["shown"] == (f"{100 * share:.0f}" if share > 0.005 else "")
        assert cell["place"] == f"{ranking.names[region]}, Rank {cell['column']}"


def test_a_cell_reads_100_only_where_all_draws_agree():
    ranking = ranking_of([[9, 9], [5, 5], [1, 1]])
    drawn = acceptability(ranking, around(20), 1_000)
    shares = drawn.rank_acceptability.copy()
    shares[0, :2] = 0.996, 0.004
    picture = acceptability_heat(
        replace(drawn, rank_acceptability=shares), rank="Rank", share="Share"
    )
    cells = {(c["row"], c["column"]): c["shown"] for c in picture.rows["cells"]}
    assert (cells[0, 1], cells[0, 2], cells[1, 2]) == (">99", "", "100")


def test_the_shortlist_ends_at_a_line():
    def lines(size):
        ranking = random_ranking()
        scenario = replace(ranking.scenario, shortlist_size=size)
        _, drawn = picture(replace(ranking, scenario=scenario))
        return [layer for layer in drawn.drawing["layer"] if layer["mark"]["type"] == "rule"]

    assert "datum.column === 5" in str(lines(5))
    assert lines(0) == lines(9) == lines(20) == []


def test_large_cases_show_the_first_regions_and_ranks():
    _, drawn = picture(random_ranking(m=50, n=3), 20)
    assert len(drawn.rows["cells"]) == MOST_ROWS * MOST_RANKS


@pytest.mark.parametrize("m", [1, 2])
def test_small_cases(m):
    _, drawn = picture(random_ranking(m=m, normalization="vector"), 1)
    assert len(drawn.rows["cells"]) == m * m
    assert drawn.drawing["height"] > 0
