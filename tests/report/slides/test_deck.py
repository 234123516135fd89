"""The one master of all slides."""

from __future__ import annotations

import io
import zipfile

from pptx import Presentation

from mcda import PRODUCT
from mcda.report.facts import LANGUAGE
from mcda.report.figures import colour
from mcda.report.slides.deck import FONT, Deck, fits, height_of, line_count, plain, rgb


def test_a_deck_has_one_layout_and_no_empty_placeholders():
    deck = Deck("A title", "A question", "a foot")
    deck.slide("One", "A sentence to remember.")
    read = Presentation(io.BytesIO(deck.save()))
    assert [layout.name for layout in read.slide_layouts] == ["Title Only"]
    assert read.slides[0].shapes.title.text == "One"
    assert all(shape.text_frame.text for shape in read.slides[0].shapes)


def test_font_and_colours_of_the_theme_are_ours():
    read = Presentation(io.BytesIO(Deck("A", "Q", "b").save()))
    part = next(
        rel.target_part for rel in read.slide_master.part.rels.values() if "theme" in rel.reltype
    )
    assert FONT in part.blob.decode()
    assert colour("shortlist")[1:] in part.blob.decode()


def test_nothing_is_left_of_the_template_that_the_library_brings():
    with zipfile.ZipFile(io.BytesIO(Deck("A", "Q", "b").save())) as parts:
        names = parts.namelist()
        text = b" ".join(parts.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "printer" in name]
    for foreign in (b"Macintosh", b"4:3", b"screen4x3", b"Office Theme"):
        assert foreign not in text


def test_a_long_lead_is_set_smaller_before_it_is_cut():
    slide = Deck("A", "Q", "b").slide("Title", "word " * 35)
    frame = next(shape.text_frame for shape in slide.shapes if "word" in shape.text_frame.text)
    assert "…" not in frame.text
    assert frame.paragraphs[0].runs[0].font.size.pt < 22


def test_the_same_slides_are_the_same_bytes_and_hold_no_clock():
    def made() -> bytes:
        deck = Deck("A title", "A question", "a foot")
        deck.slide("One")
        return deck.save()

    assert made() == made()
    assert Presentation(io.BytesIO(made())).core_properties.created.year == 2000


def test_what_xml_cannot_hold_is_left_out():
    assert plain("a\x00b\x1fc\ud800") == "abc?"
    deck = Deck("A\x00", "Q", "b\x0b")
    deck.slide("C\x01", "D\x02")
    assert Presentation(io.BytesIO(deck.save())).slides[0].shapes.title.text == "C"


def test_texts_are_measured_with_room_to_spare():
    assert line_count("word " * 100, 5, 20) > 5
    assert line_count(fits("word " * 100, 5, 20, 2), 5, 20) == 2
    assert height_of(2, 20) > height_of(1, 20) > 20 / 72


def test_colours_come_from_the_palette():
    assert str(rgb("shortlist")) == colour("shortlist")[1:].upper()


def test_a_deck_says_what_it_is_and_in_which_language():
    deck = Deck("תל אביב", "Which regions?", "a foot")
    deck.slide("One", "A sentence to remember.")
    read = Presentation(io.BytesIO(deck.save()))
    about = read.core_properties
    assert (about.title, about.subject) == ("תל אביב", "Which regions?")
    assert (about.author, about.language) == (PRODUCT, LANGUAGE)
    runs = read.slides[0]._element.xpath(".//a:r/a:rPr/@lang")
    assert len(runs) == 3
    assert set(runs) == {LANGUAGE}
