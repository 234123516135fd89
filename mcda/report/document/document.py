"""The story as a document: A4, searchable, with bookmarks and all figures in an appendix.

ReportLab writes it: pure Python, embeds the parts of our font that are used, sets bookmarks, and
with ``invariant`` leaves the clock out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mcda import __version__
from mcda.allocation.plan import Plan, Price
from mcda.allocation.price_wording import price_sentences
from mcda.case.finding import sentence
from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix
from mcda.ranking.wording import decimals_for
from mcda.report.cover import cover_lead, cover_lines
from mcda.report.criteria_tables import origins_table
from mcda.report.document.drawings import draw_figure
from mcda.report.document.letters import MISSING
from mcda.report.document.named import called_by_ids, has_other_signs, ids_instead
from mcda.report.document.page import (
    BODY,
    LEAD,
    QUIET,
    ROOM,
    TITLE,
    Heading1,
    document,
    foot,
    heading,
    paragraph,
    table,
)
from mcda.report.fitting import register_fonts
from mcda.report.marked_figures import CHANGED, DOUBTED, FILLED, figure_marks, unpublished_table
from mcda.report.numbers import written
from mcda.report.origin import doubts_table
from mcda.report.sections import Section, sections, title_lines
from mcda.report.story import Story
from mcda.report.story_tables import decisions_table
from mcda.report.tables import Heading, Row, Table, number, with_unit

_SIDE_BY_SIDE = 6
_LAST = ("sources", "about", "decisions")  # told in the appendix, or after it
_SAME_SELECTION = sentence(
    "Some ventures are all or nothing, and with the same of them carried out one more of any limit "
    "would bring nothing. That says nothing of choosing anew: what larger budgets then bring is "
    "solved on the page Joint ventures, under What more would bring."
)
_EQUAL = 9  # decimals to which prices are the same, and stay in the order of the rules


def document_bytes(story: Story) -> bytes:
    """Write a story as a .pdf file, byte for byte the same for the same story."""
    register_fonts()
    buffer = io.BytesIO()
    title = story.case.settings.title
    pages = document(buffer, title, str(story.question))
    at_foot = foot(f"{title}   case {story.digest[:8]}   version {__version__}")
    with called_by_ids(story.case):
        pages.build(list(_content(story)), onFirstPage=at_foot, onLaterPages=at_foot)
    return buffer.getvalue()


def _content(story: Story) -> Iterator[Flowable]:
    yield paragraph(str(story.question), TITLE)
    yield paragraph(str(cover_lead(story)), LEAD)
    for line in cover_lines(story):
        yield paragraph(str(line), BODY)
    yield paragraph(story.case.settings.title, QUIET)
    for line in title_lines(story):
        yield paragraph(str(line), QUIET)
    told = sections(story)
    for section in told:
        if section.id not in _LAST:
            yield from _section(section)
    yield from _appendix(story)
    for section in told:
        if section.id in ("sources", "about"):
            yield from _section(section)
    yield from _called_by_ids(story.case)


def _section(section: Section) -> Iterator[Flowable]:
    """Tell a section; its heading stays with what comes first."""
    first: list[Flowable] = [Heading1(str(section.title))]
    if section.lead is not None:
        first.append(paragraph(str(section.lead), LEAD))
    first += [paragraph(str(line), BODY) for line in section.lines]
    if section.figure is not None:
        first += [draw_figure(section.figure), Spacer(ROOM, 8)]
    if section.figure is not None or section.table is None:
        yield KeepTogether(first)
    else:
        yield from heading(str(section.title))
        yield from first[1:]
    if section.table is not None:
        yield table(section.table)


def _appendix(story: Story) -> Iterator[Flowable]:
    matrix = story.ranking.matrix
    yield from heading("All figures")
    yield paragraph(
        f"In the units of their sources, as ranked. {CHANGED} changed, {FILLED} not published: "
        f"the median of the zone stands in; {DOUBTED} in doubt, see below.",
        QUIET,
    )
    for block in _figures(matrix):
        yield table(block)
        yield Spacer(ROOM, 8)
    unpublished = unpublished_table(story.case, matrix)
    if unpublished.rows:
        yield from heading("Figures that are not as published")
        yield table(unpublished)
    yield from heading("What the criteria measure")
    yield paragraph("Sources by the names under which the list of sources has them.", QUIET)
    yield table(origins_table(story.case))
    doubts = doubts_table(story.case)
    if doubts.rows:
        yield from heading("Doubts about figures")
        yield table(doubts)
    if story.plan is not None:
        yield from _prices(story.plan)
    if story.case.decisions:
        yield from heading("Recorded decisions")
        for block in _decisions(story):
            yield table(block)
            yield Spacer(ROOM, 8)


def _called_by_ids(case: Case) -> Iterator[Flowable]:
    """Say once, at the end, what goes by its id because its name cannot be printed."""
    ids, others = ids_instead(case), has_other_signs(case)
    if not ids and not others:
        return
    yield from heading("Names that cannot be printed")
    if ids:
        said = sentence(
            "This file has no letters for the names of these, and calls them by their ids. The "
            "workbook holds their names."
        )
        yield paragraph(str(said), QUIET)
        rows = tuple((table, ", ".join(names.values())) for table, names in ids.items())
        yield table(Table("called_by_ids", (Heading("Table"), Heading("Ids")), rows))
    if others:
        said = sentence("Other letters that it does not have stand as {sign}.", sign=MISSING)
        yield paragraph(str(said), QUIET)


def _figures(matrix: DecisionMatrix) -> Iterator[Table]:
    """Lay the decision matrix out in blocks of a few criteria side by side."""
    for first in range(0, len(matrix.criteria), _SIDE_BY_SIDE):
        columns = range(first, min(first + _SIDE_BY_SIDE, len(matrix.criteria)))
        heads = [Heading("Region")]
        heads += [
            Heading(
                with_unit(matrix.criteria[j].name, matrix.criteria[j].unit),
                decimals_for(matrix.values[:, j].tolist()),
            )
            for j in columns
        ]
        rows: list[Row] = [
            (name, *(number(matrix.values[i, j]) for j in columns))
            for i, name in enumerate(matrix.names)
        ]
        here = slice(columns.start, columns.stop)
        marks = figure_marks(
            matrix.edited[:, here], matrix.filled[:, here], matrix.doubted[:, here], 1
        )
        yield Table("figures", tuple(heads), tuple(rows), marks)


def _decisions(story: Story) -> Iterator[Table]:
    """Lay each decision out in a table of its own, so that long reasons have the page's width."""
    log = decisions_table(story.case)
    for row in range(len(log.rows)):
        facts = tuple(
            (heading.text, log.text(row, column)) for column, heading in enumerate(log.headings)
        )
        kept = tuple(fact for fact in facts if fact[1])
        yield Table("decision", (Heading("Fact"), Heading("Value")), kept)


def _prices(plan: Plan) -> Iterator[Flowable]:
    """Say what a little more of each rule that binds would bring, the dearest first."""
    binding = sorted((price for price in plan.every_price if price.price), key=_dearest_first)
    if not binding:
        if plan.given_selection:
            yield from heading("What one more of each limit would add")
            yield paragraph(str(_SAME_SELECTION), QUIET)
        return
    yield from heading("What one more of each limit would add")
    worth = sentence(
        "Value has no unit: it adds up what the ventures bring, each kind of it by its weight; "
        "the whole plan is worth {value}.",
        value=written(plan.objective),
    )
    if plan.given_selection:
        worth = sentence(
            "{worth} Ventures that are all or nothing stay as they are; limits that are not listed "
            "bring nothing in that sense alone. What larger budgets bring when ventures are chosen "
            "anew is solved on the page Joint ventures, under What more would bring.",
            worth=worth,
        )
    yield paragraph(str(worth), QUIET)
    heads = Heading("What the limit says"), Heading("What more of it would bring")
    told = price_sentences(binding, plan)
    rows = tuple((str(price.sentence), str(says)) for price, says in zip(binding, told))
    yield table(Table("prices", heads, rows))


def _dearest_first(price: Price) -> float:
    return -round(abs(price.price or 0.0), _EQUAL)
