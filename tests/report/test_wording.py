"""Sentences of the ranking, read as a user reads them."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.ranking.method_contracts import METHODS
from mcda.ranking.result import MethodResult
from mcda.report.wording import (
    excluded_sentence,
    leader_sentence,
    method_sentence,
    scenario_sentence,
    shortlist_note,
    topsis_note,
)


def scored(ranking, *scores, size=2):
    """Return a ranking with these scores and the ranks that belong to them."""
    ranks = [1 + sum(other > score for other in scores) for score in scores]
    names = tuple("PQRSTU"[: len(scores)])
    return replace(
        ranking,
        scenario=replace(ranking.scenario, shortlist_size=size),
        regions=names,
        names=names,
        score=np.array(scores),
        rank=np.array(ranks),
    )


@pytest.mark.parametrize(
    ("scores", "text"),
    [
        ((0.9, 0.5, 0.7), "P leads; R follows."),
        ((0.9, 0.5, 0.5), "P leads; Q and R follow."),
        ((0.4, 0.9, 0.9), "Q and R share the first place."),
        ((0.9, 0.88, 0.1), "No clear winner: P and Q are within 0.02."),
        ((0.9, 0.89, 0.885), "No clear winner: P, Q and R are within 0.02."),
        ((0.9, 0.879, 0.87), "P leads; Q follows."),
        (
            (0.9, 0.89, 0.89, 0.89, 0.89, 0.89),
            "No clear winner: P, Q, R and 3 more are within 0.02.",
        ),
    ],
)
def test_who_leads(ranking, scores, text):
    assert str(leader_sentence(scored(ranking, *scores))) == text


def test_another_method_knows_no_near_tie(ranking):
    near = replace(ranking, score=np.array([0.5, 0.49, 0.1]))
    assert "No clear winner" in str(leader_sentence(near))
    other = MethodResult(METHODS["wsm"], ranking, near.score, ranking.rank)
    assert str(leader_sentence(other)) == "Alder leads; Birch follows."
    tied = MethodResult(METHODS["wsm"], ranking, near.score, np.array([1, 1, 1]))
    assert str(leader_sentence(tied)) == "Alder, Birch and Cedar share the first place."


def test_by_which_method(ranking):
    low = MethodResult(METHODS["vikor"], ranking, ranking.score, ranking.rank)
    assert str(method_sentence(low)) == "Ranked by VIKOR, where a low score is good."
    high = MethodResult(METHODS["wsm"], ranking, ranking.score, ranking.rank)
    assert str(method_sentence(high)) == "Ranked by WSM, where a high score is good."


def test_money_follows_topsis_only():
    assert topsis_note("topsis") is None
    assert "not the one by PROMETHEE II" in str(topsis_note("promethee_ii"))


def test_one_region_only(ranking):
    assert str(leader_sentence(scored(ranking, 0.5))).startswith("Only P can be ranked")


def test_all_equal_says_what_to_do(ranking):
    text = str(leader_sentence(scored(ranking, 0.5, 0.5, 0.5)))
    assert text.startswith("All 3 regions share the first place")
    assert "give points to a criterion in which they differ" in text


def test_shortlist_of_the_asked_length_needs_no_note(ranking):
    assert shortlist_note(scored(ranking, 0.9, 0.7, 0.5)) is None


def test_tie_at_the_edge_makes_the_shortlist_longer(ranking):
    assert str(shortlist_note(scored(ranking, 0.9, 0.7, 0.7, 0.7, 0.1))) == (
        "The shortlist holds 4 regions instead of 2, because Q, R and S tie at its edge."
    )


def test_shortlist_shorter_than_asked(ranking):
    assert str(shortlist_note(scored(ranking, 0.9, 0.7, size=5))) == (
        "The shortlist of 5 holds all 2 regions that can be ranked."
    )


def test_shortlist_of_the_only_region(ranking):
    assert str(shortlist_note(scored(ranking, 0.5))) == (
        "The shortlist of 2 holds the only region that can be ranked."
    )


def test_shortlist_of_nobody(ranking):
    assert "size is set to 0" in str(shortlist_note(scored(ranking, 0.9, 0.7, size=0)))


def test_excluded_regions_are_named(ranking):
    assert str(excluded_sentence(ranking)) == "Damson is not ranked."
    assert excluded_sentence(replace(ranking, excluded=())) is None
    assert str(excluded_sentence(replace(ranking, excluded=ranking.excluded * 2))) == (
        "2 regions are not ranked: Damson and Damson."
    )


def test_scenario_in_words(case, scenario):
    chosen = replace(scenario, sector="Food", without=("A", "zone:East"))
    text = str(scenario_sentence(case, chosen))
    assert text == (
        "Points: Output 60, Jobs 40. Method TOPSIS, figures placed between the lowest and the "
        "highest region (minmax), shortlist of 2, "
        "cluster in Food, without Alder and zone East."
    )
    assert "any sector, no region left out" in str(scenario_sentence(case, scenario))
