"""What a session adds to a case, case by case: figures, wishes, rules, decisions.

It begins with what the case's own tables hold, so that saved work goes on where it was left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st

from mcda.allocation.asked import asked_by, saved_view
from mcda.allocation.wishes import Wish, saved_wishes, still_there
from mcda.case.model import Case, Decision, FigureEdit, SavedScenario, Taken
from mcda.case.taken import still_ruled

Place = tuple[str, str]  # ids of region and criterion


def scenarios(case: Case) -> list[SavedScenario]:
    """Return the session's scenarios: those of the file first, then those saved here."""
    rows: list[SavedScenario] = st.session_state.setdefault(
        f"scenarios_{case.id}", list(case.scenarios)
    )
    return rows


def decisions(case: Case) -> list[Decision]:
    """Return the session's decisions: those of the file first, then those recorded here."""
    rows: list[Decision] = st.session_state.setdefault(f"decisions_{case.id}", list(case.decisions))
    return rows


@dataclass(frozen=True)
class Dropped:
    """What was deleted last, and where it stood: it can be brought back.

    Parameters
    ----------
    scenario, decision : with their places; None where there was none
    """

    scenario: tuple[int, SavedScenario] | None = None
    decision: tuple[int, Decision] | None = None

    @property
    def name(self) -> str:
        """What the scenario is called; empty without one."""
        return self.scenario[1].name if self.scenario else ""


def drop(
    case: Case, scenario: SavedScenario | None = None, decision: Decision | None = None
) -> None:
    """Delete a scenario, a decision, or both; :func:`bring_back` undoes it."""
    rows, decided = scenarios(case), decisions(case)
    st.session_state[_dropped_key(case)] = Dropped(
        None if scenario is None else (rows.index(scenario), scenario),
        None if decision is None else (decided.index(decision), decision),
    )
    if scenario is not None:
        rows.remove(scenario)
    if decision is not None:
        decided.remove(decision)


def dropped(case: Case) -> Dropped | None:
    """Return what was deleted last; None if nothing was, or something was saved since."""
    found: Dropped | None = st.session_state.get(_dropped_key(case))
    return found


def bring_back(case: Case) -> None:
    """Put what was deleted last back to its place."""
    found = st.session_state.pop(_dropped_key(case), None) or Dropped()
    if found.scenario is not None:
        scenarios(case).insert(*found.scenario)
    if found.decision is not None:
        decisions(case).insert(*found.decision)


def forget_dropped(case: Case) -> None:
    """Let go of what was deleted: its id may be given anew."""
    st.session_state.pop(_dropped_key(case), None)


def rename(case: Case, scenario: SavedScenario, name: str) -> None:
    """Call a scenario otherwise."""
    rows = scenarios(case)
    rows[rows.index(scenario)] = replace(scenario, name=name)


def edits(case: Case) -> tuple[FigureEdit, ...]:
    """Return the figures changed in the session, in the order in which they were first changed.

    Changes of regions and criteria that the case no longer has are passed over: its file may
    have been replaced meanwhile.
    """
    return _still_there(case, _edits(case).values())


def change_figures(case: Case, changes: Iterable[FigureEdit]) -> None:
    """Put figures in place of published or changed ones."""
    _edits(case).update({(edit.region, edit.criterion): edit for edit in changes})


def undo_changes(case: Case, places: Iterable[Place] | None = None) -> None:
    """Go back to the published figures at these places; without places, everywhere."""
    kept = _edits(case)
    for place in tuple(kept) if places is None else places:
        kept.pop(place, None)


def take_back(case: Case, places: Iterable[Place] | None = None) -> None:
    """Go back to the published figures, so that :func:`change_again` can undo it.

    Parameters
    ----------
    case : the case
    places : where; without them everywhere
    """
    before = dict(_edits(case))
    undo_changes(case, places)
    st.session_state[_taken_back_key(case)] = before


def taken_back(case: Case) -> tuple[FigureEdit, ...]:
    """Return the changes that were taken back last, and whose places were not changed since."""
    before: dict[Place, FigureEdit] = st.session_state.get(_taken_back_key(case), {})
    return tuple(
        edit for edit in _still_there(case, before.values())
        if (edit.region, edit.criterion) not in _edits(case)
    )  # fmt: skip


def change_again(case: Case) -> None:
    """Put the changes that were taken back last to their places; what was changed since stays."""
    before: dict[Place, FigureEdit] = st.session_state.pop(_taken_back_key(case), {})
    now = _edits(case)
    together = before | now
    now.clear()
    now.update(together)


def taken(case: Case) -> tuple[Taken, ...]:
    """Return the rules taken in the session, in that order; at first those of the case."""
    rules: tuple[Taken, ...] = st.session_state.setdefault(
        f"taken_{case.id}", asked_by(saved_view(case), case).taken
    )
    return still_ruled(rules, case)


def take(case: Case, rules: Iterable[Taken]) -> None:
    """Put rules in place of those that were taken."""
    st.session_state[f"taken_{case.id}"] = tuple(rules)


def wishes(case: Case) -> tuple[Wish, ...]:
    """Return what the session wishes of the plan, in that order.

    Wishes about what the case no longer has are passed over, as changed figures are.
    """
    return still_there(st.session_state.get(f"wishes_{case.id}", ()), case)


def wish(case: Case, wanted: Iterable[Wish]) -> None:
    """Put wishes in place of those there were."""
    st.session_state[f"wishes_{case.id}"] = tuple(wanted)


def is_untouched(case: Case) -> bool:
    """Whether the session has added nothing to a case, given as in its file."""
    return (
        edits(case) == case.edits
        and tuple(scenarios(case)) == case.scenarios
        and tuple(decisions(case)) == case.decisions
        and taken(case) == asked_by(saved_view(case), case).taken
        and wishes(case) == saved_wishes(saved_view(case), case)
    )


def _dropped_key(case: Case) -> str:
    return f"dropped_{case.id}"


def _still_there(case: Case, changes: Iterable[FigureEdit]) -> tuple[FigureEdit, ...]:
    """Return the changes of regions and criteria that the case has."""
    regions = {region.id for region in case.regions}
    criteria = {criterion.id for criterion in case.criteria}
    return tuple(edit for edit in changes if edit.region in regions and edit.criterion in criteria)


def _taken_back_key(case: Case) -> str:
    return f"taken_back_{case.id}"


def _edits(case: Case) -> dict[Place, FigureEdit]:
    key = f"edits_{case.id}"
    if key not in st.session_state:
        st.session_state[key] = {(edit.region, edit.criterion): edit for edit in case.edits}
    kept: dict[Place, FigureEdit] = st.session_state[key]
    return kept
