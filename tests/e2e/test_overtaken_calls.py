"""Components called out of turn, as happens on a busy machine.

Streamlit calls a component anew for each answer of the server. Calls that still wait for the
component's module may be made in any order, and the overtaken one is ended after the newer one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import mcda.ui.components
from mcda.ui.components.live_ranking import HTML, live_data
from tests.e2e.expected import ranked
from tests.e2e.screen import drawn_rows
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

FOLDER = Path(mcda.ui.components.__file__).parent
LOADED = """
async ([code]) => {
    const blob = new Blob([code], { type: "text/javascript" });
    window.component = (await import(URL.createObjectURL(blob))).default;
}
"""
CALL = """
(data) => {
    const parentElement = document.querySelector("main");
    window.turns ??= [];
    const setTriggerValue = (name, value) => window.turns.push(value);
    window.component({ data, parentElement, setTriggerValue });
}
"""


def load(page: Page, name: str, html: str) -> None:
    page.set_content(html)
    page.evaluate(LOADED, [(FOLDER / name).read_text("utf-8")])


def set_slider(page: Page, value: int) -> None:
    page.locator("input").first.evaluate(
        "(input, value) => input.setAttribute('value', value)", str(value)
    )


def load_bars(page: Page) -> tuple[dict[str, Any], dict[str, Any]]:
    """Load the bars with one slider that was moved; return the answers before and after."""
    case = bundled_case()
    before = live_data(case, ranked({})) | {"turn": 1}
    after = live_data(case, ranked({case.criteria[0].id: 0.0})) | {"turn": 2}
    sliders = "".join(
        f'<div class="st-key-{key}"><input type="range" value="{points}"></div>'
        for key, points in zip(after["keys"], after["points"])
    )
    load(page, "live_ranking.js", f"<main>{HTML}</main>{sliders}")
    return before, after


def test_bars_show_the_newer_answer_whichever_comes_last(page: Page) -> None:
    before, after = load_bars(page)
    page.evaluate(CALL, after)
    page.evaluate(CALL, before)
    ranking = page.locator('.ranking[data-ahead="false"]')
    ranking.wait_for(state="attached")
    assert ranking.locator(".row").count() == 14
    drawn = sorted(score for _, score in drawn_rows(page))
    assert drawn == sorted(after["score"])


def test_bars_follow_the_slider_until_they_leave_the_page(page: Page) -> None:
    before, after = load_bars(page)
    page.evaluate(CALL, before)
    page.evaluate(CALL, after)
    set_slider(page, 100)
    page.locator('.ranking[data-ahead="true"]').wait_for(state="attached")
    drawn = page.locator(".ranking").get_attribute("data-redraws")
    left = page.evaluate_handle(
        "() => { const main = document.querySelector('main'); main.remove(); return main; }"
    )
    set_slider(page, 0)
    assert left.evaluate("main => main.firstElementChild.dataset.redraws") == drawn


def test_the_stage_shows_the_newer_screen_and_turns_by_keys_until_it_leaves(page: Page) -> None:
    words = {"before": "Back", "next": "Next", "leave": "Leave"}
    load(page, "stage.js", '<main><div class="stage"></div></main>')
    for place in (3, 2):
        screen = {"place": place, "turn": place, "count": 5, "title": str(place), "words": words}
        page.evaluate(CALL, screen)
    assert page.locator("h1").inner_text() == "3"
    page.keyboard.press("PageDown")
    assert page.evaluate("window.turns") == [4]
    page.evaluate("document.querySelector('main').remove()")
    page.keyboard.press("PageDown")
    assert page.evaluate("window.turns") == [4]
