"""What every page is about: the open case, what was asked of it, and the ranking that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from mcda.case.blocking import blocking_money, blocking_ranking
from mcda.case.finding import CaseError, Finding, Sentence, error, sentence
from mcda.case.model import Case
from mcda.case.read import Reading
from mcda.ranking.methods import score_by
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.scenario import Scenario
from mcda.ranking.topsis import rank
from mcda.ui import cache, state

_ROOM = "room"
_TOLD = 3
_GONE = "gone_case"


@dataclass(frozen=True)
class Room:
    """The state of one run.

    Parameters
    ----------
    reading : what was read, with its findings
    case : the open case, as the session has changed it
    digest : tells the case as changed from others; begins with the hash of the file's case
    scenario : what sliders and choices ask for
    ranking : by TOPSIS, on which explanations and money rest; None when nothing can be ranked
    problem : why nothing can be ranked; empty when there is a ranking
    result : the ranking by the method of the scenario; None when there is none
    refusal : why that method cannot rank what TOPSIS can; None when it can
    unpaid : errors of the file for which no money can be allocated
    """

    reading: Reading
    case: Case
    digest: str
    scenario: Scenario
    ranking: Ranking | None
    problem: tuple[Finding, ...]
    result: Ranking | MethodResult | None = None
    refusal: Sentence | None = None
    unpaid: tuple[Finding, ...] = ()

    @property
    def file_case(self) -> Case:
        """The case as in its file."""
        return self.reading.case or self.case

    @property
    def choices(self) -> tuple[object, ...]:
        """What the ranking by TOPSIS depends on besides the case; can be hashed."""
        asked = self.scenario
        points = tuple(sorted(asked.points.items()))
        return (points, asked.normalization, asked.shortlist_size, asked.sector, asked.without)


def enter(reading: Reading, case: Case, digest: str) -> Room:
    """Rank as the sliders ask; all widgets of the sidebar and the context line were drawn."""
    scenario = state.scenario(case)
    room = Room(reading, case, digest, scenario, None, (), unpaid=_told(blocking_money(reading)))
    blocking = blocking_ranking(reading)
    if blocking:
        return replace(room, problem=_told(blocking))
    try:
        figures = cache.matrix(digest, scenario.sector, case)
        ranking = rank(case, replace(scenario, method="topsis"), figures)
    except CaseError as problem:
        return replace(room, problem=problem.findings)
    room = replace(room, ranking=ranking)
    if scenario.method == "topsis":
        return replace(room, result=ranking)
    result = score_by(ranking, scenario.method)
    if isinstance(result, Sentence):
        return replace(room, refusal=result)
    return replace(room, result=result)


def ranked(room: Room, points: Mapping[str, float]) -> Ranking | MethodResult | Sentence:
    """Rank as the room does, but with other points; a sentence where the method refuses.

    Raises
    ------
    CaseError
        when nothing can be ranked with these points
    """
    figures = cache.matrix(room.digest, room.scenario.sector, room.case)
    scenario = replace(room.scenario, points=points)
    found = rank(room.case, replace(scenario, method="topsis"), figures)
    return found if scenario.method == "topsis" else score_by(found, scenario.method)


def _told(errors: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the first errors, each with its place in the file, and how many more there are."""
    told = [replace(item, message=item.located) for item in errors[:_TOLD]]
    more = len(errors) - _TOLD
    if more > 0:
        message = sentence("The file has {count} more such problems.", count=more)
        if more == 1:
            message = sentence("The file has 1 more such problem.")
        told.append(error("", None, "", message, sentence("See Findings on the page Regions.")))
    return tuple(told)


def admit(room: Room) -> None:
    """Make this the room that the page of the run draws."""
    st.session_state[_ROOM] = room


def current() -> Room:
    """Return the room of this run."""
    room: Room = st.session_state[_ROOM]
    return room


def open_key(key: str) -> None:
    """Make the case with this address key the open one, from the next run on."""
    st.session_state["case"] = key
    st.session_state.pop(_GONE, None)


def gone_case() -> str:
    """Return the address key of the case that was open until it was taken away; usually empty."""
    gone: str = st.session_state.get(_GONE, "")
    return gone


def opened_case(known: Mapping[str, object]) -> tuple[str, str]:
    """Return the address key of the case to show, and an unknown one that a link asked for."""
    if st.session_state.get("case", "") not in {"", *known}:
        st.session_state[_GONE] = st.session_state.pop("case")
    if "case" not in st.session_state:
        asked = state.linked("case")
        st.session_state["case"] = asked if asked in known else next(iter(known), "")
    asked = state.linked("case")
    return st.session_state["case"], "" if asked in known else asked
