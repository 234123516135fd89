"""Knock-outs, targets and another method: they move the ranking, say so, and travel in a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import new_page
from tests.e2e.expected import ranked
from tests.e2e.screen import (
    choose,
    drawn_rows,
    expect_drawn,
    grasp,
    insist,
    names_in_order,
    open_page,
    open_tab,
    press,
    press_thumb,
    see,
    sentence,
    settled,
    slider,
)

pytestmark = pytest.mark.e2e

MOVED = "investment_per_head"
LEAST = "students:minimum:20"
TARGET = ("students:objective:target", "students:target:30")


def drag_and_compare(page: Page, *limits: str) -> None:
    """Drag a slider of the sidebar, and compare the bars on the way with Python's figures."""
    x, y, width = grasp(page, MOVED)
    for step in (1, 2, 3):
        page.mouse.move(x + step * 0.14 * width, y)
        expect(page.locator(".ranking")).to_have_attribute("data-ahead", "true")
        expect_drawn(page, ranked({MOVED: float(slider(page, MOVED).input_value())}, *limits))
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{MOVED}="))
    settled(page)
    names_in_order(page)
    expect_drawn(page, ranked({MOVED: float(slider(page, MOVED).input_value())}, *limits))


def test_a_knock_out_is_raised_listed_followed_and_shared(
    page: Page, browser: Browser, address: str
) -> None:
    open_page(page, address)
    before = names_in_order(page)
    page.get_by_role("button", name="Limits").click()
    choose(page, "limits_criterion_uzbekistan", "Higher-education students (per 1,000 people)")
    panel = page.locator(".st-key-limits_between_uzbekistan_students")
    expect(panel).to_be_visible()
    thumb = panel.locator('input[type="range"]').first
    for value in ("17", "18", "19", "20"):
        press_thumb(page, thumb, "ArrowRight")
        expect(thumb).to_have_value(value)
    page.wait_for_url(re.compile(r"limits=students(:|%3A)minimum(:|%3A)20"))
    settled(page)
    limited = ranked({}, LEAST)
    assert 0 < len(limited.excluded) < len(before)
    for item in limited.excluded:
        told = page.get_by_text(f"{item.name} is not ranked. {item.reason}", exact=True)
        expect(told).to_be_visible()
    names_in_order(page)
    expect_drawn(page, limited)
    insist(
        lambda: page.keyboard.press("Escape"),
        lambda patience: expect(panel).to_be_hidden(timeout=patience),
    )
    drag_and_compare(page, LEAST)
    expect(page.locator(".mcda-sentence")).to_contain_text("not ranked")
    other = new_page(browser)
    open_page(other, page.url)
    see(other, drawn_rows, drawn_rows(page))
    see(other, sentence, sentence(page))
    open_tab(other, "Not ranked")
    expect(other.get_by_role("tabpanel", name="Not ranked")).to_be_visible()
    other.context.close()


def test_bars_follow_the_finger_with_a_target(page: Page, address: str) -> None:
    query = "&".join(f"limits={text}" for text in TARGET)
    open_page(page, f"{address}/?{query}")
    names_in_order(page)
    expect_drawn(page, ranked({}, *TARGET))
    drag_and_compare(page, *TARGET)


def test_another_method_ranks_on_release_and_travels_in_a_link(
    page: Page, browser: Browser, address: str
) -> None:
    open_page(page, address)
    page.get_by_role("button", name="Rules").click()
    choose(page, "widget_method_uzbekistan", "VIKOR")
    page.wait_for_url(re.compile("method=vikor"))
    page.keyboard.press("Escape")
    expect(page.locator(".mcda-sentence")).to_contain_text("Ranked by VIKOR")
    names_in_order(page)
    expect_drawn(page, ranked({}, method="vikor"))
    press(page, MOVED, "End")
    page.wait_for_url(re.compile(f"w_uzbekistan_{MOVED}=100"))
    settled(page)
    expect(page.locator(".ranking")).to_have_attribute("data-ahead", "false")
    expect_drawn(page, ranked({MOVED: 100}, method="vikor"))
    other = new_page(browser)
    open_page(other, page.url)
    see(other, drawn_rows, drawn_rows(page))
    other.context.close()
