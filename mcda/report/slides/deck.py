"""One clean master for all slides: where title, sentence, body and footer stand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from mcda import PRODUCT
from mcda.report.facts import LANGUAGE
from mcda.report.figures import colour
from mcda.report.fitting import shortened, text_width, wrapped
from mcda.report.stable_zip import without_clock

FONT = "Arial"
# A receiver without Arial may draw with DejaVu Sans, the widest of the usual fonts: by so much
# wider than the font that texts are measured with.
_WIDER, _WIDER_BOLD = 1.28, 1.33
WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.6, 12.733
BODY_TOP, BODY_BOTTOM = 2.25, 6.85
BODY = 20
SMALLEST = 14
_LEADS = (22, 20, 18, 16)
_LEAD_HIGH = 0.95
TITLE, TITLE_TOP = 32, 0.45  # points, inches
_TITLE_ONLY = 5  # place of the layout "Title Only" in the library's template
_LINE = 1.2
_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Cluster choice</Application>'
    b"<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def rgb(meaning: str) -> RGBColor:
    """Return the colour of a meaning."""
    shade: RGBColor = RGBColor.from_string(colour(meaning)[1:].upper())
    return shade


def plain(text: str) -> str:
    """Return text without what XML cannot hold."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", sound)


def inches_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line can become at its receivers."""
    return text_width(plain(text), size, bold=bold) * _wider(bold=bold) / 72


def fits(text: str, inches: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return text that needs at most so many lines in a box of this width."""
    return shortened(plain(text), inches * 72 / _wider(bold=bold), size, most, bold=bold)


def line_count(text: str, inches: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text needs in a box of this width."""
    return len(wrapped(plain(text), inches * 72 / _wider(bold=bold), size, bold=bold))


def _wider(*, bold: bool) -> float:
    return _WIDER_BOLD if bold else _WIDER


def height_of(lines: int, size: float) -> float:
    """Return the height of so many lines, in inches."""
    return lines * size * _LINE / 72


def numbered(title: str, place: int, count: int) -> str:
    """Return the title of one of several slides that tell one thing."""
    return title if count == 1 else f"{title} ({place} of {count})"


class Deck:
    """Slides in the making.

    Parameters
    ----------
    title : of the file
    subject : of the file, what it is about
    footer : stands at the foot of every slide
    """

    def __init__(self, title: str, subject: str, footer: str) -> None:
        self.presentation = Presentation()
        self.presentation.slide_width = Inches(WIDTH)
        self.presentation.slide_height = Inches(HEIGHT)
        self.layout = _only_layout(self.presentation)
        _forget_template(self.presentation)
        self.footer = footer
        facts = self.presentation.core_properties
        facts.title = plain(title)[:255]
        facts.subject = plain(subject)[:255]
        facts.author, facts.language = PRODUCT, LANGUAGE
        facts.last_modified_by = facts.keywords = facts.comments = ""
        facts.created = facts.modified = _CREATED
        facts.revision = 1

    def slide(self, title: str, lead: str = "", *, most: int = 1) -> Any:
        """Add a slide with its title, of so many lines at most, and the sentence to remember."""
        slide = self.presentation.slides.add_slide(self.layout)
        slide.shapes.title.text = fits(title, RIGHT - LEFT, TITLE, most, bold=True)
        if lead:
            size = _lead_size(lead)
            text = fits(lead, RIGHT - LEFT, size, _lead_lines(size))
            write(slide, [text], LEFT, 1.2, RIGHT - LEFT, _LEAD_HIGH, size, colour_of="quiet")
        number = len(self.presentation.slides)
        foot = f"{number}   {self.footer}"
        foot = fits(foot, RIGHT - LEFT, 11, 1)
        write(slide, [foot], LEFT, 7.02, RIGHT - LEFT, 0.3, 11, colour_of="quiet")
        return slide

    def save(self) -> bytes:
        """Return the file, the same bytes for the same slides."""
        for slide in self.presentation.slides:
            _say_language(slide)
        buffer = io.BytesIO()
        self.presentation.save(buffer)
        return without_clock(buffer.getvalue())


def write(
    slide: Any,
    lines: Iterable[str],
    left: float,
    top: float,
    width: float,
    height: float,
    size: float,
    *,
    colour_of: str = "ink",
    bold: bool = False,
    after: float | None = None,
    links: Sequence[str] = (),
) -> None:
    """Write paragraphs into a box; measures in inches, size and room after each in points.

    ``links`` holds an address for the first word of each line, empty where there is none: some
    programs break the lines of a longer link within words.
    """
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2 if after is None else after)
        address = links[place] if links else ""
        word, space, rest = plain(line).partition(" ") if address else ("", "", plain(line))
        for text in filter(None, (word, space + rest)):
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = rgb(colour_of)
        if address:
            paragraph.runs[0].hyperlink.address = address


def describe(shape: Any, text: str) -> None:
    """Give a chart or a table its alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", plain(text))


def _say_language(slide: Any) -> None:
    """Tell of every piece of text which language it is in, for those who have it read aloud."""
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", LANGUAGE)


def has_room(lead: str) -> bool:
    """Whether a sentence to remember stands whole on its slide, if in the smallest type."""
    return line_count(lead, RIGHT - LEFT, _LEADS[-1]) <= _lead_lines(_LEADS[-1])


def _lead_size(lead: str) -> float:
    """Return the largest type in which a lead has room; the smallest for one that never has."""
    for size in _LEADS:
        if line_count(lead, RIGHT - LEFT, size) <= _lead_lines(size):
            return size
    return _LEADS[-1]


def _lead_lines(size: float) -> int:
    return int(_LEAD_HIGH / height_of(1, size))


def _only_layout(presentation: Any) -> Any:
    """Keep one layout, a title alone, and give it and the master our type and colours."""
    layout = presentation.slide_layouts[_TITLE_ONLY]
    for other in [item for item in presentation.slide_layouts if item is not layout]:
        if other.name != layout.name:
            presentation.slide_layouts.remove(other)
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
    master = presentation.slide_master
    for shape in list(master.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
    for shape in (layout.placeholders[0], master.placeholders[0]):
        shape.left, shape.top = Inches(LEFT), Inches(TITLE_TOP)
        shape.width, shape.height = Inches(RIGHT - LEFT), Inches(0.75)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(TITLE * 100))
    run.set("b", "1")
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _our_theme(theme.blob)
    return layout


def _forget_template(presentation: Any) -> None:
    """Leave out the template's picture and printer; say in its properties what this file is."""
    package = presentation.part.package
    for holder in (package, presentation.part):
        for name, relation in list(holder._rels.items()):
            if relation.reltype in (
                RELATIONSHIP_TYPE.THUMBNAIL,
                RELATIONSHIP_TYPE.PRINTER_SETTINGS,
            ):
                holder._rels.pop(name)
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = _PROPERTIES
    presentation.element.find(qn("p:sldSz")).attrib.pop("type", None)  # says 4:3


def _our_theme(content: bytes) -> bytes:
    """Put our font and colours where the template has its own."""
    text = content.decode("utf-8").replace('name="Office Theme"', 'name="Cluster choice"')
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    accents = ("shortlist", "second", "doubt", "third", "rest", "doubt_text")
    for place, meaning in enumerate(accents, start=1):
        text = re.sub(
            rf"<a:accent{place}>.*?</a:accent{place}>",
            f'<a:accent{place}><a:srgbClr val="{colour(meaning)[1:]}"/></a:accent{place}>',
            text,
            flags=re.DOTALL,
        )
    for link in ("hlink", "folHlink"):
        shade = f'<a:{link}><a:srgbClr val="{colour("shortlist")[1:]}"/></a:{link}>'
        text = re.sub(rf"<a:{link}>.*?</a:{link}>", shade, text, flags=re.DOTALL)
    dark = f'<a:dk1><a:srgbClr val="{colour("ink")[1:]}"/></a:dk1>'
    text = re.sub(r"<a:dk1>.*?</a:dk1>", dark, text, flags=re.DOTALL)
    return text.encode("utf-8")
