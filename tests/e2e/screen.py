"""Reading the screen as a person would, and acting on it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PAGES = {
    "regions": "What is known about the regions?",
    "ranking": "Which regions should host innovative clusters?",
    "how_sure": "How sure is this ranking?",
    "joint_ventures": "Which joint ventures get the money?",
    "record": "What was decided, and what leaves the room?",
}

PATIENCE = 30_000  # milliseconds that a busy machine may take
_ANSWERED = 5_000  # milliseconds in which a choice that was heard is on the screen
_ENDS = {"Home": "0", "End": "100"}  # where these keys put a slider of points


def settled(page: Page) -> None:
    """Wait until the server has answered and the page shows it."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("h1").first.wait_for()
    settled(page)


def slider(page: Page, criterion: str, case: str = "uzbekistan") -> Locator:
    return page.locator(f'.st-key-w_{case}_{criterion} input[type="range"]')


def press(page: Page, criterion: str, key: str, times: int = 1) -> None:
    """Press a key on a slider; once more where the page was drawn anew at that moment."""
    thumb = slider(page, criterion)
    for _ in range(times):
        before = thumb.input_value()
        thumb.press(key)
        try:
            _expect_moved(thumb, key, before, _ANSWERED)
        except AssertionError:
            thumb.press(key)
            _expect_moved(thumb, key, before, PATIENCE)
    settled(page)


def _expect_moved(thumb: Locator, key: str, before: str, patience: float) -> None:
    if key in _ENDS:
        expect(thumb).to_have_value(_ENDS[key], timeout=patience)
    else:
        expect(thumb).not_to_have_value(before, timeout=patience)


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
    page.locator('.ranking[data-ahead="false"]').wait_for()
    return [name for name, _ in drawn_rows(page)]


def sentence(page: Page) -> str:
    return page.locator(".mcda-sentence").inner_text()


def choose(page: Page, key: str, text: str) -> None:
    """Choose an option of a selectbox or multiselect by what it reads, by keyboard.

    A list of options moves with the page below it while the server answers; the mouse may miss.
    Where the answer draws the box anew in the middle of it, a person would choose once more.
    """
    settled(page)
    _pick(page, key, text)
    if page.locator(f".st-key-{key}").get_by_test_id("stMultiSelect").count() == 0:
        entry = page.locator(f".st-key-{key} input").first
        try:
            expect(entry).to_have_value(text, timeout=_ANSWERED)
        except AssertionError:
            _pick(page, key, text)
            expect(entry).to_have_value(text)
    settled(page)


def _pick(page: Page, key: str, text: str) -> None:
    entry = page.locator(f".st-key-{key} input").first
    entry.click()
    entry.fill(text)
    option = page.get_by_role("option", name=text, exact=True)
    option.wait_for()
    for _ in range(page.get_by_role("option").count()):
        if entry.get_attribute("aria-activedescendant") == option.get_attribute("id"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
