"""Why not: a sector in a region, all that gets no money, and what is as good as the plan."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from mcda.allocation.eligibility import is_barred_by_gate
from mcda.allocation.equally_good import equally_good_sentences
from mcda.allocation.plan import Plan
from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case
from mcda.charts.plan import funded_projects
from mcda.report.why_not import (
    background,
    sectors_told,
    venture_answer,
    ventures_about,
    why_not_sentence,
)
from mcda.ui.bound import bind
from mcda.ui.components.headline import (
    draw_list,
    draw_note,
    draw_paragraph,
    draw_reasons,
    draw_subheading,
)
from mcda.ui.components.ventures_payers import choose_region, landed_of
from mcda.ui.labels import labels
from mcda.ui.money import equals_of, ruled_case, was_near
from mcda.ui.room import Room
from mcda.ui.state import ASKED_SECTOR
from mcda.ui.text import say


def draw_why_not(room: Room, plan: Plan) -> None:
    """Draw what was asked about, the reasons of what is not funded, and what is as good."""
    is_told = _draw_asked(room, plan)
    _draw_unfunded(room, plan, is_told=is_told)
    # Last, since it asks the solver again: all else stands there by then.
    found = equals_of(room, plan, was_near(room.case))
    draw_list(
        say("Other plans that are as good"), map(say, equally_good_sentences(found, room.case))
    )


def _draw_asked(room: Room, plan: Plan) -> bool:
    """Let a sector and a region be chosen, and say what their ventures get and why not more.

    Returns whether it was told how ventures can pass the gate.
    """
    case = ruled_case(room.case)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        sector = _choose_sector(case)
        region = choose_region(case, say("Any region"))
    if not sector and not region:
        return False
    parts = landed_of(room, plan)
    names = labels(case.projects)
    draw_subheading(say(why_not_sentence(case, plan, sector, region)))
    about = ventures_about(case, sector, region)
    draw_reasons(
        say("What each gets, and why not more"),
        {names[item.id]: say(venture_answer(case, plan, parts, item, region)) for item in about},
    )
    is_told = _draw_gate(plan, [item.id for item in about])
    if sector and region:
        for told in background(case, plan, room.ranking, sector, region):
            draw_paragraph(say(told))
    return is_told


def _choose_sector(case: Case) -> str:
    names = {"": say("Any sector")} | {sector: sector for sector in sectors_told(case)}
    sector = bind(
        case, ASKED_SECTOR, options=names, shown=lambda kept: kept if kept in names else ""
    )
    st.selectbox(say("Sector"), width=280, **sector.one)
    return str(sector.value)


def _draw_gate(plan: Plan, about: Collection[str]) -> bool:
    """Say how the gate lets ventures in, where it bars one of these, and return whether it does."""
    is_barred = any(
        part.project in about and is_barred_by_gate(part.reason) for part in plan.projects
    )
    if is_barred:
        draw_note(
            say(
                "To let ventures without a partner on the shortlist take part, raise “Regions on "
                "the shortlist” under “Rules”, change the weights, or choose “None: the ranking "
                "only informs”."
            )
        )
    return is_barred


def _draw_unfunded(room: Room, plan: Plan, *, is_told: bool) -> None:
    case, names = ruled_case(room.case), labels(room.case.projects)
    paid = {project.project for project in funded_projects(plan)}
    draw_reasons(
        say("Not funded, and why"),
        {
            names[item.id]: say(unfunded_reason(plan, item, case))
            for item in case.projects
            if item.id not in paid
        },
    )
    if not is_told:
        _draw_gate(plan, [item.id for item in case.projects])
    draw_reasons(
        say("Decided by a near tie at the edge of the shortlist"),
        {
            names[item.id]: say(part.near_tie)
            for item, part in zip(case.projects, plan.projects)
            if part.near_tie is not None
        },
    )
