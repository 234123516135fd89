"""What chosen methods say together."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from mcda.case.read import read_case
from mcda.ranking.agreement import agreement
from mcda.ranking.consensus import consensus, voices
from mcda.ranking.orders import spearman
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"


@cache
def uzbekistan():
    case = read_case(UZBEKISTAN).case
    return agreement(rank(case, default_scenario(case)))


def test_all_methods_together_are_the_agreement():
    found = uzbekistan()
    joint = consensus(found, [opinion.id for opinion in found.methods])
    assert np.array_equal(joint.borda_rank, found.borda_rank)
    assert np.array_equal(joint.copeland_rank, found.copeland_rank)
    assert np.array_equal(joint.opinions[0].rank, found.ranking.rank)


def test_the_other_two_normalizations_have_a_voice_of_their_own():
    found = uzbekistan()
    names = {opinion.id: opinion.name for opinion in voices(found)}
    assert names["vector"] == "TOPSIS (vector length)"
    assert names["minmax"] == "TOPSIS (smallest to largest)"
    assert "goalposts" not in names  # TOPSIS under the case's own normalization is "topsis"


def test_one_order_agrees_with_itself():
    found = uzbekistan()
    joint = consensus(found, ["vikor"])
    (opinion,) = joint.opinions
    assert np.array_equal(joint.borda_rank, opinion.rank)
    assert np.array_equal(joint.best, joint.worst)
    assert joint.correlations.tolist() == [[1.0]]


def test_correlations_are_those_of_each_two_orders():
    found = uzbekistan()
    joint = consensus(found, ["topsis", "vikor", "edas"])
    assert np.array_equal(joint.correlations, joint.correlations.T)
    for i, one in enumerate(joint.opinions):
        for j, other in enumerate(joint.opinions):
            assert joint.correlations[i, j] == spearman(one.rank, other.rank)
    assert (joint.best <= joint.borda_rank.max()).all()
    assert all(opinion.rank.min() == 1 for opinion in joint.opinions)


def test_an_order_that_is_a_single_tie_has_no_correlation():
    case = case_of([[1.0], [1.0]], settings={"normalization": "minmax"})
    found = agreement(rank(case, default_scenario(case)))
    joint = consensus(found, ["topsis"])
    assert np.isnan(joint.correlations).all()
    assert "Region 1 and Region 2" in str(joint.sentence)


def test_a_winner_by_duels_may_lose_by_places():
    """Three orders of five place A first, two place it last: Condorcet's point against Borda."""
    case = case_of([[3.0], [2.0], [1.0]])
    found = agreement(rank(case, default_scenario(case)))
    orders = [[1, 2, 3]] * 3 + [[3, 1, 2]] * 2
    methods = tuple(
        replace(opinion, rank=np.array(order)) for opinion, order in zip(found.methods, orders)
    )
    joint = consensus(replace(found, methods=methods), [opinion.id for opinion in methods])
    assert joint.copeland_rank.tolist() == [1, 2, 3]
    assert joint.borda_rank.tolist() == [2, 1, 3]
    assert str(joint.sentence) == (
        "Taken together, these 5 orders put Region 2 first by places (Borda), but Region 1 by "
        "duels (Copeland): compare them before you decide."
    )


@pytest.mark.parametrize("chosen", [[], ["magic"]])
def test_nothing_chosen_is_refused(chosen):
    with pytest.raises(ValueError, match="no opinion"):
        consensus(uzbekistan(), chosen)
