"""Specialization of the regions of a case, and the criteria derived from it."""

import numpy as np
import pytest

from mcda.case.finding import CaseError
from mcda.case.model import Case, Region, SectorFigure, Settings
from mcda.specialization.quotients import derived, specialization


def make_case(figures, regions=("A", "B"), reference=None, rows=(), **settings):
    """Make a case from {sector: values by region}, None = no row."""
    return Case(
        settings=Settings(title="Test", **settings),
        regions=tuple(
            Region(id=r, name=r, figures={} if reference is None else {"grp": reference[r]})
            for r in regions
        ),
        sectors=(
            *(
                SectorFigure(region=region, sector=sector, value=value)
                for sector, values in figures.items()
                for region, value in zip(regions, values, strict=True)
                if value is not None
            ),
            *rows,
        ),
    )


SIMPLE = make_case({"Textiles": [30.0, 20.0], "Mining": [10.0, 140.0]})


def test_arrays_are_regions_by_sectors():
    found = specialization(SIMPLE)
    assert found.regions == ("A", "B")
    assert found.sectors == ("Textiles", "Mining")
    np.testing.assert_allclose(found.lq, [[3.0, 1 / 3], [0.5, 7 / 6]])
    np.testing.assert_allclose(found.rsca, [[0.5, -0.5], [-1 / 3, 1 / 13]])
    np.testing.assert_allclose(found.reference, [40.0, 160.0])
    assert found.strong.tolist() == [[True, False], [False, False]]


def test_reference_column_replaces_the_row_sum():
    case = make_case(
        {"Textiles": [30.0, 20.0]}, reference={"A": 100.0, "B": 300.0}, sector_reference="grp"
    )
    np.testing.assert_allclose(specialization(case).lq, [[2.4], [20 / 300 / 0.125]])
    np.testing.assert_allclose(specialization(case).focus_share, [[0.3], [20 / 300]])


def test_reference_may_be_a_fixed_column():
    case = Case(
        settings=Settings(title="Test", sector_reference="population"),
        regions=(Region("A", "A", population=10.0), Region("B", "B", population=30.0)),
        sectors=(SectorFigure("A", "Textiles", 5.0), SectorFigure("B", "Textiles", 5.0)),
    )
    np.testing.assert_allclose(specialization(case).lq, [[2.0], [2 / 3]])


def test_a_negative_reference_counts_as_missing():
    case = make_case(
        {"Textiles": [30.0, 20.0]}, reference={"A": -1.0, "B": 10.0}, sector_reference="grp"
    )
    np.testing.assert_allclose(specialization(case).lq, [[np.nan], [1.0]])


def test_a_national_row_is_not_a_region():
    national = SectorFigure("UZ", "Textiles", 50.0)
    case = make_case({"Textiles": [30.0, 20.0], "Mining": [10.0, 140.0]}, rows=(national,))
    np.testing.assert_array_equal(specialization(case).lq, specialization(SIMPLE).lq)


def test_growth_of_regions_and_nation():
    rows = (
        SectorFigure("A", "Textiles", 60.0, value_before=40.0, years=2),
        SectorFigure("B", "Textiles", 61.0, value_before=60.0, years=2),
        SectorFigure("A", "Mining", 60.0, value_before=40.0),
    )
    found = specialization(make_case({}, rows=rows))
    np.testing.assert_allclose(found.growth[:, 0], [1.5**0.5 - 1, (61 / 60) ** 0.5 - 1])
    np.testing.assert_allclose(found.national_growth, [0.1, np.nan])
    assert np.isnan(found.growth[:, 1]).all()


def test_case_without_sectors():
    found = specialization(make_case({}))
    assert found.lq.shape == (2, 0)
    assert np.isnan(derived(make_case({}), "lq", "")).all()
    assert np.isnan(derived(make_case({}), "strong_sectors", "")).all()
    assert np.isnan(derived(make_case({}), "krugman", "")).all()


def test_case_without_regions():
    assert specialization(make_case({}, regions=())).lq.shape == (0, 0)


def test_absurd_figures_do_not_stop_the_program():
    found = specialization(make_case({"Textiles": [1e308, 1e308], "Mining": [1e-300, 1.0]}))
    assert found.lq.shape == (2, 2)


def test_derived_quotient_of_the_sector_in_focus():
    np.testing.assert_allclose(derived(SIMPLE, "lq", "Mining"), [1 / 3, 7 / 6])


def test_derived_quotient_without_focus_is_the_largest_above_the_floor():
    # A: Textiles 3.0; Mining holds 1/15 of the nation, above the floor of 0.05
    np.testing.assert_allclose(derived(SIMPLE, "lq", ""), [3.0, 7 / 6])


def test_derived_quotient_ignores_sectors_below_the_floor():
    # A counts in Crafts only beside B, so its large quotient there comes with a small share
    case = make_case(
        {"Crafts": [4.0, 96.0, None], "Farming": [5.0, None, 91.0]},
        regions=("A", "B", "C"),
        reference={"A": 10.0, "B": 1000.0, "C": 200.0},
        sector_reference="grp",
    )
    quotients = specialization(case).lq
    assert 1 < quotients[0, 1] < quotients[0, 0]
    assert derived(case, "lq", "")[0] == quotients[0, 1]


def test_derived_quotient_below_the_floor_everywhere_counts_as_the_nation_at_most():
    case = make_case({"Crafts": [4.0, 96.0], "Mining": [1.0, 399.0]})
    assert specialization(case).lq[0].max() == pytest.approx(4.0)
    assert derived(case, "lq", "")[0] == 1.0
    assert derived(case, "strong_sectors", "")[0] == 0.0


def test_derived_quotient_below_the_floor_and_below_the_nation_stays():
    case = make_case(
        {"Crafts": [4.0, 96.0]}, reference={"A": 100.0, "B": 900.0}, sector_reference="grp"
    )
    np.testing.assert_allclose(derived(case, "lq", "")[0], 0.4)


def test_derived_quotient_of_a_region_without_figures_is_missing():
    case = make_case({"Crafts": [None, 96.0], "Mining": [None, 399.0]})
    assert np.isnan(derived(case, "lq", "")[0])
    assert np.isnan(derived(case, "strong_sectors", "")[0])


@pytest.mark.parametrize("sector", ["", "Mining"])
def test_derived_strong_sectors_do_not_depend_on_focus(sector):
    assert derived(SIMPLE, "strong_sectors", sector).tolist() == [1.0, 0.0]


def test_derived_indices_need_sectors_that_add_up():
    np.testing.assert_allclose(derived(SIMPLE, "krugman", ""), [1.0, 0.25])
    np.testing.assert_allclose(derived(SIMPLE, "hhi", ""), [0.625, 0.78125])
    case = make_case(
        {"Textiles": [30.0, 20.0]}, reference={"A": 100.0, "B": 300.0}, sector_reference="grp"
    )
    assert np.isnan(derived(case, "krugman", "")).all()
    assert np.isnan(derived(case, "hhi", "")).all()


def test_unknown_sector_is_refused_with_the_choices():
    with pytest.raises(CaseError, match=r"no sector Wine.*Choose one of: Textiles; Mining"):
        derived(SIMPLE, "lq", "Wine")
    with pytest.raises(CaseError, match="Bring a table sectors"):
        derived(make_case({}), "lq", "Wine")


def test_unknown_measure_is_a_programming_error():
    with pytest.raises(ValueError, match="not 'gini'"):
        derived(SIMPLE, "gini", "")
