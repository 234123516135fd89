"""Reading the screen as a person would, and acting on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Download, Error, FloatRect, Locator, Page, expect

from mcda.ranking.result import MethodResult, Ranking

T = TypeVar("T")

PAGES = {
    "regions": "What is known about the regions?",
    "ranking": "Which regions should host innovative clusters?",
    "how_sure": "How sure is this ranking?",
    "joint_ventures": "Which joint ventures get the money?",
    "record": "What was decided, and what leaves the room?",
}

PATIENCE = 120_000  # milliseconds that a machine with every core busy may take
_ANSWERED = 10_000  # milliseconds in which a choice that was heard is on the screen
_NUMBERS = tuple(f"_{number}" for number in range(1, 20))
_ENDS = {"Home": "0", "End": "100"}  # where these keys put a slider of points


def settled(page: Page) -> None:
    """Wait until the server has answered and the page shows it.

    Where the browser has yet to tell the server, nothing is waited for: read with `seen`.
    """
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def frames(page: Page) -> None:
    """Wait until the browser has drawn what it knows."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def seen(page: Page, read: Callable[[Page], T], holds: Callable[[T], object]) -> T:
    """Read the page until what is read holds, and return that."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds(found := read(page)):
        assert time.monotonic() < end, f"still {found!r}"
        page.wait_for_timeout(50)
    return found


def see(page: Page, read: Callable[[Page], T], expected: T) -> None:
    """Read the page until it shows what is expected."""
    seen(page, read, lambda found: found == expected)


def see_other(page: Page, read: Callable[[Page], T], before: T) -> T:
    """Read the page until it shows something else than before, and return that."""
    return seen(page, read, lambda found: found != before)


def steady(page: Page, read: Callable[[Page], T]) -> T:
    """Read the page until it has given the same ten times on end, and return that."""
    found: list[T] = []

    def is_same(now: T) -> bool:
        found[:] = [*found, now] if found and found[-1] == now else [now]
        return len(found) == 10

    return seen(page, read, is_same)


def place_of(part: Locator) -> Callable[[Page], FloatRect | None]:
    """Say how to read where a part of the page stands."""
    return lambda _: part.bounding_box()


def insist(act: Callable[[], object], came: Callable[[float], object]) -> None:
    """Act, and once more where that was not heard because the page was drawn anew just then.

    `came` expects what follows within so many milliseconds.
    """
    try:
        act()
        came(_ANSWERED)
    except (AssertionError, Error):
        act()
        came(PATIENCE)


def downloaded(page: Page, button: Locator) -> Download:
    """Press a button and return its file; once more where the press was not heard."""
    try:
        with page.expect_download(timeout=2 * _ANSWERED) as caught:
            button.click()
    except Error:
        with page.expect_download() as caught:
            button.click()
    return caught.value


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def see_query(page: Page, **expected: str) -> None:
    """Wait until the address carries these."""
    seen(page, query, lambda now: all(now.get(name) == [expected[name]] for name in expected))


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("h1").first.wait_for()
    settled(page)


def go(page: Page, title: str) -> None:
    """Go to a page by its link at the top."""
    page.get_by_role("link", name=title, exact=True).click()
    path = "(ranking)?" if title == "Ranking" else title.lower().replace(" ", "_")
    page.wait_for_url(re.compile(rf":\d+/{path}(\?|$)"))
    settled(page)


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    settled(page)


def slider(page: Page, criterion: str, case: str = "uzbekistan") -> Locator:
    return page.locator(f'.st-key-w_{case}_{criterion} input[type="range"]')


def press(page: Page, criterion: str, key: str, times: int = 1) -> None:
    """Press a key on the slider of a criterion."""
    press_thumb(page, slider(page, criterion), key, times)


def press_thumb(page: Page, thumb: Locator, key: str, times: int = 1) -> None:
    """Press a key on any slider; Home and End on those of points only."""
    for _ in range(times):
        before = thumb.input_value()

        def moved(patience: float, before: str = before) -> None:
            if key in _ENDS:
                expect(thumb).to_have_value(_ENDS[key], timeout=patience)
            else:
                expect(thumb).not_to_have_value(before, timeout=patience)

        insist(lambda: thumb.press(key), moved)
    settled(page)


def grasp(page: Page, criterion: str, case: str = "uzbekistan") -> tuple[float, float, float]:
    """Press the mouse on the middle of a slider; return where, and how wide the slider is."""
    row = page.locator(f".st-key-w_{case}_{criterion}")
    row.hover()
    for _ in range(3):
        place = steady(page, place_of(row))
        assert place is not None
        x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        frames(page)
        if row.locator("input:focus").count():
            break
        page.mouse.up()  # the page was drawn anew just then
    return x, y, place["width"]


def drawn_rows(page: Page) -> list[tuple[str, float]]:
    """Return (region, closeness) of the ranking's bars, top to bottom, at full precision."""
    rows = page.locator(".ranking .row")
    rows.first.wait_for()
    found = rows.evaluate_all(
        """rows => rows.map(row => [
            Number(row.dataset.place), row.querySelector(".name").textContent,
            Number(row.dataset.score),
        ])"""
    )
    return [(name, score) for _, name, score in sorted(found)]


def names_in_order(page: Page) -> list[str]:
    """Return the regions as the bars list them, top to bottom, as the server ranked them."""
    frames(page)
    page.locator('.ranking[data-ahead="false"]').wait_for()
    return [name for name, _ in drawn_rows(page)]


def sentence(page: Page) -> str:
    return page.locator(".mcda-sentence").inner_text()


def expect_drawn(page: Page, ranking: Ranking | MethodResult) -> None:
    """Wait until the bars are this ranking's, in its order, to 1e-9."""
    expected = [[ranking.names[row], float(ranking.score[row])] for row in ranking.order]
    page.wait_for_function(
        """expected => {
            const roots = [...document.querySelectorAll("*")].map(element => element.shadowRoot);
            const list = [document, ...roots].map(root => root?.querySelector(".ranking"))
                .find(Boolean);
            const rows = [...(list?.querySelectorAll(".row") ?? [])];
            rows.sort((a, b) => a.dataset.place - b.dataset.place);
            return rows.length === expected.length && rows.every((row, place) =>
                row.querySelector(".name").textContent === expected[place][0]
                && Math.abs(Number(row.dataset.score) - expected[place][1]) <= 1e-9);
        }""",
        arg=expected,
    )


def keyed(page: Page, key: str) -> Locator:
    """Return the widget of a key; a widget that also changes by itself has a number behind it."""
    return page.locator(", ".join(f".st-key-{key}{end}" for end in ("", *_NUMBERS)))


def choose(page: Page, key: str, text: str) -> None:
    """Choose an option of a selectbox or multiselect by what it reads, by keyboard.

    A list of options moves with the page below it while the server answers; the mouse may miss.
    """
    settled(page)
    field = keyed(page, key)
    entry = field.locator("input").first
    entry.wait_for()
    several = field.get_by_test_id("stMultiSelect")

    def chosen(patience: float) -> None:
        if several.count():
            expect(several).to_contain_text(text, timeout=patience)
        else:
            expect(entry).to_have_value(text, timeout=patience)

    insist(lambda: _pick(page, entry, text), chosen)
    settled(page)


def _pick(page: Page, entry: Locator, text: str) -> None:
    entry.click()
    entry.fill(text)
    option = page.get_by_role("option", name=text, exact=True)
    option.wait_for(timeout=PATIENCE / 2)
    for _ in range(page.get_by_role("option").count()):
        if entry.get_attribute("aria-activedescendant") == option.get_attribute("id"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
