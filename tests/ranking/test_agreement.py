"""All methods and normalizations side by side."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from mcda.case.columns import METHODS, NORMALIZATIONS
from mcda.case.read import read_case
from mcda.ranking.agreement import ASKED, agreement, closeness_under, opinions
from mcda.ranking.methods import score_by
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"


def agreed(matrix, objectives=None, **options):
    case = case_of(matrix, objectives, **options)
    return agreement(rank(case, default_scenario(case)))


def test_a_clear_order_is_everybodys():
    found = agreed([[9.0, 8.0], [5.0, 6.0], [2.0, 3.0], [1.0, 1.0]], settings={"shortlist_size": 2})
    assert [opinion.id for opinion in found.methods] == list(METHODS)
    assert found.silent == ()
    assert found.methods[0].spearman == found.methods[0].kendall == 1.0
    for opinion in (*found.methods, *found.normalizations):
        assert opinion.rank.tolist() == [1, 2, 3, 4]
        assert (opinion.spearman, opinion.kendall) == (1.0, 1.0)
    assert found.first.tolist() == [17, 0, 0, 0]
    assert found.shortlisted.tolist() == [17, 17, 0, 0]
    assert found.borda.tolist() == [17 * beaten for beaten in (3, 2, 1, 0)]
    assert found.copeland.tolist() == [3, 1, -1, -3]
    assert found.borda_rank.tolist() == found.copeland_rank.tolist() == [1, 2, 3, 4]
    assert str(found.summary) == (
        "First place goes to Region 1 in all 17 methods. All agree on the shortlist."
    )
    assert str(found.normalization_summary) == (
        "First place goes to Region 1 under all 3 normalizations of TOPSIS."
    )


def test_methods_that_cannot_rank_are_listed_with_the_reason():
    found = agreed([[3.0, 0.0], [0.0, 2.0], [1.0, 3.0]], ["max", "max"])
    assert {silent.id for silent in found.silent} == {"lmaw", "ocra", "waspas", "wpm", "marcos"}
    assert all("hoose another method" in str(silent.reason) for silent in found.silent)
    assert len(found.methods) == 12


def test_the_method_decides_about_the_shortlist():
    case = read_case(UZBEKISTAN).case
    ranking = rank(case, default_scenario(case))
    found = agreement(ranking)
    ranks = np.array([opinion.rank for opinion in found.methods])
    assert found.first.tolist() == (ranks == 1).sum(axis=0).tolist()
    assert found.shortlisted.tolist() == (ranks <= 5).sum(axis=0).tolist()
    always = {name for name, count in zip(ranking.names, found.shortlisted) if count == len(ranks)}
    assert f"{len(always)} of 5 regions on the shortlist are on it whatever" in str(found.summary)
    doubtful = [
        name for name, count in zip(ranking.names, found.shortlisted) if 0 < count < len(ranks)
    ]
    assert f"decides about {', '.join(doubtful[:-1])} and {doubtful[-1]}: look" in str(
        found.summary
    )
    vikor = next(opinion for opinion in found.methods if opinion.id == "vikor")
    assert vikor.low_is_better
    assert vikor.rank.tolist() == score_by(ranking, "vikor").rank.tolist()


# R1 is far ahead in the heavy criterion, R2 is good in everything
CONTESTED = [[9.0, 1.0, 1.0], [6.0, 5.0, 5.0], [1.0, 6.0, 4.0], [2.0, 2.0, 6.0]]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (
            [60, 20, 20],
            "The winner hangs on the method: first place goes to Region 1 in only 3 of 17, and to "
            "Region 2 in 14. Agree on a method before you look at its order, or compare them "
            "figure by figure.",
        ),
        (
            [80, 10, 10],
            "First place goes to Region 1 in 16 of 17 methods, and to Region 2 in 1: compare them "
            "before you decide.",
        ),
    ],
)
def test_who_wins_by_how_many_methods(points, words):
    found = agreed(CONTESTED, points=points, settings={"shortlist_size": 0})
    assert str(found.summary) == words


def test_a_shared_first_place():
    found = agreed([[2.0, 1.0], [1.0, 2.0], [0.5, 0.5]], settings={"shortlist_size": 0})
    assert str(found.summary) == "First place goes to Region 1 and Region 2 in all 17 methods."


def test_a_first_place_that_others_do_not_share():
    """By symmetry TOPSIS ties R1 and R2; methods that take shares of the total do not."""
    matrix = [[2.0, 11.5], [1.25, 13.0], [0.5, 10.0]]
    found = agreed(matrix, settings={"normalization": "minmax", "shortlist_size": 0})
    ties = sum(opinion.rank.tolist() == [1, 1, 3] for opinion in found.methods)
    assert 1 < ties < 17
    assert str(found.summary) == (
        f"First place goes to Region 1 and Region 2 in {ties} of 17 methods, and to only some of "
        "them in the others: treat them as equals."
    )


def test_a_single_region_leaves_the_others_silent():
    found = agreed([[1.0]])
    assert [opinion.id for opinion in found.methods] == ["topsis"]
    assert len(found.silent) == 16
    assert str(found.summary).startswith("Only TOPSIS can rank these regions")


def test_normalizations_that_disagree_are_named():
    """Under vector the second criterion hardly counts, since its figures differ little."""
    matrix = [[9.0, 100.0], [7.0, 104.0], [1.0, 103.0]]
    found = agreed(matrix, points=[40, 60])
    winners = {o.id: o.rank.tolist().index(1) + 1 for o in found.normalizations}
    assert winners == {"vector": 1, "minmax": 2, "goalposts": 2}
    assert str(found.normalization_summary) == (
        "The winner hangs on the normalization: Region 1 here, but Region 2 (smallest to "
        "largest); Region 2 (fixed bounds). Agree on bounds for Criterion 1 and Criterion 2, "
        "which are only assumed now, and then use fixed bounds, or say why this normalization "
        "is right."
    )


def test_a_normalization_that_cannot_be_used_is_silent():
    found = agreed([[1.0], [2.0]], criteria={1: {"lower": 3.0, "upper": 2.0}})
    assert [opinion.id for opinion in found.normalizations] == ["vector", "minmax"]
    assert "Correct the bounds" in str(found.silent_normalizations[0].reason)


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
def test_closeness_under_another_normalization_is_that_of_a_ranking(normalization):
    case = case_of(
        [[1.0, 5.0, None], [4.0, 2.0, 1.0], [3.0, 9.0, 1e200], [2.0, 2.5, 0.0], [9.0, None, 3.0]],
        ["max", "target", "max"],
        points=[50, 30, 0],
        criteria={1: {"lower": 0.0, "maximum": 8.0}, 2: {"target": 3.0}},
    )
    ranking = rank(case, default_scenario(case))
    other = dataclasses.replace(default_scenario(case), normalization=normalization)
    np.testing.assert_allclose(
        closeness_under(ranking, normalization), rank(case, other).score, rtol=0, atol=1e-15
    )


def test_long_lists_are_cut():
    rng = np.random.default_rng(3)
    found = agreed(rng.uniform(1, 9, (40, 5)), settings={"shortlist_size": 15})
    assert " more: look at these one by one." in str(found.summary)


def test_closeness_of_several_choices_of_regions_at_once_is_that_of_each():
    case = case_of([[9, 3], [6, 6], [2, 9], [1, 1]], points=[60, 40])
    ranking = rank(case, default_scenario(case))
    rows = np.array([[0, 1, 2], [1, 2, 3], [3, 3, 0]])
    for normalization in ("vector", "minmax", "goalposts"):
        together = closeness_under(ranking, normalization, rows)
        alone = [closeness_under(ranking, normalization, chosen) for chosen in rows]
        assert np.allclose(together, alone, rtol=0, atol=1e-15)


def test_methods_asked_one_by_one_say_the_same():
    case = case_of([[9.0, 0.0], [5.0, 6.0], [2.0, 3.0]])
    ranking = rank(case, default_scenario(case))
    heard = tuple(opinions(ranking))
    assert len(heard) == ASKED
    asked, at_once = agreement(ranking, heard), agreement(ranking)
    assert asked.summary == at_once.summary
    assert asked.silent == at_once.silent
    assert [item.id for item in asked.methods] == [item.id for item in at_once.methods]
    assert [item.id for item in asked.normalizations] == [x.id for x in at_once.normalizations]
