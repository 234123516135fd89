"""Scenarios side by side: ranks, weights, who moved from one to another, and why."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.case.finding import CaseError, Sentence
from mcda.case.model import Case
from mcda.ranking.moves import Move, moves
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.saved import changed_choices, difference, rank_saved
from mcda.ranking.wording import joined
from mcda.report.scenario_tables import ranks_beside, weights_beside
from mcda.ui.bound import bind_own, choose_own, own_choice
from mcda.ui.components.headline import draw_list, draw_note, draw_subheading
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import scenario_names
from mcda.ui.room import Room
from mcda.ui.text import say
from mcda.ui.view import saved_views

_NOW = ""
_AT_FIRST = 3  # scenarios, the last ones saved, beside the present view
_MOST = 6
_EXPLAINED = 10

Rankings = Mapping[str, Ranking | MethodResult]


def stand_beside(case: Case, scenario: str, *, wanted: bool = True) -> None:
    """Put a scenario among the compared ones, or take it away; for callbacks."""
    chosen = own_choice(_key(case))
    if chosen is not None:
        others = [item for item in chosen if item != scenario]
        choose_own(_key(case), [*others, *([scenario] if wanted else [])][-_MOST:])


def draw_beside(room: Room, ranking: Ranking | MethodResult) -> None:
    """Draw the scenarios that are chosen for comparison, the present view among them."""
    names, rankings = _choose(room, ranking)
    if len(rankings) < 2:
        draw_note(say("Choose two or more to see them side by side."))
        return
    # what came last is what the others have become: the present view, else the last one saved
    target = _NOW if _NOW in rankings else list(rankings)[-1]
    others = [item for item in rankings if item != target]
    for item in others:
        words = say(_changes(rankings[item], rankings[target]))
        told = {"name": names[item], "words": words}
        if target == _NOW:
            draw_note(say("From “{name}” to now: {words}", **told))
        else:
            draw_note(say("From “{name}” to “{other}”: {words}", other=names[target], **told))
    named = {names[item]: found for item, found in rankings.items()}
    # two tables beside each other have room for two scenarios
    pair = st.columns(2, gap="medium") if len(named) == 2 else (st.container(), st.container())
    left, right = pair
    with left:
        draw_table(ranks_beside(room.case, named), key="scenario_ranks", alt=say("Ranks"))
    with right:
        draw_table(weights_beside(room.case, named), key="scenario_weights", alt=say("Weights"))
    draw_subheading(say("Who moved, and why"))
    chosen = others[-1]
    if len(others) > 1:
        options = {item: names[item] for item in others}
        before = bind_own(f"moved_from_{room.case.id}", chosen, options)
        st.selectbox(say("Compared with"), width=320, **before.one)
        chosen = before.value
    _draw_moves(rankings[chosen], rankings[target])


def _choose(room: Room, ranking: Ranking | MethodResult) -> tuple[Mapping[str, str], Rankings]:
    """Let scenarios be chosen; return names and rankings by id, the present view's first."""
    case = room.case
    rows = {row.id: row for row in saved_views(room)}
    names = {_NOW: say("Now"), **scenario_names(rows.values())}
    chosen = bind_own(_key(case), [_NOW, *list(rows)[-_AT_FIRST:]], names)
    st.multiselect(say("Side by side"), max_selections=_MOST, **chosen.several)
    rankings: dict[str, Ranking | MethodResult] = {}
    for item in (item for item in names if item in chosen.value):
        if item == _NOW:
            rankings[item] = ranking
            continue
        try:
            rankings[item] = rank_saved(case, rows[item])
        except CaseError as problem:
            draw_note(f"{names[item]}: {say(problem.findings[0].message)}")
    return names, rankings


def _changes(before: Ranking | MethodResult, after: Ranking | MethodResult) -> Sentence:
    return joined([difference(before, after).sentence, *changed_choices(before, after)])


def _draw_moves(before: Ranking | MethodResult, after: Ranking | MethodResult) -> None:
    found = moves(before, after, _EXPLAINED)
    if not found:
        draw_note(say("No region has another rank."))
        return
    draw_list(say("Ranks, and whom each region met on its way"), map(_told, found))
    count = sum(places != 0 for _, places in difference(before, after).moved)
    if count > len(found):
        draw_note(
            say(
                "{shown} of {count} regions that moved, those that moved furthest.",
                shown=len(found),
                count=count,
            )
        )
    if any(move.shares for move in found):
        draw_note(
            say(
                "Closeness is gained on, or lost to, the regions passed, on average over them. "
                "What each criterion does to it, by its weight and its figures, adds up exactly."
            )
        )
    elif isinstance(before, MethodResult) or isinstance(after, MethodResult):
        draw_note(say("Only TOPSIS says how much each criterion did."))


def _told(move: Move) -> str:
    return say(
        "{name}, from {before} to {after} ({places}). {why}",
        name=move.name,
        before=move.before,
        after=move.after,
        places=f"{move.places:+d}",
        why=move.sentence,
    )


def _key(case: Case) -> str:
    return f"beside_{case.id}"
