"""Clusters by the figures: each region's standing in each sector, and what is declared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Declaration, Settings
from mcda.specialization.quotients import Specialization, specialization


@dataclass(frozen=True)
class Cluster:
    """A sector in a region, with its measures; NaN = unknown.

    Parameters
    ----------
    region, name : id and name of the region
    sector : the sector
    value : its size, in the case's ``sector_measure``
    lq, rsca : location quotient and its symmetric form
    size_share, focus_share : part of the sector's national total, and of the region
    growth, national_growth : per year as decimal, in the region and in the nation
    stars : 0 to 3
    strong : LQ and size share at or above the case's limits
    """

    region: str
    name: str
    sector: str
    value: float
    lq: float
    rsca: float
    size_share: float
    focus_share: float
    growth: float
    national_growth: float
    stars: int
    strong: bool

    @property
    def growth_lead(self) -> float:
        """How much faster than in the nation it grows per year, as decimal."""
        return self.growth - self.national_growth


class Standing(StrEnum):
    """How what is declared meets what is measured."""

    BOTH = "both"  # declared, and strong by the figures
    MEASURED = "measured"  # strong by the figures, not declared
    DECLARED = "declared"  # declared, not strong by the figures
    UNMEASURED = "unmeasured"  # declared, and there are no figures to compare it with


@dataclass(frozen=True)
class Match:
    """A sector of a region, declared or measured or both.

    Parameters
    ----------
    region, name, sector : id and name of the region, and the sector
    standing : how the two meet
    declarations : the acts that declare it; empty when none does
    cluster : its figures; None when there are none
    reading : the same in words
    """

    region: str
    name: str
    sector: str
    standing: Standing
    declarations: tuple[Declaration, ...]
    cluster: Cluster | None
    reading: Sentence


def clusters(
    case: Case, found: Specialization | None = None, sector: str = ""
) -> tuple[Cluster, ...]:
    """List every sector of every region that has a figure.

    Parameters
    ----------
    case : the case
    found : ``specialization(case)``, if it is at hand
    sector : only this one; empty = all

    Returns
    -------
    In table order: regions, then sectors
    """
    measured = specialization(case) if found is None else found
    return tuple(
        _cluster(measured, row, column, region.name)
        for row, region in enumerate(case.regions)
        for column, name in enumerate(measured.sectors)
        if sector in ("", name) and not math.isnan(measured.values[row, column])
    )


def strongest_first(listed: Iterable[Cluster]) -> tuple[Cluster, ...]:
    """Keep the strong clusters: most stars first, then by location quotient."""
    strong = (cluster for cluster in listed if cluster.strong)
    return tuple(sorted(strong, key=lambda cluster: (-cluster.stars, -cluster.lq)))


def declared_and_measured(case: Case, found: Specialization | None = None) -> tuple[Match, ...]:
    """Put declared and strong sectors side by side.

    Sectors are compared by name. A sector that is neither declared nor strong is not listed.

    Returns
    -------
    By region in table order; within one by standing, and then by location quotient
    """
    figures = {(cluster.region, cluster.sector): cluster for cluster in clusters(case, found)}
    acts: dict[tuple[str, str], list[Declaration]] = {}
    for declaration in case.declared:
        acts.setdefault((declaration.region, declaration.sector), []).append(declaration)
    strong = (key for key, cluster in figures.items() if cluster.strong)
    sectors: dict[str, dict[str, None]] = {region.id: {} for region in case.regions}
    for region, sector in (*acts, *strong):
        if region in sectors:
            sectors[region][sector] = None
    return tuple(
        match
        for region in case.regions
        for match in sorted(
            (
                _match(case.settings, region.name, key, acts.get(key, ()), figures.get(key))
                for key in ((region.id, sector) for sector in sectors[region.id])
            ),
            key=_place,
        )
    )


def standing_counts(matches: Iterable[Match]) -> Sentence:
    """Say how many declared sectors the figures bear out, and how many strong ones are missed."""
    counts = dict.fromkeys(Standing, 0)
    for match in matches:
        counts[match.standing] += 1
    declared = sum(counts.values()) - counts[Standing.MEASURED]
    missed = counts[Standing.MEASURED]
    if not declared:
        return sentence(
            "No sectors are declared: the figures show {count} strong one."
            if missed == 1
            else "No sectors are declared: the figures show {count} strong ones.",
            count=missed,
        )
    both, weak, unknown = (
        counts[one] for one in (Standing.BOTH, Standing.DECLARED, Standing.UNMEASURED)
    )
    return sentence(
        "{declared}: {both} strong by the figures, {weak} not, {unknown} without figures. {missed}",
        declared=sentence("1 declared sector")
        if declared == 1
        else sentence("{count} declared sectors", count=declared),
        both=both,
        weak=weak,
        unknown=unknown,
        missed=sentence("1 strong sector is not declared.")
        if missed == 1
        else sentence("{count} strong sectors are not declared.", count=missed),
    )


def _cluster(found: Specialization, row: int, column: int, name: str) -> Cluster:
    cell = row, column
    return Cluster(
        region=found.regions[row],
        name=name,
        sector=found.sectors[column],
        value=float(found.values[cell]),
        lq=float(found.lq[cell]),
        rsca=float(found.rsca[cell]),
        size_share=float(found.size_share[cell]),
        focus_share=float(found.focus_share[cell]),
        growth=float(found.growth[cell]),
        national_growth=float(found.national_growth[column]),
        stars=int(found.stars[cell]),
        strong=bool(found.strong[cell]),
    )


def _match(
    settings: Settings,
    name: str,
    key: tuple[str, str],
    declarations: Sequence[Declaration],
    cluster: Cluster | None,
) -> Match:
    region, sector = key
    if cluster is None or math.isnan(cluster.lq):
        standing = Standing.UNMEASURED
    elif not declarations:
        standing = Standing.MEASURED
    else:
        standing = Standing.BOTH if cluster.strong else Standing.DECLARED
    reading = Sentence(
        _READINGS[standing].template,
        {
            "region": name,
            "sector": sector,
            "threshold": f"{settings.lq_threshold:.3g}",
            "floor": f"{100 * settings.size_floor:.3g}",
            "lq": apart(cluster.lq, 2, settings.lq_threshold) if cluster else "",
            "share": nation_share(cluster, 100 * settings.size_floor) if cluster else "",
        },
    )
    return Match(region, name, sector, standing, tuple(declarations), cluster, reading)


_READINGS = {
    Standing.BOTH: sentence(
        "{sector} is declared for {region}, and the figures agree: location quotient {lq}, "
        "{share} % of the nation."
    ),
    Standing.MEASURED: sentence(
        "{sector} is strong in {region}, with a location quotient of {lq} and {share} % of the "
        "nation, but it is not declared."
    ),
    Standing.DECLARED: sentence(
        "{sector} is declared for {region}, but the figures do not show strength: location "
        "quotient {lq}, {share} % of the nation. Strong means at least {threshold} and {floor} %."
    ),
    Standing.UNMEASURED: sentence(
        "{sector} is declared for {region}, but there are no figures to compare: add them to the "
        "table sectors, under the same name."
    ),
}


def apart(value: float, decimals: int, *limits: float) -> str:
    """Write a figure with as many decimals as it takes not to read like a limit it misses."""
    for places in range(decimals, decimals + 7):
        shown = float(f"{value:.{places}f}")
        if all(value == limit or shown != round(limit, places) for limit in limits):
            return f"{value:.{places}f}"
    return f"{value:.{decimals}f}"


_WHOLE = 0.0, 100.0  # percents that only nothing and all of a nation read


def nation_share(cluster: Cluster, *limits: float) -> str:
    """Write a region's share of the nation in percent, without the sign.

    Parameters
    ----------
    cluster : a region's sector
    limits : percents that it does not read unless it is one
    """
    return apart(100 * cluster.size_share, 1, *limits, *_WHOLE)


def _place(match: Match) -> tuple[int, float]:
    quotient = math.nan if match.cluster is None else match.cluster.lq
    return list(Standing).index(match.standing), 0.0 if math.isnan(quotient) else -quotient
