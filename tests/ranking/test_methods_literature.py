"""The peers of TOPSIS on worked examples of the literature."""

import numpy as np
import pytest

from mcda.ranking.methods import score_by
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of
from tests.ranking.test_topsis_literature import CLIMB, OTHER_SCALES
from tests.ranking.test_topsis_oracle import DRINA, DRINA_OBJECTIVES


def ranked(method, matrix, objectives, weights):
    case = case_of(matrix, objectives, points=weights)
    return score_by(rank(case, default_scenario(case)), method)


@pytest.mark.parametrize("matrix", [CLIMB, OTHER_SCALES], ids=["metres", "other scales"])
def test_vikor_opricovic_tzeng_2004(matrix):
    """Choose a mountain: risk to be minimized, altitude maximized; the origin does not matter.

    Opricovic, S., & Tzeng, G. H. (2004). Compromise solution by MCDM methods: A comparative
    analysis of VIKOR and TOPSIS. European Journal of Operational Research, 156(2), 445-455.
    """
    found = ranked("vikor", matrix, ["min", "max"], [50, 50])
    np.testing.assert_allclose(found.score, [1.0, 0.0, 1.0], atol=1e-12)
    assert found.rank.tolist() == [2, 1, 2]


@pytest.mark.parametrize(
    ("weights", "expected", "ranks"),
    [
        ([1] * 8, [0.991, 1.0, 0.473, 0.670, 0.0, 0.578], [5, 6, 2, 4, 1, 3]),
        ([2] * 4 + [1] * 4, [1.0, 0.533, 0.552, 0.563, 0.0, 0.686], [6, 2, 3, 4, 1, 5]),
        ([1] * 4 + [2] * 4, [0.684, 1.0, 0.147, 0.554, 0.041, 0.191], [5, 6, 2, 4, 1, 3]),
        ([1] * 4 + [3.2] * 4, [0.668, 1.0, 0.051, 0.588, 0.058, 0.078], [5, 6, 1, 4, 2, 3]),
    ],
)
def test_vikor_opricovic_tzeng_2007(weights, expected, ranks):
    """Select a hydropower system on the Drina, under four weightings.

    Opricovic, S., & Tzeng, G. H. (2007). Extended VIKOR method in comparison with outranking
    methods. European Journal of Operational Research, 178(2), 514-529. Printed to three decimals.
    """
    found = ranked("vikor", DRINA, DRINA_OBJECTIVES, weights)
    np.testing.assert_allclose(found.score, expected, atol=1e-3)
    assert found.rank.tolist() == ranks


def test_codas_keshavarz_ghorabaee_2016():
    """Select an industrial robot; repeatability to be minimized.

    Keshavarz Ghorabaee, M., Zavadskas, E. K., Turskis, Z., & Antucheviciene, J. (2016). A new
    combinative distance-based assessment (CODAS) method for multi-criteria decision-making.
    Economic Computation and Economic Cybernetics Studies and Research, 50(3), 25-44.
    """
    found = ranked(
        "codas",
        [
            [60, 0.4, 2540, 500, 990],
            [6.35, 0.15, 1016, 3000, 1041],
            [6.8, 0.10, 1727.2, 1500, 1676],
            [10, 0.2, 1000, 2000, 965],
            [2.5, 0.1, 560, 500, 915],
            [4.5, 0.08, 1016, 350, 508],
            [3, 0.1, 1778, 1000, 920],
        ],
        ["max", "min", "max", "max", "max"],
        [0.036, 0.192, 0.326, 0.326, 0.120],
    )
    expected = [0.5122, 1.4633, 1.0715, -0.2125, -1.8515, -1.1717, 0.1887]
    np.testing.assert_allclose(found.score, expected, atol=1e-4)
    assert found.rank.tolist() == [3, 1, 2, 5, 7, 6, 4]


def test_mabac_pamucar_cirovic_2015():
    """Select a forklift for a logistics centre.

    Pamučar, D., & Ćirović, G. (2015). The selection of transport and handling resources in
    logistics centers using Multi-Attributive Border Approximation area Comparison (MABAC).
    Expert Systems with Applications, 42(6), 3016-3028.
    """
    found = ranked(
        "mabac",
        [
            [22600, 3800, 2, 5, 1.06, 3.00, 3.5, 2.8, 24.5, 6.5],
            [19500, 4200, 3, 2, 0.95, 3.00, 3.4, 2.2, 24.0, 7.0],
            [21700, 4000, 1, 3, 1.25, 3.20, 3.3, 2.5, 24.5, 7.3],
            [20600, 3800, 2, 5, 1.05, 3.25, 3.2, 2.0, 22.5, 11.0],
            [22500, 3800, 4, 3, 1.35, 3.20, 3.7, 2.1, 23.0, 6.3],
            [23250, 4210, 3, 5, 1.45, 3.60, 3.5, 2.8, 23.5, 7.0],
            [20300, 3850, 2, 5, 0.90, 3.25, 3.0, 2.6, 21.5, 6.0],
        ],
        ["min", "max", "max", "max", "min", "min", "max", "max", "max", "max"],
        [0.146, 0.144, 0.119, 0.121, 0.115, 0.101, 0.088, 0.068, 0.050, 0.048],
    )
    expected = [0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464]
    np.testing.assert_allclose(found.score, expected, atol=1e-4)
    assert found.rank.tolist() == [2, 1, 6, 5, 7, 3, 4]


def test_ocra_isik_adali_2016():
    """Select a hotel; the price to be minimized.

    Işık, A. T., & Adalı, E. A. (2016). A new integrated decision making approach based on SWARA
    and OCRA methods for the hotel selection problem. International Journal of Advanced
    Operations Management, 8(2), 140-151.
    """
    found = ranked(
        "ocra",
        [
            [7.7, 256, 7.2, 7.3, 7.3],
            [8.1, 250, 7.9, 7.8, 7.7],
            [8.7, 352, 8.6, 7.9, 8.0],
            [8.1, 262, 7.0, 8.1, 7.2],
            [6.5, 271, 6.3, 6.4, 6.1],
            [6.8, 228, 7.1, 7.2, 6.5],
        ],
        ["max", "min", "max", "max", "max"],
        [0.239, 0.225, 0.197, 0.186, 0.153],
    )
    np.testing.assert_allclose(found.score, [0.143, 0.210, 0.164, 0.167, 0.0, 0.112], atol=5e-4)
    assert found.rank.tolist() == [4, 1, 3, 2, 6, 5]


def test_moora_kracka_brauers_zavadskas_2010():
    """Rank the heating losses of a building; printed without weights, so each weighs a seventh.

    Kracka, M., Brauers, W. K. M., & Zavadskas, E. K. (2010). Ranking heating losses in a
    building by applying the MULTIMOORA. Inzinerine Ekonomika, 21(4), 352-359.
    """
    found = ranked(
        "moora",
        [
            [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
            [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
            [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
            [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
            [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
            [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
        ],
        ["min", "min", "min", "min", "max", "min", "max"],
        [1] * 7,
    )
    expected = [-1.62447867, -0.25233889, -0.84635037, -2.23363519, -1.18698242, -0.77456208]
    np.testing.assert_allclose(7 * found.score, expected, atol=1e-7)
    assert found.rank.tolist() == [5, 1, 3, 6, 4, 2]
