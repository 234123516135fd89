"""How numbers are written for people: the same on screen, in sentences and in the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable

from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import figure_text

UNKNOWN = "–"
_TINY = 5e-10  # below it a number is shown as 0: the solvers' own rounding
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


def excel_format(decimals: int, *, percent: bool = False) -> str:
    """Return the number format with which Excel and PowerPoint write so many decimals."""
    places = "." + "0" * decimals if decimals else ""
    return f"0{places}%" if percent else f"#,##0{places}"


def listing(items: Iterable[object]) -> Sentence:
    """Join names as a sentence does: ``A``, ``A and B``, ``A, B and C``."""
    *first, last = items
    if not first:
        return sentence("{name}", name=last)
    return sentence("{names} and {last}", names=", ".join(map(str, first)), last=last)
