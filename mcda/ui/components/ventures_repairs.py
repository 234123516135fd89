"""When the rules clash: which of them, in sentences, and repairs that were tried."""

from __future__ import annotations

import math
from collections.abc import Callable

import streamlit as st

from mcda.allocation.change_wording import worth_sentence
from mcda.allocation.changes import Repair
from mcda.allocation.taken import repair_rules
from mcda.case.model import Case
from mcda.ui import cache, plan_cache
from mcda.ui.components.headline import draw_list, draw_note, draw_paragraph, draw_subheading
from mcda.ui.components.ventures_taken import change_rules, move, open_up
from mcda.ui.money import asked, let_go, question_of, take
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
    draw_subheading(say("Why there is no plan"))
    draw_paragraph(say(found.conflict.summary))
    draw_list(say("Rules"), (say(told) for told in found.conflict.told))
    with st.spinner(say("Trying what would let them hold"), show_time=False):
        ways = plan_cache.openings(room.digest, room.choices, asked(case), case, room.ranking)
    if not found.repairs and not ways:
        draw_note(say("No change of a few figures lets them hold: give up one of the rules."))
        return
    draw_subheading(say("Each of these alone lets them hold; each was tried"))
    for place, repair in enumerate(found.repairs):
        told = [repair.sentence, *([] if repair.worth is None else [worth_sentence(repair.worth)])]
        _offer(" ".join(map(say, told)), f"repair_{place}", _take, case, repair)
    for place, opening in enumerate(ways):
        _offer(say(opening.sentence), f"opening_{place}", open_up, case, opening)


def _offer(told: str, key: str, taking: Callable[..., None], *given: object) -> None:
    words, button = st.columns([6, 1], gap="small", vertical_alignment="center")
    with words:
        draw_paragraph(told)
    button.button(say("Take"), key=key, on_click=taking, args=given)


def _put(case: Case, repair: Repair) -> None:
    let_go(case, repair.given_up)
    take(case, repair_rules(repair))


def _take(case: Case, repair: Repair) -> None:
    change_rules(case, _put, case, repair)
    for change in repair.changes:
        if change.family == "role_floor" and change.end is not None:
            # The floor is a choice of the session: a little below what just holds.
            move(case, FLOOR, math.floor(100 * change.end))
