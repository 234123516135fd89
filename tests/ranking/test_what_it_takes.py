"""What it would take to rise, verified by ranking the changed case."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mcda.case.model import Criterion, SectorFigure
from mcda.ranking.changed_figures import farthest, scores_with
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import competition_ranks, rank
from mcda.ranking.what_it_takes import requirements, what_it_takes
from tests.ranking.ranking_cases import case_of

NORMALIZATIONS = st.sampled_from(["vector", "minmax", "goalposts"])


def ranking_of(case):
    return rank(case, default_scenario(case))


def changed(case, region, criterion, figure):
    """Return the case with one other figure, as if the user had typed it."""
    regions = tuple(
        dataclasses.replace(r, figures={**r.figures, criterion: figure}) if r.id == region else r
        for r in case.regions
    )
    return dataclasses.replace(case, regions=regions)


def rank_of(case, region):
    ranking = ranking_of(case)
    return int(ranking.rank[ranking.regions.index(region)])


@st.composite
def cases(draw):
    m, n = draw(st.integers(3, 6)), draw(st.integers(1, 4))
    figures = st.floats(-50, 100).map(lambda x: round(x, 1))
    matrix = draw(arrays(np.float64, (m, n), elements=figures, unique=True))
    objectives = draw(st.lists(st.sampled_from(["max", "min", "target"]), min_size=n, max_size=n))
    points = draw(st.lists(st.integers(1, 100), min_size=n, max_size=n))
    criteria = {
        column: {"target": draw(figures)}
        for column, objective in enumerate(objectives, start=1)
        if objective == "target"
    }
    return case_of(
        matrix,
        objectives,
        points=points,
        criteria=criteria,
        settings={"normalization": draw(NORMALIZATIONS), "shortlist_size": draw(st.integers(1, 2))},
    )


def inches(found):
    """Return a figure a hair short of what is needed."""
    return found.needed - 1e-7 * (found.needed - found.now)


@given(cases())
@settings(deadline=None, max_examples=40)
def test_what_is_needed_is_enough_and_a_little_less_is_not(case):
    ranking, size = ranking_of(case), case.settings.shortlist_size
    for region in ranking.regions:
        found = what_it_takes(ranking, region)
        assert found.reached == (region in ranking.shortlist)
        assert (found.requirements == ()) == found.reached
        for answer in found.requirements:
            if answer.needed is None:
                assert answer.told is answer.effort is answer.change is None
                continue
            key = answer.criterion.id
            assert rank_of(changed(case, region, key, answer.needed), region) <= size
            assert rank_of(changed(case, region, key, answer.told), region) <= size
            assert rank_of(changed(case, region, key, inches(answer)), region) > size


@given(cases())
@settings(deadline=None, max_examples=25)
def test_what_it_takes_to_pass_a_region(case):
    ranking = ranking_of(case)
    last, first = ranking.regions[ranking.order[-1]], ranking.regions[ranking.order[0]]
    found = what_it_takes(ranking, last, above=first)
    if found.reached:
        return
    for answer in found.requirements:
        if answer.needed is not None:
            after = changed(case, last, answer.criterion.id, answer.needed)
            assert rank_of(after, last) < rank_of(after, first)
            before = changed(case, last, answer.criterion.id, inches(answer))
            assert rank_of(before, last) >= rank_of(before, first)


@given(cases())
@settings(deadline=None, max_examples=25)
def test_what_is_not_reachable_fails_all_the_way(case):
    ranking = ranking_of(case)
    region = ranking.regions[ranking.order[-1]]
    for answer in what_it_takes(ranking, region).requirements:
        if answer.needed is None:
            for part in (0.25, 0.5, 0.75, 1.0):
                figure = answer.now + part * (answer.limit - answer.now)
                after = changed(case, region, answer.criterion.id, figure)
                assert rank_of(after, region) > case.settings.shortlist_size


@given(cases(), st.integers(0, 5), st.floats(-80, 150))
@settings(deadline=None, max_examples=40)
def test_ranks_with_a_changed_figure_are_those_of_the_changed_case(case, row, figure):
    ranking = ranking_of(case)
    row = row % len(ranking.regions)
    for column, criterion in enumerate(case.criteria):
        found = competition_ranks(scores_with(ranking, row, column, np.array([figure])))
        after = ranking_of(changed(case, ranking.regions[row], criterion.id, figure))
        assert found[0].tolist() == after.rank.tolist()


def test_by_hand():
    """Under minmax with one criterion the last must reach the second of a shortlist of two."""
    case = case_of([[8.0], [5.0], [2.0]], settings={"shortlist_size": 2, "normalization": "minmax"})
    found = what_it_takes(ranking_of(case), "R3")
    answer = found.requirements[0]
    assert answer.needed == pytest.approx(5.0, rel=1e-9)
    assert (answer.now, answer.told, answer.limit) == (2.0, 5.0, 14.0)
    assert answer.change == pytest.approx(3.0)
    assert answer.effort == pytest.approx(0.5)
    assert answer.changeable
    assert not answer.filled
    words = "Criterion 1: 5 instead of 2 would put Region 3 on the shortlist."
    assert str(found.sentence) == str(answer.sentence) == words


def test_a_tie_with_a_region_is_not_above_it():
    case = case_of([[8.0], [5.0], [2.0]], settings={"normalization": "minmax"})
    found = what_it_takes(ranking_of(case), "R3", above="R2")
    assert found.requirements[0].needed > 5.0
    assert found.above == "R2"
    assert "would put Region 3 above Region 2." in str(found.sentence)


def test_already_there():
    case = case_of([[8.0], [5.0], [2.0]], settings={"shortlist_size": 2})
    ranking = ranking_of(case)
    assert str(what_it_takes(ranking, "R2").sentence) == "Region 2 is on the shortlist already."
    assert str(what_it_takes(ranking, "R1", above="R3").sentence) == (
        "Region 1 is above Region 3 already."
    )


def test_the_least_effort_comes_first_and_what_is_not_enough_last():
    case = case_of(
        [[9.0, 50.0, 3.0], [8.0, 60.0, 2.0], [7.5, 55.0, 1.0]],
        points=[50, 48, 2],
        settings={"shortlist_size": 2, "normalization": "minmax"},
        criteria={3: {"upper": 3.0}},
    )
    found = what_it_takes(ranking_of(case), "R3")
    efforts = [answer.effort for answer in found.requirements if answer.effort is not None]
    assert efforts == sorted(efforts)
    assert [answer.needed is None for answer in found.requirements] == [False, False, True]
    assert str(found.requirements[-1].sentence) == (
        "Criterion 3 alone cannot put Region 3 on the shortlist: even 3 instead of 1 is not "
        "enough. Look at the other criteria, or change several at once."
    )


def test_nothing_alone_is_enough():
    case = case_of(
        [[9.0, 9.0], [9.0, 9.0], [1.0, 1.0]],
        settings={"shortlist_size": 1, "normalization": "goalposts"},
        criteria={1: {"lower": 0, "upper": 10}, 2: {"lower": 0, "upper": 10}},
    )
    assert str(what_it_takes(ranking_of(case), "R3").sentence) == (
        "No criterion alone can put Region 3 on the shortlist: several figures would have to "
        "change at once."
    )


def test_an_empty_shortlist_cannot_be_reached():
    case = case_of([[9.0], [1.0]], settings={"shortlist_size": 0})
    assert "its size is set to 0: make it longer" in str(
        what_it_takes(ranking_of(case), "R2").sentence
    )


def test_derived_figures_are_computed_but_cannot_be_set():
    """R3 has the same three sectors as the nation, so its largest location quotient is lowest."""
    shares = {"R1": (50, 30, 20), "R2": (20, 60, 20), "R3": (35, 45, 20)}
    sectors = tuple(
        SectorFigure(region, sector, value)
        for region, values in shares.items()
        for sector, value in zip(("Food", "Tools", "Cloth"), values, strict=True)
    )
    case = case_of(
        [[None, 3.0], [None, 2.0], [None, 2.5]],
        points=[70, 30],
        criteria={1: {"derive": "lq"}},
        sectors=sectors,
        settings={"shortlist_size": 1, "normalization": "minmax"},
    )
    found = {r.criterion.id: r for r in what_it_takes(ranking_of(case), "R3").requirements}
    assert [found[key].changeable for key in ("c1", "c2")] == [False, True]
    assert found["c1"].needed > found["c1"].now == pytest.approx(1.0)
    assert str(found["c1"].sentence).endswith(
        "would put Region 3 on the shortlist. That figure cannot be set: it follows from the "
        "region's sectors."
    )


def test_a_count_of_strong_sectors_moves_in_whole_steps():
    case = case_of(
        [[3.0, 1.0], [1.0, 3.0], [2.0, 1.0]],
        settings={"shortlist_size": 1, "normalization": "minmax"},
    )
    ranking = ranking_of(case)
    counted = tuple(
        dataclasses.replace(c, derive="strong_sectors") if c.id == "c1" else c
        for c in ranking.matrix.criteria
    )
    matrix = dataclasses.replace(ranking.matrix, criteria=counted)
    answers = what_it_takes(dataclasses.replace(ranking, matrix=matrix), "R3").requirements
    plain = what_it_takes(ranking, "R3").requirements
    whole = next(answer for answer in answers if answer.criterion.id == "c1")
    free = next(answer for answer in plain if answer.criterion.id == "c1")
    assert whole.needed == whole.told == math.ceil(free.needed)


def test_a_filled_figure_is_marked():
    case = case_of(
        [[9.0, 1.0], [None, 1.0], [3.0, 2.0], [4.0, 1.5]],
        settings={"missing": "zone_median", "shortlist_size": 1},
    )
    found = what_it_takes(ranking_of(case), "R2")
    assert {r.criterion.id: r.filled for r in found.requirements} == {"c1": True, "c2": False}


@pytest.mark.parametrize(
    ("criterion", "now", "figures", "limit"),
    [
        ({"objective": "max"}, 2.0, [2.0, 5.0], 8.0),
        ({"objective": "max", "upper": 6.0}, 2.0, [2.0, 5.0], 6.0),
        ({"objective": "max", "upper": 4.0}, 2.0, [2.0, 5.0], 5.0),
        ({"objective": "max", "maximum": 5.5}, 2.0, [2.0, 5.0], 5.5),
        ({"objective": "max", "maximum": 1.0}, 2.0, [2.0, 5.0], 2.0),
        ({"objective": "min"}, 5.0, [2.0, 5.0], 0.0),
        ({"objective": "min"}, 5.0, [-2.0, 5.0], -9.0),
        ({"objective": "min", "lower": 1.0}, 5.0, [2.0, 5.0], 1.0),
        ({"objective": "min", "minimum": 1.5}, 5.0, [2.0, 5.0], 1.5),
        ({"objective": "target", "target": 3.0}, 5.0, [2.0, 5.0], 3.0),
        ({"objective": "target", "target": 3.0}, 2.0, [2.0, 5.0], 3.0),
        ({"objective": "target", "target": 7.0, "maximum": 6.0}, 5.0, [2.0, 5.0], 6.0),
        ({"objective": "max"}, 5.0, [5.0, 5.0], 5.0),
    ],
)
def test_how_far_a_figure_may_move(criterion, now, figures, limit):
    given_criterion = Criterion("c1", "Criterion 1", **criterion)
    assert farthest(given_criterion, now, np.array(figures)) == limit


def test_at_the_limit_already():
    case = case_of(
        [[5.0, 3.0], [5.0, 2.0], [5.0, 1.0]],
        ["target", "max"],
        criteria={1: {"target": 5.0}},
        settings={"shortlist_size": 1},
    )
    found = {r.criterion.id: r for r in what_it_takes(ranking_of(case), "R3").requirements}
    assert str(found["c1"].sentence) == (
        "Criterion 1 alone cannot put Region 3 on the shortlist: with 5 it is at its limit "
        "already. Look at the other criteria."
    )


@pytest.mark.parametrize(("scale", "decimals"), [(1e-9, 11), (1.0, 2), (1e9, 0)])
def test_what_is_told_has_the_decimals_of_its_criterion_and_is_still_enough(scale, decimals):
    case = case_of(
        [[8.123456 * scale, 1.0], [5.987654 * scale, 1.2], [2.1 * scale, 1.1]],
        settings={"shortlist_size": 1, "normalization": "vector"},
    )
    for answer in what_it_takes(ranking_of(case), "R3").requirements:
        if answer.told is not None:
            assert answer.decimals <= decimals
            assert answer.told == round(answer.told, answer.decimals) != answer.now
            after = changed(case, "R3", answer.criterion.id, answer.told)
            assert rank_of(after, "R3") == 1
            assert abs(answer.told - answer.needed) <= abs(answer.change) / 10


def test_figures_that_are_needed_read_as_on_every_other_page():
    case = case_of(
        [[328.64, 2.0], [310.2, 2.0], [101.55, 2.0]],
        settings={"shortlist_size": 1, "normalization": "minmax"},
    )
    found = what_it_takes(ranking_of(case), "R2")
    assert str(found.sentence) == (
        "Criterion 1: 328.7 instead of 310.2 would put Region 2 on the shortlist."
    )
    # 328.6 would not be enough: the figure is rounded to the better side
    assert found.requirements[0].needed == pytest.approx(328.64)


def test_a_region_that_is_not_ranked():
    ranking = ranking_of(case_of([[1.0], [None], [2.0]]))
    with pytest.raises(KeyError):
        what_it_takes(ranking, "R2")
    with pytest.raises(KeyError):
        what_it_takes(ranking, "R1", above="R2")


def test_criteria_tried_one_by_one_say_the_same():
    figures = [[8.0, 1.0], [5.0, 2.0], [2.0, 3.0]]
    ranking = ranking_of(case_of(figures, settings={"shortlist_size": 1}))
    for region in ranking.regions:
        found = tuple(requirements(ranking, region))
        assert what_it_takes(ranking, region, found=found) == what_it_takes(ranking, region)
        assert bool(found) == (region not in ranking.shortlist)
