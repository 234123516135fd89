"""The decision matrix of a case: published, derived, edited and filled figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix
from mcda.specialization.quotients import derived_columns

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

SMALLEST_ZONE = 3
"""A zone lends its median only with at least this many published figures."""


def decision_matrix(case: Case, sector: str = "") -> DecisionMatrix:
    """Gather the figures of all regions by all criteria.

    Derived criteria are computed from the table ``sectors``. Figures of the table ``edits`` then
    stand in place of published and derived ones, whatever the sector in focus; an edit without
    a value leaves a gap. Under ``missing = zone_median`` gaps are filled, and marked as filled,
    with the median of the region's first zone, or of all regions where that zone has fewer than
    three figures; a column without any figure stays empty. Under ``leave_out`` gaps stay
    missing. A figure that is not finite counts as missing.

    Parameters
    ----------
    case : the case
    sector : sector in focus of the criteria derived as ``lq``; empty = any

    Returns
    -------
    DecisionMatrix
        rows and columns in table order, in original units

    Raises
    ------
    CaseError
        when the case has no such sector
    """
    published = published_figures(case, sector)
    values = published.copy()
    edited = np.zeros(values.shape, dtype=np.bool_)
    row_of = {region.id: row for row, region in enumerate(case.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(case.criteria)}
    for edit in case.edits:
        place = row_of[edit.region], column_of[edit.criterion]
        values[place] = np.nan if edit.value is None else edit.value
        edited[place] = True
    values[~np.isfinite(values)] = np.nan
    doubted = np.zeros(values.shape, dtype=np.bool_)
    for note in case.figures:
        if note.criterion in column_of:  # others are about columns that are no criteria
            doubted[row_of[note.region], column_of[note.criterion]] = True
    doubted &= ~edited & ~np.isnan(values)
    filled = np.zeros(values.shape, dtype=np.bool_)
    if case.settings.missing == "zone_median":
        values, filled = fill_by_zone(values, [region.zone for region in case.regions])
    return DecisionMatrix(
        regions=tuple(region.id for region in case.regions),
        names=tuple(region.name for region in case.regions),
        criteria=case.criteria,
        values=values,
        filled=filled,
        edited=edited,
        published=published,
        doubted=doubted,
    )


def published_figures(case: Case, sector: str = "") -> FloatArray:
    """Return the figures of all regions by all criteria as published or derived.

    That is before edits and before gaps are filled.

    Parameters
    ----------
    case : the case
    sector : sector in focus of the criteria derived as ``lq``; empty = any

    Returns
    -------
    (m, n) in original units, NaN = missing

    Raises
    ------
    CaseError
        when the case has no such sector
    """
    derives = tuple(dict.fromkeys(c.derive for c in case.criteria if c.derive))
    computed = derived_columns(case, derives, sector) if derives or sector else {}
    values = np.full((len(case.regions), len(case.criteria)), np.nan)
    for column, criterion in enumerate(case.criteria):
        if criterion.derive:
            values[:, column] = computed[criterion.derive]
        else:
            figures = [region.figure(criterion.id) for region in case.regions]
            values[:, column] = [np.nan if figure is None else figure for figure in figures]
    values[~np.isfinite(values)] = np.nan
    return values


def fill_by_zone(values: FloatArray, zones: list[tuple[str, ...]]) -> tuple[FloatArray, BoolArray]:
    """Fill missing figures with medians of published ones.

    Parameters
    ----------
    values : (m, n), NaN = missing
    zones : m lists of zones; the first lends the median, and a region counts in all of its own

    Returns
    -------
    values : (m, n) copy in which only columns without any figure still have gaps
    filled : (m, n) bool, which figures are filled
    """
    known = ~np.isnan(values)
    result = values.copy()
    for row, column in np.argwhere(~known & known.any(axis=0)):
        first = zones[row][:1]
        members = np.array([bool(first) and first[0] in zone for zone in zones])
        lenders = members & known[:, column]
        if lenders.sum() < SMALLEST_ZONE:
            lenders = known[:, column]
        result[row, column] = np.median(values[lenders, column])
    return result, ~known & ~np.isnan(result)
