"""What a meeting asks of the money, kept in a saved view and asked again."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.asked import Asked, asked_by, saved_view, with_view
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.wishes import Wish, wished
from mcda.case.model import Case, Fund, SavedScenario, Taken
from mcda.case.read import read_workbook_bytes
from mcda.case.record import NOW
from mcda.case.taken import still_ruled
from mcda.case.write import write_workbook
from tests.allocation.checker import check
from tests.allocation.instances import budget_knapsack
from tests.case.case_strategies import cases, numbers
from tests.charts.drawn import small


def test_what_is_kept_is_what_is_asked() -> None:
    case, _, _ = small()
    own = (("UZ-1.a", 0.8), ("T", 0.0), ("B", 1.1))
    asked = Asked("value", 0.8, 0.4, 0.25, agreements=True, programme_scales=own)
    row = asked.into(SavedScenario("s1", "A"), {"J1": 1.0, "J2": 0.0})
    assert asked_by(row, case) == asked
    rules = (
        Taken("least", "zone:money", None, 0.1 + 0.2),
        Taken("out", case.projects[0].id),
        Taken("budget", case.programmes[0].id, case.years[0], 1 / 3),
    )
    ruled = replace(asked, taken=rules)
    assert asked_by(ruled.into(row, {}), case) == ruled
    assert row.plan == {"J1": 1.0}
    assert asked_by(None, case) == Asked()
    assert asked_by(SavedScenario("s1", "A"), case) == Asked()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases(), scale=numbers(0, 3), role=st.sampled_from(["", "none", "value"]))
def test_whatever_is_asked_comes_back_from_a_saved_case(case: Case, scale, role) -> None:
    asked = Asked(role, scale, None, 0.25, taken=still_ruled(case.taken, case))
    kept = with_view(case, asked.into(SavedScenario(NOW, "Now"), {}))
    content = io.BytesIO()
    write_workbook(kept, content)
    opened = read_workbook_bytes("work.xlsx", content.getvalue()).case
    assert opened is not None
    assert asked_by(saved_view(opened), opened) == asked
    row = asked.into(SavedScenario("s1", "Then"), {})
    assert asked_by(row, case) == asked


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


def test_what_everybody_gets_at_least_is_a_rule_also_of_earlier_files() -> None:
    case, ranking, _ = small()
    rule = Taken("least", "region:head", None, 1e-5)
    question = Asked(taken=(rule,)).question(case, ranking)
    assert question.extra_rows == (EquityFloor("region", "head", 1e-5),)
    for name in ("s1", NOW):
        assert asked_by(SavedScenario(name, "A", least=1e-5), case).taken == (rule,)
    zones = SavedScenario("s1", "A", least=2.0, least_by="zone", least_per="money")
    assert asked_by(zones, case).taken == (Taken("least", "zone:money", None, 2.0),)


def test_the_table_taken_is_that_of_the_view_as_it_was_left() -> None:
    case, _, _ = small()
    rule = Taken("out", case.projects[0].id)
    ruled = replace(case, taken=(rule, Taken("out", "gone")))
    assert asked_by(None, ruled).taken == (rule,)
    assert asked_by(SavedScenario(NOW, "Now"), ruled).taken == (rule,)
    assert asked_by(SavedScenario("s1", "Then"), ruled).taken == ()
    kept = with_view(case, Asked(taken=(rule,)).into(SavedScenario(NOW, "Now"), {}))
    assert kept.taken == (rule,)


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
