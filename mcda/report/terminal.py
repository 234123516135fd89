"""Results as plain text for a terminal: sentences first, then aligned columns."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from mcda.allocation.equally_good import EquallyGood, equally_good_sentences
from mcda.allocation.plan import Plan
from mcda.case.finding import Finding, Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.cluster_tables import clusters_sentence, clusters_table
from mcda.report.cluster_wording import focus_sentence
from mcda.report.marked_figures import named_figures, provenance_sentence
from mcda.report.plan_tables import funded_table, programme_years_table, region_money_table
from mcda.report.plan_wording import (
    other_obstacles,
    plan_sentence,
    tokens_sentence,
    unproven_sentence,
)
from mcda.report.ranking_tables import standing_table
from mcda.report.tables import Table
from mcda.report.wording import (
    cut_sentence,
    leader_sentence,
    method_sentence,
    shortlist_note,
)
from mcda.specialization.clusters import Cluster

_NARROWEST = 12  # columns that a header may always take
_WIDEST = 36  # letters of a text in one line
_TALLEST = 8  # lines of a text, beyond which it is cut


def table_text(table: Table) -> str:
    """Align a table's columns: numbers to the right, texts to the left.

    A header wider than its column stands in several lines, and so does a long text; only what no
    name needs is cut.
    """
    columns = [_column(table, place) for place in range(len(table.headings))]
    tallest = [max(map(len, parts)) for parts in zip(*(parts for parts, _ in columns))]
    laid = []
    for (heading, *cells), right in columns:
        # a header stands on its column, a text begins beside the figures of its row
        stacked = [""] * (tallest[0] - len(heading)) + heading
        for cell, lines in zip(cells, tallest[1:]):
            stacked += cell + [""] * (lines - len(cell))
        width = max(map(_columns, stacked))
        laid.append([_pad(text, width, right) for text in stacked])
    return "\n".join("  ".join(line).rstrip() for line in zip(*laid, strict=True))


def _column(table: Table, place: int) -> tuple[list[list[str]], bool]:
    """Return the lines of a column's header and cells, and whether it stands to the right."""
    heading = table.headings[place]
    values = [row[place] for row in table.rows]
    texts = (table.text(row, place) for row in range(len(table.rows)))
    cells = [
        _lines(one_line(text) if isinstance(value, str) else text, _WIDEST)
        for text, value in zip(texts, values, strict=True)
    ]
    room = max(_NARROWEST, *(_columns(line) for cell in cells for line in cell), 0)
    header = _lines(one_line(heading.text), room)
    return [header, *cells], any(isinstance(value, int | float) for value in values)


def _lines(text: str, room: int) -> list[str]:
    """Break a text between its words."""
    return textwrap.wrap(
        text, room, break_on_hyphens=False, max_lines=_TALLEST, placeholder="…"
    ) or [""]  # fmt: skip


def findings_text(findings: Iterable[Finding]) -> str:
    """List findings, each with where, what and what to do."""
    return "\n".join(_finding_block(finding) for finding in findings)


def verdict_text(findings: Iterable[Finding]) -> str:
    """List findings, warnings with their kind, and say in the last line whether a case is valid."""
    found = list(findings)
    errors = sum(finding.is_error for finding in found)
    counts = f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}"
    verdict = f"The case is {'not ' if errors else ''}valid: {counts}."
    return "\n".join((*(_finding_block(finding, kind=True) for finding in found), verdict))


def ranking_text(case: Case, ranking: Ranking | MethodResult) -> str:
    """Write a ranking: who leads, the table, what is odd about it, who is not ranked and why."""
    focus = focus_sentence(case, ranking)
    parts = [
        one_line(leader_sentence(ranking)),
        *(() if focus is None else (one_line(focus),)),
        table_text(standing_table(ranking)),
    ]
    if isinstance(ranking, MethodResult):
        parts.insert(0, one_line(method_sentence(ranking)))
    for note in (shortlist_note(ranking), cut_sentence(ranking)):
        if note is not None:
            parts.append(one_line(note))
    parts += map(one_line, named_figures(ranking))
    if ranking.excluded:
        reasons = (f"  {one_line(e.name)}: {one_line(e.reason)}" for e in ranking.excluded)
        parts.append("\n".join(("Not ranked:", *reasons)))
    return "\n\n".join(parts)


def clusters_text(case: Case, clusters: Sequence[Cluster]) -> str:
    """Write what regions are strong in: how many sectors of regions are, then all of them."""
    said = one_line(clusters_sentence(case, clusters))
    if not clusters:
        return said
    table = clusters_table(case, clusters).only((1, 2, *range(4, 11)))
    return f"{said}\n\n{table_text(table)}"


def plan_text(
    case: Case,
    plan: Plan,
    equals: EquallyGood | None = None,
    ranking: Ranking | MethodResult | None = None,
) -> str:
    """Write a plan: what it does, ventures, regions, programmes, who is barred, what is made up.

    With ``equals`` also which other plans are as good; with the ``ranking`` that decided who may
    take part, which of its figures are filled.
    """
    parts = [one_line(told) for told in (plan_sentence(case, plan), *other_obstacles(plan))]
    if plan.amount > 0:
        if unproven_sentence(plan) is not None:
            parts.append(
                str(sentence("For a plan proven best let all-or-nothing ventures be done in part "
                             "(--relax)."))
            )  # fmt: skip
        tokens = tokens_sentence(case)
        if tokens is not None:
            parts.append(one_line(tokens))
        parts.append(table_text(funded_table(case, plan)))
        parts.append(table_text(region_money_table(case, plan).only((0, 1, 3, 4))))
        parts.append(table_text(programme_years_table(case, plan)))
    as_good = () if equals is None else equally_good_sentences(equals, case)
    if as_good:
        parts.append("Other plans that are as good:\n" + "\n".join(
            f"  {one_line(told)}" for told in as_good
        ))  # fmt: skip
    parts += _unfunded(case, plan)
    illustrative = provenance_sentence(case, ranking)
    if illustrative is not None:
        parts.append(one_line(illustrative))
    return "\n\n".join(parts)


def _unfunded(case: Case, plan: Plan) -> Iterator[str]:
    """Name the ventures that get nothing: those the money did not reach, those that are barred."""
    names = {project.id: one_line(project.name) for project in case.projects}
    missed = [names[p.project] for p in plan.projects if p.eligible and p.amount <= 0]
    if missed:
        yield "Eligible, but not funded:\n" + "\n".join(f"  {name}" for name in missed)
    barred = [f"  {names[p.project]}: {one_line(p.reason)}" for p in plan.projects if p.reason]
    if barred:
        yield "Not eligible:\n" + "\n".join(barred)


def _finding_block(finding: Finding, *, kind: bool = False) -> str:
    where = [finding.table] if finding.table else []
    if finding.row is not None:
        where.append(f"row {finding.row}")
    if finding.column:
        where.append(f"column {finding.column}")
    place = f" in {one_line(', '.join(where))}" if where else ""
    text = f"{finding.severity.value.capitalize()}{place}: {one_line(finding.message)}"
    told = f"\n  Kind: {finding.kind}" if kind and finding.kind else ""
    return f"{text}\n  {one_line(finding.fix)}{told}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str | Sentence) -> str:
    """Keep a text on one line and harmless: no control characters, no change of direction."""
    return "".join(
        " " if char in "\t\r\n" else "\N{REPLACEMENT CHARACTER}" if _steers(char) else char
        for char in str(text)
    )


def _steers(char: str) -> bool:
    """Whether a character could move the cursor or turn the line around."""
    bidirectional = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    return bidirectional or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _columns(text: str) -> int:
    """Count the terminal columns of a text: wide characters take two, combining ones none."""
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def _pad(text: str, width: int, right: bool) -> str:
    room = " " * (width - _columns(text))
    return room + text if right else text + room
