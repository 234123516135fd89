"""What would let one region overtake another: a small change of all weights together."""

from __future__ import annotations

import streamlit as st

from mcda.ranking.result import Ranking
from mcda.report.robustness_tables import joint_change_table
from mcda.report.weight_change_wording import joint_change_sentence
from mcda.ui import cache
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.components.tables import draw_table
from mcda.ui.room import Room
from mcda.ui.text import say


def draw_overtaking(room: Room, ranking: Ranking) -> None:
    """Let two regions be chosen, and say by which weights the one would be above the other."""
    if len(ranking.regions) == 1:
        draw_paragraph(say("Only one region is ranked, so that nobody can overtake it."))
        return
    rising, overtaken = st.columns(2)
    with rising:
        region = _choose(room, ranking, say("Region that should overtake"), "rises", 1)
    with overtaken:
        above = _choose(room, ranking, say("Region to be overtaken"), "overtaken", 0)
    if region == above:
        draw_paragraph(say("Choose two different regions."))
        return
    found = cache.joint_change(room.digest, room.choices, region, above, ranking)
    draw_paragraph(say(joint_change_sentence(ranking, region, above, found)))
    if found is None or not found.distance:
        return
    draw_note(
        say(
            "Found by many searches and verified by ranking all regions, by TOPSIS. A smaller "
            "change may exist."
        )
    )
    draw_table(
        joint_change_table(ranking, found).only(range(1, 7)),
        key="how_sure_joint_change",
        alt=say("Weights and points now, and those that let the region overtake"),
    )


def _choose(room: Room, ranking: Ranking, label: str, key: str, place: int) -> str:
    """Return the id of the chosen region; until one is chosen, of the one at this place now."""
    names = dict(zip(ranking.regions, ranking.names))
    ordered = [ranking.regions[row] for row in ranking.order]
    chosen = st.selectbox(
        label,
        ordered,
        index=None,
        format_func=lambda item: names.get(item, item),
        placeholder=names[ordered[place]],
        key=f"{key}_{room.case.id}",
        persist_state="session",
    )
    return chosen if chosen in names else ordered[place]
