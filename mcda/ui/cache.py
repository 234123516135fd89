"""What is remembered between runs: the only place that caches, and it wraps core functions.

A case is one shared object, since it is frozen and large; results are copied. Results are
looked up by the case's hash and the choices that made them, never by hashing the case again.
What a user brought or changed is remembered by the session alone, see :mod:`mcda.ui.remember`.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import streamlit as st

from mcda.allocation.asked import Asked
from mcda.allocation.confirming import Confirmation, confirm
from mcda.allocation.missing_agreements import Missing, missing_agreements
from mcda.allocation.overlap import Overlap, overlap
from mcda.allocation.plan import Plan, Price
from mcda.allocation.question import Question as Allocation
from mcda.allocation.repairs import Diagnosis, diagnose
from mcda.allocation.shown_plan import shown_plan
from mcda.case.borders import Borders
from mcda.case.finding import Finding
from mcda.case.model import Case
from mcda.case.proposal import Proposal
from mcda.case.propose import propose, propose_again
from mcda.case.read import Reading, read_case, read_workbook_bytes
from mcda.charts.borders import Outlines
from mcda.charts.borders import outlines as fit_outlines
from mcda.charts.picture import Drawing, Picture, Sketch
from mcda.ranking.agreement import Agreement, Opinion, Silent
from mcda.ranking.agreement import agreement as by_all_methods
from mcda.ranking.agreement import opinions as ask_all
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import DecisionMatrix, MethodResult, Ranking
from mcda.ranking.screening import screen
from mcda.ranking.what_it_takes import Requirement
from mcda.ranking.what_it_takes import requirements as find_requirements
from mcda.report.certainty import with_certainty
from mcda.report.story import Certainty, Story
from mcda.robustness.acceptability import evaluated, tallies, with_confidence
from mcda.robustness.draws import Tally
from mcda.robustness.joint_change import JointChange
from mcda.robustness.joint_change import joint_change as by_searching
from mcda.robustness.result import Acceptability, Question
from mcda.robustness.reversal import Reversals
from mcda.robustness.reversal import reversals as by_trials
from mcda.robustness.stability import Stability
from mcda.robustness.stability import stability as exactly
from mcda.ui.identity import digest_of
from mcda.ui.remember import remembered
from mcda.ui.steps import Steps

_MOST_DRAWINGS = 64
_WARM = 3  # the run, of any session, in which modules and cases are there
_runs = count(1)


def freeze_when_warm() -> None:
    """Take what lives as long as the process out of every later collection, once; at a run's start.

    After each run Streamlit collects garbage over all objects. Most of them are modules and cases
    that never die, and looking at them again took twice the time of a slider's own step. What runs
    leave behind from then on is collected as before.
    """
    if next(_runs) == _WARM:
        gc.collect()
        gc.freeze()


def reading(key: str, path: Path) -> tuple[Reading, str]:
    """Return what was read from a case's path, and the case's digest ("" without a case).

    In the app a case is called by its address key, whatever id it gives itself, so that two
    cases never share the keys of their sliders.
    """
    files = sorted((*path.glob("*.csv"), *path.glob("*.geojson"))) if path.is_dir() else [path]
    stamp = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return _reading(key, path, stamp)


@st.cache_resource(max_entries=32, show_spinner=False)
def _reading(key: str, path: Path, stamp: tuple[tuple[str, int, int], ...]) -> tuple[Reading, str]:
    result = read_case(path)
    if result.case is None:
        return result, ""
    settings = replace(result.case.settings, id=key)
    return replace(result, case=replace(result.case, settings=settings)), digest_of(result.case)


@remembered(256, copied=False)
def matrix(digest: str, sector: str, _case: Case) -> DecisionMatrix:
    """Return the decision matrix with a sector in focus."""
    return decision_matrix(_case, sector)


def outlines(borders: Borders, width: int, height: int) -> Outlines:
    """Return borders fitted into a box; the same object as long as the borders are the same."""
    return _outlines(borders.digest, width, height, borders)


@st.cache_resource(max_entries=16, show_spinner=False)
def _outlines(digest: str, width: int, height: int, _borders: Borders) -> Outlines:
    return fit_outlines(_borders, width, height)


@remembered(64, copied=True)
def warnings(digest: str, normalization: str, _case: Case) -> tuple[Finding, ...]:
    """Return what is doubtful in the data, with figures made comparable in this way."""
    return screen(_case, None, normalization)


@remembered(256, copied=True)
def plan(
    digest: str,
    choices: tuple[object, ...],
    asked: Asked,
    near: tuple[tuple[str, float], ...],
    _case: Case,
    _ranking: Ranking | None,
) -> Plan:
    """Return the allocation near an earlier one, as it is shown; ``choices`` is the ranking's."""
    question = asked.question(_case, _ranking, dict(near))
    return shown_plan(question, question.plan())


@remembered(32, copied=True)
def roles(
    digest: str, choices: tuple[object, ...], asked: Asked, _case: Case, _ranking: Ranking
) -> Overlap:
    """Return the plans under all four roles; ``choices`` stands for the ranking."""
    question = asked.question(_case, _ranking)
    options = dict(question.options)
    role = options.pop("role")
    options = _for_all_roles(options, asked)
    found = overlap(question.case, _ranking, role, **options)
    plans = {
        name: shown_plan(Allocation(question.case, _ranking, {**options, "role": name}), plan)
        for name, plan in found.plans.items()
    }
    return replace(found, plans=plans)


def _for_all_roles(options: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """Return options in which floor and multiplier hold for the roles that use them."""
    return options | {"floor": asked.floor, "multiplier": asked.multiplier}


@remembered(32, copied=True)
def missing(
    digest: str, choices: tuple[object, ...], asked: Asked, _case: Case, _ranking: Ranking | None
) -> Missing:
    """Return the missing agreements that block most; ``choices`` stands for the ranking."""
    question = asked.question(_case, _ranking)
    options = dict(question.options)
    del options["agreements_required"]
    return missing_agreements(question.case, question.ranking, **options)


@remembered(32, copied=True)
def diagnosis(
    digest: str, choices: tuple[object, ...], asked: Asked, _question: Allocation
) -> Diagnosis:
    """Return which rules clash and what mends them; ``choices`` stands for the ranking."""
    return diagnose(_question)


@remembered(128, copied=True)
def confirmation(
    digest: str,
    choices: tuple[object, ...],
    asked: Asked,
    near: tuple[tuple[str, float], ...],
    rule: tuple[str, str],
    _question: Allocation,
    _plan: Plan,
    _price: Price,
) -> Confirmation:
    """Return what a little more of a rule brings; ``choices`` stands for the ranking."""
    return confirm(_question, _plan, _price)


@remembered(32, copied=True)
def agreement(
    digest: str,
    choices: tuple[object, ...],
    _ranking: Ranking,
    _heard: tuple[Opinion | Silent, ...] | None = None,
) -> Agreement:
    """Return what all methods say, or have said; ``choices`` stands for the ranking."""
    return by_all_methods(_ranking, _heard)


@remembered(16, copied=False)
def opinions(
    digest: str, choices: tuple[object, ...], _ranking: Ranking
) -> Steps[Opinion | Silent]:
    """Return what methods say, to be asked one by one; ``choices`` stands for the ranking."""
    return Steps(ask_all(_ranking))


@remembered(16, copied=False)
def requirements(
    digest: str, choices: tuple[object, ...], region: str, _ranking: Ranking
) -> Steps[Requirement]:
    """Return what lifts a region onto the shortlist, to be found criterion by criterion."""
    return Steps(find_requirements(_ranking, region))


@remembered(128, copied=False)
def tally(
    digest: str, choices: tuple[object, ...], question: Question, samples: int, _ranking: Ranking
) -> Tally:
    """Return what draws have counted; ``choices`` stands for the ranking."""
    *_, counted = tallies(_ranking, question, samples)
    return counted


@remembered(32, copied=False)
def acceptability(
    digest: str,
    choices: tuple[object, ...],
    question: Question,
    draws: int,
    samples: int,
    _ranking: Ranking,
    _tally: Tally,
) -> Acceptability:
    """Return what so many of the wanted draws say, confidence factors apart."""
    return evaluated(_ranking, question, _tally, samples, confident=False)


@remembered(16, copied=False)
def confident(
    digest: str, choices: tuple[object, ...], question: Question, draws: int, _found: Acceptability
) -> Acceptability:
    """Return the same with confidence factors, which cost as much as the draws."""
    return with_confidence(_found)


@remembered(64, copied=False)
def stability(
    digest: str, choices: tuple[object, ...], _ranking: Ranking | MethodResult
) -> Stability:
    """Return within which weights the answer stands; ``choices`` stands for the ranking."""
    return exactly(_ranking)


@remembered(32, copied=False)
def joint_change(
    digest: str, choices: tuple[object, ...], region: str, above: str, _ranking: Ranking
) -> JointChange | None:
    """Return new weights by which one region is above another; ``choices`` is the ranking."""
    return by_searching(_ranking, region, above)


@remembered(32, copied=False)
def certainty(digest: str, choices: tuple[object, ...], _story: Story) -> Certainty | None:
    """Return how sure files say that a ranking is; ``choices`` stands for the ranking."""
    return with_certainty(_story).certainty


@remembered(16, copied=False)
def reversals(digest: str, choices: tuple[object, ...], _ranking: Ranking) -> Reversals:
    """Return what dropping and doubling regions does; ``choices`` stands for the ranking."""
    return by_trials(_ranking)


def specification(picture: Picture) -> dict[str, Any]:
    """Return a picture for the screen; its drawing, which may hold names, is the session's."""
    known = _drawings()
    if picture.sketch not in known:
        if len(known) >= _MOST_DRAWINGS:
            del known[next(iter(known))]
        known[picture.sketch] = picture.drawing
    return picture.on(known[picture.sketch])


@st.cache_resource(scope="session", show_spinner=False)
def _drawings() -> dict[Sketch, Drawing]:
    return {}


@st.cache_data(max_entries=4, scope="session", show_spinner=False)
def proposal(
    name: str,
    content: bytes,
    sheet: str = "",
    header: tuple[int, int] | None = None,
    name_column: int | None = None,
) -> Proposal:
    """Return what a plain table seems to hold; kept for this session alone."""
    found = propose(name, content, sheet)
    if header is None and name_column is None:
        return found
    return propose_again(found, header, name_column)


@st.cache_data(max_entries=4, scope="session", show_spinner=False)
def upload(name: str, content: bytes) -> Reading:
    """Return what a workbook holds; kept for this session alone."""
    return read_workbook_bytes(name, content)
