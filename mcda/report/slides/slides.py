"""Slides of a story: native charts and tables, one thing per slide, readable from the back."""

from __future__ import annotations

from typing import Any

from mcda import __version__
from mcda.case.finding import Sentence
from mcda.report.figures import Bars, Stacks, Tiles
from mcda.report.sections import Section, sections, title_lines
from mcda.report.slides.deck import BODY, BODY_BOTTOM, BODY_TOP, LEFT, RIGHT, Deck, fits, write
from mcda.report.slides.parts import draw_bars, draw_stacks, draw_table, draw_tiles, pages
from mcda.report.slides.source_list import draw_sources
from mcda.report.story import Story

_MOST_LINES = 3  # of a sentence on a slide
_HIGH = 1.4  # where the body begins on a slide without a lead
_ELSEWHERE = "Addresses, licences and dates stand in the document and in the workbook."
_MOST_SMALL = 6  # small lines on the title slide
_FEW = 3  # of them that have room in larger type


def slides_bytes(story: Story) -> bytes:
    """Write a story as a .pptx file, byte for byte the same for the same story.

    Charts and tables are native, so that they can be edited. Names too long for their place are
    cut with an ellipsis; a table too long for a slide goes on on the next one.
    """
    title = story.case.settings.title
    deck = Deck(title, f"{title}   case {story.digest[:8]}   version {__version__}")
    _draw_title(deck, story)
    for section in sections(story):
        _draw(deck, section)
    return deck.save()


def _draw_title(deck: Deck, story: Story) -> None:
    slide = deck.slide(str(story.question), most=2)
    width = RIGHT - LEFT
    answer = " ".join(str(part) for part in story.answer)
    write(slide, [fits(answer, width, 30, 3)], LEFT, 1.9, width, 1.6, 30, colour_of="shortlist")
    write(slide, [fits(story.case.settings.title, width, 24, 2)], LEFT, 3.9, width, 0.9, 24)
    lines = title_lines(story)
    most = max(1, min(3, _MOST_SMALL // max(len(lines), 1)))
    size = 18 if len(lines) <= _FEW else 16
    small = [fits(str(line), width, size, most) for line in lines]
    write(slide, small, LEFT, 4.7, width, BODY_BOTTOM - 4.7, size, colour_of="quiet")


def _draw(deck: Deck, section: Section) -> None:
    title, lead = str(section.title), str(section.lead or "")
    told = " ".join(filter(None, (lead, *map(str, section.lines))))
    if section.id == "sources" and section.table is not None:
        named = [f"{row[0]}  {row[1]}" for row in section.table.rows]
        draw_sources(deck, title, _ELSEWHERE, named)
        return
    if section.figure is not None:
        _draw_figure(deck.slide(title, lead), section)
        told = told if section.lines else ""
    elif section.table is None:
        _write_lines(deck.slide(title, lead), section.lines, BODY_TOP if lead else _HIGH)
        return
    if section.table is not None:
        top = BODY_TOP if told else _HIGH
        for page in pages(section.table, top):
            draw_table(deck.slide(title, told), page, top)


def _draw_figure(slide: Any, section: Section) -> None:
    figure = section.figure
    top = BODY_TOP if section.lead else _HIGH
    if isinstance(figure, Bars):
        draw_bars(slide, figure, top)
    elif isinstance(figure, Stacks):
        draw_stacks(slide, figure, top)
    elif isinstance(figure, Tiles):
        draw_tiles(slide, figure)


def _write_lines(slide: Any, lines: tuple[Sentence, ...], top: float) -> None:
    width = RIGHT - LEFT
    told = [fits(str(line), width, BODY, _MOST_LINES) for line in lines]
    write(slide, told, LEFT, top, width, BODY_BOTTOM - top, BODY)
