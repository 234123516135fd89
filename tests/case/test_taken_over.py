"""What is typed on the sheets that compute the ranking reaches the case, or is said to be lost."""

import io
from dataclasses import replace

import openpyxl
import pytest

from mcda.case.read import Reading, read_workbook_bytes
from mcda.case.record import NOW
from mcda.case.write import write_workbook
from mcda.report.audit.workbook import audit_workbook
from mcda.report.story import tell
from tests.case.tried import made, opened, said, told, written


def view(reading: Reading):
    assert reading.case is not None
    return next(row for row in reading.case.scenarios if row.id == NOW)


@pytest.mark.parametrize("record", ["", "_written"])
def test_inputs_are_taken_over_from_their_cells(record):
    """Also from a file of earlier versions, which has no record of what was written."""
    typed = {
        ("_weights", "c1", "Points"): 70,
        ("_weights", "c2", "Objective"): "max",
        ("_weights", "c1", "Knock-out below"): None,
        ("_weights", "c1", "Upper bound given"): 40,
        ("_weights", "Normalization", "Points"): "minmax",
        ("_weights", "Shortlist size", "Points"): 1,
        ("_matrix", "R1", "Left out by choice"): None,
        ("_matrix", "R4", "Left out by choice"): "yes",
    }
    reading = opened(written(), typed, without_sheet=record)
    assert told(reading) == [
        ("sheet_taken", "criteria", "minimum"),
        ("sheet_taken", "criteria", "objective"),
        ("sheet_taken", "criteria", "upper"),
        ("sheet_taken", "scenarios", ""),
        ("sheet_taken", "scenarios", "normalization"),
        ("sheet_taken", "scenarios", "shortlist_size"),
        ("sheet_taken", "scenarios", "without"),
    ]
    assert "_weights and taken over: Criterion 1 (cell G2) 70 instead of 50." in said(reading)
    assert "Criterion 1 (cell I2) none instead of 2." in said(reading)
    assert "Region 1 (cell F2) compared instead of left out" in said(reading)
    first, second, _ = reading.case.criteria
    assert (first.minimum, first.upper, second.objective) == (None, 40, "max")
    now = view(reading)
    assert (now.points["c1"], now.normalization, now.shortlist_size) == (70, "minmax", 1)
    assert now.without == ("R2", "R4")  # the zone of R1 is no longer left out


def test_other_scenarios_keep_the_limits_they_were_saved_with():
    case = made()
    kept = replace(case.scenarios[0] if case.scenarios else view(opened(written(), {})), id="s1")
    content = audit_workbook(tell(replace(case, scenarios=(kept,))))
    reading = opened(content, {("_weights", "c1", "Knock-out below"): 5})
    (other,) = (row for row in reading.case.scenarios if row.id == "s1")
    assert reading.case.criteria[0].minimum == 5
    assert other.limits == ("c1:minimum:2",)
    assert view(reading).limits == ()


@pytest.mark.parametrize("record", ["", "_written"])
def test_an_input_that_was_changed_at_home_counts_as_there(record):
    home = {("criteria", "c1", "minimum"): 3}
    reading = opened(written(), home)
    assert not reading.findings
    assert reading.case.criteria[0].minimum == 3
    reading = opened(
        written(), {**home, ("_weights", "c1", "Knock-out below"): 4}, without_sheet=record
    )
    assert told(reading) == [("sheet_overruled", "criteria", "minimum")]
    assert "which counts: Criterion 1 (cell I2) 3, not 4." in said(reading)
    assert reading.case.criteria[0].minimum == 3


def test_what_cannot_be_taken_over_is_said_and_changes_nothing():
    typed = {
        ("_weights", "c1", "Points"): 120,
        ("_weights", "c3", "Target"): "fifty",
        ("_weights", "Normalization", "Points"): None,
        ("_weights", "c1", "Lower bound given"): 9,
        ("_weights", "c1", "Upper bound given"): 8,
    }
    reading = opened(written(), typed)
    assert told(reading) == [
        ("sheet_contradicts", "criteria", ""),
        ("sheet_unusable", "criteria", "target"),
        ("sheet_unusable", "scenarios", ""),
        ("sheet_unusable", "scenarios", "normalization"),
    ]
    assert "the lower bound 9 is not below the upper bound 8" in said(reading)
    assert '"fifty" is not a number.' in said(reading)
    assert reading.case == opened(written(), {}).case


def test_without_these_sheets_nothing_is_taken_over():
    target = io.BytesIO()
    write_workbook(made(), target)
    content = target.getvalue()
    assert not opened(content, {}).findings
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.create_sheet("_weights")["A1"] = "my notes"
    book.save(changed := io.BytesIO())
    reading = read_workbook_bytes("made.xlsx", changed.getvalue())
    assert not reading.findings
    assert reading.case == opened(content, {}).case
