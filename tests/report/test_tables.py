"""Tables cut and put side by side keep the marks of their cells."""

from mcda.report.tables import Heading, Mark, Table

LEFT = Table("left", (Heading("a"), Heading("b"), Heading("c")), ((1, 2, 3),), (Mark(0, 1, "*"),))


def test_marks_follow_their_columns():
    assert LEFT.only([2, 1]).marks == (Mark(0, 1, "*"),)
    assert LEFT.only([0]).marks == ()


def test_marks_of_the_right_table_move():
    assert LEFT.beside(LEFT).marks == (Mark(0, 1, "*"), Mark(0, 4, "*"))


def test_cells_are_written_as_people_read_them():
    heads = (Heading("a"), Heading("b", 2), Heading("c", percent=True), Heading("d", 1))
    table = Table("t", heads, ((None, "text", 0.931, 1234.5), (3, 1.5, 1.0, None)))
    assert [table.text(0, column) for column in range(4)] == ["", "text", "93 %", "1,234.5"]
    assert [table.text(1, column) for column in range(4)] == ["3", "1.50", "100 %", ""]


def test_no_share_of_a_table_reads_all_or_nothing_where_it_is_not():
    heads = (Heading("a", percent=True), Heading("b", 1, percent=True), Heading("c"))
    table = Table("t", heads, ((1.0, 0.5, 7.25), (0.9996, 0.0, 7.25)))
    assert [table.text(0, column) for column in range(3)] == ["100.00 %", "50.00 %", "7.25"]
    assert [table.text(1, column) for column in range(3)] == ["99.96 %", "0.00 %", "7.25"]
    assert [heading.decimals for heading in table.shown] == [2, 2, None]
    whole = Table("t", heads, table.rows[:1])
    assert [whole.text(0, column) for column in range(2)] == ["100.0 %", "50.0 %"]


def test_rows_alike_are_written_with_their_own_decimals():
    heads = (Heading("a"), Heading("b", 3), Heading("c", percent=True))
    table = Table("t", heads, ((328.64, 1.0, 0.5), (2.5, 1.0, 0.5)), alike=(1, None))
    assert [table.text(0, column) for column in range(3)] == ["328.6", "1.000", "50 %"]
    assert [table.text(1, column) for column in range(3)] == ["2.5", "1.000", "50 %"]


def test_a_column_is_of_numbers_when_it_holds_nothing_else():
    heads = (Heading("a"), Heading("b"), Heading("c"))
    table = Table("t", heads, ((1.0, None, "x"), (None, None, 2)))
    assert [table.is_number(column) for column in range(3)] == [True, False, False]
