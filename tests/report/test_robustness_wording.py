"""Sentences about how sure a ranking is."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.record import FigureEdit
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.robustness_wording import (
    combinations_sentence,
    draws_note,
    question_sentence,
    reversal_sentence,
    safe_range_sentence,
)
from mcda.robustness.acceptability import acceptability
from mcda.robustness.methods import combinations
from mcda.robustness.result import around, figures_only, ordered, uniform
from mcda.robustness.reversal import reversals
from tests.ranking.ranking_cases import case_of


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (12.3, 61.9, "between 13 and 61 points."),
        (12.0000000001, 61.0, "between 12 and 61 points."),
        (12.3, 12.7, "between 12.3 and 12.7 points."),
        (0.25, 0.75, "between 0.3 and 0.7 points."),
        (0.0, 61.9, "up to 61 points."),
        (0.0, 0.5, "up to 0.5 points."),
        (12.3, 100.0, "from 13 points on."),
        (99.4, 100.0, "from 100 points on."),
        (0.0, 100.0, "whatever the points here."),
    ],
)
def test_safe_ranges_are_rounded_inwards(low, high, told):
    assert str(safe_range_sentence("Navoi", low, high)) == f"First place stays with Navoi {told}"


def test_a_shared_first_place_is_parted_by_any_move():
    said = str(safe_range_sentence("Navoi and Andijan", 40.0, 40.0))
    assert said.startswith("Navoi and Andijan share the first place: any move")


def ranking_of(case, **choices):
    return rank(case, replace(default_scenario(case), **choices))


def test_a_question_says_which_weights_and_figures_were_drawn():
    case = case_of([[9, 1], [1, 9]], points=[60, 40], criteria={1: {"uncertainty": 10.0}})
    ranking = ranking_of(case)

    def said(question):
        return str(question_sentence(acceptability(ranking, question, 100)))

    assert said(uniform()).startswith("Whatever the weights; figures within their uncertainty; 100")
    assert said(figures_only()).startswith("With these weights as they are; figures within")
    assert "figures as they are in the file" in said(around(24.0, figures=False))
    assert "off by about 9.8 percentage points" in said(around(24.0))
    assert "the order Criterion 1 = Criterion 2" in said(ordered((("c1", "c2"),)))


def test_a_question_never_calls_changed_or_filled_figures_published():
    changed = case_of([[9, 1], [1, 9]], points=[60, 40])
    changed = replace(changed, edits=(FigureEdit("R1", changed.criteria[0].id, 5.0),))
    filled = case_of([[9, 1], [1, None], [5, 5]], points=[60, 40])
    filled = replace(filled, settings=replace(filled.settings, missing="zone_median"))
    for case in (changed, filled):
        drawn = acceptability(ranking_of(case), around(24.0, figures=False), 100)
        assert "figures as they stand here, changed or filled" in str(question_sentence(drawn))


def test_only_another_method_needs_a_note():
    assert draws_note("topsis") is None
    assert "VIKOR" in str(draws_note("vikor"))


CALM = "Whichever region is left out, or in twice, the best of the others stays the best of them"


def test_reversals_name_the_loser_and_the_cure():
    calm = case_of([[9, 9], [1, 1], [5, 5]], points=[50, 50])
    assert CALM in str(reversal_sentence(reversals(ranking_of(calm))))
    bounds = {column: {"lower": 0.0, "upper": 20.0} for column in (1, 2, 3)}
    kinds = ("another region would be first", "the shortlist would be", "a second one")
    seen = set()
    for seed in range(80):
        figures = np.random.default_rng(seed).integers(1, 20, (5, 3)).astype(float)
        case = case_of(
            figures, points=[40, 30, 30], settings={"normalization": "minmax"}, criteria=bounds
        )
        text = str(reversal_sentence(reversals(ranking_of(case, shortlist_size=2))))
        seen |= {part for part in kinds if part in text}
        assert CALM in text or "With fixed bounds no region moves the others" in text
        loose = replace(case, criteria=tuple(replace(c, upper=None) for c in case.criteria))
        text = str(reversal_sentence(reversals(ranking_of(loose, shortlist_size=2))))
        assert CALM in text or "Fixed bounds are no remedy as they are. The bounds of" in text
    assert seen == set(kinds)


def test_who_is_left_out_may_be_the_winner_so_only_the_others_are_told_of():
    """Without the first, another is first: that nothing changes holds for the others alone."""
    calm = reversals(ranking_of(case_of([[9, 9], [1, 1], [5, 5]], points=[50, 50])))
    assert calm.dropped[0].first == (2,)
    said = str(reversal_sentence(calm))
    assert "neither the winner" not in said
    assert said.startswith(CALM)


def test_under_fixed_bounds_that_are_assumed_the_file_is_told_from_the_comparison():
    case = case_of([[28.0, 19.0], [20.0, 27.0], [17.0, 23.0], [25.0, 7.0]], points=[50, 50])
    said = str(reversal_sentence(reversals(ranking_of(case, normalization="goalposts"))))
    assert "a region that is added to the file or removed from it can still reorder" in said


def test_methods_together():
    case = case_of([[9, 9], [2, 6], [6, 2], [1, 1]], points=[50, 50])
    for size, told in (
        (0, "size is set to 0"),
        (1, "Region 1 is on the shortlist under all"),
        (4, "Region 1, Region 2, Region 3 and Region 4 are on"),
    ):
        found = combinations(ranking_of(case, shortlist_size=size))
        assert told in str(combinations_sentence(found))
