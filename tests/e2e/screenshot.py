"""Takes the pictures of the app that README.md and a reviewer look at.

Usage: python -m tests.e2e.screenshot           the one in README.md
       python -m tests.e2e.screenshot FOLDER    every page, three sizes, light and dark
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.conftest import FLAGS, chromium_path
from tests.e2e.screen import PAGES, open_page
from tests.e2e.serving import ROOT, serve

README_PICTURE = ROOT / "mcda" / "ui" / "assets" / "screenshot.png"
SIZES = {"desk": (1440, 900), "projector": (1280, 720), "phone": (390, 844)}


def take(browser: Browser, url: str, size: tuple[int, int], scheme: str, file: Path) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    open_page(page, url)
    page.locator("svg text").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    context.close()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as logs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        with serve(ROOT / "app.py", Path(logs) / "log.txt") as url:
            if folder is None:
                take(browser, url, SIZES["desk"], "light", README_PICTURE)
                return
            folder.mkdir(parents=True, exist_ok=True)
            for path in PAGES:
                for name, size in SIZES.items():
                    for scheme in ("light", "dark"):
                        file = folder / f"{path}-{name}-{scheme}.png"
                        take(browser, f"{url}/{path}", size, scheme, file)


if __name__ == "__main__":
    main()
