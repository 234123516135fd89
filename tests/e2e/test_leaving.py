"""A page that is left with work that no file has, and a page that outlives its server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.screen import (
    downloaded,
    frames,
    go,
    insist,
    open_page,
    open_tab,
    press,
    query,
    see,
    see_query,
    settled,
    slider,
)
from tests.e2e.serving import ROOT, free_port, serving

pytestmark = pytest.mark.e2e
UNSAVED = re.compile(r"\d+ changes? not saved")


def save_scenario(page: Page, name: str) -> None:
    open_tab(page, "Scenarios")
    page.get_by_label("Name of this").fill(name)
    button = page.locator(".st-key-save_scenario button")
    insist(button.click, lambda patience: expect_unsaved(page, patience))
    settled(page)


def expect_unsaved(page: Page, patience: float) -> None:
    expect(page.get_by_text(UNSAVED)).to_be_visible(timeout=patience)


def test_leaving_asks_while_changes_are_not_saved_and_only_then(page: Page, address: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    open_page(page, f"{address}/")
    press(page, "students", "ArrowRight")  # stands in the address, so nothing is lost
    page.reload()
    settled(page)
    assert asked == []
    save_scenario(page, "Before lunch")
    go(page, "Regions")
    go(page, "Ranking")
    assert asked == [], "pages of the app are changed without a question"
    page.close(run_before_unload=True)
    see(page, lambda _: asked, ["beforeunload"])
    downloaded(page, page.get_by_role("button", name="Save work"))
    expect(page.get_by_text(UNSAVED)).to_be_hidden()
    settled(page)
    frames(page)  # the question goes with the part of the answer that comes last
    page.reload()
    settled(page)
    assert asked == ["beforeunload"]


def test_a_page_goes_on_when_its_server_was_killed(page: Page, tmp_path: Path) -> None:
    script, port = ROOT / "app.py", free_port()
    with serving(script, tmp_path / "first.txt", port) as (url, server):
        open_page(page, f"{url}/?budget=80")
        press(page, "students", "ArrowRight", times=3)
        see_query(page, w_uzbekistan_students=slider(page, "students").input_value())
        save_scenario(page, "Before lunch")
        server.kill()
        server.wait()
    with serving(script, tmp_path / "second.txt", port):
        banner = page.get_by_text("The server no longer knew this page")
        expect(banner).to_contain_text("1 change that was not saved is gone")
        settled(page)
        points = slider(page, "students").input_value()
        trade = page.get_by_role("option", name="Retail trade", exact=True)
        field = page.locator("[class*=st-key-widget_sector_] input").first
        insist(field.click, lambda patience: trade.wait_for(timeout=patience))
        trade.click()  # once, not again
        see_query(page, sector="Retail trade", w_uzbekistan_students=points, budget="80")
        press(page, "students", "ArrowRight")
        undo = page.get_by_role("button", name="Undo", exact=True)
        expect(undo).to_be_enabled()
        undo.click()
        expect(slider(page, "students")).to_have_value(points)
        page.get_by_role("button", name="Understood").click()
        expect(banner).to_be_hidden()
        assert "Retail trade" in query(page)["sector"]
