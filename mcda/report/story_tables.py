"""The tables that a story brings along, beside the ranking itself."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.allocation.asked import asked_by
from mcda.allocation.landing import landings
from mcda.case.model import Case, Decision, SavedScenario
from mcda.ranking.result import MethodResult
from mcda.ranking.saved import scenario_from
from mcda.report.criteria_tables import criteria_table
from mcda.report.marked_figures import changed_figures_table
from mcda.report.origin import doubts_table, sources_table
from mcda.report.payers import landing_table
from mcda.report.plan_tables import (
    money_table,
    prices_table,
    programme_money_table,
    programme_years_table,
    projects_table,
    region_money_table,
)
from mcda.report.plan_wording import budgets_sentence
from mcda.report.ranking_tables import excluded_table, ranking_table, standing_table
from mcda.report.story import Story, decided_scenario, decision_name
from mcda.report.tables import Heading, Row, Table, number, with_unit
from mcda.report.wording import points_in_words

LATEST = 5
"""Decisions that slides tell."""


def story_tables(story: Story) -> tuple[Table, ...]:
    """Return what stands behind a story: reasons, certainty, plan, findings, sources, decisions.

    Tables without rows are left out, but the one of findings, which then says so.
    """
    found = (
        *_ranked(story),
        *(story.certainty.tables if story.certainty else ()),
        *_planned(story),
        findings_table(story),
        changed_figures_table(story.case, story.ranking.matrix),
        criteria_table(story.case),
        sources_table(story.case),
        doubts_table(story.case),
        decisions_table(story.case),
    )
    return tuple(table for table in found if table.rows)


def _ranked(story: Story) -> Iterator[Table]:
    if isinstance(story.result, MethodResult):
        standing = standing_table(story.result)
        yield Table("result", standing.headings, standing.rows)
    yield reasons_table(story)
    yield excluded_table(story.ranking)


def _planned(story: Story) -> Iterator[Table]:
    case, plan = story.case, story.plan
    if plan is None:
        return
    projects = projects_table(case, plan)
    why = tuple((str(story.reasons[item.project]),) for item in plan.projects)
    yield projects.beside(Table("reasons", (Heading("Why not, or not more"),), why))
    yield money_table(case, plan)
    yield region_money_table(case, plan)
    yield programme_money_table(case, plan)
    yield programme_years_table(case, plan)
    yield landing_table(case, plan, landings(case, plan))
    yield prices_table(plan)


def shortlist_table(story: Story) -> Table:
    """List all regions with rank, score, shortlist probability if known, and reasons.

    The probability's heading says which weights were drawn.
    """
    table = ranking_table(story.case, story.result)
    sure = story.certainty
    reasons = {item.region: str(item.sentence) for item in story.obstacles}
    by = "" if story.result is story.ranking else " (TOPSIS)"
    heads: tuple[Heading, ...] = (Heading(f"Held back by{by}"),)
    if sure is not None:
        shares = f"Shortlist probability{by}. {sure.question}"
        heads = (Heading(shares, percent=True), *heads)
    rows: list[Row] = []
    for row in table.rows:
        region = str(row[1])
        known = () if sure is None else (number(sure.shortlist.get(region)),)
        rows.append((*known, reasons.get(region)))
    return table.beside(Table("reasons", heads, tuple(rows)))


def reasons_table(story: Story) -> Table:
    """Say in sentences why the first regions are above the next, and what holds each back."""
    above = [
        (item.name, f"above {item.other_name}", str(item.sentence)) for item in story.comparisons
    ]
    back = [(item.name, "held back by", str(item.sentence)) for item in story.obstacles]
    by = "" if story.result is story.ranking else " (TOPSIS)"
    heads = (Heading("Region"), Heading("What"), Heading(f"Reason{by}"))
    return Table("reasons", heads, (*above, *back))


def findings_table(story: Story) -> Table:
    """List what is doubtful in the data; one row says so where nothing is."""
    rows: tuple[Row, ...] = tuple(
        (item.severity.value, item.table, item.column, str(item.message), str(item.fix))
        for item in story.findings
    )
    nothing = ("none", None, None, "No warning about the data is open.", None)
    heads = ("Kind", "Table", "Column", "What", "What to do")
    return Table("findings", tuple(Heading(head) for head in heads), rows or (nothing,))


def decisions_table(case: Case) -> Table:
    """List the recorded decisions with what was decided, seen and why, and by which points."""
    rows: list[Row] = []
    for item in case.decisions:
        view = decided_scenario(case, item)
        rows.append(
            (
                decision_name(case, item),
                item.date,
                item.who,
                item.why,
                "; ".join(_shortlisted(case, item)),
                "; ".join(_funded(case, item)),
                number(item.money),
                _budgets(case, view),
                item.seen,
                item.version[:8],
                item.note,
                _points(case, view),
            )
        )
    money = with_unit("Public money", case.settings.money_unit)
    heads = ("Decision", "Date", "Who", "Why", "Shortlist", "Funded", money, "Budgets",
             "What the screen said", "Case hash", "Note", "Points")  # fmt: skip
    return Table("decisions", tuple(Heading(head) for head in heads), tuple(rows))


def _budgets(case: Case, view: SavedScenario | None) -> str | None:
    """Say by what the budgets decided on were multiplied; None where that is not known."""
    if view is None or not case.programmes:
        return None
    return str(budgets_sentence(case, asked_by(view, case).factors(case)))


def _shortlisted(case: Case, decision: Decision) -> list[str]:
    names = {region.id: region.name for region in case.regions}
    return [names.get(region, region) for region in decision.shortlist]


def _funded(case: Case, decision: Decision) -> list[str]:
    names = {project.id: project.name for project in case.projects}
    return [names.get(project, project) for project in decision.plan]


def _points(case: Case, view: SavedScenario | None) -> str | None:
    return None if view is None else points_in_words(case, scenario_from(case, view))


def latest_decisions_table(case: Case) -> Table:
    """Show the latest decisions, the last one first: when, by whom, why, for which regions."""
    rows: tuple[Row, ...] = tuple(
        (
            item.date,
            item.who or None,
            item.why or None,
            ", ".join(_shortlisted(case, item)) or None,
        )
        for item in reversed(case.decisions[-LATEST:])
    )
    heads = ("Date", "Who", "Why", "Shortlist")
    return Table("latest_decisions", tuple(Heading(head) for head in heads), rows)


def decisions_in_words(case: Case) -> str | None:
    """Tell all recorded decisions, the first one first, in one cell; None without any."""
    table = decisions_table(case)
    heads = [heading.text for heading in table.headings]
    pairs = ((row, list(zip(heads, row))[1:]) for row in table.rows)
    told = (
        ". ".join(
            [str(row[0]), *(f"{head}: {str(cell).rstrip('.')}" for head, cell in rest if cell)]
        )
        for row, rest in pairs
    )
    return " | ".join(told) or None
