"""What keeps a region from the ideal, and why it is above another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.ranking.explanation import closeness_parts, comparison, ideal_shares, obstacles
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import closeness, rank
from tests.ranking.ranking_cases import case_of


def ranking_of(matrix, objectives=None, **options):
    case = case_of(matrix, objectives, **options)
    return rank(case, default_scenario(case))


@st.composite
def rankings(draw):
    m, n = draw(st.integers(2, 6)), draw(st.integers(1, 5))
    figures = st.floats(-100, 100).map(lambda x: round(x, 1))
    matrix = draw(arrays(np.float64, (m, n), elements=figures))
    objectives = draw(st.lists(st.sampled_from(["max", "min"]), min_size=n, max_size=n))
    points = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n).filter(any))
    normalization = draw(st.sampled_from(["vector", "minmax", "goalposts"]))
    return ranking_of(matrix, objectives, points=points, settings={"normalization": normalization})


@given(rankings())
@settings(deadline=None, max_examples=80)
def test_parts_add_up_to_the_difference(ranking):
    for region in ranking.regions:
        for other in ranking.regions:
            found = comparison(ranking, region, other)
            total = sum(part.closeness for part in found.parts)
            assert total == pytest.approx(found.difference, abs=1e-12)
            back = {p.criterion.id: p.closeness for p in comparison(ranking, other, region).parts}
            for part in found.parts:
                assert part.closeness == pytest.approx(-back[part.criterion.id], abs=1e-12)


@given(rankings())
@settings(deadline=None, max_examples=60)
def test_better_figures_never_speak_against_a_region(ranking):
    i, k = 0, len(ranking.regions) - 1
    for part in comparison(ranking, ranking.regions[i], ranking.regions[k]).parts:
        sign = 1 if part.criterion.objective == "max" else -1
        if sign * part.figure >= sign * part.other_figure:
            assert part.closeness >= -1e-12


@given(rankings())
@settings(deadline=None, max_examples=60)
def test_shares_sum_to_one(ranking):
    for row, region in enumerate(ranking.regions):
        found = obstacles(ranking, region)
        total = sum(obstacle.share for obstacle in found.obstacles)
        at_ideal = ranking.distance_to_ideal[row] == 0
        assert total == pytest.approx(0.0 if at_ideal else 1.0)
        assert len(found.obstacles) == (ranking.weights > 0).sum()


def test_shares_by_hand():
    shares = ideal_shares(np.array([[9.0, 16.0], [0.0, 0.0]]), np.array([0.5, 0.25]))
    np.testing.assert_allclose(shares, [[9 / 13, 4 / 13], [0.0, 0.0]])


def test_parts_are_the_difference_shared_out_by_phi():
    """The formula as it is printed: (C_i - C_k) phi_j / sum phi."""
    rng = np.random.default_rng(4)
    to_ideal, to_anti_ideal = rng.random((2, 2, 4))
    weights = rng.dirichlet(np.ones(4))
    plus, minus = to_ideal @ weights**2, to_anti_ideal @ weights**2
    phi = [
        weights[j] ** 2 / 2
        * (
            (to_anti_ideal[0, j] - to_anti_ideal[1, j]) * (plus[0] + plus[1])
            + (to_ideal[1, j] - to_ideal[0, j]) * (minus[0] + minus[1])
        )
        for j in range(4)
    ]  # fmt: skip
    score = closeness(to_ideal, to_anti_ideal, weights)
    expected = (score[0] - score[1]) * np.array(phi) / sum(phi)
    found = closeness_parts(to_ideal, to_anti_ideal, weights)
    np.testing.assert_allclose(found, expected, rtol=1e-10)


@pytest.mark.parametrize("tiny", [1.0, 1e-60, 1e-100])
def test_parts_of_regions_that_differ_only_where_little_weight_lies(tiny):
    """One region ideal, one anti-ideal in a criterion whose weight is almost nothing."""
    weights = np.array([1.0, tiny])
    found = closeness_parts(
        np.array([[0.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [0.0, 0.0]]), weights
    )
    np.testing.assert_allclose(found, [0.0, 1.0])


@pytest.mark.parametrize("place", ["ideal", "anti-ideal"])
def test_two_regions_at_one_end_do_not_differ(place):
    zeros, ones = np.zeros((2, 3)), np.ones((2, 3))
    at = (zeros, ones) if place == "ideal" else (ones, zeros)
    assert closeness_parts(*at, np.full(3, 1 / 3)).tolist() == [0.0, 0.0, 0.0]
    assert closeness_parts(zeros, zeros, np.full(3, 1 / 3)).tolist() == [0.0, 0.0, 0.0]


MIRRORED = [[9.0, 1.0], [1.0, 9.0], [0.5, 0.5]]


def test_a_tie_shows_what_cancels():
    found = comparison(ranking_of(MIRRORED), "R1", "R2")
    assert found.difference == pytest.approx(0.0, abs=1e-15)
    assert found.parts[0].closeness == pytest.approx(-found.parts[1].closeness)
    assert found.parts[0].closeness > 0.1
    assert str(found.sentence) == (
        "Region 1 and Region 2 tie: Criterion 1 (9.00 against 1.00) speaks for Region 1, "
        "Criterion 2 (1.00 against 9.00) for Region 2, and in sum they are even."
    )


def test_equal_regions_tie_in_everything():
    found = comparison(ranking_of([[1.0, 2.0], [1.0, 2.0], [0.0, 1.0]]), "R1", "R2")
    assert str(found.sentence) == (
        "Region 1 and Region 2 tie: nothing with points tells them apart."
    )


def test_why_one_is_above_the_other_in_words():
    ranking = ranking_of(
        [[8.0, 30.0, 5.0], [2.0, 10.0, 5.0], [4.0, 20.0, 1.0]],
        ["max", "min", "max"],
        points=[60, 30, 0],
        criteria={1: {"unit": "bn", "name": "Output"}},
        settings={"normalization": "minmax"},
    )
    found = comparison(ranking, "R1", "R2")
    assert [part.criterion.id for part in found.parts] == ["c1", "c2"]
    assert (found.parts[0].figure, found.parts[0].other_figure) == (8.0, 2.0)
    assert str(found.sentence) == (
        "Region 1 is above Region 2 by 0.33 in closeness, above all because of Output (8 against "
        "2 bn), although Criterion 2 (30 against 10) speaks for Region 2."
    )
    quotient = comparison(
        ranking_of([[2.0], [1.0]], criteria={1: {"unit": "nation = 1", "name": "Quotient"}}),
        "R1", "R2",
    )  # fmt: skip
    assert "because of Quotient (2 against 1, nation = 1);" in str(quotient.sentence)
    close = comparison(ranking_of([[8.0004], [8.00041], [2.0]]), "R2", "R1")
    assert "because of Criterion 1 (8.00041 against 8.00040);" in str(close.sentence)
    below = comparison(ranking, "R2", "R1")
    assert below.difference == -found.difference
    assert str(below.sentence) == str(found.sentence)


def test_nothing_speaks_for_a_dominated_region():
    found = comparison(ranking_of([[2.0, 3.0], [1.0, 2.0]]), "R1", "R2")
    assert str(found.sentence).endswith("; nothing with points speaks for Region 2.")


def test_what_keeps_a_region_from_the_ideal_in_words():
    ranking = ranking_of(
        [[4.0, 0.0], [0.0, 4.0], [4.0, 4.0], [2.0, 3.0], [4.0, 3.0]],
        points=[50, 50],
        settings={"normalization": "minmax"},
    )
    found = obstacles(ranking, "R4")
    assert [(o.criterion.id, o.figure) for o in found.obstacles] == [("c1", 2.0), ("c2", 3.0)]
    assert [o.share for o in found.obstacles] == pytest.approx([0.8, 0.2])
    assert found.distance == ranking.distance_to_ideal[3]
    assert str(found.sentence) == (
        "What keeps Region 4 from the ideal is above all Criterion 1 (80 % of the gap), then "
        "Criterion 2 (20 %)."
    )
    assert str(obstacles(ranking, "R5").sentence) == (
        "Only Criterion 2 keeps Region 5 from the ideal."
    )
    assert str(obstacles(ranking, "R3").sentence) == (
        "Region 3 is the ideal itself in everything with points."
    )


@pytest.mark.parametrize("normalization", ["vector", "minmax"])
def test_who_has_nobody_to_be_compared_with_is_not_called_the_ideal(normalization):
    def told(figures):
        ranking = ranking_of(figures, points=[50, 50], settings={"normalization": normalization})
        return str(obstacles(ranking, "R1").sentence)

    assert told([[1, 2]]).startswith("Region 1 alone is compared, so ideal and anti-ideal are its")
    assert told([[1, 2], [1, 2], [1, 2]]) == (
        "All regions are alike in everything with points, so nothing tells Region 1 from the ideal."
    )
    assert "is the ideal itself" in told([[3, 4], [1, 2]])


def test_a_region_that_is_not_ranked_has_no_explanation():
    ranking = ranking_of([[1.0], [None], [2.0]])
    for ask in (lambda: obstacles(ranking, "R2"), lambda: comparison(ranking, "R1", "R2")):
        with pytest.raises(KeyError):
            ask()
