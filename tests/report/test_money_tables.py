"""Tables of roles, years, funds, prices and agreements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.confirming import BudgetStep
from mcda.allocation.overlap import overlap
from mcda.allocation.plan import FundPayment
from mcda.case.model import Agreement
from mcda.report.agreement_tables import agreements_table
from mcda.report.price_tables import budget_steps_table
from mcda.report.role_tables import roles_table, shared_table
from mcda.report.story import tell
from mcda.report.year_tables import funds_table, horizon_sentence, horizon_table


def test_roles_have_a_line_each(case, ranking):
    found = overlap(case, ranking)
    assert len(roles_table(case, found).rows) == 4
    assert all(0 <= row[1] <= 1 for row in shared_table(found).rows)


def test_the_horizon_adds_up(case):
    plan = tell(case).plan
    rows = horizon_table(case, plan).rows
    assert rows[-1][2] == pytest.approx(plan.amount + plan.beyond)
    assert "nothing later" in str(horizon_sentence(case, plan))
    later = replace(plan, projects=(replace(plan.projects[0], beyond=7.0), *plan.projects[1:]))
    assert horizon_table(case, later).rows[-1][:2] == ("later", 7.0)
    assert "commit 7 bn more" in str(horizon_sentence(case, later))


def test_funds_have_their_part_of_the_programme(case):
    plan = replace(
        tell(case).plan,
        funds=(FundPayment("N", "Bank", 2026, 30.0), FundPayment("N", "State", 2027, 10.0)),
    )
    rows = funds_table(case, plan).rows
    assert [(row[0], row[1], row[-2], row[-1]) for row in rows] == [
        ("National", "Bank", 30.0, 0.75),
        ("National", "State", 10.0, 0.25),
    ]


def test_larger_budgets_have_a_line_each(case):
    steps = [BudgetStep("N", "National", 5, 7.5, 0.1, 0.2)]
    (row,) = budget_steps_table(case, steps).rows
    assert row == ("National", 5, "the present budget", 7.5, 0.1, 0.2)


def test_agreements_are_listed_by_name(case):
    signed = Agreement("A", "B", "memorandum", since=2024, source=("S1",))
    (row,) = agreements_table(replace(case, agreements=(signed,))).rows
    assert row[:4] == ("Alder", "Birch", "memorandum", 2024)
    assert row[-1] == "Yearbook"
