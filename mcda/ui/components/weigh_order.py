"""Weighing by an order of importance: rank-order centroid."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from mcda.case.finding import CaseError
from mcda.case.model import Case
from mcda.ranking.elicitation import from_order
from mcda.ui.components.headline import draw_paragraph, draw_problem
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_order(room: Room) -> Mapping[str, float] | None:
    """Put criteria in order; returns the points of the mean of all weights that keep it."""
    case = room.case
    names = labels(case.criteria)
    draw_paragraph(
        say(
            "Choose the criteria one after another, the most important first. "
            "A criterion that you do not choose gets no weight."
        )
    )
    ordered = st.multiselect(
        say("From the most important down"),
        list(names),
        key=f"weigh_order_{case.id}",
        format_func=lambda item: names[item],
        placeholder=say("Which matters most?"),
        persist_state="session",
    )
    tied = st.multiselect(
        say("Just as important as the one before it"),
        ordered[1:],
        key=f"weigh_tied_{case.id}",
        format_func=lambda item: names[item],
        placeholder=say("none"),
        disabled=len(ordered) < 2,
    )
    tiers = _tiers(ordered, tied)
    _draw_tiers(case, tiers)
    try:
        found = from_order(case.criteria, tiers)
    except CaseError as error:
        draw_problem(error.findings)
        return None
    draw_paragraph(say(found.meaning))
    return found.points


def _tiers(ordered: Sequence[str], tied: Sequence[str]) -> list[list[str]]:
    tiers: list[list[str]] = []
    for criterion in ordered:
        if tiers and criterion in tied:
            tiers[-1].append(criterion)
        else:
            tiers.append([criterion])
    return tiers


def _draw_tiers(case: Case, tiers: Sequence[Sequence[str]]) -> None:
    names = {criterion.id: html.escape(criterion.name) for criterion in case.criteria}
    rows = "".join(f"<li>{'; '.join(names[item] for item in tier)}</li>" for tier in tiers)
    if rows:
        st.html(f"<ol>{rows}</ol>")
