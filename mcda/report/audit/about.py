"""The first sheet: where the file comes from, what it says, how to check it."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.report.audit.grid import Formula, LiveCell, Sheet, at
from mcda.report.audit.layout import Layout
from mcda.report.audit.standing import NAME
from mcda.report.origin import story_facts
from mcda.report.tables import Heading

_HOW = (
    "The sheets from _ranking to _explanation repeat the ranking as formulas. Change a shaded "
    "cell, points on _weights for example, and the ranking follows. All other sheets show what "
    "the program computed for the points as saved. Opening the file, the program takes over the "
    "inputs changed on _weights and _matrix, and says what it took and what it did not."
)
_VALUES = (
    "The case is too large for formulas: the sheets show what the program computed, step by step."
)
_AGAIN = (
    "This file is a case: open it in the program to see the same again. Its tables are the "
    "last sheets, whose names do not begin with _."
)


def about_sheet(laid: Layout, others: Iterable[Sheet], *, living: bool) -> Sheet:
    """Say where the file comes from, who leads, how to check it, and what each sheet shows."""
    leader = laid.ranking.matrix.names[laid.order[0]]
    facts: list[tuple[LiveCell, LiveCell]] = [
        (fact, value) for fact, value in story_facts(laid.story)
    ]
    facts += [
        ("First region in this file", Formula(at(0, NAME, "_ranking"), leader)),
        ("How to check", _HOW if living else _VALUES),
        ("How to go on", _AGAIN),
    ]
    facts += [(f"Sheet _{sheet.name}", sheet.about) for sheet in others if sheet.about]
    return Sheet("about", "", (Heading("Fact"), Heading("Value")), tuple(facts))
