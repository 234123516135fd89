"""What other methods and normalizations make of the same figures and weights."""

from __future__ import annotations

import streamlit as st

from mcda.case.model import Case
from mcda.charts.bump import BumpWords, bump_chart
from mcda.ranking.agreement import Agreement
from mcda.ranking.consensus import Consensus, consensus, voices
from mcda.ranking.result import Ranking
from mcda.report.method_tables import chosen_ranks_table, correlation_table, support_table
from mcda.ui.bound import bind, bind_own
from mcda.ui.components.headline import draw_list, draw_note, draw_paragraph
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.ranking_steps import agreement
from mcda.ui.components.tables import draw_table
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.state import METHODS_BESIDE
from mcda.ui.text import say

USUAL = ("topsis", "vikor", "promethee_ii", "edas", "wpm", "wsm")
"""Shown until others are chosen: one of each way of thinking."""


def draw_methods(room: Room, ranking: Ranking) -> None:
    """Draw how far methods agree, and behind Choose their orders side by side."""
    found = agreement(room, ranking, "methods")
    if found is None:
        return
    draw_paragraph(say(found.summary))
    draw_paragraph(say(found.normalization_summary))
    draw_table(support_table(found), key="methods_support", alt=say("How methods agree"))
    with st.expander(say("Choose"), on_change="rerun", key="methods_choose") as choose:
        if choose.open:
            _draw_chosen(room.case, found)
    silent = (*found.silent, *found.silent_normalizations)
    draw_list(say("Cannot be used"), (say(item.reason) for item in silent))


def _draw_chosen(case: Case, found: Agreement) -> None:
    chosen = _choose_methods(case, found)
    if not chosen:
        draw_note(say("Choose at least one method to see its order."))
        return
    joint = consensus(found, chosen)
    draw_paragraph(say(joint.sentence))
    _draw_bump(case, found, joint)
    table = chosen_ranks_table(found, joint)
    draw_table(table, key="methods_ranks", alt=say("Ranks by method"), wide=True)
    if len(joint.opinions) > 1:
        draw_note(
            say("How near each two orders are: 1 is the same order, -1 the reverse (Spearman).")
        )
        draw_table(
            correlation_table(joint),
            key="methods_correlation",
            alt=say("Rank correlations"),
            wide=True,
        )


def _choose_methods(case: Case, found: Agreement) -> list[str]:
    """Draw the choice of methods; those that cannot be used stand below with the reason."""
    names = {opinion.id: opinion.name for opinion in voices(found)}
    chosen = bind(
        case,
        METHODS_BESIDE,
        options=names,
        shown=lambda kept: [item for item in kept or USUAL if item in names],
        read=lambda picked: () if tuple(picked) == USUAL else tuple(picked),
    )
    st.multiselect(say("Methods side by side"), **chosen.several)
    return list(chosen.value)


def _draw_bump(case: Case, found: Agreement, joint: Consensus) -> None:
    ranking = found.ranking
    names = labels(case.regions)
    ordered = [ranking.regions[row] for row in ranking.order]
    picked = bind_own(f"methods_regions_{case.id}", [], {item: names[item] for item in ordered})
    st.multiselect(say("Regions in colour"), placeholder=say("the shortlist"), **picked.several)
    coloured = set(picked.value) or set(ranking.shortlist)
    rows = [row for row, region in enumerate(ranking.regions) if region in coloured]
    orders = {opinion.name: opinion.rank for opinion in joint.opinions}
    orders |= {"Borda": joint.borda_rank, "Copeland": joint.copeland_rank}
    draw_picture(
        bump_chart(ranking.names, orders, rows, BumpWords(say("Order"), say("rank"))),
        key="methods_bump",
        alt=say("Each region's place from method to method, and in the joint orders"),
    )
