"""Regions: what is known about each, from which source, and what each is strong in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mcda.case.finding import Finding
from mcda.case.model import Case
from mcda.charts.heat import MOST_ROWS
from mcda.ranking.result import DecisionMatrix
from mcda.report.criteria_tables import criteria_table
from mcda.report.marked_figures import changed_sentence
from mcda.report.origin import doubts_table, sources_table
from mcda.report.tables import Table
from mcda.ui import cache
from mcda.ui.bound import bind
from mcda.ui.components.cluster_limits import draw_limits
from mcda.ui.components.edits import draw_edits
from mcda.ui.components.figure_facts import draw_figures
from mcda.ui.components.findings import draw_findings_table
from mcda.ui.components.headline import draw_note, draw_question, draw_reasons
from mcda.ui.components.pictures import draw_hidden, draw_picture
from mcda.ui.components.pictures_dialog import draw_pictures_button
from mcda.ui.components.region_pictures import figures_picture, region_offers
from mcda.ui.components.specialization import draw_specialization
from mcda.ui.components.tables import draw_table
from mcda.ui.components.tabs import draw_tabs
from mcda.ui.room import Room, current
from mcda.ui.state import VIEW, VIEWS
from mcda.ui.text import say

_LINES = 3  # of formulas, and titles of sources
_MOST_DOUBTS = 200  # written in full; beyond it a table has them


def draw(room: Room) -> None:
    """Draw the page."""
    case = room.case
    with st.container(horizontal=True, vertical_alignment="center", key="regions_view"):
        view = _chosen_view(case)
        st.space("stretch")
        if view == "specialization" and case.sectors:
            draw_limits(case)
        if view == "specialization" or case.criteria:
            draw_pictures_button("regions", case, lambda: region_offers(room, view))
    if view == "specialization":
        draw_specialization(case, room.scenario.sector)
    else:
        _draw_figures(room)


def _chosen_view(case: Case) -> str:
    """Draw the choice between the two views of the page and return the chosen one."""
    names = {"figures": say("Figures"), "specialization": say("Specialization")}
    chosen = bind(case, VIEW, options={view: names[view] for view in VIEWS})
    st.segmented_control(
        say("What to see of the regions"),
        required=True,
        **chosen.several,
        label_visibility="collapsed",
    )
    view: str = chosen.value
    return view


def _draw_figures(room: Room) -> None:
    case = room.case
    findings = room.reading.findings + (
        ()
        if room.reading.errors
        else cache.warnings(room.digest, room.scenario.normalization, case)
    )
    matrix = cache.matrix(room.digest, room.scenario.sector, case)
    changed = changed_sentence(case, matrix)
    answer = [_known(case), *([] if changed is None else [say(changed)])]
    answer.append(_doubts(len(findings), len(case.figures) + len(case.acknowledged)))
    draw_question(say("What is known about the regions?"), " ".join(answer))
    _draw_picture(case, matrix, findings)
    tables = {
        say("Criteria and formulas"): ("regions_criteria", _formulas),
        say("Sources"): ("regions_sources", sources_table),
    }
    draw_tabs(
        {
            say("Figures"): lambda: _draw_matrix(room, matrix),
            **{
                name: partial(_draw_table, case, key, table, name)
                for name, (key, table) in tables.items()
            },
            say("Doubts"): lambda: _draw_doubts(case),
            say("Findings ({count})", count=len(findings)): lambda: _draw_findings(findings),
        },
        "regions_details",
    )


def _draw_matrix(room: Room, matrix: DecisionMatrix) -> None:
    draw_figures(room.case, matrix, key=f"regions_figures_{room.case.id}")
    draw_edits(room, matrix)
    if room.case.settings.description:
        draw_note(room.case.settings.description)


def _draw_table(case: Case, key: str, table: Callable[[Case], Table], name: str) -> None:
    draw_table(table(case), key=key, alt=name, lines=_LINES)


def _formulas(case: Case) -> Table:
    """List the criteria, each with its formula first."""
    table = criteria_table(case)
    first = [0, 4, 1, 3]
    rest = [place for place in range(len(table.headings)) if place not in first]
    return table.only([*first, *rest])


def _draw_doubts(case: Case) -> None:
    """Draw what is doubtful, every reason in full."""
    found = doubts_table(case)
    if not found.rows:
        draw_note(say("No doubts are noted."))
    elif len(found.rows) > _MOST_DOUBTS:
        draw_table(found, key="regions_doubts", alt=say("Doubts"), lines=_LINES)
    else:
        told: dict[str, str] = {}
        for region, concerned, note in found.rows:
            about = f"{region}: {concerned}"
            told[about] = f"{told[about]} {note}" if about in told else str(note)
        draw_reasons(say("What is doubted, or odd and explained"), told)


def _draw_findings(findings: tuple[Finding, ...]) -> None:
    if findings:
        draw_findings_table(findings, key="regions_findings")
    else:
        draw_note(say("Nothing was found that needs mending."))


def _draw_picture(case: Case, matrix: DecisionMatrix, findings: tuple[Finding, ...]) -> None:
    """Draw the heat map; without criteria there is none, and what is wrong stands in its place."""
    if case.criteria:
        draw_picture(
            figures_picture(matrix),
            key="regions_heat",
            alt=say("Regions by criteria; the darker, the stronger the region in that criterion"),
        )
        draw_hidden(len(case.regions), MOST_ROWS)
    elif findings:
        draw_findings_table(findings, key="regions_faults")


def _known(case: Case) -> str:
    """Say how much is known of how many regions, and what is missing to compare them."""
    regions = say("{count} regions", count=len(case.regions))
    if len(case.regions) == 1:
        regions = say("1 region")
    if not case.criteria:
        return say(
            "{regions}, but no usable criteria to compare by: the file needs a table criteria and "
            "a column of figures for each in its table regions.",
            regions=regions,
        )
    criteria = say("{count} criteria", count=len(case.criteria))
    if len(case.criteria) == 1:
        criteria = say("1 criterion")
    if not case.sources:
        return say(
            "{regions}, {criteria}; no sources are named.", regions=regions, criteria=criteria
        )
    sources = say("{count} sources", count=len(case.sources))
    if len(case.sources) == 1:
        sources = say("1 source")
    return say(
        "{regions}, {criteria}, with figures from {sources}.",
        regions=regions,
        criteria=criteria,
        sources=sources,
    )


def _doubts(findings: int, known: int) -> str:
    if findings == 1:
        return say("1 finding needs attention.")
    if findings:
        return say("{count} findings need attention.", count=findings)
    if known == 1:
        return say("1 doubt is known and explained.")
    if known:
        return say("{count} doubts are known and explained.", count=known)
    return say("No doubts are noted.")


draw(current())
