"""The ranking follows the finger, and the server has the last word."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.expected import ranked
from tests.e2e.screen import (
    expect_drawn,
    frames,
    grasp,
    names_in_order,
    open_page,
    press,
    see,
    see_other,
    settled,
    slider,
    steady,
)

pytestmark = pytest.mark.e2e

STEPS = 40
KEY = "investment_per_head"


def redraws(page: Page) -> int:
    return int(page.locator(".ranking").get_attribute("data-redraws") or 0)


@pytest.mark.parametrize("normalization", ["goalposts", "minmax", "vector"])
def test_bars_move_while_the_slider_is_dragged(
    page: Page, address: str, normalization: str
) -> None:
    open_page(page, f"{address}/?normalization={normalization}")
    names_in_order(page)
    thumb = slider(page, KEY)
    before = redraws(page)
    x, y, width = grasp(page, KEY)
    for step in range(1, STEPS + 1):
        page.mouse.move(x + step * 0.45 * width / STEPS, y)
        frames(page)  # a hand is slower than the screen
        if step % 8 == 0:
            expect(page.locator(".ranking")).to_have_attribute("data-ahead", "true")
            drawn = ranked({KEY: float(thumb.input_value())}, normalization=normalization)
            expect_drawn(page, drawn)
    assert redraws(page) - before >= 30
    assert "w_uzbekistan" not in page.url, "the server has not heard of the drag yet"
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{KEY}="))
    names_in_order(page)
    expect_drawn(page, ranked({KEY: float(thumb.input_value())}, normalization=normalization))


def test_weights_beside_the_sliders_follow_too(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    weight = page.locator(f'[data-weight="w_uzbekistan_{KEY}"]')
    before = weight.inner_text()
    x, y, width = grasp(page, KEY)
    page.mouse.move(x + width / 2 - 8, y)
    expect(weight).not_to_have_text(before)
    ahead = steady(page, lambda _: weight.inner_text())
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{KEY}="))
    settled(page)
    expect(weight).to_have_text(ahead)


def test_the_page_ranks_where_following_fails(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    # What the list listens with is taken away; the rest of the page keeps its own.
    page.add_init_script(
        """const Real = MutationObserver;
        window.MutationObserver = class extends Real {
            observe(target, options) {
                if (options?.attributeFilter?.includes('aria-valuetext')) throw new Error('none');
                super.observe(target, options);
            }
        };"""
    )
    open_page(page, address)
    before = names_in_order(page)
    drawn = page.locator(".ranking").get_attribute("data-redraws") or ""
    press(page, "grp_per_head", "Home")
    expect(page.locator(".ranking")).not_to_have_attribute("data-redraws", drawn)
    see_other(page, names_in_order, before)
    context.close()


def test_nothing_below_moves_in_ten_slider_moves(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    page.locator(".st-key-ranking_tiles svg.marks").wait_for()
    parts = (".mcda-sentence", ".st-key-live_ranking", ".st-key-ranking_tiles", "[role=tablist]")

    def boxes(page: Page) -> list[dict[str, float] | None]:
        return [page.locator(part).first.bounding_box() for part in parts]

    before = steady(page, boxes)
    assert None not in before
    for turn in range(10):
        press(page, "students", "End" if turn % 2 else "Home")
        names_in_order(page)
        see(page, boxes, before)


def test_a_slider_that_changes_who_is_compared_waits_for_its_release(
    page: Page, address: str
) -> None:
    open_page(page, f"{address}/?case=kazakhstan&w_kazakhstan_higher_education=0")
    assert len(names_in_order(page)) == 20
    x, y, width = grasp(page, "higher_education", "kazakhstan")
    page.mouse.move(x + 0.1 * width, y)
    expect(page.locator(".heading-region")).to_have_text("On release: other regions are compared")
    page.mouse.up()
    expect(page.locator(".heading-region")).to_have_text("Region")
    expect(page.locator(".ranking .row")).to_have_count(19)
    assert names_in_order(page)[15] == "Jetisu"
