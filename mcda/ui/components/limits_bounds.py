"""Fixed bounds of a criterion: the figures that count as worst and best, whoever is compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from mcda.case.adjusted import with_criterion
from mcda.case.model import Case, Criterion
from mcda.ranking.fixed_bounds import fixed_bounds_sentence
from mcda.ui import state
from mcda.ui.bound import hold
from mcda.ui.components.headline import draw_note
from mcda.ui.components.limits_scale import Scale
from mcda.ui.room import Room
from mcda.ui.state import LIMITS
from mcda.ui.text import say


def keep_limits(case: Case, changed: Criterion) -> None:
    """Set one criterion's limits for this session; those of the others stay.

    Parameters
    ----------
    case : the case as in its file
    changed : the criterion as it is wanted now
    """
    state.keep(case, LIMITS, with_criterion(case, state.kept(case, LIMITS), changed))


def draw_bounds(
    case: Case, room: Room, wanted: Criterion, column: int, scale: Scale | None
) -> None:
    """Draw the bounds between which figures count, and what is assumed where one is empty.

    Parameters
    ----------
    case : the case as in its file
    room : the room with the case as changed
    wanted : the criterion as the session asks
    column : its place among the criteria
    scale : of its figures; None where they do not differ
    """
    if room.scenario.normalization != "goalposts":
        draw_note(say("Bounds count only under Rules, Fixed bounds; another rule is in force."))
        return
    low, high = st.columns(2, gap="small")
    with low:
        _draw_bound(case, wanted, "lower", scale)
    with high:
        _draw_bound(case, wanted, "upper", scale)
    ranking = room.ranking
    if ranking is None:
        return
    if not ranking.lower[column] < ranking.upper[column]:
        draw_note(
            say(
                "Between these bounds there is nothing to tell regions apart, so the criterion "
                "does not count: set bounds that some figures lie between."
            )
        )
    elif ranking.assumed[column]:
        draw_note(
            say(
                "An empty bound is assumed: the smallest or the largest figure of all regions. "
                "Figures beyond a bound count as if they were on it."
            )
        )
    else:
        draw_note(say("Figures beyond a bound count as if they were on it."))


def draw_fixed_bounds(place: Any, room: Room) -> None:
    """Say whether, with fixed bounds, a region that comes or goes can reorder the others.

    Parameters
    ----------
    place : beside the choice of the rule
    room : the room with the case as changed
    """
    ranking = room.ranking
    if ranking is not None:
        with place:
            draw_note(say(fixed_bounds_sentence(ranking.matrix, ranking.weights)))


def _draw_bound(case: Case, wanted: Criterion, field: str, scale: Scale | None) -> None:
    words = {
        "lower": (say("Lower bound"), say("smallest figure")),
        "upper": (say("Upper bound"), say("largest figure")),
    }
    label, assumed = words[field]

    def keep(bound: float | None) -> None:
        changes: dict[str, Any] = {field: bound}
        keep_limits(case, replace(wanted, **changes))

    held = hold(f"limits_{field}_{case.id}_{wanted.id}", getattr(wanted, field), keep)
    st.number_input(
        label,
        # begins empty, as only then it can be emptied; it is drawn only while it is seen
        **held.plain | {"value": None},
        # two more decimals than the slider: bounds are often the figures themselves
        format="%g" if scale is None else f"%.{scale.decimals + 2}f",
        step=None if scale is None else scale.step,
        placeholder=assumed,
    )
