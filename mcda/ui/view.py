"""The present view as a saved row, and back: what sliders and choices ask for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mcda.allocation.asked import asked_by
from mcda.allocation.wishes import saved_wishes
from mcda.case.adjusted import restated
from mcda.case.model import Case, SavedScenario
from mcda.ranking.saved import save, scenario_from
from mcda.ui import money, session_work, sliders, state
from mcda.ui.room import Room
from mcda.ui.session_work import scenarios
from mcda.ui.state import (
    AGREEMENTS,
    BUDGET,
    FLOOR,
    LIMITS,
    METHOD,
    MISSING,
    MULTIPLIER,
    NORMALIZATION,
    PROGRAMME_BUDGETS,
    ROLE,
    SECTOR,
    SHORTLIST,
    WITHOUT,
)


def present_view(room: Room, name: str, taken: Collection[str] = ()) -> SavedScenario:
    """Return the present view as a row of the table ``scenarios`` of the open case.

    Its limits are those of the open case's table criteria.

    Parameters
    ----------
    room : the open case and what is asked of it
    name : as the user calls it
    taken : ids of the scenarios saved before
    """
    case = room.case
    row = save(room.scenario, name, taken, locked=sliders.locked(case))
    wishes = tuple(wish.text for wish in session_work.wishes(case))
    return replace(money.asked(case).into(row, money.seen(case)), wishes=wishes)


def save_view(room: Room, row: SavedScenario) -> None:
    """Add a row of the open case to the session's, which tell limits by the case of the file."""
    session_work.forget_dropped(room.case)
    scenarios(room.case).append(restated(row, room.case, room.file_case))


def saved_views(room: Room) -> list[SavedScenario]:
    """Return the session's scenarios as rows of the open case."""
    return [restated(row, room.file_case, room.case) for row in scenarios(room.case)]


def show_view(case: Case, row: SavedScenario) -> None:
    """Move sliders and choices to what a row asks for, as far as the case allows it.

    Parameters
    ----------
    case : the case as in its file
    row : one of the session's scenarios
    """
    asked = scenario_from(case, row)
    criteria = {criterion.id for criterion in case.criteria}
    sliders.lock(case, [item for item in row.locked if item in criteria])
    sliders.set_points(case, asked.points)
    wanted = {
        METHOD: asked.method,
        NORMALIZATION: asked.normalization,
        SHORTLIST: asked.shortlist_size,
        SECTOR: asked.sector,
        WITHOUT: asked.without,
        LIMITS: row.limits,
        MISSING: row.missing or MISSING.default(case),
        ROLE: row.role or ROLE.default(case),
        BUDGET: round(100 * (1.0 if row.budget_scale is None else row.budget_scale)),
        PROGRAMME_BUDGETS: tuple(
            f"{name}:{round(100 * factor)}"
            for name, factor in asked_by(row, case).factors(case).own.items()
        ),
        FLOOR: FLOOR.default(case) if row.floor is None else round(100 * row.floor),
        MULTIPLIER: MULTIPLIER.default(case)
        if row.multiplier is None
        else round(100 * row.multiplier),
        AGREEMENTS: int(row.agreements),
    }
    session_work.take(case, asked_by(row, case).taken)
    money.remember(case, row.plan)
    session_work.wish(case, saved_wishes(row, case))
    for choice, value in wanted.items():
        state.keep(case, choice, value if choice.allowed(case, value) else choice.default(case))
