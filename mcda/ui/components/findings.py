"""Findings as a table: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from mcda.case.finding import Finding
from mcda.ui.text import say

_ROW_HEIGHT = 72  # pixels; texts wrap only from two usual rows on


def draw_findings_table(findings: Iterable[Finding], *, key: str) -> None:
    """Draw findings, errors first."""
    ordered = sorted(findings, key=lambda finding: not finding.is_error)
    frame = pd.DataFrame(
        [
            {
                "kind": say("error") if finding.is_error else say("warning"),
                "table": finding.table,
                "row": "" if finding.row is None else str(finding.row),
                "column": finding.column,
                "message": say(finding.message),
                "fix": say(finding.fix),
            }
            for finding in ordered
        ]
    )
    told = [name for name in frame if frame[name].any()]
    st.dataframe(
        frame[told],
        hide_index=True,
        key=key,
        alt=say("What was found in the case: where, what, and what to do"),
        row_height=_ROW_HEIGHT,
        column_config={
            "kind": st.column_config.TextColumn(say("Kind"), width="small"),
            "table": st.column_config.TextColumn(say("Table"), width="small"),
            "row": st.column_config.TextColumn(say("Row"), width="small"),
            "column": st.column_config.TextColumn(say("Column"), width="small"),
            "message": st.column_config.TextColumn(say("What was found"), width="large"),
            "fix": st.column_config.TextColumn(say("What to do"), width="large"),
        },
    )
