"""Ranking, the home page: which regions should host innovative clusters."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcda.case.model import Case
from mcda.charts.ranking import shown_rows
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.points import with_half
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.acceptability_wording import shares_note, stays_first_sentence
from mcda.report.cluster_wording import (
    HALF,
    focus_sentence,
    sector_criteria,
    share_on_sector,
)
from mcda.report.exports import shortlist_csv, shortlist_workbook
from mcda.report.marked_figures import as_shown
from mcda.report.ranking_tables import excluded_table, ranking_table, weights_table
from mcda.report.tables import Table
from mcda.report.wording import (
    cut_sentence,
    excluded_sentence,
    leader_sentence,
    method_sentence,
    shortlist_note,
)
from mcda.ui import sliders, state
from mcda.ui.components.downloads import draw_downloads
from mcda.ui.components.explanation import (
    draw_steps,
    draw_what_it_takes,
    draw_why,
)
from mcda.ui.components.headline import (
    draw_note,
    draw_paragraph,
    draw_problem,
    draw_question,
)
from mcda.ui.components.live_ranking import can_follow, draw_live_ranking
from mcda.ui.components.methods import draw_methods
from mcda.ui.components.pictures_dialog import draw_pictures_button
from mcda.ui.components.profiles import draw_profiles
from mcda.ui.components.ranking_pictures import ranking_offers
from mcda.ui.components.region_card import draw_region_card
from mcda.ui.components.region_map import draw_map
from mcda.ui.components.scenarios import draw_scenarios
from mcda.ui.components.tables import draw_table
from mcda.ui.components.tabs import draw_tabs
from mcda.ui.likely import Likely, likely
from mcda.ui.room import Room, current
from mcda.ui.state import METHOD
from mcda.ui.text import say


def draw(room: Room) -> None:
    """Draw the page."""
    question = _question(room)
    ranking = room.ranking
    if ranking is None:
        draw_question(question, say("There is no ranking yet."))
        draw_problem(room.problem)
        return
    result = room.result
    if result is None:
        _draw_refusal(room, question)
        return
    found = likely(room)
    parts = (
        as_shown(room.case, result, leader_sentence(result)),
        None
        if found is None
        else stays_first_sentence(ranking, found.question, found.first, found.samples),
        method_sentence(result) if isinstance(result, MethodResult) else None,
        shortlist_note(result),
        cut_sentence(result),
        excluded_sentence(result),
    )
    draw_question(question, " ".join(say(part) for part in parts if part is not None))
    _draw_focus(room, result)
    # Not columns, which grow too narrow for the map where letters are large or the window small.
    with st.container(horizontal=True, gap="medium", key="ranking_pictures"):
        with st.container(key="ranking_bars"):
            _draw_bars(room.case, result, found)
        with st.container(key="ranking_map"):
            draw_map(room.case, result)
    _draw_details(room, ranking, result)


def _draw_focus(room: Room, result: Ranking | MethodResult) -> None:
    """Say how much the sector in focus counts, and offer to weigh it as half of all points."""
    told = focus_sentence(room.case, result)
    if told is None:
        return
    points = sliders.current_points(room.case)
    looking = [criterion.id for criterion in sector_criteria(room.case)]
    half = sliders.around_locked(room.case, with_half(points, looking)).points
    words, click = st.columns([3, 1], gap="medium", vertical_alignment="center")
    with words:
        draw_paragraph(say(told))
    with click:
        if share_on_sector(room.case, points) < HALF and half != points:
            st.button(
                say("Weigh the sector as half"),
                key="sector_as_half",
                on_click=sliders.set_points,
                args=(room.case, half),
                help=say(
                    "Gives the criteria that follow the sector half of all points; the others "
                    "keep their proportions. Undo takes it back."
                ),
            )


def _draw_refusal(room: Room, question: str) -> None:
    """Say why the chosen method cannot rank what TOPSIS can, with the way back."""
    method = METHODS[room.scenario.method].name
    draw_question(question, say("There is no ranking by {method}.", method=method))
    with st.container(border=True):
        if room.refusal is not None:
            st.text(say(room.refusal))
        st.button(
            say("Rank with TOPSIS"),
            key="back_to_topsis",
            on_click=lambda: state.keep(room.case, METHOD, "topsis"),
            help=say("TOPSIS takes any figures; other methods are under Rules"),
        )


def _question(room: Room) -> str:
    """Return the meeting's question; a sector in focus makes it one about that sector."""
    if room.scenario.sector:
        sector = room.scenario.sector
        return say("Which region should host a cluster in {sector}?", sector=sector)
    return room.case.settings.question or say("Which regions should host innovative clusters?")


def _draw_bars(case: Case, result: Ranking | MethodResult, found: Likely | None) -> None:
    draw_live_ranking(case, result, None if found is None else found.shortlisted)
    if found is not None:
        draw_note(say(shares_note(found.ranking, found.question, found.samples)))
    if isinstance(result, MethodResult):
        draw_note(
            say(
                "Bars run from the weakest score to the best one. They follow a slider when it is "
                "released; with TOPSIS they follow while it moves."
            )
        )
    elif not can_follow(result):
        draw_note(say("With so many figures the bars follow a slider when it is released."))
    hidden = len(result.regions) - shown_rows(result)
    if hidden == 1:
        draw_note(say("1 more region is in the table below."))
    elif hidden > 0:
        draw_note(say("{count} more regions are in the table below.", count=hidden))


def _draw_details(room: Room, ranking: Ranking, result: Ranking | MethodResult) -> None:
    case = room.case
    draw_downloads(
        case,
        "ranking",
        lambda dialect: shortlist_csv(case, result, dialect=dialect),
        lambda: shortlist_workbook(case, result),
        lambda: draw_pictures_button(
            "ranking", case, lambda: ranking_offers(case, ranking, result, _question(room))
        ),
    )
    parts: dict[str, Callable[[], None]] = {
        say("Table"): lambda: _draw_report(ranking_table(case, result)),
        say("Why"): lambda: _by_topsis(result, lambda: draw_why(case, ranking)),
        say("What would it take"): lambda: _by_topsis(
            result, lambda: draw_what_it_takes(room, ranking)
        ),
        say("Region card"): lambda: draw_region_card(room),
        say("Profiles"): lambda: draw_profiles(case, ranking),
        say("Steps"): lambda: _by_topsis(result, lambda: draw_steps(case, ranking)),
        say("Other methods"): lambda: draw_methods(room, ranking),
        say("Weights"): lambda: _draw_report(weights_table(ranking)),
        say("Scenarios"): lambda: draw_scenarios(room, result),
        # Always there: a tab that comes or goes would put another one in front.
        say("Not ranked"): lambda: _draw_excluded(ranking),
    }
    draw_tabs(parts, "ranking_details")


def _by_topsis(result: Ranking | MethodResult, draw_part: Callable[[], None]) -> None:
    """Draw what explains the ranking by TOPSIS, and say so where another one is shown."""
    if isinstance(result, MethodResult):
        draw_note(
            say(
                "This explains the ranking by TOPSIS, whose shortlist the money follows, not the "
                "one by {method} above.",
                method=result.method.name,
            )
        )
    draw_part()


def _draw_excluded(ranking: Ranking) -> None:
    if ranking.excluded:
        _draw_report(excluded_table(ranking))
    else:
        draw_note(say("All regions are ranked."))


def _draw_report(table: Table) -> None:
    draw_table(table, key=f"ranking_{table.name}", alt=table.name)


draw(current())
