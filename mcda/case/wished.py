"""What a saved view asks of the money in texts.

Wishes about a plan, such as ``out:J1`` or ``budget:N,2027:150``, and factors on programmes'
budgets, such as ``N:0.8``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mcda.case.columns import MOST_PLANNED, MOST_SCALED, WISHES
from mcda.case.draft import Draft
from mcda.case.finding import Finding, sentence, warning
from mcda.case.numbers import number_text, read_number

_WITH_LEVEL = ("amount", "budget")
_SCALE = re.compile(r"([A-Za-z0-9_.-]+):([^:]+)")
_FORM = re.compile(r"([a-z]+):([A-Za-z0-9_.-]+)(?:,([0-9]{1,4}))?(?::([^:]+))?")


class Wished(NamedTuple):
    """The parts of a wish.

    Parameters
    ----------
    kind : one of ``WISHES``
    subject : id of a joint venture, or of a programme
    level : the fraction or the money that is wished; None = in full, or where there is none
    year : of a budget; None = all years
    """

    kind: str
    subject: str
    level: float | None = None
    year: int | None = None


def wished_text(wish: Wished) -> str:
    """Write a wish as a cell holds it; :func:`read_wished` gives it back."""
    year = "" if wish.year is None else f",{wish.year}"
    level = "" if wish.level is None else f":{number_text(wish.level)}"
    return f"{wish.kind}:{wish.subject}{year}{level}"


def read_wished(text: str) -> Wished | None:
    """Read one wish; None where the text is none."""
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    kind, subject, year, last = form.groups()
    level = None if last is None else read_number(last)
    if (
        kind not in WISHES
        or (year is not None and kind != "budget")
        or (level is None) != (last is None)
        or (level is None and kind in _WITH_LEVEL)
        or (level is not None and (not 0 <= level < MOST_PLANNED or kind == "out"))
    ):
        return None
    return Wished(kind, subject, level, None if year is None else int(year))


def scale_text(programme: str, factor: float) -> str:
    """Write a programme's factor as a cell holds it; :func:`read_scale` gives it back."""
    return f"{programme}:{number_text(factor)}"


def read_scale(text: str) -> tuple[str, float] | None:
    """Read a programme's id and the factor on its budgets; None where the text is none."""
    form = _SCALE.fullmatch(text)
    factor = None if form is None else read_number(form[2])
    return (
        None
        if form is None or factor is None or not 0 <= factor <= MOST_SCALED
        else (form[1], factor)
    )


def check_wished(draft: Draft) -> Iterator[Finding]:
    """Report wishes that are passed over: nothing can be read, or the case has no such thing."""
    years = {
        year for table in ("programmes", "funds") for _, row in draft.known(table)
        for year in row.budgets
    }  # fmt: skip
    lost = [
        text
        for saved in draft.items("scenarios")
        for text in saved.wishes
        if not _is_there(read_wished(text), draft, years)
    ]
    if lost:
        message = sentence("Saved wishes are passed over: they are about what is not in the case.")
        fix = sentence(
            "Wish anew on the page Joint ventures, or take them out of the table scenarios."
        )
        yield warning("lost_wish", "scenarios", "wishes", list(dict.fromkeys(lost)), message, fix)

    scales = [text for saved in draft.items("scenarios") for text in saved.programme_scales]
    lost = [text for text in scales if not _has_programme(read_scale(text), draft)]
    if lost:
        message = sentence(
            "Saved factors on budgets are passed over: no programme of the case has them."
        )
        fix = sentence(
            "Set them anew on the page Joint ventures, or write a programme's id and a number "
            'from 0 to 1000 in the table scenarios, like "P:0.8".'
        )
        names = list(dict.fromkeys(lost))
        yield warning("lost_wish", "scenarios", "programme_scales", names, message, fix)


def _has_programme(scale: tuple[str, float] | None, draft: Draft) -> bool:
    return scale is not None and (
        scale[0] in draft.named["programmes"] or "programmes" in draft.unreadable
    )


def _is_there(wish: Wished | None, draft: Draft, years: set[int]) -> bool:
    if wish is None:
        return False
    table = "programmes" if wish.kind == "budget" else "projects"
    named = wish.subject in draft.named[table] or table in draft.unreadable
    return named and (wish.year is None or wish.year in years or "funds" in draft.unreadable)
