"""One region on one card: where it stands, what holds it back, what it is strong in, its money."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case
from mcda.charts.ranking import score_texts
from mcda.ranking.explanation import obstacles
from mcda.ranking.result import DecisionMatrix, MethodResult
from mcda.ranking.what_it_takes import what_it_takes
from mcda.report.card import Card, CardPart, card_html
from mcda.report.formats import file_name
from mcda.report.marked_figures import provenance_sentence
from mcda.report.picture_origin import source_notes
from mcda.report.region_tables import region_figures_table, region_ventures_table
from mcda.report.tables import Table
from mcda.specialization.clusters import clusters, strongest_first
from mcda.ui import cache
from mcda.ui.bound import bind
from mcda.ui.components.figure_facts import draw_figure_facts
from mcda.ui.components.headline import draw_note, draw_reasons
from mcda.ui.components.ranking_steps import is_large
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import labels
from mcda.ui.money import plan_of, ruled_case
from mcda.ui.room import Room
from mcda.ui.state import REGION
from mcda.ui.text import say


def draw_region_card(room: Room) -> None:
    """Draw the card of a region, ranked or not."""
    case = room.case
    names = {region.id: region.name for region in case.regions}
    titles = labels(case.regions)
    chosen = bind(
        case, REGION, "widget_card", options={item: titles[item] for item in names},
        shown=lambda kept: kept if kept in names else _leader(room),
    )  # fmt: skip
    choice, printing = st.columns([5, 1], gap="small", vertical_alignment="bottom")
    choice.selectbox(say("Region"), **chosen.one)
    region: str = chosen.value
    st.html(f'<h2 class="mcda-question">{html.escape(names[region])}</h2>')
    standing, strengths = _standing(room, region), _strengths(case, region)
    for sentence in (*standing, strengths):
        st.text(sentence)
    matrix = cache.matrix(room.digest, room.scenario.sector, case)
    figures = region_figures_table(case, matrix, region)
    _draw_figures(case, matrix, region, figures)
    ventures = _ventures(room, region)
    if ventures is None:
        draw_note(_no_ventures())
    else:
        _draw_ventures(case, ventures, region)
    parts = (
        CardPart(say("Where it stands"), tuple(standing)),
        CardPart(say("What it is strong in"), (strengths,)),
        CardPart(
            say("Joint ventures of the region"), () if ventures else (_no_ventures(),), ventures
        ),
        CardPart(say("Figures and their sources"), (), figures),
    )
    with printing:
        _draw_print(case, matrix, region, names[region], parts)


def _draw_ventures(case: Case, ventures: Table, region: str) -> None:
    """Draw what the region gets from each of its ventures; the reasons wrap below, read whole."""
    why = len(ventures.headings) - 1
    draw_table(
        ventures.only(range(why)), key="card_ventures", alt=say("Joint ventures of the region")
    )
    names = labels(case.projects)
    mine = [names[project.id] for project in case.projects if region in project.partners]
    reasons = (str(row[why]) for row in ventures.rows)
    draw_reasons(say("Why each gets this much"), dict(zip(mine, reasons, strict=True)))


def _draw_figures(case: Case, matrix: DecisionMatrix, region: str, figures: Table) -> None:
    """Draw the region's figures; a click on one says below what is known about it."""
    # long words are read whole below the figure that is clicked, and all of them in print
    long = ("Formula", "Source", "Doubt")
    shown = [place for place, item in enumerate(figures.headings) if item.text not in long]
    picked = draw_table(
        figures.only(shown),
        key=f"card_figures_{case.id}_{region}",
        alt=say("Figures of the region with their sources"),
        pick=True,
    )
    if picked is None or picked[0] >= len(matrix.criteria):
        draw_note(say("Click a figure to see its formula, source, year and doubts."))
    else:
        draw_figure_facts(case, matrix, region, matrix.criteria[picked[0]].id)
    names = labels(matrix.criteria)
    draw_reasons(
        say("In doubt"),
        {
            names[doubt.criterion]: doubt.note
            for doubt in case.figures
            if doubt.region == region and doubt.criterion in names
        },
    )


def _draw_print(
    case: Case, matrix: DecisionMatrix, region: str, name: str, parts: tuple[CardPart, ...]
) -> None:
    """Offer the card as a page that prints; the file is made when the button is pressed."""
    notice = provenance_sentence(case, matrix)
    card = Card(
        title=name,
        case=case.settings.title,
        print_label=say("Print"),
        notice="" if notice is None else say(notice),
        parts=tuple(_said(part) for part in parts),
        origin=tuple(say(note) for note in source_notes(case)),
    )
    st.download_button(
        say("Print"),
        lambda: card_html(card),
        f"{file_name(case, 'card', name)}.html",
        "text/html",
        key=f"card_print_{case.id}",
        on_click="ignore",
        help=say("Saves the card as a page: open it in a browser and print it on A4."),
    )


def _said(part: CardPart) -> CardPart:
    """Return a part whose table has its headings in the session's language."""
    if part.table is None:
        return part
    heads = tuple(
        head if "{" in head.text else replace(head, text=say(head.text))
        for head in part.table.headings
    )
    return replace(part, table=replace(part.table, headings=heads))


def _leader(room: Room) -> str:
    ranking = room.ranking
    return room.case.regions[0].id if ranking is None else ranking.regions[ranking.order[0]]


def _standing(room: Room, region: str) -> list[str]:
    """Say where the region stands, what holds it back and what would lift it."""
    ranking = room.ranking
    if ranking is None:
        return [say("There is no ranking yet.")]
    for excluded in ranking.excluded:
        if excluded.region == region:
            return [say("It is not ranked: {reason}", reason=excluded.reason)]
    row = ranking.regions.index(region)
    place = say(
        "Rank {rank} of {count}, closeness {score}.",
        rank=int(ranking.rank[row]),
        count=len(ranking.regions),
        score=score_texts(ranking)[row],
    )
    return [
        *_by_other_method(room, row),
        place,
        say(obstacles(ranking, region).sentence),
        say("The tab What would it take tries what would lift it onto the shortlist.")
        if is_large(ranking)
        else say(what_it_takes(ranking, region).sentence),
    ]


def _by_other_method(room: Room, row: int) -> list[str]:
    """Say the rank by the method that was chosen; the rest of the card is about TOPSIS."""
    if not isinstance(room.result, MethodResult):
        return []
    return [
        say(
            "Rank {rank} of {count} by {method}. What follows is about the ranking by TOPSIS.",
            rank=int(room.result.rank[row]),
            count=len(room.result.regions),
            method=room.result.method.name,
        )
    ]


def _strengths(case: Case, region: str) -> str:
    strong = [
        f"{cluster.sector} ({cluster.lq:.2f})"
        for cluster in strongest_first(clusters(case))
        if cluster.region == region and cluster.strong
    ]
    if strong:
        return say("Strong, with the location quotient: {sectors}.", sectors=", ".join(strong))
    if not any(cluster.region == region for cluster in clusters(case)):
        return say("There are no figures by sector for it.")
    return say("No sector of it is strong by the figures.")


def _no_ventures() -> str:
    return say("There is no plan with joint ventures of this region.")


def _ventures(room: Room, region: str) -> Table | None:
    """Return the region's joint ventures, funded or not and why; None without a plan."""
    case = room.case
    mine = [project for project in case.projects if region in project.partners]
    plan = plan_of(room) if mine else None
    if plan is None:
        return None
    ruled = ruled_case(case)
    reasons = {project.id: say(unfunded_reason(plan, project, ruled)) for project in ruled.projects}
    return region_ventures_table(case, plan, region, reasons)
