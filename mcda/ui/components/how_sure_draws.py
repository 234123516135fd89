"""Drawing under a progress bar: how many draws, stopping, and going on."""

from __future__ import annotations

from time import monotonic

import streamlit as st

from mcda.ranking.result import Ranking
from mcda.report.acceptability_wording import progress_sentence
from mcda.robustness.acceptability import tallies
from mcda.robustness.draws import Tally
from mcda.robustness.result import Acceptability, Question
from mcda.ui import cache
from mcda.ui.likely import USUAL_SAMPLES, is_quick
from mcda.ui.room import Room
from mcda.ui.text import say

SAMPLES = (1_000, 10_000, 100_000)
MOST_RUNS = 4
PATIENCE = 0.5
"""Seconds after which a run shows how far it is."""

_RUNS, _STOPPED = "draws_runs", "draws_stopped"
Run = tuple[str, tuple[object, ...], Question]


def choose_samples() -> int:
    """Draw the control for the number of draws."""
    chosen = st.segmented_control(
        say("Draws"),
        SAMPLES,
        default=USUAL_SAMPLES,
        format_func=lambda count: f"{count:,}",
        key="draws_samples",
        required=True,
        persist_state="session",
        help=say(
            "More draws make the shares more exact: 1,000 draws to 3 percentage points, 10,000 to "
            "1, 100,000 to 0.3. They say nothing about how sure weights and figures are."
        ),
    )
    return USUAL_SAMPLES if chosen is None else int(chosen)


def drawn(
    room: Room, ranking: Ranking, question: Question, samples: int, *, key: str
) -> Acceptability:
    """Return what the draws say; long runs show how far they are and can be stopped.

    A stopped run keeps what it has, and goes on from there.

    Parameters
    ----------
    room, ranking : of this run of the page
    question : what to draw
    samples : number of draws
    key : prefix of widget keys
    """
    place = st.empty()
    if is_quick(ranking, question, samples):
        tally = cache.tally(room.digest, room.choices, question, samples, ranking)
    else:
        run: Run = (room.digest, room.choices, question)
        with place.container():
            tally = _long_run(run, ranking, samples, key)
        if tally.draws >= samples:
            place.empty()
    return cache.acceptability(
        room.digest, room.choices, question, tally.draws, samples, ranking, tally
    )


def _long_run(run: Run, ranking: Ranking, samples: int, key: str) -> Tally:
    """Count chunk by chunk, unless the run was stopped after its first."""
    known: dict[Run, Tally] = st.session_state.setdefault(_RUNS, {})
    stopped = (run, samples) in st.session_state.setdefault(_STOPPED, set())
    before = known.get(run)
    if before is not None and before.draws > samples:
        before = None
    if before is not None and (stopped or before.draws == samples):
        if before.draws < samples:
            _draw_stopped(run, before, samples, key)
        return before
    began, bar, tally = monotonic(), None, None
    for tally in tallies(ranking, run[2], samples, start=before):
        known.pop(run, None)
        known[run] = tally
        while len(known) > MOST_RUNS:
            del known[next(iter(known))]
        if bar is None and monotonic() - began > PATIENCE:
            bar = _draw_bar(run, samples, key)
        if bar is not None:
            # the only place where the run can be interrupted; what is counted is kept
            bar.progress(tally.draws / samples, text=_told(tally, samples))
    if tally is None:
        raise ValueError(f"at least one draw is needed, not {samples}")
    return tally


def _draw_bar(run: Run, samples: int, key: str) -> st.delta_generator.DeltaGenerator:
    # With a key of its own the whole row goes when the run is stopped; without, the button for
    # stopping would stand beside the one for going on until all else on the page is drawn.
    with st.container(key=f"{key}_running", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(
            say("Stop"),
            key=f"{key}_stop",
            on_click=lambda: st.session_state[_STOPPED].add((run, samples)),
        )
    return bar


def _draw_stopped(run: Run, tally: Tally, samples: int, key: str) -> None:
    with st.container(key=f"{key}_stopped", horizontal=True, vertical_alignment="center"):
        st.progress(tally.draws / samples, text=_told(tally, samples))
        st.button(
            say("Go on"),
            key=f"{key}_go_on",
            on_click=lambda: st.session_state[_STOPPED].discard((run, samples)),
        )


def _told(tally: Tally, samples: int) -> str:
    return say(progress_sentence(tally.draws, samples))
