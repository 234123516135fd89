"""Gathering the decision matrix."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.finding import CaseError
from mcda.case.model import (
    Case,
    Criterion,
    FigureEdit,
    FigureNote,
    Region,
    SectorFigure,
    Settings,
)
from mcda.ranking.matrix import decision_matrix, fill_by_zone, published_figures
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of

NAN = np.nan


def test_rows_and_columns_in_table_order():
    found = decision_matrix(case_of([[1, 2], [3, None]]))
    assert found.regions == ("R1", "R2")
    assert found.names == ("Region 1", "Region 2")
    assert [criterion.id for criterion in found.criteria] == ["c1", "c2"]
    np.testing.assert_array_equal(found.values, [[1, 2], [3, NAN]])
    assert not found.filled.any()


def test_a_criterion_may_name_a_fixed_column():
    case = Case(
        settings=Settings(title="Test"),
        regions=(Region("A", "A", population=5.0), Region("B", "B")),
        criteria=(Criterion("population", "Population", "max"),),
    )
    np.testing.assert_array_equal(decision_matrix(case).values, [[5.0], [NAN]])


@pytest.mark.parametrize(
    ("sector", "quotients"),
    [("", [3.0, 7 / 6]), ("Textiles", [3.0, 0.5]), ("Mining", [1 / 3, 7 / 6])],
)
def test_derived_criteria(sector, quotients):
    case = case_of(
        [[1, NAN, NAN], [2, NAN, NAN]],
        criteria={2: {"derive": "lq"}, 3: {"derive": "strong_sectors"}},
        sectors=(
            SectorFigure("R1", "Textiles", 30.0),
            SectorFigure("R2", "Textiles", 20.0),
            SectorFigure("R1", "Mining", 10.0),
            SectorFigure("R2", "Mining", 140.0),
        ),
    )
    found = decision_matrix(case, sector).values
    np.testing.assert_allclose(found, np.column_stack([[1, 2], quotients, [1, 0]]))


def test_an_unknown_sector_is_refused_even_without_derived_criteria():
    with pytest.raises(CaseError, match="no sector Wine"):
        decision_matrix(case_of([[1]]), "Wine")


def test_infinite_figures_count_as_missing():
    found = decision_matrix(case_of([[np.inf], [-np.inf], [1.0]])).values
    np.testing.assert_array_equal(found, [[NAN], [NAN], [1.0]])


def test_gaps_stay_gaps_unless_the_case_says_so():
    assert np.isnan(decision_matrix(case_of([[None], [1.0]])).values[0, 0])


def test_zone_median_marks_what_it_fills():
    case = case_of(
        [[1.0], [2.0], [9.0], [None], [100.0]],
        zones=[("West",)] * 4 + [("East",)],
        settings={"missing": "zone_median"},
    )
    found = decision_matrix(case)
    assert found.values[:, 0].tolist() == [1.0, 2.0, 9.0, 2.0, 100.0]
    assert found.filled[:, 0].tolist() == [False, False, False, True, False]


def test_zone_median_needs_three_figures_else_all_regions_lend():
    values, _ = fill_by_zone(
        np.array([[1.0], [2.0], [NAN], [30.0], [40.0]]),
        [("West",), ("West",), ("West",), ("East",), ("East",)],
    )
    assert values[2, 0] == 16.0


def test_zone_median_asks_the_first_zone_and_counts_members_of_several():
    values, _ = fill_by_zone(
        np.array([[1.0], [2.0], [3.0], [NAN], [50.0]]),
        [("East", "West"), ("West",), ("West",), ("West", "East"), ("East",)],
    )
    assert values[3, 0] == 2.0


def test_zone_median_of_a_region_without_zone():
    values, filled = fill_by_zone(np.array([[1.0], [NAN], [3.0]]), [(), (), ()])
    assert values[1, 0] == 2.0
    assert filled.sum() == 1


def test_zone_median_invents_nothing_for_an_empty_column():
    values, filled = fill_by_zone(np.full((3, 1), NAN), [("West",)] * 3)
    assert np.isnan(values).all()
    assert not filled.any()


def test_filled_figures_lend_nothing():
    values, _ = fill_by_zone(np.array([[1.0], [NAN], [NAN], [5.0]]), [("West",)] * 4)
    assert values[:, 0].tolist() == [1.0, 3.0, 3.0, 5.0]


def test_no_regions_no_criteria():
    assert decision_matrix(case_of([])).values.shape == (0, 0)


def edited_case(*edits, **options):
    return replace(case_of([[1, 2], [3, 4], [5, 6]], **options), edits=edits)


def test_edits_stand_in_place_of_published_figures():
    case = edited_case(FigureEdit("R2", "c1", 30.0, "a misprint"), FigureEdit("R3", "c2"))
    found = decision_matrix(case)
    np.testing.assert_array_equal(found.values, [[1, 2], [30, 4], [5, NAN]])
    assert found.edited.tolist() == [[False, False], [True, False], [False, True]]
    assert not found.filled.any()
    np.testing.assert_array_equal(found.published, [[1, 2], [3, 4], [5, 6]])
    np.testing.assert_array_equal(published_figures(case), found.published)
    assert case.regions[1].figure("c1") == 3.0


def test_a_doubt_concerns_the_published_figure():
    notes = tuple(
        FigureNote(region, criterion, "doubtful")
        for region, criterion in (("R1", "c1"), ("R2", "c1"), ("R3", "c2"), ("R1", "population"))
    )
    case = replace(edited_case(FigureEdit("R2", "c1", 30.0)), figures=notes)
    found = decision_matrix(case)
    assert found.doubted.tolist() == [[True, False], [False, False], [False, True]]
    gap = replace(case, edits=(FigureEdit("R3", "c2"),), figures=notes[2:])
    assert not decision_matrix(gap).doubted.any()


def test_a_figure_taken_away_is_filled_where_the_case_fills_gaps():
    case = edited_case(FigureEdit("R1", "c1", 9.0), FigureEdit("R2", "c1"))
    found = decision_matrix(replace(case, settings=replace(case.settings, missing="zone_median")))
    assert found.values[:, 0].tolist() == [9.0, 7.0, 5.0]
    assert found.filled[:, 0].tolist() == [False, True, False]
    assert found.edited[:, 0].tolist() == [True, True, False]


@pytest.mark.parametrize("sector", ["", "Textiles"])
def test_an_edit_of_a_derived_criterion_overrides_it_whatever_the_sector(sector):
    case = edited_case(
        FigureEdit("R1", "c2", 0.5),
        criteria={2: {"derive": "lq"}},
        sectors=(SectorFigure("R1", "Textiles", 30.0), SectorFigure("R2", "Textiles", 20.0)),
    )
    found = decision_matrix(case, sector)
    np.testing.assert_array_equal(found.values[:, 1], [0.5, 1.0, NAN])
    assert published_figures(case, sector)[0, 1] == 1.0


def test_an_edit_that_is_not_finite_takes_the_figure_away():
    found = decision_matrix(edited_case(FigureEdit("R1", "c1", np.inf)))
    assert np.isnan(found.values[0, 0])


def test_a_case_with_edits_ranks_like_one_that_publishes_those_figures():
    edited = edited_case(FigureEdit("R1", "c2", 50.0))
    published = case_of([[1, 50], [3, 4], [5, 6]])
    found, expected = (rank(case, default_scenario(case)) for case in (edited, published))
    np.testing.assert_array_equal(found.score, expected.score)
    assert found.regions[found.order[0]] == "R1"
