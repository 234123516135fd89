"""Why not: the ventures that get no money with the reason, and what is as good as the plan."""

from __future__ import annotations

from mcda.allocation.equally_good import equally_good_sentences
from mcda.allocation.plan import Plan
from mcda.allocation.reasons import unfunded_reason
from mcda.charts.plan import funded_projects
from mcda.ui.components.headline import draw_list, draw_note, draw_reasons
from mcda.ui.labels import labels
from mcda.ui.money import equals_of, was_near
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_why_not(room: Room, plan: Plan) -> None:
    """Draw the reasons of what is not funded, of near ties, and the plans that are as good."""
    _draw_unfunded(room, plan)
    # Last, since it asks the solver again: all else stands there by then.
    found = equals_of(room, plan, was_near(room.case))
    draw_list(
        say("Other plans that are as good"), map(say, equally_good_sentences(found, room.case))
    )


def _draw_unfunded(room: Room, plan: Plan) -> None:
    case, names = room.case, labels(room.case.projects)
    paid = {project.project for project in funded_projects(plan)}
    draw_reasons(
        say("Not funded, and why"),
        {
            names[item.id]: say(unfunded_reason(plan, item, case))
            for item in case.projects
            if item.id not in paid
        },
    )
    if plan.role == "gate" and not all(project.eligible for project in plan.projects):
        draw_note(
            say(
                "To let more ventures take part, make the shortlist longer, change the "
                "weights, or give the ranking no say."
            )
        )
    draw_reasons(
        say("Decided by a near tie at the edge of the shortlist"),
        {
            names[item.id]: say(part.near_tie)
            for item, part in zip(case.projects, plan.projects)
            if part.near_tie is not None
        },
    )
