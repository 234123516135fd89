"""The table of what was taken: what it holds, and what is said of rows that it cannot hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.case.columns import TAKEN, WISHES
from mcda.case.model import Limit, SavedScenario, Taken
from mcda.case.read import read_case
from mcda.case.taken import read_taken, saved_rules, still_ruled, taken_text
from mcda.case.write import write_folder
from tests.allocation.instances import budget_knapsack
from tests.case.case_strategies import cases


@settings(max_examples=25)
@given(case=cases())
def test_rules_are_read_as_they_were_written(case) -> None:
    for rule in case.taken:
        assert read_taken(taken_text(rule)) == rule
    row = SavedScenario("s1", "A", taken=tuple(map(taken_text, case.taken)))
    assert saved_rules(row, case) == still_ruled(case.taken, case) == case.taken


@given(st.text(max_size=12))
def test_other_texts_are_no_rules(text: str) -> None:
    rule = read_taken(text)
    assert rule is None or read_taken(taken_text(rule)) == rule


def test_wishes_can_be_taken() -> None:
    assert set(WISHES) <= set(TAKEN)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("ins,A,,", "kind", "ins"),
        ("out,,,", "subject", "empty"),
        ("out,Z,,", "subject", 'The table projects has no id "Z".'),
        ("out,A,,1", "value", "has no value here"),
        ("out,A,1,", "year", "Only a budget has a year here."),
        ("in,A,,60", "value", "outside 0 to 1"),
        ("amount,A,,", "value", "needs a value"),
        ("budget,N,7,5", "year", "No programme has a budget in 7."),
        ("budget,A,1,5", "subject", 'The table programmes has no id "A".'),
        ("least,everybody,,5", "subject", "is no subject for least"),
        ("limits,region:R1:minimum,,5", "subject", "has no limit"),
        ("limits,West,,5", "subject", "is no subject for limits"),
        ("absorption,R9,,5", "subject", 'The table regions has no id "R9".'),
        ("groups,G,,2", "subject", 'The table groups has no id "G".'),
        ("excludes,A,,", "subject", "is no subject for excludes"),
        ("plan,A,,x", "value", "x"),
    ],
)
def test_a_row_that_cannot_be_kept_is_told(tmp_path: Path, row: str, column: str, said: str):
    write_folder(budget_knapsack(), tmp_path)
    (tmp_path / "taken.csv").write_text(f"kind,subject,year,value\nout,B,,\n{row}\n")
    reading = read_case(tmp_path)
    (finding,) = reading.errors
    assert (finding.table, finding.row, finding.column) == ("taken", 2, column)
    assert said in str(finding.message)
    assert reading.case.taken == (Taken("out", "B"),)


def test_two_rows_about_the_same_are_told(tmp_path: Path) -> None:
    write_folder(budget_knapsack(), tmp_path)
    (tmp_path / "taken.csv").write_text("kind,subject\nout,B\nout,B\n")
    (finding,) = read_case(tmp_path).errors
    assert "out / B is already in row 1." in str(finding.message)


def test_rules_of_a_saved_view_about_what_is_not_there_are_passed_over(tmp_path: Path) -> None:
    row = SavedScenario("s1", "A", taken=("out:A::", "out:Z::", "limits:zone:West:minimum::5"))
    case = replace(budget_knapsack(), scenarios=(row,))
    assert saved_rules(row, case) == (Taken("out", "A"),)
    write_folder(case, tmp_path)
    (finding,) = read_case(tmp_path).findings
    assert (finding.kind, finding.where) == ("lost_wish", ";".join(row.taken[1:]))


def test_limits_are_told_apart_by_their_unit() -> None:
    limit = Limit("region", "R1", minimum=0.25, unit="share")
    case = replace(budget_knapsack(), limits=(limit,))
    share = Taken("limits", "region:R1:minimum:share", None, 0.1)
    assert still_ruled([share, Taken("limits", "region:R1:minimum", None, 1.0)], case) == (share,)
