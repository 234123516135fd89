"""Cells are found by what their row and their column say."""

import io

import openpyxl

from mcda.case.living import LivingSheet, written_cells
from mcda.case.read import read_workbook_bytes
from mcda.case.tables import RawSheet
from tests.case.tried import written


def test_sorted_rows_and_notes_beside_and_below_are_no_changes():
    book = openpyxl.load_workbook(io.BytesIO(written()))
    sheet = book["_weights"]
    sheet.insert_rows(3)
    sheet.insert_cols(2)
    sheet["Z2"], sheet["A30"], sheet["H30"] = "a note", "mine", 5
    target = io.BytesIO()
    book.save(target)
    assert not read_workbook_bytes("made.xlsx", target.getvalue()).findings


def test_of_two_rows_that_say_the_same_the_first_counts():
    cells = {(1, 1): "Criterion", (1, 3): " Points ", (2, 1): "a", (3, 1): "a", (2, 3): "5"}
    sheet = LivingSheet(RawSheet({**cells, (3, 3): "9"}, frozenset({(2, 3)})))
    spot = sheet.spot("a", "Points")
    assert (spot.place, spot.cell, spot.formula) == ("C2", "5", True)
    assert sheet.spot("b", "Points") is None
    assert written_cells(sheet) == {("", "", ""): ""}
