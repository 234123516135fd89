"""What the number format of a cell says: a date, a length of time, a percent."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 255  # characters, as many as Excel lets a format have
_MOST_PARTS = 4

# Quoted, bracketed and escaped signs are none of the format. Each alternative takes all that it
# has passed over, closed or not, so that no sign is looked at twice.
_UNSEEN = re.compile(r'"[^"]*"?|\[[^\]]*\]?|[\\_*].?', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*\]")
_DATE = re.compile("[dmhys]", re.IGNORECASE)
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip


@dataclass(frozen=True)
class _Part:
    """What a format says of some numbers: for which (a sign and a bound), and how."""

    condition: tuple[str, float] | None
    percent: bool
    empty: bool

    def fits(self, value: float) -> bool:
        return self.condition is None or _HOLDS[self.condition[0]](value, self.condition[1])


@dataclass(frozen=True)
class NumberFormat:
    """A number format, understood once for all cells that have it.

    Parameters
    ----------
    is_date : numbers are shown as days or times
    is_elapsed : they are shown as a length of time
    parts : what it says of numbers, in its order
    """

    is_date: bool
    is_elapsed: bool
    parts: tuple[_Part, ...]

    @property
    def has_percent(self) -> bool:
        """Whether any number is shown as percent."""
        return any(part.percent for part in self.parts)

    def shows_percent(self, value: float) -> bool:
        """Whether a number is shown as percent, 0.05 as 5 %.

        Parts of the format for negative numbers, for zero, or with a condition hold for these
        alone. Numbers that are not finite are never shown so.
        """
        if not math.isfinite(value):
            return False
        parts = self.parts
        if any(part.condition for part in parts):
            part = next((part for part in parts if part.fits(value)), parts[0])
        elif value == 0 and len(parts) > 2:
            part = parts[2]
        else:
            part = parts[1] if value < 0 and len(parts) > 1 else parts[0]
        return (parts[0] if part.empty else part).percent


def read_number_format(code: str) -> NumberFormat:
    """Understand a number format; of one that is longer than Excel allows, its beginning.

    A percent sign in quotation marks, or behind a backslash, is a mere letter.
    """
    signs = _UNSEEN.sub(_meant, code[:LONGEST])
    parts = signs.split(";")[:_MOST_PARTS]
    return NumberFormat(
        bool(_DATE.search(parts[0])),
        bool(_ELAPSED.search(parts[0])),
        tuple(_Part(_condition(part), "%" in part, not part) for part in parts),
    )


def _meant(found: re.Match[str]) -> str:
    text = found.group()
    return text if _CONDITION.fullmatch(text) or _ELAPSED.fullmatch(text) else ""


def _condition(part: str) -> tuple[str, float] | None:
    found = _CONDITION.search(part)
    return (found[1], float(found[2])) if found else None
