"""Whatever slider moves, what stands on the page of the money stays where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.screen import open_page, place_of, press, see, steady

pytestmark = pytest.mark.e2e

# The bars may become longer or shorter lists; where they begin, and all above, may not move.
BOXES = (".mcda-sentence", ".st-key-context")
STARTS = (".st-key-plan_bars", ".st-key-plan_regions")


def test_sentence_and_pictures_stay_in_ten_slider_moves(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    for part in STARTS:
        page.locator(f"{part} svg").first.wait_for()

    def places(page: Page) -> list[object]:
        boxes = [page.locator(part).bounding_box() for part in BOXES + STARTS]
        assert None not in boxes
        starts = [(box["x"], box["y"], box["width"]) for box in boxes[len(BOXES) :] if box]
        return [*boxes[: len(BOXES)], *starts]

    before = steady(page, places)
    for turn in range(10):
        press(page, "students", "End" if turn % 2 else "Home")
        see(page, places, before)


def test_pictures_begin_within_a_projector_s_upper_half_and_a_bit(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    box = steady(page, place_of(page.locator(".st-key-plan_bars")))
    assert box is not None
    assert box["y"] <= 420
