"""Slides and lists opened by LibreOffice: every slide is a page, names stay text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from mcda.case.read import read_case
from mcda.report.certainty import with_certainty
from mcda.report.exports import story_csv
from mcda.report.figures import ranking_bars
from mcda.report.slides.deck import HEIGHT, WIDTH
from mcda.report.slides.slides import slides_bytes
from mcda.report.story import Story, tell
from tests.report.large import large_case
from tests.report.office import converted
from tests.report.words import Word, words_of

FOOTER = 7.02 * 72  # points from the top
BUNDLED = ("uzbekistan", "kazakhstan")


class Drawn(NamedTuple):
    """A deck, and its pages as a receiver sees them, here without the font that it asks for."""

    story: Story
    content: bytes
    pages: bytes
    words: tuple[tuple[Word, ...], ...]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Drawn]:
    cases = {name: read_case(Path("data") / name).case for name in BUNDLED}
    stories = {
        name: with_certainty(tell(case), 500)
        for name, case in {**cases, "sixty": large_case()}.items()
        if case is not None
    }
    decks = {f"{name}.pptx": slides_bytes(story) for name, story in stories.items()}
    folder = tmp_path_factory.mktemp("decks")
    pages = converted(decks, "pdf", folder)
    return {
        name: Drawn(
            story, decks[f"{name}.pptx"], pages[f"{name}.pdf"],
            tuple(words_of(folder / "result" / f"{name}.pdf")),
        )
        for name, story in stories.items()
    }  # fmt: skip


@pytest.mark.parametrize("name", [*BUNDLED, "sixty"])
def test_slides_open_in_libreoffice_each_as_one_page_with_its_title(name, drawn) -> None:
    read = PdfReader(io.BytesIO(drawn[name].pages))
    slides = Presentation(io.BytesIO(drawn[name].content)).slides
    assert len(read.pages) == len(slides)
    for page, slide in zip(read.pages, slides):
        words = slide.shapes.title.text.replace("…", "").split()
        shown = page.extract_text()
        assert all(word in shown for word in words[:4])


@pytest.mark.parametrize("name", [*BUNDLED, "sixty"])
def test_no_text_leaves_its_slide_or_runs_over_other_text(name, drawn) -> None:
    slides = Presentation(io.BytesIO(drawn[name].content)).slides
    for slide, words in zip(slides, drawn[name].words, strict=True):
        foot = _foot(slide)
        for word in words:
            assert 0 <= word.left <= word.right <= WIDTH * 72, word
            assert 0 <= word.top <= word.bottom <= HEIGHT * 72, word
        low = [word.text for word in words if word.bottom > FOOTER]
        assert low == foot.split()
        assert [pair for pair in combinations(words, 2) if pair[0].is_over(pair[1])] == []


def _foot(slide) -> str:
    """Return the text of what stands lowest on a slide."""
    texts = [shape for shape in slide.shapes if shape.has_text_frame]
    return max(texts, key=lambda shape: shape.top).text_frame.text


@pytest.mark.parametrize("name", BUNDLED)
def test_every_name_of_the_ranking_stands_beside_its_bar(name, drawn) -> None:
    story = drawn[name].story
    bars = ranking_bars(story.result)
    assert bars is not None
    slides = Presentation(io.BytesIO(drawn[name].content)).slides
    first = [slide.shapes.title.text.partition(" (")[0] for slide in slides].index("The ranking")
    shown = " ".join(word.text for word in drawn[name].words[first])
    for each in bars.names:
        assert " ".join(each.split()) in shown


def test_a_list_opens_in_libreoffice_without_a_formula(tmp_path: Path) -> None:
    story = tell(large_case())
    (book,) = converted({"list.csv": story_csv(story)}, "xlsx", tmp_path).values()
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    cells = [cell for row in sheet for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
