"""The first slide: the question, its answer, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcda.report.cover import MOST_NAMED, cover_lead, cover_lines
from mcda.report.sections import title_lines
from mcda.report.slides.deck import (
    BODY_BOTTOM,
    LEFT,
    RIGHT,
    SMALLEST,
    TITLE,
    TITLE_TOP,
    Deck,
    fits,
    height_of,
    line_count,
    write,
)
from mcda.report.story import Story

_WIDTH = RIGHT - LEFT
_GAP = 0.3  # inches between the parts
_LEADS = (28, 24, 20, 18)
_MOST_LEAD = 2  # lines of who leads
_SIZES = (20, 18, 16, SMALLEST)
_NAMED = (MOST_NAMED, 10, 5, 2)  # names of the shortlist, as many as have room
_MOST_SMALL = 7  # lines of what the answer rests on
_FEW = 3  # sentences of it that have room in larger type


def draw_cover(deck: Deck, story: Story) -> None:
    """Draw the question and its answer; what the answer rests on stands at the foot."""
    slide = deck.slide(str(story.question), most=2)
    asked = line_count(slide.shapes.title.text, _WIDTH, TITLE, bold=True)
    begin = TITLE_TOP + height_of(asked, TITLE) + _GAP
    lead, lead_size = _lead(story)
    high = height_of(line_count(lead, _WIDTH, lead_size), lead_size)
    write(slide, [lead], LEFT, begin, _WIDTH, high, lead_size, colour_of="shortlist")
    small, small_size = _rests_on(story)
    foot = BODY_BOTTOM - _height(small, small_size)
    top = begin + high + _GAP
    lines, size = _answer(story, foot - _GAP - top)
    write(slide, lines, LEFT, top, _WIDTH, foot - _GAP - top, size)
    write(slide, small, LEFT, foot, _WIDTH, BODY_BOTTOM - foot, small_size, colour_of="quiet")


def _lead(story: Story) -> tuple[str, float]:
    """Return who leads in the largest type in which it has room."""
    told = str(cover_lead(story))
    for size in _LEADS:
        if line_count(told, _WIDTH, size) <= _MOST_LEAD:
            return told, size
    return fits(told, _WIDTH, _LEADS[-1], _MOST_LEAD + 1), _LEADS[-1]


def _answer(story: Story, high: float) -> tuple[list[str], float]:
    """Return the answer in the largest type that has room for it, with fewer names if need be."""
    for most, size in _tried():
        lines = [str(line) for line in cover_lines(story, most)]
        if _height(lines, size) <= high:
            return lines, size
    room = int(high / (height_of(1, size) + size / 144)) // len(lines)
    return [fits(line, _WIDTH, size, max(1, room)) for line in lines], size


def _tried() -> Iterator[tuple[int, float]]:
    yield from ((_NAMED[0], size) for size in _SIZES)
    yield from ((most, _SIZES[-1]) for most in _NAMED[1:])


def _rests_on(story: Story) -> tuple[list[str], float]:
    """Return the case, the decision, and what is no published figure, with the size of type."""
    lines = [story.case.settings.title, *map(str, title_lines(story))]
    size = 16 if len(lines) <= _FEW else SMALLEST
    for most in (3, 2, 1):
        told = [fits(line, _WIDTH, size, most) for line in lines]
        if sum(line_count(line, _WIDTH, size) for line in told) <= _MOST_SMALL:
            break
    return told, size


def _height(lines: Sequence[str], size: float) -> float:
    return sum(height_of(line_count(line, _WIDTH, size), size) + size / 144 for line in lines)
