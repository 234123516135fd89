"""The peers of TOPSIS: what they take, what they refuse, and what must hold for all of them."""

import dataclasses
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.case.columns import METHODS as METHOD_IDS
from mcda.case.finding import CaseError, Sentence
from mcda.ranking import methods
from mcda.ranking.method_contracts import METHODS, Figures
from mcda.ranking.method_scores import method_scores, ranks_of
from mcda.ranking.methods import rank_by, score_by
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

PEERS = [method for method in METHODS if method != "topsis"]
ANY_FIGURES = ["mabac", "mairca", "moora", "promethee_ii", "spotis", "vikor"]
ZERO_WHERE_MORE_IS_BETTER = ["aras", "codas", "edas", "marcos", "ram", "wsm"]
ZERO_WHERE_LESS_IS_BETTER = ["edas", "ram"]


def ranking_of(matrix, objectives=None, **options):
    case = case_of(matrix, objectives, **options)
    return rank(case, default_scenario(case))


def test_the_contracts_cover_the_methods_of_a_case():
    assert tuple(METHODS) == METHOD_IDS
    assert len(PEERS) == 16
    for method in METHODS.values():
        assert method.name
        assert str(method.idea)[-1] in ".?"
        assert any(year in method.source for year in ("(19", "(20"))


@pytest.mark.parametrize("method", ["copras", "aroman", "probid", "cocoso", "lopm"])
def test_methods_of_pymcdm_that_fail_the_dominance_test_are_not_offered(method):
    assert method not in METHODS
    case = case_of([[1.0], [2.0]])
    with pytest.raises(CaseError, match="There is no method"):
        rank_by(case, dataclasses.replace(default_scenario(case), method=method))


@st.composite
def between_two_extremes(draw):
    """Draw positive figures, the first region strictly best and the last strictly worst."""
    m, n = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    figures = st.integers(2, 500).map(lambda hundredths: hundredths / 100)
    middle = draw(arrays(np.float64, (m, n), elements=figures))
    objectives = draw(st.lists(st.sampled_from(["max", "min"]), min_size=n, max_size=n))
    low, high = np.full(n, 0.01), np.full(n, 5.5)
    maximize = np.array(objectives) == "max"
    best, worst = np.where(maximize, high, low), np.where(maximize, low, high)
    points = draw(st.lists(st.integers(1, 100), min_size=n, max_size=n))
    return np.vstack([best, middle, worst]), objectives, points


@given(between_two_extremes())
@settings(deadline=None, max_examples=60)
def test_the_best_in_everything_is_first_and_the_worst_is_last(problem):
    matrix, objectives, points = problem
    ranking = ranking_of(matrix, objectives, points=points)
    for method in PEERS:
        result = score_by(ranking, method)
        if isinstance(result, Sentence):
            # its threshold can turn an order upside down, and is then refused
            assert method == "codas"
            assert "although" in str(result)
            continue
        last = len(matrix) - 1
        assert (result.rank == 1).tolist() == [True] + [False] * last, method
        assert result.order[-1] == last, method
        assert (result.rank == result.rank.max()).sum() == 1, method


@given(between_two_extremes(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_the_order_of_regions_and_a_factor_on_points_do_not_matter(problem, random):
    matrix, objectives, points = problem
    rows = list(range(len(matrix)))
    random.shuffle(rows)
    plain = ranking_of(matrix, objectives, points=points)
    other = ranking_of(matrix[rows], objectives, points=[p / 4 for p in points])
    for method in PEERS:
        one, two = score_by(plain, method), score_by(other, method)
        if isinstance(one, MethodResult) and isinstance(two, MethodResult):
            np.testing.assert_allclose(two.score, one.score[rows], rtol=1e-9, atol=1e-9)
        else:
            assert type(one) is type(two)


def test_an_order_against_all_figures_is_refused():
    """CODAS takes distances below 0.02 for equal: here it puts R2 before R1."""
    matrix = [[1.0, 1.0], [0.96, 0.9], *[[0.998, 0.0001]] * 5, [0.00009, 0.00005]]
    refusal = score_by(ranking_of(matrix, points=[85, 15]), "codas")
    assert str(refusal) == (
        "CODAS puts Region 2 before Region 1, although Region 1 is better in every criterion with "
        "points: choose another method."
    )


POSITIVE = [[4.0, 3.0, 2.0], [3.0, 2.0, 4.0], [5.0, 1.0, 3.0], [2.0, 5.0, 5.0]]


def with_figure(row, column, value):
    matrix = [list(figures) for figures in POSITIVE]
    matrix[row][column] = value
    return ranking_of(matrix, ["max", "max", "min"], points=[50, 30, 20])


@pytest.mark.parametrize("method", PEERS)
@pytest.mark.parametrize(
    ("column", "value", "taken_by"),
    [
        (0, 0.0, ANY_FIGURES + ZERO_WHERE_MORE_IS_BETTER),
        (2, 0.0, ANY_FIGURES + ZERO_WHERE_LESS_IS_BETTER),
        (0, -1.0, ANY_FIGURES),
        (2, -1.0, ANY_FIGURES),
    ],
    ids=["0 of more", "0 of less", "negative of more", "negative of less"],
)
def test_what_figures_a_method_takes(method, column, value, taken_by):
    result = score_by(with_figure(1, column, value), method)
    assert isinstance(result, MethodResult) == (method in taken_by), str(result)
    if isinstance(result, MethodResult):
        assert np.isfinite(result.score).all()
    else:
        criterion = f"Criterion {column + 1}"
        what = "the figure 0" if value == 0 else "negative figures"
        assert str(result) == (
            f"{METHODS[method].name} cannot take {what}: {criterion} has some. Choose another "
            "method, or give it 0 points."
        )


def test_several_criteria_that_a_method_cannot_take_are_all_named():
    ranking = ranking_of(
        [[-1.0, 5.0], [2.0, 9.0], [3.0, 7.0]],
        ["max", "target"],
        criteria={2: {"target": 7.0}},
    )
    assert "these have some: Criterion 1" not in str(score_by(ranking, "wpm"))
    both = ranking_of(
        [[0.0, 5.0], [2.0, 9.0], [3.0, 7.0]], ["max", "target"], criteria={2: {"target": 7.0}}
    )
    assert "these have some: Criterion 1; Criterion 2 (distance to the target)." in str(
        score_by(both, "wpm")
    )


@pytest.mark.parametrize("method", PEERS)
@pytest.mark.parametrize("value", [0.0, 7.0], ids=["all 0", "all equal"])
def test_a_criterion_that_tells_nobody_apart_stops_no_method(method, value):
    matrix = [[*figures[:2], value] for figures in POSITIVE]
    for objective in ("max", "min"):
        result = score_by(ranking_of(matrix, ["max", "max", objective]), method)
        assert isinstance(result, MethodResult), str(result)
        without = score_by(ranking_of([figures[:2] for figures in POSITIVE]), method)
        assert result.rank.tolist() == without.rank.tolist()


@pytest.mark.parametrize("method", PEERS)
def test_a_difference_by_rounding_is_none(method):
    """One column is constant up to rounding, and minmax must not blow that up."""
    matrix = [[4.0, 0.3], [3.0, 0.1 + 0.2], [2.0, 0.3], [1.0, 0.1 + 0.2]]
    result = score_by(ranking_of(matrix, points=[1, 99]), method)
    assert result.rank.tolist() == [1, 2, 3, 4]


def test_promethee_prefers_nothing_within_rounding():
    matrix = [[0.3, 1.0], [0.1 + 0.2, 1.0], [0.1, 0.5]]
    assert score_by(ranking_of(matrix), "promethee_ii").rank.tolist() == [1, 1, 3]


@pytest.mark.parametrize("method", PEERS)
def test_one_region_or_no_difference_is_refused(method):
    name = METHODS[method].name
    assert str(score_by(ranking_of([[1.0]]), method)) == (
        f"{name} compares regions, and Region 1 is the only one left: take another one in."
    )
    assert str(score_by(ranking_of([[1.0, 2.0]] * 3), method)) == (
        f"{name} finds nothing that tells the regions apart: give points to a criterion in which "
        "they differ."
    )


@pytest.mark.parametrize("method", [m for m in PEERS if METHODS[m].most is not None])
def test_too_many_regions_are_refused(method):
    count = METHODS[method].most + 1
    refusal = score_by(ranking_of([[1.0 + row] for row in range(count)]), method)
    assert f"at most {count - 1:d} regions, and there are {count}: leave some out" in str(refusal)


@pytest.mark.parametrize("method", ["mabac", "lmaw", "spotis", "vikor", "ram"])
def test_many_regions(method):
    rng = np.random.default_rng(2)
    matrix = rng.uniform(1, 2, (1000, 20))
    matrix[0], matrix[-1] = 2.5, 0.5
    result = score_by(ranking_of(matrix), method)
    assert (result.order[0], result.order[-1]) == (0, 999)


def test_vikor_is_refused_where_every_region_is_worst_in_something():
    refusal = score_by(ranking_of([[1.0, 0.0, 3.0], [0.0, 5.0, 6.0]]), "vikor")
    assert str(refusal) == (
        "VIKOR cannot be computed for these regions. It compares regions by the criterion in "
        "which each is weakest, and these regions are all equally weak there, or equal in sum. "
        "Choose another method."
    )


def test_marcos_is_refused_where_the_worst_of_everything_is_0():
    refusal = score_by(ranking_of([[1.0, 0.0], [0.0, 2.0]]), "marcos")
    assert "every criterion has a region with 0" in str(refusal)


def test_a_formula_that_overflows_is_refused():
    refusal = score_by(ranking_of([[1e-200], [1e149], [1.0]]), "ocra")
    assert "Its formula divides by zero, or by too small a figure." in str(refusal)


def test_criteria_without_points_stop_no_method():
    ranking = ranking_of([[3.0, -1.0], [2.0, None], [1.0, 0.0]], points=[50, 0])
    for method in PEERS:
        assert score_by(ranking, method).rank.tolist() == [1, 2, 3]


def test_closest_to_the_target_is_best():
    ranking = ranking_of(
        [[10.0], [20.0], [26.0], [24.5]], ["target"], criteria={1: {"target": 21.0}}
    )
    for method in PEERS:
        assert score_by(ranking, method).rank.tolist() == [4, 1, 3, 2], method


def test_aras_and_wsm_take_zeros_as_defined():
    matrix = [[0.0, 4.0], [3.0, 1.0], [1.0, 2.0]]
    ranking = ranking_of(matrix, ["max", "min"], points=[50, 50])
    shares = np.array([[0.0, 1 / 7], [3 / 4, 4 / 7], [1 / 4, 2 / 7]])
    np.testing.assert_allclose(score_by(ranking, "wsm").score, shares.mean(axis=1))
    # with the optimum as one more region: x / 7, and (1 / x) / (1/4 + 1 + 1/2 + 1)
    extended = np.array([[0.0, 1 / 11], [3 / 7, 4 / 11], [1 / 7, 2 / 11]])
    np.testing.assert_allclose(
        score_by(ranking, "aras").score, extended.sum(axis=1) / (3 / 7 + 4 / 11)
    )


def test_moora_by_hand_with_nothing_to_minimize():
    found = score_by(ranking_of([[3.0, 0.0], [4.0, 2.0]], points=[50, 50]), "moora")
    np.testing.assert_allclose(found.score, [0.3, 0.4 + 0.5])


def test_promethee_by_hand():
    """Net flows: R1 beats R2 in c1 and c2, R3 in c2; R2 beats both in c3, R3 in c2."""
    ranking = ranking_of([[4, 3, 2], [3, 2, 4], [5, 1, 3]], points=[50, 30, 20])
    found = score_by(ranking, "promethee_ii")
    np.testing.assert_allclose(found.score, [0.1, -0.3, 0.2], atol=1e-12)
    assert found.rank.tolist() == [2, 3, 1]


def test_spotis_measures_between_the_bounds_of_the_case():
    """Figures outside count as on the bound; without bounds the full table's extremes hold."""
    ranking = ranking_of(
        [[2.0, 5.0], [12.0, 6.0], [6.0, 1.0]],
        ["max", "min"],
        points=[50, 50],
        criteria={1: {"lower": 0.0, "upper": 10.0}, 2: {"maximum": 5.5}},
    )
    assert ranking.regions == ("R1", "R3")
    np.testing.assert_allclose(score_by(ranking, "spotis").score, [0.4 + 0.4, 0.2])


def test_spotis_refuses_bounds_in_the_wrong_order():
    ranking = ranking_of([[1.0], [2.0]], criteria={1: {"lower": 3.0, "upper": 2.0}})
    assert "is not below its upper bound" in str(score_by(ranking, "spotis"))


def test_bounds_that_coincide_leave_nothing_to_spotis():
    scores = method_scores(
        "spotis", np.array([[1.0], [2.0]]), np.ones(1), np.ones(1, int), np.array([[3.0, 3.0]])
    )
    assert scores.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("scores", "low_is_better", "ranks"),
    [
        ([0.1, 0.3, 0.2], False, [3, 1, 2]),
        ([0.1, 0.3, 0.2], True, [1, 3, 2]),
        # relative to the largest score, and never finer than 1e-12 itself
        ([1e6, 1e6 + 1e-7, 0.0], False, [1, 1, 3]),
        ([1e-17, 0.0, -1e-17], False, [1, 1, 1]),
        ([5.0], True, [1]),
    ],
)
def test_ranks(scores, low_is_better, ranks):
    assert ranks_of(np.array(scores), low_is_better).tolist() == ranks


def test_the_contract_of_figures_is_ordered():
    assert Figures.ANY < Figures.NOT_NEGATIVE < Figures.POSITIVE


def test_topsis_is_its_own_peer():
    ranking = ranking_of(POSITIVE)
    result = score_by(ranking, "topsis")
    assert result.score is ranking.score
    assert result.order == ranking.order


def test_rank_by_follows_the_method_of_the_scenario():
    case = case_of(POSITIVE, settings={"shortlist_size": 2, "method": "vikor"})
    result = rank_by(case, default_scenario(case))
    assert isinstance(result, MethodResult)
    assert result.scenario == default_scenario(case)
    assert result.method.low_is_better
    assert result.score[result.order[0]] == result.score.min()
    assert result.regions == ("R1", "R2", "R3", "R4")
    assert result.names[0] == "Region 1"
    assert result.shortlist == tuple(result.regions[row] for row in result.order[:2])
    assert (result.matrix, result.excluded) == (result.topsis.matrix, ())
    assert result.weights is result.topsis.weights
    plain = rank_by(case, dataclasses.replace(default_scenario(case), method="topsis"))
    assert isinstance(plain, Ranking)


def test_rank_by_says_why_a_method_cannot_rank():
    case = case_of([[0.0], [1.0]])
    with pytest.raises(CaseError) as refused:
        rank_by(case, dataclasses.replace(default_scenario(case), method="wpm"))
    finding = refused.value.findings[0]
    assert (finding.table, finding.column) == ("case", "method")
    assert "WPM cannot take the figure 0" in str(finding.message)
    assert str(finding.fix) == "The method topsis takes any figures."


def test_pymcdm_is_loaded_without_a_word(tmp_path):
    """Its plotting library complains about a home that cannot be written to."""
    code = (
        "from mcda.ranking.method_scores import method_scores; import numpy as np;"
        "method_scores('wsm', np.eye(2) + 1, np.ones(2), np.ones(2, int))"
    )
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(nowhere / "in"))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **folders, "MPLCONFIGDIR": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_pymcdm_is_loaded_only_when_a_peer_is_asked_for():
    code = "import sys, mcda.ranking.agreement; sys.exit('pymcdm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    arrays(np.float64, (7, 2), elements=st.integers(0, 4)),
    st.permutations(range(1, 8)),
    st.integers(1, 8),
)
def test_who_stands_behind_one_that_it_beats_in_everything_is_found(standing, ranks, block):
    order = np.array(ranks)
    better = (standing[:, None, :] > standing[None]).all(axis=2)
    wrong = np.argwhere(better & (order[:, None] > order))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(methods, "_BLOCK", block)
        found = methods._misplaced(standing, order)
    assert found == (tuple(wrong[0].tolist()) if len(wrong) else None)
