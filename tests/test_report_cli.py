"""``report`` on the command line: every file again, to the byte, from the saved case."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mcda.case.model import Decision
from mcda.case.read import read_case
from mcda.case.record import NOW
from mcda.case.write import write_folder, write_workbook
from mcda.cli import main
from mcda.ranking.saved import save
from mcda.ranking.scenario import default_scenario
from mcda.report.certainty import with_certainty
from mcda.report.formats import FORMATS
from mcda.report.story import tell
from tests.hostile import hostile_case
from tests.ranking.ranking_cases import case_of

FIGURES = [[3.0, 9.0], [5.0, 4.0], [8.0, 1.0], [6.0, 6.0]]


def saved():
    """Return a case with a view and a decision saved in it."""
    case = case_of(FIGURES, points=[50.0, 50.0], settings={"id": "saved", "shortlist_size": 2})
    asked = replace(default_scenario(case), points={"c1": 10.0, "c2": 70.0}, shortlist_size=1)
    view = replace(save(asked, "View when saved", ()), id=NOW)
    decision = Decision("D1", "2026-05-01", "The board", "Growth", shortlist=("R1",))
    return replace(case, scenarios=(view,), decisions=(decision,))


@pytest.fixture
def run(capsys):
    def run(*words) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def work(tmp_path) -> Path:
    write_workbook(saved(), tmp_path / "work.xlsx")
    return tmp_path / "work.xlsx"


@pytest.mark.parametrize("ending", FORMATS)
def test_the_file_is_the_one_that_the_room_saw(run, work, ending):
    out = work.with_name(f"again{ending}")
    code, said, err = run("report", work, "--out", out)
    assert (code, err) == (0, "")
    assert str(out) in said
    story = with_certainty(tell(read_case(work).case))
    assert out.read_bytes() == FORMATS[ending].write(story)


def test_the_workbook_is_the_same_whatever_the_number_of_threads(tmp_path):
    """The search for new weights ends on other last digits where sums are added up otherwise."""
    matrix = [[86, 64, 52, 27], [31, 5, 8, 2], [18, 82, 65, 92], [51, 61, 98, 73], [64, 55, 56, 94]]
    write_folder(case_of(matrix, points=[50.0] * 4), tmp_path / "case")
    books = []
    for threads in "12":
        out = tmp_path / f"{threads}.xlsx"
        subprocess.run(
            [sys.executable, "-m", "mcda", "report", tmp_path / "case", "--out", out],
            env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            check=True, capture_output=True,
        )  # fmt: skip
        books.append(out.read_bytes())
    assert "_joint_change" in openpyxl.load_workbook(io.BytesIO(books[0])).sheetnames
    assert books[0] == books[1]


def test_the_workbook_makes_itself_again(run, work):
    first, again = work.with_name("first.xlsx"), work.with_name("again.xlsx")
    run("report", work, "--out", first)
    run("report", first, "--out", again)
    assert first.read_bytes() == again.read_bytes()


def test_the_saved_view_is_told_and_options_change_it(run, work):
    def ranked(*options) -> list[dict[str, str]]:
        run("report", work, "--out", work.with_name("x.csv"), *options)
        text = work.with_name("x.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    rows = ranked()
    assert [row["Region"] for row in rows][:2] == ["R1", "R4"]
    assert [row["On the shortlist"] for row in rows] == ["yes", "no", "no", "no"]
    assert {row["Decision date"] for row in rows} == {"2026-05-01"}
    assert {row["Decided by"] for row in rows} == {"The board"}
    assert rows[0]["Held back by"].startswith("Only Criterion 1 keeps Region 1")
    other = ranked("--points", "c2=0", "--shortlist", "2")
    assert [row["Region"] for row in other][:2] == ["R3", "R4"]
    assert [row["On the shortlist"] for row in other] == ["yes", "yes", "no", "no"]


def test_what_is_tried_in_the_workbook_is_ranked_validated_and_reported(run, work):
    book_file = work.with_name("tried.xlsx")
    run("report", work, "--out", book_file)
    book = openpyxl.load_workbook(book_file)
    book["_weights"]["G2"], book["_weights"]["I3"] = 90, 2
    book["_matrix"]["E5"] = "yes"
    book.save(book_file)
    findings = json.loads(run("validate", book_file, "--format", "json")[1])["findings"]
    taken = [found for found in findings if "taken over" in found["message"]]
    assert [(found["table"], found["column"]) for found in taken] == [
        ("criteria", "minimum"), ("scenarios", None), ("scenarios", "without"),
    ]  # fmt: skip
    shape = json.loads(run("rank", book_file, "--format", "json")[1])
    assert shape["weights"] == pytest.approx({"c1": 90 / 160, "c2": 70 / 160})
    assert {row["region"] for row in shape["excluded"]} == {"R3", "R4"}
    sure = ("robustness", book_file, "--samples", "10", "--format", "json")
    assert {row["region"] for row in json.loads(run(*sure)[1])["regions"]} == {"R1", "R2"}
    assert "G2) 90 instead of 10" in run("rank", book_file)[1]


def test_limits_of_the_saved_view_hold_in_the_report(run, tmp_path):
    case = saved()
    view = replace(case.scenarios[0], limits=("c1:minimum:4",))
    write_workbook(replace(case, scenarios=(view,)), tmp_path / "work.xlsx")
    first, again = tmp_path / "first.xlsx", tmp_path / "again.xlsx"
    run("report", tmp_path / "work.xlsx", "--out", tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    regions = [row["Region"] for row in csv.DictReader(io.StringIO(text)) if row["Rank"]]
    assert sorted(regions) == ["R2", "R3", "R4"]
    run("report", tmp_path / "work.xlsx", "--out", first)
    run("report", first, "--out", again)
    assert first.read_bytes() == again.read_bytes()


def test_what_was_written_is_said_in_each_form(run, work):
    out = work.with_name("x.csv")
    size = {"file": str(out)}
    _, said, _ = run("report", work, "--out", out, "--format", "json")
    assert json.loads(said) == size | {"bytes": out.stat().st_size}
    _, said, _ = run("report", work, "--out", out, "--format", "csv")
    assert said.splitlines()[0] == "file,bytes"


def test_a_full_disk_leaves_the_old_report_whole(run, work):
    out, full = work.with_name("x.csv"), work.with_name("full.csv")
    run("report", work, "--out", out)
    before = out.read_bytes()
    full.symlink_to("/dev/full")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        answers = [run("report", work, "--out", path) for path in (out, full)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    for (code, said, err), path in zip(answers, (out, full), strict=True):
        assert (code, said) == (1, "")
        assert err == (
            f"{path} cannot be written: the disk is full. Make room there, or choose another "
            "place with --out. Nothing that was there before is changed.\n"
        )
    assert out.read_bytes() == before
    assert sorted(path.name for path in out.parent.iterdir()) == ["full.csv", "work.xlsx", "x.csv"]


@pytest.mark.parametrize("name", ["folder.csv", "nowhere/x.csv", "n" * 300 + ".csv", "x.docx"])
def test_a_place_where_nothing_can_be_written_is_said_in_words(run, work, name):
    work.with_name("folder.csv").mkdir()
    code, said, err = run("report", work, "--out", work.parent / name)
    assert (code in (1, 2), said) == (True, "")
    assert name in err


def test_a_case_that_cannot_be_ranked_leaves_no_file(run, tmp_path):
    write_folder(replace(saved(), criteria=(), scenarios=(), decisions=()), tmp_path / "empty")
    out = tmp_path / "x.xlsx"
    code, said, err = run("report", tmp_path / "empty", "--out", out)
    assert (code, said) == (1, "")
    assert "criteria" in err
    assert not out.exists()


@pytest.mark.parametrize("ending", FORMATS)
def test_hostile_names_are_only_names(run, tmp_path, ending):
    write_folder(hostile_case(), tmp_path / "hostile")
    out = tmp_path / f"x{ending}"
    assert run("report", tmp_path / "hostile", "--out", out)[0] == 0
    if ending == ".xlsx":
        book = openpyxl.load_workbook(out)
        (name,) = {cell.value for cell in book["regions"]["B"] if str(cell.value).startswith("=")}
        assert name.startswith("=1+1")
