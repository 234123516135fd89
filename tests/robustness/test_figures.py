"""Draws of figures: mean, spread, and what they keep."""

import numpy as np
import pytest

from mcda.robustness.figures import draw_figures, log_spread
from tests.ranking.ranking_cases import case_of

FIGURES = np.array([[100.0, -5.0, 7.0], [0.0, 3.0, np.nan]])


def spread_of(*percents):
    case = case_of(
        [[1.0] * len(percents)],
        criteria={place: {"uncertainty": u} for place, u in enumerate(percents, start=1)},
    )
    return log_spread(case.criteria)


def test_drawn_figures_have_the_published_mean_and_the_stated_uncertainty():
    found = draw_figures(FIGURES, spread_of(10, 30, None), 50_000, np.random.default_rng(0))
    assert found[:, 0, 0].mean() == pytest.approx(100, rel=0.003)
    assert found[:, 0, 0].std() == pytest.approx(10, rel=0.02)
    assert found[:, 0, 1].mean() == pytest.approx(-5, rel=0.01)
    assert found[:, 0, 1].std() == pytest.approx(1.5, rel=0.02)


def test_signs_zeros_gaps_and_certain_columns_are_kept():
    found = draw_figures(FIGURES, spread_of(300, 300, 0), 1000, np.random.default_rng(0))
    assert (found[:, 0, 1] < 0).all()
    assert (found[:, 1, 0] == 0).all()
    assert (found[:, 0, 2] == 7).all()
    assert np.isnan(found[:, 1, 2]).all()
    assert np.isfinite(found[:, :, :2]).all()


def test_absurd_uncertainties_have_a_finite_spread():
    assert spread_of(None, 0).tolist() == [0, 0]
    assert np.isfinite(spread_of(1e300)).all()
    assert spread_of(300)[0] == pytest.approx(np.sqrt(np.log(10)))
