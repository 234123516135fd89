"""Figures as statistical offices write them: what a cell of a plain table says.

The reader of cases is strict, since what it reads is meant for it. A plain table is not:
decimal commas, spaces between thousands, footnote marks and dashes are understood here, and
what could be read in two ways is kept apart until the whole column has been seen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mcda.case.propose_words import INFINITE, MISSING, folded


class Sense(StrEnum):
    """What a cell says."""

    EMPTY = "empty"
    MISSING = "missing"  # a dash, dots or words that say that there is no figure
    NUMBER = "number"
    INFINITE = "infinite"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Written:
    """One cell, understood as far as it can be on its own.

    Parameters
    ----------
    sense : what the cell says
    value : the number; None while it depends on what the comma or point means
    decimal : the decimal mark that the cell shows beyond doubt; empty if it shows none
    digits : the number without spaces and marks, where ``value`` is still None
    mark : footnote mark that was taken off
    percent : the cell ends with a percent sign
    """

    sense: Sense
    value: float | None = None
    decimal: str = ""
    digits: str = ""
    mark: str = ""
    percent: bool = False


EMPTY = Written(Sense.EMPTY)
_TEXT = Written(Sense.TEXT)
_LONGEST = 60  # characters; no figure is longer

_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
                                 "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")  # fmt: skip
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), "")
_CURRENCY = re.compile(r"^[$€£¥₽₸]\s*|(?<=^[-−])[$€£¥₽₸]\s*|\s*[$€£¥₽₸]?\s*$")
_MINUS = re.compile(r"^[-\u2010-\u2015\u2212\ufe63\uff0d]\s*(?=[\d.,])")
_MARK = re.compile(
    r"(\s*[*†‡#]+"  # 12.5*
    r"|\s*[¹²³⁰⁴⁵⁶⁷⁸⁹]+[⁾)]?"  # 12.5¹
    r"|\s*[(\[]\d{1,2}[)\]]"  # 12.5(1)
    r"|(?:\s+|(?<=[*…]))\d{1,2}\)"  # 12.5 1)
    r"|(?<=\d)\d\)"  # 12.51), a superscript 1) that lost its form
    r"|\s+[a-zа-я]\)?|\s*\([a-zа-я]\))$",  # 12.5 p, the flags of Eurostat
    re.IGNORECASE,
)
_ONLY_MARK = re.compile(r"[*†‡#]+|[¹²³⁰⁴⁵⁶⁷⁸⁹]+[⁾)]?|\d\)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ '’ʼ`]\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,15})?")  # most cells; no need to look further
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d{1,4})?", re.IGNORECASE)
_THREE_AFTER_ONE = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def understand(cell: str | float) -> Written:
    """Return what a cell says; nothing is raised, whatever it holds."""
    if isinstance(cell, float):
        if math.isfinite(cell):
            return Written(Sense.NUMBER, cell)
        return Written(Sense.MISSING if math.isnan(cell) else Sense.INFINITE)
    if _PLAIN.fullmatch(cell):
        return _number(cell) or _TEXT
    text = cell.translate(_NOTHING).translate(_SPACES).strip()
    if not text:
        return EMPTY
    if len(text) > _LONGEST:
        return _TEXT
    return _unmarked(text) or _marked(text) or _TEXT


def _unmarked(text: str) -> Written | None:
    word = folded(text)
    if word in MISSING:
        return Written(Sense.MISSING)
    if word.lstrip("+-\u2212") in INFINITE:
        return Written(Sense.INFINITE)
    return _number(text)


def _marked(text: str) -> Written | None:
    """Take footnote marks off, one after the other, until a figure shows."""
    rest, marks = text, ""
    for _ in range(3):
        found = _MARK.search(rest)
        if not found:
            break
        rest, marks = rest[: found.start()].rstrip(), found.group().strip() + marks
        plain = _unmarked(rest) if rest else None
        if plain is not None:
            return Written(
                plain.sense, plain.value, plain.decimal, plain.digits, marks, plain.percent
            )
    return Written(Sense.MISSING, mark=text) if _ONLY_MARK.fullmatch(text) else None


def _number(text: str) -> Written | None:
    percent = text.endswith("%")
    plain = _MINUS.sub("-", _CURRENCY.sub("", text.removesuffix("%")).removeprefix("'"))
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[ '’ʼ`]", "", plain)
        sign = "," if "," in plain else "." if "." in plain else ""
        return _sure(plain.replace(",", "."), sign, percent)
    if not _NUMBER.fullmatch(plain):
        return None
    decimal = _decimal_of(plain)
    if decimal is None:
        return Written(Sense.NUMBER, digits=plain, percent=percent)
    return _sure(_pointed(plain, decimal), decimal, percent)


def _sure(plain: str, decimal: str, percent: bool) -> Written | None:
    try:
        value = float(plain)
    except ValueError:  # such as 1.2.3, a date or a section number
        return None
    if not math.isfinite(value):
        return Written(Sense.INFINITE, percent=percent)
    return Written(Sense.NUMBER, value, decimal, percent=percent)


def _decimal_of(plain: str) -> str | None:
    """Return the decimal mark that a number shows; empty if it needs none; None if in doubt."""
    commas, points = plain.count(","), plain.count(".")
    if not commas and not points:
        return ""
    if commas and points:
        return "," if plain.rindex(",") > plain.rindex(".") else "."
    sign, other = (",", ".") if commas else (".", ",")
    if commas + points > 1:  # thousands; the decimal mark can only be the other sign
        return other
    return None if _THREE_AFTER_ONE.fullmatch(plain) else sign


def _pointed(plain: str, decimal: str) -> str:
    """Return the digits with a point as decimal mark; groups of thousands must be whole."""
    thousands = "." if decimal == "," else ","
    whole, _, rest = plain.partition(decimal) if decimal else (plain, "", "")
    if thousands in whole:
        first, *groups = whole.lstrip("+-").split(thousands)
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
            return "no number"
        whole = whole.replace(thousands, "")
    return f"{whole}.{rest}" if rest else whole


def settled(cell: Written, decimal: str) -> float | None:
    """Return the number of a cell, once it is known which sign its column takes for decimals.

    Parameters
    ----------
    cell : the cell; one that is no number gives None
    decimal : ``,`` or ``.``
    """
    if cell.sense is not Sense.NUMBER or cell.value is not None:
        return cell.value
    return float(_pointed(cell.digits, decimal))


def shown_decimal(cells: Iterable[Written]) -> str:
    """Return the decimal mark that most of the cells show beyond doubt; empty if none does."""
    commas = points = 0
    for cell in cells:
        commas += cell.decimal == ","
        points += cell.decimal == "."
    if commas == points:
        return ""
    return "," if commas > points else "."
