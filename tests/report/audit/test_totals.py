"""Sums at the foot of sheets."""

from __future__ import annotations

from mcda.report.audit.grid import Formula
from mcda.report.audit.totals import with_total
from mcda.report.tables import Heading, Table


def test_what_can_be_added_up_is_and_nothing_else():
    heads = (
        Heading("Region"),
        Heading("Public money (bn)"),
        Heading("Amount, bn per million inhabitants"),
    )
    sheet = with_total(Table("regions", heads, (("A", 1.5, 2.0), ("B", None, 3.0))), "About.")
    assert sheet.rows[-1] == ("All", Formula("SUM($B$2:$B$3)", 1.5), None)
    assert sheet.feet == 1


def test_other_sheets_stay_as_they_are():
    table = Table("sources", (Heading("Source"), Heading("Used")), (("A", 1.0),))
    assert with_total(table, "About.").rows == table.rows
    assert with_total(Table("money", (Heading("Amount"),), ()), "About.").feet == 0
