"""Which of two answers to a component is the newer one."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st


def in_turn(key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a component's data with a ``turn`` that grows whenever they change.

    While a component's module is still loading, Streamlit may hand it an earlier answer after a
    later one; the component keeps the one whose turn is higher. Turns are taken from the clock,
    so that they grow even where a new session goes on with a page that is still open.

    Parameters
    ----------
    key : of the component
    data : what it shows
    """
    place = f"turn_{key}"
    if place not in st.session_state or st.session_state[place][0] != data:
        st.session_state[place] = (data, time.time_ns() // 1_000)
    return {**data, "turn": st.session_state[place][1]}
