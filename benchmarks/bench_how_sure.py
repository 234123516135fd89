"""How soon the page How sure answers a slider with all its 10,000 draws, beside its bar of 1 s.

Timed inside Chromium on the bundled case, from the key press to the end of the server's answer.

Usage: python benchmarks/bench_how_sure.py [repetitions]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.record import record  # noqa: E402
from tests.e2e.conftest import FLAGS, chromium_path  # noqa: E402
from tests.e2e.screen import open_page, slider  # noqa: E402
from tests.e2e.serving import serve  # noqa: E402

BAR = 1000.0  # milliseconds
# Resolves with the milliseconds from the key press until the server has begun and ended its answer.
WATCH = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  window.answer = new Promise(resolve => {
    window.addEventListener('keydown', () => {
      const start = performance.now();
      let begun = false;
      const look = () => {
        const running = app.dataset.testScriptState === 'running';
        begun ||= running;
        if (begun && !running) resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, {capture: true, once: true});
  });
}"""


def step(page: Page, key: str) -> float:
    thumb = slider(page, "investment_per_head")
    thumb.focus()
    page.evaluate(WATCH)
    page.keyboard.press(key)
    return float(page.evaluate("window.answer"))


def main(repetitions: int = 40) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(ROOT / "app.py", Path(folder) / "log.txt") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        open_page(page, f"{address}/how_sure")
        # always on to a weight that was not drawn with before, so that nothing is remembered
        took = [step(page, "ArrowRight") for _ in range(repetitions + 1)][1:]
        browser.close()
    typical = statistics.median(took)
    record(
        "how_sure",
        "| what | time | slowest | bar | bar / time | how |",
        [
            f"| slider step to the whole answer | {typical:.0f} ms | {max(took):.0f} ms "
            f"| {BAR:.0f} ms | **{BAR / typical:.1f}** | median of {repetitions} |"
        ],
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
