"""The ranking follows the finger, and the server has the last word."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.e2e.screen import drawn_rows, names_in_order, open_page, press, settled, slider
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

STEPS = 40
KEY = "investment_per_head"


def ranked_by_python(points: float, normalization: str) -> dict[str, float]:
    case = bundled_case()
    asked = default_scenario(case)
    asked = replace(asked, points={**asked.points, KEY: points}, normalization=normalization)
    ranking = rank(case, asked)
    return dict(zip(ranking.names, ranking.score))


def redraws(page: Page) -> int:
    return int(page.locator(".ranking").get_attribute("data-redraws") or 0)


@pytest.mark.parametrize("normalization", ["goalposts", "minmax", "vector"])
def test_bars_move_while_the_slider_is_dragged(
    page: Page, address: str, normalization: str
) -> None:
    open_page(page, f"{address}/?normalization={normalization}")
    names_in_order(page)
    thumb = slider(page, KEY)
    box = page.locator(f".st-key-w_uzbekistan_{KEY}").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = redraws(page)
    page.mouse.move(x, y)
    page.mouse.down()
    checked = 0
    for step in range(1, STEPS + 1):
        page.mouse.move(x + step * 0.45 * box["width"] / STEPS, y)
        if step % 8 == 0:
            expect(page.locator(".ranking")).to_have_attribute("data-ahead", "true")
            expected = ranked_by_python(float(thumb.input_value()), normalization)
            drawn = drawn_rows(page)
            assert all(
                math.isclose(score, expected[name], rel_tol=0, abs_tol=1e-9)
                for name, score in drawn
            )
            checked += 1
    assert checked == 5
    assert redraws(page) - before >= 30
    assert "w_uzbekistan" not in page.url, "the server has not heard of the drag yet"
    page.mouse.up()
    page.wait_for_url(re.compile(f"w_uzbekistan_{KEY}="))
    names = names_in_order(page)
    final = ranked_by_python(float(thumb.input_value()), normalization)
    assert names == sorted(final, key=lambda name: -final[name])


def test_weights_beside_the_sliders_follow_too(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    weight = page.locator(f'[data-weight="w_uzbekistan_{KEY}"]')
    before = weight.inner_text()
    box = page.locator(f".st-key-w_uzbekistan_{KEY}").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    expect(weight).not_to_have_text(before)
    ahead = weight.inner_text()
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
    assert names_in_order(page) != before
    context.close()


def test_nothing_below_moves_in_ten_slider_moves(page: Page, address: str) -> None:
    open_page(page, address)
    names_in_order(page)
    page.locator(".st-key-ranking_tiles svg.marks").wait_for()
    parts = (".mcda-sentence", ".st-key-live_ranking", ".st-key-ranking_tiles", "[role=tablist]")

    def boxes() -> list[dict[str, float] | None]:
        return [page.locator(part).first.bounding_box() for part in parts]

    before = boxes()
    assert None not in before
    for turn in range(10):
        press(page, "students", "End" if turn % 2 else "Home")
        names_in_order(page)
    assert boxes() == before
