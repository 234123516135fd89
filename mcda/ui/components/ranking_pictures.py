"""What the pages about regions offer as pictures."""

from __future__ import annotations

import numpy as np

from mcda.case.finding import Sentence
from mcda.case.model import Case, Criterion
from mcda.charts.picture import Picture
from mcda.charts.ranking import ranking_bars
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.tables import with_unit
from mcda.report.wording import scenario_sentence
from mcda.ui.components.pictures_dialog import Offer
from mcda.ui.components.profiles import heat_picture, profiles_picture
from mcda.ui.components.region_map import chosen_criterion, map_picture
from mcda.ui.text import say


def ranking_offers(
    case: Case, ranking: Ranking, result: Ranking | MethodResult, question: str
) -> list[Offer]:
    """List the pictures of the page Ranking.

    Parameters
    ----------
    case : the open case
    ranking : by TOPSIS
    result : by the chosen method
    question : of the meeting
    """
    choices = (scenario_sentence(case, result.scenario),)
    counted = tuple(ranking.matrix.criteria[int(j)] for j in np.flatnonzero(ranking.weights > 0))
    return [
        Offer("ranking", question, lambda: _bars(result), choices, counted),
        _map(case, result, choices, counted),
        Offer(
            "profiles",
            say("Regions side by side"),
            lambda: profiles_picture(case, ranking),
            choices,
            counted,
        ),
        Offer(
            "normalized",
            say("Compared regions from worst to best"),
            lambda: heat_picture(ranking),
            choices,
            counted,
        ),
    ]


def _bars(result: Ranking | MethodResult) -> Picture:
    score = say("closeness") if isinstance(result, Ranking) else say("score")
    edge = say("shortlist of {size} ends", size=result.scenario.shortlist_size)
    return ranking_bars(result, region=say("Region"), closeness=score, edge=edge)


def _map(
    case: Case,
    result: Ranking | MethodResult,
    choices: tuple[Sentence, ...],
    counted: tuple[Criterion, ...],
) -> Offer:
    """Offer the map as it is on the screen: a criterion's needs no word about the ranking."""
    criterion = chosen_criterion(case)
    if criterion is None:
        return Offer(
            "map", say("Map of ranks"), lambda: map_picture(case, result), choices, counted
        )
    title = say("Map: {criterion}", criterion=with_unit(criterion.name, criterion.unit))
    return Offer("map", title, lambda: map_picture(case, result), (), (criterion,))
