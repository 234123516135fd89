"""The sources of a case on few slides: id and title alone, in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcda.report.fitting import evenly
from mcda.report.slides.deck import (
    BODY_BOTTOM,
    LEFT,
    RIGHT,
    SMALLEST,
    Deck,
    fits,
    height_of,
    line_count,
    numbered,
    write,
)

_TOP = 1.7
_GAP = 0.5  # inches between the columns
_AFTER = 3  # points below a source
_COLUMNS, _SLIDES = 2, 2
_WIDTH = (RIGHT - LEFT - _GAP * (_COLUMNS - 1)) / _COLUMNS


def draw_sources(deck: Deck, title: str, lead: str, sources: Sequence[tuple[str, str]]) -> None:
    """Draw the sources on two slides at most; what does not fit is counted.

    Parameters
    ----------
    deck : the slides in the making
    title, lead : of each slide
    sources : a line each, and the address behind it, empty where there is none
    """
    columns = _columns(sources)
    count = -(-len(columns) // _COLUMNS)
    for first in range(0, len(columns), _COLUMNS):
        slide = deck.slide(numbered(title, first // _COLUMNS + 1, count), lead)
        for place, column in enumerate(columns[first : first + _COLUMNS]):
            left = LEFT + place * (_WIDTH + _GAP)
            high = BODY_BOTTOM - _TOP
            lines, links = zip(*column)
            write(slide, lines, left, _TOP, _WIDTH, high, SMALLEST, after=_AFTER, links=links)


def _columns(sources: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Break titles into two lines where there is room for that, else cut them after one."""
    for most in (2, 1):
        told = [(fits(source, _WIDTH, SMALLEST, most), address) for source, address in sources]
        columns = list(_filled(told))
        if len(columns) <= _COLUMNS * _SLIDES:
            return columns
    kept = columns[: _COLUMNS * _SLIDES]
    left_out = len(sources) - sum(map(len, kept)) + 1
    kept[-1][-1] = f"and {left_out} more", ""
    return kept


def _filled(lines: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    counts = (line_count(line, _WIDTH, SMALLEST) for line, _ in lines)
    heights = [height_of(many, SMALLEST) + _AFTER / 72 for many in counts]
    for part in evenly(heights, BODY_BOTTOM - _TOP):
        yield list(lines[part])
