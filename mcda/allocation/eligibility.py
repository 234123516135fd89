"""Who may be funded at all: a joint venture's years, its programmes, and what bars it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mcda.allocation.agreements import without_agreement
from mcda.allocation.closeness import closeness_of
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Programme, Project
from mcda.ranking.result import Cause, Ranking
from mcda.ranking.wording import gap_text, shares_apart

NEAR = 0.02
"""Difference of closeness that is too small to decide about money."""

_GATE = "None of its partners ({partners}) is on the shortlist."
_TOLERANCE = 1e-9  # shares that differ by less are equal: 0.3 + 0.3 + 0.4 may fall short of 1


def window(project: Project, years: Sequence[int]) -> tuple[tuple[int, ...], float]:
    """Return the window's years inside the horizon, and their part of the window (h).

    Special cases: an empty start or end is that of the horizon; a year that the horizon leaves
    out between two of its years is no year of any window; h = 0 when no year is inside.

    Parameters
    ----------
    project : a joint venture
    years : the horizon, ascending

    Returns
    -------
    tuple
        positions of the years in ``years``; h in [0, 1].
    """
    if not years:
        return (), 0.0
    first = years[0] if project.start is None else project.start
    last = years[-1] if project.end is None else project.end
    inside = tuple(t for t, year in enumerate(years) if first <= year <= last)
    before = max(0, min(last, years[0] - 1) - first + 1)
    after = max(0, last - max(first, years[-1] + 1) + 1)
    if not inside:
        return (), 0.0
    return inside, len(inside) / (len(inside) + before + after)


def paying_programmes(project: Project, case: Case) -> tuple[int, ...]:
    """Return the rows of the programmes that fund the venture's sector and one of its zones."""
    zones = {
        zone for region in case.regions if region.id in project.partners for zone in region.zone
    }
    return tuple(
        row
        for row, programme in enumerate(case.programmes)
        if _funds_sector(programme, project) and _funds_zones(programme, zones)
    )


def _funds_sector(programme: Programme, project: Project) -> bool:
    return not programme.sectors or project.sector in programme.sectors


def _funds_zones(programme: Programme, zones: Iterable[str]) -> bool:
    return not programme.zones or not set(zones).isdisjoint(programme.zones)


def bar(
    project: Project,
    case: Case,
    ranking: Ranking | None,
    role: str,
    agreements_required: bool = False,
) -> Sentence | None:
    """Say why a joint venture cannot be funded whatever the budgets are; None when it can.

    Parameters
    ----------
    project : a joint venture of ``case``
    case : the case
    ranking : the ranking behind ``role``; not read under the role ``none``
    role : what the ranking does to the money
    agreements_required : whether each pair of partners must have an agreement at its start

    Returns
    -------
    Sentence or None
        The first reason that holds: a partner that is not ranked, no partner on the shortlist,
        a window outside the horizon, no programme for it, programmes that together pay too
        little, years that are too few, partners without an agreement.
    """
    if role != "none" and ranking is not None:
        reason = _barred_by_ranking(project, case, ranking, role)
        if reason is not None:
            return reason
    reason = _barred_by_rules(project, case)
    if reason is None and agreements_required:
        return without_agreement(project, case)
    return reason


def _barred_by_ranking(
    project: Project, case: Case, ranking: Ranking, role: str
) -> Sentence | None:
    for excluded in ranking.excluded:
        if excluded.region in project.partners and excluded.cause is not Cause.CHOICE:
            return sentence(
                "Its partner {region} is not ranked. {reason}",
                region=excluded.name,
                reason=excluded.reason,
            )
    if role == "gate" and project.partners.keys().isdisjoint(ranking.shortlist):
        return sentence(
            _GATE,
            partners=_partner_names(project, case),
        )
    return None


def is_barred_by_gate(reason: Sentence | None) -> bool:
    """Whether a reason is that no partner is on the shortlist: a longer one may then help."""
    return reason is not None and reason.template == _GATE


def _barred_by_rules(project: Project, case: Case) -> Sentence | None:
    inside, part = window(project, case.years)
    if not inside:
        return _outside(project, case.years)
    programmes = [case.programmes[row] for row in paying_programmes(project, case)]
    if not programmes:
        return _no_programme(project, case)
    ceilings = sum(programme.ceiling for programme in programmes)
    if ceilings < project.public_share - _TOLERANCE:
        need, ceiling = shares_apart(project.public_share, ceilings)
        return sentence(
            "It needs {need} % of its cost from programmes, but those that may pay for it "
            "({programmes}) pay at most {ceiling} % together. Lower its public share or raise a "
            "ceiling.",
            need=need,
            programmes=", ".join(programme.name for programme in programmes),
            ceiling=ceiling,
        )
    if project.year_share * len(inside) < part - _TOLERANCE:
        return sentence(
            "At most {share} % of its public money may be paid in one year, so its {count} years "
            "cannot pay for it. Raise the largest part in one year or widen its window.",
            share=shares_apart(project.year_share, part / len(inside))[0],
            count=len(inside),
        )
    return None


def _outside(project: Project, years: Sequence[int]) -> Sentence:
    if not years:
        return sentence(
            "No programme has a budget in any year. Add a programme with a column per year."
        )
    return sentence(
        "Its years ({first} to {last}) lie outside those of the programmes ({start} to {end}). "
        "Move its start and end, or add budgets for its years.",
        first=years[0] if project.start is None else project.start,
        last=years[-1] if project.end is None else project.end,
        start=years[0],
        end=years[-1],
    )


def _no_programme(project: Project, case: Case) -> Sentence:
    if not any(_funds_sector(programme, project) for programme in case.programmes):
        return sentence(
            "No programme funds the sector {sector}. Add the sector to a programme.",
            sector=project.sector,
        )
    return sentence(
        "No programme for the sector {sector} funds the zones of its partners ({partners}). Add "
        "one of their zones to such a programme.",
        sector=project.sector,
        partners=_partner_names(project, case),
    )


def _partner_names(project: Project, case: Case) -> str:
    names = {region.id: region.name for region in case.regions}
    return ", ".join(names.get(partner, partner) for partner in project.partners)


def is_near_tie(project: Project, ranking: Ranking) -> bool:
    """Whether its place behind the gate hangs on a closeness within 0.02 of the edge.

    The edge lies between the last region on the shortlist and the first one off it. A venture
    behind the gate is near it when its best partner is less than 0.02 above the first region
    off the shortlist, any other one when its best partner is less than 0.02 below the last
    region on it.

    Parameters
    ----------
    project : a joint venture
    ranking : the ranking behind the role ``gate``
    """
    return near_tie(project, ranking) is not None


def near_tie(project: Project, ranking: Ranking) -> Sentence | None:
    """Say what lets a venture in or keeps it out by less than 0.02 of closeness; None if not.

    The rule is that of :func:`is_near_tie`. A venture that something else bars is not asked
    about here.
    """
    score = closeness_of(ranking)
    shortlist = set(ranking.shortlist)
    ranked = [region for region in project.partners if region in score]
    off = [region for region in ranking.regions if region not in shortlist]
    if not ranked or not shortlist or not off:
        return None
    best = max(ranked, key=lambda region: score[region])
    last = min(shortlist, key=lambda region: (score[region], region))
    first = max(off, key=lambda region: score[region])
    is_in = not project.partners.keys().isdisjoint(shortlist)
    other = first if is_in else last
    ahead = score[best] - score[other] if is_in else score[other] - score[best]
    if ahead >= NEAR:
        return None
    names = dict(zip(ranking.regions, ranking.names))
    return sentence(
        "Near tie: its partner {region} is on the shortlist only {gap} of closeness ahead of "
        "{other}, which is not."
        if is_in
        else "Near tie: its partner {region} misses the shortlist by only {gap} of closeness, "
        "behind {other}.",
        region=names[best],
        other=names[other],
        gap=gap_text(max(ahead, 0.0)),
    )
