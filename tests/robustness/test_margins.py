"""Monte Carlo errors against their formulas and their promise."""

import numpy as np
import pytest
from scipy.stats import binomtest

from mcda.robustness.margins import margin_of_means, margin_of_shares


def test_9604_draws_give_one_percentage_point():
    assert margin_of_shares(0.5, 9604) == pytest.approx(0.01, abs=1e-5)


@pytest.mark.parametrize(("hits", "draws"), [(0, 1), (0, 50), (7, 50), (50, 50), (3200, 10_000)])
def test_shares_have_half_the_width_of_wilson_s_interval(hits, draws):
    theirs = binomtest(hits, draws).proportion_ci(method="wilson")
    assert margin_of_shares(hits / draws, draws) == pytest.approx((theirs.high - theirs.low) / 2)


def test_means():
    drawn = np.random.default_rng(0).normal(3, 2, 400)
    found = margin_of_means(drawn.sum(), np.square(drawn).sum(), 400)
    assert found == pytest.approx(1.96 * drawn.std(ddof=1) / 20, rel=1e-4)
    assert np.isnan(margin_of_means(np.ones(1), np.ones(1), np.array([1.0]))).all()
