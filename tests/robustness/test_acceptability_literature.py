"""A published SMAA-2 analysis, reproduced with our draws of weights and our counts.

Four antidepressants by six criteria: Tervonen, van Valkenhoef, Buskens, Hillege & Postmus (2011),
A stochastic multicriteria model for evidence-based decision making in drug benefit-risk analysis,
Statistics in Medicine 30(12), 1419-1428. Measurements and results as in the tests of JSMAA, the
program of the same authors (github.com/tommite/jsmaa, SMAA2SimulationTest), which ask for 0.02.
Values there are additive over linear scales, so everything but TOPSIS itself is put to the proof.
"""

import numpy as np
import pytest

from mcda.robustness.draws import count_ranks
from mcda.robustness.result import uniform
from mcda.robustness.weightings import draw_weights

# fluoxetine, paroxetine, sertraline, venlafaxine: mean and standard deviation of each
EFFICACY = [(0.0, 0.0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)]  # of the logarithm
HARMS = [
    [(11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)],  # diarrhea
    [(7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)],  # dizziness
    [(16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)],  # headache
    [(13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)],  # insomnia
    [(18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)],  # nausea
]
RANK_ACCEPTABILITY = [
    [0.20, 0.28, 0.30, 0.22],
    [0.25, 0.29, 0.27, 0.19],
    [0.17, 0.25, 0.29, 0.30],
    [0.39, 0.18, 0.15, 0.29],
]
CENTRAL_WEIGHTS = [
    [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
    [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
    [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
    [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
]


def test_antidepressants_tervonen_et_al_2011():
    draws, generator = 20_000, np.random.default_rng(0)
    mean, deviation = np.array([EFFICACY, *HARMS]).transpose(2, 1, 0)
    drawn = generator.normal(mean, deviation, (draws, 4, 6))
    ends = np.stack([mean - 1.96 * deviation, mean + 1.96 * deviation])
    drawn[..., 0], ends[..., 0] = np.exp(drawn[..., 0]), np.exp(ends[..., 0])
    low, high = ends.min(axis=(0, 1)), ends.max(axis=(0, 1))
    values = (drawn - low) / (high - low)
    values[..., 1:] = 1 - values[..., 1:]  # less harm is better

    weights = draw_weights(uniform(), np.full(6, 1 / 6), None, draws, generator)
    scores = np.einsum("kij,kj->ki", values, weights)
    tally = count_ranks([scores], weights, 4, pairwise=False)

    assert tally.places / draws == pytest.approx(np.array(RANK_ACCEPTABILITY), abs=0.02)
    central = tally.first_weights / tally.places[:, :1]
    assert central == pytest.approx(np.array(CENTRAL_WEIGHTS), abs=0.02)
