"""Details of how sure a ranking is, each drawn only while its tab is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcda.charts.central_weights import CentralWords, central_weight_bars
from mcda.charts.picture import Picture
from mcda.charts.safe_ranges import RangeWords, safe_range_bars
from mcda.ranking.result import Ranking
from mcda.report.robustness_tables import (
    acceptability_table,
    central_weights_table,
    combinations_table,
    reversal_table,
    stability_table,
)
from mcda.report.robustness_wording import (
    combinations_sentence,
    draws_note,
    question_sentence,
    reversal_sentence,
)
from mcda.report.tables import Table
from mcda.robustness.methods import combinations
from mcda.robustness.result import Acceptability
from mcda.robustness.stability import Stability
from mcda.ui import cache
from mcda.ui.bound import bind_own
from mcda.ui.components.headline import draw_banner, draw_list, draw_note, draw_paragraph
from mcda.ui.components.how_sure_overtaking import draw_overtaking
from mcda.ui.components.how_sure_pairs import draw_pairs
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.ranking_steps import agreement
from mcda.ui.components.tables import draw_table
from mcda.ui.components.tabs import draw_tabs
from mcda.ui.labels import labels
from mcda.ui.likely import question_like_these
from mcda.ui.room import Room
from mcda.ui.text import say

MOST_TRIED = 60
"""Regions up to which all are dropped in turn without being asked."""


def draw_certainty_details(
    room: Room, ranking: Ranking, likely: Acceptability, whatever: Acceptability
) -> None:
    """Draw the tabs: tables behind the charts, safe ranges, and other doubts.

    Above them stands a warning where a region that is not on the shortlist decides who is first,
    and in large cases where to find out.
    """
    _warn_of_reversal(room, ranking)
    parts: dict[str, Callable[[], None]] = {
        say("Safe ranges"): lambda: _draw_safe_ranges(room, ranking),
        say("Overtaking"): lambda: draw_overtaking(room, ranking),
        say("Who is ahead of whom"): lambda: draw_pairs(likely),
        say("Table, weights like these"): lambda: _draw_shares(likely, "like_these"),
        say("Table, whatever the weights"): lambda: _draw_shares(whatever, "whatever"),
        say("Weights that put a region first"): lambda: _draw_central_weights(room, whatever),
        say("If a region drops out"): lambda: _draw_reversals(room, ranking),
        say("Methods and normalizations"): lambda: _draw_combinations(room, ranking),
    }
    draw_tabs(parts, "how_sure_details")


def _warn_of_reversal(room: Room, ranking: Ranking) -> None:
    if len(ranking.regions) > MOST_TRIED:
        draw_note(
            say(
                "With more than {count} regions it is not tried unasked whether a region that "
                "drops out changes the order of the others. To see it, open “{tab}” below.",
                count=MOST_TRIED, tab=say("If a region drops out"),
            )
        )  # fmt: skip
        return
    found = cache.reversals(room.digest, room.choices, ranking)
    if found.by_losers:
        draw_banner(say(reversal_sentence(found)))


def _draw_safe_ranges(room: Room, ranking: Ranking) -> None:
    draw_paragraph(
        say(
            "Each bar is how far one slider may move, the others as they are, before something "
            "changes; the upright line is where it stands. Within the topmost bar the winner "
            "stays first."
        )
    )
    note = draws_note(room.scenario.method)
    if note is not None:
        draw_note(say(note))
    draw_picture(
        safe_ranges_picture(room, ranking),
        key="safe_ranges",
        alt=say("How far each slider may move before winner, shortlist or order change"),
    )
    kappa = question_like_these(room.case, ranking).kappa
    _draw_report(
        stability_table(_stability(room, ranking), kappa=kappa), say("Safe ranges of the sliders")
    )


def safe_ranges_picture(room: Room, ranking: Ranking) -> Picture:
    """Return the picture of how far each slider may move."""
    words = RangeWords(
        criterion=say("Criterion"),
        points=say("Points on the slider"),
        winner=say("same winner"),
        shortlist=say("same shortlist"),
        order=say("same order of all"),
    )
    return safe_range_bars(_stability(room, ranking), words)


def _stability(room: Room, ranking: Ranking) -> Stability:
    choices = (*room.choices, room.scenario.method)
    return cache.stability(room.digest, choices, room.result or ranking)


def _draw_shares(found: Acceptability, key: str) -> None:
    draw_note(say(question_sentence(found)))
    _draw_report(acceptability_table(found), say("Share of draws at each rank"), key=key)


def _draw_central_weights(room: Room, whatever: Acceptability) -> None:
    draw_paragraph(
        say(
            "What would you have to believe for a region to come first? Each row gives the mean "
            "of all weights that put it first, to be compared with the present weights above. "
            "Confidence is the share of draws of the figures in which it is first with them. A "
            "dash stands for a region that never comes first."
        )
    )
    draw_note(say(question_sentence(whatever)))
    found = cache.confident(
        room.digest, room.choices, whatever.question, whatever.samples, whatever
    )
    _draw_favour(room, found)
    _draw_report(central_weights_table(found), say("Weights that put a region first"), wide=True)


def _draw_favour(room: Room, found: Acceptability) -> None:
    """Draw the weights in favour of one region, by default the likeliest that is not first now."""
    ranking, first = found.ranking, found.first_probability
    ever = [row for row in ranking.order if first[row] > 0]
    others = [row for row in ever if ranking.rank[row] > 1] or ever
    likeliest = max(others, key=lambda row: first[row])
    names = labels(room.case.regions)
    rows = {ranking.regions[row]: row for row in ever}
    options = {region: names[region] for region in rows}
    chosen = bind_own(f"favour_{room.case.id}", ranking.regions[likeliest], options)
    st.selectbox(say("For which region?"), **chosen.one)
    words = CentralWords(
        criterion=say("Criterion"), present=say("now"), central=say("to come first")
    )
    draw_picture(
        central_weight_bars(found, rows[chosen.value], words),
        key="favour",
        alt=say("Present weights, and the mean of all weights that put the region first"),
    )


def _draw_reversals(room: Room, ranking: Ranking) -> None:
    found = cache.reversals(room.digest, room.choices, ranking)
    draw_paragraph(say(reversal_sentence(found)))
    _draw_report(reversal_table(found), say("What changes when a region drops out or is doubled"))


def _draw_combinations(room: Room, ranking: Ranking) -> None:
    known = agreement(room, ranking, "combinations")
    if known is None:
        return
    found = combinations(ranking, known)
    draw_paragraph(say(combinations_sentence(found)))
    _draw_report(combinations_table(found), say("On how many shortlists each region is"), wide=True)
    draw_list(say("Cannot be used"), (say(item.reason) for item in found.silent))


def _draw_report(table: Table, alt: str, *, key: str = "", wide: bool = False) -> None:
    draw_table(table, key=f"how_sure_{table.name}{key}", alt=alt, wide=wide)
