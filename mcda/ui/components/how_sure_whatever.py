"""Whatever the weights: what holds for anybody, or for all who agree on an order of criteria."""

from __future__ import annotations

import streamlit as st

from mcda.ranking.result import Ranking
from mcda.report.acceptability_wording import first_sentence
from mcda.report.robustness_wording import question_sentence
from mcda.robustness.result import Acceptability, Question, ordered, uniform
from mcda.ui.components.headline import draw_note, draw_paragraph, draw_subheading
from mcda.ui.components.how_sure_draws import drawn
from mcda.ui.components.how_sure_like_these import draw_ranks
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_whatever(room: Room, ranking: Ranking, samples: int) -> Acceptability:
    """Draw the chart of ranks over all weights; the sliders do not matter here."""
    draw_subheading(say("Whatever the weights"))
    picture, words = st.columns([5, 3], gap="medium")
    with words:
        question = _choose_order(room, ranking)
    with picture:
        found = drawn(room, ranking, question, samples, key="whatever")
        draw_ranks(found, key="whatever")
    with words:
        draw_paragraph(say(first_sentence(found)))
        draw_note(say(question_sentence(found)))
    return found


def _choose_order(room: Room, ranking: Ranking) -> Question:
    """Let criteria be put in order; what is not named matters less, in no order of its own."""
    names = labels(
        criterion
        for criterion, weight in zip(ranking.matrix.criteria, ranking.weights)
        if weight > 0
    )
    chosen = st.multiselect(
        say("Which criteria matter most, in their order?"),
        list(names),
        key=f"whatever_order_{room.case.id}",
        format_func=lambda item: names.get(item, item),
        placeholder=say("No order: all weights alike"),
        persist_state="session",
        help=say(
            "The first matters most. Criteria that are not named matter less than those that "
            "are. How much more is left open."
        ),
    )
    first = [item for item in chosen if item in names]
    if not first:
        return uniform()
    rest = tuple(item for item in names if item not in first)
    tiers = [(item,) for item in first]
    return ordered((*tiers, rest) if rest else tuple(tiers))
