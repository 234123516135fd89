"""What lands in regions as it is shown: it adds up to what is paid and breaks no limit.

Each amount is rounded down or up; as for payments (:mod:`mcda.allocation.rounding`), an integer
programme says which way, so that the limits of regions and zones hold with what is shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from mcda.allocation.model import Model, Variable
from mcda.allocation.plan import ProjectPlan
from mcda.allocation.question import Question
from mcda.allocation.rounding import HAIR, largest_remainder, nearness, rounding_row
from mcda.allocation.rows import Row, Sense
from mcda.case.finding import sentence
from mcda.case.model import Case

_REGIONS = sentence("What lands in regions adds up and keeps the limits.")


def shown_regions(
    question: Question, parts: Iterable[ProjectPlan], digits: int
) -> dict[str, float]:
    """Round what lands in each region; in table order, zeros included.

    Special case: where limits cannot hold with what is shown, the largest remainders go up.

    Parameters
    ----------
    question : what was asked
    parts : ventures with payments as they are shown
    digits : decimals
    """
    case, unit = question.case, 10.0**-digits
    landed = _landed(case, parts)
    units = {region: amount / unit for region, amount in landed.items()}
    down = {region: math.floor(amount + HAIR) for region, amount in units.items()}
    total = round(math.fsum(units.values()))
    left = {region: units[region] - down[region] for region in units}
    ups = {region: f"u{place:05d}" for place, region in enumerate(left) if left[region] > HAIR}
    rows = [_row(ups.values(), Sense.EQUAL, total - sum(down.values()))] if ups else []
    model = Model(
        variables={name: Variable(upper=1.0, is_integer=True) for name in ups.values()},
        rows=(*rows, *_limits(case, ups, down, total, unit)),
        idle=frozenset(),
        value=nearness({name: left[region] for region, name in ups.items()}),
    )
    answer = question.ask(model)
    if not answer.has_plan:
        amounts = largest_remainder(list(landed.values()), total * unit, digits)
        return dict(zip(landed, amounts))
    gone_up = {region for region, name in ups.items() if answer.values[name] > 0.5}
    return {region: round((n + (region in gone_up)) * unit, digits) for region, n in down.items()}


def _landed(case: Case, parts: Iterable[ProjectPlan]) -> dict[str, float]:
    landed = {region.id: 0.0 for region in case.regions}
    for project, part in zip(case.projects, parts):
        for region, share in project.partners.items():
            if region in landed:
                landed[region] += share * part.amount
    return landed


def _limits(
    case: Case, ups: Mapping[str, str], down: Mapping[str, int], total: int, unit: float
) -> Iterator[Row]:
    """Write the limits of regions and zones in units that go up."""
    for limit in case.limits:
        if limit.scope not in ("region", "zone"):
            continue
        is_zone = limit.scope == "zone"
        inside = [
            region.id
            for region in case.regions
            if limit.name in (region.zone if is_zone else (region.id,))
        ]
        names = [ups[region] for region in inside if region in ups]
        kept = sum(down[region] for region in inside)
        whole = total if limit.unit == "share" else 1 / unit
        if names and limit.maximum is not None:
            yield _row(names, Sense.AT_MOST, math.floor(limit.maximum * whole + HAIR) - kept)
        if names and limit.minimum is not None:
            yield _row(names, Sense.AT_LEAST, math.ceil(limit.minimum * whole - HAIR) - kept)


def _row(names: Iterable[str], sense: Sense, rhs: int) -> Row:
    return rounding_row(_REGIONS, dict.fromkeys(names, 1.0), sense, float(rhs))
