"""When the rules clash: which of them, in sentences, and repairs that were tried."""

from __future__ import annotations

import math

import streamlit as st

from mcda.allocation.changes import Repair
from mcda.case.model import Case
from mcda.ui import cache, session_work, state
from mcda.ui.components.headline import draw_list, draw_note, draw_paragraph, draw_subheading
from mcda.ui.money import adopt, asked, question_of
from mcda.ui.room import Room
from mcda.ui.state import FLOOR
from mcda.ui.text import say


def draw_conflict(room: Room) -> None:
    """Draw the rules that cannot hold together, and one button per repair."""
    case = room.case
    with st.spinner(say("Looking for the rules that clash"), show_time=False):
        found = cache.diagnosis(room.digest, room.choices, asked(case), question_of(room))
    if found.conflict is None:
        draw_paragraph(
            say("The rules that clash were not found in time: take back the last change.")
        )
        return
    draw_subheading(say("These rules cannot hold together"))
    draw_paragraph(say(found.conflict.summary))
    draw_list(say("Rules"), (say(told) for told in found.conflict.told))
    if not found.repairs:
        draw_note(say("No change of a few figures lets them hold: give up one of the rules."))
        return
    draw_subheading(say("Each of these alone lets them hold; the smallest change first"))
    for place, repair in enumerate(found.repairs):
        words, button = st.columns([6, 1], gap="small", vertical_alignment="center")
        with words:
            draw_paragraph(say(repair.sentence))
        button.button(
            say("Apply"),
            key=f"repair_{place}",
            on_click=_apply,
            args=(case, repair),
        )


def draw_repairs(case: Case) -> None:
    """List the repairs applied in this session, the last with Undo."""
    applied = session_work.repairs(case)
    if not applied:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="repairs"):
        draw_note(
            say("Changed so that the rules hold: {changes}",
                changes=" ".join(say(item.repair.sentence) for item in applied))
        )  # fmt: skip
        st.button(
            say("Undo the last"), key="undo_repair", type="tertiary",
            on_click=session_work.undo_repair, args=(case,),
        )  # fmt: skip


def _apply(case: Case, repair: Repair) -> None:
    if any(change.family == "equity" for change in repair.changes):
        # An adopted floor is a choice of the session, not of the case.
        adopt(case, None)
        if len(repair.changes) == 1:
            return
    session_work.apply_repair(case, repair, asked(case).factors(case))
    for change in repair.changes:
        if change.family == "role_floor" and change.end is not None:
            # The floor is a choice of the session: a little below what just holds.
            state.keep(case, FLOOR, math.floor(100 * change.end))
