"""Open a file: a case as a workbook, or a plain table that is recognized and confirmed."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from mcda.case.model import Case
from mcda.case.read import Reading
from mcda.report.formats import file_name
from mcda.report.template import template_workbook
from mcda.ui import cache
from mcda.ui.components.bring_own_table import draw_table_dialog
from mcda.ui.components.downloads import XLSX
from mcda.ui.components.findings import draw_findings_table
from mcda.ui.components.headline import draw_note
from mcda.ui.own_cases import open_case
from mcda.ui.text import say

_MEGABYTES = 10
_OPEN = "opening_file"


def draw_bring_own(case: Case | None, taken: Collection[str]) -> None:
    """Draw the button that opens the dialog.

    Parameters
    ----------
    case : the open case, offered as a workbook to start from
    taken : address keys of all cases
    """
    st.button(
        say("Open a file"), key="open_file", type="tertiary", on_click=_set_open, args=(True,)
    )
    if st.session_state.get(_OPEN, False):
        dialog = st.dialog(say("Open a file"), width="large", on_dismiss=lambda: _set_open(False))
        dialog(_draw_dialog)(case, taken)


def _set_open(value: bool) -> None:
    st.session_state[_OPEN] = value


def _draw_dialog(case: Case | None, taken: Collection[str]) -> None:
    file = st.file_uploader(
        say("A case as a workbook, or a table of regions by indicators (Excel or CSV)"),
        type=["xlsx", "csv", "tsv", "txt"],
        key="own_file",
        max_upload_size=_MEGABYTES,
    )
    if file is None:
        draw_note(say("The file stays in this session and is not stored on the server."))
        _draw_templates(case)
        return
    name, content = file.name, file.getvalue()
    if cache.proposal(name, content).is_case:
        _draw_case(cache.upload(name, content), taken)
        return
    made = draw_table_dialog(name, content, file.file_id)
    if made is not None:
        case, findings = made
        open_case(case, Reading(case, findings), taken, has_file=False)
        _set_open(False)
        st.rerun()


def _draw_templates(case: Case | None) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Empty template"), template_workbook, "empty_case_template.xlsx", XLSX,
            key="template", on_click="ignore",
        )  # fmt: skip
        if case is not None:
            st.download_button(
                say("This case as a workbook"), lambda: template_workbook(case),
                f"{file_name(case, 'case')}.xlsx", XLSX, key="case_workbook", on_click="ignore",
            )  # fmt: skip


def _draw_case(reading: Reading, taken: Collection[str]) -> None:
    if reading.findings:
        draw_findings_table(reading.findings, key="own_findings")
    if reading.case is None:
        draw_note(say("This workbook cannot be opened until its errors are mended."))
        return
    title = reading.case.settings.title
    st.text(say("{title}: {count} regions.", title=title, count=len(reading.case.regions)))
    if st.button(say("Open this case"), key="open_own", type="primary"):
        open_case(reading.case, reading, taken)
        _set_open(False)
        st.rerun()
