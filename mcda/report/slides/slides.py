"""Slides of a story: native charts and tables, one thing per slide, readable from the back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from mcda import __version__
from mcda.case.finding import Sentence
from mcda.report.facts import is_address
from mcda.report.figures import Bars, Stacks, Tiles
from mcda.report.fitting import evenly
from mcda.report.sections import Section, sections
from mcda.report.slides.cover_slide import draw_cover
from mcda.report.slides.deck import (
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    LEFT,
    RIGHT,
    SMALLEST,
    Deck,
    fits,
    has_room,
    height_of,
    line_count,
    numbered,
    write,
)
from mcda.report.slides.parts import Page, draw_bars, draw_stacks, draw_table, draw_tiles, pages
from mcda.report.slides.source_list import draw_sources
from mcda.report.story import Story
from mcda.report.tables import Table

Part = tuple[str, Callable[[Any], None]]
"""One slide: the sentence to remember, and what draws the rest."""

_MOST_LINES = 12  # of a sentence on a slide
_SIZES = (BODY, 18, 16, SMALLEST)  # of sentences, in points
_WHOLE = 60  # rows of a table that is told whole; of a longer one
_MOST_SLIDES = 6  # as many slides
_NOTE = 0.3  # inches below rows for what is not shown of them
_HIGH = 1.4  # where the body begins on a slide without a lead
_ELSEWHERE = "Addresses, licences and dates stand in the document and in the workbook."


def slides_bytes(story: Story) -> bytes:
    """Write a story as a .pptx file, byte for byte the same for the same story.

    Charts and tables are native, so that they can be edited. Names too long for their place are
    cut with an ellipsis; a table too long for a slide goes on on the next ones, and one of more
    than sixty rows says after six of them how many more stand in the document.
    """
    title = story.case.settings.title
    deck = Deck(
        title, str(story.question), f"{title}   case {story.digest[:8]}   version {__version__}"
    )
    draw_cover(deck, story)
    for section in sections(story):
        _draw(deck, section)
    return deck.save()


def _draw(deck: Deck, section: Section) -> None:
    """Tell a section on as many slides as it needs, which are numbered where they are several."""
    title = str(section.title)
    if section.id == "sources" and section.table is not None:
        named = [
            (f"{row[0]}  {row[1]}", address if is_address(address := str(row[2] or "")) else "")
            for row in section.table.rows
        ]
        draw_sources(deck, title, _ELSEWHERE, named)
        return
    parts = list(_parts(section))
    for place, (lead, draw) in enumerate(parts, start=1):
        draw(deck.slide(numbered(title, place, len(parts)), lead))


def _parts(section: Section) -> Iterator[Part]:
    """Yield the slides of a section: figure, sentences where they need a slide, rows."""
    lead = str(section.lead or "")
    told = " ".join(filter(None, (lead, *map(str, section.lines))))
    if section.figure is not None:
        yield lead, partial(_draw_figure, section=section)
        told = told if section.lines else ""
    if section.lines and (section.table is None or not has_room(told)):
        yield from _told(lead if section.figure is None else "", section.lines)
        told = ""
    elif section.figure is None and section.table is None:
        yield lead, _leave_empty
    if section.table is not None:
        yield from _rows(section.table, told)


def _told(lead: str, lines: Sequence[Sentence]) -> Iterator[Part]:
    """Spread sentences over slides, in the largest type in which one has room for all of them."""
    top = BODY_TOP if lead else _HIGH
    width, high = RIGHT - LEFT, BODY_BOTTOM - top
    for size in _SIZES:
        told = [fits(str(line), width, size, _MOST_LINES) for line in lines]
        heights = [height_of(line_count(line, width, size), size) + size / 144 for line in told]
        if sum(heights) <= high:
            break
    for part in evenly(heights, high):
        yield lead, partial(write, lines=told[part], left=LEFT, top=top, width=width, height=high,
                            size=size)  # fmt: skip


def _rows(table: Table, lead: str) -> Iterator[Part]:
    """Lay rows out on a few slides; where there are more, the last one says where they stand."""
    top = BODY_TOP if lead else _HIGH
    found = list(pages(table, top))
    is_long = len(table.rows) > _WHOLE and len(found) > _MOST_SLIDES
    if is_long or any(page.is_cut for page in found):
        found = list(pages(table, top, BODY_BOTTOM - _NOTE))
    shown = found[:_MOST_SLIDES] if is_long else found
    more = len(table.rows) - sum(len(page.table.rows) for page in shown)
    for page in shown:
        notes = []
        if page.is_cut:
            notes.append("Texts that end in … stand whole in the document.")
        if more and page is shown[-1]:
            notes.append(f"And {more} more of {len(table.rows)} rows, all in the document.")
        yield lead, partial(_draw_rows, page=page, top=top, note=" ".join(notes))


def _draw_rows(slide: Any, page: Page, top: float, note: str) -> None:
    draw_table(slide, page, top)
    if note:
        below = BODY_BOTTOM - _NOTE + 0.05
        write(slide, [note], LEFT, below, RIGHT - LEFT, _NOTE, SMALLEST, colour_of="quiet")


def _draw_figure(slide: Any, section: Section) -> None:
    figure = section.figure
    top = BODY_TOP if section.lead else _HIGH
    if isinstance(figure, Bars):
        draw_bars(slide, figure, top)
    elif isinstance(figure, Stacks):
        draw_stacks(slide, figure, top)
    elif isinstance(figure, Tiles):
        draw_tiles(slide, figure)


def _leave_empty(_slide: Any) -> None:
    """Leave the sentence to remember alone on its slide."""
