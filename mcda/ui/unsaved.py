"""What a session would lose: how much differs from the file, and the workbook that keeps it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from mcda.allocation.asked import with_view
from mcda.allocation.taken import groups_of
from mcda.case.model import Case
from mcda.case.record import NOW
from mcda.case.write import write_workbook
from mcda.ui import session_work, state
from mcda.ui.room import Room
from mcda.ui.text import say
from mcda.ui.view import present_view, saved_views

Work = Mapping[tuple[str, ...], object]


def watch(case: Case, *, has_file: bool = True) -> None:
    """Take the session's work on a case as saved, if the case is new to the session.

    Parameters
    ----------
    case : the case as in its file
    has_file : False where no file holds the case as it was opened, such as a confirmed table
    """
    if _key(case) not in st.session_state:
        missing = {} if has_file else {("no file",): True}
        st.session_state[_key(case)] = _work(case) | missing


def count_unsaved(case: Case) -> int:
    """Return how many changes no file has: figures, wishes, scenarios, decisions, limits."""
    saved: Work = st.session_state[_key(case)]
    now = _work(case)
    return sum(now.get(key) != saved.get(key) for key in {*now, *saved})


def take_as_saved(case: Case) -> None:
    """Count changes from here on."""
    st.session_state[_key(case)] = _work(case)


def saved_case(room: Room) -> Case:
    """Return the case that brings all back when its file is opened; its view is ``now``."""
    decisions = tuple(session_work.decisions(room.case))
    saved = replace(room.case, scenarios=tuple(saved_views(room)), decisions=decisions)
    return with_view(saved, present_view(room, say("When saved")))


def workbook(case: Case) -> bytes:
    """Return a case as the bytes of a workbook."""
    content = io.BytesIO()
    write_workbook(case, content)
    return content.getvalue()


def _work(case: Case) -> dict[tuple[str, ...], object]:
    """Return all that a session may have changed, each change under a key of its own."""
    work: dict[tuple[str, ...], object] = {
        ("figure", edit.region, edit.criterion): edit for edit in session_work.edits(case)
    }
    decided = session_work.decisions(case)
    work |= {("decision", row.id): row for row in decided}
    counted = {NOW, *(row.scenario for row in decided)}
    work |= {
        ("scenario", row.id): row for row in session_work.scenarios(case) if row.id not in counted
    }
    work |= {("taken", name): rules for name, rules in groups_of(session_work.taken(case)).items()}
    work |= {("wish", wish.name): wish for wish in session_work.wishes(case)}
    for text in state.kept(case, state.LIMITS):
        criterion, _, limit = text.partition(":")
        field, _, value = limit.partition(":")
        work["limit", criterion, field] = value
    work["missing",] = state.kept(case, state.MISSING)
    return work


def _key(case: Case) -> str:
    return f"saved_work_{case.id}"
