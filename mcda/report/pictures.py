"""Pictures as files: a chart with its title above and its origin below, as PNG or SVG.

Nothing is asked of a network or a browser, and the same picture always gives the same bytes.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

import vl_convert

from mcda.case.cells import storable
from mcda.charts.picture import Picture
from mcda.charts.theme import FONT, file_config, light
from mcda.report.fitting import FONTS, cut, text_width, wrapped

WIDTH = 960
MARGIN = 28
# What a viewer falls back on that does not take the letters that come with the file.
FAMILIES = f"'{FONT}', 'Source Sans 3', 'Segoe UI', Arial, sans-serif"
_VEGA_LITE = "6.4"
_TITLE, _NOTE = 24, 12  # pixels
_LINE = 1.35  # height of a line over the size of its letters
_LARGEST_SCALE = 2.0  # of a picture that is narrower than the page
_TAG = re.compile(r"<[^>]*>")
_COUNTED = re.compile(r'(?<=id=")[a-z_]+\d+(?=")|(?<=url\(#)[a-z_]+\d+(?=\))')
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def picture_svg(
    picture: Picture,
    title: str = "",
    notes: Sequence[str] = (),
    *,
    keys: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Draw a picture as SVG, which stays sharp at every size and holds its own letters.

    Parameters
    ----------
    picture : what to draw
    title : above it; plain text, wrapped
    notes : below it, a paragraph each: how to read it, where it comes from; plain text, wrapped
    keys : (words, meaning of a colour) that the picture itself does not explain
    """
    return _composed(picture, title, notes, keys, _own_letters()).encode()


def picture_png(
    picture: Picture,
    title: str = "",
    notes: Sequence[str] = (),
    *,
    keys: Sequence[tuple[str, str]] = (),
    scale: float = 2.0,
) -> bytes:
    """Draw a picture as PNG, 960 times ``scale`` pixels wide; see :func:`picture_svg`."""
    _register_letters()
    return vl_convert.svg_to_png(_composed(picture, title, notes, keys, ""), scale=scale)


def _composed(
    picture: Picture,
    title: str,
    notes: Sequence[str],
    keys: Sequence[tuple[str, str]],
    style: str,
) -> str:
    """Put title, chart, keys and notes below each other on a page as wide as all pictures."""
    chart, width, height = _chart(picture)
    inner = WIDTH - 2 * MARGIN
    scale = min(inner / width, _LARGEST_SCALE)
    heading, top = _lines([title] if title else [], MARGIN, "ink", bold=True)
    top += 10 if title else 0
    place = (
        f'<svg x="{MARGIN}" y="{top:g}" width="{width * scale:g}" height="{height * scale:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{chart}</svg>'
    )
    below = top + height * scale
    legend, below = _legend(keys, below + 12) if keys else ("", below)
    below += 14 if notes else 0
    footer, end = _lines(notes, below, "quiet", bold=False)
    total = round(end + MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{total}" viewBox="0 0 {WIDTH} {total}" '
        f'role="img" font-family="{FAMILIES}"><title>{_safe(title)}</title>{style}'
        f'<rect width="{WIDTH}" height="{total}" fill="{light("paper")}"/>'
        f"{heading}{place}{legend}{footer}</svg>"
    )


def _chart(picture: Picture) -> tuple[str, float, float]:
    """Return the chart as SVG, and its width and height in pixels."""
    _register_letters()
    drawn: dict[str, Any] = dict(picture.drawing)
    datasets = {name: list(records) for name, records in picture.rows.items()}
    drawn |= {
        "datasets": {**drawn.get("datasets", {}), **datasets},
        "config": file_config(),
        "padding": 0,
    }
    if drawn.get("width") == "container":
        drawn |= {
            "width": WIDTH - 2 * MARGIN,
            "autosize": {"type": "fit-x", "contains": "padding"},
        }
    svg = vl_convert.vegalite_to_svg(drawn, vl_version=_VEGA_LITE, allowed_base_urls=[])
    size = _SIZE.match(svg)
    if size is None:
        raise ValueError("the chart was drawn without a size")
    return storable(_counted_anew(svg)), max(1.0, float(size[1])), max(1.0, float(size[2]))


def _counted_anew(svg: str) -> str:
    """Return SVG with clips and gradients numbered from 0; Vega counts on across pictures."""
    names: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"part{len(names)}")

    return _TAG.sub(lambda tag: _COUNTED.sub(number, tag[0]), svg)


def _lines(texts: Sequence[str], top: float, colour: str, *, bold: bool) -> tuple[str, float]:
    """Return paragraphs as SVG, and where they end."""
    size = _TITLE if bold else _NOTE
    weight = ' font-weight="700"' if bold else ""
    parts = []
    for text in texts:
        for line in wrapped(storable(text), WIDTH - 2 * MARGIN, size, bold=bold):
            baseline = top + size
            top += size * _LINE
            parts.append(
                f'<text x="{MARGIN}" y="{baseline:g}" font-size="{size}"{weight} '
                f'fill="{light(colour)}">{_safe(line)}</text>'
            )
    return "".join(parts), top


def _legend(keys: Sequence[tuple[str, str]], top: float) -> tuple[str, float]:
    """Return coloured squares with words, in lines, and where they end."""
    parts, left = [], float(MARGIN)
    for words, colour in keys:
        text = cut(storable(words), WIDTH - 2 * MARGIN - 18, _NOTE)
        room = 18 + text_width(text, _NOTE) + 20
        if left > MARGIN and left + room > WIDTH - MARGIN:
            left, top = float(MARGIN), top + 20
        parts.append(
            f'<rect x="{left:g}" y="{top:g}" width="11" height="11" fill="{light(colour)}"/>'
            f'<text x="{left + 18:g}" y="{top + 10:g}" font-size="{_NOTE}" '
            f'fill="{light("ink")}">{_safe(text)}</text>'
        )
        left += room
    return "".join(parts), top + 14


def _safe(text: str) -> str:
    return escape(storable(text))


@cache
def _register_letters() -> None:
    vl_convert.register_font_directory(str(FONTS))


@cache
def _own_letters() -> str:
    """Return the bundled letters as a style, so that a file looks alike wherever it is opened."""
    faces = []
    for name, weight in (("Regular", "400"), ("Bold", "600 700")):
        data = base64.b64encode((FONTS / f"ClusterSans-{name}.woff2").read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:'{FONT}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return f"<style>{''.join(faces)}</style>"
