"""How evenly money lands: the smallest amount, and three measures of inequality.

Gini (half the mean difference between two places, as part of the mean), Hoover (the part of the
money that would have to move for all to be equal) and Jain (the square of the mean as part of the
mean square: 1 when all are equal, 1/n when one place has all) are reported for any plan; none of
them is what the plan maximizes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mcda.allocation.plan import Plan
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case
from mcda.ranking.wording import MANY, named, share_text

PLACES = ("region", "zone")
"""What can be compared."""

MEASURES = ("head", "money")
"""Per what: money per inhabitant, or money as such."""

_HEADS = (
    (1.0, " per inhabitant"),
    (1e3, " per thousand inhabitants"),
    (1e6, " per million inhabitants"),
)

_SAME = 1e-6  # part of the smallest amount up to which others are as small
_EVEN = 5e-4  # inequality below this is written as none


@dataclass(frozen=True)
class Place:
    """A region or zone among which money is compared.

    Parameters
    ----------
    id, name : as in the case
    regions : ids of its regions; a zone's regions count fully in each zone they belong to
    count : what its money is divided by: inhabitants, or 1
    is_reached : whether a joint venture that may be funded has a partner here
    """

    id: str
    name: str
    regions: frozenset[str]
    count: float
    is_reached: bool


@dataclass(frozen=True)
class Equity:
    """How evenly the money of a plan lands.

    Parameters
    ----------
    by : ``region`` or ``zone``
    per : ``head`` or ``money``
    amounts : place id -> money per inhabitant (or money), in table order, zeros included
    smallest : the least of ``amounts`` over the places that can be reached; None without any
    last : ids of the places that get no more than that
    unreached : names of places that no joint venture that may be funded reaches
    uncounted : names of places whose number of inhabitants is not known; they are not compared
    gini, hoover, jain : over all places compared; None without places or without money
    is_gated : whether ventures need a partner on the shortlist
    """

    by: str
    per: str
    amounts: Mapping[str, float]
    smallest: float | None
    last: tuple[str, ...]
    unreached: tuple[str, ...]
    uncounted: tuple[str, ...]
    gini: float | None
    hoover: float | None
    jain: float | None
    is_gated: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the figures say, in words."""
        return tuple(_sentences(self))


def gini(amounts: Sequence[float]) -> float | None:
    """Return the Gini coefficient, sum |a_i - a_k| / (2 n^2 mean), 0 (equal) to 1 - 1/n.

    Special case: None without amounts or when all are 0.

    Parameters
    ----------
    amounts : n figures >= 0
    """
    n, total = len(amounts), math.fsum(amounts)
    if n == 0 or total <= 0:
        return None
    ranked = sorted(amounts)
    # The sum over all pairs, written as one over the sorted figures.
    spread = math.fsum((2 * i - n + 1) * amount for i, amount in enumerate(ranked))
    return max(spread / (n * total), 0.0)


def hoover(amounts: Sequence[float], counts: Sequence[float]) -> float | None:
    """Return the Hoover index: the part of the money that would have to move for equality.

    1/2 sum |m_i / M - n_i / N|. Special case: None without money or without inhabitants.

    Parameters
    ----------
    amounts : n amounts of money >= 0, not per head
    counts : n numbers of inhabitants > 0
    """
    total, people = math.fsum(amounts), math.fsum(counts)
    if total <= 0 or people <= 0:
        return None
    return math.fsum(abs(m / total - n / people) for m, n in zip(amounts, counts)) / 2


def jain(amounts: Sequence[float]) -> float | None:
    """Return Jain's fairness index (sum a)^2 / (n sum a^2), 1/n to 1 (equal).

    Special case: None without amounts or when all are 0.
    """
    largest = max(amounts, default=0.0)
    if largest <= 0:
        return None
    parts = [amount / largest for amount in amounts]  # squares of tiny figures would vanish
    return math.fsum(parts) ** 2 / (len(parts) * math.fsum(part * part for part in parts))


def readable(largest: float, per: str) -> tuple[float, str]:
    """Return the factor, and the words, by which amounts per inhabitant can be read.

    Nobody reads 0.0000171 bn per inhabitant: that is 17.1 bn per million inhabitants.

    Parameters
    ----------
    largest : the largest amount to be shown
    per : ``head`` or ``money``
    """
    if per != "head":
        return 1.0, ""
    for count, words in _HEADS[:-1]:
        if largest * count >= 1:
            return count, words
    return _HEADS[-1]


def places(case: Case, reached: frozenset[str], by: str, per: str) -> tuple[Place, ...]:
    """List what is compared, also places without known inhabitants (``count`` 0).

    Parameters
    ----------
    case : the case
    reached : ids of the regions that a joint venture that may be funded reaches
    by : ``region`` or ``zone``
    per : ``head`` or ``money``

    Raises
    ------
    ValueError
        ``by`` or ``per`` is neither.
    """
    if by not in PLACES or per not in MEASURES:
        raise ValueError(f"places are compared by {PLACES} per {MEASURES}, not by {by} per {per}")
    zone_names = {zone.id: zone.name or zone.id for zone in case.zones}
    if by == "region":
        members = [(region.id, region.name, [region]) for region in case.regions]
    else:
        members = [
            (zone, zone_names.get(zone, zone), [r for r in case.regions if zone in r.zone])
            for zone in case.zone_names
        ]
    made = []
    for key, name, regions in members:
        people = [region.population or 0.0 for region in regions]
        ids = frozenset(region.id for region in regions)
        is_known = all(count > 0 for count in people)
        count = (sum(people) if is_known else 0.0) if per == "head" else 1.0
        made.append(Place(key, name, ids, count, not ids.isdisjoint(reached)))
    return tuple(made)


def reached_regions(plan: Plan, case: Case) -> frozenset[str]:
    """Return the regions with a share in a joint venture that the plan may fund."""
    eligible = {part.project for part in plan.projects if part.eligible}
    return frozenset(
        region
        for project in case.projects
        if project.id in eligible
        for region, share in project.partners.items()
        if share > 0
    )


def equity(plan: Plan, case: Case, by: str = "region", per: str = "head") -> Equity:
    """Measure how evenly the money of a plan lands.

    Parameters
    ----------
    plan : a plan of ``case``
    case : the case
    by : ``region`` or ``zone``
    per : ``head`` = per inhabitant, ``money`` = money as such

    Returns
    -------
    Equity
        Places whose number of inhabitants is not known are named and left out.
    """
    everywhere = places(case, reached_regions(plan, case), by, per)
    compared = [place for place in everywhere if place.count > 0]
    money = [math.fsum(plan.regions[region] for region in place.regions) for place in compared]
    amounts = {place.id: m / place.count for place, m in zip(compared, money)}
    in_reach = {place.id: amounts[place.id] for place in compared if place.is_reached}
    smallest = min(in_reach.values(), default=None)
    return Equity(
        by=by,
        per=per,
        amounts=amounts,
        smallest=smallest,
        last=tuple(
            key
            for key, amount in in_reach.items()
            if smallest is not None and amount <= smallest * (1 + _SAME)
        ),
        unreached=tuple(place.name for place in everywhere if not place.is_reached),
        uncounted=tuple(place.name for place in everywhere if place.count <= 0),
        gini=gini(list(amounts.values())),
        hoover=hoover(money, [place.count for place in compared]),
        jain=jain(list(amounts.values())),
        is_gated=plan.role == "gate",
    )


def _sentences(found: Equity) -> list[Sentence]:
    said = []
    what = "regions" if found.by == "region" else "zones"
    if found.hoover is None:
        said.append(sentence("There is no money to compare."))
    elif found.hoover < _EVEN:
        said.append(sentence("The money is spread evenly over all {what}.", what=what))
    else:
        says = (
            "{percent} % of the money would have to go elsewhere for all {what} to have the same "
            "per inhabitant."
            if found.per == "head"
            else "{percent} % of the money would have to go elsewhere for all {what} to have the "
            "same."
        )
        share = share_text(found.hoover, digits=2)
        said.append(sentence(says, percent=share, what=what))
    if found.unreached:
        says = (
            "No plan can give money to {names}: no joint venture that may be funded has a partner "
            "there. Add one, or widen the shortlist."
            if found.is_gated
            else "No plan can give money to {names}: no joint venture that may be funded has a "
            "partner there. Add one."
        )
        said.append(sentence(says, names=named(found.unreached, MANY)))
    if found.uncounted:
        said.append(
            sentence(
                "{names}: the number of inhabitants is missing, so they are not compared. Fill in "
                "the column population, or compare money as such.",
                names=listed(found.uncounted),
            )
        )
    return said
