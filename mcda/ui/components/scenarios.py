"""Scenarios: save the view under a name, go back to one, and see them side by side."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.ranking.result import MethodResult, Ranking
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import draw_note
from mcda.ui.components.scenarios_beside import draw_beside, stand_beside
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.session_work import scenarios
from mcda.ui.text import say
from mcda.ui.view import present_view, save_view, show_view


def draw_scenarios(room: Room, ranking: Ranking | MethodResult) -> None:
    """Draw the session's scenarios beside the present view."""
    names = labels(scenarios(room.case))
    _draw_save(room, names)
    if names:
        _draw_choice(room, names)
        draw_beside(room, ranking)
    else:
        draw_note(say("Nothing is saved yet: give the present view a name and save it."))


def _draw_save(room: Room, names: Mapping[str, str]) -> None:
    field = f"scenario_name_{room.case.id}"
    taken = {say("Now"), *names.values()}

    def keep() -> None:
        name = " ".join(st.session_state[field].split())
        if not name or name in taken:
            return
        row = present_view(room, name, names)
        save_view(room, row)
        stand_beside(room.case, row.id)
        st.session_state[field] = ""

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(say("Name of this view"), key=field, max_chars=80, width=320)
        st.button(say("Save this view"), key="save_scenario", on_click=keep)
    if " ".join(st.session_state[field].split()) in taken:
        draw_note(say("There is a scenario with this name: choose another one."))


def _draw_choice(room: Room, names: Mapping[str, str]) -> None:
    case = room.file_case
    rows = {row.id: row for row in scenarios(case)}
    chosen = bind_own(f"scenario_{case.id}", next(iter(names)), names)
    row = rows[chosen.value]

    def drop() -> None:
        scenarios(case).remove(row)
        stand_beside(case, row.id, wanted=False)

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(say("Scenario"), width=320, **chosen.one)
        st.button(
            say("Go back to it"),
            key="apply_scenario",
            on_click=show_view,
            args=(case, row),
            help=say(
                "Brings back its points, its rules, its limits and what it asked of the money"
            ),
        )
        st.button(say("Delete"), key="drop_scenario", on_click=drop, type="tertiary")
