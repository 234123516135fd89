"""Save work: how much is not saved yet, the file that brings all back, and what guards the rest.

The browser asks before a page with changes that no file has is left. Where the server was
restarted, the page goes on with a new session, and says what that one does not know any more.
"""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from mcda.case.model import Case
from mcda.report.formats import file_name
from mcda.report.story import decision_name
from mcda.ui import unsaved
from mcda.ui.components.downloads import XLSX
from mcda.ui.components.headline import draw_banner, draw_note
from mcda.ui.components.stage import begin
from mcda.ui.own_cases import own_cases
from mcda.ui.room import Room
from mcda.ui.session_work import is_untouched
from mcda.ui.text import say
from mcda.ui.turn import in_turn

_KEY = "guard"
_SESSION = "guard_session"
_COUNTS = "guard_counts"
_ADDED = "guard_added"
_READ = "guard_read"
_HERE = Path(__file__).parent


def draw_saved_work(room: Room) -> None:
    """Draw the button beside the navigation; it takes no room of the page and moves nothing."""
    case = room.case
    count = unsaved.count_unsaved(case)
    kept = unsaved.saved_case(room)
    with st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="saved_work",
    ):
        if count:
            draw_note(
                say("1 change not saved")
                if count == 1
                else say("{count} changes not saved", count=count)
            )
        st.download_button(
            say("Save work"),
            lambda: unsaved.workbook(kept),
            f"{file_name(case, 'work', decision=_last_decision(kept))}.xlsx",
            XLSX,
            key="save_work",
            on_click=unsaved.take_as_saved,
            args=(case,),
            help=say(
                "One workbook with figures, changes, scenarios, decisions and what is shown now. "
                "Open it here later, and all is as it was."
            ),
        )
        st.button(
            say("Present"),
            key="present",
            type="tertiary",
            on_click=begin,
            help=say("One thing per screen, in large type; page keys and clickers turn"),
        )


def draw_guard(case: Case | None) -> None:
    """Tell the browser what would be lost; belongs to every run of every page.

    Work can change only on the case that is open, so the others are counted as they were left.

    Parameters
    ----------
    case : the open case as in its file; None where there is none
    """
    counts = st.session_state.setdefault(_COUNTS, {})
    added = st.session_state.setdefault(_ADDED, {})
    if case is not None:
        counts[case.id] = unsaved.count_unsaved(case)
        added[case.id] = not is_untouched(case)
    data = {
        "session": st.session_state.setdefault(_SESSION, secrets.token_hex(8)),
        "unsaved": sum(counts.values()),
        "added": any(added.values()) or bool(own_cases()),
    }
    # In the sidebar, which is there on stage too, folded as well.
    place = st.container() if case is None else st.sidebar
    with place.container(key=f"{_KEY}_place"):
        _component()(key=_KEY, data=in_turn(_KEY, data))


def draw_lost() -> None:
    """Say once more to a page that outlived its session what came back, and what is gone."""
    lost = _lost()
    if not lost or st.session_state.get(_READ) == lost["session"]:
        return
    told, button = st.columns([7, 1], gap="small", vertical_alignment="center")
    with told:
        draw_banner(_what_is_gone(int(lost["unsaved"]), added=bool(lost["added"])))
    button.button(say("Understood"), key="lost_read", type="tertiary", on_click=_read)


def _last_decision(kept: Case) -> str:
    return decision_name(kept, kept.decisions[-1]) if kept.decisions else ""


@cache
def _component() -> Any:
    """Register the component once; all sessions mount the same one."""
    js = (_HERE / "saved_work.js").read_text("utf-8")
    return st.components.v2.component(_KEY, html="<span></span>", js=js)


def _lost() -> dict[str, Any]:
    """Return what the browser held when another session had answered before this one."""
    told: dict[str, Any] = st.session_state.get(_KEY) or {}
    return told.get("lost") or {}


def _read() -> None:
    st.session_state[_READ] = _lost().get("session")


def _what_is_gone(count: int, *, added: bool) -> str:
    if count == 1:
        return say(
            "The server no longer knew this page: it was restarted, or the page was away for "
            "long. Points and choices came back with the address. 1 change that was not saved is "
            "gone and cannot be recovered; what was saved comes back when its file is opened."
        )
    if count:
        return say(
            "The server no longer knew this page: it was restarted, or the page was away for "
            "long. Points and choices came back with the address. {count} changes that were not "
            "saved are gone and cannot be recovered; what was saved comes back when its file is "
            "opened.",
            count=count,
        )
    if added:
        return say(
            "The server no longer knew this page: it was restarted, or the page was away for "
            "long. Points and choices came back with the address. All else that had been added "
            "was saved: open its file to go on with it."
        )
    return say(
        "The server no longer knew this page: it was restarted, or the page was away for long. "
        "Points and choices came back with the address; nothing else had been added."
    )
