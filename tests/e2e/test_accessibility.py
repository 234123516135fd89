"""What keeps people out: found by axe-core, and what it cannot see by looking."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import new_page
from tests.e2e.screen import (
    PAGES,
    frames,
    names_in_order,
    open_page,
    open_tab,
    place_of,
    press,
    see,
    seen,
    settled,
    slider,
    steady,
)

pytestmark = pytest.mark.e2e

GRAVE = ("serious", "critical")
SLOW = ("how_sure", "joint_ventures")
MAP = ".st-key-ranking_tiles svg.marks"
POPOVERS = {
    "ranking": ("Limits", "Rules", "About weights"),
    "regions": (),
    "joint_ventures": ("What these mean", "Each programme"),
}  # those of every page are tried on one
WAYS = (
    "Lenses",
    "Order",
    "Swing",
    "In pairs",
    "Equal within groups",
    "What the data alone would say",
)


class Watch:
    """Collects what axe-core finds grave on the page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []
        page.evaluate(Axe().axe_script)

    def look(self, name: str, part: str = "body", *rules: str) -> None:
        """Examine a part of the page; all rules, or those named."""
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = list(rules)
        result = self.page.evaluate(
            "([part, options]) => axe.run(part, options)", [f"{part}", options]
        )
        self.found += [
            f"{name}: {fault['id']}: {node['html'][:120]}"
            for fault in result["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]

    def look_in_both(self, name: str, part: str) -> None:
        """Examine a part by all rules, and what the dark theme can change in the dark."""
        settled(self.page)
        self.look(name, part)
        self.page.emulate_media(color_scheme="dark")
        settled(self.page)
        self.look(f"{name}, in the dark", part, "color-contrast")
        self.page.emulate_media(color_scheme="light")


def tabs(page: Page) -> Iterator[str]:
    """Open one tab of the page after the other."""
    for name in page.get_by_role("tab").all_inner_texts():
        open_tab(page, name)
        expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute(
            "aria-selected", "true"
        )
        yield name


@pytest.mark.parametrize("path", list(PAGES))
def test_nothing_grave_on_a_page_its_tabs_popovers_and_pictures(
    page: Page, address: str, path: str
) -> None:
    # Where many plans or rankings are computed, those of a small case; its names are hostile.
    case = "hostile" if path in SLOW else "uzbekistan"
    open_page(page, f"{address}/{path}?case={case}")
    watch = Watch(page)
    watch.look("page")
    for name in tabs(page):
        watch.look(name, '[role="tabpanel"]')
    for name in POPOVERS.get(path, ()):
        button = page.get_by_role("button", name=name)
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        settled(page)
        watch.look(name, '[data-testid="stPopoverBody"]')
        for tab in page.get_by_test_id("stPopoverBody").get_by_role("tab").all()[1:]:
            tab.press("Enter")  # the page may still scroll to a tab that was opened before
            expect(tab).to_have_attribute("aria-selected", "true")
            settled(page)
            watch.look(f"{name}, another tab", '[data-testid="stPopoverBody"]')
        page.keyboard.press("Escape")
    if page.get_by_role("button", name="Pictures", exact=True).count():
        page.get_by_role("button", name="Pictures", exact=True).click()
        page.get_by_role("dialog").wait_for()
        settled(page)
        watch.look("Pictures", '[role="dialog"]')
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.emulate_media(color_scheme="dark")
    settled(page)
    watch.look("in the dark", "body", "color-contrast", "svg-img-alt")
    assert watch.found == []


def test_nothing_grave_on_the_specialization_and_on_stage(page: Page, address: str) -> None:
    open_page(page, f"{address}/regions?view=specialization")
    watch = Watch(page)
    watch.look("specialization")
    page.get_by_role("button", name="Thresholds").click()
    watch.look_in_both("Thresholds", '[data-testid="stPopoverBody"]')
    page.keyboard.press("Escape")
    for name, ways in (("Open a file", ("",)), ("Weigh", WAYS)):
        page.get_by_role("button", name=name, exact=True).click()
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        for way in ways:
            if way:
                dialog.get_by_text(way, exact=True).click()
            watch.look_in_both(f"{name} {way}", '[role="dialog"]')
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)
    assert watch.found == []
    open_page(page, f"{address}/?present=1")
    watch = Watch(page)
    count = int(page.locator(".stage .count").inner_text().split("/")[1])
    for place in range(1, count + 1):
        page.locator(f'.stage[data-place="{place}"]').wait_for()
        watch.look(f"screen {place}")
        page.keyboard.press("PageDown")
    assert watch.found == []


def colours(image: Image.Image) -> Counter[Any]:
    """Return how often each colour is in an image."""
    found = image.convert("RGB").getcolors(image.width * image.height)
    return Counter({colour: count for count, colour in found or ()})


def pixels(page: Page, part: Locator, margin: float = 0) -> Counter[Any]:
    """Return how often each colour is seen on a part of the page, with a margin around it."""
    box = part.bounding_box()
    assert box is not None
    clip = {
        "x": max(0, box["x"] - margin), "y": max(0, box["y"] - margin),
        "width": box["width"] + 2 * margin, "height": box["height"] + 2 * margin,
    }  # fmt: skip
    image = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled")))
    return colours(image)


def drawn_share(page: Page, part: Locator) -> float:
    """Return which share of a part of the page is not its commonest colour."""
    found = pixels(page, part)
    return 1 - found.most_common(1)[0][1] / found.total()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_tracks_and_switches_are_seen_in_forced_colours(
    browser: Browser, address: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, forced_colors="active", color_scheme=scheme
    )
    page = context.new_page()
    open_page(page, address)
    names_in_order(page)
    frames(page)
    listed = page.locator(".row.listed .track").first
    seen(page, lambda page: drawn_share(page, listed), lambda share: share > 0.2)
    other = page.locator(".row:not(.listed) .track").first
    assert 0.02 < drawn_share(page, other) < drawn_share(page, listed)
    track = page.locator(".st-key-w_uzbekistan_students").get_by_role("group")
    assert drawn_share(page, track) > 0.1
    open_page(page, f"{address}/joint_ventures")
    switch = page.locator("label", has=page.get_by_role("switch")).first
    words = switch.get_by_text("Only with agreements in force")
    box, text = switch.bounding_box(), words.bounding_box()
    assert box is not None
    assert text is not None
    knob = {"x": box["x"], "y": box["y"], "width": text["x"] - box["x"] - 4, "height": 24}
    assert len(colours(Image.open(io.BytesIO(page.screenshot(clip=knob))))) > 2
    context.close()


def test_the_focus_is_seen_on_navigation_and_on_the_tools_of_pictures(
    page: Page, address: str
) -> None:
    open_page(page, address)
    page.locator(MAP).wait_for()
    page.keyboard.press("Tab")  # from here on the keyboard is used
    for part in (
        page.get_by_role("link", name="How sure", exact=True),
        page.get_by_role("tab", name="Why", exact=True),
        page.locator(".st-key-ranking_tiles").get_by_role("button", name="Fullscreen"),
    ):
        part.scroll_into_view_if_needed()
        page.mouse.move(0, 0)
        see(page, place_of(part), steady(page, place_of(part)))
        before = pixels(page, part, 4)
        part.focus()
        seen(page, lambda page, part=part, before=before: pixels(page, part, 4) - before, bool)
        changed = (pixels(page, part, 4) - before).total()
        assert changed > 60, "a ring around it is more than a hair"
        part.blur()


def spoken(page: Page) -> list[str]:
    """Return the list of bars in the order in which it is read out."""
    return page.locator('.ranking [role="listitem"]').evaluate_all(
        "all => all.map(one => one.querySelector('.name')?.textContent ?? one.innerText.trim())"
    )


def test_bars_are_read_out_in_the_order_of_rank_after_a_move(page: Page, address: str) -> None:
    open_page(page, address)
    before = names_in_order(page)
    press(page, "working_abroad", "End")
    names = seen(page, names_in_order, lambda names: names != before)
    assert spoken(page) == [*names[:5], "shortlist of 5 ends", *names[5:]]


@pytest.mark.parametrize("width", [640, 1024])
def test_the_map_is_whole_in_a_small_window(browser: Browser, address: str, width: int) -> None:
    page = new_page(browser)
    page.set_viewport_size({"width": width, "height": 360})
    open_page(page, address)
    drawn = page.locator(MAP)
    drawn.wait_for()
    picture, room = (
        steady(page, place_of(page.locator(part))) for part in (MAP, ".st-key-ranking_map")
    )
    assert picture is not None
    assert room is not None
    assert picture["x"] >= room["x"]
    assert picture["x"] + picture["width"] <= min(room["x"] + room["width"], width)
    page.context.close()


def test_a_region_left_out_is_read_whole_and_moves_nothing(page: Page, address: str) -> None:
    open_page(page, f"{address}/?case=uzbekistan&without=UZ-QR")
    name = page.locator(".st-key-widget_without_uzbekistan").get_by_text(
        "Republic of Karakalpakstan", exact=True
    )
    cut = "one => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflow != 'visible'"
    assert not steady(page, lambda _: name.evaluate(cut))
    line = steady(page, place_of(page.locator(".st-key-context")))
    field = steady(page, place_of(page.locator(".st-key-case_choice")))
    assert line is not None
    assert field is not None
    assert line["height"] < 2 * field["height"], "a second line would push the page down"


def test_on_paper_a_page_is_its_content_and_nothing_is_cut(page: Page, address: str) -> None:
    open_page(page, address)
    names = names_in_order(page)
    page.locator(MAP).wait_for()
    expect(slider(page, "students")).to_be_attached()
    page.emulate_media(media="print")
    frames(page)
    paper = PdfReader(io.BytesIO(page.pdf()))
    told = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    for text in (PAGES["ranking"], *names, "? in doubt; the page Regions says why, under Doubts."):
        assert "".join(text.split()) in told
    for text in ("Lens", "Higher-education students", "Save work", "Download CSV", "Open a file"):
        assert "".join(text.split()) not in told
