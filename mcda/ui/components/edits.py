"""Change figures: one by one with a note, or in a table; what was changed, and back again."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from mcda.case.cells import parse_cell
from mcda.case.columns import Column, Kind
from mcda.case.model import Case, Criterion, FigureEdit
from mcda.case.numbers import number_text
from mcda.case.tables import Fault
from mcda.ranking.normalization import beyond_bounds
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.warning_kinds import counted_as
from mcda.ranking.wording import decimals_for, figure_alike
from mcda.report.tables import with_unit
from mcda.ui import figure_grid, session_work
from mcda.ui.components.headline import draw_note, draw_subheading
from mcda.ui.components.tables import MOST_ROWS, ROW_HEIGHT
from mcda.ui.figure_grid import NAME
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.text import say

_FIGURE = Column(Kind.NUMBER)
_LONGEST_NOTE = 300
_LISTED = 20  # changes that are listed one by one, each with its Undo


def draw_edits(room: Room, matrix: DecisionMatrix) -> None:
    """Draw the form for one figure, the table to change several, and the list of changed ones.

    The list, which grows with every change, stands last: the table in which someone is typing
    keeps its place, and with it the focus and what is typed while an answer is on its way.
    """
    case = room.case
    if not case.criteria:
        return
    with st.container(key=f"edit_one_{case.id}"):
        _draw_form(room, matrix)
    with st.expander(
        say("Change several figures in a table"), key=f"grid_open_{case.id}", on_change="rerun"
    ) as grid:
        if grid.open:
            _draw_grid(room, matrix)
    with st.container(key=f"edited_{case.id}"):
        _draw_changed(room, matrix)


def _draw_form(room: Room, matrix: DecisionMatrix) -> None:
    case = room.case
    draw_subheading(say("Change one figure"))
    names, titles = labels(case.regions), labels(case.criteria)
    criteria = {criterion.id: criterion for criterion in case.criteria}
    left, right = st.columns(2, gap="small")
    region: str = left.selectbox(
        say("Region"), list(names), key=f"edit_region_{case.id}",
        format_func=lambda item: names[item],
    )  # fmt: skip
    chosen: str = right.selectbox(
        say("Criterion"), list(criteria), key=f"edit_criterion_{case.id}",
        format_func=lambda item: titles[item],
    )  # fmt: skip
    row, column = matrix.regions.index(region), list(criteria).index(chosen)
    published = float(matrix.published[row, column])
    edit = _edit_at(case, region, chosen)
    now = published if edit is None else _or_missing(edit.value)
    alike = matrix.values[:, column].tolist()
    draw_note(_about(case, criteria[chosen], published, alike))
    # a key of its own for each state of the figure: the field then begins with that figure
    place = f"{case.id}_{region}_{chosen}_{now!r}"
    field, why = f"edit_value_{place}", f"edit_note_{place}"

    def change() -> None:
        value = parse_cell(st.session_state[field], _FIGURE)
        if isinstance(value, Fault):
            return
        number = float(value) if isinstance(value, int | float) else None
        note = " ".join(st.session_state[why].split())
        figure_grid.change_figure(case, FigureEdit(region, chosen, number, note), published)

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        text = st.text_input(
            say("New figure"), _in_digits(now), key=field, width=200,
            help=say("Empty it where there is no figure: the region then counts as having none."),
        )  # fmt: skip
        st.text_input(
            say("Why"), "" if edit is None else edit.note, key=why, max_chars=_LONGEST_NOTE,
            placeholder=say("may stay empty"),
        )  # fmt: skip
        st.button(say("Change"), key=f"edit_change_{case.id}", on_click=change)
    fault = parse_cell(text, _FIGURE)
    if isinstance(fault, Fault):
        draw_note(f"{say(fault.message)} {say(fault.fix)}")
    elif isinstance(fault, int | float):
        beyond = _beyond(room, criteria[chosen], float(fault), alike)
        if beyond:
            draw_note(beyond)


def _beyond(room: Room, criterion: Criterion, figure: float, alike: list[float]) -> str:
    """Say that a figure lies beyond a bound that cuts it; nothing where it does not."""
    fixed = room.scenario.normalization == "goalposts"
    if not fixed or not beyond_bounds(np.array([[figure]]), (criterion,)).any():
        return ""
    return say(
        "Beyond a bound: {figure}. If the figure is right, widen the bound under Limits.",
        figure=counted_as(criterion, figure, alike),
    )


def _about(case: Case, criterion: Criterion, published: float, alike: list[float]) -> str:
    """Say what was published, in which unit, for which year, and where."""
    figure = figure_alike(published, criterion.unit, alike)
    if criterion.derive:
        return say(
            "Computed from the sectors: {figure}. A changed figure stands whatever the sector "
            "in focus is.",
            figure=figure,
        )
    if criterion.illustrative:
        return say("Illustrative, not published: {figure}.", figure=figure)
    titles = {source.id: source.title for source in case.sources}
    origin = ", ".join(
        part
        for part in (criterion.year, *(titles.get(item, item) for item in criterion.source))
        if part
    )
    if origin:
        return say("Published: {figure} ({origin}).", figure=figure, origin=origin)
    return say("Published: {figure}.", figure=figure)


def _draw_changed(room: Room, matrix: DecisionMatrix) -> None:
    case = room.case
    edits = session_work.edits(case)
    heading, back = st.columns([8, 1], gap="small", vertical_alignment="center")
    with heading:
        draw_subheading(say("Changed figures"))
    if edits:
        back.button(
            say("Undo all"), key=f"undo_all_{case.id}", type="tertiary",
            on_click=figure_grid.undo, args=(case,),
        )  # fmt: skip
    _draw_taken_back(case)
    if not edits:
        draw_note(say("No figure is changed: all are as in the file."))
        return
    row_of = {region: row for row, region in enumerate(matrix.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    for edit in reversed(edits[-_LISTED:]):
        row, column = row_of[edit.region], column_of[edit.criterion]
        published = float(matrix.published[row, column])
        line, back = st.columns([8, 1], gap="small", vertical_alignment="center")
        alike = matrix.values[:, column].tolist()
        line.html(_line(room, matrix.names[row], matrix.criteria[column], published, edit, alike))
        back.button(
            say("Undo"), key=f"undo_{case.id}_{edit.region}_{edit.criterion}", type="tertiary",
            on_click=figure_grid.undo, args=(case, [(edit.region, edit.criterion)]),
        )  # fmt: skip
    if len(edits) > _LISTED:
        draw_note(say("{count} more are marked in the table above.", count=len(edits) - _LISTED))
    draw_note(say("A link shows the published figures; Save work carries the changes."))


def _draw_taken_back(case: Case) -> None:
    """Say which changes were taken back last, and offer them again; else nothing."""
    gone = session_work.taken_back(case)
    if not gone:
        return
    names, titles = labels(case.regions), labels(case.criteria)
    told = say("{count} changed figures were taken back.", count=len(gone))
    if len(gone) == 1:
        told = say(
            "The changed figure of {region} was taken back: {criterion}.",
            region=names[gone[0].region], criterion=titles[gone[0].criterion],
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw_note(told)
        st.button(
            say("Bring it back") if len(gone) == 1 else say("Bring them back"),
            key=f"redo_{case.id}", type="tertiary", on_click=figure_grid.redo, args=(case,),
        )  # fmt: skip


def _line(
    room: Room,
    name: str,
    criterion: Criterion,
    published: float,
    edit: FigureEdit,
    alike: list[float],
) -> str:
    now = say("no figure") if edit.value is None else figure_alike(edit.value, "", alike)
    figures = say(
        "published {published}, now {now} {unit}",
        published=figure_alike(published, "", alike), now=now, unit=criterion.unit,
    )  # fmt: skip
    beyond = "" if edit.value is None else _beyond(room, criterion, edit.value, alike)
    note = "".join(
        f'<div class="mcda-note">{html.escape(text)}</div>' for text in (edit.note, beyond) if text
    )
    return (
        f'<div class="mcda-paragraph"><b>{html.escape(name)}</b>, {html.escape(criterion.name)}: '
        f"{html.escape(figures.strip())}{note}</div>"
    )


def _draw_grid(room: Room, matrix: DecisionMatrix) -> None:
    case = room.case
    generation = figure_grid.generation(case, room.scenario.sector)
    key = figure_grid.grid_key(case, generation.number)
    frame = figure_grid.base_frame(case, matrix, generation.start)

    def take_over() -> None:
        rows = st.session_state[key]["edited_rows"]
        figure_grid.take_over(case, matrix, generation.start, rows)

    columns = {
        criterion.id: st.column_config.NumberColumn(
            with_unit(criterion.name, criterion.unit), format=_format(matrix, column)
        )
        for column, criterion in enumerate(case.criteria)
    }
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        disabled=[NAME],
        height=(min(len(frame), MOST_ROWS) + 1) * ROW_HEIGHT + 3,
        on_change=take_over,
        column_config={NAME: st.column_config.TextColumn(say("Region"), pinned=True), **columns},
        alt=say("Figures of all regions, which can be changed"),
    )
    draw_note(say("Type over a figure, or double-click it. Empty it where there is no figure."))
    _typing()(key="typing_figures")


@cache
def _typing() -> Any:
    """Register the component once; it keeps what is typed while a cell's field is on its way."""
    js = Path(__file__).with_suffix(".js").read_text("utf-8")
    return st.components.v2.component("typing_figures", js=js)


def _format(matrix: DecisionMatrix, column: int) -> str | None:
    decimals = decimals_for(matrix.values[:, column].tolist())
    return None if decimals is None else f"%,.{decimals}f"


def _edit_at(case: Case, region: str, criterion: str) -> FigureEdit | None:
    here = (e for e in session_work.edits(case) if (e.region, e.criterion) == (region, criterion))
    return next(here, None)


def _or_missing(value: float | None) -> float:
    return float("nan") if value is None else value


def _in_digits(value: float) -> str:
    return "" if value != value else number_text(value)
