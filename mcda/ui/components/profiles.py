"""Profiles of picked regions, and all compared regions at a glance."""

from __future__ import annotations

import streamlit as st

from mcda.case.model import Case
from mcda.charts.heat import MOST_ROWS, normalized_heat_map
from mcda.charts.picture import Picture
from mcda.charts.profiles import MOST_PROFILES, ProfileWords, profiles
from mcda.ranking.result import Ranking
from mcda.report.marked_figures import CHANGED, DOUBTED, FILLED
from mcda.ui import state
from mcda.ui.bound import bind
from mcda.ui.components.headline import draw_note
from mcda.ui.components.pictures import draw_hidden, draw_picture
from mcda.ui.labels import labels
from mcda.ui.state import PROFILES
from mcda.ui.text import say


def draw_profiles(case: Case, ranking: Ranking) -> None:
    """Draw up to six regions side by side, and the compared ones by all criteria with points."""
    _choose(case, ranking)
    draw_picture(
        profiles_picture(case, ranking),
        key="profiles",
        alt=say("Picked regions side by side, a bar per criterion"),
    )
    draw_note(
        say(
            "A full bar is the best figure or bound, an empty one the worst. In colour: on the "
            "shortlist. Criteria without points are left out."
        )
    )
    _draw_marks(ranking)
    draw_picture(
        heat_picture(ranking),
        key="normalized_heat",
        alt=say("Compared regions by criteria; the stronger the colour, the nearer to the best"),
    )
    draw_hidden(len(ranking.regions), MOST_ROWS)


def profiles_picture(case: Case, ranking: Ranking) -> Picture:
    """Return the profiles of the picked regions."""
    words = ProfileWords(
        say("Criterion"), say("figure"), say("from worst to best"), FILLED, CHANGED, DOUBTED
    )
    return profiles(ranking, _picked(case, ranking), words)


def heat_picture(ranking: Ranking) -> Picture:
    """Return the normalized figures of the compared regions."""
    return normalized_heat_map(ranking, weakest=say("worst"), strongest=say("best"))


def _picked(case: Case, ranking: Ranking) -> list[str]:
    """Return the regions to be drawn: the chosen ones that are ranked, else the first six."""
    chosen = [region for region in state.kept(case, PROFILES) if region in ranking.regions]
    return chosen or [ranking.regions[row] for row in ranking.order[:MOST_PROFILES]]


def _choose(case: Case, ranking: Ranking) -> None:
    names = labels(case.regions)
    ranked = [ranking.regions[row] for row in ranking.order]
    picked = bind(
        case,
        PROFILES,
        options={region: names[region] for region in ranked},
        shown=lambda kept: [item for item in kept if item in ranking.regions],
        read=tuple,
    )
    st.multiselect(
        say("Regions side by side, up to {count}", count=MOST_PROFILES),
        max_selections=MOST_PROFILES,
        placeholder=say("the first {count} of the ranking", count=MOST_PROFILES),
        **picked.several,
    )


def _draw_marks(ranking: Ranking) -> None:
    matrix = ranking.matrix
    if matrix.edited.any():
        draw_note(say("{sign} changed figure", sign=CHANGED))
    if matrix.filled.any():
        draw_note(say("{sign} median of the zone, since the figure is missing", sign=FILLED))
    if matrix.doubted.any():
        draw_note(say("{sign} in doubt; the page Regions says why", sign=DOUBTED))
