"""Agreements between regions: those in force, and the missing ones that block the most value."""

from __future__ import annotations

from mcda.report.agreement_tables import agreements_table
from mcda.ui import cache
from mcda.ui.components.headline import draw_list, draw_note, draw_paragraph
from mcda.ui.components.tables import draw_table
from mcda.ui.money import asked
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_agreements(room: Room) -> None:
    """Draw what missing agreements cost, then the agreements of the case."""
    case = room.case
    if not case.agreements:
        draw_note(say("This case has no agreements: fill its table agreements to use them."))
        return
    found = cache.missing(room.digest, room.choices, asked(case), case, room.ranking)
    if not found:
        draw_paragraph(say("No venture is held back by a missing agreement alone."))
    draw_list(
        say("Missing agreements, those known to block the most value first"),
        (say(item.sentence) for item in found),
    )
    draw_table(agreements_table(case), key="agreements", alt=say("Agreements between regions"))
