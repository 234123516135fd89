"""A doubting participant asks why, what it would take, and has one figure checked by hand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import choose, names_in_order, open_page, open_tab

pytestmark = pytest.mark.e2e


def test_why_what_it_takes_steps_and_the_card_answer_for_a_region(page: Page, address: str) -> None:
    open_page(page, address)
    first, second = names_in_order(page)[:2]
    last = names_in_order(page)[-1]
    open_tab(page, "Why")
    expect(page.get_by_text(re.compile(f"^{first} is above {second} by")).first).to_be_visible()
    expect(page.get_by_text(f"What keeps {first} from the ideal").first).to_be_visible()
    open_tab(page, "What would it take")
    choose(page, "widget_region_takes_uzbekistan", last)
    page.wait_for_url(re.compile("region=UZ-"))
    expect(page.get_by_text("Each answer was checked by ranking again").first).to_be_visible()
    open_tab(page, "Steps")
    expect(page.get_by_text("Step", exact=True).first).to_be_visible()
    open_tab(page, "Region card")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    expect(page.locator('[data-testid="stMain"]')).to_contain_text(last)
