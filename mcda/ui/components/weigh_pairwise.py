"""Weighing in pairs (AHP): groups against each other, then criteria within each group."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.case.finding import CaseError
from mcda.case.model import Case
from mcda.ranking.ahp import Comparison
from mcda.ranking.hierarchy import Hierarchy, compare_by_group
from mcda.ranking.judgements import Judgements
from mcda.ui.components.headline import draw_banner, draw_note, draw_paragraph, draw_problem
from mcda.ui.components.weigh_judgements import (
    draw_judgements,
    given,
    neighbours,
    set_judgement,
)
from mcda.ui.room import Room
from mcda.ui.text import say

GROUPS = "groups"


def draw_pairwise(room: Room) -> Mapping[str, float] | None:
    """Judge pairs; returns the points of the weights, or None while something is unlinked."""
    case = room.case
    parts = _parts(case)
    if not parts:
        draw_paragraph(say("There is nothing to compare: the case has a single criterion."))
        return None
    draw_paragraph(
        say(
            "Say for two at a time which matters more, and how many times as much. Neighbours "
            "are enough; the other pairs check them. What is not judged at all counts equally."
        )
    )
    open_part = st.selectbox(
        say("What to compare"),
        list(parts),
        key=f"weigh_part_{case.id}",
        format_func=lambda part: _title(case, part),
        persist_state="session",
    )
    items = parts[open_part]
    result = st.container()
    draw_judgements(case, open_part, items)
    with result:
        try:
            found = _compared(case, parts)
        except CaseError as error:
            draw_problem(error.findings)
            return None
        _draw_consistency(case, found, open_part)
    return found.points


def _parts(case: Case) -> dict[str, dict[str, str]]:
    """Return what is compared, each part with the names of its items; only where there are two.

    The groups come first; a group's part is named by its place, so that no name is a key.
    """
    groups = _groups(case)
    parts = {GROUPS: {group: group or say("other criteria") for group in groups}}
    for place, group in enumerate(groups):
        parts[str(place)] = {item.id: item.name for item in case.criteria if item.group == group}
    return {part: items for part, items in parts.items() if len(items) > 1}


def _groups(case: Case) -> list[str]:
    return list(dict.fromkeys(criterion.group for criterion in case.criteria))


def _title(case: Case, part: str) -> str:
    groups = _groups(case)
    if part == GROUPS:
        return say("The groups of criteria")
    if len(groups) == 1:
        return say("The criteria")
    return say("Within: {group}", group=groups[int(part)] or say("other criteria"))


def _compared(case: Case, parts: Mapping[str, Mapping[str, str]]) -> Hierarchy:
    """Weigh by the judgements; a part without any counts as judged equal throughout."""
    filled = {part: _filled(case, part, items) for part, items in parts.items()}
    within = {
        group: filled[str(place)]
        for place, group in enumerate(_groups(case))
        if str(place) in filled
    }
    return compare_by_group(case.criteria, filled.get(GROUPS, {}), within)


def _filled(case: Case, part: str, items: Mapping[str, str]) -> Judgements:
    return given(case, part) or dict.fromkeys(neighbours(items), 1.0)


def _draw_consistency(case: Case, found: Hierarchy, open_part: str) -> None:
    """Say how well the judgements fit together, and offer to mend the worst one."""
    comparisons = {GROUPS: found.between} | {
        str(place): found.within[group] for place, group in enumerate(_groups(case))
    }
    shown = comparisons[open_part]
    if not given(case, open_part):
        draw_note(say("Nothing is judged here yet, so that all of these count equally."))
    elif shown.is_consistent:
        draw_note(say(shown.meaning))
    else:
        draw_banner(say(shown.meaning))
        _draw_mend(case, open_part, shown)
    for part, other in comparisons.items():
        if part != open_part and not other.is_consistent:
            draw_banner(
                say(
                    "The judgements under “{part}” contradict each other as well: open them above.",
                    part=_title(case, part),
                )
            )


def _draw_mend(case: Case, part: str, found: Comparison) -> None:
    worst = found.correction
    if worst is not None:
        st.button(
            say("Mend this judgement"),
            key="weigh_mend",
            on_click=set_judgement,
            args=(case, part, (worst.first, worst.second), worst.suggested),
            help=say("Replaces it by what the other judgements say"),
        )
