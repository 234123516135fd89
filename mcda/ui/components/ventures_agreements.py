"""Agreements between regions: those in force, and the missing ones that block the most value."""

from __future__ import annotations

from mcda.allocation.missing_agreements import base_sentence, next_sentence
from mcda.allocation.plan import Plan
from mcda.report.agreement_tables import agreements_table
from mcda.ui import cache
from mcda.ui.components.headline import draw_list, draw_note, draw_paragraph
from mcda.ui.components.tables import draw_table
from mcda.ui.money import asked
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_agreements(room: Room, plan: Plan) -> None:
    """Draw which agreement to sign next, what others would add and to what, then those signed."""
    case = room.case
    if not case.agreements:
        draw_note(say("This case has no agreements: fill its table agreements to use them."))
        return
    found = cache.missing(room.digest, room.choices, asked(case), case, room.ranking)
    following = next_sentence(found, case)
    if following is None:
        draw_paragraph(say("No venture is held back by a missing agreement alone."))
    else:
        draw_paragraph(say(following))
        draw_note(say(base_sentence(found, plan)))
    draw_list(
        say("What missing agreements would add to that plan, each line by itself"),
        (say(item.sentence) for item in found.sets),
    )
    draw_table(
        agreements_table(case, plan.years[:1]), key="agreements",
        alt=say("Agreements between regions"),
    )  # fmt: skip
