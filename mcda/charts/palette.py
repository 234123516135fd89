"""Colours by meaning.

A chart never names a colour. It names a meaning of :data:`MEANINGS`, and whoever draws the chart
supplies the colours in the same order: on the screen the theme of the moment (light or dark, in
``.streamlit/config.toml``), in files :mod:`mcda.charts.theme`, which is always light.
"""

from __future__ import annotations

import altair as alt

MEANINGS = (
    "shortlist",
    "rest",
    "doubt",
    "second",
    "third",
    "paper",
    "ink",
    "quiet",
    "empty",
    "doubt_text",
)
LIGHT = (
    "#0d5c63",
    "#b9c4c8",
    "#c98a2b",
    "#4f9a94",
    "#7d8c99",
    "#ffffff",
    "#16262b",
    "#5d6d73",
    "#e9eef0",
    "#9a6410",
)
# Less than the nation, as the nation, more than the nation.
LIGHT_DIVERGING = (
    "#d3a765",
    "#dcb981",
    "#e6cb9f",
    "#efddbf",
    "#f7eee0",
    "#e8f1f1",
    "#bcd9d7",
    "#84b8b5",
    "#3f8c8f",
    "#0d5c63",
)
# From the least to the most.
LIGHT_SEQUENTIAL = (
    "#eef4f4",
    "#d8e8e7",
    "#bfdad8",
    "#a3cac8",
    "#86b9b7",
    "#69a7a6",
    "#4c9495",
    "#328083",
    "#1d6d72",
    "#0d5c63",
)
# Part of the sequential scale from which text on it needs the colour of paper, in every theme.
PAPER_FROM = 0.68
PROGRAMME_MEANINGS = {
    "national": "shortlist",
    "sectoral": "second",
    "territorial": "doubt",
    "blended": "third",
}


def meaning(field: str, legend: alt.Legend | None = None) -> alt.Color:
    """Return the colour encoding of a field that holds a meaning."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=list(MEANINGS)), legend=legend)
