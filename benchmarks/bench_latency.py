"""Page load and slider latency in Chromium, against a bare 20-line Streamlit page.

Both servers run at once and both pages take turns, so that a drift of the machine's speed
meets both. A slider step is timed inside the browser, from the key press to the first frame in
which a bar of the chart has another length; a page load from the request to the first bar.

Usage: python benchmarks/bench_latency.py [repetitions]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.record import record  # noqa: E402
from tests.e2e.conftest import FLAGS, chromium_path  # noqa: E402
from tests.e2e.serving import serve  # noqa: E402

SLIDER = {
    "app": '.st-key-w_uzbekistan_investment_per_head input[type="range"]',
    "bare": '.st-key-points input[type="range"]',
}
BARS = {"app": ".ranking .row .track span", "bare": ".mark-rect path"}
# Resolves with two times in milliseconds from the key press: when the bars have other lengths,
# and when they are the server's. The app draws ahead of the server, and its list says so.
WATCH = """([slider, bars]) => {
  const all = (root, found = []) => {
    found.push(...root.querySelectorAll(bars));
    for (const node of root.querySelectorAll('*')) if (node.shadowRoot) all(node.shadowRoot, found);
    return found;
  };
  const first_bars = all(document);
  const scope = first_bars[0].getRootNode();
  const lengths = () => [...scope.querySelectorAll(bars)]
    .map(b => b.getAttribute('d') ?? b.style.width).join();
  const ahead = () => scope.querySelector('.ranking')?.dataset.ahead === 'true';
  const before = lengths();
  document.querySelector(slider).focus();
  window.answer = new Promise(resolve => {
    window.addEventListener('keydown', () => {
      const start = performance.now();
      let first = null;
      const look = () => {
        const now = lengths();
        if (first === null && now !== '' && now !== before) first = performance.now() - start;
        if (first !== null && !ahead()) resolve([first, performance.now() - start]);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, {capture: true, once: true});
  });
}"""


def slider_step(page: Page, kind: str, key: str) -> tuple[float, float]:
    page.evaluate(WATCH, [SLIDER[kind], BARS[kind]])
    page.keyboard.press(key)
    first, final = page.evaluate("window.answer")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    return float(first), float(final)


def page_load(browser: Browser, kind: str, url: str) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url)
    page.locator(BARS[kind]).first.wait_for(state="attached", timeout=60_000)
    took = 1000 * (time.perf_counter() - start)
    context.close()
    return took


def measure(repetitions: int) -> dict[str, dict[str, list[float]]]:
    times: dict[str, dict[str, list[float]]] = {
        "first": {"app": [], "bare": []},
        "slider": {"app": [], "bare": []},
        "load": {"app": [], "bare": []},
    }
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder)
        with (
            serve(ROOT / "app.py", log / "app.txt") as app,
            serve(ROOT / "benchmarks" / "bare_page.py", log / "bare.txt") as bare,
        ):
            addresses = {"app": app, "bare": bare}
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
            pages = {}
            for kind, url in addresses.items():
                page_load(browser, kind, url)
                pages[kind] = browser.new_page(viewport={"width": 1280, "height": 720})
                pages[kind].goto(url)
                pages[kind].locator(BARS[kind]).first.wait_for(state="attached", timeout=60_000)
                slider_step(pages[kind], kind, "ArrowRight")
            for turn in range(repetitions):
                key = "ArrowLeft" if turn % 2 else "ArrowRight"
                for kind, page in pages.items():
                    first, final = slider_step(page, kind, key)
                    times["first"][kind].append(first)
                    times["slider"][kind].append(final)
            for page in pages.values():
                page.close()
            for _ in range(repetitions):
                for kind, url in addresses.items():
                    times["load"][kind].append(page_load(browser, kind, url))
            browser.close()
    return times


def main() -> None:
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    times = measure(repetitions)
    names = {
        "first": "slider step to new bars",
        "slider": "slider step to the server's bars",
        "load": "page load to first bars",
    }
    lines = []
    for what, by_kind in times.items():
        app, bare = (statistics.median(by_kind[kind]) for kind in ("app", "bare"))
        lines.append(
            f"| {names[what]} | {app:.0f} ms | {bare:.0f} ms | **{app / bare:.2f}** "
            f"| median of {repetitions}, interleaved |"
        )
    record("latency", "| what | the app | bare page | ratio | how |", lines)


if __name__ == "__main__":
    main()
