"""Files by their ending: each is a function of the story alone."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from mcda.case.model import Decision, FigureEdit
from mcda.case.read import read_workbook_bytes
from mcda.report.certainty import with_certainty
from mcda.report.decided import decide
from mcda.report.formats import FORMATS, file_name, story_file_name
from mcda.report.origin import story_header
from mcda.report.story import tell

SIGNATURES = {".xlsx": b"PK", ".pptx": b"PK", ".pdf": b"%PDF", ".csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("ending", SIGNATURES)
def test_each_ending_writes_its_kind_of_file(case, ending):
    content = FORMATS[ending].write(tell(case))
    assert content.startswith(SIGNATURES[ending])
    assert FORMATS[ending].ending == ending
    assert FORMATS[ending].purpose.endswith(".")


@pytest.mark.parametrize("ending", SIGNATURES)
def test_a_file_made_from_the_saved_case_is_the_same_to_the_byte(case, ending):
    told = [with_certainty(tell(case), samples=500)]
    for _ in range(2):
        opened = read_workbook_bytes("work.xlsx", FORMATS[".xlsx"].write(told[-1])).case
        told.append(with_certainty(tell(opened), samples=500))
    assert FORMATS[ending].write(told[1]) == FORMATS[ending].write(told[2])


def test_no_ending_is_left_out():
    assert set(FORMATS) == set(SIGNATURES)


def _cells(content: bytes, ending: str) -> str:
    """Return all texts of a file, without spaces and line breaks."""
    if ending == ".pdf":
        pages = PdfReader(io.BytesIO(content)).pages
        text = "".join(page.extract_text() for page in pages)
    elif ending == ".pptx":
        shapes = [s for slide in Presentation(io.BytesIO(content)).slides for s in slide.shapes]
        tables = [shape.table for shape in shapes if shape.has_table]
        text = "".join(c.text for table in tables for row in table.rows for c in row.cells)
    elif ending == ".xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content))["_about"]
        text = "".join(str(cell.value) for row in sheet for cell in row)
    else:
        text = "".join(cell for row in csv.reader(io.StringIO(content.decode())) for cell in row)
    return "".join(text.split())


@pytest.mark.parametrize("ending", SIGNATURES)
def test_every_file_carries_the_same_header_facts(case, ending):
    decision = Decision("d1", "2026-05-04", "The council", "It leads.", shortlist=("A", "B"))
    edits = (FigureEdit("B", "grp", 9.0),)
    story = tell(replace(case, decisions=(decision,), edits=edits))
    facts = dict(story_header(story))
    assert facts["Figures"] == "1 changed"
    assert facts["Case hash"] == story.digest
    assert "Budgets at 100 %" in facts["Allocation"]
    assert {"Decision date", "Decided by", "Why decided", "Points", "Ranking"} <= set(facts)
    text = _cells(FORMATS[ending].write(story), ending)
    for name, value in facts.items():
        assert "".join(name.split()) in text, name
        assert "".join(str(value or "").split()) in text, name


def test_a_file_is_named_by_what_is_inside_in_plain_letters(case):
    odd = replace(case, settings=replace(case.settings, id="valleys"))
    assert file_name(odd, "plan") == "valleys_plan"
    assert file_name(odd, "card", "Toshkent sh., Qo‘qon / 2") == "valleys_card_toshkent_sh_qoqon_2"
    assert file_name(odd, "card", "東京") == "valleys_card"
    assert file_name(odd, "card", "../../x") == "valleys_card_x"


def test_a_file_names_the_decision_that_it_shows_and_no_other(case):
    decision, row = decide(tell(case), date="2026-05-04", who="", why="It leads.")
    kept = replace(case, decisions=(decision,), scenarios=(row,))
    slides = FORMATS[".pptx"]
    assert story_file_name(tell(kept), slides).endswith("_slides_decision_of_2026-05-04.pptx")
    other = replace(tell(kept).scenario, without=("A",))
    assert story_file_name(tell(kept, other), slides) == f"{case.id}_slides.pptx"
    renamed = replace(kept, scenarios=(replace(row, name="Spring council"),))
    assert story_file_name(tell(renamed), slides).endswith("_slides_spring_council.pptx")
