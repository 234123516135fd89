"""The command line: ``python -m mcda VERB CASE [options]``.

Exit codes: 0 done; 1 the case has errors, or there is no plan; 2 wrong usage. Results go to
stdout. What went wrong goes to stderr in words, and stdout is then empty, with two exceptions:
``validate`` lists its findings on stdout, and an allocation without a plan still gives its JSON.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from mcda.allocation.asked import asked_by, saved_view
from mcda.allocation.equally_good import equally_good
from mcda.allocation.frontier import frontier as find_frontier
from mcda.allocation.plan import Plan, Status
from mcda.allocation.question import Question
from mcda.allocation.repairs import Diagnosis, diagnose
from mcda.allocation.screens import screen_rules
from mcda.allocation.seen import settled
from mcda.allocation.shown_plan import shown_plan
from mcda.arguments import (
    WrongUsage,
    asked_of,
    parse,
    previous_of,
    question_of,
    scales_of,
    scenario_of,
    sector_of,
)
from mcda.case.disk import is_full, why_not_written, write_file
from mcda.case.finding import CaseError, Finding, Sentence
from mcda.case.model import Case
from mcda.case.read import read_case
from mcda.ranking.methods import rank_by
from mcda.ranking.result import MethodResult
from mcda.ranking.screening import screen
from mcda.ranking.topsis import rank
from mcda.report.certainty import with_certainty
from mcda.report.diagnosis import (
    diagnosis_sentences,
    diagnosis_shape,
    frontier_shape,
    frontier_text,
)
from mcda.report.formats import FORMATS
from mcda.report.plan_wording import obstacles
from mcda.report.progress import Progress
from mcda.report.robustness_shapes import acceptability_rows, robustness_shape
from mcda.report.robustness_text import robustness_text
from mcda.report.robustness_wording import draws_note
from mcda.report.shapes import (
    Shape,
    clusters_shape,
    findings_shape,
    payment_rows,
    plan_shape,
    ranking_shape,
)
from mcda.report.spreadsheet import LOCAL, Dialect, csv_text
from mcda.report.story import as_left, asked_scenario, tell
from mcda.report.terminal import (
    clusters_text,
    findings_text,
    plan_text,
    ranking_text,
    verdict_text,
)
from mcda.report.wish_wording import taken_note
from mcda.report.wording import topsis_note
from mcda.robustness.examination import examine
from mcda.specialization.clusters import clusters

_DONE, _FAILED, _WRONG, _STOPPED = 0, 1, 2, 130


@dataclass(frozen=True)
class Answer:
    """What a verb says: the text for stdout, the text for stderr, the exit code."""

    result: str = ""
    problem: str = ""
    code: int = _DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code; no exception leaves it.

    Parameters
    ----------
    arguments : the words after ``python -m mcda``; None = those of the process
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # JSON is UTF-8, and a name that a code page lacks must not end the run.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    answer = _answer(arguments)
    _say(sys.stderr, answer.problem and f"{answer.problem}\n")
    trouble = _say(sys.stdout, answer.result)
    if trouble is None:
        return answer.code
    said = f"The result cannot be written: {why_not_written(trouble)}. Write it to another place."
    _say(sys.stderr, f"{said}\n")
    return _FAILED


def _say(stream: TextIO | None, text: str) -> OSError | None:
    """Write a text; returns what went wrong, unless it is only that the reader has gone."""
    if stream is None:  # closed before the program began
        return OSError(errno.EBADF, os.strerror(errno.EBADF)) if text else None
    try:
        stream.write(text)
        stream.flush()
    except OSError as trouble:
        # what is left in the stream would be written, and complained about, at Python's exit
        with suppress(OSError), Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), stream.fileno())
        # a reader such as head has what it wanted
        return None if isinstance(trouble, BrokenPipeError) else trouble
    return None


def _answer(arguments: Sequence[str] | None) -> Answer:
    """Run one verb, turning whatever goes wrong into words."""
    try:
        options = parse(arguments)
        return _VERBS[options.verb](options)
    except SystemExit as wish:  # argparse has printed the help or the version
        return Answer(code=int(wish.code or _DONE))
    except WrongUsage as slip:
        return Answer(problem=str(slip), code=_WRONG)
    except CaseError as blocked:
        return Answer(problem=findings_text(blocked.findings), code=_FAILED)
    except OSError as trouble:
        words = f"{trouble.filename or 'The case'} cannot be read: {trouble.strerror or trouble}."
        return Answer(problem=f"{words} Check the path and its permissions.", code=_FAILED)
    except KeyboardInterrupt:
        return Answer(problem="Stopped.", code=_STOPPED)
    except Exception as bug:
        return Answer(
            problem="Something went wrong inside the program; please report it together with "
            f"the case. {type(bug).__name__}: {bug}",
            code=_FAILED,
        )


def _validate(options: argparse.Namespace) -> Answer:
    """List the findings of reader and screening; screening needs a case without errors."""
    reading = read_case(options.case)
    findings = reading.findings
    if reading.case is not None and reading.is_valid:
        case = as_left(reading.case)
        findings += (*screen(case, asked_scenario(case)), *_refused(case))
    shape = findings_shape(findings)
    heads = ("severity", "table", "row", "column", "message", "fix")
    result = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(options, heads, shape["findings"]),
        "table": lambda: verdict_text(findings) + "\n",
    }[options.format]()
    return Answer(result, code=_DONE if shape["valid"] else _FAILED)


def _refused(case: Case) -> Iterator[Finding]:
    """List why the case, as it was left, cannot be ranked, or why its rules leave no plan."""
    asked, scenario = asked_by(saved_view(case), case), asked_scenario(case)
    ranking = None
    if case.criteria:
        try:
            ranking = rank(case, replace(scenario, method="topsis"))
        except CaseError as blocked:
            yield from blocked.findings
    role = asked.role or case.settings.role
    if case.projects and case.programmes and (ranking is not None or role == "none"):
        found = screen_rules(asked.question(case, ranking).instance())
        yield from (finding for finding in found if finding.is_error)


def _rank(options: argparse.Namespace) -> Answer:
    case, warnings = _open(options)
    ranking = rank_by(case, scenario_of(case, options, asked_scenario(case)))
    shape = ranking_shape(case, ranking)
    result = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(options, ("region", "name", "rank", "score"), shape["ranking"]),
        "table": lambda: ranking_text(case, ranking) + "\n" + warnings,
    }[options.format]()
    return Answer(result)


def _specialize(options: argparse.Namespace) -> Answer:
    case, warnings = _open(options)
    found = clusters(case, sector=sector_of(case, options))
    shape = clusters_shape(found)
    heads = (
        *("region", "sector", "value", "lq", "rsca", "size_share", "focus_share"),
        *("growth", "stars", "strong"),
    )
    result = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(options, heads, shape),
        "table": lambda: clusters_text(case, found) + "\n" + warnings,
    }[options.format]()
    return Answer(result)


def _robustness(options: argparse.Namespace) -> Answer:
    case, warnings = _open(options)
    scenario = scenario_of(case, options, asked_scenario(case))
    question = question_of(case, scenario, options)
    result = rank_by(case, scenario)
    other = result if isinstance(result, MethodResult) else None
    ranking = result.topsis if isinstance(result, MethodResult) else result
    with Progress(sys.stderr) as progress:
        found = examine(
            ranking,
            question,
            options.samples,
            options.seed,
            result=other,
            on_draws=progress.done,
        )
    shape = robustness_shape(found)
    said = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(options, *acceptability_rows(shape)),
        "table": lambda: robustness_text(found) + "\n" + warnings,
    }[options.format]()
    return Answer(said, _lines(draws_note(scenario.method)))


def _allocate(options: argparse.Namespace) -> Answer:
    case, warnings = _open(options)
    scenario = scenario_of(case, options, asked_scenario(case))
    asked = asked_of(case, options)
    # Closeness decides about money, and only TOPSIS has it.
    note = topsis_note(scenario.method) if asked.role != "none" else None
    ranking = rank(case, replace(scenario, method="topsis")) if asked.role != "none" else None
    solving = {"relax": options.relax, "time_limit": options.time_limit}
    previous, saved = previous_of(case, options), saved_view(case)
    question = asked.question(case, ranking, previous).with_options(**solving)
    was_near: bool | None = previous is not None
    if previous is None and saved is not None:
        plan = settled(lambda near: question.with_options(previous=near).plan(), saved.plan)
        was_near = None
    else:
        plan = question.plan()
    shape = plan_shape(plan)
    if not plan.has_plan:
        return _without_plan(question, plan, shape, note, options)
    frontier = None
    if options.frontier is not None:
        frontier = find_frontier(question, by=options.frontier, per=options.per)
        shape |= frontier_shape(frontier)
    free = replace(asked, taken=()).question(case, ranking).with_options(**solving)
    after = "\n" + frontier_text(case, frontier) + warnings
    result = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(
            options,
            ("project", "programme", "year", "amount", "unit"),
            ({**row, "unit": case.settings.money_unit} for row in payment_rows(shape)),
        ),
        "table": lambda: (
            _plan_text(question, plan, was_near) + _taken_text(case, plan, free) + after
        ),
    }[options.format]()
    return Answer(result, _lines(note, *(obstacles(plan) if options.format != "table" else ())))


def _plan_text(question: Question, plan: Plan, was_near: bool | None) -> str:
    equals = equally_good(question, plan, was_near)
    shown = shown_plan(question, plan)
    return plan_text(question.case, shown, equals, question.ranking)


def _taken_text(case: Case, plan: Plan, free: Question) -> str:
    """Write what was taken, and what the value would be without; empty where nothing was."""
    if not plan.taken:
        return ""
    told = taken_note(plan, free.ask(free.model()).objective, case)
    return f"\n\n{told}"


def _without_plan(
    question: Question, plan: Plan, shape: Shape, note: Sentence | None, options: argparse.Namespace
) -> Answer:
    """Say which rules clash and what would help; only JSON has keys for a result without a plan."""
    diagnosis = diagnose(question) if plan.status is Status.INFEASIBLE else Diagnosis(None, ())
    shape |= diagnosis_shape(diagnosis)
    result = _json(shape) if options.format == "json" else ""
    return Answer(result, _lines(note, *diagnosis_sentences(plan, diagnosis)), _FAILED)


def _report(options: argparse.Namespace) -> Answer:
    """Write a file; it depends on the case, what was saved with it, and the options alone."""
    case, warnings = _open(options)
    every, own = scales_of(case, options)
    story = tell(
        case, scenario_of(case, options, asked_scenario(case)),
        budget_scale=every, programme_scales=own,
    )  # fmt: skip
    with Progress(sys.stderr) as progress:
        story = with_certainty(story, on_draws=progress.done)
    kind = FORMATS[options.out.suffix.lower()]
    content = kind.write_as(story, options.dialect) if kind.write_as else kind.write(story)
    try:
        write_file(options.out, content)
    except OSError as trouble:
        remedy = "Make room there, or choose" if is_full(trouble) else "Choose"
        said = (
            f"{options.out} cannot be written: {why_not_written(trouble)}. {remedy} another place "
            "with --out. Nothing that was there before is changed."
        )
        return Answer(problem=said, code=_FAILED)
    shape = {"file": str(options.out), "bytes": len(content)}
    result = {
        "json": lambda: _json(shape),
        "csv": lambda: _csv(options, ("file", "bytes"), [shape]),
        "table": lambda: f"{options.out} is written: {len(content):,} bytes.\n{warnings}",
    }[options.format]()
    return Answer(result)


_VERBS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "validate": _validate,
    "rank": _rank,
    "specialize": _specialize,
    "robustness": _robustness,
    "allocate": _allocate,
    "report": _report,
}


def _open(options: argparse.Namespace) -> tuple[Case, str]:
    """Read the case as it was left; returns it with what to add to a text about it.

    Raises :class:`CaseError` with every error when there is one. A warning does not stop the
    work, but a column passed over must not go unnoticed.
    """
    reading = read_case(options.case)
    if reading.case is None or not reading.is_valid:
        raise CaseError(*reading.errors)
    warnings = f"\n{findings_text(reading.findings)}\n" if reading.findings else ""
    return as_left(reading.case), warnings


def _lines(*sentences: Sentence | None) -> str:
    return "\n".join(str(said) for said in sentences if said is not None)


def _json(shape: Shape | list[Shape]) -> str:
    return json.dumps(shape, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _csv(options: argparse.Namespace, header: Sequence[str], rows: Iterable[Shape]) -> str:
    """Write rows for other programs: lines end with a line feed.

    Only with decimal commas, which are for Excel, a byte order mark stands in front.
    """
    dialect: Dialect = options.dialect
    cells = ([row[key] for key in header] for row in rows)
    mark = "\ufeff" if dialect.decimal == LOCAL.decimal else ""
    return mark + csv_text(header, cells, newline="\n", dialect=dialect)
