"""Figures of the document, drawn as lines and letters: sharp at any size, searchable."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mcda.ranking.wording import percent
from mcda.report.document.letters import printed
from mcda.report.document.page import ROOM, plain
from mcda.report.figures import Bars, Figure, Stacks, Tiles, colour
from mcda.report.fitting import BOLD, REGULAR, cut, register_fonts, text_width
from mcda.report.numbers import written

_TEXT = 8.5
_PITCH = 15.0
_NAMES = 150.0
_COLUMNS = 120.0  # height of upright columns
_LARGEST_TILE = 34.0


def draw_figure(figure: Figure) -> Flowable:
    """Return the figure over the full width of the page."""
    register_fonts()
    if isinstance(figure, Bars):
        return _bars(figure)
    if isinstance(figure, Tiles):
        return _tiles(figure)
    return _columns(figure) if figure.upright else _stacked_bars(figure)


def _bars(figure: Bars) -> Drawing:
    drawing = _sheet(_PITCH * (len(figure.names) + 1))
    most = max((*figure.values, 1e-12))
    room = ROOM - _NAMES - 50
    for place, (name, value, meaning) in enumerate(
        zip(figure.names, figure.values, figure.meanings)
    ):
        y = drawing.height - _PITCH * (place + 1)
        _name(drawing, name, y)
        length = room * value / most
        drawing.add(_box(_NAMES, y - 2, length, _PITCH - 4, meaning))
        told = (
            percent(value, figure.decimals) if figure.percent else written(value, figure.decimals)
        )
        drawing.add(_text(_NAMES + length + 5, y + 1.5, told, bold=True))
    drawing.add(_text(_NAMES, 1, figure.axis, meaning="quiet"))
    return drawing


def _stacked_bars(figure: Stacks) -> Drawing:
    drawing = _sheet(_PITCH * (len(figure.names) + 2))
    most = max((*figure.totals, 1e-12))
    room = ROOM - _NAMES - 50
    for place, (name, total) in enumerate(zip(figure.names, figure.totals)):
        y = drawing.height - _PITCH * (place + 1)
        _name(drawing, name, y)
        left = _NAMES
        for layer in figure.series:
            length = room * layer.values[place] / most
            drawing.add(_box(left, y - 2, length, _PITCH - 4, layer.meaning))
            left += length
        drawing.add(_text(left + 5, y + 1.5, written(total, figure.decimals), bold=True))
    _legend(drawing, figure)
    return drawing


def _columns(figure: Stacks) -> Drawing:
    drawing = _sheet(_COLUMNS + 60)
    most = max((*figure.totals, 1e-12))
    pitch = ROOM / max(len(figure.names), 1)
    wide = min(0.6 * pitch, 60)
    for place, (name, total) in enumerate(zip(figure.names, figure.totals)):
        left, bottom = pitch * (place + 0.5) - wide / 2, 40.0
        shown = cut(plain(name), pitch - 4, _TEXT)
        centre = left + wide / 2
        drawing.add(_text(centre - text_width(shown, _TEXT) / 2, 27, shown))
        for layer in figure.series:
            height = _COLUMNS * layer.values[place] / most
            drawing.add(_box(left, bottom, wide, height, layer.meaning))
            bottom += height
        told = written(total, figure.decimals)
        drawing.add(_text(centre - text_width(told, _TEXT, bold=True) / 2, bottom + 4, told,
                          bold=True))  # fmt: skip
    _legend(drawing, figure)
    return drawing


def _tiles(figure: Tiles) -> Drawing:
    columns = 1 + max((tile.column for tile in figure.tiles), default=0)
    rows = 1 + max((tile.row for tile in figure.tiles), default=0)
    pitch = min(ROOM / columns, 420.0 / rows, _LARGEST_TILE)
    size = 0.92 * pitch
    drawing = _sheet(rows * pitch + 16)
    for tile in figure.tiles:
        left = tile.column * pitch
        bottom = drawing.height - (tile.row + 1) * pitch
        drawing.add(_box(left, bottom, size, size, tile.meaning, radius=2))
        on = "paper" if tile.meaning == "shortlist" else "quiet"
        for word, share, high in ((tile.label, 0.36, 0.5), (tile.code, 0.24, 0.17)):
            text = printed(plain(word))
            place = left + size / 2 - text_width(text, share * size, bold=True) / 2
            letters = String(place, bottom + high * size, text)
            letters.fontName, letters.fontSize = BOLD, share * size
            letters.fillColor = HexColor(colour(on))
            drawing.add(letters)
    drawing.add(_text(0, 1, figure.note, meaning="quiet"))
    return drawing


def _sheet(height: float) -> Drawing:
    """Return an empty drawing as wide as the page; its first letters are in our font too."""
    return Drawing(ROOM, height, initialFontName=REGULAR)


def _legend(drawing: Drawing, figure: Stacks) -> None:
    left = 0.0
    for layer in figure.series:
        drawing.add(_box(left, 1, 8, 8, layer.meaning))
        drawing.add(_text(left + 12, 2, layer.name))
        left += 12 + text_width(layer.name, _TEXT) + 16
    drawing.add(_text(left, 2, figure.axis, meaning="quiet"))


def _name(drawing: Drawing, name: str, y: float) -> None:
    drawing.add(_text(0, y + 1.5, cut(plain(name), _NAMES - 8, _TEXT)))


def _box(
    left: float, bottom: float, width: float, height: float, meaning: str, *, radius: float = 0
) -> Rect:
    return Rect(
        left, bottom, max(width, 0), max(height, 0), rx=radius, ry=radius,
        fillColor=HexColor(colour(meaning)), strokeColor=None, strokeWidth=0,
    )  # fmt: skip


def _text(x: float, y: float, text: str, *, meaning: str = "ink", bold: bool = False) -> String:
    letters = String(x, y, printed(plain(text)))
    letters.fontName, letters.fontSize = BOLD if bold else REGULAR, _TEXT
    letters.fillColor = HexColor(colour(meaning))
    return letters
