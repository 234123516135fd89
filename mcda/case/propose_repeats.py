"""Regions that have several rows: tables below each other, a row per year or per indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mcda.case.finding import Finding, Sentence, listed, sentence, warning
from mcda.case.propose_figures import Figures, Holds
from mcda.case.propose_layout import Layout
from mcda.case.propose_words import SEVERAL, YEAR, folded

_NEEDS_ONE_ROW = sentence(
    "Arrange the table so that each region has one row and each indicator one column."
)


def repetitions(
    layout: Layout, figures: Figures, names: Sequence[str], regions: Sequence[int]
) -> tuple[dict[int, Sentence], list[Finding]]:
    """Return the rows that repeat a region, with the reason to leave them out."""
    again = {
        regions[later]: regions[first]
        for later, first in repeated([names[place] for place in regions]).items()
    }
    if not again:
        return {}, []
    if not is_stacked([names[place] for place in regions]):
        return {}, [_twice(again, names, figures)]
    years = year_column(layout, figures)
    if years is not None:
        return _older(figures.values[years], regions), []
    reasons = {
        later: sentence(
            "The name is already in row {row}; a region can have one row only.",
            row=figures.rows[first] + 1,
        )
        for later, first in again.items()
    }
    return reasons, [_several_rows(layout, figures)]


def year_column(layout: Layout, figures: Figures) -> int | None:
    """Return the column that says of which year a row is, if there is one."""
    for place, column in figures.values.items():
        values = {value for value in column if value is not None}
        if YEAR.search(folded(" ".join(layout.headings[place]))) and all(
            1900 <= value <= 2100 and value == int(value) for value in values
        ):
            return place
    return None


def _older(years: Sequence[float | None], regions: Sequence[int]) -> dict[int, Sentence]:
    newest = max((year for place in regions if (year := years[place]) is not None), default=0)
    return {
        place: sentence(
            "The row is of another year than {newest}, the newest.", newest=str(int(newest))
        )
        for place in regions
        if years[place] != newest
    }


def _several_rows(layout: Layout, figures: Figures) -> Finding:
    several = any(
        holds is Holds.TEXT and SEVERAL.search(folded(" ".join(layout.headings[place])))
        for place, holds in figures.holds.items()
    )
    message = sentence(
        "Most names are there several times, as if several tables stood below each other; only"
        " the first row of each region is proposed."
    )
    if several:
        message = sentence(
            "The table seems to have a row per region and indicator; only the first row of each"
            " region is proposed."
        )
    return warning("several_rows", "", "", [], message, _NEEDS_ONE_ROW)


def _twice(again: dict[int, int], names: Sequence[str], figures: Figures) -> Finding:
    listing = [
        f"{names[later]} ({figures.rows[first] + 1}, {figures.rows[later] + 1})"
        for later, first in again.items()
    ]
    message = sentence("These names are there twice, in the rows given: {names}.",
                       names=listed(listing))  # fmt: skip
    fix = sentence("Leave one of the rows out, or give each region its own name in the file.")
    return warning("duplicate_name", "", "", [names[later] for later in again], message, fix)


def repeated(names: Sequence[str]) -> dict[int, int]:
    """Return the rows whose name was there before, and the row where it was first.

    Parameters
    ----------
    names : of the rows
    """
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for place, name in enumerate(map(folded, names)):
        if name in first:
            again[place] = first[name]
        else:
            first[name] = place
    return again


def is_stacked(names: Sequence[str]) -> bool:
    """Return whether the same names come again and again: a second table, or a row per year."""
    counts = Counter(map(folded, names))
    return len(counts) > 1 and sum(number > 1 for number in counts.values()) * 2 >= len(counts)
