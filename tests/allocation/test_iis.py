"""Irreducible sets, checked by leaving out each of their rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.iis import OWN, irreducible, is_feasible
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.solve import Outcome, solve
from mcda.case.model import Case
from tests.allocation.clashing import clashing_cases
from tests.allocation.instances import budget_knapsack, impossible_floor, three_zones

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
NONE = {"role": "none"}


def names(case: Case, **options) -> set[str]:
    model = Question(case, None, NONE | options).model()
    found = irreducible(model, solve)
    return {model.rows[i].name for i in found.rows}


def test_the_floor_and_what_the_region_can_absorb() -> None:
    assert names(impossible_floor()) == {"W1,1", "zone:West:minimum"}


def test_three_floors_and_the_budget() -> None:
    floors = {f"zone:{zone}:minimum" for zone in ("East", "West", "North")}
    assert names(three_zones(40)) == {"N,1", *floors}


def test_a_floor_that_no_venture_counts_towards_stands_alone() -> None:
    case = impossible_floor()
    lonely = replace(case, limits=(replace(case.limits[0], name="North"),))
    assert names(lonely) == {"zone:North:minimum"}


def test_where_there_is_a_plan_nothing_clashes() -> None:
    assert irreducible(Question(budget_knapsack(), None, NONE).model(), solve) is None


def test_without_answers_nothing_is_claimed() -> None:
    model = Question(impossible_floor(), None, NONE).model()
    assert irreducible(model, lambda _: Outcome(Status.TIME_LIMIT)) is None
    assert is_feasible(model, lambda _: Outcome(Status.TIME_LIMIT)) is None


@given(clashing_cases())
@QUICK
def test_every_row_is_needed(case: Case) -> None:
    model = Question(case, None, NONE).model()
    found = irreducible(model, solve)
    is_infeasible = solve(model).status is Status.INFEASIBLE
    assert (found is not None) == is_infeasible
    assume(found is not None)
    assert found.is_proven
    others = {i for i, row in enumerate(model.rows) if row.family not in OWN}

    def holds(rows: set[int]) -> bool:
        return is_feasible(replace(model, idle=model.idle | (others - rows)), solve)

    rows = set(found.rows)
    assert not holds(rows)
    for row in rows:
        assert holds(rows - {row}), model.rows[row]
