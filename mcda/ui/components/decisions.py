"""Decisions: record one with its reason, see the log, and what has changed since the last one."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from mcda.case.model import Case
from mcda.report.decided import between, decide, since
from mcda.report.story import Story, decision_name
from mcda.report.story_tables import decisions_table
from mcda.ui import session_work
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import draw_banner, draw_note, draw_paragraph, draw_subheading
from mcda.ui.components.scenarios import draw_dropped
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import numbered
from mcda.ui.room import Room
from mcda.ui.text import say
from mcda.ui.view import save_view, show_view

_DATE, _WHO, _WHY, _NOTE = (f"decision_{name}" for name in ("date", "who", "why", "note"))
_UNREASONED = "decision_unreasoned"


def draw_decisions(room: Room, story: Story) -> None:
    """Draw the form for the next decision, and what has changed since the last one."""
    left, right = st.columns(2, gap="large")
    with left:
        draw_subheading(say("Record this decision"))
        _draw_form(room, story)
    with right:
        draw_subheading(say("Since the last decision"))
        if story.decision is None:
            draw_note(say("Once a decision is recorded, this says who entered, who left, and why."))
        else:
            for line in since(story, story.decision):
                draw_paragraph(say(line))
            _draw_return(room.file_case)
        draw_dropped(room.file_case)


def draw_log(story: Story) -> None:
    """Draw all recorded decisions."""
    if story.case.decisions:
        draw_subheading(say("Recorded decisions"))
        draw_table(
            decisions_table(story.case), key="decisions", alt=say("Recorded decisions"), wide=True
        )


def draw_compared(case: Case, story: Story) -> None:
    """Draw two recorded decisions beside each other, once there are two."""
    decided = {item.id: item for item in story.case.decisions}
    if len(decided) < 2:
        return
    names = numbered({item: decision_name(story.case, row) for item, row in decided.items()})
    draw_subheading(say("From one decision to another"))
    *_, before_last, last = decided
    left, right = st.columns(2, gap="large")
    first = bind_own(f"compared_from_{case.id}", before_last, names)
    second = bind_own(f"compared_to_{case.id}", last, names)
    left.selectbox(say("Earlier decision"), **first.one)
    right.selectbox(say("Later decision"), **second.one)
    if first.value == second.value:
        draw_note(say("Choose two different decisions."))
        return
    for line in between(story, decided[first.value], decided[second.value]):
        draw_paragraph(say(line))


def _draw_form(room: Room, story: Story) -> None:
    # The date is what the meeting says it is; today's is only what it will say most often.
    today = datetime.now().astimezone().date()
    # In a form what was typed comes with the click; a field that is left would take it away.
    with st.form("decision", border=False, enter_to_submit=False):
        with st.container(horizontal=True, gap="small"):
            st.date_input(say("Date"), value=today, key=_DATE, width=150)
            st.text_input(say("Who decides"), key=_WHO, max_chars=200)
        st.text_area(
            say("Why"), key=_WHY, max_chars=2000, height=100,
            placeholder=say("The reason, as it shall stand in every file"),
        )  # fmt: skip
        st.text_input(
            say("Note"), key=_NOTE, max_chars=2000,
            placeholder=say("Votes, conditions, what comes next"),
        )  # fmt: skip
        st.form_submit_button(
            say("Record this decision"),
            key="record_decision",
            on_click=_record,
            args=(room, story, today.isoformat()),
            help=say("Keeps scenario, shortlist, plan and reason; Save work keeps it all"),
        )
    if st.session_state.get(_UNREASONED):
        draw_banner(say("Nothing was recorded: a decision needs a reason. Write it under Why."))


def _record(room: Room, story: Story, today: str) -> None:
    who, why, note = (" ".join(st.session_state[key].split()) for key in (_WHO, _WHY, _NOTE))
    st.session_state[_UNREASONED] = not why
    if not why:
        return
    date = st.session_state[_DATE]
    date = date.isoformat() if date else today
    decision, view = decide(story, date=date, who=who, why=why, note=note)
    session_work.decisions(room.case).append(decision)
    save_view(room, view)
    for field in (_WHO, _WHY, _NOTE):
        st.session_state[field] = ""


def _draw_return(case: Case) -> None:
    last = session_work.decisions(case)[-1]
    row = next((row for row in session_work.scenarios(case) if row.id == last.scenario), None)
    with st.container(horizontal=True, gap="small"):
        if row is not None:
            st.button(
                say("Show what was decided"), key="show_decision", on_click=show_view,
                args=(case, row),
            )  # fmt: skip
        st.button(
            say("Take the last record back"), key="drop_decision", on_click=_drop, args=(case,),
            type="tertiary",
        )  # fmt: skip


def _drop(case: Case) -> None:
    last = session_work.decisions(case)[-1]
    rows = {row.id: row for row in session_work.scenarios(case)}
    session_work.drop(case, rows.get(last.scenario), last)
