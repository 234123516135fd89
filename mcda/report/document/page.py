"""The A4 page of the document: type, headings with bookmarks, foot of the page, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    TableStyle,
)

from mcda import PRODUCT
from mcda.report.document.letters import printed
from mcda.report.document.named import called
from mcda.report.facts import LANGUAGE, is_address
from mcda.report.figures import colour
from mcda.report.fitting import BOLD, REGULAR, cut, shared, text_width
from mcda.report.tables import Table

MARGIN = 20 * mm
_PADDING = 6  # that the page's frame keeps by itself
ROOM = A4[0] - 2 * (MARGIN + _PADDING)
_SMALL = 7.5
_LEAST = 150.0  # points of a page that a heading and what follows it need


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    """Return a paragraph style; long words without spaces are broken anywhere."""
    return ParagraphStyle(
        name,
        fontName=more.pop("font", REGULAR),
        fontSize=size,
        leading=1.25 * size,
        textColor=HexColor(colour(more.pop("meaning", "ink"))),
        splitLongWords=1,
        **more,
    )


TITLE = _style("title", 24, font=BOLD, spaceAfter=10)
HEADING = _style("heading", 16, font=BOLD, spaceBefore=14, spaceAfter=6)
LEAD = _style("lead", 12, meaning="shortlist", spaceAfter=6)
BODY = _style("body", 10, spaceAfter=5)
QUIET = _style("quiet", 9, meaning="quiet", spaceAfter=4)
_CELL = _style("cell", _SMALL)
_NUMBER = _style("number", _SMALL, alignment=TA_RIGHT)
_HEAD = _style("head", _SMALL, font=BOLD)
_HEAD_NUMBER = _style("head_number", _SMALL, font=BOLD, alignment=TA_RIGHT)


class Heading1(Paragraph):
    """A heading that is also a bookmark."""

    def __init__(self, text: str) -> None:
        self.plain = plain(text)
        super().__init__(escape(printed(self.plain)), HEADING)

    def draw(self) -> None:
        """Draw it, and set the bookmark where it stands."""
        canvas = self.canv
        key = f"{canvas.getPageNumber()}:{self.plain}"
        canvas.bookmarkPage(key, fit="FitH", top=canvas.absolutePosition(0, self.height)[1])
        canvas.addOutlineEntry(self.plain, key, level=0)
        super().draw()


def plain(text: str) -> str:
    """Return text as a page can hold it, ids in place of names that cannot be printed."""
    return called(sound(text))


def sound(text: str) -> str:
    """Return text without what no file can hold."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", whole)


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph in which nothing is markup; an address of the web alone is a link."""
    words = escape(printed(plain(text)))
    if is_address(text):
        words = f"<link href={quoteattr(text)}>{words}</link>"
    return Paragraph(words, style)


def heading(text: str) -> Iterator[Flowable]:
    """Return a heading that does not stand alone at the foot of a page."""
    yield CondPageBreak(_LEAST)
    yield Heading1(text)


def document(target: Any, title: str, subject: str) -> SimpleDocTemplate:
    """Return a document without a clock: the same story gives the same bytes."""
    return SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sound(title),
        subject=sound(subject),
        author=PRODUCT,
        creator=PRODUCT,
        lang=LANGUAGE,
        invariant=1,
        initialFontName=REGULAR,
    )


def foot(text: str) -> Any:
    """Return what draws the foot of every page."""
    return partial(_draw_foot, text)


def _draw_foot(text: str, canvas: Canvas, _document: Any) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(HexColor(colour("quiet")))
    left = MARGIN + _PADDING
    canvas.drawString(left, 11 * mm, printed(cut(plain(text), ROOM - 30, 8)))
    canvas.drawRightString(left + ROOM, 11 * mm, str(canvas.getPageNumber()))


def table(content: Table) -> Flowable:
    """Return a table over as many pages as it needs, its header on each."""
    right = [content.is_number(column) for column in range(len(content.headings))]
    signs = {(mark.row, mark.column): f" {mark.sign}" for mark in content.marks}
    head = [
        paragraph(heading.text, _HEAD_NUMBER if number else _HEAD)
        for heading, number in zip(content.headings, right)
    ]
    body = [
        [
            paragraph(
                content.text(row, column) + signs.get((row, column), ""),
                _NUMBER if number else _CELL,
            )
            for column, number in enumerate(right)
        ]
        for row in range(len(content.rows))
    ]
    # a text longer than a page goes on on the next one
    widths = _widths(content, right)
    flowable = LongTable([head, *body], colWidths=widths, repeatRows=1, splitInRow=1)
    line = HexColor(colour("empty"))
    flowable.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, _SMALL),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), line),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, line),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return flowable


def _widths(content: Table, right: list[bool]) -> list[float]:
    """Share the page's width: what columns need at least, the rest by the length of texts."""
    least: list[float] = []
    wanted: list[float] = []
    for column, heading in enumerate(content.headings):
        texts = [content.text(row, column) for row in range(len(content.rows))]
        # the parts of a number stay in one line
        parts = texts if right[column] else [word for text in texts for word in text.split()]
        words = [*heading.text.split(), *parts]
        longest_word = max((text_width(word, _SMALL, bold=True) for word in words), default=10)
        longest = max((text_width(text, _SMALL, bold=True) for text in texts), default=10)
        least.append(min(longest_word, ROOM / 4) + 7)
        if right[column]:  # a header in two lines, rather than a word in each
            longest = text_width(heading.text, _SMALL, bold=True) / 2
        wanted.append(max(min(longest, 2 * ROOM) + 7, least[-1]))
    return list(shared(least, wanted, ROOM))
