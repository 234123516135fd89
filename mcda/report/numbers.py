"""How numbers are written for people: the same on screen, in sentences and in the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable

from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import figure_text

UNKNOWN = "–"
_TINY = 5e-10  # below it a number is shown as 0: the solvers' own rounding
_ROUNDING = 1e-6  # of shares: what is nearer to all or nothing is that
_HUGE = 1e15  # from here on decimals no longer mean anything


def written(value: float | None, decimals: int | None = None) -> str:
    """Write a number with thousands separators.

    Parameters
    ----------
    value : any number; None, NaN and infinity are unknown and give a dash
    decimals : fixed decimals; None chooses three significant digits, never cutting a whole part
        (``1,204``, ``68.5``, ``0.031``)
    """
    if value is None or not math.isfinite(value):
        return UNKNOWN
    if abs(value) < _TINY:
        value = 0.0
    if decimals is None or abs(value) >= _HUGE:
        return figure_text(value)
    text = f"{value:,.{decimals}f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text


def amount_text(amount: float, decimals: int) -> str:
    """Write an amount of money inside a sentence: with these decimals, or none if it is whole."""
    return written(amount, 0 if amount == round(amount) else decimals)


def percent(share: float, decimals: int = 0) -> str:
    """Write a share of 1 as percent: ``0.073`` is ``7 %``.

    What is not all does not read 100 %, and what is not nothing does not read 0 %: ``0.9996`` is
    ``>99 %``, ``0.0004`` is ``<1 %``. So figures beside each other keep the same decimals.
    """
    if _ROUNDING < share < 1 - _ROUNDING:
        least = 10.0**-decimals
        rounded = round(100 * share, decimals)
        if rounded >= 100:
            return f">{written(100 - least, decimals)} %"
        if rounded <= 0:
            return f"<{written(least, decimals)} %"
    return f"{written(100 * share, decimals)} %"


def share_decimals(shares: Iterable[float | None]) -> int:
    """Return the decimals with which no share of a column wrongly reads 0 % or 100 %, at most 2.

    For columns of numbers, which have no room for ``<1 %``.
    """
    known = [share for share in shares if share is not None and math.isfinite(share)]
    open_ended = [share for share in known if _ROUNDING < share < 1 - _ROUNDING]
    return next(
        (
            decimals
            for decimals in (0, 1)
            if all(0 < round(100 * share, decimals) < 100 for share in open_ended)
        ),
        2,
    )


def listing(items: Iterable[object]) -> Sentence:
    """Join names as a sentence does: ``A``, ``A and B``, ``A, B and C``."""
    *first, last = items
    if not first:
        return sentence("{name}", name=last)
    return sentence("{names} and {last}", names=", ".join(map(str, first)), last=last)
