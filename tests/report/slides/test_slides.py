"""Slides of a story."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pptx import Presentation

from mcda.allocation.equally_good import EquallyGood, Substitute
from mcda.case.model import Decision
from mcda.report.certainty import with_certainty
from mcda.report.sections import sections
from mcda.report.slides.deck import HEIGHT, WIDTH
from mcda.report.slides.slides import slides_bytes
from mcda.report.story import tell
from tests.report.large import large_case, provinces


def opened(story):
    return Presentation(io.BytesIO(slides_bytes(story)))


def titles(deck):
    told = (slide.shapes.title.text.partition(" (1 of")[0] for slide in deck.slides)
    return [title for title in told if not re.search(r"\(\d+ of \d+\)", title)]


def rows_of(deck, title):
    """Return the rows below the headers of the tables of one section's slides."""
    return [
        [cell.text for cell in row.cells]
        for slide in deck.slides
        if slide.shapes.title.text.startswith(title)
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]


def texts(deck):
    return " ".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def test_every_section_has_its_slide_after_the_title(case):
    story = tell(case)
    told = titles(opened(story))
    assert told == [str(story.question), *(str(section.title) for section in sections(story))]


def test_how_sure_it_is_lists_every_region_in_rank_order_and_who_is_not_ranked():
    long = tuple(
        replace(region, name=f"{region.name} of the northern valleys and {'of the plains ' * 6}")
        for region in provinces(40).regions
    )
    story = with_certainty(tell(replace(provinces(40), regions=long)), samples=100)
    names = [story.ranking.names[row] for row in story.ranking.order]
    shown = [row[0] for row in rows_of(opened(story), "How sure this is")]
    assert shown == [*names, f"{long[38].name}: not ranked, so not drawn"]


def test_rows_beyond_six_slides_are_counted_and_stand_in_the_document():
    story = with_certainty(tell(provinces(250)), samples=100)
    deck = opened(story)
    for title in ("The ranking", "How sure this is"):
        shown = rows_of(deck, title)
        slides = [slide for slide in deck.slides if slide.shapes.title.text.startswith(title)]
        assert len(slides) <= 7
        said = f"And {250 - len(shown)} more of 250 rows, all in the document."
        assert said in [
            shape.text_frame.text for shape in slides[-1].shapes if shape.has_text_frame
        ]


def test_sentences_that_one_slide_cannot_hold_go_on_on_the_next(case):
    story = tell(case)
    (one,) = (project.id for project in case.projects[:1])
    long = tuple(
        replace(project, id=f"P{i}", name=f"Venture {i} {'of the valley ' * 12}")
        for i, project in enumerate([case.projects[0]] * 30)
    )
    twins = tuple(Substitute(project.id, 0.0, 1.0, (one,), (project.id,)) for project in long)
    case = replace(case, projects=(*case.projects, *long))
    story = replace(
        story, case=case, equals=EquallyGood(twins, 1, 1, is_proven=True, was_near=None)
    )
    slides = [slide for slide in opened(story).slides if "as good" in slide.shapes.title.text]
    assert len(slides) > 1
    told = [line.text for slide in slides for line in slide.shapes[-1].text_frame.paragraphs]
    (section,) = (section for section in sections(story) if section.id == "equals")
    assert told == [str(line) for line in section.lines]


def test_a_shortlist_longer_than_its_place_says_how_many_more_it_holds():
    case = provinces(40)
    case = replace(case, settings=replace(case.settings, shortlist_size=20))
    told = texts(opened(tell(case)))
    assert "9  Province 030\nand 11 more" in told
    assert "The ranking names all of the shortlist." in told


def test_charts_and_tables_are_native(case):
    shapes = [shape for slide in opened(tell(case)).slides for shape in slide.shapes]
    assert sum(shape.has_chart for shape in shapes) >= 4
    assert sum(shape.has_table for shape in shapes) >= 3
    assert not any(shape.shape_type == 13 for shape in shapes)  # no pictures of text


def test_what_is_illustrative_says_so_on_the_first_slide(case):
    first = opened(tell(case)).slides[0]
    said = " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert "Illustrative budgets and ventures." in said
    assert "Alder leads" in said


def test_the_same_story_is_the_same_file(case):
    assert slides_bytes(tell(case)) == slides_bytes(tell(case))


def test_sixty_regions_with_long_and_hostile_names_stay_on_their_slides():
    deck = opened(tell(large_case()))
    assert len(deck.slides) > 12
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert (shape.left + shape.width) / 914400 <= WIDTH
            assert (shape.top + shape.height) / 914400 <= HEIGHT
    assert "=1+1" in str(
        [
            cell.text
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
    )


@pytest.mark.parametrize("empty", ["projects", "sources", "zones"])
def test_a_case_without_some_tables_has_slides_too(case, empty):
    assert len(opened(tell(replace(case, **{empty: ()}))).slides) > 4


def test_one_region_has_slides_too(case):
    alone = replace(case, regions=case.regions[:1], projects=(), figures=())
    assert "Only Alder can be ranked" in texts(opened(tell(alone)))


def test_another_methods_reasons_stand_below_their_label(case, scenario):
    deck = opened(tell(case, replace(scenario, method="mairca")))
    (slide,) = (s for s in deck.slides if s.shapes.title.text.startswith("Why the first by"))
    boxes = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text]
    (label,) = (box for box in boxes if box.text_frame.text.startswith("By TOPSIS"))
    (reasons,) = (box for box in boxes if "Alder is above Birch" in box.text_frame.text)
    assert reasons.top >= label.top + label.height


def test_the_last_slide_tells_the_latest_decisions(case):
    decision = Decision("d1", "2026-05-04", "The council", "It leads.", shortlist=("A",))
    *_, last = opened(tell(replace(case, decisions=(decision,)))).slides
    (grid,) = (shape.table for shape in last.shapes if shape.has_table)
    assert [cell.text for cell in grid.rows[1].cells] == [
        "2026-05-04", "The council", "It leads.", "Alder",
    ]  # fmt: skip


def test_charts_and_tables_have_alternative_texts(case):
    told = [
        shape._element.xpath(".//p:cNvPr/@descr")
        for slide in opened(with_certainty(tell(case), samples=50)).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(told) > 3
    assert all(words and words[0].startswith(("Bars. ", "Table of ")) for words in told)
