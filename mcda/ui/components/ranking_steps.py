"""Long answers about large rankings: at once where they are quick, else in steps with Stop."""

from __future__ import annotations

from mcda.ranking.agreement import ASKED, Agreement, Opinion, Silent
from mcda.ranking.result import Ranking
from mcda.ranking.what_it_takes import Requirement, WhatItTakes, what_it_takes
from mcda.ui import cache
from mcda.ui.components.headline import draw_note
from mcda.ui.components.ventures_steps import worked
from mcda.ui.room import Room
from mcda.ui.steps import Steps
from mcda.ui.text import say

LARGE = 20_000
"""Figures from which on an answer that looks at all of them again and again takes its time."""


def is_large(ranking: Ranking) -> bool:
    """Whether answers about a ranking come in steps."""
    return ranking.normalized.size >= LARGE


def agreement(room: Room, ranking: Ranking, key: str) -> Agreement | None:
    """Return what all methods say; None as long as not all were asked."""
    if not is_large(ranking):
        return cache.agreement(room.digest, room.choices, ranking)

    def part(steps: Steps[Opinion | Silent]) -> tuple[float, str]:
        done = len(steps.found)
        return done / ASKED, say("{done} of {count} methods", done=done, count=ASKED)

    steps = cache.opinions(room.digest, room.choices, ranking)
    if not worked(steps, key, (room.digest, room.choices), part):
        draw_note(say("What methods say together is told once all were asked."))
        return None
    return cache.agreement(room.digest, room.choices, ranking, steps.found)


def lifting(room: Room, ranking: Ranking, region: str) -> WhatItTakes | None:
    """Return what would lift a region onto the shortlist; None as long as not all was tried."""
    if not is_large(ranking):
        return what_it_takes(ranking, region)
    count = int((ranking.weights > 0).sum())

    def part(steps: Steps[Requirement]) -> tuple[float, str]:
        done = len(steps.found)
        return done / count, say("{done} of {count} criteria", done=done, count=count)

    steps = cache.requirements(room.digest, room.choices, region, ranking)
    if not worked(steps, "takes", (room.digest, room.choices, region), part):
        draw_note(say("What would be enough is told once all criteria were tried."))
        return None
    return what_it_takes(ranking, region, found=steps.found)
