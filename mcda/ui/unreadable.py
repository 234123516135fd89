"""What is shown instead of a page when there is no case to show."""

from __future__ import annotations

import streamlit as st

from mcda.case.read import Reading
from mcda.ui.components.findings import draw_findings_table
from mcda.ui.components.headline import draw_question
from mcda.ui.text import say


def draw_empty_library() -> None:
    """Say that no case was found and where cases belong."""
    draw_question(
        say("There is no case to open"),
        say(
            "Put a case, a folder with the file case.csv or a workbook, into the folder data "
            "or into the folder that the environment variable MCDA_CASES names."
        ),
    )


def draw_findings(reading: Reading) -> None:
    """List what has to be mended before the case can be used."""
    count = len(reading.errors)
    answer = say("{count} things have to be mended; each row says where and how.", count=count)
    if count == 1:
        answer = say("1 thing has to be mended; the row says where and how.")
    draw_question(say("This case cannot be opened yet"), answer)
    draw_findings_table(reading.findings, key="findings_unreadable")
    st.button(say("Read the files again"), key="read_again")
