"""What the browser is sent to rank by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcda.ranking.methods import rank_by
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ui.components.live_ranking import can_follow
from tests.ui.app import bundled_case


def test_closeness_follows_unless_there_are_too_many_figures() -> None:
    case = bundled_case()
    ranking = rank_by(case, default_scenario(case))
    assert isinstance(ranking, Ranking)
    assert can_follow(ranking)
    assert not can_follow(replace(ranking, normalized=np.zeros((5000, 50))))
    assert can_follow(replace(ranking, normalized=np.zeros((1200, 20))))


def test_scores_of_other_methods_do_not_follow() -> None:
    case = bundled_case()
    assert not can_follow(rank_by(case, replace(default_scenario(case), method="wsm")))
