"""What each region is strong in: picture, strong clusters, mixes of sectors, what is declared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from mcda.case.model import Case
from mcda.charts.picture import Picture
from mcda.charts.specialization import (
    MOST_REGIONS,
    MOST_SECTORS,
    QuotientWords,
    quotient_map,
)
from mcda.report.cluster_tables import clusters_table, declared_table, mixes_table
from mcda.report.cluster_wording import (
    growth_sentence,
    mix_sentence,
    sector_sentence,
    strength_sentence,
)
from mcda.report.tables import Heading, Table
from mcda.specialization.clusters import (
    clusters,
    declared_and_measured,
    standing_counts,
    strongest_first,
)
from mcda.specialization.quotients import Specialization, specialization
from mcda.ui.components.cluster_limits import with_limits
from mcda.ui.components.headline import draw_note, draw_question
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.tables import draw_table
from mcda.ui.components.tabs import draw_tabs
from mcda.ui.text import say


def draw_specialization(case: Case, sector: str) -> None:
    """Draw the specialization of all regions.

    Parameters
    ----------
    case : the open case
    sector : sector in focus; empty = any
    """
    seen = with_limits(case)
    found = specialization(seen)
    _draw_answer(seen, found, sector)
    if not found.sectors:
        return
    _draw_map(seen, found, sector)
    draw_note(
        say(
            "Location quotient: the sector's share in the region over its share in the nation. "
            "A dot marks a strong sector: {threshold:.3g} or more, and at least {floor:.3g} % of "
            "the nation.",
            threshold=seen.settings.lq_threshold,
            floor=100 * seen.settings.size_floor,
        )
    )
    _draw_details(seen, found, sector)


def _draw_answer(case: Case, found: Specialization, sector: str) -> None:
    listing = clusters(case, found)
    if sector:
        question = say("Which region for a cluster in {sector}?", sector=sector)
        draw_question(question, say(sector_sentence(case, listing, sector)))
    else:
        draw_question(say("What is each region strong in?"), say(strength_sentence(listing)))


def quotient_picture(case: Case, found: Specialization, sector: str) -> Picture:
    """Return the location quotients as a picture."""
    words = QuotientWords(
        quotient=say("Location quotient"),
        size_share=say("Share of the nation"),
        focus_share=say("Share of the region"),
        strong=say("Strong"),
        legend=say("1 = as in the nation"),
        yes=say("yes"),
        no=say("no"),
    )
    names = tuple(region.name for region in case.regions)
    limit = case.settings.lq_threshold
    return quotient_map(found, names, words, threshold=limit, focus=sector)


def _draw_map(case: Case, found: Specialization, sector: str) -> None:
    draw_picture(
        quotient_picture(case, found, sector),
        key="specialization_map",
        alt=say("Location quotients of regions by sectors; a dot marks a strong sector"),
    )
    if len(found.regions) > MOST_REGIONS or len(found.sectors) > MOST_SECTORS:
        draw_note(
            say(
                "The picture shows the first {regions} regions and {sectors} sectors; the tables "
                "below hold all.",
                regions=MOST_REGIONS,
                sectors=MOST_SECTORS,
            )
        )


def _draw_details(case: Case, found: Specialization, sector: str) -> None:
    parts = {
        say("Strong clusters"): _draw_clusters,
        say("By region"): _draw_mixes,
        say("Declared and measured"): _draw_declared,
    }
    draw_tabs(
        {name: partial(part, case, found, sector) for name, part in parts.items()},
        "specialization_details",
    )


def _draw_clusters(case: Case, found: Specialization, sector: str) -> None:
    strong = strongest_first(clusters(case, found, sector))
    if strong:
        table = _with_stars(clusters_table(case, strong)).only((1, 2, 9, 4, 5, 6, 7, 8, 3))
        draw_table(table, key="specialization_clusters", alt=say("Strong clusters"), wide=True)
    else:
        draw_note(say("Nothing is strong by these thresholds: lower them to see more."))
    if any(cluster.focus_share > 1 for cluster in strong):
        draw_note(
            say(
                "A share of the region can be above 100 %, since sectors and regions are not "
                "measured alike. Sectors: {measure}.",
                measure=case.settings.sector_measure,
            )
        )
    growth = growth_sentence(found)
    if growth is not None:
        draw_note(say(growth))
    draw_note(
        say(
            "Stars, one each: a location quotient of {lq:.3g} or more; a share of the nation, and "
            "a share of the region, among the upper {part:.3g} % of the regions in that sector.",
            lq=case.settings.star_lq,
            part=round(100 * (1 - case.settings.star_quantile), 6),
        )
    )


def _with_stars(table: Table) -> Table:
    """Return a table whose stars are drawn as such."""
    place = [heading.text for heading in table.headings].index("Stars")
    heads = list(table.headings)
    heads[place] = Heading("Stars")
    rows = tuple(
        (*row[:place], "★" * int(row[place] or 0), *row[place + 1 :]) for row in table.rows
    )
    return replace(table, headings=tuple(heads), rows=rows)


def _draw_mixes(case: Case, found: Specialization, _: str) -> None:
    table = mixes_table(case, found)
    draw_table(table.only(range(1, 6)), key="specialization_mixes", alt=say("By region"))
    missing = [str(row[1]) for row in table.rows if row[3] is None]
    draw_note(say(mix_sentence(case, found, missing)))


def _draw_declared(case: Case, found: Specialization, sector: str) -> None:
    matches = declared_and_measured(case, found)
    told = standing_counts(matches)
    draw_note(say("All sectors together: {told}", told=told) if sector else say(told))
    listed = [match for match in matches if sector in ("", match.sector)]
    if listed:
        table = declared_table(listed).only(range(1, 7))
        draw_table(
            table, key="specialization_declared", alt=say("Declared and measured"), wide=True
        )
    else:
        draw_note(say("The sector in focus is neither declared nor strong anywhere."))
    draw_note(
        say(
            "Declared and measured sectors are compared by name: they meet only where the tables "
            "declared and sectors write the same name."
        )
    )
