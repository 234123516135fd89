"""How often each joint venture is funded over drawn weights, as a table."""

from __future__ import annotations

from mcda.allocation.sureness import CORE, Sureness
from mcda.case.model import Case
from mcda.report.tables import Heading, Row, Table, number, with_unit

PLACES = {
    "core": f"funded in at least {100 * CORE:.0f} % of draws",
    "borderline": "depends on the weights",
    "exterior": f"funded in at most {100 - 100 * CORE:.0f} % of draws",
}
"""Where a venture stands, in words."""


def sureness_table(case: Case, found: Sureness) -> Table:
    """List the ventures, those that are funded most often first.

    Parameters
    ----------
    case : for the unit of money
    found : what the draws gave
    """
    unit = case.settings.money_unit
    headings = (
        Heading("Name"),
        Heading("Where it stands"),
        Heading("Funded in", percent=True),
        Heading(with_unit("Now", unit), 1),
        Heading(with_unit("In nine of ten draws from", unit), 1),
        Heading(with_unit("to", unit), 1),
    )
    ordered = sorted(found.ventures, key=lambda venture: -venture.frequency)
    rows: tuple[Row, ...] = tuple(
        (
            venture.name,
            PLACES[venture.place],
            number(venture.frequency),
            number(venture.current),
            number(venture.low),
            number(venture.high),
        )
        for venture in ordered
    )
    return Table("sureness", headings, rows)
