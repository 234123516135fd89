"""What the page How sure offers as pictures."""

from __future__ import annotations

import numpy as np

from mcda.ranking.result import Ranking
from mcda.report.acceptability_wording import words_of_draws
from mcda.report.robustness_wording import question_sentence
from mcda.report.wording import scenario_sentence
from mcda.robustness.result import Acceptability
from mcda.ui.components.how_sure_details import safe_ranges_picture
from mcda.ui.components.how_sure_like_these import ranks_picture
from mcda.ui.components.how_sure_pairs import pairs_picture
from mcda.ui.components.pictures_dialog import Offer
from mcda.ui.room import Room
from mcda.ui.text import say


def certainty_offers(
    room: Room, ranking: Ranking, likely: Acceptability, whatever: Acceptability
) -> list[Offer]:
    """List the pictures of the page; each says whether it is about weights like these.

    Parameters
    ----------
    room, ranking : of this run
    likely, whatever : as on the screen
    """
    choices = scenario_sentence(room.case, room.scenario)
    counted = tuple(ranking.matrix.criteria[int(j)] for j in np.flatnonzero(ranking.weights > 0))
    offers = [
        Offer(
            "ranks_like_these",
            say("Ranks in percent of draws, {drawn}", drawn=words_of_draws(likely)),
            lambda: ranks_picture(likely),
            (question_sentence(likely), choices),
            counted,
        ),
        Offer(
            "ranks_whatever",
            say("Ranks in percent of draws, {drawn}", drawn=words_of_draws(whatever)),
            lambda: ranks_picture(whatever),
            (question_sentence(whatever), choices),
            counted,
        ),
        Offer(
            "safe_ranges",
            say("How far each slider may move"),
            lambda: safe_ranges_picture(room, ranking),
            (choices,),
            counted,
        ),
    ]
    if likely.pairwise is not None:
        offers.append(
            Offer(
                "pairs_like_these",
                say(
                    "Who is ahead of whom in percent of draws, {drawn}",
                    drawn=words_of_draws(likely),
                ),
                lambda: pairs_picture(likely),
                (question_sentence(likely), choices),
                counted,
            )
        )
    return offers
