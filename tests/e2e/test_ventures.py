"""Joint ventures: a wish and its price, a fairer plan taken, a role in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import choose, insist, open_page, open_tab, see, see_other, sentence, settled

pytestmark = pytest.mark.e2e

LONG = 180_000  # a dozen plans on a busy machine


def test_a_venture_is_forced_out_and_the_price_is_read(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    open_tab(page, "What if")
    expect(page.get_by_text("Nothing is wished yet").first).to_be_visible()
    page.get_by_role("button", name="Add this wish", exact=True).click()
    expect(page.get_by_text(re.compile(r"This wish costs \S+ of value, ")).first).to_be_visible(
        timeout=LONG
    )
    expect(page.get_by_text(re.compile("No longer funded: ")).first).to_be_visible()
    page.locator(".st-key-undo_wish_0").get_by_role("button").click()
    expect(page.get_by_text("Nothing is wished yet").first).to_be_visible()


def test_a_fairer_plan_is_taken_and_let_go(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    before = sentence(page)
    open_tab(page, "Equity")
    page.get_by_role("radio", name="Zones", exact=True).click()
    settled(page)
    page.get_by_role("radio", name="In all", exact=True).click()
    risen = re.compile(r"any zone can rise from \S+ bn UZS to \S+ bn UZS; that costs")
    expect(page.get_by_text(risen).first).to_be_visible(timeout=LONG)
    points = page.locator('.st-key-frontier_picture path[aria-roledescription="point"]')
    expect(page.get_by_text("As much as possible for those with least").first).to_be_visible(
        timeout=LONG
    )
    expect(points.last).to_be_visible(timeout=LONG)  # the note stands before its picture is drawn
    # the former box may stay for a moment beside the one that shows the new choice
    chosen = page.locator('[class*="st-key-frontier_plan_zone_money"] input').last
    fairest = re.compile(rf"^{points.count()}: each zone \S+ bn UZS at least, costs ")
    insist(
        points.last.click,
        lambda patience: expect(chosen).to_have_value(fairest, timeout=patience),
    )
    settled(page)
    page.get_by_role("button", name="Take this plan", exact=True).click()
    note = page.locator(".st-key-taken")
    expect(note).to_contain_text(re.compile(r"The plan keeps at least .* would be \S+ instead of"))
    expect(page.locator(".st-key-saved_work")).to_contain_text("1 change")
    note.get_by_role("button", name="Let go", exact=True).click()
    expect(note).to_have_count(0)
    see(page, sentence, before)


def test_the_address_carries_that_the_ranking_has_no_say(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    before = sentence(page)
    choose(page, "widget_role_uzbekistan", "None: the ranking only informs")
    page.wait_for_url(re.compile("role=none"))
    after = see_other(page, sentence, before)
    page.reload()
    page.locator("h1").first.wait_for()
    see(page, sentence, after)
