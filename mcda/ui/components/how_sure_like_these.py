"""With weights like these: how the answer holds when weights are a little off."""

from __future__ import annotations

import streamlit as st

from mcda.charts.acceptability import acceptability_heat
from mcda.charts.picture import Picture
from mcda.ranking.result import Ranking
from mcda.report.acceptability_wording import close_sentence, first_sentence, tied_sentence
from mcda.report.robustness_wording import question_sentence
from mcda.report.weight_change_wording import single_change_sentence
from mcda.robustness.result import Acceptability, varies
from mcda.robustness.shares import what_was_drawn
from mcda.robustness.stability import smallest_change
from mcda.ui import cache, state
from mcda.ui.bound import bind
from mcda.ui.components.headline import draw_note, draw_paragraph, draw_subheading
from mcda.ui.components.how_sure_draws import choose_samples, drawn
from mcda.ui.components.pictures import draw_picture
from mcda.ui.likely import question_like_these
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_like_these(room: Room, ranking: Ranking) -> tuple[Acceptability, int]:
    """Draw the chart of ranks and its controls; return what was drawn, and how many draws to make.

    The width is shared with the bars on Ranking.
    """
    question = question_like_these(room.case, ranking)
    weights, figures = varies(question, ranking)
    draw_subheading(
        say(what_was_drawn(question.weighting, weights=weights, figures=figures, begins=True))
    )
    picture, words = st.columns([5, 3], gap="medium")
    with words:
        choose_width(room)
        samples = choose_samples()
    with picture:
        found = drawn(room, ranking, question, samples, key="like_these")
        draw_ranks(found, key="like_these")
    with words:
        draw_paragraph(say(first_sentence(found)))
        for told in (tied_sentence(ranking), close_sentence(found)):
            if told is not None:
                draw_paragraph(say(told))
        draw_note(say(question_sentence(found)))
    _draw_single_change(room, ranking)
    return found, samples


def _draw_single_change(room: Room, ranking: Ranking) -> None:
    exact = cache.stability(room.digest, (*room.choices, "topsis"), ranking)
    told = single_change_sentence(ranking, smallest_change(exact))
    if told is not None:
        draw_paragraph(say(told))


def choose_width(room: Room) -> None:
    """Draw the slider for how far weights may be off."""
    width = bind(room.case, state.WIDTH, "width")
    st.slider(
        say("Weights may be off by about"),
        0,
        state.MOST_WIDTH,
        format="±%d percentage points",
        **width.plain,
        help=say(
            "How sure are you of the sliders? A weight of 10 % that may be off by about 5 "
            "percentage points lies mostly between 5 % and 15 %. That holds where all weights "
            "are equal; otherwise each weight has a width of its own, which the table under Safe "
            "ranges gives. The shares on Ranking follow."
        ),
    )


def ranks_picture(found: Acceptability) -> Picture:
    """Return the picture of how often each region takes which rank."""
    return acceptability_heat(found, rank=say("Rank"), share=say("Share of draws"))


def draw_ranks(found: Acceptability, *, key: str) -> None:
    """Draw how often each region takes which rank."""
    draw_picture(
        ranks_picture(found),
        key=f"{key}_ranks",
        alt=say("How often each region takes which rank, in percent of draws"),
    )
