"""Tables of specialization: what each region is strong in, and what is declared for it."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import decimals_for
from mcda.report.tables import Heading, Table, number, with_unit, yes_no
from mcda.specialization.clusters import Cluster, Match, Standing
from mcda.specialization.quotients import Specialization, derived_columns

_STANDINGS = {
    Standing.BOTH: "declared and strong",
    Standing.MEASURED: "strong, not declared",
    Standing.DECLARED: "declared, not strong",
    Standing.UNMEASURED: "declared, no figures",
}


def clusters_table(case: Case, clusters: Iterable[Cluster]) -> Table:
    """List sectors of regions with their measures."""
    listed = tuple(clusters)
    heads = (
        Heading("Region", is_id=True),
        Heading("Name"),
        Heading("Sector"),
        Heading(
            with_unit("Size", case.settings.sector_measure),
            decimals_for(cluster.value for cluster in listed),
        ),
        Heading("Location quotient", 3),
        Heading("Share of the nation", 1, percent=True),
        Heading("Share of the region", 1, percent=True),
        Heading("Growth per year", 1, percent=True),
        Heading("Nation's growth", 1, percent=True),
        Heading("Stars", 0),
        Heading("Strong"),
    )
    rows = tuple(
        (
            cluster.region,
            cluster.name,
            cluster.sector,
            number(cluster.value),
            number(cluster.lq),
            number(cluster.size_share),
            number(cluster.focus_share),
            number(cluster.growth),
            number(cluster.national_growth),
            cluster.stars,
            yes_no(cluster.strong),
        )
        for cluster in listed
    )
    return Table("clusters", heads, rows)


def declared_table(matches: Iterable[Match]) -> Table:
    """List declared and strong sectors side by side, with the acts that declare them."""
    heads = (
        Heading("Region", is_id=True),
        Heading("Name"),
        Heading("Sector"),
        Heading("Standing"),
        Heading("Location quotient", 3),
        Heading("Share of the nation", 1, percent=True),
        Heading("Declared by"),
        Heading("Source"),
    )
    rows = tuple(
        (
            match.region,
            match.name,
            match.sector,
            _STANDINGS[match.standing],
            number(match.cluster.lq if match.cluster else None),
            number(match.cluster.size_share if match.cluster else None),
            "; ".join(dict.fromkeys(act.act for act in match.declarations if act.act)),
            "; ".join(dict.fromkeys(name for act in match.declarations for name in act.source)),
        )
        for match in matches
    )
    return Table("declared", heads, rows)


def mixes_table(case: Case, found: Specialization) -> Table:
    """List what each region is strong in, and how its mix of sectors differs from the nation's.

    The indices are missing where :func:`derived` says so.
    """
    measured = derived_columns(case, ("strong_sectors", "krugman", "hhi"), "")
    heads = (
        Heading("Region", is_id=True),
        Heading("Name"),
        Heading("Strong sectors", 0),
        Heading("Krugman index", 2),
        Heading("Herfindahl index", 2),
        Heading("Strong in"),
    )
    rows = tuple(
        (
            region.id,
            region.name,
            number(measured["strong_sectors"][row]),
            number(measured["krugman"][row]),
            number(measured["hhi"][row]),
            "; ".join(_strong_in(found, row)),
        )
        for row, region in enumerate(case.regions)
    )
    return Table("mixes", heads, rows)


def _strong_in(found: Specialization, row: int) -> list[str]:
    """Name the region's strong sectors, the largest location quotient first."""
    strong = [column for column in range(len(found.sectors)) if found.strong[row, column]]
    return [found.sectors[column] for column in sorted(strong, key=lambda c: -found.lq[row, c])]


def clusters_sentence(case: Case, clusters: Iterable[Cluster]) -> Sentence:
    """Say how many of these sectors of regions are strong, and what that means."""
    listed = tuple(clusters)
    if not listed:
        return sentence(
            "There are no figures by sector: bring a table sectors to see what each region is "
            "strong in."
        )
    strong = sum(cluster.strong for cluster in listed)
    return sentence(
        "1 of {all} sectors of regions is strong: a location quotient of {threshold} or more, and "
        "at least {floor} % of the nation."
        if strong == 1
        else "{strong} of {all} sectors of regions are strong: a location quotient of {threshold} "
        "or more, and at least {floor} % of the nation.",
        strong=strong, all=len(listed),
        threshold=f"{case.settings.lq_threshold:.3g}",
        floor=f"{100 * case.settings.size_floor:.3g}",
    )  # fmt: skip
