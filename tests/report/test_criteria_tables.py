from __future__ import annotations

from mcda.report.criteria_tables import criteria_table
from tests.hostile import HOSTILE, hostile_case


def test_every_criterion_has_unit_direction_formula_year_and_source() -> None:
    case = hostile_case()
    table = criteria_table(case)
    heads = [heading.text for heading in table.headings]
    for criterion, row in zip(case.criteria, table.rows, strict=True):
        cells = dict(zip(heads, row))
        assert cells["Criterion"] == criterion.name
        assert cells["Direction"] == "more is better"
        assert cells["Year"] == "2022"
        assert cells["Source"] == HOSTILE
        assert cells["Illustrative"] is None
