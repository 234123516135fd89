"""An examination draws what was asked for, and what the verdict needs."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.ranking.methods import score_by
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.examination import examine, usual_question
from mcda.robustness.figures import is_uncertain
from mcda.robustness.result import Weighting, around, uniform
from mcda.robustness.stability import stability
from tests.ranking.ranking_cases import case_of

FIGURES = [[9, 2, 4], [5, 8, 3], [1, 5, 9]]


def ranking_of(case):
    return rank(case, default_scenario(case))


@pytest.fixture
def uncertain():
    return ranking_of(case_of(FIGURES, points=[50, 30, 20], criteria={1: {"uncertainty": 20.0}}))


def test_four_runs_where_figures_are_uncertain_and_weights_are_not_those_asked_for(uncertain):
    told = []
    found = examine(uncertain, uniform(), 600, on_draws=lambda *done: told.append(done))
    assert found.drawn.question.weighting is Weighting.UNIFORM
    assert found.likely.question == usual_question(uncertain)
    assert found.by_figures.question.weighting is Weighting.CURRENT
    assert told[-1] == (2400, 2400)
    assert sorted(told) == told
    assert found.by_weights.question == replace(found.likely.question, figures=False)
    winner = np.argmin(uncertain.rank)
    first = found.verdict.first
    assert (first.both, first.weights, first.figures) == tuple(
        run.first_probability[winner] for run in (found.likely, found.by_weights, found.by_figures)
    )


def test_one_run_serves_both_where_weights_like_these_are_asked_for():
    ranking = ranking_of(case_of(FIGURES, points=[50, 30, 20]))
    told = []
    found = examine(ranking, around(20.0), 600, on_draws=lambda *done: told.append(done))
    assert found.likely is found.drawn
    assert found.by_figures is None
    assert told[-1] == (600, 600)


def test_uncertainty_of_a_criterion_without_points_does_not_count(uncertain):
    assert is_uncertain(uncertain)
    case = case_of(FIGURES, points=[0, 30, 20], criteria={1: {"uncertainty": 20.0}})
    assert not is_uncertain(ranking_of(case))


def test_intervals_may_be_those_of_another_method(uncertain):
    other = score_by(uncertain, "wsm")
    found = examine(uncertain, uniform(), 100, result=other)
    assert np.array_equal(found.stability.winner, stability(other).winner, equal_nan=True)
    assert found.verdict.ranking is uncertain


def test_no_draws_are_an_error(uncertain):
    with pytest.raises(ValueError, match="at least one draw"):
        examine(uncertain, uniform(), 0)


def test_the_answer_does_not_hang_on_what_else_is_examined(uncertain):
    one = examine(uncertain, uniform(), 300, 3)
    two = examine(uncertain, replace(uniform()), 300, 3)
    assert np.array_equal(one.drawn.rank_acceptability, two.drawn.rank_acceptability)


def test_the_second_region_overtakes_the_first():
    ranking = ranking_of(case_of(FIGURES, points=[50, 30, 20]))
    first, second = (ranking.regions[row] for row in ranking.order[:2])
    change = examine(ranking, uniform(), 10).overtaking
    assert (change.region, change.above) == (second, first)
    alone = ranking_of(case_of([[1, 2]], points=[50, 50]))
    assert examine(alone, uniform(), 10).overtaking is None
