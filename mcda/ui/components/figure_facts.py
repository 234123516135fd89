"""Click any figure: below the table stands what is known about it."""

from __future__ import annotations

import html

import streamlit as st

from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix
from mcda.report.figure_facts import figure_facts, figure_title
from mcda.report.ranking_tables import matrix_table
from mcda.report.tables import Table
from mcda.ui.components.headline import draw_note
from mcda.ui.components.tables import draw_table
from mcda.ui.text import say

_FIRST_FIGURE = 2  # column of the matrix's table, behind id and name


def draw_figures(case: Case, matrix: DecisionMatrix, *, key: str) -> None:
    """Draw the figures of all regions; a click on one says below what is known about it.

    Parameters
    ----------
    case : the case
    matrix : its decision matrix
    key : widget key
    """
    whole = matrix_table(matrix)
    picked = draw_table(whole, key=key, alt=say("Figures"), wide=True, pick=True, steady=True)
    place = figure_at(whole, matrix, picked)
    if place is None:
        draw_note(say("Click a figure to see its formula, source, year and doubts."))
    else:
        draw_figure_facts(case, matrix, *place)


def figure_at(
    table: Table, matrix: DecisionMatrix, picked: tuple[int, str] | None
) -> tuple[str, str] | None:
    """Return region and criterion of a cell of the matrix's table; None where it is no figure."""
    if picked is None:
        return None
    row, header = picked
    headers = [heading.text for heading in table.headings]
    column = headers.index(header) - _FIRST_FIGURE if header in headers else -1
    if not (0 <= column < len(matrix.criteria) and 0 <= row < len(matrix.regions)):
        return None
    return matrix.regions[row], matrix.criteria[column].id


def draw_figure_facts(case: Case, matrix: DecisionMatrix, region: str, criterion: str) -> None:
    """Draw what is known about one figure; everything in it may be what a user typed."""
    facts = figure_facts(case, matrix, region, criterion)
    rows = "".join(
        f"<dt>{html.escape(say(fact.name))}</dt><dd>{html.escape(say(fact.text))}</dd>"
        for fact in facts
    )
    title = html.escape(say(figure_title(matrix, region, criterion)))
    st.html(
        f'<section class="mcda-facts" role="status"><strong>{title}</strong>'
        f"<dl>{rows}</dl></section>"
    )
