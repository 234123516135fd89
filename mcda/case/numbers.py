"""Numbers as cells hold them: strict reading, exact writing, and the remedy for lookalikes."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from mcda.case.finding import Sentence, sentence

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*", re.DOTALL)
_ONE_COMMA = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_LONGEST = 400  # digits; the longest double written out has fewer


def read_number(text: str) -> float | None:
    """Return the finite number that the text writes with digits and a point, else None.

    Spaces, commas, ``nan``, ``inf``, underscores and digits of other scripts are refused: a
    decimal comma and a thousands separator cannot be told apart.
    """
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def number_text(value: float) -> str:
    """Return the shortest text that reads back as the same number; whole ones without a point."""
    return repr(float(value)).removesuffix(".0")


def shown_as_percent(value: float) -> float:
    """Return what stands before the percent sign of a cell that shows a number as percent.

    Exact in decimal digits: 0.07 gives 7, not 7.000000000000001.
    """
    return float(Decimal(repr(value)) * 100)


def kept_as_percent(value: float) -> float | None:
    """Return what a cell shown as percent must hold so that it shows the value, 0.05 for 5 %.

    None where no number gives back exactly the value.
    """
    part = float(Decimal(repr(value)) / 100)
    return part if shown_as_percent(part) == value else None


def number_remedy(text: str) -> Sentence:
    """Return what to write instead of a text that is not a number."""
    if _DATE.fullmatch(text):
        return sentence(
            "Excel has turned the figure into a date: set the cell's format to Number and type"
            " the figure anew."
        )
    if text.endswith("%") and read_number(text[:-1].strip()) is not None:
        return sentence('Write the number without "%".')
    plain = re.sub(r"[\s'’_]", "", text).replace("\N{MINUS SIGN}", "-")
    if _ONE_COMMA.fullmatch(plain):
        return sentence(
            'Write "{large}" or "{small}", whichever is meant: digits only, and a point before'
            " decimals.",
            large=plain.replace(",", ""), small=plain.replace(",", "."),
        )  # fmt: skip
    plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain.replace(",", ".")
    if read_number(plain) is not None:
        return sentence('Write "{number}": digits only, and a point before decimals.', number=plain)
    return sentence("Write a number like 1234.5; where there is no figure, leave the cell empty.")
