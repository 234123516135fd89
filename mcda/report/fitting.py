"""How much room text takes, so that nothing runs over an edge: measured by the bundled font."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "ClusterSans", "ClusterSans-Bold"
_ELLIPSIS = "…"
_STEPS = 40  # in which a page's room is tried


@cache
def register_fonts() -> None:
    """Make the bundled fonts known by the names :data:`REGULAR` and :data:`BOLD`."""
    pdfmetrics.registerFont(TTFont(REGULAR, FONTS / "ClusterSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "ClusterSans-Bold.ttf"))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )


def has_glyph(letter: str) -> bool:
    """Whether the bundled font can show a letter; line breaks and other spaces need no glyph."""
    register_fonts()
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return letter.isspace() or ord(letter) in glyphs


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a line that is at most this wide, cut with an ellipsis where it has to be.

    Parameters
    ----------
    text : one line
    width, size : points
    bold : measured in the bold face
    """
    return _kept(text, lambda line: text_width(line, size, bold=bold) <= width)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of at most this width, between words where there are any."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while text_width(word, size, bold=bold) > width and len(word) > 1:
            head = _as_much_as_fits(word, width, size, bold=bold)
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [*lines, line] if line or not lines else lines


def shortened(text: str, width: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return the text, cut where it would need more than ``most`` lines."""
    return _kept(text, lambda kept: len(wrapped(kept, width, size, bold=bold)) <= most)


def shared(least: Sequence[float], wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Share the width of a page among columns: what each needs, the rest by what it could use.

    Parameters
    ----------
    least, wanted : of each column, ``wanted`` at least as much as ``least``
    room : of the page

    Returns
    -------
    widths that add up to ``room``
    """
    spare = room - sum(least)
    if spare <= 0:
        return tuple(width * room / sum(least) for width in least)
    extra = [want - need for want, need in zip(wanted, least)]
    total = sum(extra)
    if total <= 0:
        return tuple(need + spare / len(least) for need in least)
    return tuple(need + spare * more / total for need, more in zip(least, extra))


def evenly(heights: Sequence[float], room: float) -> list[slice]:
    """Split rows over as few pages as they need, none much fuller than another.

    Parameters
    ----------
    heights : of the rows
    room : of a page; a row that is higher has a page of its own

    Returns
    -------
    the rows of each page; one page for no rows
    """
    fewest = len(_filled(heights, room))
    tried = (room * share / _STEPS for share in range(1, _STEPS + 1))
    return next(parts for each in tried if len(parts := _filled(heights, each)) <= fewest)


def _filled(heights: Sequence[float], room: float) -> list[slice]:
    """Fill one page after the other."""
    parts, begin, used = [], 0, 0.0
    for place, height in enumerate(heights):
        if place > begin and used + height > room:
            parts.append(slice(begin, place))
            begin, used = place, 0.0
        used += height
    return [*parts, slice(begin, len(heights))]


def _kept(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, or as much of it as fits together with an ellipsis."""
    if fits(text):
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if fits(text[:middle].rstrip() + _ELLIPSIS):
            short = middle
        else:
            long = middle - 1
    return text[:short].rstrip() + _ELLIPSIS


def _as_much_as_fits(word: str, width: float, size: float, *, bold: bool) -> str:
    count = 1
    while count < len(word) and text_width(word[: count + 1], size, bold=bold) <= width:
        count += 1
    return word[:count]
