"""The first slide."""

from __future__ import annotations

import io
from dataclasses import replace

from pptx import Presentation

from mcda.case.model import Decision, FigureEdit
from mcda.report.cover import cover_lines
from mcda.report.slides.deck import BODY_BOTTOM, height_of, line_count
from mcda.report.slides.slides import slides_bytes
from mcda.report.story import tell
from tests.report.large import provinces


def first_slide(story):
    return Presentation(io.BytesIO(slides_bytes(story))).slides[0]


def test_all_that_the_first_slide_must_say_stays_above_its_foot(case):
    decision = Decision("d1", "2026-05-04", "The council", "It leads in both. " * 40)
    settings = replace(case.settings, missing="zone_median", illustrative="All made up. " * 40)
    edits = (FigureEdit("B", "grp", 9.0),)
    first = first_slide(tell(replace(case, settings=settings, edits=edits, decisions=(decision,))))
    small = max(first.shapes, key=lambda shape: len(shape.text_frame.paragraphs))
    lines = [paragraph.text for paragraph in small.text_frame.paragraphs]
    assert lines[0] == "Four valleys"
    assert "One figure is changed" in lines[4]
    assert "the median of the zone" in lines[5]
    size = small.text_frame.paragraphs[0].runs[0].font.size.pt
    width = small.width / 914400
    height = sum(height_of(line_count(line, width, size), size) + size / 144 for line in lines)
    assert small.top / 914400 + height <= BODY_BOTTOM


def test_what_is_illustrative_stands_whole_beside_a_decision(case):
    decision = Decision("d1", "2026-05-04", "The council", "It leads in both.")
    text = f"Illustrative: {'budgets and funds, limits, groups, ' * 5}joint ventures."
    settings = replace(case.settings, illustrative=text)
    first = first_slide(tell(replace(case, settings=settings, decisions=(decision,))))
    told = [line.text for shape in first.shapes for line in shape.text_frame.paragraphs]
    assert {text, "Reason: It leads in both."} <= set(told)


def test_twenty_long_names_have_room_on_the_first_slide_or_are_counted():
    regions = tuple(
        replace(region, name=f"{region.name} of the northern valleys and of the plains between")
        for region in provinces(40).regions
    )
    case = provinces(40)
    settings = replace(case.settings, shortlist_size=20)
    story = tell(replace(case, regions=regions, settings=settings))
    first = first_slide(story)
    (box,) = (s for s in first.shapes if s.has_text_frame and "On the short" in s.text_frame.text)
    lines = [paragraph.text for paragraph in box.text_frame.paragraphs]
    assert "10 more. All of them stand under The ranking." in lines[0]
    assert lines[-2:] == [str(line) for line in cover_lines(story)[-2:]]
    size = box.text_frame.paragraphs[0].runs[0].font.size.pt
    high = sum(height_of(line_count(line, box.width / 914400, size), size) for line in lines)
    below = [shape.top for shape in first.shapes if shape.top > box.top]
    assert box.top / 914400 + high <= min(below) / 914400
