"""What a meeting asks of the money, kept in a saved view and asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.asked import Asked, asked_by
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.wishes import Wish, wished
from mcda.case.model import Fund, SavedScenario
from tests.allocation.checker import check
from tests.allocation.instances import budget_knapsack
from tests.charts.drawn import small


def test_what_is_kept_is_what_is_asked() -> None:
    own = (("UZ-1.a", 0.8), ("T", 0.0), ("B", 1.1))
    asked = Asked("value", 0.8, 0.4, 0.25, agreements=True, programme_scales=own)
    row = asked.into(SavedScenario("s1", "A"), {"J1": 1.0, "J2": 0.0})
    assert asked_by(row) == asked
    fair = replace(asked, least=EquityFloor("zone", "money", 0.1 + 0.2))
    assert asked_by(fair.into(row, {})) == fair
    assert row.plan == {"J1": 1.0}
    assert asked_by(None) == Asked()
    assert asked_by(SavedScenario("s1", "A")) == Asked()


def test_only_the_chosen_role_hears_its_figures() -> None:
    case, ranking, _ = small()
    asked = Asked("gate", 1.0, 0.4, 0.25)
    assert asked.question(case, ranking).options["floor"] is None
    assert asked.question(case, ranking).options["multiplier"] is None
    assert replace(asked, role="floor").question(case, ranking).options["floor"] == 0.4
    assert replace(asked, role="value").question(case, ranking).options["multiplier"] == 0.25
    assert replace(asked, role="none").question(case, ranking).ranking is None


def test_an_earlier_plan_counts_with_the_ventures_that_there_are() -> None:
    case, ranking, plan = small()
    first = case.projects[0].id
    question = Asked().question(case, ranking, {first: 1.0, "gone": 0.5})
    assert question.options["previous"] == {first: 1.0}
    assert "previous" not in Asked().question(case, ranking, {}).options
    assert Asked().question(case, ranking).plan() == plan


def test_what_everybody_gets_at_least_is_a_rule() -> None:
    case, ranking, _ = small()
    floor = EquityFloor("region", "head", 1e-5)
    assert Asked(least=floor).question(case, ranking).extra_rows == (floor,)
    assert asked_by(SavedScenario("s1", "A", least=1e-5)).least == floor


def test_programmes_have_factors_of_their_own_beside_that_on_all() -> None:
    """Those of funds have their programme's, and what is asked again of the plan has them too."""
    case, ranking, _ = small()
    first = case.programmes[0]
    fed = replace(
        case,
        programmes=(replace(first, kind="blended", budgets={}), *case.programmes[1:]),
        funds=(Fund(first.id, "Bank", budgets=first.budgets),),
    )
    asked = Asked(budget_scale=0.5, programme_scales=((first.id, 0.8), ("gone", 0.1)))
    for of in (case, fed):
        question = asked.question(of, ranking)
        plan = question.plan()
        check(plan, of, ranking)
        assert plan.programme_scales == {first.id: 0.8}
        for programme in case.programmes:
            scale = 0.4 if programme is first else 0.5
            wanted = {year: scale * programme.budgets.get(year, 0.0) for year in plan.years}
            assert plan.budgets[programme.id] == pytest.approx(wanted)
        year = plan.years[0]
        again = wished(question, [Wish("budget", case.programmes[-1].id, 7.0, year)]).plan()
        if len(case.programmes) > 1:
            assert again.budgets[first.id] == pytest.approx(plan.budgets[first.id])


@pytest.mark.parametrize("scales", [{"N": -1.0}, {"N": float("nan")}, {"X": 1.0}])
def test_a_factor_that_is_none_is_refused(scales: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"no programme|number >= 0"):
        allocate(budget_knapsack(), None, role="none", programme_scales=scales)
