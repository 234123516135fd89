"""The table in which figures are changed: what it starts from, and what its cells then say.

The widget keeps its own edits on top of the frame it was given, and they cannot be set by
program. So the frame stays the same for a generation; whatever changes figures elsewhere begins
a new one, which starts from the figures of that moment.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from mcda.case.model import Case, FigureEdit
from mcda.ranking.result import DecisionMatrix
from mcda.ui import session_work
from mcda.ui.session_work import Place

NAME = "_name"


@dataclass(frozen=True)
class Generation:
    """From when on the widget keeps its own edits.

    Parameters
    ----------
    number : counts generations of a case; part of the widget's key
    start : the changed figures it began with
    sector : sector in focus, on which derived figures depend
    """

    number: int
    start: tuple[FigureEdit, ...]
    sector: str = ""


def grid_key(case: Case, number: int) -> str:
    """Return the widget's key."""
    return f"figures_{case.id}_{number}"


def generation(case: Case, sector: str) -> Generation:
    """Return the generation to draw; a new one where the widget would not know of changes."""
    kept: Generation | None = st.session_state.get(_kept_key(case))
    if kept is None:
        kept = _begin(case, 0, sector)
    elif grid_key(case, kept.number) not in st.session_state or kept.sector != sector:
        kept = _begin(case, kept.number + 1, sector)
    return kept


def begin_anew(case: Case) -> None:
    """Let the table start from the present figures; they were changed elsewhere."""
    st.session_state.pop(grid_key(case, _number(case)), None)


def base_frame(case: Case, matrix: DecisionMatrix, start: tuple[FigureEdit, ...]) -> pd.DataFrame:
    """Return the figures that a generation starts from, a row per region, a column per criterion.

    Gaps are not filled: what is missing can be written in.
    """
    values = matrix.published.copy()
    row_of = {region: row for row, region in enumerate(matrix.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    for edit in start:
        value = np.nan if edit.value is None else edit.value
        values[row_of[edit.region], column_of[edit.criterion]] = value
    frame = pd.DataFrame(values, columns=[criterion.id for criterion in case.criteria])
    frame.insert(0, NAME, list(matrix.names))
    return frame


def take_over(
    case: Case,
    matrix: DecisionMatrix,
    start: tuple[FigureEdit, ...],
    edited_rows: Mapping[int, Mapping[str, object]],
) -> None:
    """Make the session's changes those of the start with what was written into the table.

    Parameters
    ----------
    case, matrix : the open case and its figures
    start : the changed figures that the table started from
    edited_rows : as the widget tells them: row -> column -> new value
    """
    now = {(edit.region, edit.criterion): edit for edit in start}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    for row, cells in edited_rows.items():
        for criterion, value in cells.items():
            if int(row) < len(matrix.regions) and criterion in column_of and _usable(value):
                place = matrix.regions[int(row)], criterion
                note = now[place].note if place in now else ""
                now[place] = FigureEdit(*place, _number_of(value), note)
    published = {
        (region, criterion.id): matrix.published[row, column]
        for row, region in enumerate(matrix.regions)
        for column, criterion in enumerate(matrix.criteria)
        if (region, criterion.id) in now
    }
    session_work.undo_changes(case)
    session_work.change_figures(
        case, [edit for place, edit in now.items() if not is_published(edit, published[place])]
    )


def change_figure(case: Case, edit: FigureEdit, published: float) -> None:
    """Change one figure; one that is as published again is no longer a change."""
    if is_published(edit, published):
        session_work.undo_changes(case, [(edit.region, edit.criterion)])
    else:
        session_work.change_figures(case, [edit])
    begin_anew(case)


def undo(case: Case, places: list[Place] | None = None) -> None:
    """Go back to the published figures at these places; without places, everywhere."""
    session_work.take_back(case, places)
    begin_anew(case)


def redo(case: Case) -> None:
    """Change the figures again whose changes were taken back last."""
    session_work.change_again(case)
    begin_anew(case)


def is_published(edit: FigureEdit, published: float) -> bool:
    """Whether a figure is the published one; ``published`` is NaN where there is none."""
    return math.isnan(published) if edit.value is None else edit.value == published


def _usable(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and math.isfinite(value))


def _number_of(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _begin(case: Case, number: int, sector: str) -> Generation:
    kept = Generation(number, session_work.edits(case), sector)
    st.session_state[_kept_key(case)] = kept
    return kept


def _number(case: Case) -> int:
    kept: Generation | None = st.session_state.get(_kept_key(case))
    return -1 if kept is None else kept.number


def _kept_key(case: Case) -> str:
    return f"grid_{case.id}"
