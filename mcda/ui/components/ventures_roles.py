"""What the role of the ranking decides: plans under all four roles, and who depends on it."""

from __future__ import annotations

from mcda.allocation.role_wording import ROLE_NAMES
from mcda.report.plan_wording import doubts
from mcda.report.role_tables import roles_table, shared_table
from mcda.ui import cache
from mcda.ui.components.headline import draw_note, draw_paragraph, draw_reasons
from mcda.ui.components.tables import draw_table
from mcda.ui.money import asked
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_roles(room: Room) -> None:
    """Draw the plans under all four roles side by side, in words and tables."""
    if room.ranking is None:
        draw_note(say("Roles are compared once there is a ranking."))
        return
    case = room.case
    found = cache.roles(room.digest, room.choices, asked(case), case, room.ranking)
    draw_paragraph(say(found.summary))
    names = {project.id: project.name for project in case.projects}
    draw_reasons(
        say("Joint ventures that depend on the role"),
        {names[item.project]: say(item.sentence) for item in found.depending},
    )
    draw_table(roles_table(case, found), key="roles", alt=say("Plans under the four roles"))
    for doubt in doubts({say(ROLE_NAMES[role]): plan for role, plan in found.plans.items()}):
        draw_note(say(doubt))
    draw_table(
        shared_table(found), key="roles_shared",
        alt=say("Joint ventures that two roles have in common"),
    )  # fmt: skip
    draw_note(
        say("Values leave out the weighing of the role value, so that plans can be compared.")
    )
