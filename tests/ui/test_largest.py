"""Every page stays usable with 5,000 regions by 50 criteria."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.charts.tiles import MOST_TILES
from tests.ui.app import chart_records, html, open_app
from tests.ui.largest import REGIONS, write_largest_case


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    write_largest_case(folder)
    return folder


@pytest.fixture
def ranking(library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MCDA_CASES", str(library))
    return open_app(case="largest")


def open_page(app: AppTest, page: str) -> AppTest:
    app.switch_page(f"views/{page}.py").run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def test_ranking_shows_the_top_and_says_so(ranking: AppTest) -> None:
    assert "more regions are in the table below" in html(ranking)
    assert f"The map shows the first {MOST_TILES} of the ranking." in html(ranking)
    assert len(chart_records(ranking, 0, "code")) == MOST_TILES


def test_regions_shows_the_top_and_says_so(ranking: AppTest) -> None:
    app = open_page(ranking, "regions")
    assert f"The picture shows the first 60 regions; {REGIONS - 60} more" in html(app)


def test_record_opens_and_says_when_its_certainty_is_drawn(ranking: AppTest) -> None:
    app = open_page(ranking, "record")
    assert "each file does so while it is made" in html(app)


def test_how_sure_opens(ranking: AppTest) -> None:
    app = open_page(ranking, "how_sure")
    assert "How sure is this ranking?" in html(app)


def test_long_answers_come_in_steps_that_can_be_stopped(ranking: AppTest) -> None:
    for tab, key in (("Other methods", "methods"), ("What would it take", "takes")):
        ranking.session_state["ranking_details"] = tab
        ranking.session_state["steps_stopped"] = Everything()
        ranking.run()
        assert not ranking.exception, [item.value for item in ranking.exception]
        assert ranking.button(key=f"{key}_go_on").label == "Go on"


class Everything(set[object]):
    """A set of stopped work in which everything is."""

    def __contains__(self, item: object) -> bool:
        return True
