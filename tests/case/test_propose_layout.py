from collections.abc import Sequence

import pytest

from mcda.case.propose_grid import Grid
from mcda.case.propose_layout import Layout, find_layout
from mcda.case.propose_numbers import understand

Row = Sequence[str | float]


def found(*rows: Row, **said: object) -> Layout:
    cells = tuple(tuple(float(v) if isinstance(v, int) else v for v in row) for row in rows)
    grid = Grid("", cells)
    layout = find_layout(grid, [[understand(cell) for cell in row] for row in cells], **said)  # type: ignore[arg-type]
    assert layout is not None
    return layout


@pytest.mark.parametrize(
    ("rows", "names", "codes", "ordinals"),
    [
        ([("Region", "A"), ("North", 1), ("South", 2)], 0, None, set()),
        ([("№", "Region", "A"), (1, "North", 1), (2, "South", 2)], 1, None, {0}),
        ([("T/r", "Hududlar", "A"), (1, "North", 1), (2, "South", 2)], 1, None, {0}),
        ([("", "Region", "A"), (1, "North", 5), (2, "South", 6)], 1, None, {0}),
        ([("Code", "Region", "A"), (1703, "North", 1), (1706, "South", 2)], 1, 0, set()),
        ([("Region", "ISO", "A"), ("North", "UZ-AN", 1), ("South", "UZ-BU", 2)], 0, 1, set()),
        ([("x", "y", "A"), ("UZ-AN", "North", 1), ("UZ-BU", "South", 2)], 1, 0, set()),
        ([("Zone", "Region", "A"), ("W", "North", 1), ("W", "South", 2)], 1, None, set()),
        (
            [("Kodi", "Nomi", "A"), ("", "Jami", 9), *((n, f"R{n}x", n) for n in (3, 4, 5))],
            1, 0, set(),
        ),
        ([("Region code", "A"), (11, 1), (12, 2)], 0, None, set()),
        ([("A", "B"), (5, 1), (6, 2)], None, None, set()),
        (
            [("Name", "Наименование", "A"), ("North", "Север", 1), ("South", "Юг", 2)],
            0, None, set(),
        ),
    ],
)  # fmt: skip
def test_names_codes_and_row_numbers_are_told_apart(
    rows: list[Row], names: int | None, codes: int | None, ordinals: set[int]
) -> None:
    layout = found(*rows)
    assert (layout.name_column, layout.id_column, set(layout.ordinals)) == (names, codes, ordinals)


def test_a_person_may_say_where_header_and_names_are() -> None:
    rows = [("Some text", "x"), ("Zone", "Region", "A"), ("W", "North", 1), ("E", "South", 2)]
    layout = found(*rows, header=(1, 1), name_column=0)
    assert (layout.header, layout.first, layout.name_column) == ((1, 1), 2, 0)
    assert layout.above == ("Some text", "x")


def test_below_the_last_row_there_is_no_table() -> None:
    grid = Grid("", (("Region", "A"), ("North", 1.0)))
    cells = [[understand(cell) for cell in row] for row in grid.rows]
    assert find_layout(grid, cells, header=(1, 1)) is None
