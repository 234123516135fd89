"""The heat chart of pairs shows who is ahead of whom in how many draws."""

from dataclasses import replace

import pytest

from mcda.charts.pairwise import MOST_ROWS, pairwise_heat
from mcda.ranking.wording import percent
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
        assert f"{cell['shown']} %" == percent(cell["share"])
        assert cell["place"] == f"{ranking.names[one]} ahead of {ranking.names[other]}"
    assert_complete(drawn)


def test_a_share_that_is_not_all_does_not_read_100():
    found, _ = picture(random_ranking())
    first, second = (int(row) for row in found.ranking.order[:2])
    wins = found.pairwise.copy()
    wins[first, second], wins[second, first] = 0.9996, 0.0004
    drawn = pairwise_heat(replace(found, pairwise=wins), ahead="ahead of", share="Share")
    told = [
        (c["shown"], c["told"]) for c in drawn.rows["cells"] if {c["row"], c["column"]} == {0, 1}
    ]
    assert told == [(">99", ">99.9 %"), ("<1", "<0.1 %")]


def test_large_cases_show_the_first_regions():
    _, drawn = picture(random_ranking(m=50, n=3), 20)
    assert len(drawn.rows["cells"]) == MOST_ROWS * (MOST_ROWS - 1)


def test_a_single_region_has_nobody_to_be_ahead_of():
    _, drawn = picture(random_ranking(m=1, normalization="vector"), 1)
    assert drawn.rows["cells"] == []


def test_what_was_not_counted_is_not_drawn():
    with pytest.raises(ValueError, match="not counted"):
        picture(random_ranking(), pairwise=False)
