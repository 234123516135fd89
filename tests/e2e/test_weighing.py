"""Weighing in pairs, in a real browser: contradiction, mending, use, Undo and Redo."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.screen import (
    choose,
    insist,
    names_in_order,
    open_page,
    press,
    see,
    see_other,
    settled,
    slider,
)

pytestmark = pytest.mark.e2e
PAIR = "weigh_pair_uzbekistan_groups_{}_{}"


def press_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_judgements_in_pairs_become_points_that_undo_and_redo_walk(
    page: Page, address: str
) -> None:
    open_page(page, address)
    before = names_in_order(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    press_button(page, "Weigh")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("In pairs", exact=True).click()
    expect(dialog).to_contain_text("Nothing is judged here yet")
    for first in range(6):
        choose(page, PAIR.format(first, first + 1), "both the same")
    dialog.get_by_text("All 21 pairs").click()
    for first in (0, 1):
        choose(page, PAIR.format(first, 3), "both the same")
    choose(page, PAIR.format(0, 2), "9 times: Investment")
    expect(dialog).to_contain_text("Look first at Investment against Specialization")
    press_button(page, "Mend this judgement")
    expect(dialog).to_contain_text("The judgements fit together")
    choose(page, PAIR.format(5, 6), "5 times: Natural potential")
    press_button(page, "Use these weights")
    expect(dialog).to_have_count(0)
    page.wait_for_url(re.compile("w_uzbekistan_income_per_head="))
    after = see_other(page, names_in_order, before)
    moved = slider(page, "income_per_head").input_value()
    assert float(moved) < 100
    press_button(page, "Undo")
    expect(slider(page, "income_per_head")).to_have_value("100")
    see(page, names_in_order, before)
    press_button(page, "Redo")
    expect(slider(page, "income_per_head")).to_have_value(moved)
    see(page, names_in_order, after)
    expect(page.get_by_role("button", name="Redo", exact=True)).to_be_disabled()


def test_a_dialog_that_is_dismissed_stays_closed_and_keeps_what_was_locked(
    page: Page, address: str
) -> None:
    open_page(page, address)
    press_button(page, "Weigh")
    choose(page, "weigh_locked_uzbekistan", "Higher-education students")
    dialog = page.get_by_role("dialog")
    # the list of options takes the first Escape where it is still open
    insist(
        lambda: page.keyboard.press("Escape"),
        lambda patience: expect(dialog).to_have_count(0, timeout=patience),
    )
    expect(slider(page, "students")).to_be_disabled()
    press(page, "grp_per_head", "Home")
    expect(dialog).to_have_count(0)
    press_button(page, "Reset")
    expect(slider(page, "students")).to_be_enabled()
