"""How often ventures are funded, as a table."""

from __future__ import annotations

from mcda.report.sureness_tables import sureness_table
from tests.charts.drawn import small
from tests.charts.test_selection import ALWAYS, NEVER, OFTEN, found


def test_ventures_stand_in_order_with_their_place_in_words() -> None:
    case, _, _ = small()
    table = sureness_table(case, found(NEVER, OFTEN, ALWAYS))
    assert [row[:3] for row in table.rows] == [
        ("Always", "funded in at least 95 % of draws", 1.0),
        ("Often", "depends on the weights", 0.6),
        ("Never", "funded in at most 5 % of draws", 0.0),
    ]
    assert table.headings[2].percent
