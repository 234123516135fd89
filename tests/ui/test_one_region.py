"""Every page with a case of a single region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.write import write_folder
from tests.ui.app import bundled_case, html, open_app

TABS = (
    "Table", "Why", "What would it take", "Region card", "Profiles", "Steps", "Other methods",
    "Weights", "Scenarios", "Not ranked",
)  # fmt: skip


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case of one region; returns its name."""
    case = bundled_case()
    region = case.regions[5]
    settings = replace(case.settings, id="only", title="One region")
    small = replace(
        case, settings=settings, regions=(replace(region, zone=()),), zones=(), figures=(),
        sectors=tuple(row for row in case.sectors if row.region == region.id),
        declared=(), projects=(), limits=(), agreements=(), acknowledged=(), programmes=(),
    )  # fmt: skip
    write_folder(small, tmp_path / "only")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    return region.name


@pytest.mark.parametrize("page", ["ranking", "regions", "how_sure", "joint_ventures", "record"])
def test_a_page_of_one_region_opens(only: str, page: str) -> None:
    app = open_app(page, case="only")
    assert app.query_params["case"] == "only"
    assert html(app)


@pytest.fixture
def ranking(only: str) -> AppTest:
    return open_app(case="only")


def test_the_only_region_is_first(ranking: AppTest, only: str) -> None:
    assert only in html(ranking)
    assert only in ranking.get("bidi_component")[0].proto.json


@pytest.mark.parametrize("tab", TABS)
def test_every_detail_of_one_region_opens(ranking: AppTest, tab: str) -> None:
    ranking.session_state["ranking_details"] = tab
    ranking.run()
    assert not ranking.exception, [item.value for item in ranking.exception]
