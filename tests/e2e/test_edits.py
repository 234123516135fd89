"""A figure is changed in a meeting, the work saved, and gone on with in another browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mcda.case.read import read_case
from tests.e2e.conftest import new_page
from tests.e2e.screen import (
    choose,
    downloaded,
    drawn_rows,
    go,
    names_in_order,
    open_page,
    open_tab,
    place_of,
    press,
    see,
    see_other,
    seen,
    settled,
    steady,
)
from tests.ui.app import bundled_case

pytestmark = pytest.mark.e2e

REASON = "counted anew"


def change_figure(page: Page, region: str, criterion: str, figure: str) -> None:
    """Change one figure through the form on the page Regions."""
    case = bundled_case()
    place = next(item.id for item in case.regions if item.name == region)
    column = next(item.id for item in case.criteria if item.name == criterion)
    choose(page, "edit_region_uzbekistan", region)
    choose(page, "edit_criterion_uzbekistan", criterion)
    # Each figure has fields of its own, which come with the server's answer.
    new = page.locator(f'[class*="st-key-edit_value_uzbekistan_{place}_{column}"]')
    new.get_by_role("textbox", name="New figure").fill(figure)
    why = page.locator(f'[class*="st-key-edit_note_uzbekistan_{place}_{column}"]')
    why.get_by_role("textbox", name="Why").fill(REASON)
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_text(f"{region}, {criterion}: published").first.wait_for()
    settled(page)


def ranking(page: Page) -> list[tuple[str, float]]:
    names_in_order(page)
    return drawn_rows(page)


def test_a_changed_figure_moves_the_ranking_and_saved_work_brings_all_back(
    page: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    open_page(page, address)
    published = ranking(page)
    press(page, "students", "End")
    open_tab(page, "Scenarios")
    page.get_by_label("Name of this scenario").fill("Students first")
    page.get_by_role("button", name="Save this scenario").click()
    page.get_by_text("1 change not saved").first.wait_for()
    before = see_other(page, ranking, published)

    go(page, "Regions")
    change_figure(page, "Khorezm", "Higher-education students", "900")
    page.get_by_text("2 changes not saved").first.wait_for()
    page.get_by_text(re.compile("[*] changed;")).first.wait_for()
    go(page, "Ranking")
    place = [name for name, _ in before].index("Khorezm")
    after = seen(
        page,
        ranking,
        lambda now: [name for name, _ in now].index("Khorezm") < place,
    )

    save = page.get_by_role("button", name="Save work")
    corner = steady(page, place_of(save))
    file = tmp_path / "work.xlsx"
    downloaded(page, save).save_as(file)
    page.get_by_text("changes not saved").wait_for(state="detached")
    see(page, place_of(save), corner)

    other = new_page(browser)
    try:
        open_page(other, address)
        see(other, ranking, published)
        other.get_by_role("button", name="Open a file").click()
        other.locator('input[type="file"]').set_input_files(file)
        other.get_by_role("button", name="Open this case").click()
        other.wait_for_url(re.compile("case=uzbekistan_2"))
        settled(other)
        see(other, ranking, after)
        expect(other.get_by_text("not saved")).to_have_count(0)
        open_tab(other, "Scenarios")
        other.get_by_text("From “Students first” to now").first.wait_for()
        go(other, "Regions")
        other.get_by_text("Khorezm, Higher-education students: published").first.wait_for()
        other.get_by_text(REASON).first.wait_for()
    finally:
        other.context.close()


def test_a_link_shows_the_published_figures(page: Page, browser: Browser, address: str) -> None:
    open_page(page, f"{address}/regions")
    change_figure(page, "Khorezm", "GRP per head", "70")
    page.get_by_text("A link shows the published figures").first.wait_for()
    go(page, "Ranking")
    changed = ranking(page)
    other = new_page(browser)
    try:
        open_page(other, page.url)
        see_other(other, ranking, changed)
        expect(other.get_by_text("The case has changed")).to_have_count(0)
    finally:
        other.context.close()
    go(page, "Regions")
    page.locator(".st-key-undo_uzbekistan_UZ-XO_grp_per_head").get_by_role("button").click()
    page.get_by_text("No figure is changed").first.wait_for()
    go(page, "Ranking")
    see_other(page, ranking, changed)


def test_figures_typed_into_the_table_are_all_kept(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_page(page, f"{address}/regions")
    page.get_by_text("Change several figures in a table").click()
    table = page.locator('[class*="st-key-figures_uzbekistan_"]').get_by_test_id("stDataFrame")
    table.wait_for()
    settled(page)
    table.evaluate("table => table.scrollIntoView({block: 'center'})")
    place = steady(page, place_of(table))
    assert place is not None
    row = 35
    page.mouse.click(place["x"] + 300, place["y"] + 1.5 * row)
    changed = page.locator(".st-key-edited_uzbekistan .mcda-paragraph")

    # the first with all the time it takes, the others as fast as keys can come
    for count, figures in enumerate(["9", "876"]):
        for figure in figures:
            page.keyboard.press(figure)
            page.keyboard.press("Enter")
        expect(changed).to_have_count(len(figures) + count)
    settled(page)
    figures_now = re.compile(r"now ([\d.]+) mn UZS")
    texts = changed.all_inner_texts()
    assert [float(*figures_now.findall(text)) for text in texts] == [6, 7, 8, 9]
    assert place_of(table)(page) == place
    assert table.evaluate("table => table.contains(document.activeElement)")

    file = tmp_path / "work.xlsx"
    downloaded(page, page.get_by_role("button", name="Save work")).save_as(file)
    saved = read_case(file).case
    assert saved is not None
    first = [region.id for region in saved.regions[:4]]
    assert [(edit.region, edit.value) for edit in saved.edits] == list(zip(first, [9, 8, 7, 6]))
