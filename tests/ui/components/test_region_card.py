from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.write import write_folder
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of
from tests.ui.app import bundled_case, html, open_app


def open_card(**address: str | list[str]) -> AppTest:
    app = open_app(**address)
    app.session_state["ranking_details"] = "Region card"
    app.run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in app.text)


def test_the_card_of_the_leader_opens_first() -> None:
    case = bundled_case()
    ranking = rank(case, default_scenario(case))
    leader = ranking.names[ranking.order[0]]
    app = open_card()
    assert f">{leader}</h2>" in html(app)
    assert f"Rank 1 of {len(case.regions)}" in said(app)
    figures = app.dataframe[0].value
    assert list(figures["Criterion"]) == [criterion.name for criterion in case.criteria]
    assert figures["Unit"].str.len().min() > 0
    assert not {"Formula", "Source", "Doubt"} & {*figures}, "columns would cut them"
    doubts = [doubt.note for doubt in case.figures if doubt.region == "UZ-TK"]
    assert doubts
    assert all(escape(doubt) in html(app) for doubt in doubts)


def test_a_link_opens_the_card_of_a_region_with_its_ventures() -> None:
    case = bundled_case()
    app = open_card(region="UZ-AN")
    assert ">Andijan</h2>" in html(app)
    assert "Strong, with the location quotient: Clothing" in said(app)
    ventures = app.dataframe[1].value
    mine = [project.name for project in case.projects if "UZ-AN" in project.partners]
    assert list(ventures["Joint venture"]) == mine
    assert "Why" not in ventures, "a column would cut the reasons"
    whole = html(app).partition("Why each gets this much")[2]
    assert all(
        re.search(rf">{re.escape(escape(name))}</div><div>[^<]+\.</div>", whole) for name in mine
    )


def test_a_region_that_is_not_ranked_says_why() -> None:
    app = open_card(region="UZ-TK", without=["UZ-TK"])
    assert "It is not ranked:" in said(app)


def test_the_card_can_be_printed() -> None:
    app = open_card(region="UZ-AN")
    (button,) = (item for item in app.get("download_button") if "card_print" in str(item.key))
    assert button.label == "Print"
    assert "Click a figure to see its formula" in html(app)


def test_a_case_without_sectors_calls_no_sector_weak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(case_of([[1, 2], [2, 1]], points=[50, 50]), tmp_path / "made")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    shown = said(open_card(case="made"))
    assert "There are no figures by sector for it." in shown
    assert "No sector of it is strong" not in shown
