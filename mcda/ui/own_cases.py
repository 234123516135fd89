"""The cases that a user brought: kept in the session, nowhere else, and gone with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from mcda.allocation.asked import saved_view
from mcda.case.model import Case
from mcda.case.read import Reading
from mcda.ui import state, unsaved
from mcda.ui.identity import brought, digest_of, fits
from mcda.ui.session_work import is_untouched
from mcda.ui.view import show_view

_OWN = "own_cases"


def own_cases() -> dict[str, tuple[Reading, str]]:
    """Return address key -> what was read and the case's digest."""
    cases: dict[str, tuple[Reading, str]] = st.session_state.setdefault(_OWN, {})
    return cases


def open_case(
    case: Case, reading: Reading, taken: Collection[str], *, has_file: bool = True
) -> str:
    """Take a case into the session and make it the open one.

    It is shown as the link asks that the session began with, if that was made with this case;
    else as it was left when it was saved. A case that is here already is not taken once more,
    unless the session has changed it.

    Parameters
    ----------
    case : the case
    reading : what was read, for its findings
    taken : address keys that other cases have
    has_file : False for a case that was made here of a table

    Returns
    -------
    str
        the case's address key: its id, with a number where another case has the same id
    """
    digest = brought(digest_of(case))
    for key, (known, its_digest) in own_cases().items():
        if its_digest == digest and known.case is not None and is_untouched(known.case):
            _show(known.case)
            return key
    key = _free(case.id, {*taken, *own_cases()})
    named = replace(case, settings=replace(case.settings, id=key))
    own_cases()[key] = (replace(reading, case=named), digest)
    if fits(digest, state.linked("v")):
        st.session_state["case"] = key
        state.follow_link(named)
    else:
        _show(named)
    unsaved.watch(named, has_file=has_file)
    return key


def _show(case: Case) -> None:
    """Open a case as it was left."""
    st.session_state["case"] = case.id
    row = saved_view(case)
    if row is not None:
        show_view(case, row)


def _free(wanted: str, taken: Collection[str]) -> str:
    number = 2
    key = wanted
    while key in taken:
        key = f"{wanted}_{number}"
        number += 1
    return key
