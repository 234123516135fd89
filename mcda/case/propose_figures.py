"""The figures of a plain table, column by column, and what could not be read as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mcda.case.cells import shown
from mcda.case.finding import Finding, listed, sentence, warning
from mcda.case.numbers import number_text
from mcda.case.propose_grid import Grid
from mcda.case.propose_header import Cells
from mcda.case.propose_layout import Layout, cell_name
from mcda.case.propose_numbers import EMPTY, Sense, Written, settled, shown_decimal
from mcda.case.tables import letters

_TEXT_SHARE = 0.2  # part of the filled cells that may be text in a column of figures; one always


class Holds(StrEnum):
    """What a column holds in rows with figures."""

    FIGURES = "figures"
    TEXT = "text"
    MIXED = "mixed"  # text among numbers
    NOTHING = "nothing"  # marks of missing figures at best


@dataclass(frozen=True)
class Figures:
    """All columns but those of names, codes and row numbers.

    Parameters
    ----------
    rows : rows of the sheet below the header that hold anything, counted from 0
    holds : by column, what it holds
    values : by column of figures, one per row; None where there is none
    percent : columns of figures that are written with a percent sign
    findings : columns that are left out, and commas in doubt
    """

    rows: tuple[int, ...]
    holds: Mapping[int, Holds]
    values: Mapping[int, tuple[float | None, ...]]
    percent: frozenset[int]
    findings: tuple[Finding, ...]


def read_figures(grid: Grid, cells: Cells, layout: Layout) -> Figures:
    """Read all figures below the header."""
    rows = tuple(
        row
        for row in range(layout.first, len(cells))
        if any(cell.sense is not Sense.EMPTY for cell in cells[row])
    )
    taken = layout.ordinals | {layout.name_column, layout.id_column}
    columns = {
        place: tuple(cells[row][place] if place < len(cells[row]) else EMPTY for row in rows)
        for place in range(grid.width)
        if place not in taken
    }
    numbered = [
        place
        for place in range(len(rows))
        if any(column[place].sense is Sense.NUMBER for column in columns.values())
    ]
    holds = {
        place: _holds([column[row] for row in numbered])
        for place, column in columns.items()
        if layout.headings[place] or any(cell is not EMPTY for cell in column)
    }
    read = {place: columns[place] for place, what in holds.items() if what is Holds.FIGURES}
    decimals = _decimals(read, grid.comma)
    values = {
        place: tuple(settled(cell, decimals[place]) for cell in column)
        for place, column in read.items()
    }
    percent = frozenset(place for place, column in read.items() if _is_percent(column))
    findings = [
        *_ambiguous(read, grid, rows, values),
        *_left_out(holds, layout),
    ]
    return Figures(rows, holds, values, percent, tuple(findings))


def _holds(column: Sequence[Written]) -> Holds:
    senses = [cell.sense for cell in column]
    numbers = senses.count(Sense.NUMBER)
    texts = senses.count(Sense.TEXT)
    if not numbers:
        return Holds.TEXT if texts else Holds.NOTHING
    few = max(_TEXT_SHARE * (numbers + texts), min(1, numbers // 2))
    return Holds.FIGURES if texts <= few else Holds.MIXED


def _is_percent(column: Sequence[Written]) -> bool:
    numbers = [cell for cell in column if cell.sense is Sense.NUMBER]
    return sum(cell.percent for cell in numbers) * 2 > len(numbers)


def _decimals(columns: Mapping[int, Sequence[Written]], comma: bool) -> dict[int, str]:
    """Return the decimal mark of each column: its own, else the table's, else the likely one.

    Special cases: a point between digits is for decimals unless others are after a comma.
    """
    table = shown_decimal(cell for column in columns.values() for cell in column)
    decimals = {}
    for place, column in columns.items():
        points = any("." in cell.digits for cell in column)
        likely = "," if comma and not points else "."
        decimals[place] = shown_decimal(column) or table or likely
    return decimals


def _ambiguous(
    columns: Mapping[int, Sequence[Written]],
    grid: Grid,
    rows: Sequence[int],
    values: Mapping[int, Sequence[float | None]],
) -> Iterator[Finding]:
    """Report commas that may stand before decimals or between thousands, where nothing tells."""
    if shown_decimal(cell for column in columns.values() for cell in column):
        return
    found = [
        (place, row)
        for place, column in columns.items()
        for row, cell in enumerate(column)
        if "," in cell.digits
    ]
    if not found:
        return
    place, row = found[0]
    message = sentence(
        "In these columns a comma may stand before decimals or between thousands: {columns}."
        ' "{text}" was read as {value}.',
        columns=listed([letters(column) for column in dict.fromkeys(c for c, _ in found)]),
        text=cell_name(grid, rows[row], place),
        value=number_text(values[place][row] or 0.0),
    )
    fix = sentence(
        "If that is wrong, take the commas out in the file, and write decimals after a point."
    )
    yield warning("decimal_comma", "", "", [letters(c) for c, _ in found[:1]], message, fix)


def _left_out(holds: Mapping[int, Holds], layout: Layout) -> Iterator[Finding]:
    for what, kind, message, fix in _LEFT_OUT:
        places = [place for place, held in holds.items() if held is what]
        if places:
            names = [_column_name(place, layout) for place in places]
            yield warning(
                kind, "", "", [letters(place) for place in places],
                sentence(message, columns=listed(names)), sentence(fix),
            )  # fmt: skip


_LEFT_OUT = (
    (
        Holds.MIXED, "text_among_numbers",
        "These columns hold text among their numbers and are left out: {columns}.",
        "If they are wanted, write nothing but numbers below their header.",
    ),
    (
        Holds.TEXT, "text_column",
        "These columns hold text, not figures, and are left out: {columns}.",
        "Nothing is to be done if that is meant; a criterion needs figures.",
    ),
    (
        Holds.NOTHING, "no_figures",
        "These columns hold no figures and are left out: {columns}.",
        "Delete them, or fill them in.",
    ),
)  # fmt: skip


def _column_name(place: int, layout: Layout) -> str:
    heading = shown(": ".join(layout.headings[place]))
    return f"{letters(place)} ({heading})" if heading else letters(place)
