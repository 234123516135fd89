"""How much criteria tell regions apart: published examples, other implementations, properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pymcdm import weights as pymcdm
from pymcdm.normalizations import minmax_normalization
from skcriteria.preprocessing.weighters import critic_weights, entropy_weights

from mcda.ranking import contrast

FOUR_CANDIDATES = np.array(
    [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]
)
ALL_MAX = np.zeros(8, dtype=bool)


def weights(importance):
    return importance / importance.sum()


def test_entropy_of_xu_2004():
    """Xu (2004), European Journal of Operational Research 156, 530-532."""
    np.testing.assert_allclose(
        weights(contrast.entropy(FOUR_CANDIDATES)), [0.4630, 0.3992, 0.1378, 0.0000], atol=5e-5
    )


def test_entropy_of_zavadskas_podvezko_2016():
    """Zavadskas & Podvezko (2016), Int. J. of Information Technology & Decision Making 15."""
    figures = np.array([[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]])
    np.testing.assert_allclose(
        weights(contrast.entropy(figures)), [0.1146, 0.1981, 0.4185, 0.2689], atol=5e-5
    )


def test_critic_of_diakoulaki_1995():
    """Diakoulaki, Mavrotas & Papayannakis (1995): Greek pharmaceutical firms."""
    figures = np.array(
        [
            [61.0, 1.08, 4.33],
            [20.7, 0.26, 4.34],
            [16.3, 1.98, 2.53],
            [9.0, 3.29, 1.65],
            [5.4, 2.77, 2.33],
            [4.0, 4.12, 1.21],
            [-6.1, 3.52, 2.10],
            [-34.6, 3.31, 0.98],
        ]
    )
    np.testing.assert_allclose(
        weights(contrast.critic(figures, ALL_MAX[:3])), [0.2022, 0.4809, 0.3169], atol=5e-5
    )


def test_angle_of_shuai_2012():
    """Shuai, Zongzhun, Yongji & Lei (2012), Chinese Control and Decision Conference."""
    np.testing.assert_allclose(
        weights(contrast.angle(FOUR_CANDIDATES)), [0.4150, 0.3612, 0.2227, 0.0012], atol=5e-5
    )


def test_removal_effect_of_keshavarz_ghorabaee_2021():
    """Keshavarz-Ghorabaee et al. (2021), Symmetry 13(4), 525."""
    figures = np.array(
        [
            [450.0, 8000, 54, 145],
            [10, 9100, 2, 160],
            [100, 8200, 31, 153],
            [220, 9300, 1, 162],
            [5, 8400, 23, 158],
        ]
    )
    effect = contrast.removal_effect(figures, np.array([False, False, True, True]))
    np.testing.assert_allclose(weights(effect), [0.5752, 0.0141, 0.4016, 0.0091], atol=5e-5)


@pytest.mark.parametrize("seed", range(8))
def test_against_other_implementations(seed):
    rng = np.random.default_rng(seed)
    m, n = int(rng.integers(3, 30)), int(rng.integers(2, 10))
    figures = rng.uniform(0.1, 10, (m, n)) * 10.0 ** rng.integers(-3, 6, n)
    minimize = rng.random(n) < 0.5
    types = np.where(minimize, -1, 1)
    scaled = np.column_stack([minmax_normalization(column) for column in figures.T])
    pairs = [
        (contrast.entropy(figures), pymcdm.entropy_weights(figures)),
        (contrast.entropy(figures), entropy_weights(figures)),
        (contrast.spread(figures), pymcdm.standard_deviation_weights(scaled)),
        (contrast.gini(figures), pymcdm.gini_weights(figures)),
        (contrast.angle(figures), pymcdm.angle_weights(figures)),
        (contrast.removal_effect(figures, minimize), pymcdm.merec_weights(figures, types)),
        # pymcdm's CRITIC knows no directions; scikit-criteria's does
        (contrast.critic(figures, np.zeros(n, dtype=bool)), pymcdm.critic_weights(figures)),
        (contrast.critic(figures, minimize), critic_weights(figures, objectives=types)),
    ]
    for found, expected in pairs:
        np.testing.assert_allclose(weights(found), expected, rtol=1e-9)


def test_critic_turns_around_what_should_be_low():
    """Two criteria of which one is the other's negative say the same once turned around."""
    figures = np.array([[1.0, 9.0, 2.0], [2.0, 8.0, 7.0], [5.0, 5.0, 4.0]])
    low = np.array([False, True, False])
    assert contrast.conflict(figures[:, :2], low[:2]).tolist() == [0, 0]
    np.testing.assert_allclose(contrast.conflict(figures[:, :2], ALL_MAX[:2]), [2, 2])
    alike = contrast.critic(figures, low)
    assert alike[0] == pytest.approx(alike[1])
    assert alike[2] > alike[0]


def test_a_part_of_0_counts_as_0():
    """Two of four regions hold all, evenly: ln 2 of ln 4. pymcdm takes such a column for 0."""
    figures = np.array([[1.0], [1.0], [0.0], [0.0]])
    np.testing.assert_allclose(contrast.entropy(figures), [0.5])
    np.testing.assert_allclose(contrast.entropy(np.array([[5.0], [0.0], [0.0]])), [1.0])


def test_small_differences_are_not_lost():
    base = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 3.0]])
    near = 1 + 1e-7 * (base - base.mean(axis=0))
    squares = np.square(base - base.mean(axis=0)).sum(axis=0)
    np.testing.assert_allclose(weights(contrast.entropy(near)), weights(squares), rtol=1e-5)
    np.testing.assert_allclose(weights(contrast.angle(near)), weights(squares**0.5), rtol=1e-5)


def test_gini_by_hand():
    np.testing.assert_allclose(contrast.gini(np.array([[0.0], [0.0], [6.0]])), [2 / 3])
    np.testing.assert_allclose(contrast.gini(np.array([[1.0], [3.0]])), [0.25])


MEASURES = [
    lambda x, _: contrast.entropy(x),
    lambda x, _: contrast.spread(x),
    contrast.critic,
    lambda x, _: contrast.gini(x),
    lambda x, _: contrast.angle(x),
    contrast.removal_effect,
]


@pytest.mark.parametrize("measure", MEASURES)
@given(
    arrays(np.float64, (5, 4), elements=st.floats(0.1, 100), unique=True),
    st.permutations(range(4)),
    st.permutations(range(5)),
    st.lists(st.floats(1e-6, 1e6), min_size=4, max_size=4),
)
@settings(deadline=None, max_examples=25)
def test_units_and_order_do_not_matter(measure, figures, columns, rows, units):
    minimize = np.array([False, True, True, False])
    found = measure(figures, minimize)
    assert np.all(found >= 0)
    np.testing.assert_allclose(
        measure(figures * units, minimize), found, rtol=1e-6, atol=1e-9 * found.max()
    )
    np.testing.assert_allclose(
        measure(figures[rows][:, columns], minimize[columns]),
        found[columns],
        rtol=1e-6,
        atol=1e-9 * found.max(),
    )
