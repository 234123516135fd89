"""Pairwise judgements: weights, consistency, gaps, and the judgement to mend."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.ranking.pairwise import (
    RANDOM_INDEX,
    SCALE,
    consistency,
    judgement_matrix,
    linked,
    nearest_step,
    principal,
    random_index,
    weakest,
)
from tests.ranking.judged import DRINKS, HOUSE, SCHOOL, judgement_matrices

NAN = np.nan


def test_drinks_of_saaty_2008():
    """Weights and consistency ratio as published, with the random index of Saaty (2005)."""
    weights, _ = principal(DRINKS)
    np.testing.assert_allclose(
        weights, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], atol=5e-4
    )
    assert consistency(DRINKS)[1] == pytest.approx(0.022, abs=5e-4)


def test_house_of_saaty_1990():
    """Published: eigenvalue 9.669, consistency index 0.238."""
    weights, eigenvalue = principal(HOUSE)
    np.testing.assert_allclose(
        weights, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], atol=6e-4
    )
    assert eigenvalue == pytest.approx(9.669, abs=5e-4)
    index, ratio = consistency(HOUSE)
    assert index == pytest.approx(0.238, abs=5e-4)
    assert ratio == pytest.approx(0.238 / 1.40, abs=5e-4)


def test_school_of_saaty_1977():
    weights, _ = principal(SCHOOL)
    np.testing.assert_allclose(weights, [0.32, 0.14, 0.03, 0.13, 0.24, 0.14], atol=6e-3)


def test_the_judgement_that_hurts_most_in_the_house_of_saaty_1990():
    """Saaty (2003), EJOR 145: neighbourhood against condition, 5.32 times off, 6 becomes 1/2."""
    weights, _ = principal(HOUSE)
    assert HOUSE[2, 6] * weights[6] / weights[2] == pytest.approx(5.32, abs=0.005)
    mend = weakest(HOUSE)
    assert (mend.first, mend.second, mend.suggested) == (2, 6, 0.5)
    mended = HOUSE.copy()
    mended[2, 6], mended[6, 2] = 0.5, 2
    assert mend.ratio == pytest.approx(consistency(mended)[1])
    assert mend.ratio < 0.1 < consistency(HOUSE)[1]


def test_the_suggestion_is_the_best_single_change_among_those_implied():
    """Every other judgement, replaced by what the rest implies, leaves a higher ratio."""
    mend = weakest(SCHOOL)
    for i in range(6):
        for j in range(i + 1, 6):
            gap = SCHOOL.copy()
            gap[i, j] = gap[j, i] = NAN
            weights, _ = principal(gap)
            step = nearest_step(weights[i] / weights[j])
            gap[i, j], gap[j, i] = step, 1 / step
            assert mend.ratio <= consistency(gap)[1] + 1e-12


def test_random_index_against_random_judgements():
    """The table agrees with the mean of 2,000 matrices drawn from Saaty's scale."""
    draws = np.random.default_rng(1)
    for size in range(3, 16):
        upper = np.triu_indices(size, 1)
        matrices = np.ones((2_000, size, size))
        values = draws.choice(SCALE, (2_000, len(upper[0])))
        matrices[:, upper[0], upper[1]] = values
        matrices[:, upper[1], upper[0]] = 1 / values
        eigenvalues = np.linalg.eigvals(matrices).real.max(axis=1)
        mean = ((eigenvalues - size) / (size - 1)).mean()
        assert RANDOM_INDEX[size - 1] == pytest.approx(mean, abs=0.035)


def test_random_index_falls_with_the_gaps():
    assert random_index(np.ones((5, 5))) == RANDOM_INDEX[4]
    gaps = judgement_matrix(5, dict.fromkeys([(0, i) for i in range(1, 5)], 2.0))
    assert random_index(gaps) == 0
    assert consistency(gaps) == (0.0, 0.0)
    gaps[1, 2] = gaps[2, 1] = 1
    assert random_index(gaps) == pytest.approx(RANDOM_INDEX[4] / 6)


@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_items_cannot_contradict(size):
    matrix = judgement_matrix(size, {(0, 1): 7.0} if size == 2 else {})
    assert consistency(matrix) == (0.0, 0.0)
    assert weakest(matrix) is None
    weights, eigenvalue = principal(matrix)
    np.testing.assert_allclose(weights, [1.0] if size == 1 else [7 / 8, 1 / 8])
    assert eigenvalue == pytest.approx(size)


def test_a_gap_is_what_the_others_imply():
    """Harker (1987): 1 is twice 2 and 2 is twice 3, so that 1 is four times 3."""
    weights, eigenvalue = principal(judgement_matrix(3, {(0, 1): 2.0, (1, 2): 2.0}))
    np.testing.assert_allclose(weights, [4 / 7, 2 / 7, 1 / 7])
    assert eigenvalue == pytest.approx(3)


def test_gaps_of_bozoki_fulop_ronyai_2010():
    """Their 4 x 4 example: near the completion with the lowest eigenvalue, x = 0.7303."""
    known = {(0, 1): 1.0, (0, 2): 5.0, (0, 3): 2.0, (1, 2): 3.0, (1, 3): 4.0}
    weights, eigenvalue = principal(judgement_matrix(4, known))
    np.testing.assert_allclose(weights, [0.3738, 0.3920, 0.0985, 0.1357], atol=5e-4)
    lowest = principal(judgement_matrix(4, {**known, (2, 3): 0.7303}))[1]
    assert lowest <= eigenvalue <= lowest + 1e-3


@given(judgement_matrices(4, 6), st.data())
@settings(deadline=None, max_examples=40)
def test_weights_with_gaps_are_those_of_the_matrix_they_fill(matrix, data):
    size = len(matrix)
    i, j = data.draw(st.sampled_from([(a, b) for a in range(size) for b in range(a)]))
    matrix[i, j] = matrix[j, i] = NAN
    weights, eigenvalue = principal(matrix)
    filled = np.where(np.isnan(matrix), weights[:, None] / weights, matrix)
    again, same = principal(filled)
    np.testing.assert_allclose(again, weights, rtol=1e-8)
    assert same == pytest.approx(eigenvalue)


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=12))
@settings(deadline=None, max_examples=50)
def test_judgements_without_contradiction_give_the_weights_back(values):
    true = np.array(values)
    weights, eigenvalue = principal(true[:, None] / true)
    np.testing.assert_allclose(weights, true / true.sum(), rtol=1e-9)
    assert eigenvalue == pytest.approx(len(true))
    assert consistency(true[:, None] / true)[1] == pytest.approx(0, abs=1e-9)


def test_a_chain_of_extreme_judgements():
    chain = judgement_matrix(15, {(i, i + 1): 1000.0 for i in range(14)})
    weights, _ = principal(chain)
    np.testing.assert_allclose(weights[:-1] / weights[1:], 1000.0, rtol=1e-6)


@given(judgement_matrices())
@settings(deadline=None, max_examples=40)
def test_near_consistent_judgements_agree_with_geometric_means(matrix):
    """Softened to near consistency, eigenvector and row geometric means give the same weights."""
    soft = matrix**0.05
    means = np.exp(np.log(soft).mean(axis=1))
    np.testing.assert_allclose(principal(soft)[0], means / means.sum(), rtol=0.02)


def test_geometric_means_of_consistent_judgements():
    means = np.exp(np.log(DRINKS).mean(axis=1))
    np.testing.assert_allclose(principal(DRINKS)[0], means / means.sum(), atol=0.005)


@given(judgement_matrices(3, 3))
@settings(deadline=None, max_examples=30)
def test_of_three_items_geometric_means_are_exact(matrix):
    means = np.exp(np.log(matrix).mean(axis=1))
    np.testing.assert_allclose(principal(matrix)[0], means / means.sum(), rtol=1e-9)


@given(judgement_matrices(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_items_does_not_matter(matrix, random):
    order = list(range(len(matrix)))
    random.shuffle(order)
    turned = matrix[np.ix_(order, order)]
    np.testing.assert_allclose(principal(turned)[0], principal(matrix)[0][order], rtol=1e-9)
    np.testing.assert_allclose(consistency(turned), consistency(matrix), atol=1e-9)


@given(judgement_matrices(3, 5))
@settings(deadline=None, max_examples=30)
def test_a_suggestion_always_helps(matrix):
    mend = weakest(matrix)
    before = consistency(matrix)[1]
    if mend is None:
        return
    mended = matrix.copy()
    mended[mend.first, mend.second] = mend.suggested
    mended[mend.second, mend.first] = 1 / mend.suggested
    assert consistency(mended)[1] == pytest.approx(mend.ratio)
    assert mend.ratio < before


@pytest.mark.parametrize("seed", range(15))
def test_a_slip_among_sound_judgements_is_found(seed):
    rng = np.random.default_rng(seed)
    true = rng.dirichlet(np.ones(6))
    sound = {(i, j): nearest_step(true[i] / true[j]) for i in range(6) for j in range(i + 1, 6)}
    first, second = sorted(int(item) for item in rng.choice(6, 2, replace=False))
    value = sound[first, second]
    slip = 1 / value if not 1 / 3 <= value <= 3 else (9 if value <= 1 else 1 / 9)
    mend = weakest(judgement_matrix(6, sound | {(first, second): slip}))
    assert (mend.first, mend.second) == (first, second)


def test_nothing_to_mend():
    assert weakest(np.ones((4, 4))) is None


def test_what_judgements_link():
    assert linked(judgement_matrix(5, {(0, 3): 2.0, (1, 2): 1.0})) == ((0, 3), (1, 2), (4,))
    assert linked(judgement_matrix(3, {(0, 1): 2.0, (1, 2): 1.0})) == ((0, 1, 2),)


def test_nearest_step_by_proportion():
    assert [nearest_step(x) for x in (1.4, 1.5, 0.75, 0.001, 1e6)] == [1, 2, 1, 1 / 9, 9]
    assert nearest_step(0.3) == pytest.approx(1 / 3)
