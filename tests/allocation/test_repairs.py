"""Clashing rules in sentences, and repairs that were tried."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.changes import Factors, apply
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.repairs import Diagnosis, diagnose
from mcda.case.model import Case, Group, Limit
from tests.allocation.checker import check
from tests.allocation.clashing import clashing_cases
from tests.allocation.instances import (
    budget_knapsack,
    case,
    choices,
    impossible_floor,
    programme,
    project,
    region,
    three_zones,
)

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
NONE = {"role": "none"}


def found(case: Case, **options) -> Diagnosis:
    return diagnose(Question(case, None, NONE | options))


def said(diagnosis: Diagnosis) -> list[str]:
    return [str(repair.sentence) for repair in diagnosis.repairs]


def changes(diagnosis: Diagnosis) -> list[tuple]:
    return [
        (change.family, change.name, change.start, change.end, change.amount)
        for repair in diagnosis.repairs
        for change in repair.changes
    ]


def test_the_floor_gives_or_the_absorption() -> None:
    """15 either way: as the elastic programme finds it by hand."""
    diagnosis = found(impossible_floor())
    assert [str(clash.sentence) for clash in diagnosis.conflict.clashes] == [
        "W1 can put 25 M of public money to work in 1.",
        "At least 40 M must go to West.",
    ]
    assert str(diagnosis.conflict.summary).startswith("These rules cannot hold together")
    assert said(diagnosis) == [
        "Lower the floor for West from 40 M to 25 M.",
        "Raise what W1 can put to work in a year from 25 M to 40 M.",
    ]
    assert changes(diagnosis) == [
        ("limits", "zone:West:minimum", 40, 25, 15),
        ("absorption", "W1,1", 25, 40, 15),
    ]


def test_rules_that_clash_by_very_little_show_the_digits_that_do() -> None:
    diagnosis = found(impossible_floor(25.0000002))
    assert [str(clash.sentence) for clash in diagnosis.conflict.clashes] == [
        "W1 can put 25 M of public money to work in 1.",
        "At least 25.0000002 M must go to West.",
    ]
    assert said(diagnosis) == [
        "Lower the floor for West from 25.0000002 M to 25 M.",
        "Raise what W1 can put to work in a year from 25 M to 25.0000002 M.",
    ]


def test_a_rule_that_stands_alone_says_how_far_ventures_get() -> None:
    diagnosis = found(three_zones(60))
    assert len(diagnosis.conflict.clashes) == 1
    assert "at most 50 M" in str(diagnosis.conflict.summary)
    assert diagnosis.repairs  # floors and budget together


def test_a_floor_without_ventures_can_only_be_lowered_to_nothing() -> None:
    lonely = replace(impossible_floor(), limits=(replace(impossible_floor().limits[0], name="X"),))
    diagnosis = found(lonely)
    assert "No joint venture" in str(diagnosis.conflict.summary)
    assert said(diagnosis) == ["Lower the floor for X from 40 M to 0 M."]


def test_budgets_are_raised_as_scaled_and_applied_to_the_case() -> None:
    question = Question(three_zones(40), None, NONE | {"budget_scale": 0.5})
    diagnosis = diagnose(question)
    repair = next(r for r in diagnosis.repairs if r.changes[0].family == "budget")
    assert (repair.changes[0].start, repair.changes[0].end) == pytest.approx((50, 120))
    mended = apply(question.case, repair, Factors(0.5))
    assert mended.programmes[0].budgets[1] == pytest.approx(240)


def test_a_programme_s_own_factor_is_taken_out_of_a_repair_as_well() -> None:
    scaled = {"budget_scale": 0.8, "programme_scales": {"N": 0.5}}
    question = Question(three_zones(40), None, NONE | scaled)
    repair = next(r for r in diagnose(question).repairs if r.changes[0].family == "budget")
    assert (repair.changes[0].start, repair.changes[0].end) == pytest.approx((40, 80))
    mended = apply(question.case, repair, question.factors)
    assert mended.programmes[0].budgets[1] == pytest.approx(80 / 0.4)


def test_without_any_money_only_the_floors_can_give() -> None:
    """No budget of the case makes more of a factor of 0."""
    question = Question(three_zones(30), None, {"role": "none", "budget_scale": 0.0})
    (repair,) = diagnose(question).repairs
    assert {change.family for change in repair.changes} == {"limits"}
    assert {change.end for change in repair.changes} == {0}


def test_groups_give_by_whole_ventures() -> None:
    ventures = [
        project(name, 60, 5, "R1 R2", min_fraction=1.0, group=("G",)) for name in ("A", "B", "C")
    ]
    grouped = case([region("R1"), region("R2")], [programme("N", {1: 130})], ventures)
    grouped = replace(grouped, groups=(Group(id="G", rule="at_least", count=3),))
    diagnosis = found(grouped)
    assert said(diagnosis) == [
        "Ask for 2 instead of 3 joint ventures of the group G.",
        "Raise the budget of N in 1 from 130 M to 180 M.",
    ]


def test_ventures_may_be_parted() -> None:
    """A floor on the sector of C, which excludes A, and one on that of A."""
    parted = choices()
    parted = replace(
        parted,
        projects=tuple(replace(p, sector="Other") if p.id == "C" else p for p in parted.projects),
        programmes=(replace(parted.programmes[0], budgets={1: 200.0}),),
        limits=(
            Limit(scope="sector", name="Other", unit="money", minimum=10),
            Limit(scope="sector", name="S", unit="money", minimum=80),
        ),
    )
    diagnosis = found(parted)
    links = [r for r in diagnosis.repairs if r.changes[0].family in ("requires", "excludes")]
    assert links
    for repair in links:
        assert repair.changes[0].end is repair.changes[0].amount is None
        assert allocate(apply(parted, repair), None, role="none").has_plan


def test_shares_give_no_more_than_they_must() -> None:
    """The West must get 30, and at most 20 % of all; 100 is the budget."""
    made = case(
        [region("W1", "West"), region("E1", "East"), region("E2", "East")],
        [programme("N", {1: 100})],
        [project("P", 200, 10, "W1 E1"), project("Q", 100, 12, "E1 E2")],
        [
            Limit(scope="zone", name="West", unit="share", maximum=0.2),
            Limit(scope="region", name="W1", unit="money", minimum=30),
        ],
    )
    repair = next(r for r in found(made).repairs if r.changes[0].name == "zone:West:maximum")
    assert repair.changes[0].end == pytest.approx(0.3)
    assert str(repair.sentence) == "Raise the ceiling for West from 20 % to 30 %."


def test_with_a_plan_there_is_nothing_to_mend() -> None:
    assert found(budget_knapsack()) == Diagnosis(None, ())


@given(clashing_cases())
@QUICK
def test_each_repair_alone_makes_a_plan(case: Case) -> None:
    diagnosis = found(case)
    plan = allocate(case, None, role="none")
    assert (diagnosis.conflict is not None) == (plan.status is Status.INFEASIBLE)
    assume(diagnosis.conflict is not None)
    assert diagnosis.repairs
    assert [r.cost for r in diagnosis.repairs] == sorted(r.cost for r in diagnosis.repairs)
    for repair in diagnosis.repairs:
        mended = apply(case, repair)
        assert mended != case
        better = allocate(mended, None, role="none")
        assert better.has_plan, repair
        check(better, mended)
