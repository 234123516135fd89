"""Sources on few slides."""

from __future__ import annotations

import pytest

from mcda.report.slides.deck import Deck
from mcda.report.slides.source_list import draw_sources


def lines_of(deck: Deck) -> list[str]:
    return [
        paragraph.text
        for slide in deck.presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


@pytest.mark.parametrize("many", [1, 12, 40])
def test_all_sources_stand_on_two_slides_at_most(many):
    deck = Deck("A", "Q", "b")
    sources = [
        (f"S{i}  {'Title of a source ' * (1 + i % 6)}", f"https://example.org/{i}")
        for i in range(many)
    ]
    draw_sources(deck, "Sources", "More elsewhere.", sources)
    assert len(deck.presentation.slides) <= 2
    shown = [line for line in lines_of(deck) if line.startswith("S") and "Title" in line]
    assert [line.split()[0] for line in shown] == [f"S{i}" for i in range(many)]
    links = [
        run.hyperlink.address
        for slide in deck.presentation.slides
        for shape in slide.shapes
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    assert links == [address for _, address in sources]


def test_what_has_no_room_is_counted():
    deck = Deck("A", "Q", "b")
    draw_sources(deck, "Sources", "", [(f"S{i}  Title", "") for i in range(500)])
    shown = [line for line in lines_of(deck) if line.endswith("Title")]
    assert len(deck.presentation.slides) == 2
    assert f"and {500 - len(shown)} more" in lines_of(deck)
