"""Prices in words, confirmed by solving again, and what larger budgets bring."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mcda.allocation.confirming import budget_steps, confirm, planned_steps
from mcda.allocation.plan import Plan, Price
from mcda.allocation.price_wording import price_sentence, price_sentences, steps_sentences
from mcda.allocation.question import Question
from mcda.case.model import Case, Limit
from tests.allocation.instances import (
    budget_knapsack,
    case,
    choices,
    programme,
    project,
    region,
    shared_region,
)
from tests.allocation.made import cases

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def asked(made: Case, **options) -> tuple[Question, Plan]:
    question = Question(made, None, {"role": "none"} | options)
    return question, question.plan()


def said(made: Case, **options) -> list[str]:
    _, plan = asked(made, **options)
    return [str(price_sentence(price, plan)) for price in plan.prices]


def starting(texts: list[str], start: str) -> bool:
    return any(text.startswith(start) for text in texts)


@pytest.mark.parametrize("solver", ["highs", "cbc"])
def test_one_more_unit_in_words(solver: str) -> None:
    """B gets the last money at 6 / 50 a unit; HiGHS alone says up to where."""
    (says,) = said(budget_knapsack(), solver=solver)
    assert says.startswith("One more M in N in 1 adds 0.12 value")
    if solver == "highs":
        assert says == "One more M in N in 1 adds 0.12 value, up to +10 M."


def test_prices_of_one_unit_are_told_for_one_step() -> None:
    """A price that brings little alone is not told for ten where its neighbour is told for one."""
    _, plan = asked(budget_knapsack())
    (price,) = plan.prices
    small = replace(price, name="N,2", price=price.price / 100)
    told = [str(item) for item in price_sentences((price, small), plan)]
    assert [text.split(" more ")[0] for text in told] == ["One", "One"]
    assert str(price_sentence(small, plan)).startswith("10 more M")


def test_where_a_unit_is_next_to_nothing_as_many_are_meant_as_bring_something() -> None:
    """Of 50 billion for 6, a hundred million bring 0.012."""
    made = budget_knapsack()
    soums = replace(
        made,
        programmes=(programme("N", {1: 100e9}),),
        projects=tuple(replace(row, cost=1e9 * row.cost) for row in made.projects),
    )
    (says,) = said(soums)
    assert says == "100,000,000 more M in N in 1 adds 0.012 value, up to +10,000,000,000 M."


def test_other_rules_in_words() -> None:
    """P1 and P2 share R2; 40 + 20 of them leave 20 for P3."""
    says = said(shared_region())
    assert any(
        text.startswith("If R2 could put one more M to work in 1, that adds") for text in says
    )
    assert any(text.startswith("More would bring nothing: ") for text in says)
    made = case(
        [region("R1", personnel=10), region("R2")],
        [programme("N", {1: 80})],
        [
            project("A", 100, 20, "R1 R2", sector="Textiles"),
            project("B", 100, 0.001, "R1 R2", sector="Machines", personnel=100),
        ],
        [
            Limit(scope="sector", name="Machines", unit="share", minimum=0.1),
            Limit(scope="sector", name="Textiles", unit="money", maximum=30),
        ],
    )
    says = said(made)
    assert "Raising the ceiling for Textiles by one M adds 0.2 value, up to +37.5 M." not in says
    assert any(
        text.startswith("Raising the ceiling for Textiles by one M adds 0.2") for text in says
    )
    assert any("skilled people" in text or "10 more skilled" in text for text in says)


def test_a_price_of_a_selection_is_confirmed_with_it_and_anew() -> None:
    """A is done; with the same selection more money goes into D at 0.1."""
    question, plan = asked(choices())
    (price,) = plan.prices
    found = confirm(question, plan, price)
    assert found.gain == pytest.approx(price.price * found.step)
    assert found.gain_free >= found.gain


def test_a_confirmation_moves_one_rule() -> None:
    question, plan = asked(budget_knapsack())
    (price,) = plan.prices
    found = confirm(question, plan, price)
    assert (found.step, found.gain, found.gain_free) == pytest.approx((1, 0.12, 0.12))
    assert str(found.sentence) == "Solved again with 1 M more: +0.12 value."
    more = confirm(question, plan, price, step=20)
    assert more.gain == pytest.approx(0.12 * 10 + 0.1 * 10)
    with pytest.raises(ValueError, match="no rule"):
        confirm(question, plan, Price(**{**vars(price), "name": "Z"}))


def test_larger_budgets_choose_anew() -> None:
    """With 100, A and C (13); with 110 and with 125, A and B (15)."""
    question, plan = asked(budget_knapsack(min_fraction=1.0))
    steps = {step.percent: step for step in budget_steps(question, plan)}
    assert plan.objective == 13
    assert [steps[p].amount for p in (5, 10, 25)] == [5, 10, 25]
    assert [steps[p].gain for p in (5, 10, 25)] == [0, 0, 0]
    assert [steps[p].gain_free for p in (5, 10, 25)] == pytest.approx([0, 2, 2])
    linear = list(budget_steps(*asked(budget_knapsack())))
    assert [step.gain_free for step in linear] == [step.gain for step in linear]
    assert not list(budget_steps(*asked(budget_knapsack(budget=0))))


def two_purses() -> Case:
    """A venture that is all or nothing and of which each of two programmes pays half at most."""
    return case(
        [region("R1"), region("R2")],
        [programme(name, {1: 50}, ceiling=0.5) for name in ("N", "T")],
        [project("A", 50, 5, "R1 R2", min_fraction=1.0), project("B", 100, 9, "R1 R2")],
    )


def test_where_a_factor_leaves_no_money_steps_are_parts_of_the_case_and_of_all_together() -> None:
    """Of 100 in all, 1 % pays a hundredth of B; either programme alone can pay for nothing."""
    question, plan = asked(two_purses(), budget_scale=0.0)
    steps = list(budget_steps(question, plan))
    assert len(steps) == len(planned_steps(question, plan)) == 12
    assert all(step.of_case for step in steps)
    together = {step.percent: step.gain_free for step in steps if not step.programme}
    assert together == pytest.approx({1: 0.09, 5: 0.45, 10: 0.9, 25: 2.25})
    assert {step.gain_free for step in steps if step.programme} == {0.0}
    (told,) = steps_sentences(steps)
    assert str(told) == (
        "There is no money at present: value gained with a part of the case's own budget. All "
        "programmes together: 1 %: +0.09, 5 %: +0.45, 10 %: +0.9, 25 %: +2.25."
    )


def test_a_small_gain_beside_a_small_value_is_a_gain() -> None:
    """Values of a few millionths: a quarter of 50 more pays for another 12.5 of 100 of B."""
    made = two_purses()
    small = tuple(
        replace(row, impacts={"value": row.impacts["value"] / 1e7}) for row in made.projects
    )
    question, plan = asked(replace(made, projects=small), budget_scale=0.5)
    steps = {s.percent: s.gain_free for s in budget_steps(question, plan) if not s.programme}
    assert steps[25] == pytest.approx(0.125 * 9e-7, rel=1e-3)


def test_a_price_of_0_of_a_selection_is_said_to_be_that_alone() -> None:
    """A and C take the whole 100; 10 more would let B take the place of C."""
    made = budget_knapsack(min_fraction=1.0)
    (says,) = said(made)
    assert says.startswith("With the same ventures carried out, more of this alone")
    _, plan = asked(made)
    assert not plan.prices[0].price
    assert "another rule" not in says
    (says,) = said(budget_knapsack(min_fraction=1.0, budget=120))
    assert says.startswith(
        "With the same ventures carried out, more would bring nothing: 10 M of it is not used."
    )


@given(cases())
@QUICK
def test_a_confirmed_gain_is_the_price(made: Case) -> None:
    question, plan = asked(made)
    assume(plan.has_plan)
    for price in plan.every_price:
        assert str(price_sentence(price, plan))
        if price.price is None:
            continue
        found = confirm(question, plan, price)
        if found.gain is None:
            continue
        unit = found.step / 0.01 if price.unit == "share" else found.step
        if price.valid_to is not None or price.unit == "share":
            assert found.gain == pytest.approx(price.price * unit, rel=1e-3, abs=1e-4), price
        else:
            assert found.gain <= price.price * unit + 1e-4, price
    for step in budget_steps(question, plan, (10,)):
        assert step.gain >= 0
        assert step.gain_free >= step.gain - 1e-6
