"""The ranking that follows the finger: drawn in the browser from the squared gaps A and B."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from mcda.case.model import Case
from mcda.charts.ranking import bar_lengths, score_texts
from mcda.ranking.exclusion import excluded_by, left_out
from mcda.ranking.result import FloatArray, MethodResult, Ranking
from mcda.ranking.wording import percent
from mcda.ui import sliders
from mcda.ui.text import say
from mcda.ui.turn import in_turn

_MOST_FIGURES = 60_000  # compared regions times criteria; more would make every answer slow
_KEY = "live_ranking"
_HERE = Path(__file__).parent
HTML = """
<div class="ranking" role="list">
  <span class="heading heading-region"></span><span class="heading heading-closeness"></span>
  <span class="heading heading-likely"></span>
  <div class="edge" role="listitem"><span></span></div>
</div>
"""


@cache
def _component() -> Any:
    """Register the component once; all sessions mount the same one."""
    css, js = ((_HERE / f"live_ranking.{kind}").read_text("utf-8") for kind in ("css", "js"))
    return st.components.v2.component(_KEY, html=HTML, css=css, js=js)


def draw_live_ranking(
    case: Case, result: Ranking | MethodResult, shares: FloatArray | None = None
) -> None:
    """Draw the ranking; between two answers of the server it follows the sliders by itself.

    The sliders' keys tell the browser which sliders to listen to, so that those of another case,
    which stay on the page for a moment, are not mistaken for ours. Only closeness follows: the
    scores of other methods are drawn when a slider is released. Where a slider that leaves or
    reaches 0 changes who is compared, the evidence holds no longer: the list says that it waits.

    Parameters
    ----------
    case, result : what to draw
    shares : (m,) share of draws in which a region is on the shortlist, with weights like these;
        None shows none
    """
    _component()(key=_KEY, data=in_turn(_KEY, live_data(case, result, shares)))


def can_follow(result: Ranking | MethodResult) -> bool:
    """Whether the browser ranks by itself: closeness, and not too many figures to send."""
    return isinstance(result, Ranking) and result.normalized.size <= _MOST_FIGURES


def live_data(
    case: Case, result: Ranking | MethodResult, shares: FloatArray | None = None
) -> dict[str, Any]:
    """Return all that the browser needs to draw, and, under TOPSIS, to rank by itself."""
    points = result.scenario.points
    follows = can_follow(result)
    evidence = result if isinstance(result, Ranking) else result.topsis
    return {
        "names": list(result.names),
        "score": result.score.tolist(),
        "rank": result.rank.tolist(),
        "lengths": bar_lengths(result).tolist(),
        "told": list(score_texts(result)),
        "shares": [] if shares is None else [percent(float(share)) for share in shares],
        "size": result.scenario.shortlist_size,
        "follows": follows,
        "to_ideal": evidence.to_ideal.tolist() if follows else [],
        "to_anti_ideal": evidence.to_anti_ideal.tolist() if follows else [],
        "excluded": _excluded(case, evidence) if follows else [],
        "keys": [sliders.points_key(case.id, criterion.id) for criterion in case.criteria],
        "points": [points.get(criterion.id, 0.0) for criterion in case.criteria],
        "words": {
            "region": say("Region"),
            "closeness": _heading(result),
            "likely": "" if shares is None else say("shortlist"),
            "edge": say("shortlist of {size} ends", size="{size}"),
            "waits": say("On release: other regions are compared"),
            "nothing": say("No criterion has points"),
        },
    }


def _excluded(case: Case, ranking: Ranking) -> list[list[int]]:
    """Return, for each criterion, rows of regions that are not ranked while it has points."""
    excluded = excluded_by(ranking.matrix)
    chosen = left_out(case, ranking.scenario.without)
    excluded[[region in chosen for region in ranking.matrix.regions]] = False
    return [np.flatnonzero(column).tolist() for column in excluded.T]


def _heading(result: Ranking | MethodResult) -> str:
    if isinstance(result, Ranking):
        return say("closeness")
    if result.method.low_is_better:
        return say("{method} score, low is good", method=result.method.name)
    return say("{method} score, high is good", method=result.method.name)
