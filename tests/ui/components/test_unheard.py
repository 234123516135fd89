"""What a link asks for in vain is named, with what is shown instead."""

from __future__ import annotations

import shutil
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ui.library import BUNDLED
from tests.ui.app import html, open_app, present


def banners(app: AppTest) -> str:
    parts = html(app).split('<div class="mcda-banner">')[1:]
    return unescape(" ".join(part.partition("</div>")[0] for part in parts))


def test_everything_that_a_link_asks_for_in_vain_is_told_in_one_banner() -> None:
    app = open_app(
        case="uzbekistan", method="foo", shortlist="abc", sector="Nope", without=["UZ-TK", "NOPE"],
        w_uzbekistan_students="999",
    )  # fmt: skip
    assert "“method=foo” is not known: the method is TOPSIS." in banners(app)
    assert "“shortlist=abc” is not known: the shortlist has 5 regions." in banners(app)
    assert "“sector=Nope” is not known: no sector is in focus." in banners(app)
    assert "“without=NOPE” is not known: it is passed over." in banners(app)
    assert "“w_uzbekistan_students=999” is no number from 0 to 100" in banners(app)
    assert banners(app).count("Not all that the link asks for is known here.") == 1
    assert present(app.multiselect, "widget_without_uzbekistan").value == ["UZ-TK"]
    app.run()
    assert "method=foo" in banners(app)


def test_a_parameter_without_meaning_is_told_and_a_right_link_tells_nothing() -> None:
    assert "“lens=foo” means nothing here" in banners(open_app(case="uzbekistan", lens="foo"))
    app = open_app(
        case="uzbekistan", method="vikor", shortlist="3", without="UZ-TK", floor="-1",
        w_uzbekistan_students="30.5",
    )  # fmt: skip
    assert banners(app) == ""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    shutil.copytree(BUNDLED / "uzbekistan", tmp_path / "mine")
    return tmp_path


def test_a_case_that_is_taken_away_leaves_a_page_and_a_sentence(shelf: Path) -> None:
    app = open_app(case="mine")
    (shelf / "mine").rename(shelf.parent / "elsewhere")
    app.run()
    assert not app.exception
    assert "The case “mine” is no longer here, so you see another one." in banners(app)


def test_what_the_case_no_longer_holds_is_given_up_and_told(shelf: Path) -> None:
    app = open_app(case="mine", sector="Clothing", without="UZ-TK")
    table = shelf / "mine" / "sectors.csv"
    table.write_text(table.read_text("utf-8").replace("Clothing", "Garments"), "utf-8")
    app.run()
    assert not app.exception
    assert "“Clothing” was chosen here and is no longer in the case" in banners(app)
    assert present(app.selectbox, "widget_sector_mine").value == ""
    assert present(app.multiselect, "widget_without_mine").value == ["UZ-TK"]
