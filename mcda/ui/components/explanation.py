"""Why the ranking is as it is: reasons, steps, what it would take."""

from __future__ import annotations

import streamlit as st

from mcda.case.model import Case
from mcda.charts.comparison import ComparisonWords, comparison_bars
from mcda.ranking.explanation import comparison, obstacles
from mcda.ranking.hand_check import check_by_hand
from mcda.ranking.result import Ranking
from mcda.ranking.steps import steps
from mcda.report.explanation_tables import (
    hand_check_table,
    obstacles_table,
    requirements_table,
    step_table,
)
from mcda.report.marked_figures import filled_figures
from mcda.ui import state
from mcda.ui.bound import bind, bind_own
from mcda.ui.components.headline import draw_note
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.ranking_steps import lifting
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.state import OTHER, REGION
from mcda.ui.text import say


def draw_why(case: Case, ranking: Ranking) -> None:
    """Draw why one region stands above another, and what keeps it from the ideal."""
    left, right = st.columns(2, gap="medium")
    with left:
        region = _choose_region(case, ranking, REGION, say("Region"), place=0)
    with right:
        other = _choose_region(case, ranking, OTHER, say("Compared with"), place=1)
    if region != other:
        compared = comparison(ranking, region, other)
        st.text(say(compared.sentence))
        words = ComparisonWords(say("Criterion"), say("closeness"))
        draw_picture(
            comparison_bars(compared, words),
            key="why_bars",
            alt=say("What each criterion adds to the difference in closeness"),
        )
    kept = obstacles(ranking, region)
    st.text(say(kept.sentence))
    table = obstacles_table(kept, ranking.matrix)
    draw_table(table, key="why_obstacles", alt=say("What keeps it from the ideal"))
    _draw_filled(ranking, region, other)


def draw_what_it_takes(room: Room, ranking: Ranking) -> None:
    """Draw what would lift a region onto the shortlist."""
    listed = len(ranking.shortlist)
    region = _choose_region(room.case, ranking, REGION, say("Region"), place=listed, key="takes")
    found = lifting(room, ranking, region)
    if found is None:
        return
    st.text(say(found.sentence))
    if found.requirements:
        alt = say("What each criterion alone would have to be")
        draw_table(requirements_table(found), key="takes_table", alt=alt)
        draw_note(
            say(
                "Each answer was checked by ranking again with the changed figure. A dash: this "
                "criterion alone is not enough."
            )
        )
    _draw_filled(ranking, region)


def draw_steps(case: Case, ranking: Ranking) -> None:
    """Draw every step of the computation, and one region computed by hand."""
    laid_out = steps(ranking)
    by_symbol = {step.symbol: step for step in laid_out.steps}
    titles = {symbol: f"{symbol}   {say(step.title)}" for symbol, step in by_symbol.items()}
    chosen = bind_own(f"step_{case.id}", laid_out.steps[-1].symbol, titles)
    st.selectbox(say("Step"), **chosen.one)
    step = by_symbol[chosen.value]
    if step.formula:
        st.code(f"{step.symbol} = {step.formula}", language=None)
    place = list(by_symbol).index(step.symbol)
    draw_table(step_table(laid_out, step), key=f"step_table_{place}", alt=say(step.title))
    region = _choose_region(case, ranking, REGION, say("Check a region"), place=0, key="check")
    check = check_by_hand(ranking, region)
    st.text(say(check.sentence))
    draw_table(hand_check_table(check), key="check_table", alt=say("One region computed by hand"))
    _draw_filled(ranking, region)


def _draw_filled(ranking: Ranking, *regions: str) -> None:
    """Say which figures of these regions are not their own."""
    filled = dict(zip(ranking.matrix.regions, filled_figures(ranking.matrix)))
    names = dict(zip(ranking.regions, ranking.names))
    for region in dict.fromkeys(regions):
        if filled[region]:
            draw_note(
                say(
                    "† Not published for {name}, so filled: {figures}.",
                    name=names[region],
                    figures=filled[region],
                )
            )


def _choose_region(
    case: Case, ranking: Ranking, choice: state.Choice, label: str, *, place: int, key: str = ""
) -> str:
    """Draw the choice of a ranked region; without one, it is the one in this place of the order."""
    ordered = [ranking.regions[row] for row in ranking.order]
    names = labels(case.regions)
    default = ordered[min(place, len(ordered) - 1)]
    chosen = bind(
        case,
        choice,
        f"widget_{choice.name}_{key}",
        options={item: names[item] for item in ordered},
        shown=lambda kept: kept if kept in ordered else default,
    )
    st.selectbox(label, **chosen.one)
    return str(chosen.value)
