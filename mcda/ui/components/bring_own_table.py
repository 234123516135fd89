"""A plain table in the dialog: what was recognized, to correct and to confirm."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from mcda.case.build_case import build_case
from mcda.case.finding import CaseError, Finding
from mcda.case.model import Case
from mcda.case.numbers import number_text
from mcda.case.proposal import Answers, ColumnAnswer, Proposal, ProposedColumn
from mcda.case.propose_grid import Grid
from mcda.case.tables import letters
from mcda.report.tables import Heading, Table, distinct, number, with_unit
from mcda.ui import cache
from mcda.ui.components.findings import draw_findings_table
from mcda.ui.components.headline import draw_note, draw_problem
from mcda.ui.components.tables import draw_table
from mcda.ui.text import say

_PREVIEWED = 5
_MOST_HEADER = 40  # rows among which the column names are looked for by hand
_LONGEST = 60

Made = tuple[Case, tuple[Finding, ...]]


def draw_table_dialog(name: str, content: bytes, file_id: str) -> Made | None:
    """Show what was recognized and ask to confirm it.

    Parameters
    ----------
    name, content : the file
    file_id : tells it from other files

    Returns
    -------
    tuple or None
        the case and what was found in the table, once it is confirmed
    """
    sheet = ""
    proposal = cache.proposal(name, content)
    if len(proposal.sheets) > 1:
        sheet = st.selectbox(say("Sheet"), proposal.sheets, key=f"sheet_{file_id}")
        proposal = cache.proposal(name, content, sheet)
    place = f"{file_id}_{sheet}"
    if proposal.grid is not None:
        header, names = _choose_layout(proposal, proposal.grid, place)
        proposal = cache.proposal(name, content, sheet, header, names)
        # what was corrected in one reading of the sheet says nothing about another one
        place = f"{place}_{header}_{names}"
    if proposal.findings:
        draw_findings_table(proposal.findings, key=f"own_findings_{place}")
    if not proposal.is_usable:
        draw_note(say("No table of regions by indicators was recognized in this file."))
        return None
    return _confirm(proposal, place)


def _choose_layout(
    proposal: Proposal, grid: Grid, place: str
) -> tuple[tuple[int, int] | None, int | None]:
    """Let header and names be pointed out; None for what stays as it was recognized."""
    rows = range(min(len(grid.rows), _MOST_HEADER))
    first, last = proposal.header or (None, None)
    is_clear = proposal.is_usable and first is not None and proposal.name_column is not None
    with st.expander(say("Where column names and regions stand"), expanded=not is_clear):
        one, two, three = st.columns(3, gap="small")
        with one:
            top = st.selectbox(
                say("First row of column names"), rows, index=first, key=f"own_top_{place}",
                format_func=lambda row: _row_text(grid, row), placeholder=say("none found"),
            )  # fmt: skip
        with two:
            end = st.selectbox(
                say("Last row of column names"), rows, index=last, key=f"own_end_{place}",
                format_func=lambda row: _row_text(grid, row), placeholder=say("none found"),
            )  # fmt: skip
        with three:
            names = st.selectbox(
                say("Column of the regions' names"), range(grid.width),
                index=proposal.name_column, key=f"own_names_{place}",
                format_func=lambda column: _column_text(proposal, grid, column),
                placeholder=say("none found"),
            )  # fmt: skip
    chosen = [row for row in (top, end) if row is not None]
    header = (chosen[0], max(chosen)) if chosen else None
    return (
        None if header == proposal.header else header,
        None if names == proposal.name_column else names,
    )


def _row_text(grid: Grid, row: int) -> str:
    cells = ", ".join(str(cell) for cell in grid.rows[row] if cell != "")
    return _cut(f"{row + 1}: {cells}")


def _column_text(proposal: Proposal, grid: Grid, column: int) -> str:
    row = proposal.header[1] if proposal.header else 0
    cells = grid.rows[row]
    return _cut(f"{letters(column)}: {cells[column] if column < len(cells) else ''}")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def _confirm(proposal: Proposal, place: str) -> Made | None:
    st.text(
        say(
            "Recognized: {regions} regions and {columns} indicators. "
            "Directions, units and groups are guesses: check them before you open the table.",
            regions=sum(not row.drop for row in proposal.rows),
            columns=sum(column.use for column in proposal.columns),
        )
    )
    title = st.text_input(say("Title"), proposal.title, key=f"own_title_{place}")
    columns = _edit_columns(proposal, place)
    names = {row.place: f"{row.name} ({row.place + 1})" for row in proposal.rows}
    dropped = st.multiselect(
        say("Rows left out, such as totals"),
        list(names),
        default=[row.place for row in proposal.rows if row.drop],
        format_func=lambda row: names[row],
        key=f"own_dropped_{place}",
    )
    _draw_first_rows(proposal, columns, dropped, place)
    with st.expander(say("What was recognized, step by step")):
        for step in proposal.steps:
            st.text(say(step))
        for row in proposal.rows:
            if row.reason is not None:
                st.text(f"{row.name}: {say(row.reason)}")
    if not st.button(say("Open this table"), key="open_own", type="primary"):
        return None
    try:
        case = build_case(proposal, Answers(title, columns, frozenset(dropped)))
    except CaseError as problem:
        draw_problem(problem.findings)
        return None
    return case, proposal.findings


def _edit_columns(proposal: Proposal, place: str) -> tuple[ColumnAnswer, ...]:
    """Draw the indicators as a table to correct, and return those to use."""
    usable = [column for column in proposal.columns if column.is_usable]
    directions = {
        "max": say("more is better"),
        "min": say("less is better"),
        "target": say("close to a target"),
    }
    base = pd.DataFrame(
        {
            "use": [column.use for column in usable],
            "name": [_guessed(column.name) for column in usable],
            "unit": [_guessed(column.unit) for column in usable],
            "direction": [directions.get(_guessed(column.objective), "") for column in usable],
            "target": pd.Series([None] * len(usable), dtype="float64"),
            "group": [_guessed(column.group) for column in usable],
            "why": [
                say(column.objective.reason) if column.objective else say(column.reason)
                for column in usable
            ],
        }
    )
    texts = {"name": say("Name"), "unit": say("Unit"), "group": say("Group")}
    edited = st.data_editor(
        base,
        hide_index=True,
        disabled=["why"],
        placeholder="",
        key=f"own_columns_{place}",
        column_config={
            "use": st.column_config.CheckboxColumn(say("Use"), width="small"),
            **{key: st.column_config.TextColumn(label) for key, label in texts.items()},
            "direction": st.column_config.SelectboxColumn(
                say("Direction"), options=list(directions.values()), required=True
            ),
            "target": st.column_config.NumberColumn(
                say("Target"),
                width="small",
                help=say("The figure that is best, where the direction is close to a target"),
            ),
            "why": st.column_config.TextColumn(say("Why this guess"), width="medium"),
        },
    )
    objectives = {label: key for key, label in directions.items()}
    return tuple(
        ColumnAnswer(
            column.place,
            _written(row["name"]),
            _written(row["unit"]),
            objectives.get(str(row["direction"]), "max"),
            _written(row["group"]),
            None if pd.isna(row["target"]) else float(row["target"]),
        )
        for column, (_, row) in zip(usable, edited.iterrows())
        if row["use"]
    )


def _guessed(guess: object) -> str:
    return str(getattr(guess, "value", "") or "")


def _written(cell: object) -> str:
    """Return what stands in a cell of the editor; one that was emptied holds no text at all."""
    return cell if isinstance(cell, str) else ""


def _draw_first_rows(
    proposal: Proposal, columns: Sequence[ColumnAnswer], dropped: Collection[int], place: str
) -> None:
    """Show the first regions with their figures, as the case will have them."""
    read: dict[int, ProposedColumn] = {column.place: column for column in proposal.columns}
    kept = [i for i, row in enumerate(proposal.rows) if row.place not in dropped][:_PREVIEWED]
    heads = [
        (with_unit(item.name or read[item.place].header, item.unit), read[item.place].letter)
        for item in columns
    ]
    figures = [[read[item.place].figures[i] for i in kept] for item in columns]
    decimals = [max(map(_decimals, shown), default=0) for shown in figures]
    table = Table(
        "first_rows",
        (Heading("Name"), *map(Heading, distinct(heads, ["Name"]), decimals)),
        tuple(
            (proposal.rows[row].name, *map(number, figures_of_row))
            for row, figures_of_row in zip(kept, zip(*figures))
        ),
    )
    draw_note(say("The first regions as they will be read; a dash is a missing figure."))
    draw_table(table, key=f"own_first_{place}", alt=say("First regions with their figures"))


def _decimals(figure: float | None) -> int:
    """Return how many decimals it takes to show a figure as it was written."""
    text = "" if figure is None else number_text(figure)
    return 0 if "e" in text else len(text.partition(".")[2])
