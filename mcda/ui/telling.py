"""The story of the present view: what files and the stage tell."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcda.report.certainty import SAMPLES, with_certainty
from mcda.report.story import Story, gather
from mcda.robustness.examination import Told, usual_question
from mcda.ui import cache, unsaved
from mcda.ui.likely import is_quick
from mcda.ui.money import equals_of, free_value, settled_plan
from mcda.ui.room import Room

_WORKED_OUT = "certainty_worked_out"


def told(room: Room) -> Story | None:
    """Gather what the present view tells.

    None when nothing is ranked, or when errors of the file forbid to allocate money: files made
    then would keep silent about ventures that the case has. Large cases leave out how sure the
    ranking is until it is worked out: :func:`work_out` does so, or :func:`complete` for a file.
    """
    if room.ranking is None or room.unpaid:
        return None
    plan = settled_plan(room)  # before the view, which keeps the plan that was seen
    case = unsaved.saved_case(room)
    equals = None
    if plan is not None and plan.has_plan:
        equals = equals_of(room, plan, None)
    free = free_value(room)
    story = gather(case, room.result or room.ranking, plan, free, equals=equals)
    if not is_quick(story.ranking, usual_question(story.ranking), SAMPLES):
        about, certainty = st.session_state.get(_WORKED_OUT, (None, None))
        return replace(story, certainty=certainty if about == _about(room) else None)
    return replace(story, certainty=cache.certainty(room.digest, room.choices, story))


def work_out(room: Room, story: Story, told_draws: Told) -> None:
    """Find out how sure the ranking of a large case is, telling how many draws are done.

    The session keeps it for the present view, so that files, stage and preview tell it.
    """
    certainty = with_certainty(story, on_draws=told_draws).certainty
    st.session_state[_WORKED_OUT] = (_about(room), certainty)


def _about(room: Room) -> tuple[object, ...]:
    return room.digest, room.choices


def complete(story: Story) -> Story:
    """Return a story with how sure its ranking is, as files tell it."""
    return story if story.certainty is not None else with_certainty(story)
