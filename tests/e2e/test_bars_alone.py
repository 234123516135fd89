"""The bars by themselves: sliders without a server, each step beside what Python ranks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page

from mcda.case.adjusted import adjusted
from mcda.case.model import Case
from mcda.case.read import read_case
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.topsis import competition_ranks, rank
from mcda.ranking.wording import closeness_decimals, percent
from mcda.ui.components.live_ranking import HTML, live_data
from tests.e2e.screen import drawn_rows
from tests.e2e.test_overtaken_calls import CALL, load
from tests.ui.app import ROOT

pytestmark = pytest.mark.e2e

MOVE = """
([moves]) => {
    const inputs = document.querySelectorAll("input");
    for (const [place, points] of moves) inputs[place].setAttribute("value", String(points));
}
"""
WRITTEN = """
(answers) => answers.map((data) => {
    const parentElement = document.querySelector("main");
    window.component({ data, parentElement });
    const rows = [...document.querySelectorAll(".ranking .row")];
    rows.sort((a, b) => a.dataset.place - b.dataset.place);
    return rows.map((row) => row.querySelector(".value").textContent);
})
"""
EXAMPLES = 300
WAITS = "On release: other regions are compared"


def bundled(name: str, *limits: str) -> Case:
    case = read_case(ROOT / "data" / name).case
    assert case is not None
    return adjusted(case, limits).case


def load_bars(page: Page, case: Case, asked: Scenario) -> None:
    """Load the bars beside sliders, and let the server answer for the first time."""
    keys = live_data(case, rank(case, asked))["keys"]
    sliders = "".join(
        f'<div class="st-key-{key}"><input type="range"></div><i data-weight="{key}"></i>'
        for key in keys
    )
    load(page, "live_ranking.js", f"<main>{HTML}</main>{sliders}")
    answer(page, case, asked, 1)


def answer(page: Page, case: Case, asked: Scenario, turn: int) -> None:
    """Let the sliders stand as asked, and the bars be as the server ranks."""
    data = live_data(case, rank(case, asked)) | {"turn": turn}
    page.evaluate(MOVE, [list(enumerate(data["points"]))])
    page.evaluate(CALL, data)


def drag(page: Page, column: int, points: float) -> str:
    """Move one slider; return the heading above the bars when they have followed."""
    drawn = page.locator(".ranking").get_attribute("data-redraws")
    page.evaluate(MOVE, [[(column, points)]])
    page.locator(f'.ranking:not([data-redraws="{drawn}"])').wait_for(state="attached")
    return page.locator(".heading-region").inner_text()


@pytest.mark.parametrize(
    ("name", "limits", "normalization"),
    [
        ("uzbekistan", ("grp_per_head:minimum:20",), "goalposts"),
        ("uzbekistan", ("students:maximum:80",), "vector"),
        ("kazakhstan", (), "minmax"),
    ],
)
def test_across_zero_the_bars_rank_as_python_does_or_say_that_they_wait(
    page: Page, name: str, limits: tuple[str, ...], normalization: str
) -> None:
    case = bundled(name, *limits)
    asked = replace(default_scenario(case), normalization=normalization)
    load_bars(page, case, asked)
    waited = followed = 0
    for column, criterion in enumerate(case.criteria):
        for before, after in ((60.0, 0.0), (0.0, 60.0)):
            shown, wanted = (
                replace(asked, points={**asked.points, criterion.id: points})
                for points in (before, after)
            )
            answer(page, case, shown, 2 + waited + followed)
            heading = drag(page, column, after)
            right = rank(case, wanted)
            same = right.regions == rank(case, shown).regions
            assert heading == ("Region" if same else WAITS), criterion.id
            if same:
                scores = dict(zip(right.names, right.score.tolist()))
                assert dict(drawn_rows(page)) == pytest.approx(scores, abs=1e-9)
            waited, followed = waited + (not same), followed + same
    assert waited >= 2
    assert followed >= 2


def test_bars_follow_again_once_the_same_regions_are_compared(page: Page) -> None:
    case = bundled("kazakhstan")
    asked = default_scenario(case)
    column = [item.id for item in case.criteria].index("higher_education")
    points = {**asked.points, "higher_education": 0.0}
    load_bars(page, case, replace(asked, points=points))
    assert drag(page, column, 60) == WAITS
    assert drag(page, column, 0) == "Region"
    assert page.locator(".ranking").get_attribute("data-ahead") == "false"


def test_without_any_points_the_bars_say_so(page: Page) -> None:
    case = bundled("uzbekistan")
    asked = default_scenario(case)
    first, *others = (criterion.id for criterion in case.criteria)
    load_bars(page, case, replace(asked, points={first: 50.0} | dict.fromkeys(others, 0.0)))
    assert drag(page, 0, 0) == "No criterion has points"


def near_ties(generator: np.random.Generator) -> tuple[list[float], int]:
    """Draw closeness from the largest down, often tied or nearly so, and a shortlist's size."""
    gaps = generator.choice([0.0, 1e-13, 4e-5, 4e-4, 1e-3, 0.004, 0.006, 0.05, 0.125], 6)
    highest = generator.choice([generator.uniform(0.8, 1), 0.875, 0.995, 1.0])
    scores = highest - np.cumsum(np.append(0.0, gaps))
    return scores.tolist(), int(generator.integers(0, 8))


def test_bars_write_closeness_with_the_decimals_of_every_other_page(page: Page) -> None:
    case = bundled("uzbekistan")
    asked = default_scenario(case)
    load_bars(page, case, asked)
    first = live_data(case, rank(case, asked))
    generator = np.random.default_rng(20_261_201)
    answers, right = [], []
    for turn in range(EXAMPLES):
        scores, size = near_ties(generator)
        ranks = competition_ranks(np.array(scores)).tolist()
        listed = sum(place <= size for place in ranks)
        drawn = {"score": scores, "rank": ranks, "size": size, "turn": 2 + turn}
        answers.append(first | drawn | {"names": first["names"][:7]})
        decimals = closeness_decimals(scores, listed)
        right.append([f"{score:.{decimals}f}" for score in scores])
    assert {len(texts[0]) for texts in right} == {4, 5, 6}, "near ties ask for more decimals"
    assert page.evaluate(WRITTEN, answers) == right


def test_percents_beside_the_sliders_are_those_that_the_server_writes(page: Page) -> None:
    case = bundled("uzbekistan")
    asked = default_scenario(case)
    first, second, *others = (criterion.id for criterion in case.criteria)
    load_bars(page, case, asked)
    for turn, (one, other) in enumerate(((1, 7), (3, 5), (0.3, 99.7), (0, 50), (55, 45)), start=2):
        points = {first: 50.0, second: other} | dict.fromkeys(others, 0.0)
        answer(page, case, replace(asked, points=points), turn)
        drag(page, 0, one)
        told = page.locator("i").all_inner_texts()[:2]
        assert told == [percent(points / (one + other)) for points in (one, other)]
