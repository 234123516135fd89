"""What a joint venture is worth and costs the public, carried out as far as it can be."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcda.allocation.eligibility import window
from mcda.allocation.plan import Plan
from mcda.case.model import Case, Project

_SOME = 1e-6
"""Fractions up to this are none."""


@dataclass(frozen=True)
class Worth:
    """A venture within the horizon.

    Parameters
    ----------
    value : weighted sum of impacts over their references; without impacts the cost
    money : public money, in the case's unit
    """

    value: float
    money: float


def worth_in_full(project: Project, case: Case) -> Worth:
    """Return value and public money of a venture at its largest fraction, whatever its role."""
    _, inside = window(project, case.years)
    part = inside * project.max_fraction
    cost = part * project.cost
    if not case.impacts:
        return Worth(cost, cost * project.public_share)
    value = math.fsum(
        impact.weight * project.impacts.get(impact.id, 0.0) / impact.reference
        for impact in case.impacts
    )
    return Worth(part * value, cost * project.public_share)


def is_whole(project: Project, fraction: float) -> bool:
    """Whether a realized fraction is all that can be."""
    return fraction >= (1 - _SOME) * project.max_fraction


def weakest_funded(case: Case, plan: Plan) -> float | None:
    """Return the least value per money among ventures funded in full; None without one."""
    found = []
    for project, part in zip(case.projects, plan.projects):
        if part.is_funded and is_whole(project, part.fraction):
            worth = worth_in_full(project, case)
            found.append(worth.value / worth.money)
    return min(found, default=None)
