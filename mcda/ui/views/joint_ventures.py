"""Joint ventures: which of them get the money, from which programme, and why not the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mcda.allocation.equally_good import equally_good, equally_good_sentences
from mcda.allocation.plan import Plan
from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case
from mcda.charts.plan import funded_projects
from mcda.report.exports import plan_csv, plan_workbook
from mcda.report.plan_tables import projects_table
from mcda.report.plan_wording import other_obstacles, plan_sentence
from mcda.report.tables import Table
from mcda.report.wording import illustrative_sentence, topsis_note
from mcda.ui.components.downloads import draw_downloads
from mcda.ui.components.headline import (
    draw_banner,
    draw_list,
    draw_note,
    draw_problem,
    draw_question,
    draw_reasons,
)
from mcda.ui.components.money_pictures import money_offers, regions_picture, ventures_picture
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.pictures_dialog import draw_pictures_button
from mcda.ui.components.tables import draw_table
from mcda.ui.components.ventures_agreements import draw_agreements
from mcda.ui.components.ventures_choices import draw_ventures_choices
from mcda.ui.components.ventures_frontier import draw_adopted, draw_equity
from mcda.ui.components.ventures_partners import draw_partners
from mcda.ui.components.ventures_prices import draw_prices
from mcda.ui.components.ventures_repairs import draw_conflict, draw_repairs
from mcda.ui.components.ventures_roles import draw_roles
from mcda.ui.components.ventures_sureness import draw_sureness
from mcda.ui.components.ventures_wishes import draw_wishes
from mcda.ui.components.ventures_years import draw_years
from mcda.ui.labels import labels
from mcda.ui.money import equals_of, plan_of, question_of, was_near
from mcda.ui.room import Room, current
from mcda.ui.text import say


def draw(room: Room) -> None:
    """Draw the page."""
    case = room.case
    note = illustrative_sentence(case)
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
    adopted = st.container(gap=None)
    draw_repairs(case)
    draw_ventures_choices(case)
    plan = plan_of(room)
    if plan is None:
        with slot:
            draw_question(
                question,
                say("There is no plan, since there is no ranking to decide who may take part."),
            )
        draw_problem(room.problem)
        return
    with slot:
        draw_question(question, say(plan_sentence(case, plan)))
    with adopted:
        draw_adopted(room, plan)
    draw_list(say("What stands in the way as well"), map(say, other_obstacles(plan)))
    if not plan.has_plan:
        draw_conflict(room)
        return
    followed = topsis_note(room.scenario.method) if plan.role != "none" else None
    if followed is not None:
        draw_note(say(followed))
    equals = _draw_plan(case, plan)
    _draw_details(room, plan)
    # Last, since it asks the solver again: all else stands there by then.
    with equals:
        _draw_equals(room, plan)


def _draw_equals(room: Room, plan: Plan) -> None:
    """Say which ventures could take whose place without loss, and by which rule one was taken."""
    found = equals_of(room, plan, was_near(room.case))
    draw_list(
        say("Other plans that are as good"), map(say, equally_good_sentences(found, room.case))
    )


def _draw_plan(case: Case, plan: Plan) -> DeltaGenerator:
    """Draw the plan, and return the place for what is as good."""
    funded = funded_projects(plan)
    reasons = {item.id: say(unfunded_reason(plan, item, case)) for item in case.projects}
    ventures, regions = st.columns([2, 1], gap="medium")
    with ventures:
        if funded:
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
    names = labels(case.projects)
    paid = {project.project for project in funded}
    draw_reasons(
        say("Not funded, and why"),
        {names[item.id]: reasons[item.id] for item in case.projects if item.id not in paid},
    )
    equals = st.container(gap=None)
    if plan.role == "gate" and not all(project.eligible for project in plan.projects):
        draw_note(
            say(
                "To let more ventures take part, make the shortlist longer, change the "
                "weights, or give the ranking no say."
            )
        )
    draw_reasons(
        say("Decided by a near tie at the edge of the shortlist"),
        {
            item.name: say(part.near_tie)
            for item, part in zip(case.projects, plan.projects)
            if part.near_tie is not None
        },
    )
    return equals


def _draw_details(room: Room, plan: Plan) -> None:
    case, ranking = room.case, room.ranking
    # Files are made in another thread, where nothing of a session is at hand.
    equals = partial(equally_good, question_of(room), plan, None)
    draw_downloads(
        f"{case.id}_plan",
        lambda: plan_csv(case, plan, ranking, equals()),
        lambda: plan_workbook(case, ranking, plan, equals()),
        lambda: draw_pictures_button("joint_ventures", case, lambda: money_offers(case, plan)),
    )
    parts: dict[str, Callable[[], None]] = {
        say("By year"): lambda: draw_years(case, plan),
        say("Who with whom"): lambda: draw_partners(case, plan),
        say("Roles of the ranking"): lambda: draw_roles(room),
        say("What more would bring"): lambda: draw_prices(room, plan),
        say("What if"): lambda: draw_wishes(room, plan),
        say("Equity"): lambda: draw_equity(room, plan),
        say("How sure"): lambda: draw_sureness(room, plan),
        say("Agreements"): lambda: draw_agreements(room),
        say("Table"): lambda: _draw_table(projects_table(case, plan)),
    }
    tabs = st.tabs(list(parts), key="plan_details", on_change="rerun")
    for tab, draw_part in zip(tabs, parts.values()):
        if tab.open:
            with tab:
                draw_part()


def _draw_table(table: Table) -> None:
    draw_table(table, key=f"plan_{table.name}", alt=table.name, wide=True)


draw(current())
