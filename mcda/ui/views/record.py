"""Record: what was decided, what has changed since, and the files that leave the room."""

from __future__ import annotations

import streamlit as st

from mcda.case.finding import Sentence, sentence
from mcda.report.marked_figures import changed_sentence, file_sentence
from mcda.report.story import Story
from mcda.ui.components.decisions import draw_compared, draw_decisions, draw_log
from mcda.ui.components.files import draw_files
from mcda.ui.components.headline import draw_banner, draw_problem, draw_question
from mcda.ui.components.stage import draw_preview
from mcda.ui.room import Room, current
from mcda.ui.telling import told
from mcda.ui.text import say


def draw(room: Room) -> None:
    """Draw the page."""
    question = say("What was decided, and what leaves the room?")
    story = told(room)
    if story is None:
        why = say("Nothing can be recorded yet, since nothing is ranked.")
        if room.ranking is not None:
            why = say("Nothing can be recorded yet: errors of the file concern the money.")
        draw_question(question, why)
        draw_problem(room.problem or room.unpaid)
        return
    # the decision may rest on other figures than those that are shown now
    shown = changed_sentence(story.case, story.result)
    note = file_sentence(room.case, room.result)
    if note is not None:
        draw_banner(say(note))
    answer = say(_answer(story))
    draw_question(question, answer if shown is None else f"{answer} {say(shown)}")
    draw_decisions(room, story)
    draw_compared(room.file_case, story)
    draw_files(room, story)
    draw_log(story)
    with st.expander(say("What slides and document tell"), expanded=True, key="preview_part"):
        draw_preview(story)


def _answer(story: Story) -> Sentence:
    """Say which decision is the latest."""
    decision = story.decision
    if decision is None:
        return sentence("No decision is recorded yet. Record one below, with its reason.")
    if decision.who:
        return sentence(
            "Last decision on {date} by {who}: {why}",
            date=decision.date,
            who=decision.who,
            why=decision.why,
        )
    return sentence("Last decision on {date}: {why}", date=decision.date, why=decision.why)


draw(current())
