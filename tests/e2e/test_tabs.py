"""A tab that is opened at the lower edge of the screen shows what it holds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import go, open_page, place_of, seen

pytestmark = pytest.mark.e2e

HEIGHT, HEAD, SHOWN = 720, 60, 280  # of the screen; under the navigation; of bar and content

TABS = {
    "Regions": "Sources",
    "How sure": "Overtaking",
    "Joint ventures": "Who pays",
    "Ranking": "Why",
}
# on a projector none of their tabs lies behind the edge of the bar
WHOLE = ("Regions", "Joint ventures")


def test_an_opened_tab_comes_into_view_on_every_page(page: Page, address: str) -> None:
    open_page(page, address)
    for title, name in TABS.items():
        go(page, title)
        tab = page.get_by_role("tab", name=name, exact=True)
        tab.wait_for()
        # Where a hand that scrolled down finds it first: what it shows is still out of sight.
        tab.evaluate("bar => bar.scrollIntoView({block: 'end'})")
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        seen(page, place_of(tab), lambda box: box and HEAD <= box["y"] <= HEIGHT - SHOWN)
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        if title in WHOLE:
            bar = tab.locator("xpath=ancestor::*[@role='tablist']")
            assert bar.evaluate("bar => bar.scrollWidth - bar.clientWidth") <= 1
