"""What stands behind an option of the command line: each reads a text or says what to write."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from mcda.case.columns import MOST_SCALED
from mcda.report.formats import FORMATS

SEPARATORS = (",", ";", "|", "\t")


def path(text: str) -> Path:
    """Return the path of a case, which must exist."""
    found = Path(text)
    if not _holds(found.exists):
        raise argparse.ArgumentTypeError(
            f"there is no file or folder {text!r}: write the path of a case"
        )
    return found


def target(text: str) -> Path:
    """Return the path of a file to write: a known ending, in a folder that is there."""
    wanted = Path(text)
    if wanted.suffix.lower() not in FORMATS:
        raise argparse.ArgumentTypeError(
            f"{text!r} must end in one of {', '.join(FORMATS)}: the ending says what is written"
        )
    if _holds(wanted.is_dir) or not _holds(wanted.parent.is_dir):
        raise argparse.ArgumentTypeError(
            f"{text!r} cannot be a file: write a name in a folder that exists"
        )
    return wanted


def _holds(asked: Callable[[], bool]) -> bool:
    """Ask the disk; a name too long for it, or behind a locked door, is not there."""
    try:
        return asked()
    except OSError:
        return False


def separator(text: str) -> str:
    """Return what stands between the cells of CSV; ``tab`` is read as the sign it names."""
    sign = {"tab": "\t", "\\t": "\t"}.get(text, text)
    if sign not in SEPARATORS:
        raise argparse.ArgumentTypeError(f"{text!r} must be one of , ; | tab")
    return sign


def points(text: str) -> dict[str, float]:
    """Read ``a=30,b=10``: points by criterion id, 0 to 100 each."""
    given: dict[str, float] = {}
    for item in filter(None, (item.strip() for item in text.split(","))):
        name, equals, value = (part.strip() for part in item.partition("="))
        worth = number(value)
        if not equals or not name or worth is None or not 0 <= worth <= 100:
            raise argparse.ArgumentTypeError(
                f"{item!r} must be a criterion's id, '=' and a number from 0 to 100"
            )
        if name in given:
            raise argparse.ArgumentTypeError(f"{name} has points twice: name it once")
        given[name] = worth
    return given


def size(text: str) -> int:
    """Read a whole number, 0 or more."""
    if not text.strip().isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} must be a whole number, 0 or more")
    return int(text)


def samples(text: str) -> int:
    """Read a whole number, 1 or more."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a whole number, 1 or more")
    return int(text)


def scale(text: str) -> float:
    """Read a number, 0 or more."""
    factor = number(text)
    if factor is None or factor < 0:
        raise argparse.ArgumentTypeError(f"{text!r} must be a number, 0 or more")
    return factor


def budget_scales(text: str) -> tuple[float, dict[str, float]]:
    """Read ``0.9``, ``N=0.8,T=1.1`` or ``0.9,N=0.8``: the factor on all budgets, and own ones."""
    every: list[float] = []
    own: dict[str, float] = {}
    for item in filter(None, (item.strip() for item in text.split(","))):
        name, equals, value = (part.strip() for part in item.rpartition("="))
        factor = number(value)
        if (
            factor is None
            or not 0 <= factor <= MOST_SCALED
            or bool(equals) != bool(name)
            or (every and not name)
        ):
            raise argparse.ArgumentTypeError(
                f"{item!r} must be one number for all budgets, from 0 to "
                f"{MOST_SCALED:.0f}, or a programme's id, '=' and such a number"
            )
        if name in own:
            raise argparse.ArgumentTypeError(f"{name} has a factor twice: name it once")
        if name:
            own[name] = factor
        else:
            every.append(factor)
    if not (every or own):
        raise argparse.ArgumentTypeError("write a number, 0 or more, or a programme's id and one")
    return (every[0] if every else 1.0), own


def part(text: str) -> float:
    """Read a number from 0 to 1."""
    share = number(text)
    if share is None or not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a number from 0 to 1")
    return share


def number(text: str) -> float | None:
    """Read a finite number; None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
