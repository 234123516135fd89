"""Who pays for a region in a year, in a sentence and in tables."""

from __future__ import annotations

from math import fsum

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.landing import landings
from mcda.report.payers import landing_table, payers_sentence, payers_table
from tests.allocation.instances import case, programme, project, region


@pytest.fixture
def told():
    """A plan: J (A and B) is paid in year 1 by N and T, K (B and C) in year 2 by N."""
    of = case(
        [region("A"), region("B"), region("C"), region("D")],
        [programme("N", {1: 30, 2: 20}, ceiling=0.5), programme("T", {1: 20}, ceiling=0.5)],
        [
            project("J", 40, 9, "A:0.75 B:0.25", start=1, end=1),
            project("K", 40, 5, "B C", start=2, end=2, public_share=0.5),
            project("L", 40, 0, "C D", start=2, end=2, public_share=0.5),
        ],
    )
    plan = allocate(of, None, role="none")
    parts = landings(of, plan)

    def ask(region="", year=None):
        table = payers_table(of, plan, parts, region, year)
        return str(payers_sentence(of, plan, parts, region, year)), table

    ask.case, ask.plan, ask.parts = of, plan, parts
    return ask


def test_a_region_in_a_year_is_answered_in_one_sentence(told):
    sentence, table = told("A", 1)
    assert sentence == "In 1 A gets 30 M: 15 from N and 15 from T; through J."
    assert [head.text for head in table.headings] == ["Joint venture", "N", "T", "All (M)"]
    assert table.rows == (("J", 15, 15, 30), ("All", 15, 15, 30))


def test_all_years_of_a_region(told):
    sentence, table = told("B")
    assert sentence == "From 1 to 2 B gets 20 M: 15 from N and 5 from T; through J and K."
    assert table.rows == (
        ("J", "N", 5, 0, 5), ("J", "T", 5, 0, 5), ("K", "N", 0, 10, 10), ("All", None, 10, 10, 20)
    )  # fmt: skip


def test_all_regions_in_a_year_and_in_all(told):
    sentence, table = told(year=2)
    assert sentence == "In 2, 2 of 4 regions get 20 M: 20 from N."
    assert table.rows == (("B", 10, 10), ("C", 10, 10), ("All", 20, 20))
    sentence, table = told()
    assert sentence == "From 1 to 2, 3 of 4 regions get 60 M: 40 from N and 20 from T."
    assert table.rows[-1] == ("All", None, 40, 20, 60)


def test_a_region_that_gets_nothing_is_told_why(told):
    assert told("A", 2)[0] == "In 2 A gets nothing; it is paid in 1."
    assert "none of the joint ventures in which it is a partner is funded" in told("D")[0]
    assert told("D")[1].rows == ()


def test_the_list_for_the_workbook_holds_every_part(told):
    table = landing_table(told.case, told.plan, told.parts)
    assert table.name == "who_pays"
    assert fsum(row[-1] for row in table.rows) == pytest.approx(told.plan.amount)
    assert [row[0] for row in table.rows] == ["A", "A", "B", "B", "B", "C"]
