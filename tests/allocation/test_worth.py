"""Worth of a joint venture carried out in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.worth import is_whole, weakest_funded, worth_in_full
from tests.charts.drawn import small


def test_value_is_the_weighted_sum_of_impacts_within_the_horizon() -> None:
    case, _, _ = small()
    project = case.projects[0]
    expected = sum(
        impact.weight * project.impacts.get(impact.id, 0.0) / impact.reference
        for impact in case.impacts
    )
    worth = worth_in_full(replace(project, start=None, end=None, max_fraction=1.0), case)
    assert worth.value == pytest.approx(expected)
    assert worth.money == pytest.approx(project.cost * project.public_share)


def test_what_lies_beyond_the_horizon_does_not_count() -> None:
    case, _, _ = small()
    last = case.years[-1]
    whole = replace(case.projects[0], start=None, end=None)
    half = replace(whole, start=last, end=last + 1)
    assert worth_in_full(half, case).money == pytest.approx(worth_in_full(whole, case).money / 2)


def test_without_impacts_value_is_cost() -> None:
    case, _, _ = small()
    bare = replace(case, impacts=())
    project = replace(case.projects[0], public_share=0.5, max_fraction=0.5, start=None, end=None)
    worth = worth_in_full(project, bare)
    assert worth.value == pytest.approx(2 * worth.money) == pytest.approx(project.cost / 2)


def test_the_weakest_funded_is_the_least_value_per_money() -> None:
    case, _, plan = small()
    ratios = []
    for project, part in zip(case.projects, plan.projects):
        if part.amount > 0 and is_whole(project, part.fraction):
            worth = worth_in_full(project, case)
            ratios.append(worth.value / worth.money)
    assert weakest_funded(case, plan) == (min(ratios) if ratios else None)
    nothing = replace(plan, projects=())
    assert weakest_funded(replace(case, projects=()), nothing) is None
