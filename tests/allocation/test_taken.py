"""What was taken is kept by every plan that is sought afterwards, as another reading tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mcda.allocation.asked import Asked
from mcda.allocation.changes import Change, Repair
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.plan import Plan, Status
from mcda.allocation.repairs import diagnose
from mcda.allocation.taken import (
    floor_rule,
    groups_of,
    plan_rules,
    repair_rules,
    row_name,
    rule_of,
    with_rules,
    without,
)
from mcda.allocation.wishes import Wish
from mcda.case.finding import sentence
from mcda.case.model import Case, Group, Limit, Taken
from tests.allocation.checker import check
from tests.allocation.instances import (
    budget_knapsack,
    choices,
    impossible_floor,
    shared_region,
    three_zones,
    two_programmes,
)
from tests.allocation.made import cases

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def planned(case: Case, *rules: Taken, **asked: object) -> Plan:
    return Asked("none", **asked, taken=rules).question(case, None).plan()


def fractions(plan: Plan) -> list[float]:
    return list(plan.fractions.values())


def test_a_venture_left_out_stays_out_at_each_budget() -> None:
    """Without A, 100 go to B (3) and C (5, 40 of them): worth 3.8 less than 13.8."""
    plan = planned(budget_knapsack(), Taken("out", "A"))
    assert fractions(plan) == pytest.approx([0, 1, 1])
    assert plan.taken == (Taken("out", "A"),)
    assert planned(budget_knapsack(), Taken("out", "A"), budget_scale=0.5).fractions["A"] == 0


def test_each_kind_of_wish_is_kept() -> None:
    plan = planned(budget_knapsack(), Taken("in", "C"))
    assert fractions(plan) == pytest.approx([1, 0, 1])
    plan = planned(budget_knapsack(), Taken("in", "C", None, 0.5), Taken("amount", "B", None, 10.0))
    assert fractions(plan) == pytest.approx([1, 0.2, 0.75])
    plan = planned(two_programmes(), Taken("budget", "T", 1, 10.0), budget_scale=0.5)
    assert plan.budgets == {"N": {1: 30}, "T": {1: 10}}
    assert plan.budget_scale == 0.5


def test_a_budget_is_kept_where_the_factor_on_all_is_nothing() -> None:
    plan = planned(budget_knapsack(), Taken("budget", "N", None, 60.0), budget_scale=0.0)
    assert plan.amount == pytest.approx(60)
    assert plan.budget_scale == 0


def test_a_floor_is_kept() -> None:
    case = three_zones()
    free = planned(case)
    floor = EquityFloor("zone", "money", 5.0)
    plan = planned(case, floor_rule(floor))
    assert min(free.regions.values()) < 2.5 - 1e-6
    assert min(plan.regions.values()) >= 2.5 - 1e-6


def test_a_plan_is_kept_as_it_was_whatever_would_be_better_now() -> None:
    case = budget_knapsack()
    before = planned(case, budget_scale=0.5)
    rules = plan_rules(before.fractions)
    assert {rule.kind for rule in rules} == {"plan"}
    after = planned(case, *rules)
    assert fractions(after) == pytest.approx(fractions(before), abs=1e-5)
    assert planned(case).objective > after.objective
    assert planned(case, *rules, budget_scale=0.1).status is Status.INFEASIBLE


def test_figures_of_the_case_are_taken_and_links_given_up() -> None:
    made = shared_region()
    rules = (Taken("absorption", "R2", None, 5.0), Taken("personnel", "R1", None, 7.0))
    plan = planned(made, *rules)
    figures = {price.name: price.rhs for price in plan.prices}
    assert (figures["R2,1"], figures["R1"]) == (5, 7)
    assert plan.regions["R2"] <= 5 + 1e-6
    pair = choices()
    joint = planned(pair, Taken("excludes", "C,A"), Taken("budget", "N", None, 200.0))
    assert min(joint.fractions["A"], joint.fractions["C"]) == pytest.approx(1)


def test_a_limit_that_gives_is_kept() -> None:
    case = impossible_floor()
    asked = Asked("none")
    assert not asked.question(case, None).plan().has_plan
    found = diagnose(asked.question(case, None))
    assert found.repairs
    for repair in found.repairs:
        ruled = replace(asked, taken=repair_rules(repair))
        plan = ruled.question(case, None).plan()
        assert plan.has_plan, str(repair.sentence)
        check(plan, ruled.case_of(case))


def test_a_share_is_told_from_money_and_a_count_from_a_cap() -> None:
    both = tuple(
        Limit("region", "R1", maximum=most, unit=unit)
        for unit, most in (("money", 50.0), ("share", 0.5))
    )
    group = Group("G", "at_most", "Mills", 1, 60.0)
    case = replace(budget_knapsack(), limits=both, groups=(group,))
    rules = (
        Taken("limits", "region:R1:maximum:share", None, 0.75),
        Taken("groups", "G", None, 2.0),
        Taken("groups", "G:maximum", None, 80.0),
    )
    ruled = Asked("none", taken=rules).case_of(case)
    assert [limit.maximum for limit in ruled.limits] == [50.0, 0.75]
    assert (ruled.groups[0].count, ruled.groups[0].maximum) == (2, 80.0)


def test_repairs_become_rules_of_the_same_figures() -> None:
    def changed(family: str, name: str, end: float | None, unit: str = "M") -> Change:
        return Change(family, name, unit, 1.0, end, 1.0, sentence("Do it."))

    repair = Repair(
        (
            changed("budget", "N,2026", 12.0),
            changed("absorption", "R,2026", 3.0),
            changed("limits", "zone:West:minimum", 0.2, "share"),
            changed("requires", "A,B", None),
            changed("wishes", "out:A", None),
            changed("role_floor", "tau", 0.3),
        ),
        sentence("Do it."),
        1.0,
    )
    assert repair_rules(repair) == (
        Taken("budget", "N", 2026, 12.0),
        Taken("absorption", "R", None, 3.0),
        Taken("limits", "zone:West:minimum:share", None, 0.2),
        Taken("requires", "A,B"),
    )
    assert repair.given_up == ("out:A",)


def test_of_two_rules_about_the_same_the_later_counts_and_each_can_be_let_go() -> None:
    rules = with_rules((), [Taken("out", "A"), Taken("least", "region:head", None, 1.0)])
    rules = with_rules(rules, [rule_of(Wish("in", "A"))])
    rules = with_rules(rules, [Taken("least", "zone:money", None, 2.0)])
    assert rules == (Taken("in", "A"), Taken("least", "zone:money", None, 2.0))
    rules = with_rules(rules, [Taken("budget", "N", 1, 5.0), *plan_rules({"B": 1.0, "C": 0.5})])
    assert list(groups_of(rules)) == ["equity", "budget:N,1", "plan"]
    assert without(rules, ["plan", "equity"]) == (Taken("budget", "N", 1, 5.0),)
    assert [row_name(rule) for rule in rules if rule.kind == "plan"] == ["plan", "plan"]


def test_a_rule_about_a_barred_venture_cannot_be_kept_and_says_why() -> None:
    made = budget_knapsack()
    barred = replace(made.projects[0], start=7, end=8)
    case = replace(made, projects=(barred, *made.projects[1:]))
    for rule in (Taken("in", "A"), Taken("plan", "A", None, 1.0)):
        question = Asked("none", taken=(rule,)).question(case, None)
        assert not question.plan().has_plan
        found = diagnose(question)
        (clash,) = found.conflict.clashes
        assert "cannot be funded" in str(clash.sentence)
        assert found.repairs[0].given_up == (row_name(rule),)
    assert planned(case, Taken("out", "A")).has_plan


@QUICK
@given(case=cases(), data=st.data())
def test_a_plan_with_rules_breaks_none_and_is_worth_no_more(case: Case, data) -> None:
    free = planned(case)
    assume(free.has_plan and case.projects)
    project = data.draw(
        st.sampled_from([part for part in free.projects if part.eligible] or [None])
    )
    assume(project is not None)
    kind = data.draw(st.sampled_from(["in", "out", "plan"]))
    if kind == "plan":
        rules = plan_rules(free.fractions)
        assume(rules)
    else:
        rules = (Taken(kind, project.project),)
    plan = planned(case, *rules)
    assume(plan.has_plan)
    check(plan, case)
    assert plan.objective <= free.objective + 1e-5 * max(1.0, abs(free.objective))
    if kind == "out":
        assert plan.fractions[project.project] == pytest.approx(0, abs=1e-6)
    if kind == "plan":
        assert fractions(plan) == pytest.approx(fractions(free), abs=1e-5)
