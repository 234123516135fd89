"""How figures and lists stand inside a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from mcda.case.finding import Sentence

MANY = 20
"""Names in a sentence that lists all of a kind, such as the regions that no plan can reach."""

_ALIKE = 1e-12  # of closeness: what is nearer shares its rank
_ROUNDING = 1e-6  # of shares: what is nearer to all or nothing is that
_LONGEST = 6  # decimals of a figure that people set
_MOST_DECIMALS = 4  # of percent: they tell every share from all and nothing
_MORE_DIGITS = (3, 6, 9, 12, 17)  # with which two figures are written until they differ
_SAME = 1e-10  # part of a figure by which a text may be off and still stand for it


def figure_text(value: float, unit: str = "", digits: int = 3) -> str:
    """Write a finite figure with so many significant digits, or all of its whole part.

    1234.5 -> "1,234", 12.345 -> "12.3", 0.012345 -> "0.0123"; of a whole part the first 15
    digits count. In exponent form only below a millionth and beyond all money there is, from
    1e30 on. What only says how to read the figure ("count", "nation = 1") does not follow it
    like a unit.
    """
    exponent = math.floor(math.log10(abs(value))) if value else 0
    if -7 < exponent < 15:
        text = f"{value:,.{max(0, digits - 1 - exponent)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    elif 15 <= exponent < 30:
        text = f"{Decimal(f'{value:.15g}'):,f}"
    else:
        text = f"{value:.{digits}g}"
    return _with_unit(text, unit)


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit and unit != "count" and "=" not in unit else text


class Alike:
    """The figures of one criterion: looked at once, however many of them are written.

    Parameters
    ----------
    figures : None, NaN, infinite = missing
    """

    def __init__(self, figures: Iterable[float | None]) -> None:
        values = figures if isinstance(figures, np.ndarray) else list(figures)
        read = np.asarray(values, dtype=np.float64)
        self._known = read[np.isfinite(read)]
        self._largest = float(np.abs(self._known).max(initial=0.0))
        self._is_whole = bool((self._known == np.rint(self._known)).all())

    @cached_property
    def _figures(self) -> frozenset[float]:
        return frozenset(self._known.tolist())

    def __contains__(self, value: float) -> bool:
        return value in self._figures

    @property
    def decimals(self) -> int | None:
        """See :func:`decimals_for`."""
        return _decimals(self._largest, is_whole=self._is_whole) if self._known.size else None

    def decimals_with(self, value: float) -> int:
        """Decimals that suit these figures and one more, which is finite."""
        is_whole = self._is_whole and value == round(value)
        return _decimals(max(self._largest, abs(value)), is_whole=is_whole)


def _decimals(largest: float, *, is_whole: bool) -> int:
    if is_whole or largest >= 1000:
        return 0
    return 1 if largest >= 100 else 2 if largest >= 1 else 4


def decimals_for(values: Iterable[float | None] | Alike) -> int | None:
    """Decimals that suit a column of figures: the same for all, none for whole numbers.

    Returns None when there is no finite number to judge by.
    """
    return _alike(values).decimals


def _alike(figures: Iterable[float | None] | Alike) -> Alike:
    return figures if isinstance(figures, Alike) else Alike(figures)


def decimals_given(values: Iterable[float], most: int = 9) -> int:
    """Decimals that it takes to write these figures as they are, none of them rounded."""
    known = [value for value in values if math.isfinite(value)]
    return next((d for d in range(most) if all(v == round(v, d) for v in known)), most)


def figure_alike(value: float, unit: str, alike: Iterable[float] | Alike) -> str:
    """Write a figure with as many decimals as all of its criterion have, on every page.

    Parameters
    ----------
    value : NaN or infinite = unknown, a dash
    unit : see :func:`figure_text`
    alike : the criterion's figures, NaN = missing; where many are written, as :class:`Alike`
    """
    if not math.isfinite(value):
        return "–"
    return with_decimals(value, _alike(alike).decimals_with(value), unit)


def figure_set(value: float, unit: str, alike: Iterable[float] | Alike) -> str:
    """Write a figure that was set, such as a bound: as it was typed, on every page.

    It has at least the decimals of its criterion, whose figures are ``alike``.
    """
    return with_decimals(value, decimals_set([value], alike), unit)


def decimals_set(values: Iterable[float], alike: Iterable[float] | Alike) -> int:
    """Decimals of figures that were set, see :func:`figure_set`."""
    return max(decimals_for(alike) or 0, decimals_given(values, _LONGEST))


def decimals_of(value: float, alike: Iterable[float] | Alike) -> int:
    """Decimals of a figure that is one of its criterion's, or else was set."""
    alike = _alike(alike)
    return (decimals_for(alike) or 0) if value in alike else decimals_set([value], alike)


def with_decimals(value: float, decimals: int, unit: str = "") -> str:
    """Write a figure with so many decimals, more where it would read 0, and with its unit."""
    text = f"{value:,.{decimals}f}"
    if abs(value) >= 1e15 or (value and not text.strip("-0.,")):
        return figure_text(value, unit)
    return _with_unit(text, unit)


def closeness_decimals(scores: Iterable[float], listed: int) -> int:
    """Decimals of a column of closeness: two, or as many as its two decisions take, at most four.

    The decisions are who leads and, with so many ``listed``, where the shortlist ends: regions
    on the two sides must not read alike.
    """
    ordered = sorted(scores, reverse=True)
    leading = sum(score >= ordered[0] - _ALIKE for score in ordered)
    edges = [(ordered[n - 1], ordered[n]) for n in (leading, listed) if 0 < n < len(ordered)]
    return next(
        (d for d in (2, 3) if all(f"{a:.{d}f}" != f"{b:.{d}f}" for a, b in edges)),
        4 if edges else 2,
    )


def is_part(share: float) -> bool:
    """Whether a share is neither all nor nothing, so that it must not read 100 % or 0 %."""
    return _ROUNDING < share < 1 - _ROUNDING


def percent(share: float, decimals: int = 0) -> str:
    """Write a share of 1 as percent: ``0.073`` is ``7 %``.

    What is not all does not read 100 %, and what is not nothing does not read 0 %: ``0.9996`` is
    ``>99 %``, ``0.0004`` is ``<1 %``. So figures beside each other keep the same decimals.
    """
    least = 10.0**-decimals
    rounded = round(100 * share, decimals) + 0.0  # without the sign of what is rounded to nothing
    if is_part(share) and rounded >= 100:
        return f">{100 - least:.{decimals}f} %"
    if is_part(share) and rounded <= 0:
        return f"<{least:.{decimals}f} %"
    return f"{rounded:,.{decimals}f} %"


def share_decimals(shares: Iterable[float | None]) -> int:
    """Return the decimals of percent with which no share wrongly reads 0 % or 100 %.

    For shares that stand beside each other, where there is no room for ``<1 %``.
    """
    parts = [share for share in shares if share is not None and is_part(share)]
    return next(
        (
            decimals
            for decimals in range(_MOST_DECIMALS)
            if all(0 < round(100 * share, decimals) < 100 for share in parts)
        ),
        _MOST_DECIMALS,
    )


def share_text(share: float, digits: int = 3) -> str:
    """Write a share of 1 in percent, without the sign, with so many significant digits.

    It has more digits where it would read 100 and is not all: ``0.9996`` is ``99.96``.
    """
    texts = (figure_text(100 * share, digits=n) for n in range(digits, digits + 7))
    is_all = abs(share - 1) <= _ROUNDING
    return next((text for text in texts if is_all or text != "100"), "100")


def told_apart(
    value: float, other: float, unit: str = "", alike: Iterable[float] | Alike | None = None
) -> tuple[str, str]:
    """Write two figures with as many digits as it takes to see that they differ.

    Parameters
    ----------
    value, other, unit : see :func:`figure_text`
    alike : the criterion's figures where these are of one; what is none of them was set, such as
        a bound, see :func:`figure_set`
    """
    if alike is not None:
        return _alike_apart(value, other, unit, _alike(alike))
    for digits in _MORE_DIGITS:
        texts = figure_text(value, unit, digits), figure_text(other, unit, digits)
        if texts[0] != texts[1]:
            break
    return texts


def shares_apart(share: float, other: float) -> tuple[str, str]:
    """Write two shares of 1 in percent, without the sign, so that one sees that they differ."""
    for digits in _MORE_DIGITS:
        texts = share_text(share, digits), share_text(other, digits)
        if texts[0] != texts[1]:
            break
    return texts


def at_most_text(value: float, unit: str = "", digits: int = 3) -> str:
    """Write a positive figure to stay within: 66.67 is ``66.6``, never more than it is."""
    decimals = max(0, digits - 1 - math.floor(math.log10(value)))
    scale = 10.0**decimals
    return figure_text(math.floor(value * scale * (1 + _SAME)) / scale, unit, digits)


@dataclass(frozen=True)
class Figure:
    """A figure in the sentence of a rule: short as a rule, in full where rules clash.

    Parameters
    ----------
    value, unit, digits : see :func:`figure_text`
    is_share : the value is a share of 1, written as :func:`share_text` does
    decimals : so many of them, as closeness has, instead of digits
    """

    value: float
    unit: str = ""
    digits: int = 3
    is_share: bool = False
    decimals: int | None = None

    def __str__(self) -> str:
        if self.decimals is not None:
            return with_decimals(self.value, self.decimals, self.unit)
        if self.is_share:
            return share_text(self.value, self.digits)
        return figure_text(self.value, self.unit, self.digits)

    @property
    def in_full(self) -> Figure:
        """The figure with all the digits that it has, as far as a computer's arithmetic tells."""
        longer = (replace(self, digits=digits, decimals=None) for digits in _MORE_DIGITS)
        return next((figure for figure in (self, *longer) if figure._is_told), self)

    @property
    def _is_told(self) -> bool:
        """Whether what is written is the figure."""
        shown = replace(self, unit="")
        written = float(str(shown).replace(",", "")) / (100 if self.is_share else 1)
        return abs(written - self.value) <= _SAME * abs(self.value)


def in_full(told: Sentence) -> Sentence:
    """Return a sentence with its figures as they were set, so that one sees how rules clash."""
    return Sentence(
        told.template,
        {
            name: in_full(value)
            if isinstance(value, Sentence)
            else value.in_full
            if isinstance(value, Figure)
            else value
            for name, value in told.values.items()
        },
    )


def _alike_apart(value: float, other: float, unit: str, alike: Alike) -> tuple[str, str]:
    own, its = decimals_of(value, alike), decimals_of(other, alike)
    texts = with_decimals(value, own, unit), with_decimals(other, its, unit)
    for decimals in range(max(own, its), 18):
        if texts[0] != texts[1] or value == other:
            break
        texts = with_decimals(value, decimals, unit), with_decimals(other, decimals, unit)
    return texts


def gap_text(difference: float) -> str:
    """Write a difference of closeness as closeness is: two decimals, a smaller one one digit."""
    text = f"{difference:.2f}"
    return text if float(text) or abs(difference) <= _ALIKE else figure_text(difference, digits=1)


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Join whole sentences to one that can still be translated part by part."""
    return _combined(sentences, "{first} {next}")


def listed(parts: Sequence[Sentence]) -> Sentence:
    """List parts of a sentence, split by semicolons."""
    return _combined(parts, "{first}; {next}")


def enumerated(parts: Sequence[Sentence]) -> Sentence:
    """Name one or more things: "A", "A and B", "A, B and C"; each can still be translated."""
    *others, last = parts
    if not others:
        return last
    told = others[0]
    for part in others[1:]:
        told = Sentence("{first}, {next}", {"first": told, "next": part})
    return Sentence("{first} and {last}", {"first": told, "last": last})


def _combined(parts: Sequence[Sentence], template: str) -> Sentence:
    """Nest in halves, so that a list of thousands is only some ten levels deep."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    first, rest = _combined(parts[:half], template), _combined(parts[half:], template)
    return Sentence(template, {"first": first, "next": rest})


def named(names: Sequence[str], most: int = 3) -> Sentence:
    """Join names: "A", "A and B", and beyond ``most`` + 1 of them "A, B, C and 5 more"."""
    if len(names) == 1:
        return Sentence("{name}", {"name": names[0]})
    if len(names) > most + 1:
        shown = {"names": ", ".join(names[:most]), "more": len(names) - most}
        return Sentence("{names} and {more} more", shown)
    return Sentence("{names} and {last}", {"names": ", ".join(names[:-1]), "last": names[-1]})
