"""Who pays: for a region, in a year, through which ventures; a table that adds up."""

from __future__ import annotations

import streamlit as st

from mcda.allocation.landing import Landing
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.report.payers import payers_sentence, payers_table
from mcda.ui import plan_cache
from mcda.ui.bound import bind
from mcda.ui.components.headline import draw_note, draw_subheading
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import labels
from mcda.ui.money import asked
from mcda.ui.room import Room
from mcda.ui.state import ASKED_REGION, ASKED_YEAR
from mcda.ui.text import say


def draw_payers(room: Room, plan: Plan) -> None:
    """Let a region and a year be chosen, and say who pays."""
    case = room.case
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        region = choose_region(case, say("All regions"))
        year = _choose_year(case) or None
    parts = landed_of(room, plan)
    draw_subheading(say(payers_sentence(case, plan, parts, region, year)))
    table = payers_table(case, plan, parts, region, year)
    if table.rows:
        draw_table(
            table, key=f"who_pays_{bool(region)}_{bool(year)}",
            alt=say("Who pays how much"), wide=True,
        )  # fmt: skip
    draw_note(
        say(
            "The money of a joint venture falls to its partners by their shares in it. All "
            "amounts are rounded once, so that they add up."
        )
    )


def landed_of(room: Room, plan: Plan) -> tuple[Landing, ...]:
    """Return what falls to which region of the present plan, from whom and when."""
    near = tuple(plan.fractions.items())
    return plan_cache.landed(room.digest, room.choices, asked(room.case), near, room.case, plan)


def choose_region(case: Case, nobody: str) -> str:
    """Let the region that is asked about be chosen, and return its id; empty for none."""
    names = {"": nobody} | labels(case.regions)
    region = bind(
        case, ASKED_REGION, options=names, shown=lambda kept: kept if kept in names else ""
    )
    st.selectbox(say("Region"), width=280, **region.one)
    return str(region.value)


def _choose_year(case: Case) -> int:
    years = {0: say("All years")} | {year: str(year) for year in case.years}
    year = bind(case, ASKED_YEAR, options=years, shown=lambda kept: kept if kept in years else 0)
    st.selectbox(say("Year"), width=140, **year.one)
    return int(year.value)
