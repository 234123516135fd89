"""Who pays for which region, in which year: each payment falls to the partners by their shares."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mcda.allocation.model import Model, Variable
from mcda.allocation.plan import Plan
from mcda.allocation.rounding import HAIR, nearness, rounding_row
from mcda.allocation.rows import Row, Sense
from mcda.allocation.solve import solve
from mcda.case.finding import sentence
from mcda.case.model import Case

_ADDS_UP = sentence("What lands in regions adds up to what is paid.")
_SLACKS = (0, 1)  # units by which an amount may be rounded further than to the next one
_PATIENCE = 10.0  # seconds for rounding


@dataclass(frozen=True)
class Landing:
    """A partner's part of a payment.

    Parameters
    ----------
    region, project, programme : ids of who gets it, through which venture, from whom
    year : when
    amount : money > 0
    """

    region: str
    project: str
    programme: str
    year: int
    amount: float


def landings(case: Case, plan: Plan) -> tuple[Landing, ...]:
    """Share out every payment, so that parts add up to payments and to what regions get.

    Of a plan as it is shown, the parts are rounded as its money is, each down or up; where no
    such rounding adds up (none is known), amounts stay exact.

    Parameters
    ----------
    case : the case
    plan : its plan, as it is shown or as it was solved

    Returns
    -------
    tuple of Landing
        Above 0, in table order of ventures, then as the venture is paid, then of its partners.
    """
    known = {region.id for region in case.regions}
    exact = [
        Landing(region, project.id, pay.programme, pay.year, share * pay.amount)
        for project, part in zip(case.projects, plan.projects)
        for pay in part.money
        for region, share in project.partners.items()
        if region in known
    ]
    if plan.exact is None:
        return tuple(part for part in exact if part.amount > 0)
    unit = 10.0**-plan.decimals
    wanted = {region: round(amount / unit) for region, amount in plan.regions.items()}
    for slack in _SLACKS:
        units = _rounded([part.amount / unit for part in exact], exact, wanted, slack)
        if units is not None:
            break
    else:
        return tuple(part for part in exact if part.amount > 0)
    return tuple(
        Landing(
            part.region, part.project, part.programme, part.year, round(n * unit, plan.decimals)
        )
        for part, n in zip(exact, units)
        if n > 0
    )


def _rounded(
    amounts: list[float], parts: list[Landing], wanted: dict[str, int], slack: int
) -> list[int] | None:
    """Round down or up so that payments and regions come out; None where that cannot be.

    Rows and columns of a transport table: whole margins let whole parts fill it.
    """
    down = [max(math.floor(amount + HAIR) - slack, 0) for amount in amounts]
    most = [math.ceil(amount - HAIR) + slack - n for amount, n in zip(amounts, down)]
    names = [f"u{place:06d}" for place in range(len(parts))]
    regions: dict[str, list[int]] = defaultdict(list)
    payments: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        regions[part.region].append(place)
        payments[part.project, part.programme, part.year].append(place)

    def row(places: Iterable[int], total: int) -> Row:
        inside = list(places)
        rhs = float(total - sum(down[place] for place in inside))
        terms = {names[place]: 1.0 for place in inside if most[place] > 0}
        return rounding_row(_ADDS_UP, terms, Sense.EQUAL, rhs)

    model = Model(
        variables={
            name: Variable(upper=float(room), is_integer=True)
            for name, room in zip(names, most)
            if room > 0
        },
        rows=(
            *(row(places, wanted[region]) for region, places in regions.items()),
            *(
                row(places, round(math.fsum(amounts[place] for place in places)))
                for places in payments.values()
            ),
        ),
        idle=frozenset(),
        value=nearness(
            {
                name: amount - n
                for name, amount, n, room in zip(names, amounts, down, most)
                if room > 0
            }
        ),
    )
    answer = solve(model, time_limit=_PATIENCE)
    if not answer.has_plan:
        return None
    return [n + round(answer.values.get(name, 0.0)) for name, n in zip(names, down)]
