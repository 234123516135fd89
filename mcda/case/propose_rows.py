"""Which rows of a plain table are regions, and which are proposed to be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mcda.case.cells import storable
from mcda.case.finding import Finding, Sentence, listed, sentence, warning
from mcda.case.proposal import ProposedRow
from mcda.case.propose_figures import Figures
from mcda.case.propose_grid import Grid
from mcda.case.propose_header import Cells, texts_of
from mcda.case.propose_ids import region_ids, unique
from mcda.case.propose_labels import LONGEST_NAME, tidy, without_marks
from mcda.case.propose_layout import Layout, cell_name
from mcda.case.propose_numbers import Sense
from mcda.case.propose_repeats import repetitions
from mcda.case.propose_totals import countries, total_by_figures, total_by_name
from mcda.case.propose_words import NOTE, folded

_LEADERS = re.compile(r"^[.…•·\s–-]+|[.…_\s]{3,}$")
_FOOTNOTE = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,2}\)\s")
_NUMBERED = re.compile(r"\(?(\d{1,2})\)\s")
_FIGURES = {Sense.NUMBER, Sense.MISSING, Sense.INFINITE}
_LONGEST_HEADING = 60  # characters; a longer text without figures is a note


@dataclass(frozen=True)
class Rows:
    """What the rows below the header are.

    Parameters
    ----------
    rows : regions, and rows proposed to be left out
    kept : place of each of them in :attr:`Figures.rows`
    notes : texts below or between the rows: footnotes and sources
    steps : what was done
    findings : what is doubtful
    """

    rows: tuple[ProposedRow, ...]
    kept: tuple[int, ...]
    notes: tuple[str, ...]
    steps: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def find_rows(grid: Grid, cells: Cells, layout: Layout, figures: Figures) -> Rows:
    """Tell regions from totals, groups, headings, notes and repetitions."""
    names, marked = _names(grid, layout, figures)
    bare, notes, nameless = _without_figures_or_name(grid, cells, figures, names, layout.headings)
    regions = [p for p in range(len(names)) if p not in bare and p not in notes]
    totals = _totals(names, regions, figures)
    regions = [place for place in regions if place not in totals]
    again, findings = repetitions(layout, figures, names, regions)
    kept = tuple(place for place in range(len(names)) if place not in notes)
    rows = _proposed(grid, layout, figures, names, kept, bare | totals | again)
    texts = texts_of(grid, (figures.rows[place] for place in notes))
    findings = [*_without_name(nameless), *_perhaps_whole(names, regions), *findings]
    return Rows(rows, kept, texts, tuple(_steps(marked, totals, names)), tuple(findings))


def _without_figures_or_name(
    grid: Grid,
    cells: Cells,
    figures: Figures,
    names: Sequence[str],
    headings: Sequence[tuple[str, ...]],
) -> tuple[dict[int, Sentence], list[int], list[str]]:
    """Return headings and nameless rows with the reason, notes, and the numbers of the nameless."""
    columns = list(figures.values)
    reasons: dict[int, Sentence] = {}
    notes: list[int] = []
    nameless: list[str] = []
    for place, row in enumerate(figures.rows):
        inside = [cells[row][column].sense for column in columns if column < len(cells[row])]
        if not _FIGURES.intersection(inside) and _is_note(
            names[place] or " ".join(_texts(grid, row))
        ):
            notes.append(place)
        elif set(inside) <= {Sense.EMPTY}:
            reasons[place] = sentence("The row holds no figures.")
        elif Sense.NUMBER not in inside and _repeats_header(grid, row, columns, headings):
            reasons[place] = sentence("The row repeats the header.")
        elif not names[place]:
            reasons[place] = sentence("The row has figures, but no name.")
            nameless.append(str(row + 1))
    return reasons, notes, nameless


def _repeats_header(
    grid: Grid, row: int, columns: Sequence[int], headings: Sequence[tuple[str, ...]]
) -> bool:
    texts = {column: folded(cell_name(grid, row, column)) for column in columns}
    return all(
        any(text == folded(part) for part in headings[column])
        for column, text in texts.items()
        if text
    )


def _names(grid: Grid, layout: Layout, figures: Figures) -> tuple[list[str], list[str]]:
    """Return the name of each row without leaders and footnote marks, and the marked ones."""
    if layout.name_column is None:
        return [f"Row {row + 1}" for row in figures.rows], []
    written = [
        _LEADERS.sub("", storable(tidy(cell_name(grid, row, layout.name_column)))[:LONGEST_NAME])
        for row in figures.rows
    ]
    explained = _explained(grid)
    plain = [_without_footnote(name, explained) for name in written]
    if len(set(plain)) < len(set(written)):  # the marks tell two regions apart
        plain = written
    return plain, [name for name, short in zip(written, plain) if name != short]


def _explained(grid: Grid) -> frozenset[str]:
    """Return the numbers of the footnotes that stand somewhere in the sheet."""
    texts = (text for row in range(len(grid.rows)) for text in _texts(grid, row))
    return frozenset(found[1] for text in texts if (found := _NUMBERED.match(text.strip())))


def _without_footnote(name: str, explained: frozenset[str]) -> str:
    """Return a name without its footnote marks; "(1)" is one where there is a footnote 1."""
    plain, marks = without_marks(name)
    numbers = re.findall(r"\((\d)\)", marks)
    return plain.strip() if explained.issuperset(numbers) else name


def _texts(grid: Grid, row: int) -> list[str]:
    return [value for value in grid.rows[row] if isinstance(value, str) and value.strip()]


def _is_note(text: str) -> bool:
    return (
        len(text) > _LONGEST_HEADING
        or bool(NOTE.match(folded(text)))
        or bool(_FOOTNOTE.match(text))
    )


def _totals(names: Sequence[str], regions: Sequence[int], figures: Figures) -> dict[int, Sentence]:
    columns = list(figures.values)
    found = total_by_name([names[place] for place in regions])
    totals = {regions[place]: reason for place, reason in found.items()}
    rest = [place for place in regions if place not in totals]
    table = np.array(
        [[figures.values[column][place] for column in columns] for place in rest], dtype=float
    ).reshape(len(rest), len(columns))
    whole = total_by_figures(table, countries([names[place] for place in rest]))
    if whole is not None:
        totals[rest[whole[0]]] = whole[1]
    return totals


def _perhaps_whole(names: Sequence[str], regions: Sequence[int]) -> Iterator[Finding]:
    """Ask about the one row that has a country's name, but nothing else of a total."""
    named = countries([names[place] for place in regions])
    if len(named) == 1 and len(regions) > 1:
        name = names[regions[named[0]]]
        message = sentence("{name} is the name of a country: it may be a total.", name=name)
        fix = sentence("If it stands for all regions together, leave its row out.")
        yield warning("perhaps_total", "", "", [name], message, fix)


def _without_name(rows: Sequence[str]) -> Iterator[Finding]:
    if rows:
        message = sentence("These rows have figures, but no name, and are left out: {rows}.",
                           rows=listed(rows))  # fmt: skip
        fix = sentence("Write the name of the region into its row, also where cells are merged.")
        yield warning("without_name", "", "", rows, message, fix)


def _proposed(
    grid: Grid,
    layout: Layout,
    figures: Figures,
    names: Sequence[str],
    kept: Sequence[int],
    reasons: dict[int, Sentence],
) -> tuple[ProposedRow, ...]:
    shown = {place: names[place] or f"Row {figures.rows[place] + 1}" for place in kept}
    regions = [place for place in kept if place not in reasons]
    codes: list[str] = []
    if layout.id_column is not None:
        codes = [
            cell_name(grid, figures.rows[place], layout.id_column).strip() for place in regions
        ]
    ids = dict(zip(regions, region_ids([shown[place] for place in regions], codes)))
    others = [place for place in kept if place in reasons]
    wanted = region_ids([shown[place] for place in others])
    ids |= dict(zip(others, unique(wanted, set(ids.values()))))
    return tuple(
        ProposedRow(
            figures.rows[place], ids[place], shown[place], place in reasons, reasons.get(place)
        )
        for place in kept
    )


def _steps(
    marked: Sequence[str], totals: dict[int, Sentence], names: Sequence[str]
) -> Iterator[Sentence]:
    if marked:
        yield sentence("Footnote marks were taken off these names: {names}.", names=listed(marked))
    if totals:
        yield sentence(
            "These rows are proposed to be left out, since they are totals or groups: {names}.",
            names=listed([names[place] for place in sorted(totals)]),
        )
