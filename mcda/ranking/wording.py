"""How figures and lists stand inside a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from mcda.case.finding import Sentence

_ALIKE = 1e-12  # of closeness: what is nearer shares its rank


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


def decimals_for(values: Iterable[float | None]) -> int | None:
    """Decimals that suit a column of figures: the same for all, none for whole numbers.

    Returns None when there is no finite number to judge by.
    """
    known = [abs(value) for value in values if value is not None and math.isfinite(value)]
    if not known:
        return None
    if all(value == round(value) for value in known):
        return 0
    largest = max(known)
    if largest >= 1000:
        return 0
    return 1 if largest >= 100 else 2 if largest >= 1 else 4


def figure_alike(value: float, unit: str, alike: Iterable[float]) -> str:
    """Write a figure with as many decimals as all of its criterion have, on every page.

    Parameters
    ----------
    value : NaN or infinite = unknown, a dash
    unit : see :func:`figure_text`
    alike : the criterion's figures, NaN = missing
    """
    if not math.isfinite(value):
        return "–"
    decimals = decimals_for([*alike, value])
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


def told_apart(value: float, other: float, unit: str = "") -> tuple[str, str]:
    """Write two figures with as many digits as it takes to see that they differ."""
    for digits in (3, 6, 9, 12, 17):
        texts = figure_text(value, unit, digits), figure_text(other, unit, digits)
        if texts[0] != texts[1]:
            break
    return texts


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
