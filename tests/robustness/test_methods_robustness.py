"""Over all methods and normalizations: how often each region is first, and shortlisted."""

import numpy as np

from mcda.ranking.agreement import agreement
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.methods import combinations
from tests.ranking.ranking_cases import case_of


def ranking_of(case):
    return rank(case, default_scenario(case))


def test_topsis_counts_once_under_each_normalization_and_its_peers_once():
    case = case_of([[9, 3, 5], [6, 6, 2], [2, 9, 8], [1, 1, 1]], points=[50, 30, 20])
    ranking = ranking_of(case)
    known = agreement(ranking)
    found = combinations(ranking, known)
    assert len(found.combinations) == len(known.normalizations) + len(known.methods) - 1 == 19
    assert [c.normalization for c in found.combinations[:3]] == ["vector", "minmax", "goalposts"]
    assert [c.method for c in found.combinations].count("topsis") == 3
    ranks = [c.rank for c in found.combinations]
    assert found.first.tolist() == [sum(r[i] == 1 for r in ranks) for i in range(4)]


def test_a_region_best_in_everything_is_first_in_all_of_them():
    case = case_of(
        [[9, 9], [6, 3], [2, 6], [1, 1]], points=[50, 50], settings={"shortlist_size": 1}
    )
    found = combinations(ranking_of(case))
    assert found.first[0] == found.shortlisted[0] == len(found.combinations)
    assert found.always == (0,)
    assert found.shortlisted[3] == 0


def test_methods_that_cannot_rank_these_regions_say_why():
    found = combinations(ranking_of(case_of([[9, -9], [6, 3], [2, 6]], points=[50, 50])))
    assert found.silent
    assert all(str(silent.reason) for silent in found.silent)


def test_equal_regions_and_a_single_one_are_always_on_the_list():
    for figures in ([[3, 4]], [[3, 4]] * 4):
        found = combinations(ranking_of(case_of(figures)))
        assert np.all(found.first == len(found.combinations))
        assert found.always == tuple(range(len(figures)))
