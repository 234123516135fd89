"""Which regions are not ranked, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, Finding, Sentence, error, sentence
from mcda.case.model import Case, Criterion
from mcda.ranking.result import Cause, DecisionMatrix, Excluded
from mcda.ranking.wording import Alike, joined, told_apart

BoolArray = NDArray[np.bool_]
ZONE = "zone:"


def left_out(case: Case, without: Iterable[str]) -> dict[str, Sentence]:
    """Resolve regions and zones left out by choice.

    Parameters
    ----------
    case : the case
    without : region ids, or ``zone:`` and a zone

    Returns
    -------
    region id -> the reason, for each region left out

    Raises
    ------
    CaseError
        when there is no such region or zone
    """
    found: dict[str, Sentence] = {}
    unknown: list[Finding] = []
    for entry in without:
        zone = entry.removeprefix(ZONE).strip() if entry.startswith(ZONE) else None
        members = [
            r.id for r in case.regions if (r.id == entry if zone is None else zone in r.zone)
        ]
        if not members:
            unknown.append(_no_such(case, entry, zone))
        reason = (
            sentence("Left out by choice.")
            if zone is None
            else sentence("Left out by choice, with the zone {zone}.", zone=zone)
        )
        for region in members:
            found.setdefault(region, reason)
    if unknown:
        raise CaseError(*unknown)
    return found


def exclusions(
    case: Case, matrix: DecisionMatrix, active: BoolArray, without: Sequence[str]
) -> tuple[Excluded, ...]:
    """List the regions that are not ranked.

    The first cause that holds counts: left out by choice; a published figure outside a knock-out
    limit, in original units (a figure on the limit is inside, a filled figure knocks nobody
    out); a missing figure. Only criteria with points count.

    Parameters
    ----------
    case : the case of the matrix
    matrix : figures of all regions
    active : (n,) bool, criteria with points
    without : region ids, or ``zone:`` and a zone, left out by choice

    Returns
    -------
    Excluded regions in table order

    Raises
    ------
    CaseError
        when there is no such region or zone
    """
    chosen = left_out(case, without)
    limited = any(c.minimum is not None or c.maximum is not None for c in matrix.criteria)
    if not chosen and not limited and not np.isnan(matrix.values.max(initial=-np.inf)):
        return ()
    missing = np.isnan(matrix.values) & active
    below, above = _knocked_out(matrix, active)
    broken = excluded_by(matrix) & active
    concerned: BoolArray = np.asarray(broken.any(axis=1))
    if chosen:
        concerned = concerned | np.array(
            [region in chosen for region in matrix.regions], dtype=np.bool_
        )
    found = []
    knocked = np.flatnonzero((below | above).any(axis=0)).tolist()
    alike = {column: Alike(matrix.values[:, column]) for column in knocked}
    for row in np.flatnonzero(concerned).tolist():
        region = matrix.regions[row]
        if region in chosen:
            cause, reason = Cause.CHOICE, chosen[region]
        elif below[row].any() or above[row].any():
            cause, reason = (
                Cause.KNOCK_OUT,
                joined(tuple(_limits_broken(matrix, alike, row, below, above))),
            )
        else:
            cause, reason = Cause.MISSING, _figures_missing(matrix.criteria, missing[row])
        found.append(Excluded(region, matrix.names[row], cause, reason))
    return tuple(found)


def excluded_by(matrix: DecisionMatrix) -> BoolArray:
    """Tell which regions each criterion excludes by itself, as soon as it has points.

    Parameters
    ----------
    matrix : figures of all regions

    Returns
    -------
    (m, n) bool; true where the figure is missing or outside a knock-out limit
    """
    every = np.ones(len(matrix.criteria), dtype=np.bool_)
    below, above = _knocked_out(matrix, every)
    return below | above | np.isnan(matrix.values)


def _knocked_out(matrix: DecisionMatrix, active: BoolArray) -> tuple[BoolArray, BoolArray]:
    lowest = [-np.inf if c.minimum is None else c.minimum for c in matrix.criteria]
    highest = [np.inf if c.maximum is None else c.maximum for c in matrix.criteria]
    published = ~matrix.filled & active
    return (matrix.values < lowest) & published, (matrix.values > highest) & published


def _limits_broken(
    matrix: DecisionMatrix, alike: Mapping[int, Alike], row: int, below: BoolArray, above: BoolArray
) -> Iterator[Sentence]:
    for column, figures in alike.items():
        criterion = matrix.criteria[column]
        value, name = float(matrix.values[row, column]), criterion.name
        if below[row, column] and criterion.minimum is not None:
            figure, limit = told_apart(value, criterion.minimum, criterion.unit, figures)
            yield sentence(
                "{criterion} is {figure}, below the minimum of {limit}.",
                criterion=name, figure=figure, limit=limit,
            )  # fmt: skip
        if above[row, column] and criterion.maximum is not None:
            figure, limit = told_apart(value, criterion.maximum, criterion.unit, figures)
            yield sentence(
                "{criterion} is {figure}, above the maximum of {limit}.",
                criterion=name, figure=figure, limit=limit,
            )  # fmt: skip


def _figures_missing(criteria: Sequence[Criterion], missing: BoolArray) -> Sentence:
    names = [c.name for c, is_missing in zip(criteria, missing) if is_missing]
    return sentence(
        "No figure for {criteria}. With one, or without points for it, the region takes part.",
        criteria="; ".join(names),
    )


def _no_such(case: Case, entry: str, zone: str | None) -> Finding:
    if zone is None:
        return error(
            "regions", None, "id",
            sentence("There is no region {region} to leave out.", region=entry),
            sentence("Use the id of a region, or zone: and the name of a zone."),
        )  # fmt: skip
    return error(
        "regions", None, "zone",
        sentence("There is no zone {zone} to leave out.", zone=zone),
        sentence("Choose one of: {zones}.", zones="; ".join(case.zone_names))
        if case.zone_names
        else sentence("Fill the column zone of the table regions, or name regions by their id."),
    )  # fmt: skip
