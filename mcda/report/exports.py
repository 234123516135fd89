"""The files behind the download buttons: plain values in, bytes out.

Every function takes only immutable values, so that a download rendered in another thread cannot
see anything else. No clock is read: the same inputs give the same bytes.

A CSV is one table and stays readable by machines: a header, then nothing but rows of equal
length. What every export must carry (case, hash, version, choices, what is illustrative)
therefore stands in the last columns, repeated on every row: a row copied elsewhere still says
where it comes from. A workbook carries the same on its first sheet, ``_about``.
"""

from __future__ import annotations

from mcda.allocation.equally_good import EquallyGood
from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.marked_figures import changed_figures_table
from mcda.report.origin import (
    doubts_table,
    facts_table,
    header_facts,
    origin_columns,
    sources_table,
    story_facts,
    story_header,
)
from mcda.report.plan_tables import (
    money_table,
    payments_table,
    prices_table,
    programme_money_table,
    projects_table,
    region_money_table,
)
from mcda.report.ranking_tables import (
    excluded_table,
    matrix_table,
    normalized_table,
    ranking_table,
    weights_table,
)
from mcda.report.spreadsheet import PLAIN, Dialect, csv_bytes, workbook_bytes
from mcda.report.story import Certainty, Story, gather
from mcda.report.story_tables import decisions_in_words, shortlist_table
from mcda.report.tables import Heading, Table, number, with_unit


def shortlist_csv(
    case: Case,
    ranking: Ranking | MethodResult,
    certainty: Certainty | None = None,
    dialect: Dialect = PLAIN,
) -> bytes:
    """Write the ranking as CSV: a row per region, the excluded ones last with the reason."""
    return story_csv(gather(case, ranking, certainty=certainty), dialect)


def story_csv(story: Story, dialect: Dialect = PLAIN) -> bytes:
    """Write a story as CSV: a row per region with rank, score, probability if known, reasons.

    With a plan, the public money that lands in the region stands beside them.
    """
    table = shortlist_table(story)
    if story.plan is not None and story.plan.has_plan:
        table = table.beside(_landing(story.case, story.plan, table))
    facts = (*story_header(story), ("All decisions", decisions_in_words(story.case)))
    return csv_bytes(table.beside(origin_columns(facts, len(table.rows))), dialect)


def _landing(case: Case, plan: Plan, table: Table) -> Table:
    """Return what lands in each region of a table that has their ids in its second column."""
    head = Heading(with_unit("Public money", case.settings.money_unit), plan.decimals)
    rows = tuple((number(plan.regions[str(row[1])]),) for row in table.rows)
    return Table("plan", (head,), rows)


def shortlist_workbook(
    case: Case, ranking: Ranking | MethodResult, certainty: Certainty | None = None
) -> bytes:
    """Write the ranking as a workbook with all that is needed to check it by hand."""
    story = gather(case, ranking, certainty=certainty)
    _, *others = _ranking_tables(case, ranking)
    sure = story.certainty.tables if story.certainty else ()
    about = facts_table(story_facts(story))
    return workbook_bytes((about, shortlist_table(story), *others, *sure, *_origins(case)))


def plan_csv(
    case: Case,
    plan: Plan,
    ranking: Ranking | None = None,
    equals: EquallyGood | None = None,
    dialect: Dialect = PLAIN,
) -> bytes:
    """Write the plan as CSV: a row per joint venture, a column per programme and year.

    Ventures that get nothing have their row too, with the reason. The ranking is the one that
    decided who may take part, if any; ``equals`` tells which other plans are as good.
    """
    table = projects_table(case, plan)
    paid = payments_table(case, plan)
    facts = header_facts(case, ranking, plan, equals=equals)
    return csv_bytes(table.beside(paid).beside(origin_columns(facts, len(table.rows))), dialect)


def plan_workbook(
    case: Case, ranking: Ranking | None, plan: Plan, equals: EquallyGood | None = None
) -> bytes:
    """Write the plan as a workbook, with the ranking that decided who may take part, if any."""
    tables = [
        facts_table(header_facts(case, ranking, plan, equals=equals)),
        projects_table(case, plan),
        money_table(case, plan),
        region_money_table(case, plan),
        programme_money_table(case, plan),
        prices_table(plan),
    ]
    if ranking is not None:
        tables += _ranking_tables(case, ranking)
    return workbook_bytes((*tables, *_origins(case)))


def _ranking_tables(case: Case, ranking: Ranking | MethodResult) -> tuple[Table, ...]:
    topsis = ranking if isinstance(ranking, Ranking) else ranking.topsis
    changed = changed_figures_table(case, ranking.matrix)
    return (
        ranking_table(case, ranking),
        excluded_table(topsis),
        weights_table(topsis),
        matrix_table(ranking.matrix),
        *((changed,) if changed.rows else ()),
        normalized_table(topsis),
    )


def _origins(case: Case) -> tuple[Table, ...]:
    return sources_table(case), doubts_table(case)
