"""Back and Forward go between pages, one press a page, and never change a value."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import PAGES, choose, go, open_page, press, see_query, settled, slider

pytestmark = pytest.mark.e2e

POINTS = {"students": "51", "grp_per_head": "0", "working_abroad": "100"}


def expect_page(page: Page, name: str) -> None:
    expect(page.locator("h1").first).to_have_text(PAGES[name])
    settled(page)


def expect_points(page: Page, **points: str) -> None:
    for criterion, value in points.items():
        expect(slider(page, criterion)).to_have_value(value)
    see_query(page, **{f"w_uzbekistan_{name}": value for name, value in points.items()})


def test_back_twice_after_three_moves_and_two_pages_changes_no_value(
    page: Page, address: str
) -> None:
    open_page(page, address)
    press(page, "students", "ArrowRight")
    press(page, "grp_per_head", "Home")
    press(page, "working_abroad", "End")
    go(page, "How sure")
    go(page, "Joint ventures")
    page.go_back()
    expect_page(page, "how_sure")
    expect_points(page, **POINTS)
    page.go_back()
    expect_page(page, "ranking")
    expect_points(page, **POINTS)
    page.go_forward()
    expect_page(page, "how_sure")
    expect_points(page, **POINTS)


def test_what_was_moved_on_a_later_page_stays_on_the_way_back(page: Page, address: str) -> None:
    open_page(page, address)
    press(page, "students", "ArrowRight")
    go(page, "Joint ventures")
    press(page, "grp_per_head", "Home")
    choose(page, "widget_without_uzbekistan", "Tashkent city")
    see_query(page, without="UZ-TK")
    page.go_back()
    expect_page(page, "ranking")
    expect_points(page, students="51", grp_per_head="0")
    see_query(page, without="UZ-TK")
    expect(page.locator(".ranking .row")).to_have_count(13)
    press(page, "grp_per_head", "ArrowRight")
    expect_points(page, students="51", grp_per_head="1")
