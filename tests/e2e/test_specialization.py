"""From "which region?" to "which region for a cluster in this sector?"."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mcda.specialization.clusters import clusters
from tests.e2e.screen import choose, go, insist, names_in_order, open_page, see_other, settled
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

SECTOR = "Clothing"


def cell(page: Page, region: str, sector: str) -> Locator:
    """Return a cell of the heat map by the description that screen readers get."""
    cells = '.st-key-specialization_map svg path[aria-roledescription="rect mark"]'
    return page.locator(f'{cells}[aria-label*="{region}, {sector}:"]')


def test_a_sector_in_focus_changes_question_order_and_map(page: Page, address: str) -> None:
    open_page(page, address)
    before = names_in_order(page)
    choose(page, "widget_sector_uzbekistan", SECTOR)
    page.wait_for_url(re.compile(f"sector={SECTOR}"))
    expect(page.locator("h1").first).to_have_text(
        f"Which region should host a cluster in {SECTOR}?"
    )
    see_other(page, names_in_order, before)
    go(page, "Regions")
    page.get_by_role("radio", name="Specialization").click()
    page.wait_for_url(re.compile("view=specialization"))
    expect(page.locator("h1").first).to_have_text(f"Which region for a cluster in {SECTOR}?")
    settled(page)
    (andijan,) = (
        item for item in clusters(bundled_case(), sector=SECTOR) if item.name == "Andijan"
    )
    strongest = f"Andijan is strongest in {SECTOR}: location quotient {andijan.lq:.2f}"
    expect(page.locator(".mcda-sentence")).to_contain_text(strongest)
    described = cell(page, "Andijan", SECTOR)
    expect(described).to_have_attribute("aria-label", re.compile(f"{andijan.lq:.2f}.*yes"))
    tooltip = page.locator("#vg-tooltip-element")

    def point() -> None:
        page.mouse.move(0, 0)
        described.hover(force=True)

    insist(
        point,
        lambda patience: expect(tooltip).to_contain_text(f"Andijan, {SECTOR}", timeout=patience),
    )
    texts = page.locator(".st-key-specialization_map svg text")
    expect(texts.filter(has_text=f"{andijan.lq:.2f}")).to_have_count(1)


def test_hostile_names_stay_text_in_the_specialization(page: Page, address: str) -> None:
    open_page(page, f"{address}/regions?case=hostile&view=specialization&lq=0.5")
    main = page.locator('[data-testid="stMain"]')
    expect(main.locator(".st-key-specialization_map svg")).not_to_have_count(0)
    expect(page.locator(".mcda-sentence")).to_contain_text("**b** :red[x]")
    assert main.locator("b, i, .katex").count() == 0
    assert main.locator('strong:text-is("b"), em').count() == 0
