from __future__ import annotations

from pathlib import Path

import pytest

from mcda.case.write import write_folder
from mcda.ui import library
from tests.hostile import hostile_case
from tests.ui.app import open_app


def test_bundled_cases_are_found_the_default_first() -> None:
    assert next(iter(library.case_paths())) == library.DEFAULT


def test_own_cases_join_the_bundled_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "My Case 1").mkdir()
    (tmp_path / "My Case 1" / "case.csv").touch()
    (tmp_path / "2027.xlsx").touch()
    (tmp_path / "notes.txt").touch()
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    found = library.case_paths()
    own = {key: path for key, path in found.items() if path.parent == tmp_path}
    assert own == {"my_case_1": tmp_path / "My Case 1", "case_2027": tmp_path / "2027.xlsx"}


def test_a_folder_that_does_not_exist_holds_no_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MCDA_CASES", "/no/such/folder")
    assert library.DEFAULT in library.case_paths()


def test_a_case_is_called_by_its_place_and_its_link_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(hostile_case(), tmp_path / "elsewhere")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app(case="elsewhere", shortlist="1", w_elsewhere_first="90")
    assert app.slider(key="w_elsewhere_first").value == 90.0
    assert app.query_params["shortlist"] == "1"
    assert app.query_params["case"] == "elsewhere"
