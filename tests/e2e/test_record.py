"""A meeting's end: a decision is recorded, files are made, and the saved file brings it back."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.e2e.screen import downloaded, open_page

pytestmark = pytest.mark.e2e
NAMED = re.compile(
    r"uzbekistan_(slides|document|workbook|list)_decision_of_\d{4}-\d\d-\d\d\.[a-z]+"
)


def made(page: Page, ending: str) -> io.BytesIO:
    download = downloaded(page, page.locator(f".st-key-file_{ending} button"))
    assert NAMED.fullmatch(download.suggested_filename)
    return io.BytesIO(Path(download.path()).read_bytes())


def test_a_decision_goes_into_every_file(page: Page, address: str) -> None:
    open_page(page, f"{address}/record")
    page.get_by_label("Who decides").fill("The council of regions")
    page.get_by_role("textbox", name="Why").fill("It leads under every lens.")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.locator(".mcda-sentence")).to_contain_text("The council of regions")
    expect(page.locator(".sheet .frame").first).to_be_visible()
    slides = Presentation(made(page, "pptx"))
    words = " ".join(s.text_frame.text for s in slides.slides[0].shapes if s.has_text_frame)
    assert "The council of regions" in words
    assert "It leads under every lens." in words
    assert "The council of regions" in PdfReader(made(page, "pdf")).pages[0].extract_text()
    book = openpyxl.load_workbook(made(page, "xlsx"))
    assert "It leads under every lens." in {cell.value for row in book["decisions"] for cell in row}
    assert made(page, "csv").getvalue().startswith(b"\xef\xbb\xbf")
