"""Download buttons: the file is made when the button is pressed, from the values of this run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mcda.case.model import Case
from mcda.report.formats import file_name
from mcda.report.spreadsheet import LOCAL, PLAIN, Dialect
from mcda.ui.text import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

COMMAS = "decimal_commas"
"""What the name of such a file says beside what it holds."""


def draw_downloads(
    case: Case,
    what: str,
    csv: Callable[[Dialect], bytes],
    workbook: Callable[[], bytes],
    pictures: Callable[[], None] | None = None,
) -> None:
    """Draw the buttons of a CSV, of a CSV with decimal commas, and of a workbook.

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
            say("Download CSV"), partial(csv, PLAIN), f"{name}.csv", "text/csv",
            key=f"{name}_csv", on_click="ignore",
        )  # fmt: skip
        draw_local_download(partial(csv, LOCAL), f"{name}_{COMMAS}.csv", key=f"{name}_csv_local")
        st.download_button(
            say("Download Excel"), workbook, f"{name}.xlsx", XLSX, key=f"{name}_xlsx",
            on_click="ignore",
        )  # fmt: skip
        if pictures is not None:
            pictures()


def draw_local_download(csv: Callable[[], bytes], name: str, *, key: str) -> None:
    """Draw the button of a CSV that Excel opens right where a comma stands before decimals."""
    st.download_button(
        say("CSV for Excel in my country"), csv, name, "text/csv", key=key, on_click="ignore",
        help=say(
            "With semicolons between cells and a comma before decimals, as Excel reads files in "
            "most countries of Europe, Central Asia and Latin America."
        ),
    )  # fmt: skip
