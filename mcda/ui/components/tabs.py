"""Tabs of a page: only the open one is drawn, and it comes into view when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from mcda.ui.turn import in_turn

_HERE = Path(__file__).parent


def draw_tabs(parts: Mapping[str, Callable[[], None]], key: str) -> None:
    """Draw tabs and what the open one shows.

    Tabs stand below a page's picture, often below the edge of the screen: the browser brings the
    bar and the beginning of its content into view when another tab is opened.

    Parameters
    ----------
    parts : name of a tab -> draws what it shows; the first is open at first
    key : of the tabs
    """
    with st.container(key=f"{key}_area", gap=None):
        top = st.container(gap=None)
        tabs = st.tabs(list(parts), key=key, on_change="rerun")
        # by its place: a name may hold a count
        opened = next((place for place, tab in enumerate(tabs) if tab.open), 0)
        with top:
            data = {"key": key, "open": opened}
            _component()(key=f"{key}_view", data=in_turn(f"{key}_view", data))
        for tab, draw in zip(tabs, parts.values()):
            if tab.open:
                with tab:
                    draw()


@cache
def _component() -> Any:
    """Register the component once; all sessions mount the same one."""
    js = (_HERE / "tabs.js").read_text("utf-8")
    return st.components.v2.component("tabs", html="<span></span>", js=js)
