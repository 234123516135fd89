from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app import html, open_app


def test_a_case_that_cannot_be_read_lists_its_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "case.csv").write_text("key,value\ntitle,Broken\n", "utf-8")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app(case="broken")
    assert "This case cannot be opened yet" in html(app)
    assert "1 thing has to be mended" in html(app)
    frame = app.dataframe[0].value
    assert "regions" in set(frame["table"])
    assert all(frame["fix"].str.len() > 0)


def test_another_case_can_be_opened_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "case.csv").touch()
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app(case="broken")
    app.selectbox(key="case_choice").set_value("uzbekistan").run()
    assert not app.exception
    assert "Which regions should host innovative clusters?" in html(app)


def test_an_empty_library_says_where_cases_belong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcda.ui.library.BUNDLED", tmp_path)
    app = open_app()
    assert "There is no case to open" in html(app)
    assert "MCDA_CASES" in html(app)
