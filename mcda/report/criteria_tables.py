"""What each criterion measures, how it was made, and from which source."""

from __future__ import annotations

from mcda.case.model import Case, Criterion
from mcda.report.tables import Heading, Row, Table

_WORDS = {"max": "more is better", "min": "less is better", "target": "the closer to {} the better"}


def criteria_table(case: Case) -> Table:
    """List the criteria with unit, direction, formula in words, year and source."""
    titles = {source.id: source.title for source in case.sources}
    heads = ("Criterion", "Unit", "Group", "Direction", "Formula", "Year", "Source", "Confidence",
             "Illustrative", "Why it counts")  # fmt: skip
    rows = tuple(_row(criterion, titles) for criterion in case.criteria)
    return Table("criteria", tuple(Heading(head) for head in heads), rows)


def origins_table(case: Case) -> Table:
    """List how each criterion is made and from when, with the ids of its sources."""
    heads = ("Criterion", "Unit", "Formula", "Year", "Sources", "Confidence")
    rows: tuple[Row, ...] = tuple(
        (item.name, item.unit, item.formula, item.year, "; ".join(item.source), item.confidence)
        for item in case.criteria
    )
    return Table("origins", tuple(Heading(head) for head in heads), rows)


def direction(criterion: Criterion) -> str:
    """Say in words which figures of a criterion are better."""
    return _WORDS[criterion.objective].format(criterion.target)


def _row(criterion: Criterion, titles: dict[str, str]) -> Row:
    sources = "; ".join(titles.get(item, item) for item in criterion.source)
    marked = "illustrative" if criterion.illustrative else None
    return (
        criterion.name,
        criterion.unit,
        criterion.group,
        direction(criterion),
        criterion.formula,
        criterion.year,
        sources,
        criterion.confidence,
        marked,
        criterion.description,
    )
