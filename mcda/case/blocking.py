"""Which errors of a file stand in the way of what: each result rests on some of the tables."""

from __future__ import annotations

from mcda.case.finding import Finding
from mcda.case.read import Reading

_ALWAYS = frozenset({"", "case", "regions"})
_RANKING = _ALWAYS | {"criteria", "edits"}
_MONEY = _ALWAYS | {
    "programmes", "funds", "projects", "impacts", "limits", "groups", "agreements",
    "taken",
}  # fmt: skip
# columns that are not ranked by, unless a criterion is made of them
_PLACE = frozenset({"latitude", "longitude", "tile_row", "tile_column"})
_CAPACITY = frozenset({"population", "absorption", "personnel"})


def blocking_ranking(reading: Reading) -> tuple[Finding, ...]:
    """Return the errors that concern what regions are ranked by."""
    case = reading.case
    tables, columns = _RANKING, frozenset[str]()
    if case is not None:
        columns = frozenset(criterion.id for criterion in case.criteria)
        if any(criterion.derive for criterion in case.criteria):
            tables = _RANKING | {"sectors"}
            columns |= {case.settings.sector_reference}
    return _concerned(reading, tables, (_PLACE | _CAPACITY) - columns)


def blocking_money(reading: Reading) -> tuple[Finding, ...]:
    """Return the errors that concern joint ventures, what pays for them and what binds them.

    What the ranking says about them apart, see :func:`blocking_ranking`.
    """
    criteria = () if reading.case is None else reading.case.criteria
    figures = frozenset(criterion.id for criterion in criteria) - _CAPACITY
    return _concerned(reading, _MONEY, _PLACE | figures)


def _concerned(
    reading: Reading, tables: frozenset[str], beside: frozenset[str]
) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in reading.errors
        if finding.table in tables
        and finding.column != "source"
        and not (finding.table == "regions" and finding.column in beside)
    )
