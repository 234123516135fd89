"""Scenarios: save what is shown under a name, go back to it, and see them side by side."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mcda.case.model import Case, SavedScenario
from mcda.ranking.result import MethodResult, Ranking
from mcda.ui import session_work
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import draw_note
from mcda.ui.components.scenarios_beside import draw_beside, stand_beside
from mcda.ui.labels import scenario_names
from mcda.ui.room import Room
from mcda.ui.session_work import scenarios
from mcda.ui.text import say
from mcda.ui.view import present_view, save_view, show_view

_LONGEST = 80


def draw_scenarios(room: Room, ranking: Ranking | MethodResult) -> None:
    """Draw the session's scenarios beside what is shown now."""
    names = scenario_names(scenarios(room.case))
    _draw_save(room, names)
    if names:
        _draw_choice(room, names)
    draw_dropped(room.file_case)
    if names:
        draw_beside(room, ranking)
    else:
        draw_note(say("Nothing is saved yet: give what you see a name and save it as a scenario."))


def draw_dropped(case: Case) -> None:
    """Say what was deleted last, and offer it back.

    Parameters
    ----------
    case : the case as in its file
    """
    gone = session_work.dropped(case)
    if gone is None:
        return
    told = say("“{name}” was deleted.", name=gone.name)
    if gone.decision is not None:
        told = say("The decision of {date} was taken back.", date=gone.decision[1].date)
    elif gone.scenario and any(
        row.scenario == gone.scenario[1].id for row in session_work.decisions(case)
    ):
        told = say(
            "“{name}” was deleted. A decision rests on it, and cannot be shown without it.",
            name=gone.name,
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw_note(told)
        st.button(
            say("Bring it back"), key="bring_back", type="tertiary",
            on_click=session_work.bring_back, args=(case,),
        )  # fmt: skip


def _draw_save(room: Room, names: Mapping[str, str]) -> None:
    field = f"scenario_name_{room.case.id}"
    taken = {say("Now"), *names.values()}

    def keep() -> None:
        name = _typed(field)
        if not name or name in taken:
            return
        row = present_view(room, name, names)
        save_view(room, row)
        stand_beside(room.case, row.id)
        st.session_state[field] = ""

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(say("Name of this scenario"), key=field, max_chars=_LONGEST, width=320)
        st.button(say("Save this scenario"), key="save_scenario", on_click=keep)
    if _typed(field) in taken:
        draw_note(say("There is a scenario with this name: choose another one."))


def _typed(field: str) -> str:
    return " ".join(st.session_state[field].split())


def _draw_choice(room: Room, names: Mapping[str, str]) -> None:
    case = room.file_case
    rows = {row.id: row for row in scenarios(case)}
    chosen = bind_own(f"scenario_{case.id}", next(iter(names)), names)
    row = rows[chosen.value]

    def drop() -> None:
        session_work.drop(case, row)
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
        with st.popover(say("Rename"), key="rename_scenario"):
            _draw_rename(case, row, {*names.values()} - {names[row.id]})
        st.button(say("Delete"), key="drop_scenario", on_click=drop, type="tertiary")


def _draw_rename(case: Case, row: SavedScenario, others: set[str]) -> None:
    field = f"rename_{case.id}_{row.id}_{row.name}"

    def rename() -> None:
        name = _typed(field)
        if name and name not in {say("Now"), *others}:
            session_work.rename(case, row, name)

    with st.form(f"rename_{case.id}", border=False):
        st.text_input(say("New name"), row.name, key=field, max_chars=_LONGEST, width=320)
        st.form_submit_button(say("Rename"), key="rename", on_click=rename)
    if _typed(field) in {say("Now"), *others}:
        draw_note(say("There is a scenario with this name: choose another one."))
