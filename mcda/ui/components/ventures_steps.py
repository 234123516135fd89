"""Long work under a progress bar, with Stop and Go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from mcda.ui.steps import Steps
from mcda.ui.text import say

Item = TypeVar("Item")

_STOPPED = "steps_stopped"


def worked(
    steps: Steps[Item], key: str, question: object, part: Callable[[Steps[Item]], tuple[float, str]]
) -> bool:
    """Work until all is done or the run is stopped, and return whether all is done.

    Parameters
    ----------
    steps : the work; what is done is kept
    key : of the widgets
    question : what the work answers; a stop holds for this question alone
    part : says which part is done, 0 to 1, and this in words
    """
    stopped: set[object] = st.session_state.setdefault(_STOPPED, set())
    mine = (key, question)
    place = st.empty()
    if mine in stopped and not steps.is_done:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.progress(*part(steps))
            st.button(say("Go on"), key=f"{key}_go_on", on_click=stopped.discard, args=(mine,))
        return False
    if not steps.is_done:
        with place.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(*part(steps))
            st.button(say("Stop"), key=f"{key}_stop", on_click=stopped.add, args=(mine,))
        while not steps.is_done:
            steps.advance()
            # the only place where the run can be interrupted; what is found is kept
            bar.progress(*part(steps))
    place.empty()
    return True
