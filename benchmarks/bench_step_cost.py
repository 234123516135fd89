"""What a slider step costs the server: processor time of the app against a bare 20-line page.

After each run of a script Streamlit collects garbage over all objects, on the bare page as well.
So each page is served twice, as Streamlit ships it and without that collection, which leaves the
script alone. All four servers run at once and take turns, a few keys each, so that a drift of the
machine's speed meets all of them. Processor time is that of the server's process, all threads.

Usage: python benchmarks/bench_step_cost.py [rounds]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.record import record  # noqa: E402
from tests.e2e.conftest import FLAGS, chromium_path  # noqa: E402
from tests.e2e.screen import settled  # noqa: E402
from tests.e2e.serving import free_port, serving  # noqa: E402

PAGES = {
    "app": (ROOT / "app.py", '.st-key-w_uzbekistan_investment_per_head input[type="range"]'),
    "bare": (ROOT / "benchmarks" / "bare_page.py", '.st-key-points input[type="range"]'),
}
COLLECTING = {"as shipped": {}, "script alone": {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}}
KEYS = 5
PAUSE = 900  # milliseconds between keys, in which the server hears of each
WARM_UP = 4  # steps that are not counted: the app freezes its heap in its third run


def step(page: Page, selector: str, key: str) -> None:
    """Move a slider by one step and wait for the whole answer."""
    thumb = page.locator(selector)
    before = thumb.input_value()
    thumb.press(key)
    expect(thumb).not_to_have_value(before)
    page.wait_for_timeout(PAUSE)
    settled(page)


def seconds_of(pid: int) -> float:
    """Return the processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(rounds: int) -> dict[tuple[str, str], list[float]]:
    """Return milliseconds of processor per step, one figure a round, by page and collection."""
    costs: dict[tuple[str, str], list[float]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        ExitStack() as up,
    ):
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        opened = {}
        for kind, (script, selector) in PAGES.items():
            for how, environment in COLLECTING.items():
                log = Path(folder) / f"{kind}_{len(opened)}.txt"
                address, server = up.enter_context(serving(script, log, free_port(), **environment))
                page = browser.new_page(viewport={"width": 1280, "height": 720})
                page.goto(address)
                page.locator(selector).wait_for(timeout=60_000)
                settled(page)
                for _ in range(WARM_UP):
                    step(page, selector, "ArrowRight")
                opened[kind, how] = page, selector, server.pid
                costs[kind, how] = []
        for turn in range(rounds):
            key = "ArrowLeft" if turn % 2 else "ArrowRight"
            for name, (page, selector, pid) in opened.items():
                before = seconds_of(pid)
                for _ in range(KEYS):
                    step(page, selector, key)
                costs[name].append(1000 * (seconds_of(pid) - before) / KEYS)
        browser.close()
    return costs


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    costs = measure(rounds)
    lines = []
    for how, bar in (("as shipped", "0.8"), ("script alone", "3")):
        app, bare = (statistics.median(costs[kind, how]) for kind in PAGES)
        lines.append(
            f"| slider step, {how} | {app:.0f} ms | {bare:.0f} ms | **{app / bare:.2f}** | {bar} "
            f"| median of {rounds} rounds of {KEYS} keys, interleaved |"
        )
    record("step_cost", "| what | the app | bare page | ratio | bar | how |", lines)


if __name__ == "__main__":
    main()
