"""Joint ventures: which of them get the money, from which programme, and why not the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mcda.allocation.equally_good import equally_good
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.charts.plan import funded_projects
from mcda.report.exports import plan_csv, plan_workbook
from mcda.report.marked_figures import as_shown, provenance_sentence
from mcda.report.plan_tables import ventures_table
from mcda.report.plan_wording import other_obstacles, plan_sentence, tokens_sentence
from mcda.report.wording import topsis_note
from mcda.ui.components.downloads import draw_downloads
from mcda.ui.components.headline import (
    draw_banner,
    draw_list,
    draw_note,
    draw_problem,
    draw_question,
)
from mcda.ui.components.money_pictures import money_offers, regions_picture, ventures_picture
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.pictures_dialog import draw_pictures_button
from mcda.ui.components.tables import draw_table
from mcda.ui.components.tabs import draw_tabs
from mcda.ui.components.ventures_agreements import draw_agreements
from mcda.ui.components.ventures_choices import draw_ventures_choices
from mcda.ui.components.ventures_frontier import draw_equity
from mcda.ui.components.ventures_partners import draw_partners
from mcda.ui.components.ventures_payers import draw_payers
from mcda.ui.components.ventures_prices import draw_prices
from mcda.ui.components.ventures_repairs import draw_conflict
from mcda.ui.components.ventures_roles import draw_roles
from mcda.ui.components.ventures_sureness import draw_sureness
from mcda.ui.components.ventures_taken import draw_taken
from mcda.ui.components.ventures_why_not import draw_why_not
from mcda.ui.components.ventures_wishes import draw_wishes
from mcda.ui.components.ventures_years import draw_years
from mcda.ui.money import plan_of, question_of, ruled_case
from mcda.ui.room import Room, current
from mcda.ui.text import say


def draw(room: Room) -> None:
    """Draw the page."""
    case = ruled_case(room.case)
    note = provenance_sentence(case, room.ranking)
    if note is not None:
        draw_banner(say(note))
    question = say("Which joint ventures get the money?")
    if room.unpaid:
        draw_question(question, say("There is no plan yet: errors of the file concern the money."))
        draw_problem(room.unpaid)
        return
    if not case.projects or not case.programmes:
        draw_question(
            question,
            say(
                "This case has no joint ventures or no programmes yet: "
                "fill its tables projects and programmes."
            ),
        )
        return
    # Not st.empty, which would drop the sentence, and move all below, while a plan is sought.
    slot = st.container(gap=None)
    held = st.container(gap=None)
    draw_ventures_choices(case)
    plan = plan_of(room)
    if plan is None:
        with held:
            draw_taken(room, None)
        with slot:
            draw_question(
                question,
                say("There is no plan, since there is no ranking to decide who may take part."),
            )
        draw_problem(room.problem)
        return
    with slot:
        draw_question(question, say(as_shown(case, room.ranking, plan_sentence(case, plan))))
    with held:
        draw_taken(room, plan)
    draw_list(say("What stands in the way as well"), map(say, other_obstacles(plan)))
    if not plan.has_plan:
        draw_conflict(room)
        return
    followed = topsis_note(room.scenario.method) if plan.role != "none" else None
    if followed is not None:
        draw_note(say(followed))
    tokens = tokens_sentence(case)
    if tokens is not None:
        draw_note(say(tokens))
    if funded_projects(plan):
        _draw_plan(case, plan)
    _draw_details(room, plan)


def _draw_plan(case: Case, plan: Plan) -> None:
    ventures, regions = st.columns([2, 1], gap="medium")
    with ventures:
        draw_picture(
            ventures_picture(case, plan),
            key="plan_bars",
            alt=say("Funded joint ventures with their public money by kind of programme"),
        )
    with regions:
        draw_picture(
            regions_picture(case, plan),
            key="plan_regions",
            alt=say("Public money landing in each region, by kind of programme"),
        )


def _draw_details(room: Room, plan: Plan) -> None:
    case, ranking = room.case, room.ranking
    ruled = ruled_case(case)
    # Files are made in another thread, where nothing of a session is at hand.
    equals = partial(equally_good, question_of(room), plan, None)
    draw_downloads(
        case,
        "plan",
        lambda dialect: plan_csv(case, plan, ranking, equals(), dialect),
        lambda: plan_workbook(case, ranking, plan, equals()),
        lambda: draw_pictures_button(
            "joint_ventures", case, lambda: money_offers(case, ruled, plan)
        ),
    )
    parts: dict[str, Callable[[], None]] = {
        say("Why not"): lambda: draw_why_not(room, plan),
        say("Who pays"): lambda: draw_payers(room, plan),
        say("By year"): lambda: draw_years(ruled, plan),
        say("Who with whom"): lambda: draw_partners(case, plan),
        say("Roles"): lambda: draw_roles(room),
        say("What more would bring"): lambda: draw_prices(room, plan),
        say("What if"): lambda: draw_wishes(room, plan),
        say("Equity"): lambda: draw_equity(room, plan),
        say("How sure"): lambda: draw_sureness(room, plan),
        say("Agreements"): lambda: draw_agreements(room, plan),
        say("Table"): lambda: _draw_table(case, plan),
    }
    draw_tabs(parts, "plan_details")


def _draw_table(case: Case, plan: Plan) -> None:
    table = ventures_table(case, plan)
    draw_table(table, key=f"plan_{table.name}", alt=say("All joint ventures"), wide=True)


draw(current())
