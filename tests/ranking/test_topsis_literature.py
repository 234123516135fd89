"""TOPSIS on worked examples of the literature."""

import numpy as np
import pytest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of


def ranked(matrix, objectives, weights, normalization="vector"):
    case = case_of(
        matrix,
        objectives,
        points=[100 * weight for weight in weights],
        settings={"normalization": normalization},
    )
    return rank(case, default_scenario(case))


def test_hwang_yoon_1981():
    """Select a fighter aircraft: six attributes, cost to be minimized.

    Hwang, C. L., & Yoon, K. (1981). Multiple Attribute Decision Making: Methods and
    Applications. Springer, ch. 3, p. 133: matrix, weighted normalized matrix, separations and
    closeness. The printed normalized matrix is rounded, hence the tolerances.
    """
    found = ranked(
        [
            [2.0, 1500, 20000, 5.5, 5, 9],
            [2.5, 2700, 18000, 6.5, 3, 5],
            [1.8, 2000, 21000, 4.5, 7, 7],
            [2.2, 1800, 20000, 5.0, 5, 5],
        ],
        ["max", "max", "max", "min", "max", "max"],
        [0.2, 0.1, 0.1, 0.1, 0.2, 0.3],
    )
    weighted = [
        [0.0934, 0.0366, 0.0506, 0.0506, 0.0962, 0.2012],
        [0.1168, 0.0659, 0.0455, 0.0598, 0.0577, 0.1118],
        [0.0841, 0.0488, 0.0531, 0.0414, 0.1347, 0.1565],
        [0.1028, 0.0439, 0.0506, 0.0460, 0.0962, 0.1118],
    ]
    np.testing.assert_allclose(found.normalized * found.weights, weighted, atol=1.5e-4)
    np.testing.assert_allclose(
        found.ideal * found.weights, [0.1168, 0.0659, 0.0531, 0.0414, 0.1347, 0.2012], atol=1.5e-4
    )
    np.testing.assert_allclose(
        found.anti_ideal * found.weights,
        [0.0841, 0.0366, 0.0455, 0.0598, 0.0577, 0.1118],
        atol=1.5e-4,
    )
    np.testing.assert_allclose(found.distance_to_ideal, [0.0545, 0.1197, 0.0580, 0.1009], atol=1e-4)
    np.testing.assert_allclose(
        found.distance_to_anti_ideal, [0.0983, 0.0439, 0.0920, 0.0458], atol=1e-4
    )
    np.testing.assert_allclose(found.score, [0.643, 0.268, 0.613, 0.312], atol=1e-3)
    assert found.rank.tolist() == [1, 4, 2, 3]


def test_tzeng_huang_2011():
    """Rank four alternatives by three attributes.

    Tzeng, G. H., & Huang, J. J. (2011). Multiple Attribute Decision Making: Methods and
    Applications. CRC Press, ch. 5.
    """
    found = ranked(
        [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], ["max", "max", "max"], [0.3, 0.4, 0.3]
    )
    np.testing.assert_allclose(found.score, [0.5037, 0.6581, 0.7482, 0.3340], atol=1e-4)
    assert found.rank.tolist() == [3, 2, 1, 4]


CLIMB = np.array([[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]])
OTHER_SCALES = np.column_stack([CLIMB[:, 0] + 5, CLIMB[:, 1] / 1000 - 1])


def test_opricovic_tzeng_2004():
    """Choose a mountain: risk to be minimized, altitude maximized, on two pairs of scales.

    Opricovic, S., & Tzeng, G. H. (2004). Compromise solution by MCDM methods: A comparative
    analysis of VIKOR and TOPSIS. European Journal of Operational Research, 156(2), 445-455.
    The point of the example: vector normalization depends on the scale's origin, the linear one
    does not.
    """
    weights = [0.5, 0.5]
    linear = [ranked(m, ["min", "max"], weights, "minmax").score for m in (CLIMB, OTHER_SCALES)]
    by_vector = [ranked(m, ["min", "max"], weights).score for m in (CLIMB, OTHER_SCALES)]
    np.testing.assert_allclose(linear[0], linear[1], rtol=1e-12)
    assert np.abs(by_vector[0] - by_vector[1]).max() > 0.05


def test_opricovic_tzeng_2004_linear_by_hand():
    """The same example: A1 is ideal in risk and worst in altitude, A3 the other way round.

    A2 has risk 3/4 and altitude 1/2 of the way, so D+ = sqrt(1/16 + 1/4) / 2 and
    D- = sqrt(9/16 + 1/4) / 2.
    """
    found = ranked(CLIMB, ["min", "max"], [0.5, 0.5], "minmax")
    middle = 13**0.5 / (13**0.5 + 5**0.5)
    np.testing.assert_allclose(found.score, [0.5, middle, 0.5], rtol=1e-12)
    assert found.rank.tolist() == [2, 1, 2]
    assert found.score[1] == pytest.approx(0.617, abs=5e-4)
