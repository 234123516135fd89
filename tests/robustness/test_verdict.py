"""The verdict is the first doubt that holds: each kind in a situation made for it."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.finding import CaseError
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.robustness.acceptability import acceptability
from mcda.robustness.result import around, figures_only
from mcda.robustness.verdict import Kind, _alike, verdict
from mcda.robustness.weightings import USUAL_WIDTH, kappa_from_width
from tests.ranking.ranking_cases import case_of

DRAWS = 1000
MINMAX = {"normalization": "minmax"}


def verdict_of(case, width=USUAL_WIDTH, draws=DRAWS, **choices):
    ranking = rank(case, replace(default_scenario(case), **choices))
    kappa = kappa_from_width(width, int((ranking.weights > 0).sum()))
    return verdict(*drawn_three_ways(ranking, kappa, draws))


def drawn_three_ways(ranking, kappa, draws):
    """Draw weights and figures, the weights alone, the figures alone."""
    return [
        acceptability(ranking, question, draws)
        for question in (around(kappa), around(kappa, figures=False), figures_only())
    ]


CLEAR = case_of([[9, 8, 9], [3, 5, 2], [2, 6, 4]], points=[40, 30, 30])


def test_a_clear_winner():
    found = verdict_of(CLEAR)
    assert found.kind is Kind.CLEAR
    assert found.first.both == 1
    assert found.others == {}
    assert str(found.sentence) == (
        "With weights like these Region 1 stays first in 100 % of 1,000 draws (±3.1 percentage "
        "points)."
    )


def test_an_exact_tie():
    case = case_of([[9, 1], [1, 9], [1, 1]], points=[50, 50])
    found = verdict_of(case)
    assert found.kind is Kind.TIE
    assert found.winners == (0, 1)
    assert "Region 1 and Region 2 are exactly equally good" in str(found.sentence)


def test_a_near_tie():
    case = case_of([[9, 1], [1, 9], [1, 1]], points=[50.4, 49.6], settings=MINMAX)
    found = verdict_of(case)
    assert found.kind is Kind.NEAR_TIE
    assert (found.winners, found.near) == ((0,), (1,))
    assert "No clear winner: Region 1 and Region 2 are within 0.02." in str(found.sentence)


def test_fragile_to_one_weight():
    case = case_of([[9, 1], [1, 9], [1, 1]], points=[53, 47], settings=MINMAX)
    found = verdict_of(case)
    assert found.kind is Kind.ONE_WEIGHT
    assert found.change.size == pytest.approx(0.03)
    assert str(found.sentence) == (
        "Region 1 leads, but one weight decides: if Criterion 1 weighed 50 % instead of 53 %, "
        "Region 2 would draw level. Settle that weight first."
    )


# R1 leads by one criterion whose figures may well be others; no weight changes that.
UNCERTAIN = case_of(
    [[10, 10], [9, 9], [1, 1]],
    points=[50, 50],
    criteria={1: {"uncertainty": 60.0}, 2: {"uncertainty": 60.0}},
    settings=MINMAX,
)


def test_fragile_to_the_figures():
    found = verdict_of(UNCERTAIN)
    assert found.change is None
    assert found.kind is Kind.FIGURES
    assert found.first.weights == 1
    assert found.first.figures < 0.8
    assert "The figures are the larger doubt" in str(found.sentence)
    assert str(found.sentence).endswith("Check the least certain figures first.")
    certain = replace(
        UNCERTAIN, criteria=tuple(replace(c, uncertainty=None) for c in UNCERTAIN.criteria)
    )
    assert verdict_of(certain).kind is Kind.CLEAR


# R4 loses its lead to few weights, and to many figures: 40 % of three criteria.
BY_FIGURES = case_of(
    [
        [2.57, 2.24, 1.96, 3.1],
        [1.77, 1.27, 5.31, 4.91],
        [1.18, 7.2, 2.55, 6.5],
        [3.89, 6.09, 3.58, 2.14],
        [1.8, 1.64, 3.35, 4.82],
    ],
    points=[80, 80, 80, 20],
    criteria={
        1: {"uncertainty": 40.0, "lower": 0.68, "upper": 4.39},
        2: {"uncertainty": 40.0, "lower": 0.77, "upper": 7.7},
        3: {"uncertainty": 40.0, "lower": 1.46, "upper": 5.81},
        4: {"lower": 1.64, "upper": 7.0},
    },
    settings=MINMAX,
)


def test_what_the_figures_cost_is_not_blamed_on_the_weights():
    found = verdict_of(BY_FIGURES, draws=10_000)
    first = found.first
    assert (first.weights, first.figures) == (
        pytest.approx(0.99, abs=0.01),
        pytest.approx(0.855, abs=0.01),
    )
    assert first.both < 0.8
    assert found.kind is Kind.FIGURES
    assert str(found.sentence) == (
        "Region 4 leads, but in only 79 % of draws with weights and figures like these. The "
        "figures are the larger doubt: it is first in 86 % of draws of the figures alone, in 99 % "
        "of the weights alone. Check the least certain figures first."
    )


def test_what_the_weights_cost_is_not_blamed_on_the_figures():
    criteria = {column: {"uncertainty": 4.0} for column in range(1, 7)}
    found = verdict_of(many_small_leads(criteria), width=0.1)
    assert found.kind is Kind.UNSURE
    assert found.first.weights < found.first.figures
    assert "with weights and figures like these. The weights are the larger" in str(found.sentence)
    assert str(found.sentence).endswith("Agree on the weights before you decide.")


def test_where_weights_and_figures_cost_as_much_both_are_named():
    sure = verdict_of(UNCERTAIN).first
    share = replace(sure, weights=0.84, figures=0.835, both=0.7)
    assert _alike(share)
    assert not _alike(replace(share, figures=0.7))


def test_a_winner_that_dominates_owes_its_doubt_to_the_figures():
    bounds = {"lower": 0.0, "upper": 100.0, "uncertainty": 15.0}
    case = case_of(
        [[60, 60], [52, 52]],
        points=[50, 50],
        criteria={1: bounds, 2: bounds},
        settings={"normalization": "goalposts"},
    )
    found = verdict_of(case, draws=10_000)
    assert found.first.weights == 1
    assert found.first.figures == pytest.approx(0.83, abs=0.01)
    assert str(found.sentence) == (
        "With weights and figures like these Region 1 stays first in 83 % of draws."
    )


def test_nothing_is_said_to_be_drawn_where_nothing_was():
    found = verdict_of(CLEAR, width=0)
    assert str(found.sentence) == "Region 1 stays first: nothing is drawn that could differ."


def test_fragile_to_the_normalization():
    """By minmax the second criterion tells regions apart; by vector its figures hardly differ."""
    case = case_of([[9, 100], [6, 104], [3, 101]], points=[38, 62], settings=MINMAX)
    found = verdict_of(case)
    assert found.kind is Kind.NORMALIZATION
    assert found.winners == (1,)
    assert found.others == {"vector": (0,)}
    assert "Region 1 would under vector length. Agree on bounds for Criterion 1 and" in str(
        found.sentence
    )


def test_several_normalizations_that_disagree_are_all_named():
    bounds = {1: {"lower": 0.0, "upper": 10.0}, 2: {"lower": 0.0, "upper": 1000.0}}
    case = case_of(
        [[9, 100], [6, 104], [3, 101]], points=[38, 62], criteria=bounds, settings=MINMAX
    )
    found = verdict_of(case)
    assert set(found.others) == {"vector", "goalposts"}
    assert "Region 1 would under vector length, and Region 1 would under fixed bounds" in str(
        found.sentence
    )


def test_neither_sure_nor_fragile_in_one_way():
    """Six criteria, each of which alone would have to move far; together they move enough."""
    found = verdict_of(many_small_leads(), width=0.1)
    assert found.kind is Kind.UNSURE
    assert found.first.both < 0.8
    assert "leads, but in only" in str(found.sentence)
    assert " of 1,000 draws (±3.1 percentage points) with weights like" in str(found.sentence)
    # the same region is sure where weights are
    assert verdict_of(many_small_leads(), width=0.01).kind is Kind.CLEAR


def many_small_leads(criteria=None):
    figures = np.zeros((3, 6))
    figures[0, :3], figures[1, 3:] = 1, 1
    return case_of(figures, points=[20, 20, 20, 16, 16, 16], settings=MINMAX, criteria=criteria)


def test_the_first_doubt_that_holds_is_told():
    twins = case_of(
        [[10, 10], [10, 10], [1, 1]],
        points=[50, 50],
        criteria={1: {"uncertainty": 60.0}},
        settings=MINMAX,
    )
    assert verdict_of(twins).kind is Kind.TIE


def test_without_uncertain_figures_none_have_to_be_drawn():
    ranking = rank(CLEAR, default_scenario(CLEAR))
    found = verdict(acceptability(ranking, around(50.0), DRAWS))
    assert found.kind is Kind.CLEAR
    assert (found.first.weights, found.first.figures) == (found.first.both, 1.0)
    assert found.first.varies == (True, False)


def test_a_single_region_is_told_to_be_the_only_one():
    found = verdict_of(case_of([[1, 2]], points=[50, 50]))
    assert found.kind is Kind.ONLY
    assert "Only Region 1 can be ranked" in str(found.sentence)


def test_regions_all_alike_have_no_winner():
    found = verdict_of(case_of([[1, 2]] * 4, points=[50, 50]))
    assert found.kind is Kind.TIE
    assert str(found.sentence).startswith("No winner: all 4 regions are equally good.")


def test_with_all_knocked_out_there_is_nothing_to_judge():
    case = case_of([[1, 2], [2, 1]], points=[50, 50], criteria={1: {"minimum": 5.0}})
    with pytest.raises(CaseError, match="No region is left to rank"):
        verdict_of(case)


def test_a_normalization_that_cannot_be_used_is_no_doubt():
    case = replace(
        CLEAR,
        criteria=(
            replace(CLEAR.criteria[0], lower=5.0, upper=1.0),
            *CLEAR.criteria[1:],
        ),
    )
    assert verdict_of(case, normalization="minmax").kind is Kind.CLEAR


def test_enough_draws_go_unsaid():
    assert str(verdict_of(CLEAR, draws=10_000).sentence) == (
        "With weights like these Region 1 stays first in 100 % of draws."
    )


@pytest.mark.parametrize(("draws", "kind"), [(1, "unsure"), (24, "unsure"), (25, "clear")])
def test_a_winner_is_not_clear_before_the_draws_can_tell(draws, kind):
    """Of 25 draws a share of 100 % is exact to 19.6 percentage points."""
    found = verdict_of(CLEAR, draws=draws)
    assert (found.first.both, found.kind) == (1, kind)
    if draws == 1:
        assert str(found.sentence) == (
            "Region 1 leads: with weights like these it is first in 100 % of 1 draw (±98.0 "
            "percentage points), too few draws to be sure of 80 %. Make more draws."
        )


def test_a_winner_is_not_clear_before_the_draws_of_the_figures_can_tell():
    certain = replace(CLEAR, criteria=tuple(replace(c, uncertainty=1.0) for c in CLEAR.criteria))
    ranking = rank(certain, default_scenario(certain))
    few, enough = (verdict(*drawn_three_ways(ranking, 50.0, draws)) for draws in (10, 10_000))
    assert enough.kind is Kind.CLEAR
    assert few.kind is Kind.UNSURE
    assert "with weights and figures like these it is first in 100 % of 10" in str(few.sentence)
