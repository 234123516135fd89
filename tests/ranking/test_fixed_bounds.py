"""That a region cannot reorder the others is promised only where it is so."""

from dataclasses import replace

import numpy as np

from mcda.case.regional import SectorFigure
from mcda.ranking.fixed_bounds import bounds_advice, fixed_bounds_sentence, loose_bounds
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

PROMISE = "With fixed bounds, adding or removing a region cannot reorder the others."
BOUNDS = {"lower": 0.0, "upper": 30.0}

# without Delta, the last, the other of the first two wins: the observed minimum is another
ASSUMED = case_of(
    [[28.0, 19.0], [20.0, 27.0], [17.0, 23.0], [25.0, 7.0]],
    points=[50, 50],
    settings={"normalization": "goalposts"},
)


def ranked(case, **choices):
    return rank(case, replace(default_scenario(case), **choices))


def said(case, **choices):
    ranking = ranked(case, **choices)
    return str(fixed_bounds_sentence(ranking.matrix, ranking.weights))


def winner(case):
    ranking = ranked(case)
    return ranking.names[int(np.argmin(ranking.rank))]


def with_bounds(case, **others):
    criteria = tuple(replace(criterion, **BOUNDS, **others) for criterion in case.criteria)
    return replace(case, criteria=criteria)


def without_the_last(case):
    return replace(case, regions=case.regions[:-1])


def test_bounds_that_are_assumed_move_with_the_regions():
    assert winner(ASSUMED) != winner(without_the_last(ASSUMED))
    assert PROMISE not in said(ASSUMED)
    assert said(ASSUMED).endswith(
        "The bounds of Criterion 1 and Criterion 2 are assumed from the figures: give bounds under "
        "Limits."
    )


def test_bounds_that_are_given_do_not():
    fixed = with_bounds(ASSUMED)
    assert winner(fixed) == winner(without_the_last(fixed))
    assert said(fixed) == PROMISE


def test_one_bound_of_two_is_not_enough_and_criteria_without_points_do_not_count():
    half = replace(ASSUMED.criteria[0], lower=0.0)
    case = replace(ASSUMED, criteria=(half, replace(ASSUMED.criteria[1], **BOUNDS)))
    assert "The bounds of Criterion 1 are assumed" in said(case)
    assert said(case, points={"c2": 50.0}) == PROMISE


def test_what_the_sector_table_gives_moves_with_national_totals():
    derived = replace(ASSUMED.criteria[0], derive="lq", **BOUNDS)
    sectors = tuple(
        SectorFigure(region=region.id, sector=sector, value=value)
        for region in ASSUMED.regions
        for sector, value in (("Food", 1.0 + len(region.id)), ("Textiles", 2.0))
    )
    case = replace(
        ASSUMED, criteria=(derived, replace(ASSUMED.criteria[1], **BOUNDS)), sectors=sectors
    )
    assert PROMISE not in said(case)
    assert "The sector table gives Criterion 1" in said(case)


def test_a_filled_figure_moves_with_the_regions():
    gap = case_of(
        [[28.0, 19.0], [20.0, 27.0], [17.0, 23.0], [None, 7.0]],
        points=[50, 50],
        settings={"normalization": "goalposts", "missing": "zone_median"},
    )
    assert "Missing figures of Criterion 1 are filled" in said(with_bounds(gap))


def test_bounds_are_a_remedy_only_once_they_are_given():
    loose, fixed = ranked(ASSUMED), ranked(with_bounds(ASSUMED))
    assert loose_bounds(loose.matrix, loose.weights)
    assert "Agree on bounds for Criterion 1 and Criterion 2" in str(
        bounds_advice(loose.matrix, loose.weights, "vector")
    )
    assert "Agree on bounds and use fixed bounds" in str(
        bounds_advice(fixed.matrix, fixed.weights, "vector")
    )
    assert "Say why these bounds" in str(bounds_advice(fixed.matrix, fixed.weights, "goalposts"))
