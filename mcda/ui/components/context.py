"""The line above the sentence: which case, which sector in focus, who is left out, by what rule."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import streamlit as st

from mcda.case.columns import NORMALIZATIONS
from mcda.case.model import Case
from mcda.ranking.method_contracts import METHODS
from mcda.ui import state
from mcda.ui.bound import bind, hold
from mcda.ui.components.bring_own import draw_bring_own
from mcda.ui.components.limits import WIDTH, open_limits
from mcda.ui.labels import distinct
from mcda.ui.room import open_key
from mcda.ui.state import METHOD, NORMALIZATION, SECTOR, SHORTLIST, WITHOUT
from mcda.ui.text import say

_LETTER = 7  # pixels of a letter
_BESIDE = {"one": 48, "several": 108}  # pixels of a box that a chosen name itself cannot have


def draw_context(case: Case, titles: Mapping[str, str], chosen: str) -> tuple[Any, Any]:
    """Draw the choices that hold on every page.

    Returns where the limits are drawn later, and where it is said what fixed bounds do.

    Parameters
    ----------
    case : the open case
    titles : address key -> title of every case
    chosen : address key of the open case
    """
    with context_line():
        draw_case_choice(titles, chosen)
        if case.sectors:
            with _together("focus"):
                _word(say("Cluster in"))
                _draw_sector(case)
        with _together("left_out"):
            _word(say("Without"))
            _draw_without(case)
        st.space("stretch")
        with _together("doors"):
            draw_bring_own(case, titles)
            limits = open_limits(case)
            fixed = _draw_rules(case)
    return limits, fixed


def context_line() -> Any:
    """Return the place of the line; its styles see to it that it does not become two."""
    place = st.container(key="context_place")
    return place.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key="context"
    )


def _together(key: str) -> Any:
    """Return a place whose parts stay in one line: a word never parts from what it names."""
    return st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key=key
    )


def _word(text: str) -> None:
    st.html(f'<span class="mcda-word">{html.escape(text)}</span>', width="content")


def draw_case_choice(titles: Mapping[str, str], chosen: str) -> None:
    """Draw the choice of the case alone."""
    with st.container(width="content", key="case_word"):
        _word(say("Case"))
    case = hold("case_choice", chosen, open_key, titles)
    st.selectbox(say("Case"), label_visibility="collapsed", width=188, **case.one)


def _draw_sector(case: Case) -> None:
    names = {"": say("any sector")} | {sector: sector for sector in case.sector_names}
    width = _room_for([state.kept(case, SECTOR)], _BESIDE["one"], 122)
    _choose(case, SECTOR, say("Sector in focus"), names, width=width)


def _draw_without(case: Case) -> None:
    names = distinct(
        {zone: zone.removeprefix("zone:") for zone in state.removable(case)}
        | {region.id: region.name for region in case.regions}
    )
    options = {item: names[item] for item in state.removable(case)}
    gone = bind(case, WITHOUT, options=options, shown=list, read=tuple)
    st.multiselect(
        say("Regions left out"),
        **gone.several,
        placeholder=say("nobody"),
        label_visibility="collapsed",
        width=_room_for([names[item] for item in gone.value], _BESIDE["several"], 134),
    )


def _room_for(names: Iterable[str], beside: int, least: int) -> int:
    """Return how wide a box is, in pixels, in which the longest of these names is read whole."""
    longest = max((len(name) for name in names), default=0)
    return min(max(least, beside + _LETTER * longest), 340)


def _draw_rules(case: Case) -> Any:
    rules = st.popover(say("Rules"), key="rules", type="tertiary")
    with rules, st.container(width=WIDTH, gap="small"):
        _choose(
            case,
            METHOD,
            say("How regions are ranked"),
            {item: method.name for item, method in METHODS.items()},
            visible=True,
        )
        method = METHODS[state.kept(case, METHOD)]
        st.caption(say(method.idea))
        if method.id != "topsis":
            st.caption(
                say(
                    "{method} makes figures comparable in its own way; what is chosen below is "
                    "for TOPSIS, on which Why, Steps and the money rest.",
                    method=method.name,
                )
            )
        labels = normalization_names()
        _choose(
            case,
            NORMALIZATION,
            say("How figures are made comparable (normalization)"),
            {item: labels[item] for item in NORMALIZATIONS},
            visible=True,
        )
        fixed = st.container(gap=None)
        st.caption(say("The other two depend on which regions are compared."))
        size = bind(case, SHORTLIST)
        st.number_input(
            say("Regions on the shortlist"),
            min_value=0,
            max_value=max(len(case.regions), case.settings.shortlist_size),
            step=1,
            **size.plain,
        )
    return fixed


def normalization_names() -> dict[str, str]:
    """Return what the ways to make figures comparable are called."""
    return {
        "goalposts": say("Fixed bounds"),
        "minmax": say("Smallest to largest"),
        "vector": say("Vector length (Hwang and Yoon 1981)"),
    }


def _choose(
    case: Case,
    choice: state.Choice,
    label: str,
    options: Mapping[Any, str],
    *,
    width: int | Literal["stretch"] = "stretch",
    visible: bool = False,
) -> None:
    """Draw a selectbox for a kept choice."""
    chosen = bind(case, choice, options=options)
    st.selectbox(
        label,
        **chosen.one,
        label_visibility="visible" if visible else "collapsed",
        width=width,
    )
