"""Who has signed what with whom, and when it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.agreements import missing_pairs
from mcda.allocation.allocate import allocate
from mcda.case.model import Agreement, Case
from tests.allocation.instances import case, programme, project, region


def signed(*agreements: Agreement, start: int | None = None, partners: str = "R1 R2") -> Case:
    made = case(
        [region("R1"), region("R2"), region("R3")],
        [programme("N", {2027: 50, 2028: 50})],
        [project("A", 10, 1, partners, start=start)],
    )
    return replace(made, agreements=agreements)


def between(a: str, b: str, since: int | None = None, until: int | None = None) -> Agreement:
    return Agreement(region_a=a, region_b=b, instrument="memorandum", since=since, until=until)


@pytest.mark.parametrize(
    ("since", "until", "start", "holds"),
    [
        (None, None, 2028, True),
        (2028, None, 2028, True),
        (2029, None, 2028, False),
        (None, 2028, 2028, True),
        (None, 2027, 2028, False),
        (2027, 2027, None, True),
        (2028, None, None, False),
    ],
)
def test_an_agreement_counts_when_the_venture_starts(since, until, start, holds: bool) -> None:
    made = signed(between("R2", "R1", since, until), start=start)
    (venture,) = made.projects
    assert missing_pairs(venture, made) == (() if holds else (("R1", "R2"),))
    plan = allocate(made, None, role="none", agreements_required=True)
    assert plan.projects[0].eligible is holds
    assert plan.agreements_required
    assert allocate(made, None, role="none").projects[0].eligible


def test_every_pair_of_partners_needs_one() -> None:
    made = signed(between("R1", "R2"), partners="R3 R2 R1")
    (venture,) = made.projects
    assert missing_pairs(venture, made) == (("R1", "R3"), ("R2", "R3"))
    (part,) = allocate(made, None, role="none", agreements_required=True).projects
    assert str(part.reason) == (
        "These partners have no agreement in force when it starts: R1 – R3, R2 – R3. Conclude "
        "one, or do not ask for agreements."
    )


def test_without_a_horizon_there_is_no_start_to_ask_about() -> None:
    made = replace(signed(), programmes=())
    assert missing_pairs(made.projects[0], made) == ()
    (part,) = allocate(made, None, role="none", agreements_required=True).projects
    assert "No programme has a budget" in str(part.reason)
