"""What the regions of a case are specialized in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import CaseError, error, sentence
from mcda.case.model import Case
from mcda.specialization import measures

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Specialization:
    """Measures of specialization of all m regions by s sectors; NaN = missing.

    Parameters
    ----------
    regions : m region ids, in table order
    sectors : s sectors, in the order of the table ``sectors``
    values : (m, s) size of the sector in the region, in the case's ``sector_measure``
    reference : (m,) what shares are taken of: ``sector_reference`` or the sum over sectors
    lq, rsca : (m, s) location quotient, >= 0, and its symmetric form in [-1, 1)
    size_share : (m, s) part of the sector's national total, 0 to 1
    focus_share : (m, s) part of the region's reference
    growth : (m, s) yearly growth as decimal
    strong : (m, s) bool, LQ and size share at or above the case's limits
    stars : (m, s) int, 0 to 3
    national_growth : (s,) yearly growth of the sector in the nation, as decimal
    """

    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    values: FloatArray
    reference: FloatArray
    lq: FloatArray
    rsca: FloatArray
    size_share: FloatArray
    focus_share: FloatArray
    growth: FloatArray
    strong: NDArray[np.bool_]
    stars: NDArray[np.int64]
    national_growth: FloatArray


def specialization(case: Case) -> Specialization:
    """Measure what each region is specialized in, from the table ``sectors``.

    All regions of the table count in the national totals, also those left out of a ranking;
    rows of other regions (a national row) do not. A negative reference counts as missing.
    """
    # absurdly large figures become infinite here and count as missing in the decision matrix
    with np.errstate(over="ignore", invalid="ignore"):
        return _measure(case)


def _measure(case: Case) -> Specialization:
    settings = case.settings
    values, before, years = _sector_arrays(case)
    reference = _reference(case, values)
    lq = measures.location_quotient(values, reference)
    sizes = measures.size_share(values)
    focus = measures.focus_share(values, reference)
    return Specialization(
        regions=tuple(region.id for region in case.regions),
        sectors=case.sector_names,
        values=values,
        reference=reference,
        lq=lq,
        rsca=measures.symmetric_location_quotient(lq),
        size_share=sizes,
        focus_share=focus,
        growth=measures.growth(values, before, years),
        strong=measures.strong(lq, sizes, settings.lq_threshold, settings.size_floor),
        stars=measures.stars(sizes, focus, lq, settings.star_quantile, settings.star_lq),
        national_growth=measures.national_growth(values, before, years),
    )


def derived(case: Case, derive: str, sector: str) -> FloatArray:
    """Compute a criterion from the table ``sectors``.

    - ``lq``: the location quotient of ``sector``; with no sector in focus, the region's largest
      among sectors above the size floor (:func:`measures.largest_quotient`).
    - ``strong_sectors``: how many sectors are strong; the same whatever sector is in focus.
    - ``krugman``, ``hhi``: missing everywhere when the case has a ``sector_reference``, since
      its sectors then do not add up to the region.

    Parameters
    ----------
    case : the case
    derive : ``lq``, ``krugman``, ``hhi`` or ``strong_sectors``
    sector : sector in focus; empty = any

    Returns
    -------
    (m,) in table order, NaN = missing: the region has no figures to compute it from

    Raises
    ------
    CaseError
        when the case has no such sector in focus
    ValueError
        when ``derive`` is none of the four
    """
    return derived_columns(case, (derive,), sector)[derive]


def derived_columns(case: Case, derives: tuple[str, ...], sector: str) -> Mapping[str, FloatArray]:
    """Compute several derived criteria (see :func:`derived`) from one reading of the sectors."""
    found = specialization(case)
    position = _position(found.sectors, sector)
    return {derive: _derived(case, found, derive, position) for derive in derives}


def _derived(case: Case, found: Specialization, derive: str, position: int | None) -> FloatArray:
    if derive == "lq":
        if position is not None:
            return found.lq[:, position]
        floor = case.settings.size_floor
        return measures.largest_quotient(found.lq, found.size_share, floor)
    if derive == "strong_sectors":
        known = ~np.isnan(found.lq)
        return np.where(known.any(axis=1), found.strong.sum(axis=1).astype(np.float64), np.nan)
    if derive not in ("krugman", "hhi"):
        raise ValueError(f"derive is one of lq, krugman, hhi, strong_sectors, not {derive!r}")
    if case.settings.sector_reference:
        return np.full(len(found.regions), np.nan)
    measure = measures.krugman if derive == "krugman" else measures.herfindahl
    return measure(found.values)


def _position(sectors: tuple[str, ...], sector: str) -> int | None:
    if not sector:
        return None
    if sector in sectors:
        return sectors.index(sector)
    raise CaseError(
        error(
            "sectors", None, "sector",
            sentence("There is no sector {sector}.", sector=sector),
            sentence("Choose one of: {sectors}.", sectors="; ".join(sectors))
            if sectors
            else sentence("Bring a table sectors, or rank without a sector in focus."),
        )
    )  # fmt: skip


def _sector_arrays(case: Case) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Spread the long table over (m, s): value, value before, years between; NaN = no figure."""
    rows = {region.id: row for row, region in enumerate(case.regions)}
    columns = {sector: column for column, sector in enumerate(case.sector_names)}
    values, before, years = np.full((3, len(rows), len(columns)), np.nan)
    for figure in case.sectors:
        row = rows.get(figure.region)
        if row is None:
            continue
        cell = row, columns[figure.sector]
        values[cell] = figure.value
        if figure.value_before is not None and figure.years is not None:
            before[cell] = figure.value_before
            years[cell] = figure.years
    return values, before, years


def _reference(case: Case, values: FloatArray) -> FloatArray:
    column = case.settings.sector_reference
    if not column:
        return measures.row_totals(values)
    figures = [region.figure(column) for region in case.regions]
    reference = np.array([np.nan if figure is None else figure for figure in figures])
    return np.where(reference >= 0, reference, np.nan)
