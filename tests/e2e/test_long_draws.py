"""A run of draws that takes long is stopped by hand, and what was drawn so far is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from mcda.case.write import write_folder
from mcda.robustness.draws import CHUNK
from tests.e2e.serving import ROOT, serve
from tests.ranking.ranking_cases import case_of

pytestmark = pytest.mark.e2e

REGIONS, CRITERIA = 600, 10


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a case of 600 regions whose figures are all uncertain: draws take long."""
    folder = tmp_path_factory.mktemp("large")
    figures = np.random.default_rng(0).uniform(1, 9, (REGIONS, CRITERIA))
    doubts = {column: {"uncertainty": 20.0} for column in range(1, CRITERIA + 1)}
    write_folder(case_of(figures, criteria=doubts), folder / "cases" / "large")
    cases = str(folder / "cases")
    with serve(ROOT / "app.py", folder / "log.txt", MCDA_CASES=cases) as url:
        yield url


def test_stop_keeps_what_was_drawn(page: Page, large: str) -> None:
    page.goto(f"{large}/how_sure?case=large")
    page.locator(".st-key-like_these_stop button").click()
    expect(page.locator(".st-key-like_these_go_on button")).to_be_visible()
    # the row of the run in hand has gone, while the page draws on
    expect(page.locator(".st-key-like_these_stop")).to_have_count(0)
    told = page.get_by_text(re.compile(r"^[\d,]+ of 10,000 draws")).first.inner_text()
    drawn = told.split()[0]
    assert 0 < int(drawn.replace(",", "")) < 10_000
    assert int(drawn.replace(",", "")) % CHUNK == 0
    # the chart of ranks rests on them, and says so
    expect(page.get_by_text(f"; {drawn} draws, so that shares are exact to").first).to_be_visible()
