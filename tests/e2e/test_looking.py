"""Looking changes nothing: what is opened shows what is in force, and leaves it so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.screen import open_page, press, query, see, see_query, settled

pytestmark = pytest.mark.e2e

LINKS = {
    "": ("TOPSIS", "Fixed bounds", "5", "1.25"),
    "&method=vikor&normalization=minmax&shortlist=3&lq=1.5": (
        "VIKOR", "Smallest to largest", "3", "1.5",
    ),
}  # fmt: skip
OWN = "w_uzbekistan_students"


def opened(page: Page, button: Locator) -> Locator:
    """Open a popover and return what it shows."""
    settled(page)
    button.click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    settled(page)  # else the answer to the click may open it again after it was closed
    return body


def rules_of(page: Page) -> dict[str, list[str]]:
    return {name: value for name, value in query(page).items() if name != OWN}


@pytest.mark.parametrize("link", list(LINKS))
def test_looking_into_every_popover_leaves_the_rules(page: Page, address: str, link: str) -> None:
    method, normalization, shortlist, threshold = LINKS[link]
    for path, places in (("regions", 4), ("joint_ventures", 5)):
        asked = "&view=specialization" if path == "regions" else ""
        open_page(page, f"{address}/{path}?case=uzbekistan{link}{asked}")
        press(page, "students", "ArrowRight")
        see_query(page, case="uzbekistan")
        before = rules_of(page)
        buttons = page.get_by_test_id("stPopoverButton")
        expect(buttons.nth(places - 1)).to_be_visible()
        for place in range(buttons.count()):
            body = opened(page, buttons.nth(place))
            if "Rules" in buttons.nth(place).inner_text():
                expect(body.locator("input").nth(0)).to_have_value(method)
                expect(body.locator("input").nth(1)).to_have_value(normalization)
                expect(body.locator("input").nth(2)).to_have_value(shortlist)
            if "Thresholds" in buttons.nth(place).inner_text():
                expect(body.locator("input").nth(0)).to_have_value(threshold)
            page.keyboard.press("Escape")
            expect(body).to_have_count(0)
        press(page, "students", "ArrowRight", 2)
        see(page, rules_of, before)
