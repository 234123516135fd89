"""What a file's errors do to the pages: each says so, and stops where it rests on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_cli import TEN_MISTAKES, VALLEYS, write
from tests.ui.app import html, open_app

PAGES = ("ranking", "regions", "how_sure", "joint_ventures", "record")
REGION = {"regions": VALLEYS["regions"].replace("A,Alder", "A A,Alder")}
BUDGET = {"programmes": VALLEYS["programmes"].replace("100", "1OO")}
LENS = {"presets": VALLEYS["presets"].replace("100", "1000")}


@pytest.fixture
def bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    return tmp_path


def said(app: AppTest) -> str:
    return html(app) + "\n".join(item.value for item in app.text)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_file_has_errors(bring: Path, page: str) -> None:
    write(bring / "one", VALLEYS | LENS)
    write(bring / "ten", TEN_MISTAKES)
    assert "1 problem in the file: what follows leaves out" in html(open_app(page, case="one"))
    assert "11 problems in the file: what follows leaves out" in html(open_app(page, case="ten"))
    assert "in the file: what follows" not in html(open_app(page))


@pytest.mark.parametrize("page", ["ranking", "how_sure", "record", "joint_ventures"])
def test_nothing_is_ranked_where_a_region_is_lost(bring: Path, page: str) -> None:
    write(bring / "lost", VALLEYS | REGION)
    app = open_app(page, case="lost")
    assert 'In table regions, row 1, id: "A A" cannot be an id.' in said(app)
    assert "leads" not in html(app)
    assert "live_ranking" not in [item.proto.component_name for item in app.get("bidi_component")]
    assert not app.get("vega_lite_chart")


def test_two_faulty_criteria_are_named_rather_than_called_missing(bring: Path) -> None:
    wrong = VALLEYS["criteria"].replace("Output,max", "Output,up").replace("Jobs,max", ",max")
    write(bring / "wrong", VALLEYS | {"criteria": wrong})
    app = open_app(case="wrong")
    assert "In table criteria, row 1, objective:" in said(app)
    assert "In table criteria, row 2, name:" in said(app)
    assert "has no criteria" not in said(app)


def test_of_many_errors_the_first_are_told_and_the_others_counted(bring: Path) -> None:
    write(bring / "ten", TEN_MISTAKES)
    assert "The file has 4 more such problems." in said(open_app(case="ten"))


def test_a_wrong_budget_stops_the_money_and_what_tells_of_it_alone(bring: Path) -> None:
    write(bring / "budget", VALLEYS | BUDGET)
    assert "Alder leads" in html(open_app(case="budget"))
    for page in ("joint_ventures", "record"):
        app = open_app(page, case="budget")
        assert "errors of the file concern the money" in html(app)
        assert "In table programmes, row 1, 2026:" in said(app)
        assert not app.get("vega_lite_chart")
    stage = open_app(case="budget", present="1")
    assert "errors of the file concern the money" in html(stage)
    assert "In table programmes, row 1, 2026:" in said(stage)


def test_an_error_that_nothing_rests_on_stops_nothing(bring: Path) -> None:
    write(bring / "lens", VALLEYS | LENS)
    assert "Alder leads" in html(open_app(case="lens"))
    assert open_app("joint_ventures", case="lens").get("vega_lite_chart")
    assert "No decision is recorded yet" in html(open_app("record", case="lens"))
