"""Save work: how much is not saved yet, and the file that brings all back when it is opened."""

from __future__ import annotations

import streamlit as st

from mcda.ui import unsaved
from mcda.ui.components.downloads import XLSX
from mcda.ui.components.headline import draw_note
from mcda.ui.components.stage import begin
from mcda.ui.room import Room
from mcda.ui.text import say


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
            f"{case.id}_work.xlsx",
            XLSX,
            key="save_work",
            on_click=unsaved.take_as_saved,
            args=(case,),
            help=say(
                "One workbook with figures, changes, scenarios, decisions and the present view. "
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
