"""A team brings its own table, confirms what was recognized, and ranks."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from mcda.case.read import read_workbook_bytes
from mcda.case.write import case_hash
from tests.e2e.screen import (
    choose,
    names_in_order,
    open_page,
    place_of,
    press,
    press_thumb,
    see,
    settled,
    steady,
)
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

TABLE = (
    "Regions of Testland, 2024;;;\n"
    ";Exports, mn USD;Unemployment, %;Students\n"
    "North;1 200,5;9;10\n"
    "South;800;4;20\n"
    "East;1 000;6;30\n"
    "Total;3 000,5;;60\n"
)


def test_a_plain_table_is_confirmed_and_ranked(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    page.get_by_role("button", name="Open a file").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("not stored on the server")
    page.locator('input[type="file"]').set_input_files(
        files=[{"name": "testland.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}]
    )
    expect(dialog).to_contain_text("3 regions and 3 indicators")
    expect(dialog).to_contain_text("Total (6)")
    dialog.get_by_role("button", name="Open this table").click()
    page.wait_for_url(re.compile("case=regions_of_testland"))
    settled(page)
    expect(page.locator(".ranking .row")).to_have_count(3)
    see(page, lambda page: set(names_in_order(page)), {"North", "South", "East"})
    thumbs = page.locator('.st-key-points input[type="range"]')
    press_thumb(page, thumbs.nth(1), "Home")
    press_thumb(page, thumbs.nth(2), "Home")
    see(page, names_in_order, ["North", "East", "South"])
    choose(page, "case_choice", "Uzbekistan, 14 regions")
    page.wait_for_url(re.compile("case=uzbekistan"))
    press(page, "students", "End")
    see(page, lambda page: len(names_in_order(page)), 14)


def test_an_empty_template_and_the_open_case_are_there_to_start_from(
    page: Page, address: str
) -> None:
    open_page(page, address)
    page.get_by_role("button", name="Open a file").click()
    dialog = page.get_by_role("dialog")
    contents = {}
    for name in ("Empty template", "This case as a workbook"):
        with page.expect_download() as caught:
            dialog.get_by_role("button", name=name).click()
        contents[name] = caught.value.path().read_bytes()
    sheets = openpyxl.load_workbook(io.BytesIO(contents["Empty template"])).sheetnames
    assert {"case", "regions", "criteria", "projects"} <= set(sheets)
    case = read_workbook_bytes("case.xlsx", contents["This case as a workbook"]).case
    assert case is not None
    assert case_hash(case) == case_hash(bundled_case())
    expect(dialog).to_be_visible()


def test_the_row_of_names_is_pointed_out_and_a_target_given(page: Page, address: str) -> None:
    open_page(page, address)
    page.get_by_role("button", name="Open a file").click()
    dialog = page.get_by_role("dialog")
    page.locator('input[type="file"]').set_input_files(
        files=[{"name": "testland.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}]
    )
    dialog.get_by_text("Where column names and regions stand").click()
    box = steady(page, place_of(dialog))
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    expect(dialog.get_by_label("First row of column names")).to_be_visible()
    expect(dialog).to_contain_text("The first regions as they will be read")


def test_the_line_of_choices_is_one_line_on_a_projector(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    box = steady(page, place_of(page.locator(".st-key-context")))
    assert box is not None
    assert box["height"] < 60
