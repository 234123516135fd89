"""Sentences about specialization: who is strong in what, and why a figure is not there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Criterion
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.wording import MANY, joined, named, share_text
from mcda.specialization.clusters import Cluster, clusters, nation_share, strongest_first
from mcda.specialization.quotients import Specialization

_NAMED = 3

HALF = 0.5
"""Part of all points from which on a ranking may be called one about the sector."""


def strength_sentence(listing: Iterable[Cluster]) -> Sentence:
    """Answer "What is each region strong in?" for the whole case.

    Names the clusters with most stars, then the largest quotients; a region once.
    """
    clusters = tuple(listing)
    if not clusters:
        return sentence(
            "There are no figures by sector: bring a table sectors to see what each region is "
            "strong in."
        )
    strong = strongest_first(clusters)
    if not strong:
        return sentence(
            "No region is strong in any sector by these limits: lower the thresholds to see "
            "what comes closest."
        )
    best = {cluster.region: cluster for cluster in reversed(strong)}
    outstanding = [cluster for cluster in strong if best[cluster.region] is cluster][:_NAMED]
    return sentence(
        "1 of {all} regions is strong in at least one sector. Most outstanding, with the location "
        "quotient: {best}."
        if len(best) == 1
        else "{regions} of {all} regions are strong in at least one sector. Most outstanding, "
        "with the location quotient: {best}.",
        regions=len(best), all=len({cluster.region for cluster in clusters}),
        best="; ".join(
            f"{cluster.name}, {cluster.sector} ({cluster.lq:.2f})" for cluster in outstanding
        ),
    )  # fmt: skip


def sector_sentence(case: Case, listing: Iterable[Cluster], sector: str) -> Sentence:
    """Answer "Which region for a cluster in {sector}?" by the figures alone.

    Parameters
    ----------
    case : gives the limits
    listing : clusters of the sector; others are passed over
    sector : the sector in focus
    """
    known = [item for item in listing if item.sector == sector and not math.isnan(item.lq)]
    strong = strongest_first(known)
    if not known:
        return sentence("There are no figures to compare regions in {sector}.", sector=sector)
    if not strong:
        top = max(known, key=lambda cluster: cluster.lq)
        return sentence(
            "No region is strong in {sector}: none has both a location quotient of {threshold} "
            "and {floor} % of the nation. The largest quotient is {name}'s, {lq}.",
            sector=sector, threshold=f"{case.settings.lq_threshold:.3g}",
            floor=f"{100 * case.settings.size_floor:.3g}", name=top.name, lq=f"{top.lq:.2f}",
        )  # fmt: skip
    first, others = strong[0], [cluster.name for cluster in strong[1:]]
    values = {
        "name": first.name, "sector": sector, "lq": f"{first.lq:.2f}",
        "share": nation_share(first),
    }  # fmt: skip
    if not others:
        return sentence(
            "By the figures {name} alone is strong in {sector}: location quotient {lq}, "
            "{share} % of the nation.",
            **values,
        )
    return sentence(
        "By the figures {name} is strongest in {sector}: location quotient {lq}, {share} % of "
        "the nation. Also strong: {others}.",
        others=named(others, MANY), **values,
    )  # fmt: skip


def focus_sentence(case: Case, result: Ranking | MethodResult) -> Sentence | None:
    """Say how few of the points look at the sector in focus, and who is strongest in it.

    None without a sector in focus: a ranking is by all criteria, of which few follow the sector.

    Parameters
    ----------
    case : the case
    result : the ranking asked for
    """
    sector = result.scenario.sector
    if not sector:
        return None
    return joined([_points_on_sector(case, result), _strongest(case, result, sector)])


def sector_criteria(case: Case) -> tuple[Criterion, ...]:
    """Return the criteria whose figures follow the sector in focus."""
    return tuple(criterion for criterion in case.criteria if criterion.derive == "lq")


def share_on_sector(case: Case, points: Mapping[str, float]) -> float:
    """Return what part of all points the criteria that follow the sector have, 0 to 1."""
    total = sum(points.values())
    looking = sum(points.get(criterion.id, 0.0) for criterion in sector_criteria(case))
    # a half that is made of fractions is a half
    return round(looking / total, 9) if total else 0.0


def _points_on_sector(case: Case, result: Ranking | MethodResult) -> Sentence:
    sector, looking = result.scenario.sector, sector_criteria(case)
    share = share_on_sector(case, result.scenario.points)
    if share <= 0:
        return sentence(
            "No points look at {sector}; all look at the region as a whole.", sector=sector
        )
    return sentence(
        "Only {share} % of the points look at {sector} ({criteria}); the others look at the region "
        "as a whole."
        if share < HALF
        else "{share} % of the points look at {sector} ({criteria}).",
        share=share_text(share, digits=2),
        sector=sector,
        criteria=named([criterion.name for criterion in looking], MANY),
    )


def _strongest(case: Case, result: Ranking | MethodResult, sector: str) -> Sentence:
    """Name the region with most stars in the sector, then the largest location quotient."""
    known = [item for item in clusters(case, sector=sector) if not math.isnan(item.lq)]
    if not known:
        return sentence("There are no figures to compare regions in {sector}.", sector=sector)
    strong = strongest_first(known)
    first = strong[0] if strong else max(known, key=lambda cluster: cluster.lq)
    ranks = dict(zip(result.regions, result.rank))
    where = (
        sentence("rank {rank} here", rank=int(ranks[first.region]))
        if first.region in ranks
        else sentence("not ranked here")
    )
    template = (
        "Strongest in {sector} is {name} (location quotient {lq}, {stars}), {where}."
        if strong
        else "No region is strong in {sector}; the largest location quotient is that of {name} "
        "({lq}, {stars}), {where}."
    )
    return sentence(
        template,
        sector=sector, name=first.name, lq=f"{first.lq:.2f}", stars=_STARS[first.stars],
        where=where,
    )  # fmt: skip


_STARS = (sentence("no star"), sentence("1 star"), sentence("2 stars"), sentence("3 stars"))


def growth_sentence(found: Specialization) -> Sentence | None:
    """Say which sectors have no growth figures; None when all have."""
    known = [
        sector
        for sector, growth in zip(found.sectors, found.national_growth)
        if not math.isnan(growth)
    ]
    if len(known) == len(found.sectors):
        return None
    if not known:
        return sentence(
            "Growth is not shown: the case has no earlier figures by sector. Add value_before "
            "and years to the table sectors to see it."
        )
    return sentence(
        "Growth is known only for {sectors}: the other sectors have no earlier figures.",
        sectors=named(known, MANY),
    )


def mix_sentence(case: Case, found: Specialization, missing: Sequence[str]) -> Sentence:
    """Explain the indices of a region's mix of sectors, or say why they are not there.

    Parameters
    ----------
    case : the case
    found : its specialization
    missing : names of the regions without the indices
    """
    if case.settings.sector_reference:
        return sentence(
            "The Krugman and Herfindahl indices are not shown: they need sectors that add up to "
            "the whole region, and the sectors of this case overlap or leave parts out."
        )
    if len(missing) == len(found.regions):
        return sentence(
            "The Krugman and Herfindahl indices are not shown: every region lacks the figure of "
            "at least one sector. Complete the table sectors to see them."
        )
    meaning = sentence(
        "Krugman: 0 = the same mix of sectors as the nation, 2 = nothing in common. Herfindahl: "
        "1 = all in one sector."
    )
    if not missing:
        return meaning
    return sentence(
        "{meaning} Empty for {names}: a sector's figure is missing.",
        meaning=meaning, names=named(missing, MANY),
    )  # fmt: skip
