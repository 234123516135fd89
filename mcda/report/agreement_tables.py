"""Agreements between regions as a table."""

from __future__ import annotations

from mcda.case.model import Case
from mcda.report.tables import Heading, Table, yes_no


def agreements_table(case: Case) -> Table:
    """List the agreements with what was signed, for how long, and from where it is known."""
    names = {region.id: region.name for region in case.regions}
    titles = {source.id: source.title for source in case.sources}
    heads = ("Region", "With", "Signed", "From", "To", "Illustrative", "Source")
    rows = tuple(
        (
            names.get(item.region_a, item.region_a),
            names.get(item.region_b, item.region_b),
            item.instrument,
            item.since,
            item.until,
            yes_no(item.illustrative),
            "; ".join(titles.get(source, source) for source in item.source),
        )
        for item in case.agreements
    )
    return Table("agreements", tuple(Heading(head) for head in heads), rows)
