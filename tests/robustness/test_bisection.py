"""Bounds found by trying agree with the exact ones, where these are known."""

import numpy as np
import pytest

from mcda.ranking.methods import score_by
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness import bisection
from tests.ranking.ranking_cases import case_of


def test_a_weighted_sum_changes_its_winner_where_the_two_sums_are_equal():
    """With minmax figures 1, 0.5, 0 and 0, 0.75, 1 of two criteria, R1 leads R2 from 0.6 on."""
    case = case_of([[8, 0], [4, 3], [0, 4]], points=[70, 30])
    result = score_by(rank(case, default_scenario(case)), "mabac")
    winner, shortlist, order = bisection.bounds_by_trying(result)
    assert winner[0] == pytest.approx([0.6, 1], abs=1e-6)
    assert winner[1] == pytest.approx([0, 0.4], abs=1e-6)
    assert shortlist.tolist() == [[0, 1], [0, 1]]
    assert order[0] == pytest.approx(winner[0], abs=1e-6)


def test_where_the_method_is_undefined_its_answer_does_not_stand(monkeypatch):
    case = case_of([[8, 1], [4, 3], [2, 4]], points=[70, 30])
    result = score_by(rank(case, default_scenario(case)), "wsm")
    monkeypatch.setattr(bisection, "score_by", refused_beyond(0.8))
    winner, _, _ = bisection.bounds_by_trying(result)
    assert winner[0, 1] == pytest.approx(0.8, abs=1e-6)


def refused_beyond(weight):
    def scored(ranking, method):
        if ranking.weights[0] > weight:
            return bisection.Sentence("Not defined.")
        return score_by(ranking, method)

    return scored


def test_a_criterion_with_all_the_weight_has_no_bounds():
    case = case_of([[8], [4]])
    result = score_by(rank(case, default_scenario(case)), "wsm")
    assert all(np.isnan(bounds).all() for bounds in bisection.bounds_by_trying(result))
