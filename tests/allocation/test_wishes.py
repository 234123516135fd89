"""Wishes are fulfilled, and their cost is the value that is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mcda.allocation.comparison import compare
from mcda.allocation.question import Question
from mcda.allocation.wishes import Granted, Wish, grant, saved_wishes, wished
from mcda.case.model import Case, Fund, SavedScenario
from tests.allocation.checker import check
from tests.allocation.instances import budget_knapsack, choices, impossible_floor, two_programmes
from tests.allocation.made import cases

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def granted(case: Case, *wishes: Wish, **options) -> Granted:
    question = Question(case, None, {"role": "none"} | options)
    return grant(question, wishes, question.plan())


def fractions(result: Granted) -> list[float]:
    return list(result.plan.fractions.values())


def test_a_venture_forced_in_takes_the_money_of_another() -> None:
    """C in full (40) leaves 60 for A (9): 13, and the plan before was worth 13.8."""
    result = granted(budget_knapsack(), Wish("in", "C"))
    assert fractions(result) == pytest.approx([1, 0, 1])
    assert result.cost == pytest.approx(0.8)
    assert str(result.sentence) == "This wish costs 0.8 of value, 5.8 % of the plan's."


def test_a_venture_forced_out_and_one_fixed() -> None:
    out = granted(budget_knapsack(), Wish("out", "A"))
    assert fractions(out) == pytest.approx([0, 1, 1])
    assert out.cost == pytest.approx(3.8)
    fixed = granted(budget_knapsack(), Wish("amount", "B", 10), Wish("in", "C", 0.5))
    assert fractions(fixed) == pytest.approx([1, 0.2, 0.75])
    assert fixed.plan.projects[1].amount == pytest.approx(10)
    assert fixed.costs == pytest.approx((0.6, 0.4))


def test_saved_wishes_about_what_is_not_there_are_passed_over() -> None:
    wishes = (Wish("in", "C"), Wish("amount", "B", 0.1), Wish("budget", "N", 7.0, 1))
    lost = ("out:X", "budget:A:1", "budget:N,2:5", "in:N", "perhaps:C")
    row = SavedScenario("s1", "A", wishes=(*(wish.text for wish in wishes), *lost))
    assert saved_wishes(row, budget_knapsack()) == wishes
    assert saved_wishes(None, budget_knapsack()) == ()


def test_more_money_brings_value() -> None:
    for year, scale in ((1, 1.0), (None, 1.0), (1, 0.5)):
        wish = Wish("budget", "N", 110.0, year)
        result = granted(budget_knapsack(budget=100 / scale), wish, budget_scale=scale)
        assert result.cost == pytest.approx(-1.2)
        assert str(result.sentence).startswith("The value rises by 1.2")


@pytest.mark.parametrize("year", [1, None])
def test_a_budget_wished_for_where_there_is_none_is_spent(year: int | None) -> None:
    """60 go to A (9)."""
    result = granted(budget_knapsack(), Wish("budget", "N", 60.0, year), budget_scale=0.0)
    assert result.plan.amount == pytest.approx(60)
    assert result.cost == pytest.approx(-9)
    assert [item.budgets for item in result.case.programmes] == [{1: pytest.approx(60)}]


def test_a_wish_about_one_budget_leaves_the_others_as_scaled() -> None:
    made = two_programmes()
    result = granted(made, Wish("budget", "T", 10.0, 1), budget_scale=0.5)
    assert result.plan.budgets == {"N": {1: 30}, "T": {1: 10}}
    fed = replace(
        made,
        programmes=(replace(made.programmes[0], kind="blended", budgets={}), made.programmes[1]),
        funds=(Fund("N", "Bank", budgets={1: 60.0}),),
    )
    result = granted(fed, Wish("budget", "T", 10.0, 1), budget_scale=0.5)
    assert result.plan.budgets == {"N": {1: 30}, "T": {1: 10}}


def test_what_cannot_be_is_explained() -> None:
    result = granted(choices(), Wish("in", "A"), Wish("in", "C"))
    assert result.cost is None
    assert str(result.sentence) == "No plan fulfils these wishes under the rules."
    assert {clash.family for clash in result.diagnosis.conflict.clashes} >= {"wishes"}
    given_up = [name for repair in result.diagnosis.repairs for name in repair.given_up]
    assert {"in:A", "in:C"} <= set(given_up)


def test_a_barred_venture_cannot_be_wished_for() -> None:
    case = budget_knapsack()
    result = granted(case, Wish("budget", "N", 0), Wish("in", "A"))
    assert result.cost is None
    barred = case.projects[0].__class__(**{**vars(case.projects[0]), "start": 5, "end": 6})
    late = Case(**{**vars(case), "projects": (barred, *case.projects[1:])})
    result = granted(late, Wish("in", "A"))
    (clash,) = result.diagnosis.conflict.clashes
    assert "cannot be funded: Its years" in str(clash.sentence)
    assert granted(late, Wish("out", "A")).cost == 0


@pytest.mark.parametrize(
    "wrong",
    [("up", "A"), ("amount", "A"), ("in", "A", -1.0), ("in", "A", float("nan"))],
)
def test_wishes_that_make_no_sense(wrong: tuple) -> None:
    with pytest.raises(ValueError, match=r"kind|level"):
        Wish(*wrong)


@pytest.mark.parametrize(
    "unknown", [Wish("in", "Z"), Wish("budget", "Z", 1.0), Wish("budget", "N", 1.0, 1999)]
)
def test_wishes_about_what_does_not_exist(unknown: Wish) -> None:
    with pytest.raises(ValueError, match="there is no"):
        wished(Question(budget_knapsack(), None, {"role": "none"}), [unknown])


@given(cases(), st.sampled_from(["in", "out", "amount"]), st.integers(0, 1))
@QUICK
def test_no_wish_is_free_of_charge_unless_it_costs_nothing(case: Case, kind: str, row: int) -> None:
    question = Question(case, None, {"role": "none"})
    base = question.plan()
    assume(base.has_plan)
    project = case.projects[row]
    level = 0.2 * project.cost * project.public_share if kind == "amount" else None
    result = grant(question, [Wish(kind, project.id, level)], base)
    if result.cost is None:
        assert result.diagnosis.conflict is not None
        assert result.costs == (None,)
        return
    assert result.cost >= 0
    assert result.costs == pytest.approx((result.cost,), abs=1e-6)
    check(result.plan, case)
    part = result.plan.projects[row]
    if kind == "out":
        assert part.fraction == 0
    elif kind == "in":
        assert part.fraction == pytest.approx(project.max_fraction)
    else:
        assert part.amount == pytest.approx(level, rel=1e-5)


def test_two_plans_side_by_side() -> None:
    case = budget_knapsack()
    question = Question(case, None, {"role": "none"})
    base = question.plan()
    other = grant(question, [Wish("out", "A")], base).plan
    found = compare(base, other, case)
    assert [d.id for d in found.entered] == ["C"]
    assert [d.id for d in found.left] == ["A"]
    assert [d.id for d in found.resized] == ["B"]
    assert found.value == pytest.approx(-3.8)
    assert found.money == pytest.approx(-10)
    assert [d.change for d in found.losing] == pytest.approx([-5, -5])
    assert not found.gaining
    assert [str(said) for said in found.sentences] == [
        "The second plan is worth 3.8 less (28 %).",
        "Newly funded: C.",
        "No longer funded: A.",
        "Funded with another amount: B.",
        "Less money goes to R1 (-5 M), R2 (-5 M).",
    ]
    assert [str(said) for said in compare(base, base, case).sentences] == [
        "Both plans have the same value.",
        "All joint ventures and regions get the same money in both.",
    ]
    assert [d.name for d in compare(other, base, case).gaining] == ["R1", "R2"]
    # a cent that only the rounding of one of them gives or takes is no difference
    shown = replace(base, exact=base)
    cent = {name: amount + 0.01 for name, amount in base.regions.items()}
    assert (
        compare(shown, replace(shown, regions=cent), case).sentences[1:]
        == (compare(base, base, case).sentences[1:])
    )
    without = Question(impossible_floor(), None, {"role": "none"}).plan()
    assert "no plan" in str(compare(without, without, impossible_floor()).sentences[0])


def test_a_wish_that_costs_little_beside_small_values_is_not_said_to_cost_nothing() -> None:
    """Values of some ten-millionths; without A the plan loses some of them."""
    made = budget_knapsack()
    small = tuple(replace(p, impacts={"value": p.impacts["value"] / 1e8}) for p in made.projects)
    question = Question(replace(made, projects=small), None, {"role": "none"})
    granted = grant(question, [Wish("out", "A")], question.plan())
    assert (granted.cost or 0.0) > 1e-8
    assert str(granted.sentence).startswith("This wish costs ")
    assert "nothing" not in str(granted.sentence)
