"""A case that comes while another is open changes what that one is called, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mcda.ui.library import BUNDLED
from tests.e2e.screen import open_page, press, see_query
from tests.e2e.serving import ROOT, serve

pytestmark = pytest.mark.e2e


def test_a_second_case_of_the_same_title_leaves_the_first_open(page: Page, tmp_path: Path) -> None:
    shelf = tmp_path / "cases"
    shelf.mkdir()
    with serve(ROOT / "app.py", tmp_path / "log.txt", MCDA_CASES=str(shelf)) as address:
        open_page(page, address)
        shutil.copytree(BUNDLED / "uzbekistan", shelf / "my_copy")
        press(page, "students", "ArrowRight", 3)
        see_query(page, case="uzbekistan", w_uzbekistan_students="53")
        expect(page.get_by_test_id("stException")).to_have_count(0)
        shown = page.locator('[class*="st-key-case_choice"] input').last  # not the one that goes
        expect(shown).to_have_value("Uzbekistan, 14 regions (in uzbekistan)")
        expect(page.get_by_text("is no longer here")).to_have_count(0)
