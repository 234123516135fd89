"""Download buttons: the file is made when the button is pressed, from the values of this run."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcda.case.model import Case
from mcda.report.formats import file_name
from mcda.ui.text import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_downloads(
    case: Case,
    what: str,
    csv: Callable[[], bytes],
    workbook: Callable[[], bytes],
    pictures: Callable[[], None] | None = None,
) -> None:
    """Draw a CSV and an Excel button.

    Parameters
    ----------
    case : whose results they are
    what : what the files hold, in one word; part of their names
    csv, workbook : make the file; run in another thread, where session state is empty, so they
        must hold all they need
    pictures : draws the button of the page's pictures beside them
    """
    name = file_name(case, what)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Download CSV"), csv, f"{name}.csv", "text/csv", key=f"{name}_csv",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            say("Download Excel"), workbook, f"{name}.xlsx", XLSX, key=f"{name}_xlsx",
            on_click="ignore",
        )  # fmt: skip
        if pictures is not None:
            pictures()
