from mcda.case.propose_grid import Grid, address
from mcda.case.tables import letters


def test_cells_are_named_as_excel_does() -> None:
    assert [address(0, 0), address(6, 2), address(99, 27)] == ["A1", "C7", "AB100"]
    assert [letters(column) for column in (25, 26, 701, 702)] == ["Z", "AA", "ZZ", "AAA"]


def test_a_grid_is_as_wide_as_its_widest_row() -> None:
    assert Grid("", ()).width == 0
    assert Grid("", ((), ("a", 1.0), ("b",))).width == 2
