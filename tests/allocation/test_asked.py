"""What a meeting asks of the money, kept in a saved view and asked again."""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation.asked import Asked, asked_by
from mcda.allocation.fairness_rows import EquityFloor
from mcda.case.model import SavedScenario
from tests.charts.drawn import small


def test_what_is_kept_is_what_is_asked() -> None:
    asked = Asked("value", 0.8, 0.4, 0.25, agreements=True)
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
