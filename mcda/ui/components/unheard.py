"""What a link, or the session, asks for that is not here: named, with what is shown instead."""

from __future__ import annotations

from typing import Any

from mcda.allocation.role_wording import ROLE_NAMES
from mcda.case.model import Case
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.wording import figure_text
from mcda.ui import sliders, state
from mcda.ui.components.context import normalization_names
from mcda.ui.components.headline import draw_banner
from mcda.ui.state import (
    BUDGET,
    METHOD,
    NORMALIZATION,
    ROLE,
    SECTOR,
    SHORTLIST,
    Choice,
    Unheard,
)
from mcda.ui.text import say

_MOST_TOLD = 6


def draw_unheard(case: Case) -> None:
    """Draw one banner about all of it; nothing where everything was heard."""
    found = state.unheard(case)
    if not found:
        return
    told = [_told(case, item) for item in found[:_MOST_TOLD]]
    if len(found) > _MOST_TOLD:
        told.append(say("{count} more are passed over.", count=len(found) - _MOST_TOLD))
    by_link = not all(item.was_kept for item in found)
    opening = say("Not all that the link asks for is known here.") if by_link else ""
    draw_banner(f"{opening} {' '.join(told)}".strip())


def _told(case: Case, item: Unheard) -> str:
    shown = _shown(case, item.choice)
    if item.was_kept:
        return say(
            "“{value}” was chosen here and is no longer in the case: {shown}.",
            value=item.value, shown=shown,
        )  # fmt: skip
    asked = {"name": item.name, "value": item.value}
    if item.choice is not None:
        return say("“{name}={value}” is not known: {shown}.", **asked, shown=shown)
    for criterion in case.criteria:
        if item.name == sliders.points_key(state.linked("case") or case.id, criterion.id):
            return say(
                "“{name}={value}” is no number from 0 to 100: {criterion} begins with {points} "
                "points.",
                **asked, criterion=criterion.name, points=figure_text(criterion.points),
            )  # fmt: skip
    return say("“{name}={value}” means nothing here: it is passed over.", **asked)


def _shown(case: Case, choice: Choice | None) -> str:
    """Say what is shown where a choice was not heard."""
    value: Any = None if choice is None else state.kept(case, choice)
    if choice == METHOD:
        return say("the method is {name}", name=METHODS[value].name)
    if choice == NORMALIZATION:
        return say("figures are made comparable by {name}", name=normalization_names()[value])
    if choice == ROLE:
        return say("what the ranking does to the money is “{name}”", name=say(ROLE_NAMES[value]))
    if choice == SECTOR:
        return say("no sector is in focus")
    if choice == SHORTLIST:
        return say("the shortlist has {count} regions", count=value)
    if choice == BUDGET:
        return say("budgets are at {percent} %", percent=value)
    return say("it is passed over")
