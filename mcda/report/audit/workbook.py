"""The workbook for an audit: living formulas, all other results, and the case itself."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import xlsxwriter

from mcda import PRODUCT
from mcda.case.cells import storable
from mcda.case.write import CREATED, WORKBOOK_OPTIONS, add_tables
from mcda.report.audit.about import about_sheet
from mcda.report.audit.closeness import closeness_sheet, distances_sheet
from mcda.report.audit.grid import Sheet
from mcda.report.audit.layout import Layout, layout
from mcda.report.audit.matrix import matrix_sheet
from mcda.report.audit.notes import methods_table
from mcda.report.audit.paper import Paper
from mcda.report.audit.pictures import add_pictures, pictures_sheet
from mcda.report.audit.standing import explanation_sheet, ranking_sheet
from mcda.report.audit.steps import compared_sheet, normalized_sheet, weighted_sheet
from mcda.report.audit.totals import with_total
from mcda.report.audit.weights import weights_sheet
from mcda.report.audit.written import written_sheet
from mcda.report.story import Story
from mcda.report.story_tables import story_tables
from mcda.report.tables import Table

MOST_CELLS = 5_000
"""Up to so many figures the steps are formulas; beyond, writing them takes minutes."""

_SQUARED = 1e150  # figures whose squares a spreadsheet can still add up
_ABOUT = {
    "result": "Ranks and scores by the method asked for; the formulas repeat TOPSIS.",
    "reasons": "Why each of the first regions is above the next, and what holds each back.",
    "excluded": "Regions that are not ranked, with the full reason.",
    "plan": "Every joint venture, funded or not, with what it gets and brings.",
    "money": "Every payment: joint venture, programme, year, amount.",
    "regions": "What lands in each region.",
    "programmes": "Budget and use of every programme and year.",
    "years": "What each programme pays per year.",
    "prices": "What one more unit of each limit would add to the value of the plan.",
    "findings": "What is doubtful in the data, and what to do about it.",
    "verdict": "How sure the first place is, with the figures that decide about it.",
    "acceptability": "In which part of the draws each region takes each rank.",
    "stability": "Within which points winner, shortlist and order stand.",
    "central_weights": "The mean weights that put each region first.",
    "changed_figures": "Figures that were changed, beside the published ones.",
    "criteria": "What each criterion measures, and from which source.",
    "sources": "Where the figures come from.",
    "doubts": "Doubts about single figures, and warnings that the case's author explains.",
    "decisions": "The decisions recorded so far, the latest last.",
    "methods": "The formulas behind the figures, with where they come from.",
}


def audit_workbook(story: Story) -> bytes:
    """Write a story as a workbook in which the ranking is computed by the sheets themselves.

    The same story always gives the same bytes. Opened in the program, the workbook is the case
    with the view as it was. A case of more than 5,000 figures has values in place of formulas.

    Raises
    ------
    ValueError
        A text of the case is longer than the 32,767 characters that a cell can hold.
    """
    laid = layout(story)
    living = can_live(laid)
    steps = tuple(_steps(laid))
    tables = story_tables(story)
    others = (
        *(
            _plain(table)
            for table in (
                *tables,
                methods_table(story.case, story.ranking, story.scenario.method),
            )
        ),
        written_sheet(sheet for sheet in steps if sheet.inputs),
    )
    footer = f"{story.case.id} {story.digest[:8]}"
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS) as book:
        title = storable(story.case.settings.title)[:255]
        subject = storable(str(story.question))[:255]
        book.set_properties(
            {"title": title, "subject": subject, "author": PRODUCT, "created": CREATED}
        )
        book.set_calc_mode("auto")
        paper = Paper(book, living=living, footer=footer)
        paper.add(about_sheet(laid, (*steps, *others), living=living))
        pages = {sheet.name: paper.add(sheet) for sheet in (*steps, *others)}
        years = next((table for table in tables if table.name == "years"), None)
        add_pictures(book, pages["charts"], laid, years)
        add_tables(book, story.saved_case)
        for page in book.worksheets():
            if not page.get_name().startswith("_"):
                paper.prepare(page)
    return buffer.getvalue()


def can_live(laid: Layout) -> bool:
    """Whether the steps can be formulas: not too many figures, none that a square overflows."""
    values = laid.ranking.matrix.values
    known = np.abs(values[~np.isnan(values) & (values != 0)])
    ordinary = bool(((known < _SQUARED) & (known > 1 / _SQUARED)).all())
    return laid.regions * laid.criteria <= MOST_CELLS and ordinary


def _steps(laid: Layout) -> Iterator[Sheet]:
    yield ranking_sheet(laid)
    yield pictures_sheet(laid)
    yield weights_sheet(laid)
    yield matrix_sheet(laid)
    yield compared_sheet(laid)
    yield normalized_sheet(laid)
    yield weighted_sheet(laid)
    yield distances_sheet(laid)
    yield closeness_sheet(laid)
    yield explanation_sheet(laid)


def _plain(table: Table) -> Sheet:
    return with_total(table, _ABOUT.get(table.name, ""))
