"""How sure: whether the ranking would stand if weights or figures were a little different."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcda.case.model import Case
from mcda.ranking.result import Ranking
from mcda.report.marked_figures import as_shown
from mcda.report.robustness_wording import causes_sentence, draws_note
from mcda.report.wording import excluded_sentence
from mcda.robustness.result import Acceptability, figures_only
from mcda.robustness.verdict import Verdict, verdict
from mcda.ui import cache
from mcda.ui.components.headline import (
    draw_note,
    draw_paragraph,
    draw_problem,
    draw_question,
)
from mcda.ui.components.how_sure_details import draw_certainty_details
from mcda.ui.components.how_sure_draws import drawn
from mcda.ui.components.how_sure_like_these import draw_like_these
from mcda.ui.components.how_sure_pictures import certainty_offers
from mcda.ui.components.how_sure_whatever import draw_whatever
from mcda.ui.components.pictures_dialog import draw_pictures_button
from mcda.ui.likely import USUAL_SAMPLES, is_quick, question_like_these
from mcda.ui.room import Room, current
from mcda.ui.text import say


def draw(room: Room) -> None:
    """Draw the page."""
    ranking = room.ranking
    if ranking is None:
        draw_question(_question(), say("There is no ranking yet."))
        draw_problem(room.problem)
        return
    quick = is_quick(ranking, question_like_these(room.case, ranking), USUAL_SAMPLES)
    # An empty place would drop the sentence, and move all below, while the answer is sought.
    top = st.container(gap=None) if quick else st.empty()
    if not quick:
        with top.container():
            draw_question(_question(), say("Weights are being drawn."))
    note = draws_note(room.scenario.method)
    if note is not None:
        draw_note(say(note))
    likely, samples = draw_like_these(room, ranking)
    exact = cache.stability(room.digest, (*room.choices, "topsis"), ranking)
    found = verdict(likely, *_causes(room, ranking, likely, samples), exact)
    with top.container():
        draw_question(_question(), _answer(room.case, ranking, found))
    causes = causes_sentence(found)
    if causes is not None:
        draw_paragraph(say(causes))
    whatever = draw_whatever(room, ranking, samples)
    draw_pictures_button(
        "how_sure", room.case, lambda: certainty_offers(room, ranking, likely, whatever)
    )
    draw_certainty_details(room, ranking, likely, whatever)


def _question() -> str:
    return say("How sure is this ranking?")


def _causes(
    room: Room, ranking: Ranking, likely: Acceptability, samples: int
) -> tuple[Acceptability | None, Acceptability | None]:
    """Draw the weights alone and the figures alone, where both may be other than they are."""
    if not likely.varies[1]:
        return None, None
    weights = replace(likely.question, figures=False)
    return (
        drawn(room, ranking, weights, samples, key="by_weights"),
        drawn(room, ranking, figures_only(), samples, key="by_figures"),
    )


def _answer(case: Case, ranking: Ranking, found: Verdict) -> str:
    """Return the verdict, and who is not ranked at all."""
    parts = (as_shown(case, ranking, found.sentence), excluded_sentence(ranking))
    return " ".join(say(part) for part in parts if part is not None)


draw(current())
