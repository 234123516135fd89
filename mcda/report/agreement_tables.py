"""Agreements between regions as a table."""

from __future__ import annotations

from collections.abc import Sequence

from mcda.allocation.agreements import is_in_force
from mcda.case.model import Case
from mcda.report.tables import Heading, Table, yes_no


def agreements_table(case: Case, years: Sequence[int] = ()) -> Table:
    """List the agreements with what was signed, for how long, and from where it is known.

    Parameters
    ----------
    case : the case
    years : of each of these it is told whether the agreement is in force then
    """
    names = {region.id: region.name for region in case.regions}
    titles = {source.id: source.title for source in case.sources}
    held = [f"In force in {year}" for year in years]
    heads = ("Region", "With", "Signed", "From", "To", *held, "Illustrative", "Source")
    rows = tuple(
        (
            names.get(item.region_a, item.region_a),
            names.get(item.region_b, item.region_b),
            item.instrument,
            item.since,
            item.until,
            *(yes_no(is_in_force(item, year)) for year in years),
            yes_no(item.illustrative),
            "; ".join(titles.get(source, source) for source in item.source),
        )
        for item in case.agreements
    )
    return Table("agreements", tuple(Heading(head) for head in heads), rows)
