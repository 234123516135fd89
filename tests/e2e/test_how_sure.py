"""How sure: shares pale while a finger moves, the verdict follows, draws are chosen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from mcda.ranking.wording import percent
from mcda.report.acceptability_wording import stays_first_sentence
from mcda.robustness.acceptability import acceptability
from mcda.robustness.examination import usual_question
from tests.e2e.expected import ranked
from tests.e2e.screen import choose, go, grasp, open_page, press, see, settled, slider

pytestmark = pytest.mark.e2e

KEY = "students"


def likely(points: float, samples: int = 10_000):
    ranking = ranked({KEY: points})
    return acceptability(ranking, usual_question(ranking), samples)


def drawn_shares(page: Page) -> dict[str, str]:
    """Return region -> share of shortlists beside its bar."""
    rows = page.locator('.ranking[data-ahead="false"] .row')
    rows.first.wait_for()
    return dict(
        rows.evaluate_all(
            "rows => rows.map(row => ['.name', '.likely'].map(c => row.querySelector(c).innerText))"
        )
    )


def expected_shares(points: float) -> dict[str, str]:
    found = likely(points)
    return dict(zip(found.ranking.names, map(percent, found.shortlist_probability)))


def test_bars_carry_shares_that_pale_while_the_slider_moves(page: Page, address: str) -> None:
    open_page(page, address)
    start = slider(page, KEY).input_value()
    see(page, drawn_shares, expected_shares(float(start)))
    expect(page.locator(".ranking .row .likely").first).to_have_css("opacity", "1")
    x, y, width = grasp(page, KEY)
    page.mouse.move(x + 0.3 * width, y, steps=8)
    expect(page.locator(".ranking")).to_have_attribute("data-ahead", "true")
    expect(page.locator(".ranking .row .likely").first).to_have_css("opacity", "0.3")
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{KEY}="))
    expect(page.locator(".ranking")).to_have_attribute("data-ahead", "false")
    settled(page)
    end = float(slider(page, KEY).input_value())
    see(page, drawn_shares, expected_shares(end))
    expect(page.locator(".ranking .row .likely").first).to_have_css("opacity", "1")


def test_the_verdict_follows_a_slider_and_draws_are_chosen(page: Page, address: str) -> None:
    open_page(page, address)
    go(page, "How sure")
    expect(page.locator("h1")).to_have_text("How sure is this ranking?")
    expect(
        page.get_by_text("Whatever the weights; figures as they are in the file").first
    ).to_be_visible()
    settled(page)
    press(page, KEY, "End")
    expect(slider(page, KEY)).to_have_value("100")
    found = likely(100)
    told = str(stays_first_sentence(found.ranking, found.question, found.first_probability, 10_000))
    expect(page.locator(".mcda-sentence")).to_have_text(told)

    page.get_by_role("radio", name="1,000", exact=True).click()
    exact = page.get_by_text("1,000 draws, so that shares are exact to 3.1 percentage points")
    expect(exact).to_have_count(2)  # with weights like these, and whatever the weights
    fewer = likely(100, 1_000)
    told = str(stays_first_sentence(fewer.ranking, fewer.question, fewer.first_probability, 1_000))
    expect(page.locator(".mcda-sentence")).to_have_text(told)


def test_an_order_of_criteria_is_declared(page: Page, address: str) -> None:
    open_page(page, f"{address}/how_sure")
    choose(page, "whatever_order_uzbekistan", "GRP per head")
    expect(page.get_by_text("As long as the order of criteria holds").first).to_be_visible()
    expect(page.get_by_text("With weights like these", exact=False).first).to_be_visible()
