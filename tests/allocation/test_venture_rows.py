"""The rows of single ventures and pairs: names, sentences, coefficients, and which are left out."""

from __future__ import annotations

import pytest

from mcda.allocation import venture_rows
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import FAMILIES
from mcda.allocation.rows import Row, Sense
from tests.allocation.instances import case, programme, project, region


def instance(*ventures, relax: bool = False, ceiling: float = 1.0) -> Instance:
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {2026: 100, 2027: 100}), programme("T", {2026: 9}, ceiling=ceiling)],
        list(ventures),
    )
    return build_instance(made, None, "none", 1.0, relax)


def venture(name: str = "A", **columns: object):
    return project(name, 100, 9, "R1 R2", public_share=0.6, **columns)


def said(row: Row) -> tuple[str, str, Sense, float]:
    return row.name, str(row.sentence), row.sense, row.rhs


def test_balance_counts_the_horizon_only() -> None:
    (row,) = venture_rows.balance(instance(venture(start=2027, end=2028)))
    assert said(row) == (
        "A",
        "A is paid as much public money as the part of it that is carried out needs.",
        Sense.EQUAL,
        0,
    )
    assert row.terms == {"x00000p0000t001": 1, "x00000p0001t001": 1, "y00000": -0.6 * 0.5 * 100}


def test_cofinancing_only_below_the_public_share() -> None:
    assert not list(venture_rows.cofinancing(instance(venture(), ceiling=0.6)))
    (row,) = venture_rows.cofinancing(instance(venture(), ceiling=0.2))
    assert said(row) == ("A,T", "T pays at most 20 % of the cost of A.", Sense.AT_MOST, 0)
    assert row.terms == {"x00000p0001t000": 1, "x00000p0001t001": 1, "y00000": -20}


def test_size_of_a_divisible_venture_is_a_bound() -> None:
    (row,) = venture_rows.size(instance(venture(max_fraction=0.8)))
    assert said(row) == ("A", "At most 80 % of A can be carried out.", Sense.AT_MOST, 0.8)
    assert row.terms == {"y00000": 1}


def test_size_of_an_all_or_nothing_venture_hangs_on_its_selection() -> None:
    most, least = venture_rows.size(instance(venture(min_fraction=0.5)))
    assert most.terms == {"y00000": 1, "s00000": -1}
    assert said(least) == (
        "A", "At least 50 % of A must be carried out, or nothing.", Sense.AT_LEAST, 0,
    )  # fmt: skip
    assert least.terms == {"y00000": 1, "s00000": -0.5}
    (relaxed,) = venture_rows.size(instance(venture(min_fraction=0.5), relax=True))
    assert relaxed.terms == {"y00000": 1}


def test_annual_only_where_a_year_could_take_too_much() -> None:
    assert not list(venture_rows.annual(instance(venture(year_share=1.0))))
    assert not list(venture_rows.annual(instance(venture(year_share=0.5, end=2029))))
    first, second = venture_rows.annual(instance(venture(year_share=0.7)))
    assert said(first) == (
        "A,2026", "A can use at most 70 % of its public money in 2026.", Sense.AT_MOST, 0,
    )  # fmt: skip
    assert first.terms == {
        "x00000p0000t000": 1, "x00000p0001t000": 1, "y00000": pytest.approx(-42),
    }  # fmt: skip
    assert second.name == "A,2027"


def test_requires() -> None:
    (row,) = venture_rows.requires(instance(venture("A"), venture("B", requires=("A",))))
    assert said(row) == ("B,A", "B goes no further than A, which it requires.", Sense.AT_MOST, 0)
    assert row.terms == {"y00001": 1, "y00000": -1}


def test_what_requires_a_venture_that_cannot_be_funded_gets_nothing() -> None:
    late = venture("A", start=2040, end=2041)
    (row,) = venture_rows.requires(instance(late, venture("B", requires=("A",))))
    assert row.terms == {"y00001": 1}


def test_excludes_is_written_once_for_a_pair() -> None:
    both = instance(venture("A", excludes=("B",)), venture("B", excludes=("A",)))
    (row,) = venture_rows.excludes(both)
    assert said(row) == ("A,B", "A and B exclude each other.", Sense.AT_MOST, 1)
    assert row.terms == {"s00000": 1, "s00001": 1}
    late = venture("B", start=2040, end=2041)
    assert not list(venture_rows.excludes(instance(venture("A", excludes=("B",)), late)))


def test_names_of_families_are_those_of_their_functions() -> None:
    everything = instance(
        venture("A", min_fraction=0.5, year_share=0.6, excludes=("B",)),
        venture("B", requires=("A",)),
        ceiling=0.2,
    )
    for family in FAMILIES:
        assert {row.family for row in family(everything)} <= {family.__name__}
