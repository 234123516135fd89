"""Pictures and the card as files, the map by a criterion, and a click on a figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Page, expect

from mcda.ranking.matrix import decision_matrix
from tests.e2e.screen import (
    choose,
    insist,
    open_page,
    open_tab,
    place_of,
    press,
    see,
    settled,
    steady,
)
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

MAP = ".st-key-ranking_tiles"
ROW = 35


def saved(page: Page, name: str, place: Path) -> bytes:
    """Press a button of the open dialog, or of the page, and return the file it gives."""
    dialog = page.get_by_role("dialog")
    scope = dialog if dialog.count() else page
    with page.expect_download() as download:
        scope.get_by_role("button", name=name, exact=True).first.click()
    target = place / download.value.suggested_filename
    download.value.save_as(target)
    return target.read_bytes()


def test_pictures_are_saved_with_title_source_and_case(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_page(page, address)
    page.get_by_role("button", name="Pictures", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("button", name="PNG")).to_have_count(4)
    svg = saved(page, "SVG 1", tmp_path)
    root = ElementTree.fromstring(svg)
    said = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Which regions should host innovative clusters?" in said
    assert "Sources:" in said
    assert f"Case: {bundled_case().settings.title}." in said
    png = saved(page, "PNG 1", tmp_path)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 1920
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "uzbekistan_ranking.png", "uzbekistan_ranking.svg",
    ]  # fmt: skip


def test_the_map_shows_a_criterion_and_keeps_its_box(page: Page, address: str) -> None:
    open_page(page, address)
    page.locator(f"{MAP} svg.marks").wait_for()
    before = steady(page, place_of(page.locator(MAP)))
    choose(page, "widget_colour_uzbekistan", "Exports per head")
    page.wait_for_url(re.compile("colour=exports_per_head"))
    texts = page.locator(f"{MAP} svg.marks text")
    expect(texts.filter(has_text="1,224 USD")).to_have_count(1)
    see(page, place_of(page.locator(MAP)), before)
    press(page, "grp_per_head", "ArrowLeft", 3)
    see(page, place_of(page.locator(MAP)), before)


def test_a_click_on_a_figure_says_where_it_is_from(page: Page, address: str) -> None:
    open_page(page, f"{address}/regions")
    grid = page.locator(".st-key-regions_figures_uzbekistan canvas").first
    grid.scroll_into_view_if_needed()
    settled(page)
    box = steady(page, place_of(grid))
    assert box is not None
    facts = page.locator(".mcda-facts")
    matrix = decision_matrix(bundled_case())
    name = f"{matrix.names[1]}: {matrix.criteria[0].name}"
    insist(
        lambda: page.mouse.click(box["x"] + 330, box["y"] + 2.5 * ROW),
        lambda patience: expect(facts).to_contain_text(name, timeout=patience),
    )
    expect(facts).to_contain_text(f"{matrix.values[1, 0]:.2f} {matrix.criteria[0].unit}")
    source = bundled_case().criteria[0].source[0]
    title = next(item.title for item in bundled_case().sources if item.id == source)
    expect(facts).to_contain_text(title)
    expect(facts).to_contain_text("as published")


def test_the_card_is_saved_as_a_page_that_prints(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/?region=UZ-AN")
    open_tab(page, "Region card")
    page.locator("h2", has_text="Andijan").wait_for()
    settled(page)
    card = saved(page, "Print", tmp_path).decode()
    assert "<h1>Andijan</h1>" in card
    page.set_content(card)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_hostile_names_stay_text_in_files(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/?case=hostile")
    page.get_by_role("button", name="Pictures", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("**b** :red[x]")
    assert dialog.locator("b, i, em, .katex").count() == 0
    svg = saved(page, "SVG 1", tmp_path)
    assert "{http://www.w3.org/2000/svg}i" not in {
        element.tag for element in ElementTree.fromstring(svg).iter()
    }
