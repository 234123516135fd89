"""Measures of specialization as array functions: m regions by s sectors, NaN = missing.

Every function takes all regions of the nation: a sum over rows is the national total, so a
national row must not be among them.

References
----------
Laursen (2015), Revealed comparative advantage and the alternatives as measures of
international specialization, Eurasian Business Review 5, 99-115: the symmetric form.
Krugman (1991), Geography and Trade, MIT Press: the index of regional divergence.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Divide; NaN where the denominator is 0 or missing."""
    shape = np.broadcast_shapes(numerator.shape, denominator.shape)
    result = np.full(shape, np.nan)
    np.divide(numerator, denominator, out=result, where=denominator > 0)
    return result


def row_totals(values: FloatArray) -> FloatArray:
    """Sum each region over its sectors: the reference when the case names none.

    Parameters
    ----------
    values : (m, s), NaN = missing, >= 0

    Returns
    -------
    (m,) sums of the figures that are there; NaN for a region without any
    """
    known = ~np.isnan(values)
    return np.where(known.any(axis=1), np.where(known, values, 0.0).sum(axis=1), np.nan)


def location_quotient(values: FloatArray, reference: FloatArray) -> FloatArray:
    """Compare a sector's share in a region with its share in the nation.

    LQ_rs = (v_rs / m_r) / (sum_r v_rs / sum_r m_r); 1 = as in the nation.

    Special cases:

    - both national sums run over the regions that have the sector's figure and the reference;
    - missing where a figure or the reference is missing, or where the reference or the
      sector's national total is 0;
    - 0 where the region honestly has 0 of a sector that the nation has.

    Parameters
    ----------
    values : (m, s), any one measure per sector, >= 0, NaN = missing
    reference : (m,) what shares are taken of (row totals, employment, gross regional product)

    Returns
    -------
    (m, s), >= 0, dimensionless
    """
    size = reference[:, None]
    both = ~np.isnan(values) & ~np.isnan(size)
    sector_total = np.where(both, values, 0.0).sum(axis=0)
    reference_total = np.where(both, size, 0.0).sum(axis=0)
    return _ratio(_ratio(values, size), _ratio(sector_total, reference_total)[None, :])


def symmetric_location_quotient(quotients: FloatArray) -> FloatArray:
    """Map location quotients to [-1, 1): (LQ - 1) / (LQ + 1), 0 = as in the nation."""
    return (quotients - 1.0) / (quotients + 1.0)


def size_share(values: FloatArray) -> FloatArray:
    """Return each region's part of the sector's national total, 0 to 1.

    Missing where the figure is missing or the total is 0.
    """
    return _ratio(values, np.where(np.isnan(values), 0.0, values).sum(axis=0)[None, :])


def focus_share(values: FloatArray, reference: FloatArray) -> FloatArray:
    """Return the sector's part of the region's reference, v_rs / m_r.

    Missing where the figure or the reference is missing, or where the reference is 0. At most
    1 with row totals; with another measure as reference it may be more.
    """
    return _ratio(values, reference[:, None])


def growth(values: FloatArray, before: FloatArray, years: FloatArray) -> FloatArray:
    """Return the yearly growth (v / v_before)^(1 / years) - 1, as decimal (0.07 = 7 %).

    Missing where one of the three is missing, or where ``before`` or ``years`` is 0. A sector
    that vanished grew by -1.
    """
    yearly = _ratio(values, before) ** _ratio(np.ones_like(years), years) - 1.0
    # 1 to the power of a missing number is 1, not missing
    return np.where(years > 0, yearly, np.nan)


def national_growth(values: FloatArray, before: FloatArray, years: FloatArray) -> FloatArray:
    """Return each sector's yearly growth in the nation, (s,), as decimal.

    The nation is the sum of the regions that have both figures. Missing where these regions
    count different numbers of years, since their sums are then of different dates.
    """
    both = ~(np.isnan(values) | np.isnan(before) | np.isnan(years))
    longest = np.where(both, years, -np.inf).max(axis=0, initial=-np.inf)
    shortest = np.where(both, years, np.inf).min(axis=0, initial=np.inf)
    span = np.where(longest == shortest, longest, np.nan)
    now = np.where(both, values, 0.0).sum(axis=0)
    then = np.where(both, before, 0.0).sum(axis=0)
    return growth(now, then, span)


def strong(
    quotients: FloatArray, sizes: FloatArray, lq_threshold: float, size_floor: float
) -> BoolArray:
    """Say where a region is strong: LQ and size share both at or above their limits, (m, s).

    The size floor keeps out small regions, whose quotients are wild. Missing is not strong.
    """
    result: BoolArray = (quotients >= lq_threshold) & (sizes >= size_floor)
    return result


def largest_quotient(quotients: FloatArray, sizes: FloatArray, size_floor: float) -> FloatArray:
    """Return each region's largest location quotient among sectors above the size floor, (m,).

    Special cases:

    - a region whose size share reaches the floor in no sector gets its largest quotient, but at
      most 1: it counts as no more specialized than the nation. It is not excluded, neither the
      wild quotient of a tiny sector nor a false 0 stands for it, and falling below the floor
      never raises it;
    - missing for a region without any quotient.
    """
    best = _largest(quotients, ~np.isnan(quotients))
    best_large = _largest(quotients, sizes >= size_floor)
    return np.where(np.isnan(best_large), np.minimum(best, 1.0), best_large)


def _largest(quotients: FloatArray, counted: BoolArray) -> FloatArray:
    found = np.where(counted & (quotients >= 0), quotients, -1.0).max(axis=1, initial=-1.0)
    return np.where(found >= 0, found, np.nan)


def stars(
    sizes: FloatArray, focus: FloatArray, quotients: FloatArray, quantile: float, star_lq: float
) -> NDArray[np.int64]:
    """Count the stars of the European Cluster Observatory, 0 to 3, (m, s).

    One star each for a size share and a focus share at or above the sector's quantile, and for
    LQ >= star_lq. Ties at the quantile all get the star; a share of 0 never does.

    References
    ----------
    European Cluster Observatory, cluster mapping: one star each for size, specialization, focus.
    """
    large = _at_or_above_quantile(sizes, quantile)
    focused = _at_or_above_quantile(focus, quantile)
    return large.astype(np.int64) + focused + (quotients >= star_lq)


def _at_or_above_quantile(shares: FloatArray, quantile: float) -> BoolArray:
    reached = np.zeros(shares.shape, dtype=np.bool_)
    for sector in range(shares.shape[1]):
        column = shares[:, sector]
        known = column[~np.isnan(column)]
        if known.size:
            limit = np.quantile(known, quantile)
            # rounding in the interpolation must not deny the star to the region that sets it
            reached[:, sector] = (column >= limit * (1.0 - 1e-12)) & (column > 0)
    return reached


def krugman(values: FloatArray) -> FloatArray:
    """Measure how far a region's mix of sectors is from the nation's, sum |e_rs/e_r - E_s/E|.

    0 = the same mix, towards 2 = nothing in common. Missing for a region that lacks a sector's
    figure or has none of any; the nation is the sum of the regions with all figures.

    Returns
    -------
    (m,) in [0, 2]
    """
    shares = _complete_shares(values)
    complete: BoolArray = values.sum(axis=1) > 0
    totals = np.where(complete[:, None], values, 0.0).sum(axis=0)
    nation = _ratio(totals, totals.sum()[None])
    return np.where(complete, np.abs(shares - nation).sum(axis=1), np.nan)


def herfindahl(values: FloatArray) -> FloatArray:
    """Measure how concentrated a region is on few sectors, sum (e_rs/e_r)^2.

    1/s = spread evenly over the s sectors, 1 = all in one. Missing for a region that lacks a
    sector's figure or has none of any.

    Returns
    -------
    (m,) in [1/s, 1]
    """
    squares = (_complete_shares(values) ** 2).sum(axis=1)
    return np.where(values.sum(axis=1) > 0, squares, np.nan)


def _complete_shares(values: FloatArray) -> FloatArray:
    """Return shares of the row's sum; the whole row is NaN if one of its figures is missing."""
    return _ratio(values, values.sum(axis=1, keepdims=True))
