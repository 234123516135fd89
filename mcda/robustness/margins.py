"""Monte Carlo errors: how far more draws could move a figure."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

Z95 = 1.959963984540054
"""Standard errors on each side of a 95 % confidence interval."""


def margin_of_shares(shares: ArrayLike, draws: ArrayLike) -> FloatArray:
    """Return half the width of the 95 % Wilson interval of each share.

    At most 0.01 with 9,604 draws. Unlike p (1 - p) / n it does not vanish where all draws agree.

    Parameters
    ----------
    shares : (...) in [0, 1]
    draws : (...) number of draws that each share rests on, >= 1

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal
    of the American Statistical Association 22(158), 209-212.
    """
    share, n = np.asarray(shares, dtype=np.float64), np.asarray(draws, dtype=np.float64)
    inner = share * (1 - share) / n + Z95**2 / (4 * n**2)
    margin: FloatArray = Z95 * np.sqrt(np.maximum(inner, 0.0)) / (1 + Z95**2 / n)
    return margin


def margin_of_means(sums: FloatArray, squares: FloatArray, draws: ArrayLike) -> FloatArray:
    """Return half the width of the 95 % confidence interval of each mean; NaN below two draws.

    Parameters
    ----------
    sums, squares : (...) sums of the drawn figures and of their squares
    draws : (...) number of draws that each rests on
    """
    n = np.asarray(draws, dtype=np.float64)
    enough = np.maximum(n, 2.0)
    variance = np.maximum(squares - np.square(sums) / enough, 0.0) / (enough - 1)
    margin: FloatArray = Z95 * np.sqrt(variance / enough)
    return np.where(n >= 2, margin, np.nan)


def largest_margin(draws: int) -> float:
    """Return the largest Monte Carlo error that any share of so many draws has.

    0.01 with 9,604 draws, and more than that of any single share.
    """
    return float(1.96 * 0.5 / np.sqrt(draws))
