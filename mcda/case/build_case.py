"""From a proposal and what a person confirmed or changed to a case."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mcda.case.cells import storable
from mcda.case.columns import OBJECTIVES
from mcda.case.finding import CaseError, Finding, Sentence, error, listed, sentence
from mcda.case.model import Case
from mcda.case.proposal import Answers, ColumnAnswer, Proposal, ProposedColumn, ProposedRow
from mcda.case.propose import propose_again
from mcda.case.propose_ids import key_of
from mcda.case.propose_labels import LONGEST_NAME, tidy
from mcda.case.record import Source
from mcda.case.regional import Criterion, Region, Settings
from mcda.case.tables import letters

SOURCE = "file"  # id of the source that all figures of the case have


def build_case(proposal: Proposal, answers: Answers | None = None) -> Case:
    """Make a case of a plain table.

    Parameters
    ----------
    proposal : what was recognized
    answers : what a person confirmed or changed; None confirms everything

    Returns
    -------
    Case
        Its criteria are the columns of the answers in their order, its regions the rows that are
        not dropped. Every criterion names the file, its column and header as its source.

    Raises
    ------
    CaseError
        No region or no column is left, or an answer names a column without figures or an
        objective that there is not.
    """
    answers = answers or proposal.answers
    layout = answers.header, answers.name_column
    if layout != (None, None) and layout != (proposal.header, proposal.name_column):
        proposal = propose_again(proposal, *layout)
    columns = {column.place: column for column in proposal.columns if column.is_usable}
    rows = [
        (number, row)
        for number, row in enumerate(proposal.rows)
        if row.place not in answers.dropped
    ]
    problems = [
        *(_problem_of(answer, columns) for answer in answers.columns),
        *_nothing_left(rows, answers.columns),
    ]
    if any(problems):
        raise CaseError(*(problem for problem in problems if problem is not None))
    chosen = [(answer, columns[answer.place]) for answer in _once(answers.columns)]
    title = _line(answers.title) or proposal.title or "Table"
    return Case(
        Settings(
            title=title,
            id=key_of(title, "table"),
            description=storable("\n".join(proposal.lines))[:2000],
        ),
        tuple(
            Region(
                id=row.id,
                name=row.name,
                figures={
                    column.id: value
                    for _, column in chosen
                    if (value := column.figures[number]) is not None
                },
            )
            for number, row in rows
        ),
        tuple(_criteria(chosen)),
        sources=(_source(proposal),),
    )


def _once(answers: Sequence[ColumnAnswer]) -> list[ColumnAnswer]:
    return list({answer.place: answer for answer in answers}.values())


def _line(text: str) -> str:
    return storable(tidy(text))[:LONGEST_NAME]


def _criteria(chosen: Sequence[tuple[ColumnAnswer, ProposedColumn]]) -> list[Criterion]:
    made = [
        Criterion(
            id=column.id,
            name=_line(answer.name) or _line(column.name.value if column.name else column.id),
            objective=answer.objective,
            unit=_line(answer.unit),
            group=_line(answer.group),
            target=answer.target if answer.objective == "target" else None,
            source=(SOURCE,),
            year=column.year,
            formula=storable(f"column {column.letter} of the file: {column.header}")[:2000],
        )
        for answer, column in chosen
    ]
    counts = Counter(criterion.name for criterion in made)
    return [
        replace(criterion, name=f"{criterion.name} ({criterion.year or column.letter})")
        if counts[criterion.name] > 1
        else criterion
        for criterion, (_, column) in zip(made, chosen)
    ]


def _source(proposal: Proposal) -> Source:
    sheet = proposal.grid.name if proposal.grid else ""
    title = f"{proposal.file}, {sheet}" if sheet else proposal.file
    return Source(id=SOURCE, title=_line(title) or "Table", note=_line(proposal.title))


def _problem_of(answer: ColumnAnswer, columns: dict[int, ProposedColumn]) -> Finding | None:
    letter = letters(answer.place) if answer.place >= 0 else str(answer.place)
    if answer.place not in columns:
        return _refusal(
            sentence("Column {column} holds no figures, so it cannot be a criterion.",
                     column=letter),
            sentence("Choose other columns: {columns}.",
                     columns=listed([column.letter for column in columns.values()])),
        )  # fmt: skip
    if answer.objective not in OBJECTIVES:
        return _refusal(
            sentence("For column {column} it is not said whether more or less is better.",
                     column=letter),
            sentence("Choose one of: {choices}.", choices=", ".join(OBJECTIVES)),
        )  # fmt: skip
    target = answer.target
    if answer.objective == "target" and (target is None or not math.isfinite(target)):
        return _refusal(
            sentence("For column {column} a value is wanted, but none is given.", column=letter),
            sentence("Write the wanted value, or choose max or min."),
        )
    return None


def _nothing_left(
    rows: Sequence[tuple[int, ProposedRow]], columns: Sequence[ColumnAnswer]
) -> list[Finding]:
    problems = []
    if not rows:
        problems.append(
            _refusal(
                sentence("No region is left."),
                sentence("Keep at least two rows; without regions there is nothing to rank."),
            )
        )
    if not columns:
        problems.append(
            _refusal(
                sentence("No column is chosen."),
                sentence("Choose at least one column with figures as a criterion."),
            )
        )
    return problems


def _refusal(message: Sentence, fix: Sentence) -> Finding:
    return error("", None, "", message, fix)
