"""The mark of the winner's safe range lies on its slider's track, and moves nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import (
    grasp,
    names_in_order,
    open_page,
    place_of,
    press,
    see,
    settled,
    slider,
    steady,
)

pytestmark = pytest.mark.e2e

KEY = "investment_per_head"
LINK = "without=UZ-TK&w_uzbekistan_grp_per_head=0&w_uzbekistan_agriculture_per_head=90"
PLACES = """() => [...document.querySelectorAll(".mcda-range")].map(mark => {
    const box = mark.getBoundingClientRect();
    return [box.left, box.width, box.top];
})"""


def marked(page: Page) -> list[list[float]]:
    """Return left edge, width and top of each mark."""
    return page.evaluate(PLACES)


def test_marks_lie_on_the_tracks_and_nine_rows_show(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_page(page, f"{address}/?{LINK}")
    names_in_order(page)
    expect(page.locator(".mcda-range")).to_have_count(12)
    marks = steady(page, marked)
    assert len(marks) == 12
    assert len({(left, width) for left, width, _ in marks}) == 1
    tops = [top for _, _, top in marks]
    assert sum(top < 720 for top in tops) >= 9
    assert min(below - above for above, below in pairwise(tops)) <= 60
    left, width, _ = marks[0]
    for key, edge in (("Home", left), ("End", left + width)):
        press(page, KEY, key)
        # the input begins where the thumb has its centre
        box = steady(page, place_of(slider(page, KEY)))
        assert box is not None
        assert abs(box["x"] - edge) <= 1
    see(page, marked, marks)


def test_marks_dim_until_the_server_has_answered(page: Page, address: str) -> None:
    open_page(page, f"{address}/?{LINK}")
    names_in_order(page)
    mark = page.locator(".mcda-range").first
    expect(mark.locator("span")).to_have_attribute("title", re.compile("First place stays with"))
    expect(mark).not_to_have_class(re.compile("before"))
    x, y, width = grasp(page, KEY)
    page.mouse.move(x + width / 2 - 30, y)
    expect(mark).to_have_class(re.compile("before"))
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{KEY}="))
    settled(page)
    expect(page.locator(".mcda-range.before")).to_have_count(0)
