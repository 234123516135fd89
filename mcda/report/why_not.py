"""Why not this sector in this region: its ventures with what they get, and what is known of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from math import fsum

from mcda.allocation.landing import Landing
from mcda.allocation.plan import Plan
from mcda.allocation.reasons import unfunded_reason
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Programme, Project
from mcda.ranking.result import Ranking
from mcda.ranking.wording import joined
from mcda.report.numbers import amount_text, listing
from mcda.specialization.clusters import (
    Cluster,
    apart,
    clusters,
    declared_and_measured,
    nation_share,
)

_NAMED = 4  # joint ventures in a sentence


def sectors_told(case: Case) -> tuple[str, ...]:
    """Return the sectors that can be asked about: with figures, declared, or of a joint venture."""
    declared = (item.sector for item in case.declared)
    ventures = (item.sector for item in case.projects)
    return tuple(dict.fromkeys([*case.sector_names, *declared, *ventures]))


def ventures_about(case: Case, sector: str = "", region: str = "") -> tuple[Project, ...]:
    """Return the joint ventures in a sector with a partner in a region; empty stands for any."""
    return tuple(
        project
        for project in case.projects
        if sector in ("", project.sector) and (not region or region in project.partners)
    )


def venture_answer(
    case: Case, plan: Plan, parts: Sequence[Landing], project: Project, region: str = ""
) -> Sentence:
    """Say what a joint venture gets, how much of it in a region, and why not more.

    Parameters
    ----------
    case, plan : the case and its plan
    parts : all of the plan's money, as it falls to regions
    project : a joint venture of the case
    region : whose part is told; empty = nobody's
    """
    why = unfunded_reason(plan, project, case)
    own = next(part for part in plan.projects if part.project == project.id)
    if not own.is_funded:
        return sentence("It gets nothing. {why}", why=why)
    here = fsum(p.amount for p in parts if (p.project, p.region) == (project.id, region))
    values = {
        "amount": amount_text(own.amount, plan.decimals),
        "unit": case.settings.money_unit,
        "why": why,
    }
    if not region:
        return sentence("It gets {amount} {unit}. {why}", **values)
    return sentence(
        "It gets {amount} {unit}, {here} of it in {region}. {why}",
        here=amount_text(here, plan.decimals), region=case.region(region).name, **values,
    )  # fmt: skip


def why_not_sentence(case: Case, plan: Plan, sector: str = "", region: str = "") -> Sentence:
    """Answer in one sentence whether there are such joint ventures, and how many are funded."""
    found = ventures_about(case, sector, region)
    funded = {part.project for part in plan.projects if part.is_funded}
    count = sum(project.id in funded for project in found)
    name = case.region(region).name if region else ""
    about = _ABOUT[bool(sector), bool(region)]
    what = Sentence(about, {"sector": sector, "region": name})
    if not found:
        return sentence("The case has no joint venture {what}, so no plan can fund one.", what=what)
    if len(found) == 1:
        return sentence(
            "The case has 1 joint venture {what}; it is funded."
            if count
            else "The case has 1 joint venture {what}; it is not funded.",
            what=what,
        )
    return sentence(
        "The case has {all} joint ventures {what}; {count} of them are funded."
        if count != 1
        else "The case has {all} joint ventures {what}; 1 of them is funded.",
        all=len(found), what=what, count=count or sentence("none"),
    )  # fmt: skip


_ABOUT = {
    (True, True): "in {sector} with a partner in {region}",
    (True, False): "in {sector}",
    (False, True): "with a partner in {region}",
    (False, False): "",
}


def background(
    case: Case, plan: Plan, ranking: Ranking | None, sector: str, region: str
) -> tuple[Sentence, ...]:
    """Say how strong a region is in a sector, who else has ventures in it, and what is missing.

    Parameters
    ----------
    case, plan : the case and its plan
    ranking : by TOPSIS; None where there is none
    sector, region : what is asked about
    """
    told = [strength(case, sector, region), _elsewhere(case, plan, sector, region)]
    if not ventures_about(case, sector, region):
        told += _needed(case, plan, ranking, sector, region)
    return tuple(item for item in told if item is not None)


def strength(case: Case, sector: str, region: str) -> Sentence:
    """Say what figures and declarations say about a sector in a region."""
    figures = clusters(case, sector=sector)
    own = next((item for item in figures if item.region == region), None)
    match = next(
        (m for m in declared_and_measured(case) if (m.region, m.sector) == (region, sector)), None
    )
    name = case.region(region).name
    if match is not None:
        first = match.reading
    elif own is None or math.isnan(own.lq):
        first = sentence(
            "How strong {region} is in {sector} is not known: the table sectors has no figure. "
            "It is not declared either.",
            region=name, sector=sector,
        )  # fmt: skip
    else:
        first = sentence(
            "{sector} is not strong in {region} by the figures: location quotient {lq}, {share} % "
            "of the nation; strong means at least {threshold} and {floor} %. It is not declared.",
            sector=sector, region=name,
            lq=apart(own.lq, 2, case.settings.lq_threshold),
            share=nation_share(own, 100 * case.settings.size_floor),
            threshold=f"{case.settings.lq_threshold:.3g}",
            floor=f"{100 * case.settings.size_floor:.3g}",
        )  # fmt: skip
    best = _strongest(figures)
    if best is None or best.region == region:
        return first
    most = sentence(
        "The largest location quotient in {sector} is that of {region}, {lq}.",
        sector=sector, region=best.name, lq=f"{best.lq:.2f}",
    )  # fmt: skip
    return joined([first, most])


def _strongest(figures: Sequence[Cluster]) -> Cluster | None:
    known = [item for item in figures if not math.isnan(item.lq)]
    return max(known, key=lambda item: item.lq, default=None)


def _elsewhere(case: Case, plan: Plan, sector: str, region: str) -> Sentence | None:
    funded = {part.project for part in plan.projects if part.is_funded}
    others = [item for item in ventures_about(case, sector) if region not in item.partners]
    if not others:
        if ventures_about(case, sector, region):
            return None
        return sentence("No other region has a joint venture in {sector} either.", sector=sector)
    names: list[object] = [
        sentence("{venture} (funded)", venture=item.name)
        if item.id in funded
        else sentence("{venture} (not funded)", venture=item.name)
        for item in others[:_NAMED]
    ]
    if len(others) > _NAMED:
        names.append(sentence("{count} more", count=len(others) - _NAMED))
    return sentence(
        "Other regions' joint ventures in {sector}: {ventures}.",
        sector=sector, ventures=listing(names),
    )  # fmt: skip


def _needed(
    case: Case, plan: Plan, ranking: Ranking | None, sector: str, region: str
) -> Iterator[Sentence]:
    """Say what would have to exist for a venture of this sector here to be funded."""
    name = case.region(region).name
    if plan.role == "gate" and ranking is not None and region not in ranking.shortlist:
        yield sentence(
            "For one to be funded, add to the table projects a joint venture in {sector} of "
            "{region} with a partner on the shortlist, since {region} is not on it.",
            sector=sector, region=name,
        )  # fmt: skip
    else:
        yield sentence(
            "For one to be funded, add to the table projects a joint venture in {sector} of "
            "{region} and at least one other region.",
            sector=sector, region=name,
        )  # fmt: skip
    sectoral = [item for item in case.programmes if not item.sectors or sector in item.sectors]
    here = [item for item in sectoral if _is_for(item, case.region(region).zone)]
    if here:
        yield sentence(
            "Programmes that may pay for it there: {programmes}.",
            programmes=listing(item.name for item in here),
        )
    elif sectoral:
        yield sentence(
            "Programmes for {sector} pay only elsewhere, so it needs a partner in one of their "
            "zones: {programmes}.",
            sector=sector, programmes=listing(item.name for item in sectoral),
        )  # fmt: skip
    else:
        yield sentence(
            "No programme pays for {sector}: add it to the sectors of one.", sector=sector
        )


def _is_for(programme: Programme, zones: Sequence[str]) -> bool:
    return not programme.zones or not set(programme.zones).isdisjoint(zones)
