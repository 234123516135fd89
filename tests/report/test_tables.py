"""Tables cut and put side by side keep the marks of their cells."""

from mcda.report.tables import Heading, Mark, Table, cell_text

LEFT = Table("left", (Heading("a"), Heading("b"), Heading("c")), ((1, 2, 3),), (Mark(0, 1, "*"),))


def test_marks_follow_their_columns():
    assert LEFT.only([2, 1]).marks == (Mark(0, 1, "*"),)
    assert LEFT.only([0]).marks == ()


def test_marks_of_the_right_table_move():
    assert LEFT.beside(LEFT).marks == (Mark(0, 1, "*"), Mark(0, 4, "*"))


def test_cells_are_written_as_people_read_them():
    assert cell_text(None, Heading("a")) == ""
    assert cell_text("text", Heading("a", 2)) == "text"
    assert cell_text(0.931, Heading("a", percent=True)) == "93 %"
    assert cell_text(3, Heading("a")) == "3"
    assert cell_text(1234.5, Heading("a", 1)) == "1,234.5"


def test_a_column_is_of_numbers_when_it_holds_nothing_else():
    heads = (Heading("a"), Heading("b"), Heading("c"))
    table = Table("t", heads, ((1.0, None, "x"), (None, None, 2)))
    assert [table.is_number(column) for column in range(3)] == [True, False, False]
