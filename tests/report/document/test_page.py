"""The A4 page: tables within its width, nothing taken for markup."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.platypus import Paragraph

from mcda.report.document.page import (
    BODY,
    ROOM,
    Heading1,
    document,
    foot,
    paragraph,
    plain,
    table,
)
from mcda.report.fitting import register_fonts
from mcda.report.tables import Heading, Table


def built(*flowables) -> PdfReader:
    register_fonts()
    buffer = io.BytesIO()
    page = foot("the foot")
    document(buffer, "T", "S").build(list(flowables), onFirstPage=page, onLaterPages=page)
    return PdfReader(buffer)


def test_headings_are_bookmarks():
    read = built(Heading1("First & <b>"), paragraph("text", BODY), Heading1("Second"))
    assert [entry.title for entry in read.outline] == ["First & <b>", "Second"]


def test_nothing_a_user_typed_is_markup():
    text = built(paragraph("<b>x</b> & <font> \x00", BODY)).pages[0].extract_text()
    assert "<b>x</b> & <font>" in text


def test_the_foot_has_text_and_page_number():
    assert "the foot" in (text := built(paragraph("x", BODY)).pages[0].extract_text())
    assert "1" in text


@pytest.mark.parametrize("columns", [1, 5, 14])
def test_tables_keep_the_width_of_the_page(columns):
    heads = tuple(Heading(f"Heading of column {i}") for i in range(columns))
    rows = tuple(
        tuple("text " * (i + 1) if i % 2 else float(i) for i in range(columns)) for _ in range(3)
    )
    width, _ = table(Table("t", heads, rows)).wrap(ROOM, 10_000)
    assert width == pytest.approx(ROOM, abs=1)


def test_a_long_table_has_its_header_on_each_page():
    register_fonts()
    rows = tuple((f"row {i}", i) for i in range(200))
    read = built(table(Table("t", (Heading("Name of it"), Heading("Number")), rows)))
    assert len(read.pages) > 2
    assert all("Name of it" in page.extract_text() for page in read.pages)


def test_paragraphs_hold_plain_text():
    assert plain("a\x00b") == "ab"
    assert isinstance(paragraph("a", BODY), Paragraph)
