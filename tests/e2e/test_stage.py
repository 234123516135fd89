"""On stage in a real browser: keys turn pages whatever has the focus, and sizes are readable."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import new_page
from tests.e2e.screen import open_page, press, seen, slider

pytestmark = pytest.mark.e2e

FITS = "one => one.scrollHeight <= one.clientHeight + 1"


def at(page: Page, place: int) -> Locator:
    """Wait for a screen and return it."""
    stage = page.locator(f'.stage[data-place="{place}"]')
    stage.wait_for()
    return stage


def screens(page: Page) -> int:
    """Return how many screens there are."""
    return int(at(page, 1).locator(".count").inner_text().split("/")[1])


def sizes(page: Page, selector: str) -> list[float]:
    return page.locator(selector).evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )


def test_present_turns_by_keys_and_buttons_and_leaves(page: Page, address: str) -> None:
    open_page(page, address)
    press(page, "students", "End")
    page.wait_for_url(re.compile("w_uzbekistan_students=100"))
    page.get_by_role("button", name="Present", exact=True).click()
    last = screens(page)
    expect(page.get_by_role("link", name="Joint ventures")).to_have_count(0)
    keys = (("PageDown", 2), ("ArrowRight", 3), ("PageUp", 2), ("End", last), ("Home", 1))
    for key, place in keys:
        page.keyboard.press(key)
        at(page, place)
        page.wait_for_url(re.compile(f"present={place}"))
    page.get_by_role("button", name="Next").click()
    at(page, 2)
    page.keyboard.press("Escape")
    page.locator(".ranking .row").first.wait_for()
    seen(page, lambda page: page.url, lambda url: "present" not in url and "students=100" in url)


def test_a_page_turns_while_a_slider_has_the_focus_and_the_slider_stays(
    page: Page, address: str
) -> None:
    open_page(page, f"{address}/?present=3")
    at(page, 3)
    page.get_by_test_id("stExpandSidebarButton").click()
    handle = slider(page, "students")
    handle.focus()
    before = handle.input_value()
    page.keyboard.press("PageDown")
    at(page, 4)
    expect(handle).to_have_value(before)
    press(page, "students", "ArrowRight")
    at(page, 4)


def test_what_is_presented_can_be_sent(page: Page, address: str, browser) -> None:
    open_page(page, f"{address}/?present=3&w_uzbekistan_students=100")
    names = at(page, 3).locator(".bar .name").all_inner_texts()
    assert len(names) == 14
    other = new_page(browser)
    open_page(other, page.url)
    assert at(other, 3).locator(".bar .name").all_inner_texts() == names
    other.context.close()


def test_letters_are_large_enough_for_a_room(page: Page, address: str) -> None:
    open_page(page, f"{address}/?present=1")
    for place in range(1, screens(page) + 1):
        at(page, place)
        body = [*sizes(page, ".stage .line"), *sizes(page, ".stage .lead")]
        body += sizes(page, ".stage td")
        assert all(size >= 24 for size in body), (place, body)
        labels = [*sizes(page, ".stage .name"), *sizes(page, ".stage .value")]
        labels += [*sizes(page, ".stage .legend span"), *sizes(page, ".stage .column .total")]
        assert all(size >= 18 for size in labels), (place, labels)
        seen(page, lambda page: page.locator(".stage").evaluate(FITS), bool)
        page.keyboard.press("PageDown")
