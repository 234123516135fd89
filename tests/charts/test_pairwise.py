"""The heat chart of pairs shows who is ahead of whom in how many draws."""

import pytest

from mcda.charts.pairwise import MOST_ROWS, pairwise_heat
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import around
from tests.charts.drawn import assert_complete
from tests.robustness.robustness_cases import random_ranking


def picture(ranking, samples=200, **choices):
    found = acceptability(ranking, around(20.0), samples, **choices)
    return found, pairwise_heat(found, ahead="ahead of", share="Share")


def test_each_cell_is_the_share_in_which_the_row_is_ahead_of_the_column():
    ranking = random_ranking()
    found, drawn = picture(ranking)
    cells = drawn.rows["cells"]
    assert len(cells) == 9 * 8
    for cell in cells:
        one, other = ranking.order[cell["row"]], ranking.order[cell["column"]]
        assert cell["share"] == found.pairwise[one, other]
        assert cell["shown"] == f"{100 * cell['share']:.0f}"
        assert cell["place"] == f"{ranking.names[one]} ahead of {ranking.names[other]}"
    assert_complete(drawn)


def test_large_cases_show_the_first_regions():
    _, drawn = picture(random_ranking(m=50, n=3), 20)
    assert len(drawn.rows["cells"]) == MOST_ROWS * (MOST_ROWS - 1)


def test_a_single_region_has_nobody_to_be_ahead_of():
    _, drawn = picture(random_ranking(m=1, normalization="vector"), 1)
    assert drawn.rows["cells"] == []


def test_what_was_not_counted_is_not_drawn():
    with pytest.raises(ValueError, match="not counted"):
        picture(random_ranking(), pairwise=False)
