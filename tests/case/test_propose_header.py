from collections.abc import Sequence

import pytest

from mcda.case.propose_grid import Area, Grid
from mcda.case.propose_header import counts_columns, first_row, header_above, headings, texts_of
from mcda.case.propose_numbers import understand

Row = Sequence[str | float]


def grid(*rows: Row, merged: Sequence[Area] = ()) -> Grid:
    cells = (tuple(float(v) if isinstance(v, int) else v for v in row) for row in rows)
    return Grid("", tuple(cells), tuple(merged))


def layout(table: Grid) -> tuple[tuple[int, int] | None, int | None]:
    cells = [[understand(cell) for cell in row] for row in table.rows]
    first = first_row(table, cells)
    return (None if first is None else header_above(table, cells, first)), first


NORTH: Row = ("North", 1, 2)
SOUTH: Row = ("South", 3, 4)


@pytest.mark.parametrize(
    ("rows", "header", "first"),
    [
        ([("Region", "A", "B"), NORTH, SOUTH], (0, 0), 1),
        ([("Title",), ("Region", "A", "B"), NORTH, SOUTH], (1, 1), 2),
        ([("Title",), (), ("Region", "A", "B"), NORTH, SOUTH], (2, 2), 3),
        ([("Title",), ("", "", "(bn)"), ("Region", "A", "B"), NORTH, SOUTH], (2, 2), 3),
        ([("Table 1", "", "mln so'm"), ("Region", "A", "B"), NORTH], (1, 1), 2),
        ([("Region", 2022, 2023), NORTH, SOUTH], (0, 0), 1),
        ([("", 2022, 2023), NORTH, SOUTH], (0, 0), 1),
        ([("", 2023), ("North", 1), ("South", 2)], (0, 0), 1),
        ([("Hududlar", 2023), ("North", 2001), ("South", 2005)], (0, 0), 1),
        ([("", "Investment", ""), ("Region", 2022, 2023), NORTH, SOUTH], (0, 1), 2),
        ([("Region", "A", "A"), ("", "%", "bn"), ("", 2022, 2022), NORTH], (0, 2), 3),
        ([("Region", "A", "B"), ("", 2022, 2023), ("А", 1, 2), NORTH, SOUTH], (0, 1), 3),
        ([("Region", "A", "B"), (1, 2, 3), NORTH, SOUTH], (0, 0), 2),
        ([("Region", "A", "B"), ("Provinces:",), NORTH, SOUTH], (0, 0), 2),
        ([("Region", "A", "B"), (), NORTH, SOUTH], (0, 0), 2),
        ([("Year", 2023), ("Region", "A", "B"), NORTH, SOUTH], (1, 1), 2),
        ([NORTH, SOUTH], None, 0),
        ([("Title",), NORTH, SOUTH], None, 1),
        ([("Region", "A", "B")], None, None),
        ([], None, None),
    ],
)
def test_header_and_first_row_are_found(
    rows: list[Row], header: tuple[int, int] | None, first: int | None
) -> None:
    assert layout(grid(*rows)) == (header, first)


def test_a_title_merged_across_the_table_is_no_header() -> None:
    table = grid(("Title",), ("Region", "A", "B"), NORTH, merged=[(0, 0, 0, 2)])
    assert layout(table) == ((1, 1), 2)


def test_a_heading_merged_over_the_figures_is_part_of_the_header() -> None:
    table = grid(("", "Investment"), ("Region", 2022, 2023), NORTH, merged=[(0, 1, 0, 2)])
    assert layout(table) == ((0, 1), 2)
    assert headings(table, (0, 1), 0) == (
        ("Region",),
        ("Investment", "2022"),
        ("Investment", "2023"),
    )


def test_merged_header_cells_count_for_all_they_cover() -> None:
    table = grid(
        ("Region", "Investment", "", "Note"),
        ("", 2022, 2023, ""),
        NORTH,
        merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)],
    )
    assert headings(table, (0, 1), 0) == (
        ("Region",),
        ("Investment", "2022"),
        ("Investment", "2023"),
        ("Note",),
    )


def test_without_merged_cells_a_heading_counts_for_the_empty_ones_to_its_right() -> None:
    table = grid(("Region", "A", "", "Note"), ("", 2022, 2023, ""), NORTH)
    assert headings(table, (0, 1), 0)[1:] == (("A", "2022"), ("A", "2023"), ("Note",))


def test_the_heading_of_the_names_does_not_spread() -> None:
    table = grid(("Region", "", "A"), ("", "Area", "Debt"), NORTH)
    assert headings(table, (0, 1), 0)[1] == ("Area",)


def test_a_hostile_merge_of_everything_ends_at_the_table() -> None:
    table = grid(("x", "A"), NORTH, merged=[(0, 0, 1_048_575, 16_383)])
    assert headings(table, (0, 0), 0) == (("x",), ("x",), ("x",))


def test_a_row_that_counts_the_columns_is_told_from_figures() -> None:
    def counts(*rows: Row) -> bool:
        table = grid(*rows)
        return counts_columns(
            table, [[understand(cell) for cell in row] for row in table.rows], 0
        )  # fmt: skip

    assert counts(("А", 1, 2), NORTH)
    assert counts((1, 2, 3), NORTH)
    assert not counts(("A", 1, 2), ("B", 3, 4))
    assert not counts(("North", 1, 2), SOUTH)
    assert not counts(("A", 1, 3), NORTH)


def test_texts_above_are_kept_once_and_short() -> None:
    table = grid((" A  title ", 5), ("A title", "unit"), ("x" * 2_000,))
    assert texts_of(table, range(3)) == ("A title", "unit", "x" * 500)
