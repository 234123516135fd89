"""What is shown of regions adds up and keeps the limits of regions and zones."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcda.allocation.asked import Asked
from mcda.allocation.plan import Payment, ProjectPlan
from mcda.allocation.question import Question
from mcda.allocation.shown_plan import shown_plan
from mcda.allocation.shown_regions import shown_regions
from mcda.case.model import Case, Limit
from mcda.case.read import read_case
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.allocation.instances import case, programme, project, region

BUNDLED = Path(__file__).parents[2] / "data"


def shown(*limits: Limit) -> dict[str, float]:
    """Share 0.10 by three regions: 0.0333 each, one of them shown as 0.04."""
    made = case(
        [region("R1", "West"), region("R2", "West"), region("R3")],
        [programme("N", {1: 1})],
        [project("A", 0.1, 1, "R1 R2 R3")],
        list(limits),
    )
    paid = (Payment("N", 1, 0.1),)
    part = ProjectPlan("A", True, None, 1.0, None, paid, {}, 0.0)
    return shown_regions(Question(made, None, {"role": "none"}), [part], 2)


def test_the_first_of_equal_remainders_goes_up() -> None:
    assert shown() == {"R1": 0.04, "R2": 0.03, "R3": 0.03}


@pytest.mark.parametrize(
    ("limit", "up"),
    [
        (Limit("region", "R1", "money", maximum=0.035), "R2"),
        (Limit("zone", "West", "share", maximum=0.67), "R3"),
        (Limit("region", "R2", "money", minimum=0.0333), "R2"),
        (Limit("sector", "S", "money", maximum=0.1), "R1"),
    ],
)
def test_a_limit_says_which_region_does(limit: Limit, up: str) -> None:
    assert [name for name, amount in shown(limit).items() if amount == 0.04] == [up]


def test_where_limits_cannot_hold_the_sum_does() -> None:
    tight = [Limit("region", name, "money", maximum=0.0334) for name in ("R1", "R2", "R3")]
    assert sum(shown(*tight).values()) == pytest.approx(0.1)


@pytest.mark.parametrize("scale", [0.5, 0.8, 1.0])
@pytest.mark.parametrize("role", ["gate", "value"])
def test_regions_of_a_bundled_zone_keep_its_limit(role: str, scale: float) -> None:
    made: Case = read_case(BUNDLED / "uzbekistan").case
    (limit,) = made.limits
    question = Asked(role, scale).question(made, rank(made, default_scenario(made)))
    plan = shown_plan(question, question.plan())
    inside = [item.id for item in made.regions if limit.name in item.zone]
    assert sum(plan.regions[item] for item in inside) <= limit.maximum * plan.amount + 1e-9
    assert sum(plan.regions.values()) == pytest.approx(plan.amount)
