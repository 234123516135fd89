"""What was changed on the sheets that compute the ranking, taken over as if changed at its home.

A workbook made for an audit repeats the inputs of the ranking on its sheets of weights and of the
matrix, so that whoever tries other ones sees the ranking follow. Their home is an input sheet
(``criteria``, ``scenarios``): it counts where both were changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcda.case.adjusted import adjusted, differences, restated
from mcda.case.canonical import case_hash, content_hash
from mcda.case.cells import parse_cell, shown
from mcda.case.columns import Column, Kind
from mcda.case.finding import Finding, listed, sentence, warning
from mcda.case.layout import fixed_columns, is_shown_number
from mcda.case.living import (
    ABOUT,
    CASE_HASH,
    LEFT_OUT,
    LIMITS,
    MATRIX,
    NORMALIZATION,
    POINTS,
    SIZE,
    WEIGHTS,
    WRITTEN,
    LivingSheet,
    Spot,
    written_cells,
)
from mcda.case.model import Case, SavedScenario
from mcda.case.numbers import number_text
from mcda.case.overwritten import overwritten
from mcda.case.record import NOW
from mcda.case.tables import Cell, Fault, Percent, RawSheet

_ZONE = "zone:"
_YES = Column(Kind.FLAG)
_HOMES = {
    "points": "the row now of the sheet scenarios, a column per criterion",
    "normalization": "the row now of the sheet scenarios, column normalization",
    "shortlist_size": "the row now of the sheet scenarios, column shortlist_size",
    "without": "the row now of the sheet scenarios, column without",
}
_LIMIT_HOME = "the sheet criteria, column {}"


@dataclass(frozen=True)
class _Input:
    """An input of the ranking, and where the sheets repeat it.

    Parameters
    ----------
    sheet, row, column : where it is repeated, by the name of the sheet and what row and column say
    kind : its column of the tables ``criteria`` or ``scenarios``
    id, name : of the criterion or the region it is about; empty for those of the whole view
    contract, unit : of what the cell may hold
    home : what the input sheet says
    """

    sheet: str
    row: str
    column: str
    kind: str
    id: str
    name: str
    contract: Column
    unit: str
    home: object

    @property
    def key(self) -> tuple[str, str, str]:
        """What the record of written cells knows it by."""
        return self.sheet, self.row, self.column

    def value(self, cell: Cell) -> object | Fault:
        """Return what a cell says of it; a Fault where the cell cannot say that."""
        if isinstance(cell, Percent) and is_shown_number(self.unit):
            cell = cell.shown
        found = parse_cell(cell, self.contract)
        if found is None and self.kind in ("points", "without"):
            return 0.0 if self.kind == "points" else False
        if found is None and self.contract.kind in (Kind.CHOICE, Kind.INTEGER):
            return Fault(sentence("The cell is empty."), sentence("Write a value."))
        return found


@dataclass(frozen=True)
class _Change:
    """An input whose cell says otherwise than its home.

    Parameters
    ----------
    input : the input
    spot : its cell
    value : what the cell says; a Fault where it cannot say that
    counts : whether the cell is what was changed, and only the cell
    """

    input: _Input
    spot: Spot
    value: object
    counts: bool


def taken_over(case: Case, sheets: Mapping[str, RawSheet]) -> tuple[Case, list[Finding]]:
    """Take over what was changed on the sheets that compute the ranking.

    Points, normalization, size of the shortlist and regions left out become those of the view as
    it was left; objectives, targets, knock-outs and bounds those of the table ``criteria``, while
    other scenarios keep theirs. An input that was changed at its home too counts as there.

    Parameters
    ----------
    case : the case as its tables say
    sheets : the sheets of the file on which the ranking is computed; none = nothing to do

    Returns
    -------
    tuple of case and findings
        Warnings: what was taken over and from where, what was not, and why. The very same case
        where nothing was.
    """
    living = {name: LivingSheet(sheet) for name, sheet in sheets.items()}
    if WEIGHTS not in living:
        return case, []
    written = written_cells(living[WRITTEN]) if WRITTEN in living else None
    saved = next((row for row in case.scenarios if row.id == NOW), None)
    view = saved or _declared(case)
    changes = list(_changes(case, view, living, written))
    taken = [change for change in changes if change.counts]
    limited, refused, findings = _with_limits(case, taken)
    asked = _with_view(case, view, taken)
    if asked != view:
        others = tuple(row for row in limited.scenarios if row.id != NOW)
        limited = replace(limited, scenarios=(*others, asked))
    told = [change for change in changes if change.input.key not in refused]
    return limited, [*_told(told), *findings, *overwritten(case, living, written)]


def _declared(case: Case) -> SavedScenario:
    """Return the view of a case in which none was saved."""
    points = {criterion.id: criterion.points for criterion in case.criteria}
    return SavedScenario(NOW, "View when saved", points=points)


def _inputs(case: Case, view: SavedScenario) -> Iterator[_Input]:
    columns, saved = fixed_columns("criteria"), fixed_columns("scenarios")
    points = columns["points"].contract
    for criterion in case.criteria:
        about = criterion.id, criterion.name
        for kind, heading in LIMITS.items():
            contract, home = columns[kind].contract, getattr(criterion, kind)
            yield _Input(
                WEIGHTS, criterion.id, heading, kind, *about, contract, criterion.unit, home
            )
        yield _Input(
            WEIGHTS, criterion.id, POINTS, "points", *about, points, "points",
            view.points.get(criterion.id, 0.0),
        )  # fmt: skip
    settings, size = case.settings, view.shortlist_size
    for row, kind, home in (
        (NORMALIZATION, "normalization", view.normalization or settings.normalization),
        (SIZE, "shortlist_size", settings.shortlist_size if size is None else size),
    ):
        yield _Input(WEIGHTS, row, POINTS, kind, "", row, saved[kind].contract, "", home)
    left = _left_out(case, view.without)
    for region in case.regions:
        yield _Input(
            MATRIX, region.id, LEFT_OUT, "without", region.id, region.name, _YES, "",
            region.id in left,
        )  # fmt: skip


def _changes(
    case: Case,
    view: SavedScenario,
    living: Mapping[str, LivingSheet],
    written: Mapping[tuple[str, str, str], Cell] | None,
) -> Iterator[_Change]:
    """Iterate over the inputs that were changed on a sheet, or there and at their homes.

    In a file of earlier versions, which keeps no record of what was written, a cell was changed
    if the case's other tables are still those that the file was made of.
    """
    is_of = written is not None or _is_of(case, living)
    for item in _inputs(case, view):
        sheet = living.get(item.sheet)
        spot = None if sheet is None else sheet.spot(item.row, item.column)
        if spot is None or (spot.formula and (spot.cell == "" or written is None)):
            continue
        value = item.value(spot.cell)
        if _same(value, item.home):
            continue
        counts = is_of and not isinstance(value, Fault)
        if written is not None:
            before = item.value(written.get(item.key, ""))
            if _same(value, before):
                continue  # only its home was changed
            counts = counts and _same(before, item.home)
        yield _Change(item, spot, value, counts)


def _is_of(case: Case, living: Mapping[str, LivingSheet]) -> bool:
    """Whether a file's tables, what sessions save apart, are still those it was written with."""
    about = living.get(ABOUT)
    told = about.at(about.rows[CASE_HASH], 2).cell if about and CASE_HASH in about.rows else ""
    bare = replace(case, scenarios=(), decisions=())
    return told in (content_hash(replace(bare, taken=())), content_hash(bare), case_hash(bare))


def _same(value: object, other: object) -> bool:
    if isinstance(value, float | int) and isinstance(other, float | int):
        return math.isclose(value, other, rel_tol=1e-12)  # a sheet keeps 15 to 17 digits
    return value == other


def _with_limits(
    case: Case, changes: Iterable[_Change]
) -> tuple[Case, frozenset[tuple[str, str, str]], list[Finding]]:
    """Put limits into the table criteria, other scenarios' limits staying what they were.

    Returns
    -------
    tuple of case, keys and findings
        The keys of inputs that contradict what stands beside them, and what is said of that.
    """
    own = {criterion.id: criterion for criterion in case.criteria}
    texts: dict[tuple[str, str, str], str] = {}
    for change in changes:
        if change.input.kind in LIMITS:
            criterion = own[change.input.id]
            new: Any = {change.input.kind: change.value}
            (texts[change.input.key],) = differences(criterion, replace(criterion, **new))
    result = adjusted(case, texts.values())
    in_force = set(result.settings)
    refused = frozenset(key for key, text in texts.items() if text not in in_force)
    findings = list(_contradictions(result.findings))
    if result.case is case:
        return case, refused, findings
    rows = (row if row.id == NOW else restated(row, case, result.case) for row in case.scenarios)
    return replace(result.case, scenarios=tuple(rows)), refused, findings


def _contradictions(findings: Sequence[Finding]) -> Iterator[Finding]:
    if findings:
        reasons = listed([str(finding.message) for finding in findings])
        message = sentence(
            "Changed on the sheet {sheet} and not taken over: {reasons}",
            sheet=WEIGHTS, reasons=reasons,
        )  # fmt: skip
        fix = sentence("Write what is meant into the sheet criteria.")
        columns = list(dict.fromkeys(finding.column for finding in findings))
        yield warning("sheet_contradicts", "criteria", "", columns, message, fix)


def _with_view(case: Case, view: SavedScenario, changes: Collection[_Change]) -> SavedScenario:
    """Put points, normalization, size and regions left out into the view as it was left."""
    values: dict[str, Any] = {}
    points = dict(view.points)
    left = _left_out(case, view.without)
    for change in changes:
        kind, value = change.input.kind, change.value
        if kind == "points" and isinstance(value, float):
            points[change.input.id] = value
        elif kind == "without":
            left = left | {change.input.id} if value else left - {change.input.id}
        elif kind not in LIMITS:
            values[kind] = value
    if points != view.points:
        values["points"] = points
    if left != _left_out(case, view.without):
        values["without"] = _naming(case, view.without, left)
    return replace(view, **values) if values else view


def _left_out(case: Case, without: Iterable[str]) -> frozenset[str]:
    """Return the regions that are left out, those of zones too."""
    members = _members(case)
    return frozenset(region for name in without for region in members.get(name, ()))


def _naming(case: Case, without: Iterable[str], left: frozenset[str]) -> tuple[str, ...]:
    """Name regions as a saved view does, by its zones as far as all of these are left out."""
    members = _members(case)
    kept = [name for name in without if left.issuperset(members.get(name, ()))]
    more = left - _left_out(case, kept)
    return (*kept, *(region.id for region in case.regions if region.id in more))


def _members(case: Case) -> dict[str, list[str]]:
    """Return which regions each name of a saved view means: its own, or a zone's."""
    members = {region.id: [region.id] for region in case.regions}
    for region in case.regions:
        for zone in region.zone:
            members.setdefault(f"{_ZONE}{zone}", []).append(region.id)
    return members


def _told(changes: Iterable[_Change]) -> Iterator[Finding]:
    """Say what came of the changes: a Finding for each kind of input and each outcome."""
    groups: dict[tuple[Callable[..., Finding], str], list[_Change]] = {}
    for change in changes:
        say = _overruled
        if isinstance(change.value, Fault):
            say = _unusable
        elif change.counts:
            say = _taken
        groups.setdefault((say, change.input.kind), []).append(change)
    for (say, kind), group in groups.items():
        table = "criteria" if kind in LIMITS else "scenarios"
        column = "" if kind == "points" else kind
        concerned = [change.input.id or kind for change in group]
        yield say(group, _HOMES.get(kind, _LIMIT_HOME.format(kind)), table, column, concerned)


def _taken(
    group: Sequence[_Change], home: str, table: str, column: str, concerned: Sequence[str]
) -> Finding:
    changes = [
        f"{_called(one)} {_text(one.value)} instead of {_text(one.input.home)}" for one in group
    ]
    message = sentence(
        "Changed on the sheet {sheet} and taken over: {changes}.",
        sheet=group[0].input.sheet, changes=listed(changes),
    )  # fmt: skip
    fix = sentence("Its home is {home}: change it there, or save the work.", home=home)
    return warning("sheet_taken", table, column, concerned, message, fix)


def _overruled(
    group: Sequence[_Change], home: str, table: str, column: str, concerned: Sequence[str]
) -> Finding:
    changes = [f"{_called(one)} {_text(one.input.home)}, not {_text(one.value)}" for one in group]
    message = sentence(
        "The sheet {sheet} says otherwise than the input sheet, which counts: {changes}.",
        sheet=group[0].input.sheet, changes=listed(changes),
    )  # fmt: skip
    fix = sentence("Write what is meant into its home, {home}.", home=home)
    return warning("sheet_overruled", table, column, concerned, message, fix)


def _unusable(
    group: Sequence[_Change], home: str, table: str, column: str, concerned: Sequence[str]
) -> Finding:
    faults = [one.value for one in group if isinstance(one.value, Fault)]
    message = sentence(
        "Typed on the sheet {sheet} and not taken over: {changes}. {why}",
        sheet=group[0].input.sheet, changes=listed([_called(one) for one in group]),
        why=faults[0].message,
    )  # fmt: skip
    fix = sentence("{remedy} Its home is {home}.", remedy=faults[0].fix, home=home)
    return warning("sheet_unusable", table, column, concerned, message, fix)


def _called(change: _Change) -> str:
    return f"{shown(change.input.name)} (cell {change.spot.place})"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "left out" if value else "compared"
    if isinstance(value, int | float):
        return number_text(value)
    return "none" if value is None else str(value)
