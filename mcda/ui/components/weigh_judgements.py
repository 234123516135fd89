"""The judgements of one comparison in pairs: asked one by one, kept while others are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

import streamlit as st

from mcda.case.model import Case
from mcda.ranking.judgements import Judgements
from mcda.ranking.pairwise import SCALE
from mcda.ranking.wording import figure_text
from mcda.ui import sliders
from mcda.ui.components.headline import draw_note
from mcda.ui.text import plain_label, say

Pair = tuple[str, str]

_FEW = 6
"""Up to so many pairs are asked at once; of more, the neighbours first."""


def given(case: Case, part: str) -> Judgements:
    """Return the judgements made so far."""
    found: Judgements = st.session_state.get(_key(case, part), {})
    return found


def set_judgement(case: Case, part: str, pair: Pair, value: float | None) -> None:
    """Judge a pair; None takes the judgement back."""
    others = {other: judged for other, judged in given(case, part).items() if other != pair}
    st.session_state[_key(case, part)] = others if value is None else {**others, pair: value}


def neighbours(items: Iterable[str]) -> list[Pair]:
    """Return each item with the next: the fewest pairs that link all."""
    return list(pairwise(items))


def draw_judgements(case: Case, part: str, items: Mapping[str, str]) -> None:
    """Ask for judgements of the items, two pairs to a row."""
    pairs = list(combinations(items, 2))
    if len(pairs) > _FEW and not st.toggle(
        say("All {count} pairs, so that they check each other", count=len(pairs)),
        key=f"weigh_all_{case.id}_{part}",
        persist_state="session",
    ):
        asked = {*neighbours(items), *given(case, part)}
        pairs = [pair for pair in pairs if pair in asked]
    places = {item: place for place, item in enumerate(items)}
    for start in range(0, len(pairs), 2):
        for column, (first, second) in zip(st.columns(2), pairs[start : start + 2]):
            widget = f"weigh_pair_{case.id}_{part}_{places[first]}_{places[second]}"
            with column.container(gap="xxsmall"):
                _draw_pair(case, part, (first, second), (items[first], items[second]), widget)


def _draw_pair(case: Case, part: str, pair: Pair, names: tuple[str, str], widget: str) -> None:
    first, second = names
    question = say("{first} or {second}?", first=first, second=second)
    draw_note(question)
    sliders.seed(widget, given(case, part).get(pair))
    st.selectbox(
        plain_label(question),
        SCALE[::-1],
        key=widget,
        format_func=lambda value: _answer(first, second, value),
        on_change=lambda: set_judgement(case, part, pair, st.session_state[widget]),
        placeholder=say("not judged"),
        label_visibility="collapsed",
        index=None,
    )


def _answer(first: str, second: str, value: float) -> str:
    if value == 1:
        return say("both the same")
    times = figure_text(max(value, 1 / value))
    return say("{times} times: {name}", times=times, name=first if value > 1 else second)


def _key(case: Case, part: str) -> str:
    return f"judgements_{case.id}_{part}"
