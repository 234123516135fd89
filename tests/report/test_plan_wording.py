"""Sentences of a plan, read as a user reads them."""

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.changes import Factors
from mcda.allocation.plan import Status
from mcda.case.finding import Finding, Severity, sentence
from mcda.case.model import Group
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.plan_wording import (
    budgets_sentence,
    doubts,
    obstacles,
    other_obstacles,
    plan_choices,
    plan_sentence,
    status_sentence,
    tokens_sentence,
    unproven_sentence,
)


def test_what_a_plan_does(case, plan):
    assert str(plan_sentence(case, plan)) == (
        "2 of 3 ventures take 130.33 of 160 bn and promise 1,050 jobs in 3 regions."
    )


def test_money_in_single_soums_is_written_out(case, plan):
    soums = replace(plan, budgets={"N": {2026: 2.13e15}})
    assert "take 130.33 of 2,130,000,000,000,000 bn" in str(plan_sentence(case, soums))
    bare = replace(case, settings=replace(case.settings, money_unit=""))
    assert "take 130.33 of 160 in public money and" in str(plan_sentence(bare, plan))


def test_a_single_venture_and_region(case, plan):
    alone = replace(
        plan, projects=plan.projects[1:], regions={"A": 0.0, "B": 30.0, "C": 0.0, "D": 0.0}
    )
    assert str(plan_sentence(case, alone)) == (
        "1 of 2 ventures takes 30 of 160 bn and promises 150 jobs in 1 region."
    )


def test_without_impacts_nothing_is_promised(case, plan):
    assert str(plan_sentence(replace(case, impacts=()), plan)) == (
        "2 of 3 ventures take 130.33 of 160 bn in 3 regions."
    )


def test_an_impact_whose_unit_is_not_its_name(case, plan):
    exports = replace(case.impacts[1], weight=2)
    assert "promise 1,050 jobs and 0 m of exports in" in str(
        plan_sentence(replace(case, impacts=(case.impacts[0], exports)), plan)
    )


def test_units_that_only_count(case, plan):
    persons = replace(case.impacts[0], unit="persons", name="GRP jobs")
    assert "promise 1,050 GRP jobs in" in str(
        plan_sentence(replace(case, impacts=(persons,)), plan)
    )


def test_a_proven_plan_needs_no_status(plan):
    assert status_sentence(plan) is None


def without_money(plan):
    return replace(plan, projects=tuple(replace(p, money=()) for p in plan.projects))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda plan: replace(plan, status=Status.INFEASIBLE), "lower a minimum"),
        (lambda plan: replace(plan, status=Status.TIME_LIMIT), "try again"),
        (without_money, "raise the budgets"),
        (lambda plan: replace(plan, projects=plan.projects[2:]), "what to do about it"),
        (lambda plan: replace(plan, projects=()), "add some to the table projects"),
    ],
)
def test_what_is_wrong_comes_with_what_to_do(case, plan, change, words):
    changed = change(plan)
    assert words in str(status_sentence(changed))
    assert str(plan_sentence(case, changed)) == str(status_sentence(changed))


def test_a_longer_shortlist_is_advised_only_where_the_shortlist_bars_somebody(case):
    ranking = rank(case, default_scenario(case))
    nobody = rank(case, replace(default_scenario(case), shortlist_size=0))
    barred = allocate(case, nobody, role="gate")
    assert "raise “Regions on the shortlist”" in str(status_sentence(barred))
    closed = tuple(replace(row, ceiling=0.0) for row in case.programmes)
    for role in ("gate", "none"):
        plan = allocate(replace(case, programmes=closed), ranking, role=role)
        assert "shortlist" not in str(status_sentence(plan))
        assert "Lower its public share or raise a ceiling" in str(plan.projects[0].reason)


def finding(words):
    return Finding(Severity.WARNING, "limits", None, "", sentence(words), sentence("Mend it."))


def test_what_arithmetic_proves_is_told_instead_of_what_may_help(case, plan):
    proven = (finding("Shares add up to 120 %."), finding("Floors are too high."))
    poor = replace(without_money(plan), findings=proven)
    for changed in (poor, replace(poor, status=Status.INFEASIBLE)):
        assert str(plan_sentence(case, changed)) == "Shares add up to 120 %. Mend it."
        assert [str(told) for told in other_obstacles(changed)] == ["Floors are too high. Mend it."]
    barred = replace(poor, projects=poor.projects[2:])
    assert "none is eligible" in str(status_sentence(barred))
    assert other_obstacles(barred) == obstacles(barred)


def early(plan, objective, bound):
    """Return a plan whose search was stopped."""
    gap = None if bound is None else (bound - objective) / max(1.0, abs(objective))
    return replace(plan, status=Status.FEASIBLE, objective=objective, bound=bound, gap=gap)


def test_a_plan_that_is_not_proven_best_says_by_how_much_in_value(case, plan):
    """A gap is counted from a value of at least 1, so it is no part of a small plan's value."""
    small = early(plan, 0.04668, 0.04762)
    assert status_sentence(small) is None
    assert str(plan_sentence(case, small)) == (
        "2 of 3 ventures take 130.33 of 160 bn and promise 1,050 jobs in 3 regions. This plan "
        "is not proven best: up to 0.00094 of value (2 %) may be missing."
    )
    close = str(plan_sentence(case, early(plan, 1000.0, 1000.001)))
    assert close.endswith("up to 0.001 of value (0.0001 %) may be missing.")


@pytest.mark.parametrize(("value", "bound"), [(-0.5, 0.2), (0.0, 3.0), (1.0, 40.0)])
def test_a_bound_far_above_the_value_is_told_without_percent(case, plan, value, bound):
    told = str(plan_sentence(case, early(plan, value, bound)))
    assert told.endswith(f"up to {bound - value:g} of value may be missing.")


def test_a_plan_without_a_bound_and_one_that_reaches_it(case, plan):
    assert "how much value may be missing is not known" in str(
        plan_sentence(case, early(plan, 2.0, None))
    )
    assert unproven_sentence(early(plan, 2.0, 2.0)) is None
    assert unproven_sentence(plan) is None


def test_a_search_that_stopped_before_it_funded_anybody_blames_no_budget(case, plan):
    told = str(plan_sentence(case, early(without_money(plan), 0.0, 12.0)))
    assert told.startswith("No venture is funded yet. This plan is not proven best")
    assert told.endswith("and try again.")
    assert "raise the budgets" not in told


def test_plans_side_by_side_say_which_of_them_is_not_proven_best(plan):
    (told,) = doubts({"Present": plan, "Other": early(plan, 2.0, 3.0)})
    assert str(told).startswith("Other: This plan is not proven best")


def test_choices_say_how_far_the_plan_may_be_from_the_best(case, plan):
    told = str(plan_choices(case, early(plan, 2.0, 2.5)))
    assert "may be worth more. Computed with HiGHS. This plan is not proven best" in told
    assert told.endswith("up to 0.5 of value (25 %) may be missing.")


def test_choices_behind_a_plan(case, plan):
    text = str(plan_choices(case, replace(plan, budget_scale=1.1)))
    assert text == (
        "What the ranking does to the money: a venture may take part when at least one partner "
        "is on the shortlist. Budgets at 110 % of the case's. No plan is worth more. "
        "Computed with HiGHS."
    )


def test_a_plan_with_other_budgets_says_so_whether_it_pays_or_not(case, plan):
    scaled = replace(plan, budget_scale=0.4)
    assert "bn (budgets at 40 % of the case's) and promise" in str(plan_sentence(case, scaled))
    own = replace(plan, programme_scales={case.programmes[0].id: 0.8})
    name = case.programmes[0].name
    assert f"bn ({name} at 80 %) and promise" in str(plan_sentence(case, own))
    poor = replace(without_money(plan), budget_scale=0.0)
    assert str(plan_sentence(case, poor)).endswith("Budgets at 0 % of the case's.")
    assert "case's" not in str(plan_sentence(case, plan))


def test_each_budget_that_is_not_as_in_the_case_is_named(case):
    first = case.programmes[0]
    told = str(budgets_sentence(case, Factors(1.0, {first.id: 0.8})))
    assert told == f"Budgets as in the case, but {first.name} at 80 %."
    told = str(budgets_sentence(case, Factors(0.9, {first.id: 0.8})))
    assert told == (f"Budgets at 90 % of the case's; {first.name} at 80 % of that, 72 % in all.")


def test_of_how_little_a_groups_rule_is_content_with_is_told(case):
    first, second, third = case.projects
    members = tuple(
        replace(project, group=("G",), min_fraction=size)
        for project, size in ((first, 0.0), (second, 0.5))
    )
    grouped = replace(case, projects=(*members, third), groups=(Group("G", "all_or_none"),))
    assert str(tokens_sentence(grouped)) == (
        "In a group a joint venture goes ahead from its smallest size on; these have none and go "
        f"ahead from 1 % of their full size on: {first.name}."
    )
    assert tokens_sentence(case) is None
    at_most = replace(grouped, groups=(Group("G", "at_most", count=1),))
    assert tokens_sentence(at_most) is None
