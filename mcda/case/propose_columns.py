"""Which columns of a plain table are criteria: names, units, years, and a guess at the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mcda.case.finding import Finding, Sentence, listed, sentence, warning
from mcda.case.proposal import Confidence, Guess, ProposedColumn
from mcda.case.propose_figures import Figures, Holds
from mcda.case.propose_ids import criterion_ids
from mcda.case.propose_labels import Label, joined, read_label
from mcda.case.propose_layout import Layout
from mcda.case.propose_meanings import guess_group, guess_objective
from mcda.case.propose_repeats import year_column
from mcda.case.propose_rows import Rows
from mcda.case.propose_words import POSITION, RANK, folded
from mcda.case.tables import letters

_ENOUGH = 0.5  # part of the fullest year's figures that the newest year must have

_NOT_FIGURES = {
    Holds.TEXT: sentence("The column holds text, not figures."),
    Holds.MIXED: sentence("The column holds text among its numbers."),
    Holds.NOTHING: sentence("The column holds no figures."),
}


@dataclass(frozen=True)
class Columns:
    """The columns beside names and codes.

    Parameters
    ----------
    columns : in their order
    whole : a heading that stands above all columns of figures; empty if there is none
    steps : what was done
    findings : what is doubtful
    """

    columns: tuple[ProposedColumn, ...]
    whole: str
    steps: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def find_columns(
    layout: Layout, figures: Figures, rows: Rows, title: Label, otherwise: str
) -> Columns:
    """Propose criteria.

    Parameters
    ----------
    layout, figures, rows : what was found in the table
    title : name, unit and year that stand above the whole table
    otherwise : name of an indicator that neither its header nor the title names
    """
    whole, parts = _without_whole(layout, figures)
    title = joined(read_label([whole]), title)
    labels = {place: read_label(parts[place]) for place in figures.values}
    names = {place: _name(place, label, title, otherwise) for place, label in labels.items()}
    series = _series(labels, names, figures, rows)
    newest_first = sorted(labels, key=lambda place: (series[place][0] != place, place))
    ids = dict(zip(newest_first, criterion_ids(names[place].value for place in newest_first)))
    years = year_column(layout, figures)
    of_rows = _year_of(figures, rows, years)
    columns = []
    for place, holds in figures.holds.items():
        header = ": ".join(layout.headings[place])
        if holds is not Holds.FIGURES:
            columns.append(ProposedColumn(place, header, False, _NOT_FIGURES[holds]))
            continue
        label, name = labels[place], names[place]
        use, reason = _use(place, header, series[place], labels, years)
        use = use or layout.header is None
        columns.append(
            ProposedColumn(
                place, header, use, reason, ids[place], name,
                _unit(label, title, place in figures.percent),
                guess_objective(f"{name.value} {whole}"),
                guess_group(name.value),
                label.year or (of_rows if place != years else "") or title.year,
                series[place],
                tuple(figures.values[place][row] for row in rows.kept),
            )
        )  # fmt: skip
    columns = _told_apart(columns)
    findings = () if layout.header is None else tuple(_unnamed(columns))
    return Columns(tuple(columns), whole, tuple(_steps(columns)), findings)


def _without_whole(layout: Layout, figures: Figures) -> tuple[str, Mapping[int, tuple[str, ...]]]:
    """Take off a heading that all columns of figures share, if names stand below it."""
    parts = {place: layout.headings[place] for place in figures.values}
    tops = {part[0] if part else "" for part in parts.values()}
    below = {read_label(part[1:]).name for part in parts.values()}
    if len(parts) < 2 or len(tops) > 1 or "" in tops | below:
        return "", parts
    return tops.pop(), {place: part[1:] for place, part in parts.items()}


def _name(place: int, label: Label, title: Label, otherwise: str) -> Guess:
    if label.name:
        return Guess(
            label.name, sentence("The name stands in the header."), Confidence.HIGH
        )  # fmt: skip
    if title.name:
        reason = sentence("The header has no name; that of the whole table was taken.")
        return Guess(title.name, reason, Confidence.MEDIUM)
    if label.year:
        reason = sentence("Neither header nor title name the indicator: give it a name.")
        return Guess(otherwise, reason, Confidence.LOW)
    reason = sentence("The column has no header: give it a name.")
    return Guess(f"Column {letters(place)}", reason, Confidence.LOW)


def _unit(label: Label, title: Label, percent: bool) -> Guess:
    if label.unit:
        return Guess(label.unit, sentence("The unit stands in the header."), Confidence.HIGH)
    if percent:
        reason = sentence("The figures are written with a percent sign.")
        return Guess("%", reason, Confidence.HIGH)
    if title.unit:
        reason = sentence("A guess: the unit stands above the whole table.")
        return Guess(title.unit, reason, Confidence.MEDIUM)
    reason = sentence("Neither header nor title name a unit: write it, or leave it empty.")
    return Guess("", reason, Confidence.LOW)


def _series(
    labels: Mapping[int, Label], names: Mapping[int, Guess], figures: Figures, rows: Rows
) -> dict[int, tuple[int, ...]]:
    """Return for each column those of the same indicator, the year to be proposed first.

    That is the newest year in which at least half as many regions have figures as in the
    fullest.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, label in labels.items():
        groups[
            folded(names[place].value), folded(label.unit) if label.year else f"#{place}"
        ].append(place)
    kept = [row for row, proposed in zip(rows.kept, rows.rows) if not proposed.drop]
    found: dict[int, tuple[int, ...]] = {}
    for places in groups.values():
        filled = {
            place: sum(figures.values[place][row] is not None for row in kept) for place in places
        }
        most = max(filled.values())
        order = sorted(
            places,
            key=lambda place: (filled[place] >= _ENOUGH * most, labels[place].year, -place),
            reverse=True,
        )
        years = {labels[place].year for place in places}
        same = len(years) == len(places) and "" not in years
        found |= {place: tuple(order) if same else (place,) for place in places}
    return found


def _use(
    place: int,
    header: str,
    series: Sequence[int],
    labels: Mapping[int, Label],
    years: int | None,
) -> tuple[bool, Sentence]:
    text, label = folded(header), labels[place]
    if place == years:
        return False, sentence("The column says of which year a row is.")
    if RANK.search(text):
        return False, sentence("The column looks like a place in a ranking, not like a figure.")
    if POSITION.fullmatch(text):
        return False, sentence("The column looks like a position on the map.")
    if not header:
        return False, sentence("The column has no header: give it a name to use it.")
    if series[0] != place:
        return False, sentence(
            "The figures of {newest} are proposed; these are of {year}.",
            newest=labels[series[0]].year, year=label.year,
        )  # fmt: skip
    if len(series) > 1:
        others = [labels[other].year for other in series[1:]]
        return True, sentence(
            "{year} is the newest year with figures; there are also {others}.",
            year=label.year, others=listed(others),
        )  # fmt: skip
    return True, sentence("The column holds figures.")


def _year_of(figures: Figures, rows: Rows, column: int | None) -> str:
    """Return the year of the rows that stay, if a column says it and it is one."""
    kept = [row for row, proposed in zip(rows.kept, rows.rows) if not proposed.drop]
    years = {figures.values[column][row] for row in kept} if column is not None else set()
    year = years.pop() if len(years) == 1 else None
    return "" if year is None else str(int(year))


def _told_apart(columns: Sequence[ProposedColumn]) -> list[ProposedColumn]:
    """Add the column's letter to names that two columns in use have in common."""
    counts: dict[str, int] = defaultdict(int)
    for column in columns:
        if column.use and column.name:
            counts[folded(column.name.value)] += 1
    return [
        replace(column, name=replace(column.name, value=f"{column.name.value} ({column.letter})"))
        if column.use and column.name and counts[folded(column.name.value)] > 1
        else column
        for column in columns
    ]


def _steps(columns: Sequence[ProposedColumn]) -> Iterator[Sentence]:
    several = [c for c in columns if c.use and len(c.series) > 1]
    if several:
        yield sentence(
            "Of several years the newest with figures is proposed: {columns}.",
            columns=listed([f"{c.name.value if c.name else ''} {c.year}" for c in several]),
        )


def _unnamed(columns: Sequence[ProposedColumn]) -> Iterator[Finding]:
    places = [column.letter for column in columns if column.is_usable and not column.header]
    if places:
        message = sentence(
            "These columns have figures, but no header, and are left out: {columns}.",
            columns=listed(places),
        )
        fix = sentence("Write a name above each column, or give it one here.")
        yield warning("unnamed_column", "", "", places, message, fix)
    guessed = [
        column.letter
        for column in columns
        if column.use and column.header and column.name and column.name.confidence is Confidence.LOW
    ]
    if guessed:
        message = sentence(
            "Nothing says what the figures of these columns are: {columns}.",
            columns=listed(guessed),
        )
        fix = sentence("Give each of them a name and a unit.")
        yield warning("unnamed_indicator", "", "", guessed, message, fix)
