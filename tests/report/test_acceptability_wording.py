"""Sentences about draws: who is first, who is tied, how far a run is."""

import numpy as np
import pytest

from mcda.report.acceptability_wording import (
    close_sentence,
    first_sentence,
    progress_sentence,
    shares_note,
    stays_first_sentence,
    tied_sentence,
)
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import around, figures_only, ordered, uniform
from mcda.robustness.weightings import kappa_from_width
from tests.robustness.robustness_cases import ranking_of

EASY = ranking_of([[9, 9], [5, 5], [1, 1]])
LIKE_THESE = around(20)
THREE = ranking_of(np.eye(3))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (around(20), "With weights like these Region 1 is first in {share}."),
        (uniform(), "Whatever the weights, Region 1 is first in {share}."),
        (
            ordered((("c1",), ("c2",))),
            "As long as the order of criteria holds, Region 1 is first in {share}.",
        ),
        (figures_only(), "With these weights and figures Region 1 is first in {share}."),
    ],
)
def test_the_winner_and_what_was_drawn(question, told):
    found = str(first_sentence(acceptability(EASY, question, 100)))
    share = "100 % of 100 draws (±9.8 percentage points)"
    assert found == f"{told.format(share=share)} 2 regions never are."


def test_up_to_three_regions_are_named():
    found = str(first_sentence(acceptability(THREE, uniform(), 9_000)))
    assert found.startswith("Whatever the weights, Region ")
    assert found.count(" %") == 3
    assert "never" not in found


def test_one_region_that_is_never_first():
    ranking = ranking_of([[9, 1], [1, 9], [1, 1]])
    assert "One region never is." in str(first_sentence(acceptability(ranking, uniform(), 50)))


def test_a_single_winner_stays_first():
    told = stays_first_sentence(EASY, LIKE_THESE, np.array([0.934, 0.05, 0.016]), 10_000)
    assert str(told) == "With weights like these Region 1 stays first in 93 % of draws."
    few = stays_first_sentence(EASY, LIKE_THESE, np.array([0.934, 0.05, 0.016]), 1_000)
    assert str(few).endswith("stays first in 93 % of 1,000 draws (±3.1 percentage points).")
    assert (
        stays_first_sentence(ranking_of([[1, 2], [1, 2], [0, 0]]), LIKE_THESE, np.ones(3), 10)
        is None
    )
    assert (
        stays_first_sentence(
            ranking_of([[1, 2]], normalization="vector"), LIKE_THESE, np.ones(1), 10
        )
        is None
    )


def test_progress_says_how_exact_shares_are():
    assert str(progress_sentence(3_200, 10_000)) == (
        "3,200 of 10,000 draws, ±1.7 percentage points"
    )
    assert str(progress_sentence(100_000, 100_000)).endswith("±0.31 percentage points")


def test_what_stands_beside_the_bars():
    unequal = ranking_of([[9, 9], [5, 5], [1, 1]], points=[90, 10])
    three = ranking_of(np.eye(3), points=[60, 30, 10])
    kappa = kappa_from_width(0.05, 2)
    assert str(shares_note(unequal, around(kappa), 10_000)) == (
        "Shortlist: in how many of 10,000 draws with weights like these a region is on the "
        "shortlist; each weight is off by its own width, about 3 percentage points."
    )
    # 60, 30 and 10 % do not move alike
    assert "about 3.2 to 5.2 percentage points" in str(
        shares_note(three, around(kappa_from_width(0.05, 3)), 10_000)
    )
    assert "1,000 draws (±3.1 percentage points) with weights" in str(
        shares_note(three, around(kappa), 1_000)
    )
    assert "with these weights and figures a region is on the shortlist." in str(
        shares_note(three, around(np.inf), 10_000)
    )


def test_ties_are_named_with_their_rank():
    ranking = ranking_of([[9, 9], [5, 5], [5, 5], [1, 1], [1, 1]])
    assert str(tied_sentence(ranking)) == (
        "Tied: Region 2 and Region 3 share rank 2, Region 4 and Region 5 share rank 4."
    )
    assert tied_sentence(EASY) is None


def test_neighbours_that_are_too_close_to_call():
    ranking = ranking_of([[9, 1.001], [1, 9], [1, 1]], points=[51, 49])
    told = str(close_sentence(acceptability(ranking, around(20), 2000)))
    assert told.startswith("Too close to call with weights like these: Region 1 and Region 2.")
    assert "60 % of 2,000 draws (±2.2 percentage points)." in told
    many = str(close_sentence(acceptability(ranking, around(20), 10_000)))
    assert many.endswith("is ahead in 60 % of draws.")
    assert close_sentence(acceptability(EASY, around(20), 100)) is None
    assert close_sentence(acceptability(EASY, around(20), 100, pairwise=False)) is None


def test_tied_regions_are_not_called_close():
    ranking = ranking_of([[9, 9], [5, 5], [5, 5]])
    assert close_sentence(acceptability(ranking, around(20), 100)) is None
